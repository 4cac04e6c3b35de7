// The imported paper books of 2019, judged from outside: hledger and beancount on what `soquy export` writes, and the
// naive ledger fed with the acts that were asked for.

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "engine/ledger.h"
#include "tests/oracles/other_ledgers.h"

namespace soquy::test {

namespace {

int soquy(const std::string& words) { return std::system((std::string(SOQUY_BINARY) + " " + words + " 2>&1").c_str()); }

std::string text_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The naive book after every command of the club's history, asked again.
naive::Book naive_book_of(const engine::Ledger& ledger, const ClubCode& club) {
  naive::Book book;
  std::vector<Event> commit;
  for (const Event& event : ledger.history(club)) {
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
  const naive::Book book = naive_book_of(*ledger, club);
  projections::JournalBook journal;
  for (const Event& event : ledger->history(club)) journal.apply(event);
  const projections::Journal days = journal.journal();
  CHECK(hledger_balances(folder / "hledger") == naive_balances(book));
  CHECK(hledger_objects(write(folder, "judged.journal",
                              projections::to_hledger(days) + naive_assertions_hledger(book, days))) == "");
  CHECK(beancount_objects(write(folder, "judged.beancount",
                                projections::to_beancount(days) + naive_assertions_beancount(book, days))) == "");
}

}  // namespace

TEST_CASE("hledger, beancount and the naive ledger agree to the dong on the imported paper books", "[oracle]") {
  const ScratchDirectory folder;
  const std::string store = (folder / "store").string();
  REQUIRE(soquy("init " + store + " > /dev/null") == 0);
  REQUIRE(soquy("import " + std::string(SOQUY_SOURCE_DIR) +
                "/tests/fixtures/hanh-phuc-2019 --by TV04 --approved-by TV01 --store " + store + " > /dev/null") == 0);
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
