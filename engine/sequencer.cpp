#include "engine/sequencer.h"

#include <algorithm>
#include <chrono>

namespace soquy::engine {

namespace {

constexpr auto kIdle = std::chrono::seconds(1);

std::size_t bytes_in(const Commit& commit) {
  std::size_t bytes = 0;
  for (const Bytes& event : commit.events) bytes += event.size();
  return bytes;
}

/// What those are told whose entry was not in the write that failed.
std::exception_ptr unavailable_after(const std::exception_ptr& failure) {
  std::string why = "an earlier write failed";
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& error) {
    why = error.what();
  }
  return std::make_exception_ptr(StoreFailure(
      StoreFailure::Cause::unavailable,
      "the store takes no more entries until it is opened again, because nobody knows what reached the disk: " + why));
}

}  // namespace

Sequencer::Sequencer(LedgerStore& store, Clock& clock, std::optional<std::uint64_t> simulation_seed,
                     std::size_t clubs_in_memory)
    : store_(store),
      clock_(clock),
      deliberation_(store),
      books_(store, clubs_in_memory),
      salts_(simulation_seed, "salts", store.log_size()),
      accepted_at_(store.last_accepted_at()),
      deciding_([this] { run_deciding(); }),
      committing_([this] { run_committing(); }) {}

Sequencer::~Sequencer() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  asked_.notify_all();
  deciding_.join();
  committing_.join();
}

// --- asking ---

template <class T>
std::future<T> Sequencer::ask(std::function<T(std::optional<Commit>&)> work) {
  const auto promise = std::make_shared<std::promise<T>>();
  auto future = promise->get_future();
  enqueue([promise, work = std::move(work)] {
    Answer answer;
    try {
      const auto said = std::make_shared<T>(work(answer.commit));
      answer.tell = [promise, said](const std::exception_ptr& lost) {
        if (lost) return promise->set_exception(lost);
        promise->set_value(std::move(*said));
      };
    } catch (...) {
      answer.tell = [promise, failure = std::current_exception()](const std::exception_ptr& lost) {
        promise->set_exception(lost ? lost : failure);
      };
    }
    return answer;
  });
  return future;
}

void Sequencer::enqueue(Question question) {
  {
    std::unique_lock lock(mutex_);
    taken_.wait(lock, [&] { return questions_.size() < kWaiting; });
    questions_.push_back(std::move(question));
  }
  asked_.notify_one();
}

std::future<Result<Receipt>> Sequencer::submit(CheckedCommand command) {
  return ask<Result<Receipt>>([this, command = std::move(command)](std::optional<Commit>& commit) {
    return decide_submitted(command, commit);
  });
}

std::future<Ledger::Rehearsal> Sequencer::rehearse(std::vector<CheckedCommand> commands) {
  return ask<Ledger::Rehearsal>(
      [this, commands = std::move(commands)](std::optional<Commit>&) { return decide_rehearsed(commands); });
}

std::future<Result<ClubState>> Sequencer::state(const ClubCode& club) {
  return ask<Result<ClubState>>([this, club](std::optional<Commit>&) { return state_now(club); });
}

// --- deciding ---

void Sequencer::run_deciding() {
  for (auto questions = take_questions(); !questions.empty(); questions = take_questions()) {
    for (Question& question : questions) hand_over(question());
  }
  {
    const std::lock_guard lock(mutex_);
    decided_all_ = true;
  }
  answered_.notify_all();
}

std::deque<Sequencer::Question> Sequencer::take_questions() {
  std::deque<Question> questions;
  {
    std::unique_lock lock(mutex_);
    asked_.wait(lock, [&] { return closing_ || !questions_.empty(); });
    questions.swap(questions_);
  }
  taken_.notify_all();
  return questions;
}

void Sequencer::hand_over(Answer answer) {
  {
    std::unique_lock lock(mutex_);
    written_.wait(lock, [&] { return answers_.size() < kWaiting; });
    answers_.push_back(std::move(answer));
  }
  answered_.notify_one();
}

Instant Sequencer::accept_time(Instant now) { return accepted_at_ = std::max(accepted_at_, now); }

Result<Receipt> Sequencer::decide_submitted(const CheckedCommand& command, std::optional<Commit>& commit) {
  const Instant now = clock_.now();  // once for each command: SimulatedClock counts on it
  auto outcome = deliberation_.record(books_, command, now, salts_);
  if (outcome.has_error()) return std::move(outcome).error();
  if (!outcome->repeated) {
    commit = to_commit(*outcome->recorded, books_.book(command.command.club).state, accept_time(now));
  }
  return to_receipt(*outcome);
}

Ledger::Rehearsal Sequencer::decide_rehearsed(const std::vector<CheckedCommand>& commands) {
  Ledger::Rehearsal rehearsal;
  DraftBooks drafts(books_);
  for (const CheckedCommand& command : commands) {
    auto outcome = deliberation_.record(drafts, command, clock_.now(), draft_salts_);
    if (outcome.has_error()) {
      rehearsal.rejection = std::move(outcome).error();
      break;
    }
    rehearsal.receipts.push_back(to_receipt(*outcome));
  }
  return rehearsal;
}

Result<ClubState> Sequencer::state_now(const ClubCode& club) {
  const ClubState& state = books_.book(club).state;
  if (!state.version.is_none()) return state;
  return Rejection(RejectReason::club_not_found, "no club " + club.text() + " in this store", club.text(), "club");
}

// --- committing ---

void Sequencer::run_committing() {
  for (auto batch = take_batch(); !batch.empty(); batch = take_batch()) commit(std::move(batch));
}

std::vector<Sequencer::Answer> Sequencer::take_batch() {
  std::vector<Answer> batch;
  std::unique_lock lock(mutex_);
  const auto ready = [&] { return decided_all_ || !answers_.empty(); };
  while (!answered_.wait_for(lock, kIdle, ready)) {
    lock.unlock();
    mark_when_idle();
    lock.lock();
  }
  std::size_t bytes = 0;
  std::size_t commits = 0;
  while (!answers_.empty() && bytes < kBatchBytes && commits < kBatchCommits) {
    if (answers_.front().commit) {
      bytes += bytes_in(*answers_.front().commit);
      ++commits;
    }
    batch.push_back(std::move(answers_.front()));
    answers_.pop_front();
  }
  lock.unlock();
  written_.notify_one();
  return batch;
}

void Sequencer::commit(std::vector<Answer> batch) {
  std::vector<Commit> commits;
  for (Answer& answer : batch) {
    if (answer.commit) commits.push_back(std::move(*answer.commit));
  }
  std::exception_ptr told = lost_;
  if (!lost_ && !commits.empty()) {
    try {
      store_.append(commits);
      unmarked_ = true;
    } catch (...) {
      told = std::current_exception();
      lost_ = unavailable_after(told);
    }
  }
  for (const Answer& answer : batch) answer.tell(told);
}

void Sequencer::mark_when_idle() {
  if (lost_ || !unmarked_) return;
  unmarked_ = false;
  try {
    store_.mark_highwater();
  } catch (...) {
    lost_ = unavailable_after(std::current_exception());
  }
}

}  // namespace soquy::engine
