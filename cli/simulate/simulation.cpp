#include "cli/simulate/simulation.h"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <utility>

#include "cli/simulate/club_life.h"
#include "cli/simulate/programme_writer.h"

namespace soquy::cli {
namespace {

/// So many clubs meet at once: their commands share a sync, and the next ones are written while these are decided.
constexpr std::size_t kTogether = 64;

/// Clubs that do the same thing on one day, each with the moment at which it is written down.
struct Piece {
  struct Visit {
    std::size_t club = 0;
    Instant written;
  };
  Day day;
  bool begins_day = false;
  bool founding = false;
  std::vector<Visit> visits;
};

Day first_day(const ProgrammePlan& plan) {
  Day first = plan.until;
  for (const Command& command : plan.programme) first = std::min(first, command.value_date);
  for (const ClubPlan& club : plan.clubs) first = std::min(first, club.founded);
  return first;
}

/// Most books are written the same evening, some a day or three later.
Instant evening_of(Day day, Random& random) {
  const Day written = random.chance(80) ? add_days(day, static_cast<int>(random.between(1, 3))) : day;
  return Instant{at_vietnam_time(written, 19, 0).micros + random.between(0, 150) * 60'000'000};
}

/// What happens when, in the order of the calendar; on one day the foundings come before the meetings.
class Agenda {
 public:
  Agenda(const ProgrammePlan& plan, const std::vector<ClubLife>& lives, std::uint64_t seed)
      : lives_(lives), day_(first_day(plan)), until_(plan.until), evenings_(seed ^ 0x5eedU) {
    for (std::size_t i = 0; i < plan.clubs.size(); ++i) clubs_[plan.clubs[i].founded].push_back(i);
  }

  /// The next piece, or nothing at the end. A day on which no club meets is a piece without visits.
  std::optional<Piece> next() {
    if (pieces_.empty() && day_ <= until_) plan_day();
    if (pieces_.empty()) return std::nullopt;
    Piece piece = std::move(pieces_.front());
    pieces_.pop_front();
    return piece;
  }

 private:
  void plan_day() {
    std::vector<Piece::Visit> foundings;
    std::vector<Piece::Visit> meetings;
    for (const std::size_t club : clubs_[day_]) {
      const Piece::Visit visit{club, evening_of(day_, evenings_)};
      if (lives_[club].plan().founded == day_) foundings.push_back(visit);
      meetings.push_back(visit);
      clubs_[lives_[club].next_meeting(day_)].push_back(club);
    }
    clubs_.erase(day_);
    cut(true, foundings);
    cut(false, meetings);
    if (pieces_.empty()) pieces_.push_back({day_, false, false, {}});
    pieces_.front().begins_day = true;
    day_ = add_days(day_, 1);
  }

  void cut(bool founding, const std::vector<Piece::Visit>& visits) {
    for (std::size_t i = 0; i < visits.size(); ++i) {
      if (i % kTogether == 0) pieces_.push_back({day_, false, founding, {}});
      pieces_.back().visits.push_back(visits[i]);
    }
  }

  const std::vector<ClubLife>& lives_;
  Day day_;
  Day until_;
  Random evenings_;
  std::map<Day, std::vector<std::size_t>> clubs_;
  std::deque<Piece> pieces_;
};

/// Tells the story piece by piece. While one piece is decided and synced the next one is written:
///
///   ask how the clubs of the next piece stand, submit this piece, take the receipts of the one before, write the next
///
/// Which thread is how fast changes nothing: the order of the commands is the agenda's, and each has its own moment.
class Telling {
 public:
  Telling(engine::Ledger& ledger, engine::SimulatedClock& clock, const ProgrammePlan& plan, std::uint64_t seed)
      : ledger_(ledger), clock_(clock), plan_(plan), reports_(seed, "reports") {
    for (const ClubPlan& club : plan.clubs) lives_.emplace_back(club, seed + lives_.size() + 1);
    for (const Command& command : plan.programme) programme_[command.value_date].push_back(&command);
  }

  SimulationResult run(std::uint64_t seed, const std::function<void()>& day_done) {
    Agenda agenda(plan_, lives_, seed);
    auto piece = agenda.next();
    std::vector<Ordered> written = piece ? write(*piece, ask(*piece)) : std::vector<Ordered>{};
    while (piece) {
      const auto next = agenda.next();
      const bool meets_again = next && shares_club(*piece, *next);
      std::vector<State> states;
      if (next && !meets_again) states = ask(*next);
      std::vector<InFlight> submitted = submit(std::move(written));
      take(std::exchange(in_flight_, std::move(submitted)));
      if (meets_again) {
        take(std::exchange(in_flight_, {}));
        states = ask(*next);
      }
      if (next) written = write(*next, std::move(states));
      if (!next || next->begins_day) day_done();
      piece = next;
    }
    take(std::exchange(in_flight_, {}));
    if (clock_.in_line() != 0) throw SimulationBug("the ledger read the clock less often than it took commands");
    return result_;
  }

 private:
  using State = std::future<Result<engine::ClubState>>;
  static constexpr std::size_t kNoClub = SIZE_MAX;

  struct Ordered {
    Command command;
    Instant written;
    std::size_t club = kNoClub;
  };
  struct InFlight {
    std::string what;
    std::size_t club = kNoClub;
    std::future<Result<engine::Receipt>> receipt;
  };

  static bool shares_club(const Piece& left, const Piece& right) {
    return std::any_of(left.visits.begin(), left.visits.end(), [&](const Piece::Visit& one) {
      return std::any_of(right.visits.begin(), right.visits.end(),
                         [&](const Piece::Visit& other) { return one.club == other.club; });
    });
  }

  [[nodiscard]] std::vector<State> ask(const Piece& piece) const {
    std::vector<State> states;
    if (piece.founding) return states;
    for (const Piece::Visit& visit : piece.visits)
      states.push_back(ledger_.state_later(lives_[visit.club].plan().code));
    return states;
  }

  std::vector<Ordered> write(const Piece& piece, std::vector<State> states) {
    std::vector<Ordered> out;
    if (piece.begins_day) write_programme(piece.day, out);
    for (std::size_t i = 0; i < piece.visits.size(); ++i) {
      ClubLife& life = lives_[piece.visits[i].club];
      Command command = piece.founding ? life.founding() : meeting(life, piece.day, std::move(states[i]));
      out.push_back({std::move(command), piece.visits[i].written, piece.visits[i].club});
    }
    return out;
  }

  /// First what the programme planned for the day, then the reports that clubs have handed in since yesterday morning.
  void write_programme(Day day, std::vector<Ordered>& out) {
    const Instant morning = at_vietnam_time(day, 9, 0);
    for (const Command* command : programme_[day]) out.push_back({*command, morning, kNoClub});
    for (Command& command : reports_.received_on(day)) out.push_back({std::move(command), morning, kNoClub});
  }

  Command meeting(ClubLife& life, Day day, State asked) {
    auto state = asked.get();
    if (state.has_error()) throw SimulationBug(to_sentence(state.error()));
    const auto root = [&] {
      const auto head = ledger_.store().head(life.plan().code);
      if (!head || head->version != state->version) throw SimulationBug("a club moved while its report was written");
      return head->frontier.root();
    };
    Command command = life.meeting(day, *state, root);
    reports_.note(command);
    return command;
  }

  std::vector<InFlight> submit(std::vector<Ordered> written) {
    std::vector<InFlight> out;
    for (Ordered& one : written) {
      std::string what = one.command.club.text() + " on " + to_iso(one.command.value_date);
      clock_.put_in_line(one.written);
      out.push_back({std::move(what), one.club, ledger_.submit_later(std::move(one.command))});
    }
    return out;
  }

  void take(std::vector<InFlight> waiting) {
    for (InFlight& one : waiting) {
      auto receipt = one.receipt.get();
      if (receipt.has_error()) {
        throw SimulationBug("the simulated treasurer of " + one.what + " was refused (act " +
                            std::to_string(receipt.error().act) + "): " + to_sentence(receipt.error()));
      }
      if (one.club != kNoClub) lives_[one.club].took(receipt->events);
      count(receipt->events);
    }
  }

  void count(const std::vector<Event>& events) {
    ++result_.commits;
    result_.events += events.size();
    for (const Event& event : events) ++result_.kinds[event.payload.kind()];
    result_.clubs = result_.kinds[Kind::club_founded];
    result_.meetings = result_.kinds[Kind::meeting_held];
  }

  engine::Ledger& ledger_;
  engine::SimulatedClock& clock_;
  const ProgrammePlan& plan_;
  std::vector<ClubLife> lives_;
  std::map<Day, std::vector<const Command*>> programme_;
  ReportsReceived reports_;
  std::vector<InFlight> in_flight_;
  SimulationResult result_;
};

}  // namespace

std::uint64_t days_of(const ProgrammePlan& plan) {
  return static_cast<std::uint64_t>(days_between(first_day(plan), plan.until)) + 1;
}

SimulationResult simulate(engine::Ledger& ledger, engine::SimulatedClock& clock, const ProgrammePlan& plan,
                          std::uint64_t seed, const std::function<void()>& day_done) {
  return Telling(ledger, clock, plan, seed).run(seed, day_done);
}

}  // namespace soquy::cli
