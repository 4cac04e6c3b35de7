// Many at once, a slow disk, a failing disk: who is told what, and when.
#include "engine/sequencer.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <condition_variable>
#include <set>
#include <thread>

#include "engine/ledger_parts.h"
#include "engine/store/memory_event_store.h"
#include "engine/store/rocks_event_store.h"
#include "tests/engine/failing_disk.h"
#include "tests/engine/small_club.h"
#include "tests/support/scratch_directory.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;
using Cause = StoreFailure::Cause;

namespace {

/// A store whose disk stands still until it is told to go on, or fails.
class SlowStore final : public MemoryEventStore {
 public:
  void append(const std::vector<Commit>& batch) override {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return open_; });
    --waiting_;
    if (failing_) throw StoreFailure(Cause::io, "the disk of this test is full");
    batches_.push_back(batch.size());
    MemoryEventStore::append(batch);
  }
  void hold() { set(false, failing_); }
  void go_on() { set(true, failing_); }
  void fail() { set(true, true); }
  void wait_until_held() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ > 0; });
  }
  [[nodiscard]] std::vector<std::size_t> batches() const {
    const std::lock_guard lock(mutex_);
    return batches_;
  }

 private:
  void set(bool open, bool failing) {
    const std::lock_guard lock(mutex_);
    open_ = open;
    failing_ = failing;
    changed_.notify_all();
  }
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool open_ = true;
  bool failing_ = false;
  int waiting_ = 0;
  std::vector<std::size_t> batches_;
};

struct SlowLedger {
  SlowLedger() {
    auto own = std::make_unique<SlowStore>();
    store = own.get();
    ledger = make_ledger(std::move(own), clock);
    REQUIRE(ledger->submit(founding("CLB-01", 1)).has_value());
  }
  ~SlowLedger() { store->go_on(); }
  SimulatedClock clock{kEvening};
  SlowStore* store = nullptr;
  std::unique_ptr<Ledger> ledger;
};

template <class T>
bool is_answered(const std::future<T>& future) {
  return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

template <class T>
std::optional<Cause> failure_of(std::future<T>& future) {
  try {
    static_cast<void>(future.get());
    return std::nullopt;
  } catch (const StoreFailure& failure) {
    return failure.cause();
  }
}

}  // namespace

TEST_CASE("nobody is told of what may still vanish", "[core][ledger][sequencer]") {
  SlowLedger slow;
  slow.store->hold();
  auto first = slow.ledger->submit_later(donation("CLB-01", 2, 100'000));
  slow.store->wait_until_held();
  auto repeated = slow.ledger->submit_later(donation("CLB-01", 2, 100'000));
  auto reused = slow.ledger->submit_later(donation("CLB-01", 2, 100'001));
  auto refused = slow.ledger->submit_later(expense("CLB-01", 3, 100'001));
  auto second = slow.ledger->submit_later(expense("CLB-01", 4, 100'000));
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  for (const auto* answer : {&first, &repeated, &reused, &refused, &second}) CHECK_FALSE(is_answered(*answer));
  CHECK(slow.ledger->history(club("CLB-01")).size() == 5);
  slow.store->go_on();
  CHECK_FALSE(first.get()->repeated);
  CHECK(repeated.get()->repeated);
  CHECK(reused.get().error().reason == RejectReason::command_id_reused);
  CHECK(refused.get().error().reason == RejectReason::insufficient_cash);
  CHECK(second.get()->position == Position{7});
  CHECK(slow.ledger->state(club("CLB-01"))->balance(kIncomeFund, Account::cash).is_zero());
}

TEST_CASE("commands that come while the disk is busy share the next sync", "[core][ledger][sequencer]") {
  SlowLedger slow;
  slow.store->hold();
  std::vector<std::future<Result<Receipt>>> answers;
  answers.push_back(slow.ledger->submit_later(donation("CLB-01", 2)));
  slow.store->wait_until_held();
  for (std::uint64_t id = 3; id < 23; ++id) answers.push_back(slow.ledger->submit_later(donation("CLB-01", id)));
  std::this_thread::sleep_for(std::chrono::milliseconds(200));  // deciding goes on beside the sync
  slow.store->go_on();
  for (auto& answer : answers) CHECK(answer.get().has_value());
  const auto batches = slow.store->batches();
  REQUIRE(batches.size() >= 3);
  CHECK(batches[1] == 1);
  CHECK(*std::max_element(batches.begin() + 2, batches.end()) > 1);
}

TEST_CASE("after a failed sync everyone still waiting, and everyone later, hears of it", "[core][ledger][sequencer]") {
  SlowLedger slow;
  slow.store->hold();
  auto first = slow.ledger->submit_later(donation("CLB-01", 2));
  slow.store->wait_until_held();
  auto second = slow.ledger->submit_later(donation("CLB-01", 3));
  auto refused = slow.ledger->submit_later(expense("CLB-01", 4, 2'000'000));
  slow.store->fail();
  CHECK(failure_of(first) == Cause::io);
  CHECK(failure_of(second) == Cause::unavailable);
  CHECK(failure_of(refused) == Cause::unavailable);
  auto later = slow.ledger->submit_later(donation("CLB-01", 5));
  CHECK(failure_of(later) == Cause::unavailable);
  CHECK_THROWS_AS(slow.ledger->preview(donation("CLB-01", 5)), StoreFailure);
  CHECK(slow.ledger->history(club("CLB-01")).size() == 5);
}

TEST_CASE("a disk that stops syncing fails the entry, and the ledger opens again on what is there",
          "[core][ledger][sequencer]") {
  const ScratchDirectory scratch;
  FailingDisk disk;
  SimulatedClock clock(kEvening);
  const RocksOptions options{true, std::nullopt, disk.env()};
  RocksEventStore::create(scratch / "store", options);
  {
    const auto ledger = make_ledger(std::make_unique<RocksEventStore>(scratch / "store", options), clock);
    REQUIRE(ledger->submit(founding("CLB-01", 1)).has_value());
    disk.fail_syncs();
    CHECK_THROWS_AS(ledger->submit(donation("CLB-01", 2)), StoreFailure);
    CHECK_THROWS_AS(ledger->submit(donation("CLB-01", 3)), StoreFailure);
  }
  const auto ledger = Ledger::open(scratch / "store", clock);
  const auto again = ledger->submit(donation("CLB-01", 2));  // sent again because the answer was a failure
  REQUIRE(again.has_value());
  CHECK(ledger->history(club("CLB-01")).size() == 6);
}

TEST_CASE("thirty-two treasurers at once lose nothing and leave no gap", "[core][ledger][sequencer]") {
  constexpr std::uint64_t kThreads = 32;
  constexpr std::uint64_t kEach = 50;
  const ScratchDirectory scratch;
  SimulatedClock clock(kEvening);
  Ledger::create(scratch / "store");
  std::vector<Receipt> receipts[kThreads];
  {
    const auto ledger = Ledger::open(scratch / "store", clock);
    const auto code_of = [](std::uint64_t id) { return "CLB-" + std::to_string(id % 4); };
    for (std::uint64_t c = 0; c < 4; ++c) REQUIRE(ledger->submit(founding(code_of(c), 1)).has_value());
    std::vector<std::thread> threads;
    std::atomic<int> refused{0};
    for (std::uint64_t t = 0; t < kThreads; ++t) {
      threads.emplace_back([&, t] {
        for (std::uint64_t i = 0; i < kEach; ++i) {
          auto outcome = ledger->submit(donation(code_of(i), 1000 + t * kEach + i, 1000, "bà Tư"));
          if (outcome) {
            receipts[t].push_back(*std::move(outcome));
          } else {
            ++refused;
          }
        }
      });
    }
    for (auto& thread : threads) thread.join();
    CHECK(refused == 0);
  }
  const auto ledger = Ledger::open(scratch / "store", clock, false);
  std::set<std::uint64_t> positions;
  for (const auto& mine : receipts) {
    REQUIRE(mine.size() == kEach);
    for (const Receipt& receipt : mine) {
      const Event& event = receipt.events.front();
      CHECK(positions.insert(receipt.position.value).second);
      CHECK(ledger->event_at(event.envelope.club, event.envelope.version) == event);
      CHECK(ledger->store().command(event.envelope.club, event.envelope.command).has_value());
    }
  }
  CHECK(positions.size() == kThreads * kEach);
  CHECK(ledger->store().log_size() == kThreads * kEach + 20);
  for (const ClubSummary& summary : ledger->clubs()) {
    std::uint64_t version = 0;
    for (const Event& event : ledger->history(summary.code)) CHECK(event.envelope.version.value == ++version);
    CHECK(version == summary.version.value);
  }
}
