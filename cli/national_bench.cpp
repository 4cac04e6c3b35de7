#include "cli/national_bench.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <filesystem>
#include <mutex>
#include <span>
#include <stdexcept>
#include <thread>

#include "cli/command_line.h"
#include "engine/domain/club_state.h"
#include "engine/store/key_layout.h"
#include "engine/store/rocks_database.h"
#include "engine/store/store_directory.h"
#include "engine/stored_events.h"
#include "events/codec.h"
#include "events/fold.h"
#include "events/merkle.h"
#include "projections/arrears.h"
#include "projections/trial_balance.h"

namespace soquy::cli {

namespace {

using NationalWatch = std::chrono::steady_clock;

/// What a round over all clubs went through.
struct Passed {
  std::uint64_t events = 0;
  std::uint64_t bytes = 0;
};

/// The fastest of so many rounds: what the machine can do when nobody disturbs it.
template <class Round>
BenchLine fastest(std::string what, std::int64_t rounds, const Round& round) {
  BenchLine best;
  best.what = std::move(what);
  for (std::int64_t i = 0; i < rounds; ++i) {
    BenchLine now;
    const auto begin = NationalWatch::now();
    round(now);
    now.nanoseconds = std::chrono::duration_cast<std::chrono::nanoseconds>(NationalWatch::now() - begin).count();
    if (i > 0 && now.nanoseconds >= best.nanoseconds) continue;
    now.what = std::move(best.what);
    best = std::move(now);
  }
  return best;
}

/// Every club once, by as many threads; each takes the next club that is free.
class Hands {
 public:
  explicit Hands(unsigned threads) : threads_(threads) {}

  template <class Work>
  Passed over(const std::vector<engine::Head>& clubs, const Work& work) const {
    std::atomic<std::size_t> next{0};
    std::mutex mutex;
    Passed all;
    std::exception_ptr failure;
    const auto run = [&] {
      Passed own;
      try {
        for (std::size_t i = next++; i < clubs.size(); i = next++) work(clubs[i], own);
      } catch (...) {
        const std::lock_guard lock(mutex);
        failure = std::current_exception();
      }
      const std::lock_guard lock(mutex);
      all.events += own.events;
      all.bytes += own.bytes;
    };
    std::vector<std::thread> threads;
    for (unsigned i = 1; i < threads_; ++i) threads.emplace_back(run);
    run();
    for (std::thread& thread : threads) thread.join();
    if (failure) std::rethrow_exception(failure);
    return all;
  }

 private:
  unsigned threads_;
};

std::span<const std::uint8_t> row_bytes(std::string_view row) {
  return {reinterpret_cast<const std::uint8_t*>(row.data()), row.size()};
}

/// The rows of a club's commits as RocksDB has them, each through SHA-256 once: nothing is copied, parsed or compared.
void scan_club(const engine::RocksDatabase& database, const engine::Head& club, Passed& passed) {
  const std::string prefix = engine::club_prefix(club.club);
  database.scan(engine::Family::commits, prefix, prefix, [&](std::string_view, std::string_view row) {
    static_cast<void>(sha256(row_bytes(row)));
    passed.bytes += row.size();
    return true;
  });
  passed.events += club.version.value;
}

/// Reads a club's events, hashes each into the club's tree, decodes it and hands it on; the root must be the head's.
template <class Take>
void replay_club(const engine::EventStore& store, const engine::Head& club, Passed& passed, const Take& take) {
  Frontier tree;
  store.read_club(club.club, Version{1}, [&](const engine::StoredCommit& commit) {
    tree.append(leaf_hashes(commit.events));
    for (const Bytes& bytes : commit.events) {
      take(decode(bytes));
      passed.bytes += bytes.size();
    }
    passed.events += commit.events.size();
    return true;
  });
  if (tree.root() != club.frontier.root())
    throw std::runtime_error("the tree of " + club.club.text() + " has another root than its head; run verify");
}

/// What a rebuild does for a club, apart from writing: the rows of every view for every month's end.
void make_rows(const engine::EventStore& store, const engine::Head& club, const std::vector<engine::MonthlyView>& views,
               Day month_end, Passed& passed) {
  const auto events = engine::read_history(store, club.club, engine::tree_bytes(club.frontier));
  for (const auto& view : views) {
    for (const auto& row : engine::fold_rows(view, events, month_end)) passed.bytes += row.bytes.size();
  }
  passed.events += events.size();
}

/// A result that nobody looks at could be left out by the compiler.
void check_balanced(const projections::TrialBalance& view, const ClubCode& club) {
  Money sum;
  for (const auto& row : view.rows()) sum += row.balance;
  if (!sum.is_zero()) throw std::runtime_error("debits and credits of " + club.text() + " differ; run verify");
}

std::uint64_t bytes_below(const std::string& directory) {
  std::uint64_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(directory))
    if (entry.is_regular_file()) bytes += entry.file_size();
  return bytes;
}

/// The last month's end that the log has reached.
Day last_month_end(const engine::Ledger& ledger) {
  const Day last = day_in_vietnam(ledger.store().last_accepted_at());
  return end_of_month(last) == last ? last : end_of_month(add_months(last, -1, 1));
}

BenchedStore look_at(const std::string& directory, const engine::Ledger& ledger) {
  BenchedStore out;
  out.directory = directory;
  for (engine::Head& head : ledger.store().heads())
    if (head.club != programme_stream()) out.clubs.push_back(std::move(head));
  if (out.clubs.empty()) throw Refusal(directory + " holds no club; make some by soquy simulate");
  for (const engine::Head& head : out.clubs) out.events += head.version.value;
  out.disk_bytes = bytes_below(directory);
  out.month_end = last_month_end(ledger);
  out.club = out.clubs[out.clubs.size() / 2].club;
  return out;
}

/// Balances and arrears of one club on a day, out of its events.
void answer_about(const engine::Ledger& ledger, const ClubCode& club, Day day, BenchLine& line) {
  const std::vector<Event> events = ledger.history(club);
  AsOf as_of;
  as_of.value_date = day;
  projections::TrialBalance balances;
  projections::Arrears arrears;
  fold(balances, events, as_of);
  fold(arrears, events, as_of);
  check_balanced(balances, club);
  line.rows = balances.rows().size() + arrears.on(day).rows.size();
  line.events = events.size();
}

BenchLine opened_and_answered(const BenchedStore& store, std::int64_t rounds) {
  return fastest("open the store and answer about one club", rounds, [&](BenchLine& line) {
    engine::SystemClock clock;
    const auto ledger = engine::Ledger::open(store.directory, clock, false);
    answer_about(*ledger, store.club, store.month_end, line);
  });
}

BenchLine ask_nation(const char* what, const NationalQuestions::Ask& ask, engine::Ledger& ledger, Day day,
                     std::int64_t rounds) {
  if (ask) return fastest(what, rounds, [&](BenchLine& line) { line.rows = ask(ledger, day); });
  BenchLine line;
  line.what = what;
  line.is_measured = false;
  return line;
}

void tell_passed(const Passed& passed, BenchLine& line) {
  line.events = passed.events;
  line.bytes = passed.bytes;
}

}  // namespace

NationalResult measure_nation(const std::string& directory, unsigned threads, std::int64_t rounds,
                              const NationalQuestions& questions) {
  engine::SystemClock clock;
  const auto ledger = engine::Ledger::open(directory, clock, false);
  NationalResult result{look_at(directory, *ledger), {}, {}};
  const BenchedStore& store = result.store;
  // First, because they refuse a store whose rows are not kept up.
  const BenchLine roll_up =
      ask_nation("roll-up on the month's end, all regions", questions.roll_up, *ledger, store.month_end, rounds);
  const BenchLine attention =
      ask_nation("attention list on the month's end", questions.attention, *ledger, store.month_end, rounds);
  const engine::RocksDatabase database(engine::StorePaths{directory}.database(), engine::RocksDatabase::Access::read,
                                       nullptr);
  const Hands hands(threads);
  const auto scan = [&](BenchLine& line) {
    tell_passed(hands.over(store.clubs, [&](const auto& club, Passed& own) { scan_club(database, club, own); }), line);
  };
  BenchLine warm;
  scan(warm);  // so that no round is the first to fetch the files
  const BenchLine bare = fastest("bare scan with SHA-256", rounds, scan);
  const BenchLine books = fastest("replay: read, check hashes, fold trial balances", rounds, [&](BenchLine& line) {
    tell_passed(hands.over(store.clubs,
                           [&](const auto& club, Passed& own) {
                             projections::TrialBalance view;
                             replay_club(ledger->store(), club, own, [&](const Event& event) { view.apply(event); });
                             check_balanced(view, club.club);
                           }),
                line);
  });
  const BenchLine states = fastest("replay: read, check hashes, fold states", rounds, [&](BenchLine& line) {
    tell_passed(hands.over(store.clubs,
                           [&](const auto& club, Passed& own) {
                             engine::ClubState state;
                             replay_club(ledger->store(), club, own, [&](const Event& event) { evolve(state, event); });
                           }),
                line);
  });
  const BenchLine views =
      fastest("rebuild: read, check hashes, make the rows of all views", rounds, [&](BenchLine& line) {
        tell_passed(hands.over(store.clubs,
                               [&](const auto& club, Passed& own) {
                                 make_rows(ledger->store(), club, questions.views, store.month_end, own);
                               }),
                    line);
      });
  const BenchLine today = fastest("as of the month's end, one club", rounds,
                                  [&](BenchLine& line) { answer_about(*ledger, store.club, store.month_end, line); });
  const Day before = end_of_month(add_months(store.month_end, -12, 1));
  const BenchLine past = fastest("as of a year before, one club", rounds,
                                 [&](BenchLine& line) { answer_about(*ledger, store.club, before, line); });
  result.lines = {opened_and_answered(store, rounds), today, past, roll_up, attention, bare, books, states, views};
  result.replay_of_scan = {views.a_second(views.events), bare.a_second(bare.events)};
  return result;
}

}  // namespace soquy::cli
