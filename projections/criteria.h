#pragma once
// Which rule pack holds on a day, and does a club keep to each of its criteria?
//
// The criteria of Decisions 1533/2016 and 1336/2020 and of those to come are data (DOMAIN 1.2): published in the
// programme's stream, each with its days. They warn in reports and never block an entry. People are counted, not
// attributes: nobody is counted twice for being old, a woman and poor at once.
//
// Where the books leave something open, the count lies between two numbers. A criterion is met or not met when both say
// so; otherwise it cannot be told. That is so for ages (a year of birth is missing) and for members reached by health
// care or culture (attendance gives a lower bound).
//
// "At least 70% of clubs do all activities and are well managed, so that half of the members borrow" (1336/2020): here
// are the clubs that were active in all eight areas in the 12 months to the day, of all that live, new ones too. Well
// managed has no official test (DOMAIN 1.10): the grade speaks of that. Who borrows is a criterion of its own.

#include <cstdint>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "projections/club_figures.h"

namespace soquy::projections {

enum class CriterionVerdict : std::uint8_t {
  met,
  not_met,
  cannot_be_told,  ///< nobody to divide by, or the books leave it open
  information,     ///< nothing is asked in numbers: that the poor have priority
};
/// "met", "not_met", "cannot_be_told", "information".
[[nodiscard]] std::string_view name_of(CriterionVerdict verdict);

/// What is counted in and by what it is divided.
enum class CriterionUnit : std::uint8_t {
  count,             ///< people of one club; min and max are plain
  share_of_members,  ///< min and max are parts per million
  share_of_needy,    ///< of those poor, near-poor or in hardship
  share_of_clubs,    ///< asked of all clubs together; of one club: does it count?
};
[[nodiscard]] CriterionUnit unit_of(Criterion criterion);

struct CriterionRow {
  Criterion criterion = Criterion::none;
  CriterionKind kind = CriterionKind::floor;  ///< a level is judged as a floor
  std::int64_t min = 0;
  std::int64_t max = 0;  ///< of a range
  std::int64_t numerator = 0;
  std::int64_t at_most = 0;      ///< the largest numerator there may be; equal when the books leave nothing open
  std::int64_t denominator = 1;  ///< 1 for a count
  CriterionVerdict verdict = CriterionVerdict::cannot_be_told;
  friend bool operator==(const CriterionRow&, const CriterionRow&) = default;
};

/// All criteria of the pack in its order. `figures` must be those of a living club, with older people counted from the
/// pack's age.
[[nodiscard]] std::vector<CriterionRow> judge(const PublishRulePack& pack, const Figures& figures);

/// Over several clubs: how many keep to it.
struct CriterionSum {
  CriterionRow together;  ///< numerators and denominators added; judged when a share of clubs is asked, else as it is
  std::uint32_t met = 0;
  std::uint32_t not_met = 0;
  std::uint32_t cannot_be_told = 0;
  std::uint32_t left_out = 0;  ///< clubs that were dissolved: in neither number
  friend bool operator==(const CriterionSum&, const CriterionSum&) = default;
};
/// Clubs that are not founded are not there, those dissolved are left out. Practice clubs and real ones are for the
/// caller to keep apart.
[[nodiscard]] std::vector<CriterionSum> judge_all(const PublishRulePack& pack, const std::vector<ClubFigures>& clubs);

/// The programme's stream, as far as it publishes rule packs. Packs carry their own days: fold without a value date.
class RulePacks {
 public:
  void apply(const Event& event);
  /// The pack that holds on the day: of several the one that began last, of these the one published last. Null when
  /// none does.
  [[nodiscard]] const PublishRulePack* on(Day day) const;
  /// Every pack as published last under its name, by first day.
  [[nodiscard]] std::vector<PublishRulePack> packs() const;
  /// The packs that a club lives through from its founding to a day, each with its first day in that time, ascending.
  struct Reign {
    Day from;
    const PublishRulePack* pack = nullptr;
  };
  [[nodiscard]] std::vector<Reign> through(Day founded, Day day) const;
  friend bool operator==(const RulePacks&, const RulePacks&) = default;

 private:
  struct Published {
    Version version;
    PublishRulePack pack;
    friend bool operator==(const Published&, const Published&) = default;
  };
  std::vector<Published> published_;  ///< in the order of publication, each name once
};

}  // namespace soquy::projections
