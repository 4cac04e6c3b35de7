#include "engine/ledger.h"

#include <algorithm>

#include "engine/ledger_parts.h"
#include "engine/sequencer.h"
#include "engine/store/memory_event_store.h"
#include "engine/store/rocks_event_store.h"
#include "engine/stored_events.h"
#include "events/check.h"

namespace soquy::engine {

namespace {

class SequencedLedger final : public Ledger {
 public:
  SequencedLedger(std::unique_ptr<LedgerStore> store, Clock& clock, bool for_writing,
                  std::optional<std::uint64_t> simulation_seed, std::size_t clubs_in_memory)
      : store_(std::move(store)),
        for_writing_(for_writing),
        sequencer_(*store_, clock, simulation_seed, clubs_in_memory) {}

  Result<Receipt> submit(Command command) override { return submit_later(std::move(command)).get(); }

  std::future<Result<Receipt>> submit_later(Command command) override {
    if (!for_writing_) {
      throw StoreFailure(StoreFailure::Cause::read_only,
                         "the store was opened for reading; open it for writing to record");
    }
    return sequencer_.submit(check_command(std::move(command)));
  }

  Result<Receipt> preview(const Command& command) override {
    Rehearsal rehearsal = rehearse({command});
    if (rehearsal.rejection) return *std::move(rehearsal.rejection);
    return std::move(rehearsal.receipts.front());
  }

  Rehearsal rehearse(const std::vector<Command>& commands) override {
    std::vector<CheckedCommand> checked;
    checked.reserve(commands.size());
    for (const Command& command : commands) checked.push_back(check_command(command));
    return sequencer_.rehearse(std::move(checked)).get();
  }

  std::vector<ClubSummary> clubs() const override {
    std::vector<ClubSummary> out;
    for (const Head& head : store_->heads()) {
      if (head.club == programme_stream()) continue;
      out.push_back({head.club, head.genesis, head.version, head.frontier.root()});
    }
    return out;
  }

  Result<ClubState> state(const ClubCode& club) const override { return state_later(club).get(); }

  std::future<Result<ClubState>> state_later(const ClubCode& club) const override { return sequencer_.state(club); }

  std::vector<Event> history(const ClubCode& club) const override {
    std::vector<Event> out;
    store_->read_club(club, Version{1}, [&](const StoredCommit& commit) {
      std::vector<Event> events = decode_commit(commit);
      std::move(events.begin(), events.end(), std::back_inserter(out));
      return true;
    });
    return out;
  }

  std::optional<Event> event_at(const ClubCode& club, Version version) const override {
    return find_event(*store_, club, version);
  }

  const EventStore& store() const override { return *store_; }
  const Register& people() const override { return *store_; }
  ViewRows& view_rows() override { return store_->view_rows(); }

 private:
  std::unique_ptr<LedgerStore> store_;
  bool for_writing_;
  mutable Sequencer sequencer_;  ///< stops before the store goes
};

}  // namespace

std::unique_ptr<Ledger> make_ledger(std::unique_ptr<LedgerStore> store, Clock& clock,
                                    std::optional<std::uint64_t> simulation_seed) {
  return std::make_unique<SequencedLedger>(std::move(store), clock, true, simulation_seed, Ledger::kClubsInMemory);
}

void Ledger::create(const std::filesystem::path& directory, std::optional<std::uint64_t> simulation_seed) {
  RocksOptions options;
  options.simulation_seed = simulation_seed;
  RocksEventStore::create(directory, options);
}

std::unique_ptr<Ledger> Ledger::open(const std::filesystem::path& directory, Clock& clock, bool for_writing,
                                     std::optional<std::uint64_t> simulation_seed, std::size_t clubs_in_memory) {
  RocksOptions options;
  options.for_writing = for_writing;
  options.simulation_seed = simulation_seed;
  auto store = std::make_unique<RocksEventStore>(directory, options);
  return std::make_unique<SequencedLedger>(std::move(store), clock, for_writing, simulation_seed, clubs_in_memory);
}

std::unique_ptr<Ledger> Ledger::in_memory(Clock& clock, std::optional<std::uint64_t> simulation_seed) {
  return make_ledger(std::make_unique<MemoryEventStore>(), clock, simulation_seed);
}

}  // namespace soquy::engine
