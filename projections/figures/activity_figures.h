#pragma once
// Of a club's figures: meetings, cash counts, and what the club did in the eight areas of activity.
//
// What is told "of the 12 months to the day" looks back from the day, both ends included.

#include <array>
#include <optional>
#include <vector>

#include "events/event.h"
#include "projections/figures.h"

namespace soquy::projections {

/// The first day of the twelve months that end on that day.
[[nodiscard]] Day year_before(Day day);

class ActivityFigures {
 public:
  void apply(const Event& event);
  /// `figures` has the members and the insured already.
  void add_to(Figures& figures, Day day) const;
  [[nodiscard]] Day last_meeting() const { return last_meeting_; }

  struct Count {
    Version version;
    Day day;
    Money difference;  ///< counted - book
    bool is_posted = false;
    friend bool operator==(const Count&, const Count&) = default;
  };
  /// The latest count that was not reversed.
  [[nodiscard]] std::optional<Count> last_count() const;
  friend bool operator==(const ActivityFigures&, const ActivityFigures&) = default;

 private:
  struct Meeting {
    Day day;
    Version version;
    std::int64_t present = 0;
    std::int64_t members = 0;
    friend bool operator==(const Meeting&, const Meeting&) = default;
  };
  static constexpr std::size_t kAreas = 8;
  /// Something done in an area.
  struct Deed {
    Version version;
    Day day;
    friend bool operator==(const Deed&, const Deed&) = default;
  };
  /// Whom something done in an area is known to have reached.
  struct Reach {
    Version version;
    Day day;
    Area area = Area::none;
    std::int64_t reached = 0;
    MemberNo member{};  ///< home care and self-help: who was visited or helped
    friend bool operator==(const Reach&, const Reach&) = default;
  };
  struct Check {
    Version version;
    Day day;
    std::int64_t members = 0;
    std::int64_t files = 0;
    friend bool operator==(const Check&, const Check&) = default;
  };
  /// A training or a visit.
  struct Support {
    Version version;
    Day day;
    friend bool operator==(const Support&, const Support&) = default;
  };

  void take(const Payload& payload, const Envelope& envelope);
  void hold(const MeetingHeld& held, const Envelope& envelope);
  void take_meeting(const Payload& payload, const Envelope& envelope);
  void take_deeds(const Payload& payload, const Envelope& envelope);
  void mark_posted(Version count, bool posted);
  void take_back(const EntryReversed& reversal);
  void add_meetings(Figures& figures, Day day) const;
  void add_counts(Figures& figures) const;
  void add_areas(Figures& figures, Day day) const;
  void add_support(Figures& figures, Day day) const;

  std::int64_t meetings_ = 0;
  std::int64_t attended_ = 0;
  std::int64_t could_attend_ = 0;
  std::vector<Meeting> last_known_;  ///< the last few whose attendance is known, the earliest first
  Day last_meeting_;
  std::vector<Count> counts_;                    ///< by day and version
  std::array<std::vector<Deed>, kAreas> deeds_;  ///< of each area, by day
  std::vector<Reach> reaches_;                   ///< by day
  std::vector<Check> checks_;
  std::vector<Support> trainings_;
  std::vector<Support> visits_;
  std::int64_t activities_ = 0;
  std::int64_t help_tenths_ = 0;
};

}  // namespace soquy::projections
