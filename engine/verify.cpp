#include "engine/verify.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "engine/verify_club.h"
#include "engine/view_folding.h"

namespace soquy::engine {
namespace {

/// Every commit that the clubs hold, by position of its first event.
using LogPlan = std::map<Position, std::pair<ClubCode, Version>>;

class Verification {
 public:
  Verification(const EventStore& store, const Register& people, const VerifyOptions& options,
               const VerifyProgress& progress)
      : store_(store), people_(people), options_(options), progress_(progress) {}

  VerifyReport run() {
    if (read_heads()) {
      check_clubs();
      check_choices();
      if (!options_.only) check_log();
    }
    std::stable_sort(report_.differences.begin(), report_.differences.end(), comes_first);
    if (report_.differences.size() > options_.most) report_.differences.resize(options_.most);
    return std::move(report_);
  }

 private:
  /// What has a place comes first: that the log's tree differs too is only what follows from it.
  static bool comes_first(const Difference& left, const Difference& right) {
    if (left.club.is_empty() != right.club.is_empty()) return right.club.is_empty();
    if (left.club != right.club) return left.club < right.club;
    return left.version < right.version;
  }

  void say(DifferenceKind kind, std::string what) {
    ++report_.found;
    report_.differences.push_back({kind, {}, {}, std::move(what)});
  }

  void say_at(const ClubCode& club, Version version, std::string what) {
    ++report_.found;
    report_.differences.push_back({DifferenceKind::tampering, club, version, std::move(what)});
  }

  bool read_heads() {
    try {
      for (Head& head : store_.heads()) heads_.emplace(head.club, std::move(head));
    } catch (const StoreFailure& failure) {
      say(DifferenceKind::tampering, failure.what());
      if (!read_heads_one_by_one()) return false;
    }
    report_.log_size = store_.log_size();
    total_ = report_.log_size * (options_.only ? 1 : 2);
    const auto is_wanted = [&](const ClubCode& code) { return code == *options_.only || code == programme_stream(); };
    if (options_.only) std::erase_if(heads_, [&](const auto& head) { return !is_wanted(head.first); });
    if (options_.only) std::erase_if(unread_heads_, [&](const ClubCode& code) { return !is_wanted(code); });
    return true;
  }

  /// Which of them cannot be read; the log knows the clubs as well, as far as it can be read itself.
  bool read_heads_one_by_one() {
    std::set<ClubCode> clubs;
    try {
      store_.read_log(Position{1}, [&](const StoredCommit& commit) { return clubs.insert(commit.club), true; });
    } catch (const StoreFailure&) {
      if (clubs.empty()) return false;
      clubs.insert(programme_stream());  // it is read in any case, and may stand behind that row
    }
    for (const ClubCode& code : clubs) {
      try {
        if (auto head = store_.head(code)) heads_.emplace(code, *std::move(head));
      } catch (const StoreFailure& failure) {
        unread_heads_.insert(code);
        say_at(code, Version{}, failure.what());
      }
    }
    return true;
  }

  /// What is kept of where some events stand answers questions, so it is held against the stream. When that cannot be
  /// read, the check of the stream has said so.
  void check_choices() try {
    for (const Choice& choice : options_.choices) {
      if (options_.view_rows == nullptr || !ChosenEvents(store_, choice).is_kept_wrong(*options_.view_rows)) continue;
      ++report_.found;
      report_.differences.push_back({DifferenceKind::view_mismatch,
                                     choice.stream,
                                     {},
                                     "the places kept under " + choice.name +
                                         " are not where these events stand; make them anew: soquy rebuild"});
    }
  } catch (const StoreFailure&) {
  }

  void check_clubs() {
    std::vector<ClubCode> clubs(unread_heads_.begin(), unread_heads_.end());
    for (const auto& [code, head] : heads_) clubs.push_back(code);
    // The programme stream first, and without its head as well: it says which outside keys may sign.
    std::erase(clubs, programme_stream());
    check_club(programme_stream(), {});
    in_parallel(clubs.size(), options_.threads, [&](std::size_t i) { check_club(clubs[i], outside_); });
  }

  void check_club(const ClubCode& code, const KnownKeys& outside) {
    const auto head = heads_.find(code);
    ClubCheck check(code, store_, people_, outside);
    const bool is_head_unread = unread_heads_.contains(code);
    bool is_there = head != heads_.end() || is_head_unread;
    const bool has_views = options_.view_rows != nullptr && code != programme_stream();
    if (has_views) check.keep_events();
    check.run([&](std::uint64_t events) {
      is_there = true;
      advance(events);
    });
    // Neither head nor commit: there is no such stream, and a block that could not be read while looking is a club's.
    if (!is_there) return;
    if (!is_head_unread) check.check_head(head == heads_.end() ? std::nullopt : std::optional<Head>(head->second));
    if (has_views) check.check_views(options_.views, *options_.view_rows);
    const std::lock_guard guard(mutex_);
    if (code == programme_stream()) outside_ = check.keys();
    if (!check.is_complete()) unread_.insert(code);
    add(check.counts(), code);
    report_.differences.insert(report_.differences.end(), check.differences().begin(), check.differences().end());
    for (const CommitMark& mark : check.marks()) {
      if (!plan_.emplace(mark.position, std::pair{code, mark.first}).second) {
        say(DifferenceKind::tampering, "position " + std::to_string(mark.position.value) + " is taken by two commits");
      }
    }
  }

  /// The programme's stream is no club, and of one club only that one is counted.
  void add(const VerifyReport& counts, const ClubCode& code) {
    report_.found += counts.found;
    if (options_.only && code != *options_.only) return;
    report_.clubs += code == programme_stream() ? 0 : counts.clubs;
    report_.commits += counts.commits;
    report_.events += counts.events;
    report_.texts_present += counts.texts_present;
    report_.texts_erased += counts.texts_erased;
    report_.approvals_named += counts.approvals_named;
    report_.approvals_pin += counts.approvals_pin;
    report_.approvals_key += counts.approvals_key;
  }

  void advance(std::uint64_t events) {
    const std::lock_guard guard(progress_mutex_);
    done_ += events;
    if (progress_) progress_(std::min(done_, total_), total_);
  }

  // --- The log -------------------------------------------------------------------------------------------------------

  void check_log() {
    Frontier frontier;
    Instant accepted;
    try {
      store_.read_log(Position{1}, [&](const StoredCommit& commit) {
        check_row(commit, frontier.size() + 1, accepted);
        accepted = std::max(accepted, commit.accepted_at);
        frontier.append(leaf_hashes(commit.events));
        advance(commit.events.size());
        return true;
      });
    } catch (const StoreFailure& failure) {
      return say(DifferenceKind::tampering, "the log cannot be read: " + std::string(failure.what()));
    }
    report_.log_root = frontier.root();
    check_end(frontier);
  }

  void check_row(const StoredCommit& commit, std::uint64_t expected, Instant accepted) {
    const std::string place = "position " + std::to_string(commit.position.value);
    if (commit.position.value != expected) {
      say(DifferenceKind::tampering, place + " follows position " + std::to_string(expected - 1));
    }
    if (commit.accepted_at < accepted) say(DifferenceKind::tampering, place + " was accepted before the one before it");
    // That a club's commit has its row, and what the row says, was asked when the club was read. What lies behind an
    // unreadable commit was not looked at, so nothing can be said of it here either.
    const auto planned = plan_.find(commit.position);
    const bool is_known = planned != plan_.end() && planned->second == std::pair{commit.club, commit.first};
    if (is_known || unread_.contains(commit.club)) return;
    say_at(commit.club, commit.first, "the log knows it, its club does not");
  }

  void check_end(const Frontier& frontier) {
    const Frontier kept = store_.log_frontier();
    if (kept.size() > frontier.size()) {
      return say(DifferenceKind::rollback, "the log remembers " + std::to_string(kept.size()) + " events, " +
                                               std::to_string(frontier.size()) + " are there");
    }
    if (kept != frontier) {
      say(DifferenceKind::tampering,
          "the root of the log's tree is " + to_hex(frontier.root()) + ", the store says " + to_hex(kept.root()));
    }
  }

  const EventStore& store_;
  const Register& people_;
  const VerifyOptions& options_;
  const VerifyProgress& progress_;
  VerifyReport report_;
  std::map<ClubCode, Head> heads_;
  std::set<ClubCode> unread_heads_;
  KnownKeys outside_;
  LogPlan plan_;
  std::set<ClubCode> unread_;  ///< not read to the end
  std::mutex mutex_;
  std::mutex progress_mutex_;
  std::uint64_t done_ = 0;
  std::uint64_t total_ = 0;
};

}  // namespace

std::string_view to_text(DifferenceKind kind) {
  switch (kind) {
    case DifferenceKind::tampering: return "tampering";
    case DifferenceKind::broken_promise: return "broken_promise";
    case DifferenceKind::rollback: return "rollback";
    case DifferenceKind::view_mismatch: return "view_mismatch";
  }
  return "tampering";
}

VerifyReport verify(const EventStore& store, const Register& people, const VerifyOptions& options,
                    const VerifyProgress& progress) {
  return Verification(store, people, options, progress).run();
}

}  // namespace soquy::engine
