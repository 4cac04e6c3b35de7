// The imported paper books of 2019, judged from outside: hledger and beancount on what `soquy export` writes, and the
// naive ledger fed with the acts that were asked for.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>

#include "engine/ledger.h"
#include "projections/arrears.h"
#include "projections/trial_balance.h"
#include "tests/oracles/other_ledgers.h"

namespace soquy::test {

namespace {

int soquy(const std::string& words) { return std::system((std::string(SOQUY_BINARY) + " " + words + " 2>&1").c_str()); }

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The naive book after every command of a club's history, asked again.
naive::Book naive_book_of(const std::vector<Event>& history) {
  naive::Book book;
  std::vector<Event> commit;
  for (const Event& event : history) {
    commit.push_back(event);
    if (commit.size() < event.envelope.count) continue;
    const Command command = command_of(commit);
    std::vector<std::uint64_t> entries(command.acts.size(), 0);
    for (const Event& one : commit) {
      std::uint64_t& entry = entries.at(one.envelope.act);
      if (entry == 0) entry = one.envelope.version.value;
    }
    book.write(command, commit.front().envelope.recorded_at, entries);
    commit.clear();
  }
  return book;
}

/// Exports the club as a person would and has both programs check it, as it is and against the naive ledger's balances
/// at the end of every day.
void judge(const std::string& store, const ClubCode& club, const ScratchDirectory& folder) {
  INFO(club.text());
  for (const std::string format : {"hledger", "beancount"}) {
    REQUIRE(soquy("export " + format + " " + club.text() + " --store " + store + " -o " + (folder / format).string() +
                  " > /dev/null") == 0);
  }
  CHECK(hledger_objects_to_order(folder / "hledger") == "");
  CHECK(beancount_objects(folder / "beancount") == "");

  engine::SystemClock clock;
  const auto ledger = engine::Ledger::open(store, clock, false);
  const naive::Book book = naive_book_of(ledger->history(club));
  projections::JournalBook journal;
  for (const Event& event : ledger->history(club)) journal.apply(event);
  const projections::Journal days = journal.journal();
  CHECK(hledger_balances(folder / "hledger") == naive_balances(book));
  CHECK(hledger_objects(write(folder, "judged.journal",
                              projections::to_hledger(days) + naive_assertions_hledger(book, days))) == "");
  CHECK(beancount_objects(write(folder, "judged.beancount",
                                projections::to_beancount(days) + naive_assertions_beancount(book, days))) == "");
}

std::string import_hanh_phuc(const ScratchDirectory& folder) {
  const std::string store = (folder / "store").string();
  REQUIRE(soquy("init " + store + " > /dev/null") == 0);
  REQUIRE(soquy("import " + std::string(SOQUY_SOURCE_DIR) +
                "/tests/fixtures/hanh-phuc-2019 --by TV04 --approved-by TV01 --store " + store + " > /dev/null") == 0);
  return store;
}

std::vector<Event> history_of(const std::string& store, const ClubCode& club) {
  engine::SystemClock clock;
  return engine::Ledger::open(store, clock, false)->history(club);
}

std::size_t count_of(const std::vector<Event>& events, Kind kind) {
  return static_cast<std::size_t>(
      std::count_if(events.begin(), events.end(), [&](const Event& event) { return event.payload.kind() == kind; }));
}

/// The repayment of a loan on a day, as its version in words.
std::string repayment_of(const std::vector<Event>& events, LoanNo loan, Day day) {
  for (const Event& event : events) {
    const auto* paid = event.payload.as<RepaymentReceived>();
    if (paid != nullptr && paid->loan == loan && event.envelope.value_date == day)
      return std::to_string(event.envelope.version.value);
  }
  return "0";
}

/// Every loan at every month end of the year, as known then: what the view says beside what the naive ledger says.
void compare_loans(const std::vector<Event>& history, const naive::Book& book, Instant known) {
  for (unsigned month = 1; month <= 14; ++month) {
    const int year = month > 12 ? 2020 : 2019;
    const Day next = make_day(month % 12 == 0 ? year + 1 : year, month % 12 + 1, 1).value();
    const Day end = add_days(next, -1);
    projections::Arrears arrears;
    AsOf when;
    when.value_date = end;
    when.known = known;
    fold(arrears, history, when);
    const auto report = arrears.on(end);
    INFO(to_iso(end));
    for (const projections::LoanRow& row : arrears.book().rows()) {
      if (row.start.is_none()) continue;
      const naive::LoanFigures naive = book.loan(row.loan, {end, known});
      INFO(to_text(row.loan));
      CHECK(row.outstanding.minor == naive.outstanding);
      CHECK(row.paid_principal.minor == naive.paid_principal);
      CHECK(row.paid_interest.minor == naive.paid_interest);
    }
    for (const projections::ArrearsRow& row : report.rows) {
      const naive::LoanFigures naive = book.loan(row.loan, {end, known});
      INFO(to_text(row.loan));
      CHECK(row.overdue_principal.minor == naive.overdue_principal);
      CHECK(row.overdue_interest.minor == naive.overdue_interest);
      CHECK(row.days_past_due == naive.days_past_due);
    }
  }
}

/// How every repayment that stands is split, as the events tell it: what was recorded, then what each reallocation made
/// of it, less those that were taken back.
std::map<std::uint64_t, Allocation> standing_splits(const std::vector<Event>& history) {
  std::map<std::uint64_t, Allocation> splits;
  for (const Event& event : history) {
    if (const auto* paid = event.payload.as<RepaymentReceived>()) splits[event.envelope.version.value] = paid->lines;
    if (const auto* moved = event.payload.as<RepaymentReallocated>()) splits[moved->repayment.value] = moved->after;
    if (const auto* undone = event.payload.as<EntryReversed>()) splits.erase(undone->entry.value);
  }
  return splits;
}

/// Every repayment that stands, by itself: of which instalment it paid how much of what. Gives their number.
std::size_t compare_splits(const std::vector<Event>& history) {
  const naive::Book book = naive_book_of(history);
  std::map<std::uint64_t, Allocation> splits = standing_splits(history);
  const std::size_t count = splits.size();
  for (const naive::Loan& loan : book.loans()) {
    for (const naive::Repayment& repayment : loan.repayments) {
      INFO(to_text(loan.no) << ", version " << repayment.entry << " of " << to_iso(repayment.day));
      CHECK(naive::pieces_of(splits[repayment.entry]) == repayment.pieces);
      splits.erase(repayment.entry);
    }
  }
  CHECK(splits.empty());  // the naive ledger knows each of them
  return count;
}

}  // namespace

TEST_CASE("late rows and reversals in the paper books of 2019 leave what the naive ledger works out", "[oracle]") {
  const ScratchDirectory folder;
  const std::string store = import_hanh_phuc(folder);
  const ClubCode club = *ClubCode::parse("HP-01");
  const std::string signs = " HP-01 --by TV04 --approved-by TV01 --store " + store;
  const std::vector<Event> imported = history_of(store, club);
  const Instant before = imported.back().envelope.recorded_at;

  // Three repayments found in December, each dated before others of its loan.
  std::size_t moved = 0;
  for (const char* row : {"--date 2019-05-25 --loan KV008 --amount 300000",
                          "--date 2019-06-20 --loan KV009 --amount "
                          "200000",
                          "--date 2019-08-18 --loan KV016 --amount 100000"}) {
    REQUIRE(soquy("record repayment" + signs + " " + row +
                  " --written-on 2019-12-10 --late-reason voucher-found > /dev/null") == 0);
    const std::size_t now = count_of(history_of(store, club), Kind::repayment_reallocated);
    CHECK(now > moved);  // it changed later splits
    moved = now;
  }
  // A repayment in mid-life was another member's.
  REQUIRE(soquy("reverse" + signs + " " + repayment_of(imported, LoanNo{13}, *parse_iso_day("2019-07-10")) +
                " --reason wrong-member --date 2019-12-20 > /dev/null") == 0);
  CHECK(count_of(history_of(store, club), Kind::repayment_reallocated) > moved);
  // And one that was never brought, in a period closed since: taken back in the open one.
  REQUIRE(soquy("close" + signs + " --through 2019-06-30 --date 2019-12-20 > /dev/null") == 0);
  const std::string closed = repayment_of(imported, LoanNo{11}, *parse_iso_day("2019-05-10"));
  CHECK(soquy("reverse" + signs + " " + closed + " --reason error-found-by-audit --at-original-date > /dev/null") != 0);
  REQUIRE(soquy("reverse" + signs + " " + closed + " --reason error-found-by-audit --date 2019-12-28 > /dev/null") ==
          0);

  REQUIRE(soquy("verify --store " + store + " > /dev/null") == 0);
  engine::SystemClock clock;
  const std::vector<Event> history = history_of(store, club);
  const naive::Book book = naive_book_of(history);
  compare_loans(history, book, Instant{INT64_MAX});
  // Three were found and two taken back.
  CHECK(compare_splits(history) == compare_splits(imported) + 1);
  // As it was known before the first correction, nothing changed.
  compare_loans(history, book, before);
  projections::TrialBalance old_figures;
  projections::TrialBalance as_imported;
  AsOf when;
  when.value_date = *parse_iso_day("2019-12-31");
  when.known = before;
  fold(old_figures, history, when);
  fold(as_imported, imported, when);
  CHECK(old_figures.rows() == as_imported.rows());
  judge(store, club, folder);
}

TEST_CASE("hledger, beancount and the naive ledger agree to the dong on the imported paper books", "[oracle]") {
  const ScratchDirectory folder;
  const std::string store = import_hanh_phuc(folder);
  REQUIRE(soquy("verify --store " + store + " > /dev/null") == 0);
  judge(store, *ClubCode::parse("HP-01"), folder);
}

TEST_CASE("the check that docs/AUDIT.md shows a stranger passes on exported events, and fails on a changed one",
          "[oracle]") {
  const ScratchDirectory folder;
  const std::string store = (folder / "store").string();
  REQUIRE(soquy("init " + store + " --sample quang-ngai > /dev/null") == 0);
  const std::string events = (folder / "events").string();
  REQUIRE(soquy("export events QN-10 --store " + store + " -o " + events + " > /dev/null") == 0);
  const std::string page = text_of(std::string(SOQUY_SOURCE_DIR) + "/docs/AUDIT.md");
  const std::string fence = "```python\n";
  const std::size_t begin = page.find(fence) + fence.size();
  const auto script = write(folder, "check.py", page.substr(begin, page.find("```", begin) - begin));
  const auto check = [&](const std::string& file) {
    return std::system(("python3 " + script.string() + " " + file + " > /dev/null 2>&1").c_str());
  };
  CHECK(check(events) == 0);
  std::string changed = text_of(events);
  char& digit = changed[changed.find("\"bytes\": \"", changed.size() / 2) + 40];
  digit = digit == '0' ? '1' : '0';
  CHECK(check(write(folder, "changed", changed).string()) != 0);
}

TEST_CASE("hledger, beancount and the naive ledger agree on every club of the sample province", "[oracle]") {
  const ScratchDirectory folder;
  const std::string store = (folder / "store").string();
  REQUIRE(soquy("init " + store + " --sample quang-ngai > /dev/null") == 0);
  REQUIRE(soquy("verify --store " + store + " > /dev/null") == 0);
  engine::SystemClock clock;
  std::vector<ClubCode> clubs;
  for (const auto& club : engine::Ledger::open(store, clock, false)->clubs()) clubs.push_back(club.code);
  REQUIRE(clubs.size() == 10);
  for (const ClubCode& club : clubs) judge(store, club, folder);
}

}  // namespace soquy::test
