// The real program, killed while it imports paper books, then run again until it is left in peace.

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <thread>

#include "engine/ledger.h"
#include "engine/verify.h"
#include "tests/support/scratch_directory.h"
#include "tests/support/seed.h"

using namespace soquy;
using namespace soquy::test;

namespace {

const std::string kBooks = std::string(SOQUY_SOURCE_DIR) + "/tests/fixtures/hanh-phuc-2019";

/// `soquy import` of the fixture's books, as a process of its own that says nothing.
class Import {
 public:
  explicit Import(const std::string& store) {
    const std::vector<std::string> words = {SOQUY_BINARY,    "import", kBooks,    "--by", "TV04",
                                            "--approved-by", "TV01",   "--store", store};
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    for (const int stream : {1, 2}) posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0);
    REQUIRE(::posix_spawn(&pid_, SOQUY_BINARY, &actions, nullptr, arguments.data(), environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
  }
  void kill_after(std::chrono::microseconds time) const {
    std::this_thread::sleep_for(time);
    ::kill(pid_, SIGKILL);
  }
  /// The exit code; -1 when it was killed.
  [[nodiscard]] int wait() const {
    int status = 0;
    REQUIRE(::waitpid(pid_, &status, 0) == pid_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t pid_ = 0;
};

/// Every posting in order: what two imports of the same books must agree on.
std::vector<Entry> postings_in(const std::filesystem::path& store) {
  engine::SystemClock clock;
  const auto ledger = engine::Ledger::open(store, clock, false);
  REQUIRE(engine::verify(ledger->store(), ledger->people()).found == 0);
  std::vector<Entry> entries;
  for (const Event& event : ledger->history(*ClubCode::parse("HP-01"))) entries.push_back(event.postings);
  return entries;
}

}  // namespace

TEST_CASE("an import killed at random moments goes on when it is run again, and records nothing twice", "[import]") {
  const ScratchDirectory scratch;
  engine::Ledger::create(scratch / "whole");
  REQUIRE(Import((scratch / "whole").string()).wait() == 0);
  const std::vector<Entry> whole = postings_in(scratch / "whole");
  REQUIRE(whole.size() > 100);

  const auto store = scratch / "cut";
  engine::Ledger::create(store);
  const std::uint32_t seed = seed_of_chance();
  INFO("seed " << seed);
  std::mt19937 random(seed);
  int killed = 0;
  for (int cut = 0; cut < 20; ++cut) {
    const Import import(store.string());
    import.kill_after(std::chrono::microseconds(random() % 250'000));
    killed += import.wait() == -1 ? 1 : 0;
    const std::vector<Entry> so_far = postings_in(store);
    REQUIRE(so_far.size() <= whole.size());
    CHECK(std::equal(so_far.begin(), so_far.end(), whole.begin()));
  }
  CHECK(killed > 0);
  REQUIRE(Import(store.string()).wait() == 0);
  CHECK(postings_in(store) == whole);
}
