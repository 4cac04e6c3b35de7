#pragma once
// Did the incomes of households grow, in what money can buy, between a baseline and the interview a year later?
//
// What is compared (DOMAIN.md 4.2):
//   two interviews  of one member, on the same form and for as many months, the second 9 to 15 months after the first:
//                   so near to a year that both speak of the same seasons. Of several the nearest to a year counts. A
//                   baseline repeated on the same form within 9 months opens no comparison of its own.
//   income          of the household, all five sources summed, per month of the recall period, as an exact fraction.
//                   Never per head: a birth is no loss. A household that grew or shrank is counted and said to have.
//   improved        income then x (index of the first month / index of the second) - income at first > threshold, per
//                   month in money of the first month. The index of the months in which the interviews were held, of
//                   one series on one basis.
// What cannot be compared is unknown, each for its own reason, and never "not improved".
//
// Nobody is named: a row has no member.

#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "projections/members_profile.h"
#include "projections/price_index.h"

namespace soquy::projections {

inline constexpr int kFollowUpFromMonths = 9;
inline constexpr int kFollowUpToMonths = 15;

/// Two interviews that compare. Of other standings the fields of the second are empty, without a baseline all.
struct IncomePair {
  std::string instrument;
  Day baseline_day;
  Day follow_up_day;
  Money baseline;  ///< of the household over the whole recall period
  Money follow_up;
  std::uint8_t recall_months = 0;
  std::uint8_t baseline_size = 0;  ///< people in the household
  std::uint8_t follow_up_size = 0;
  friend bool operator==(const IncomePair&, const IncomePair&) = default;
};

/// How far a household's interviews go. Ordered: the first reason that holds is told.
enum class IncomeStanding : std::uint8_t {
  comparable = 0,
  other_instrument = 1,  ///< the second interview has another form or recall period
  other_season = 2,      ///< the second interview was held too early or too late in the year
  left_club = 3,         ///< no second interview, and the member has left
  not_due = 4,           ///< no second interview, and less than 9 months have passed
  due = 5,               ///< no second interview, and 9 to 15 months have passed
  lost = 6,              ///< no second interview, and more than 15 months have passed
  no_baseline = 7,       ///< a loan was paid out or a second interview held, and nobody asked before
};

struct IncomeRow {
  IncomeStanding standing = IncomeStanding::comparable;
  IncomePair pair;
  bool is_over = false;  ///< more than 15 months have passed since the baseline
  friend bool operator==(const IncomeRow&, const IncomeRow&) = default;
};

enum class IncomeOutcome : std::uint8_t {
  improved = 0,
  not_improved = 1,
  no_price_index = 2,  ///< one of the two months was not published, or on another basis
  other_instrument = 3,
  other_season = 4,
  left_club = 5,
  not_due = 6,
  due = 7,
  lost = 8,
  no_baseline = 9,
};
inline constexpr std::size_t kIncomeOutcomes = 10;
/// "not_improved"
[[nodiscard]] std::string_view to_text(IncomeOutcome outcome);

/// With which money incomes are compared. The threshold is per household and month, in minor units.
struct IncomeMeasure {
  std::string series;
  Money threshold{};
};

/// Both months' values, when they are of one basis.
struct IndexPair {
  std::int64_t baseline = 0;  ///< 0: one of them is not known
  std::int64_t follow_up = 0;
  [[nodiscard]] bool is_known() const { return baseline > 0 && follow_up > 0; }
  friend bool operator==(const IndexPair&, const IndexPair&) = default;
};
[[nodiscard]] IndexPair index_of(const IncomePair& pair, const PriceIndex& prices, std::string_view series);

/// Exact: nothing is divided.
[[nodiscard]] bool is_improved(const IncomePair& pair, const IndexPair& index, Money threshold);
/// By how much a household's income a month rose in money of the first month, rounded half up once; to be shown only.
[[nodiscard]] Money real_change(const IncomePair& pair, const IndexPair& index);
[[nodiscard]] IncomeOutcome outcome_of(const IncomeRow& row, const PriceIndex& prices, const IncomeMeasure& measure);

/// Counts that add up over clubs.
struct IncomeCounts {
  std::array<std::uint32_t, kIncomeOutcomes> by_outcome{};  ///< indexed by IncomeOutcome
  std::uint32_t size_changed = 0;  ///< of improved and not improved: households that grew or shrank
  std::uint32_t missed = 0;        ///< baselines 15 months over to which nobody came back, members who left included

  void add(const IncomeRow& row, IncomeOutcome outcome);
  [[nodiscard]] std::uint32_t of(IncomeOutcome outcome) const { return by_outcome[static_cast<std::size_t>(outcome)]; }
  [[nodiscard]] std::uint32_t all() const;
  [[nodiscard]] std::uint32_t baselines() const { return all() - of(IncomeOutcome::no_baseline); }
  [[nodiscard]] std::uint32_t known() const { return of(IncomeOutcome::improved) + of(IncomeOutcome::not_improved); }
  [[nodiscard]] std::uint32_t unknown() const { return all() - known(); }
  /// Asked twice, and for want of a price index, the same form or the same season not compared.
  [[nodiscard]] std::uint32_t not_comparable() const;
  /// Asked once: the second interview is not due yet, due, or will not come.
  [[nodiscard]] std::uint32_t without_follow_up() const;
  [[nodiscard]] Ratio improved_of_known() const { return {of(IncomeOutcome::improved), known()}; }
  [[nodiscard]] Ratio known_of_all() const { return {known(), all()}; }
  [[nodiscard]] Ratio attrition() const { return {missed, baselines()}; }
  IncomeCounts& operator+=(const IncomeCounts& other);
  friend bool operator==(const IncomeCounts&, const IncomeCounts&) = default;
};

/// What the interviews of one club say, or of several clubs together: the counts, and which months of the index were
/// wanting for those of no_price_index.
struct IncomeSum {
  IncomeCounts counts;
  IndexGaps gaps;
  IncomeSum& operator+=(const IncomeSum& other);
  friend bool operator==(const IncomeSum&, const IncomeSum&) = default;
};
[[nodiscard]] IncomeSum sum_of(const std::vector<IncomeRow>& rows, const PriceIndex& prices,
                               const IncomeMeasure& measure);

class IncomeImprovement {
 public:
  void apply(const Event& event);
  /// Whether events of this kind matter here: folding those alone gives the same.
  [[nodiscard]] static bool reads(Kind kind) { return kind == Kind::income_surveyed || MembersProfile::reads(kind); }

  /// One row per baseline of `from` or later (none: all), by day; behind them one per member who took a loan or was
  /// asked again since then without ever having been asked before. Fold with the same value date first.
  [[nodiscard]] std::vector<IncomeRow> rows(Day day, Day from = Day::none()) const;
  friend bool operator==(const IncomeImprovement&, const IncomeImprovement&) = default;

 private:
  struct Interview {
    Version version;
    Day day;
    SurveyIncome said;
    friend bool operator==(const Interview&, const Interview&) = default;
  };
  struct Household {
    std::vector<Interview> interviews;  // in the order in which they came
    std::map<LoanNo, Day> loans;        // when each was paid out
    friend bool operator==(const Household&, const Household&) = default;
  };
  struct Interviews;

  void undo(const Payload& original, Version entry);
  [[nodiscard]] static bool is_unasked(const Household& household, Day from);

  std::map<MemberNo, Household> households_;
  MembersProfile people_;
};

}  // namespace soquy::projections
