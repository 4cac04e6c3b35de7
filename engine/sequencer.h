#pragma once
// The sequencer: one thread decides, one thread writes. Commands are decided in the order in which they came, each on
// the outcome of the one before, while the batch before them is being synced; a batch is one write and one sync.
//
//   ask -> [queue] -> deciding thread -> [answers in order] -> committing thread -> append, sync -> promise
//
// Every answer waits for the durability of all that was decided before it, be it a receipt, a rejection, a repeated
// command whose original is in flight, or a question about a club's state: nobody is told of what may still vanish.
// After a failed append every answer still owed, and every later one, is StoreFailure.

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

#include "engine/clock.h"
#include "engine/deliberation.h"

namespace soquy::engine {

class Sequencer {
 public:
  Sequencer(LedgerStore& store, Clock& clock, std::optional<std::uint64_t> simulation_seed,
            std::size_t clubs_in_memory = Ledger::kClubsInMemory);
  Sequencer(const Sequencer&) = delete;
  Sequencer& operator=(const Sequencer&) = delete;
  /// Answers what was asked before, then stops.
  ~Sequencer();

  /// Safe from any thread. Waits when too much is waiting already.
  [[nodiscard]] std::future<Result<Receipt>> submit(CheckedCommand command);
  [[nodiscard]] std::future<Ledger::Rehearsal> rehearse(std::vector<CheckedCommand> commands);
  [[nodiscard]] std::future<Result<ClubState>> state(const ClubCode& club);

  // Limits of one batch, and of what may wait.
  static constexpr std::size_t kBatchBytes = 1 << 20;
  static constexpr std::size_t kBatchCommits = 4096;
  static constexpr std::size_t kWaiting = 8192;

 private:
  /// What a question led to: at most one commit, and whom to tell when it is durable (null) or lost.
  struct Answer {
    std::optional<Commit> commit;
    std::function<void(const std::exception_ptr& lost)> tell;
  };
  using Question = std::function<Answer()>;

  template <class T>
  std::future<T> ask(std::function<T(std::optional<Commit>&)> work);
  void enqueue(Question question);
  [[nodiscard]] Result<Receipt> decide_submitted(const CheckedCommand& command, std::optional<Commit>& commit);
  [[nodiscard]] Ledger::Rehearsal decide_rehearsed(const std::vector<CheckedCommand>& commands);
  [[nodiscard]] Result<ClubState> state_now(const ClubCode& club);
  [[nodiscard]] Instant accept_time(Instant now);

  void run_deciding();
  void run_committing();
  [[nodiscard]] std::deque<Question> take_questions();
  void hand_over(Answer answer);
  [[nodiscard]] std::vector<Answer> take_batch();
  void commit(std::vector<Answer> batch);
  void mark_when_idle();

  LedgerStore& store_;
  Clock& clock_;
  Deliberation deliberation_;

  // the deciding thread's
  LiveBooks books_;
  Randomness salts_;
  Randomness draft_salts_;
  Instant accepted_at_;

  // the committing thread's
  std::exception_ptr lost_;  ///< why nothing is accepted any more
  bool unmarked_ = false;

  std::mutex mutex_;
  std::condition_variable asked_, taken_, answered_, written_;
  std::deque<Question> questions_;
  std::deque<Answer> answers_;
  bool closing_ = false;
  bool decided_all_ = false;

  std::thread deciding_;
  std::thread committing_;
};

}  // namespace soquy::engine
