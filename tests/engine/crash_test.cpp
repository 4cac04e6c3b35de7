// A treasurer's machine that loses power again and again. A child process records entries and says which were
// acknowledged; it is killed at random moments; what it was told is durable must be there, whole, and the trees must
// stand on exactly what is there.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <map>
#include <random>
#include <sstream>
#include <thread>

#include "engine/ledger.h"
#include "engine/stored_view.h"
#include "engine/verify.h"
#include "events/merkle.h"
#include "tests/engine/small_club.h"
#include "tests/support/scratch_directory.h"
#include "tests/support/seed.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;

namespace {

constexpr int kKills = 100;
const char* const kClubs[] = {"CLB-01", "CLB-02"};

/// One meeting: three gifts and an expense, with words.
Command meeting(const std::string& code, std::uint64_t id) {
  Command out = donation(code, id, 1000, "bà Tư ở chợ");
  out.acts.push_back(donation(code, id + 1, 2000).acts.front());
  out.acts.push_back(donation(code, id + 2, 3000, "ông Năm").acts.front());
  out.acts.push_back(expense(code, id, 1500).acts.front());
  return out;
}

// --- the child ---

/// Records until it is killed. Each acknowledgement is one line on descriptor 1: id, first version, position.
void record_for_ever(const std::string& directory, std::uint64_t first_id) {
  SimulatedClock clock(kEvening);
  const auto ledger = Ledger::open(directory, clock);
  std::atomic<std::uint64_t> next{first_id};
  std::vector<std::thread> treasurers;
  for (int t = 0; t < 4; ++t) {
    treasurers.emplace_back([&] {
      for (;;) {
        const std::uint64_t id = next.fetch_add(10);
        const auto receipt = ledger->submit(meeting(kClubs[id / 10 % 2], id));
        const std::string line = std::to_string(id) + " " +
                                 std::to_string(receipt->events.front().envelope.version.value) + " " +
                                 std::to_string(receipt->position.value) + "\n";
        if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) std::_Exit(1);
      }
    });
  }
  for (auto& treasurer : treasurers) treasurer.join();
}

// --- the parent ---

struct Acknowledged {
  std::uint64_t id = 0;
  std::uint64_t version = 0;
  std::uint64_t position = 0;
};

class Child {
 public:
  Child(const std::filesystem::path& directory, std::uint64_t first_id) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    // Made before the fork, because the child of a process with threads must not allocate.
    const std::string store = "SOQUY_CRASH_STORE=" + directory.string();
    const std::string id = "SOQUY_CRASH_FIRST_ID=" + std::to_string(first_id);
    const char* const environment[] = {store.c_str(), id.c_str(), nullptr};
    process_ = ::fork();
    REQUIRE(process_ >= 0);
    if (process_ == 0) {
      ::dup2(ends[1], STDOUT_FILENO);
      ::execle("/proc/self/exe", "crash-child", "[crash-child]", static_cast<char*>(nullptr), environment);
      std::_Exit(127);
    }
    ::close(ends[1]);
    out_ = ends[0];
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    kill();
    ::close(out_);
  }
  /// Blocks until something was acknowledged; false when the child is gone.
  bool wait_for_acknowledgement() {
    char bytes[4096];
    const auto got = ::read(out_, bytes, sizeof bytes);
    if (got > 0) text_.append(bytes, static_cast<std::size_t>(got));
    return got > 0;
  }
  void kill() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    int status = 0;
    ::waitpid(process_, &status, 0);
    killed_ = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    process_ = 0;
  }
  [[nodiscard]] bool was_killed() const { return killed_; }
  /// Every whole line the child wrote.
  [[nodiscard]] std::vector<Acknowledged> acknowledged() {
    while (wait_for_acknowledgement()) {
    }
    std::vector<Acknowledged> all;
    std::istringstream lines(text_.substr(0, text_.rfind('\n') + 1));
    for (Acknowledged one; lines >> one.id >> one.version >> one.position;) all.push_back(one);
    return all;
  }

 private:
  pid_t process_ = 0;
  int out_ = -1;
  bool killed_ = false;
  std::string text_;
};

void let_live_and_kill(Child& child, std::mt19937& random) {
  using std::chrono::milliseconds;
  const auto fate = random() % 4;
  if (fate == 0) {
    std::this_thread::sleep_for(milliseconds(random() % 120));  // while it opens, often
  } else {
    for (auto left = random() % (fate == 1 ? 2 : 20) + 1; left > 0 && child.wait_for_acknowledgement(); --left) {
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
  }
  child.kill();
}

/// Walks on from where the last check ended; what was there before is read again at the very end.
class Auditor {
 public:
  void walk(const Ledger& ledger, std::uint64_t from) {
    for (const StoredCommit& commit : read_log(ledger.store(), from)) {
      auto& club = clubs_[commit.club];
      CHECK(commit.position.value == log_.size() + 1);
      CHECK(commit.first.value == club.size() + 1);
      CHECK((commit.events.size() == 4 || commit.events.size() == 5));
      for (const Bytes& bytes : commit.events) {
        const Event event = decode(bytes);
        CHECK(event.envelope.count == commit.events.size());
        club.append(leaf_hash(bytes));
        log_.append(leaf_hash(bytes));
      }
    }
    CHECK(ledger.store().log_size() == log_.size());
    CHECK(ledger.store().log_frontier() == log_);
    const auto heads = ledger.store().heads();
    CHECK(heads.size() == clubs_.size());
    for (const Head& head : heads) {
      CHECK(head.version.value == clubs_[head.club].size());
      CHECK(head.frontier == clubs_[head.club]);
    }
  }
  [[nodiscard]] std::uint64_t next() const { return log_.size() + 1; }

 private:
  std::map<ClubCode, Frontier> clubs_;
  Frontier log_;
};

void check_acknowledged(const Ledger& ledger, const Acknowledged& one) {
  const auto code = club(kClubs[one.id / 10 % 2]);
  const auto record = ledger.store().command(code, command_id(one.id));
  REQUIRE(record);
  CHECK(record->first.value == one.version);
  CHECK(record->count == 4);
  std::vector<StoredCommit> commits;
  ledger.store().read_club(code, Version{one.version}, [&](const StoredCommit& commit) {
    commits.push_back(commit);
    return false;
  });
  REQUIRE(commits.size() == 1);
  CHECK(commits[0].position.value == one.position);
  CHECK(decode(commits[0].events.front()).envelope.command == command_id(one.id));
  CHECK(ledger.people().text(code, Version{one.version + 2}, 0).plain == "ông Năm");
}

void check_balances(const Ledger& ledger) {
  for (const char* code : kClubs) {
    const auto state = ledger.state(club(code));
    REQUIRE(state.has_value());
    const auto stored = parse_stored_view(ledger.store().head(club(code))->balances);
    REQUIRE(stored);
    Balances fresh;
    for (const auto& [key, amount] : state->balances) {
      if (!amount.is_zero()) fresh[key] = amount;
    }
    CHECK(*stored == fresh);
  }
}

}  // namespace

TEST_CASE("the child of the crash test", "[.][crash-child]") {
  const char* const store = std::getenv("SOQUY_CRASH_STORE");
  const char* const first = std::getenv("SOQUY_CRASH_FIRST_ID");
  REQUIRE((store != nullptr && first != nullptr));
  record_for_ever(store, std::strtoull(first, nullptr, 10));
}

TEST_CASE("a hundred power cuts lose no acknowledged entry and leave no half commit", "[crash]") {
  const ScratchDirectory scratch;
  const auto directory = scratch / "store";
  SimulatedClock clock(kEvening);
  Ledger::create(directory);
  {
    const auto ledger = Ledger::open(directory, clock);
    for (const char* code : kClubs) REQUIRE(ledger->submit(founding(code, 1)).has_value());
  }
  const std::uint32_t seed = seed_of_chance();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  Auditor auditor;
  std::vector<Acknowledged> all;
  for (int kill = 0; kill < kKills; ++kill) {
    Child child(directory, 1000 + static_cast<std::uint64_t>(kill) * 1'000'000);
    let_live_and_kill(child, random);
    REQUIRE(child.was_killed());  // it did not end by itself
    const auto told = child.acknowledged();
    const auto ledger = Ledger::open(directory, clock, false);
    INFO("kill " << kill << ", " << told.size() << " acknowledged");
    for (const Acknowledged& one : told) check_acknowledged(*ledger, one);
    auditor.walk(*ledger, auditor.next());
    all.insert(all.end(), told.begin(), told.end());
  }
  CHECK(all.size() > kKills);  // the child did record
  const auto ledger = Ledger::open(directory, clock);
  Auditor().walk(*ledger, 1);
  for (const Acknowledged& one : all) check_acknowledged(*ledger, one);
  check_balances(*ledger);
  CHECK(verify(ledger->store(), ledger->people()).found == 0);
  CHECK(ledger->submit(meeting(kClubs[0], 7)).has_value());
}
