// Whoever changes a byte of a store is found, and where; and whoever rewrites history with all hashes made to fit is
// found by the promises of the books.

#include "engine/verify.h"

#include <sodium.h>

#include <catch2/catch.hpp>
#include <fstream>

#include "engine/domain/approval.h"
#include "engine/store/key_layout.h"
#include "engine/store/memory_event_store.h"
#include "engine/store/rocks_database.h"
#include "engine/store/rocks_event_store.h"
#include "engine/stored_view.h"
#include "tests/engine/forged.h"
#include "tests/support/given.h"
#include "tests/support/judged_year.h"
#include "tests/support/scratch_directory.h"

namespace soquy::test {

namespace {

using namespace soquy::engine;

/// Two clubs' years, or the first `steps` commands of them.
void fill(Ledger& ledger, SimulatedClock& clock, int steps) {
  for (const std::uint64_t seed : {7U, 8U}) {
    JudgedYear year(seed);
    for (int i = 0; i < steps && year.step(ledger, clock); ++i) {
    }
    REQUIRE(year.difference() == "");
  }
}

// --- A store on disk, and a hand that changes one row of it ---------------------------------------------------------

struct Row {
  Family family;
  std::string key;
  std::string bytes;
};

class TouchedStore {
 public:
  TouchedStore() {
    SimulatedClock clock(Instant{0});
    Ledger::create(folder_ / "store", 1);
    const auto ledger = Ledger::open(folder_ / "store", clock, true, 1);
    fill(*ledger, clock, 20);
  }

  [[nodiscard]] std::vector<Row> rows(Family family) const {
    const RocksDatabase database(folder_ / "store" / "db", RocksDatabase::Access::write, nullptr);
    std::vector<Row> all;
    database.scan(family, "", "", [&](std::string_view key, std::string_view bytes) {
      all.push_back({family, std::string(key), std::string(bytes)});
      return true;
    });
    return all;
  }

  [[nodiscard]] Row row(Family family, const std::string& key) const {
    const RocksDatabase database(folder_ / "store" / "db", RocksDatabase::Access::read, nullptr);
    return {family, key, database.get(family, key).value()};
  }

  [[nodiscard]] std::filesystem::path largest_table() const {
    std::filesystem::path largest;
    for (const auto& file : std::filesystem::directory_iterator(folder_ / "store" / "db")) {
      if (file.path().extension() != ".sst") continue;
      if (largest.empty() || file.file_size() > std::filesystem::file_size(largest)) largest = file.path();
    }
    return largest;
  }

  void put(const Row& row) const {
    RocksDatabase database(folder_ / "store" / "db", RocksDatabase::Access::write, nullptr);
    auto batch = database.batch();
    batch.put(row.family, row.key, row.bytes);
    database.write(batch);
  }

  [[nodiscard]] VerifyReport report() const {
    const RocksEventStore store(folder_ / "store", RocksOptions{false, std::nullopt, nullptr});
    return verify(store, store);
  }

  /// What verify says when one byte of the row has another value.
  [[nodiscard]] VerifyReport with_flip(const Row& row, std::size_t at) const {
    Row changed = row;
    changed.bytes[at] = static_cast<char>(changed.bytes[at] ^ 0x01);
    put(changed);
    VerifyReport found = report();
    put(row);
    return found;
  }

 private:
  ScratchDirectory folder_;
};

/// The first difference of all says the club and a version of that commit.
bool names_first(const VerifyReport& report, const StoredCommit& commit) {
  if (report.differences.empty()) return false;
  const Difference& one = report.differences.front();
  return one.kind == DifferenceKind::tampering && one.club == commit.club && one.version >= commit.first &&
         one.version.value < commit.first.value + commit.events.size();
}

}  // namespace

TEST_CASE("a store that nobody touched is sound", "[core][verify]") {
  SimulatedClock clock(Instant{0});
  const auto ledger = Ledger::in_memory(clock, 1);
  fill(*ledger, clock, 1000);
  std::uint64_t last = 0;
  const VerifyReport report = verify(ledger->store(), ledger->people(), {}, [&](std::uint64_t now, std::uint64_t all) {
    CHECK(now >= last);
    CHECK(now <= all);
    last = now;
  });
  CHECK(told(report) == "");
  CHECK(report.is_sound());
  CHECK(report.clubs == 2);
  CHECK(report.events == ledger->store().log_size());
  CHECK(report.log_root == ledger->store().log_frontier().root());
  CHECK(report.texts_present > 20);
  CHECK(report.approvals_named > 20);
}

TEST_CASE("one club can be verified alone", "[core][verify]") {
  SimulatedClock clock(Instant{0});
  const auto ledger = Ledger::in_memory(clock, 1);
  fill(*ledger, clock, 15);
  const ClubSummary club = ledger->clubs().front();
  DefineRegion region;
  region.region = {"TCTK-2018", *RegionCode::parse("51")};
  region.level = RegionLevel::province;
  region.name = "Quảng Ngãi";
  region.valid_from = tests::day("2018-01-01");
  Command command = tests::order(tests::day("2018-02-01"), region);
  command.club = programme_stream();
  command.actor = *ActorId::parse("TW-01");
  REQUIRE(ledger->submit(command).has_value());
  VerifyOptions options;
  options.only = club.code;
  const VerifyReport report = verify(ledger->store(), ledger->people(), options);
  CHECK(told(report) == "");
  CHECK(report.clubs == 1);
  CHECK(report.events == club.version.value);
}

TEST_CASE("a changed byte of an event is found, and located by club and version", "[verify]") {
  const TouchedStore store;
  REQUIRE(told(store.report()) == "");
  Dice dice(3);
  for (const Row& row : store.rows(Family::commits)) {
    const StoredCommit commit = parse_commit(row.key, row.bytes);
    for (int i = 0; i < 2; ++i) {
      const auto at = static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(row.bytes.size()) - 1));
      const VerifyReport report = store.with_flip(row, at);
      INFO(commit.club.text() << " #" << commit.first.value << ", byte " << at << " of " << row.bytes.size() << "\n"
                              << told(report));
      REQUIRE_FALSE(report.is_sound());
      REQUIRE(names_first(report, commit));
    }
  }
  CHECK(told(store.report()) == "");
}

TEST_CASE("a changed byte of a head, of the log or of the index of commands is found at its club", "[verify]") {
  const TouchedStore store;
  Dice dice(4);
  const std::vector<Row> commits = store.rows(Family::commits);
  for (const Family family : {Family::heads, Family::log, Family::commands}) {
    const std::vector<Row> rows = store.rows(family);
    REQUIRE(rows.size() >= 2);
    for (int i = 0; i < 25; ++i) {
      const Row& row = dice.one_of(rows);
      const auto at = static_cast<std::size_t>(dice.between(0, static_cast<std::int64_t>(row.bytes.size()) - 1));
      const VerifyReport report = store.with_flip(row, at);
      INFO("family " << static_cast<int>(family) << ", byte " << at << " of " << row.bytes.size() << "\n"
                     << told(report));
      REQUIRE_FALSE(report.is_sound());
      const Difference& first = report.differences.front();
      if (family == Family::heads) REQUIRE(first.club == parse_head(row.key, row.bytes).club);
      if (family == Family::log) {
        const LogRecord record = parse_log_record(row.bytes);
        REQUIRE((first.club == record.club && first.version == record.first));
      }
      if (family == Family::commands) REQUIRE(first.version == parse_command_record(row.bytes).first);
    }
  }
  CHECK(told(store.report()) == "");
}

TEST_CASE("a last row of the log that was changed is found at its commit, whichever byte it is", "[verify]") {
  const TouchedStore store;
  const Row row = store.rows(Family::log).back();
  const LogRecord record = parse_log_record(row.bytes);
  const auto expect_found = [&](const VerifyReport& report) {
    INFO(told(report));
    REQUIRE_FALSE(report.is_sound());
    CHECK(report.differences.front().club == record.club);
    CHECK(report.differences.front().version == record.first);
  };
  for (std::size_t at = 0; at < row.bytes.size(); at += 3) expect_found(store.with_flip(row, at));
  for (const std::size_t size : {std::size_t{0}, row.bytes.size() - 1}) {
    store.put({row.family, row.key, row.bytes.substr(0, size)});
    expect_found(store.report());
  }
  store.put(row);
  CHECK(told(store.report()) == "");
}

TEST_CASE("a damaged head and an unreadable row of the log leave the clubs that are known to be verified", "[verify]") {
  const TouchedStore store;
  const std::uint64_t events = store.report().events;
  const Row head = store.rows(Family::heads).front();
  const Row row = store.rows(Family::log).back();
  store.put({head.family, head.key, head.bytes.substr(0, 10)});
  store.put({row.family, row.key, ""});
  const VerifyReport report = store.report();
  INFO(told(report));
  CHECK(report.clubs == 2);
  CHECK(report.events == events);
  const auto names = [&](const ClubCode& club, Version version) {
    return std::any_of(report.differences.begin(), report.differences.end(),
                       [&](const Difference& one) { return one.club == club && one.version == version; });
  };
  CHECK(names(parse_head(head.key, head.bytes).club, Version{}));
  CHECK(names(parse_log_record(row.bytes).club, parse_log_record(row.bytes).first));
  CHECK(std::none_of(report.differences.begin(), report.differences.end(),
                     [](const Difference& one) { return one.club == programme_stream(); }));
}

TEST_CASE("bytes of an event that still read are located to their commit, and to a subtree when the log is made to fit",
          "[verify]") {
  const TouchedStore store;
  int tried = 0;
  for (const Row& row : store.rows(Family::commits)) {
    StoredCommit commit = parse_commit(row.key, row.bytes);
    Event event = decode(commit.events.back());
    auto* paid = std::get_if<ExpensePaid>(&event.payload.is);
    if (paid == nullptr) continue;
    paid->area = paid->area == Area{1} ? Area{2} : Area{1};
    commit.events.back() = encode(event);
    const Row changed{row.family, row.key, commit_row(commit.position, commit.accepted_at, commit.events)};
    store.put(changed);
    const VerifyReport report = store.report();
    INFO(commit.club.text() << " #" << commit.first.value << "\n" << told(report));
    REQUIRE(names_first(report, commit));

    const Row log = store.row(Family::log, log_key(commit.position));
    LogRecord record = parse_log_record(log.bytes);
    record.hash = commit_hash(leaf_hashes(commit.events));
    store.put({log.family, log.key, to_row(record)});
    const VerifyReport fitted = store.report();
    INFO(told(fitted));
    REQUIRE_FALSE(fitted.is_sound());
    CHECK(fitted.differences.front().club == commit.club);
    CHECK(fitted.differences.front().version.value < commit.first.value + commit.events.size());
    CHECK(told(fitted).find("the root of the club's tree is") != std::string::npos);
    store.put(log);
    store.put(row);
    ++tried;
  }
  CHECK(tried > 0);
  CHECK(told(store.report()) == "");
}

TEST_CASE("a damaged byte of the table of commits is located, because closing moved them out of the write-ahead log",
          "[verify]") {
  const TouchedStore store;
  const std::filesystem::path table = store.largest_table();
  std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(table));
  for (const std::streamoff at : {std::streamoff{10}, size / 8, size / 4, size / 2}) {
    const auto flip = [&] {
      const int byte = (file.seekg(at), file.get());
      file.seekp(at).put(static_cast<char>(byte ^ 1)).flush();
    };
    flip();
    const VerifyReport report = store.report();
    INFO(told(report));
    REQUIRE_FALSE(report.is_sound());
    CHECK_FALSE(report.differences.front().club.is_empty());
    CHECK(report.differences.front().club != programme_stream());  // there is none to be damaged
    CHECK_FALSE(report.differences.front().version.is_none());
    CHECK(report.differences.front().what.find("checksum") != std::string::npos);
    flip();
  }
  CHECK(told(store.report()) == "");
}

TEST_CASE("a text that is not the one committed to is found at its event", "[verify]") {
  const TouchedStore store;
  for (const Family family : {Family::people, Family::texts}) {
    int tried = 0;
    for (const Row& row : store.rows(family)) {
      if (parse_text_row(row.bytes).box.empty() || ++tried > 10) continue;
      const VerifyReport report = store.with_flip(row, row.bytes.size() - 1);
      REQUIRE_FALSE(report.is_sound());
      CHECK_FALSE(report.differences.front().version.is_none());
    }
    CHECK(tried > 0);
  }
}

TEST_CASE("a stored view that differs is told apart from tampering", "[verify]") {
  const TouchedStore store;
  const Row row = store.rows(Family::heads).back();
  Head head = parse_head(row.key, row.bytes);
  auto balances = parse_stored_view(head.balances);
  REQUIRE(balances.has_value());
  (*balances)[{kIncomeFund, Account::cash}] += Money{1};
  head.balances = to_stored_view(*balances);
  store.put({row.family, row.key, to_row(head)});
  const VerifyReport report = store.report();
  REQUIRE(report.found == 1);
  CHECK(report.differences.front().kind == DifferenceKind::view_mismatch);
  CHECK(report.differences.front().club == head.club);
}

// --- History rewritten, with every hash made to fit -----------------------------------------------------------------

namespace {

/// A store whose end is older than what its head remembers.
class Shortened final : public MemoryEventStore {
 public:
  void read_club(const ClubCode& club, Version from,
                 const std::function<bool(const StoredCommit&)>& take) const override {
    const std::uint64_t last = head(club) ? head(club)->version.value : 0;
    MemoryEventStore::read_club(club, from, [&](const StoredCommit& commit) {
      return commit.first.value + commit.events.size() - 1 < last && take(commit);
    });
  }
};

using Edit = std::function<void(Event&)>;

/// The same history in another store, each event as `edit` leaves it; trees, log and index fit.
void rewrite(const Ledger& from, MemoryEventStore& into, const Edit& edit) {
  from.store().read_log(Position{1}, [&](const StoredCommit& commit) {
    std::vector<Event> events;
    for (const Bytes& bytes : commit.events) edit(events.emplace_back(decode(bytes)));
    Commit copy = forged_commit(events, commit.accepted_at);
    copy.balances = from.store().head(commit.club)->balances;
    into.append({copy});
    return true;
  });
}

/// Edits the first event of that kind and expects its version to be named with these words.
template <class E>
void expect_found(const Ledger& ledger, const std::string& words, const std::function<void(Event&, E&)>& change) {
  MemoryEventStore store;
  Version changed;
  rewrite(ledger, store, [&](Event& event) {
    auto* payload = std::get_if<E>(&event.payload.is);
    if (payload == nullptr || !changed.is_none()) return;
    change(event, *payload);
    changed = event.envelope.version;
  });
  REQUIRE_FALSE(changed.is_none());
  VerifyOptions options;
  options.most = 1000;
  const VerifyReport report = verify(store, ledger.people(), options);
  INFO(words << " at version " << changed.value << "\n" << told(report));
  CHECK(says_broken(report, changed, words));
}

}  // namespace

TEST_CASE("a history that ends before its head is a rollback", "[core][verify]") {
  SimulatedClock clock(Instant{0});
  const auto ledger = Ledger::in_memory(clock, 1);
  fill(*ledger, clock, 10);
  Shortened store;
  rewrite(*ledger, store, [](Event&) {});
  VerifyOptions options;
  options.only = ledger->clubs().front().code;
  const VerifyReport report = verify(store, ledger->people(), options);
  REQUIRE(report.found == 1);
  CHECK(report.differences.front().kind == DifferenceKind::rollback);
}

// --- The programme's stream ------------------------------------------------------------------------------------------

namespace {

/// A store that lost the head of the programme's stream.
class Beheaded final : public MemoryEventStore {
 public:
  [[nodiscard]] std::optional<Head> head(const ClubCode& club) const override {
    return club == programme_stream() ? std::nullopt : MemoryEventStore::head(club);
  }
  [[nodiscard]] std::vector<Head> heads() const override {
    std::vector<Head> all = MemoryEventStore::heads();
    std::erase_if(all, [](const Head& head) { return head.club == programme_stream(); });
    return all;
  }
};

/// What is told of the clubs and the log.
std::string told_of_clubs(VerifyReport report) {
  std::erase_if(report.differences, [](const Difference& one) { return one.club == programme_stream(); });
  return told(report);
}

/// Somebody outside whom the programme enrols with a key, and whose signature a club has.
class OutsideSigner {
 public:
  OutsideSigner() {
    REQUIRE(sodium_init() >= 0);
    const std::array<std::uint8_t, 32> seed{2, 7, 1};
    crypto_sign_seed_keypair(key_.bytes.data(), secret_.data(), seed.data());
  }

  [[nodiscard]] std::vector<Event> enrolled() const {
    EnrolActor ask;
    ask.subject = actor_;
    ask.role = Role::programme;
    ask.assurance = Assurance::key;
    ask.key = key_;
    Command command = tests::order(tests::day("2019-01-05"), ask);
    command.club = programme_stream();
    command.actor = actor_;
    tests::Given stream;
    stream.record(command);
    return stream.events;
  }

  /// Signs the last event of the history, which is a commit of its own.
  void sign(std::vector<Event>& history) const {
    const Bytes founding = encode(history.front());
    const Hash genesis = leaf_hash(founding);
    Event& last = history.back();
    Approval approval;
    approval.actor = actor_;
    approval.role = Role::programme;
    approval.assurance = Assurance::key;
    approval.key = key_;
    const Hash digest = approval_digest(genesis, Version{last.envelope.version.value - 1}, command_of({last}));
    crypto_sign_detached(approval.signature.data(), nullptr, digest.bytes.data(), digest.bytes.size(), secret_.data());
    last.envelope.approvals = {approval};
  }

 private:
  ActorId actor_ = *ActorId::parse("TW-01");
  Hash key_;
  std::array<std::uint8_t, 64> secret_{};
};

}  // namespace

TEST_CASE("the lost head of the programme's stream is named, and nobody whom it enrolled is accused",
          "[core][verify]") {
  const OutsideSigner signer;
  tests::Given club = tests::Given::a_club();
  club.record(tests::order(tests::day("2019-02-10"), tests::gift(1'000_vnd)));
  signer.sign(club.events);
  const auto fill_both = [&](MemoryEventStore& store) {
    forge(store, signer.enrolled());
    forge(store, club.events);
  };
  MemoryEventStore whole;
  fill_both(whole);
  Beheaded beheaded;
  fill_both(beheaded);
  VerifyOptions all;
  all.most = 1000;
  VerifyOptions one = all;
  one.only = club.events.front().envelope.club;
  for (const VerifyOptions& options : {all, one}) {
    const VerifyReport kept = verify(whole, whole, options);
    const VerifyReport lost = verify(beheaded, beheaded, options);
    INFO(told(kept) << "---\n" << told(lost));
    CHECK(lost.approvals_key == 1);
    CHECK(told(lost).starts_with("tampering -PROGRAMME #0: the club has events but no head\n"));
    // Forged commits lack stored balances and texts, in both stores alike.
    CHECK(told_of_clubs(lost) == told_of_clubs(kept));
    CHECK(told_of_clubs(lost).find("enrolled") == std::string::npos);
  }
}

TEST_CASE("a rewritten history breaks a promise of the books where it was rewritten", "[core][verify]") {
  SimulatedClock clock(Instant{0});
  const auto ledger = Ledger::in_memory(clock, 1);
  fill(*ledger, clock, 1000);

  expect_found<LoanDisbursed>(*ledger, "instalments do not follow",
                              [](Event&, LoanDisbursed& fact) { fact.instalments.front().interest += Money{1}; });
  expect_found<LoanDisbursed>(*ledger, "above its approval", [](Event& event, LoanDisbursed& fact) {
    fact.principal += Money{1};
    event.postings[0].amount += Money{1};
    event.postings[1].amount -= Money{1};
  });
  expect_found<LoanDisbursed>(*ledger, "1288 moves by", [](Event& event, LoanDisbursed&) {
    event.postings[0].amount -= Money{1};
    event.postings[1].amount += Money{1};
  });
  expect_found<LoanApproved>(*ledger, "without a resolution",
                             [](Event&, LoanApproved& fact) { fact.resolution = ResolutionNo{999}; });
  expect_found<LoanApproved>(*ledger, "their own loan", [](Event& event, LoanApproved& fact) {
    fact.borrower = *member_of(event.envelope.actor);
  });
  expect_found<RepaymentReceived>(*ledger, "its lines say",
                                  [](Event&, RepaymentReceived& fact) { fact.lines.front().principal += Money{1}; });
  expect_found<ExpensePaid>(*ledger, "stands at -", [](Event& event, ExpensePaid&) {
    for (Posting& line : event.postings) line.amount = Money{line.amount.minor * 1'000'000};
  });
  expect_found<EntryReversed>(*ledger, "not the opposite", [](Event& event, EntryReversed&) {
    for (Posting& line : event.postings) line.amount = Money{line.amount.minor * 2};
  });
  expect_found<EntryReversed>(*ledger, "signed besides the recorder",
                              [](Event& event, EntryReversed&) { event.envelope.approvals.clear(); });
  expect_found<CashCounted>(*ledger, "as the book's cash", [](Event&, CashCounted& fact) { fact.book += Money{1}; });
  expect_found<PeriodClosed>(*ledger, "digest", [](Event&, PeriodClosed& fact) { fact.trial_balance.bytes[0] ^= 1; });
  expect_found<ExpensePaid>(*ledger, "before founding", [](Event& event, ExpensePaid&) {
    event.envelope.value_date = add_days(event.envelope.value_date, -4000);
  });
  expect_found<ClubFounded>(*ledger, "was open", [](Event& event, ClubFounded&) {
    event.envelope.original_date = add_days(event.envelope.value_date, -1);
  });
}

}  // namespace soquy::test
