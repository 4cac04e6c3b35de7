#include "projections/income_improvement.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "projections/versioned.h"

namespace soquy::projections {
namespace {

constexpr std::array<std::string_view, kIncomeOutcomes> kOutcomeNames = {
    "improved", "not_improved", "no_price_index", "other_instrument", "other_season", "left_club",
    "not_due",  "due",          "lost",           "no_baseline"};

Money household_income(const SurveyIncome& said) {
  return said.farm + said.animals + said.trade + said.wage + said.transfers;
}

Day months_after(Day day, int months) { return add_months(day, months, civil(day).day); }

bool is_in_season(Day baseline, Day follow_up) {
  return follow_up >= months_after(baseline, kFollowUpFromMonths) &&
         follow_up <= months_after(baseline, kFollowUpToMonths);
}

bool is_same_instrument(const SurveyIncome& left, const SurveyIncome& right) {
  return left.instrument == right.instrument && left.recall_months == right.recall_months;
}

/// How far the interview lies from a year after the baseline.
int off_the_year(Day baseline, Day follow_up) { return std::abs(days_between(months_after(baseline, 12), follow_up)); }

IncomePair pair_with_baseline(Day day, const SurveyIncome& said) {
  IncomePair pair;
  pair.instrument = said.instrument;
  pair.recall_months = said.recall_months;
  pair.baseline_day = day;
  pair.baseline = household_income(said);
  pair.baseline_size = said.household_size;
  return pair;
}

void add_follow_up(IncomePair& pair, Day day, const SurveyIncome& said) {
  pair.follow_up_day = day;
  pair.follow_up = household_income(said);
  pair.follow_up_size = said.household_size;
}

IncomeStanding standing_without_follow_up(Day baseline, Day day, bool has_left) {
  if (has_left) return IncomeStanding::left_club;
  if (day < months_after(baseline, kFollowUpFromMonths)) return IncomeStanding::not_due;
  return day <= months_after(baseline, kFollowUpToMonths) ? IncomeStanding::due : IncomeStanding::lost;
}

}  // namespace

std::string_view to_text(IncomeOutcome outcome) { return kOutcomeNames[static_cast<std::size_t>(outcome)]; }

// --- Comparing -------------------------------------------------------------------------------------------------------

IndexPair index_of(const IncomePair& pair, const PriceIndex& prices, std::string_view series) {
  const IndexOfMonths months = prices.between(series, pair.baseline_day, pair.follow_up_day);
  if (!months.compares()) return {};
  return {months.then->index, months.now->index};
}

namespace {

/// The change over the whole recall period, times the second index: an integer.
int128 change_times_index(const IncomePair& pair, const IndexPair& index) {
  return int128{pair.follow_up.minor} * index.baseline - int128{pair.baseline.minor} * index.follow_up;
}

}  // namespace

bool is_improved(const IncomePair& pair, const IndexPair& index, Money threshold) {
  return change_times_index(pair, index) > int128{threshold.minor} * pair.recall_months * index.follow_up;
}

Money real_change(const IncomePair& pair, const IndexPair& index) {
  if (!index.is_known() || pair.recall_months == 0) return Money::zero();
  return divide_rounded(change_times_index(pair, index), int128{pair.recall_months} * index.follow_up, 1,
                        Rounding::half_up);
}

IncomeOutcome outcome_of(const IncomeRow& row, const PriceIndex& prices, const IncomeMeasure& measure) {
  switch (row.standing) {
    case IncomeStanding::comparable: break;
    case IncomeStanding::other_instrument: return IncomeOutcome::other_instrument;
    case IncomeStanding::other_season: return IncomeOutcome::other_season;
    case IncomeStanding::left_club: return IncomeOutcome::left_club;
    case IncomeStanding::not_due: return IncomeOutcome::not_due;
    case IncomeStanding::due: return IncomeOutcome::due;
    case IncomeStanding::lost: return IncomeOutcome::lost;
    case IncomeStanding::no_baseline: return IncomeOutcome::no_baseline;
  }
  const IndexPair index = index_of(row.pair, prices, measure.series);
  if (!index.is_known()) return IncomeOutcome::no_price_index;
  return is_improved(row.pair, index, measure.threshold) ? IncomeOutcome::improved : IncomeOutcome::not_improved;
}

// --- Counts ----------------------------------------------------------------------------------------------------------

void IncomeCounts::add(const IncomeRow& row, IncomeOutcome outcome) {
  by_outcome[static_cast<std::size_t>(outcome)] += 1;
  const bool is_known = outcome == IncomeOutcome::improved || outcome == IncomeOutcome::not_improved;
  size_changed += is_known && row.pair.baseline_size != row.pair.follow_up_size;
  missed += row.is_over && (outcome == IncomeOutcome::lost || outcome == IncomeOutcome::left_club);
}

std::uint32_t IncomeCounts::all() const {
  std::uint32_t sum = 0;
  for (const std::uint32_t count : by_outcome) sum += count;
  return sum;
}

std::uint32_t IncomeCounts::not_comparable() const {
  return of(IncomeOutcome::no_price_index) + of(IncomeOutcome::other_instrument) + of(IncomeOutcome::other_season);
}

std::uint32_t IncomeCounts::without_follow_up() const {
  return of(IncomeOutcome::left_club) + of(IncomeOutcome::not_due) + of(IncomeOutcome::due) + of(IncomeOutcome::lost);
}

IncomeCounts& IncomeCounts::operator+=(const IncomeCounts& other) {
  for (std::size_t i = 0; i < kIncomeOutcomes; ++i) by_outcome[i] += other.by_outcome[i];
  size_changed += other.size_changed;
  missed += other.missed;
  return *this;
}

IncomeSum& IncomeSum::operator+=(const IncomeSum& other) {
  counts += other.counts;
  gaps += other.gaps;
  return *this;
}

IncomeSum sum_of(const std::vector<IncomeRow>& rows, const PriceIndex& prices, const IncomeMeasure& measure) {
  IncomeSum sum;
  for (const IncomeRow& row : rows) {
    const IncomeOutcome outcome = outcome_of(row, prices, measure);
    sum.counts.add(row, outcome);
    if (outcome != IncomeOutcome::no_price_index) continue;
    sum.gaps.add(prices.between(measure.series, row.pair.baseline_day, row.pair.follow_up_day));
  }
  return sum;
}

// --- Fold ------------------------------------------------------------------------------------------------------------

void IncomeImprovement::apply(const Event& event) {
  people_.apply(event);
  const Envelope& envelope = event.envelope;
  if (const auto* reversal = event.payload.as<EntryReversed>()) {
    undo(*reversal->original, reversal->entry);
  } else if (const auto* survey = event.payload.as<IncomeSurveyed>()) {
    households_[survey->member].interviews.push_back({envelope.version, envelope.value_date, *survey});
  } else if (const auto* loan = event.payload.as<LoanDisbursed>()) {
    households_[loan->borrower].loans[loan->loan] = envelope.value_date;
  }
}

void IncomeImprovement::undo(const Payload& original, Version entry) {
  if (const auto* survey = original.as<IncomeSurveyed>()) {
    erase_version(households_[survey->member].interviews, entry);
  } else if (const auto* loan = original.as<LoanDisbursed>()) {
    households_[loan->borrower].loans.erase(loan->loan);
  }
}

/// The interviews of one member, by day. A baseline repeated on the same form before its second interview falls due is
/// the same question asked twice, so an interview compares with one baseline at most.
struct IncomeImprovement::Interviews {
  std::vector<const Interview*> baselines;
  std::vector<const Interview*> follow_ups;

  explicit Interviews(const Household& household) {
    std::vector<const Interview*> all;
    for (const Interview& one : household.interviews) all.push_back(&one);
    std::sort(all.begin(), all.end(), [](const Interview* left, const Interview* right) {
      return std::tie(left->day, left->version) < std::tie(right->day, right->version);
    });
    for (const Interview* one : all) {
      if (one->said.follow_up) {
        follow_ups.push_back(one);
      } else if (!repeats(*one)) {
        baselines.push_back(one);
      }
    }
  }

  [[nodiscard]] bool repeats(const Interview& later) const {
    return std::any_of(baselines.begin(), baselines.end(), [&](const Interview* one) {
      return is_same_instrument(one->said, later.said) && later.day < months_after(one->day, kFollowUpFromMonths);
    });
  }

  /// The one nearest to a year after the baseline; of two as near, the earlier. Null when none compares.
  [[nodiscard]] const Interview* nearest(const Interview& baseline) const {
    const Interview* best = nullptr;
    for (const Interview* one : follow_ups) {
      if (!is_same_instrument(baseline.said, one->said) || !is_in_season(baseline.day, one->day)) continue;
      if (best == nullptr || off_the_year(baseline.day, one->day) < off_the_year(baseline.day, best->day)) best = one;
    }
    return best;
  }

  [[nodiscard]] bool has_other_instrument(const Interview& baseline) const {
    return std::any_of(follow_ups.begin(), follow_ups.end(), [&](const Interview* one) {
      return is_in_season(baseline.day, one->day) && !is_same_instrument(baseline.said, one->said);
    });
  }

  /// Before the next baseline, which such an interview would rather belong to.
  [[nodiscard]] bool has_other_season(const Interview& baseline) const {
    const auto next =
        std::find_if(baselines.begin(), baselines.end(), [&](const Interview* one) { return one->day > baseline.day; });
    return std::any_of(follow_ups.begin(), follow_ups.end(), [&](const Interview* one) {
      const bool is_next = next != baselines.end() && one->day >= (*next)->day;
      return one->day >= baseline.day && !is_next && !is_in_season(baseline.day, one->day);
    });
  }

  [[nodiscard]] IncomeRow row_of(const Interview& baseline, Day day, bool has_left) const {
    IncomeRow row;
    row.pair = pair_with_baseline(baseline.day, baseline.said);
    row.is_over = day > months_after(baseline.day, kFollowUpToMonths);
    if (const Interview* follow_up = nearest(baseline)) {
      add_follow_up(row.pair, follow_up->day, follow_up->said);
    } else if (has_other_instrument(baseline)) {
      row.standing = IncomeStanding::other_instrument;
    } else if (has_other_season(baseline)) {
      row.standing = IncomeStanding::other_season;
    } else {
      row.standing = standing_without_follow_up(baseline.day, day, has_left);
    }
    return row;
  }
};

bool IncomeImprovement::is_unasked(const Household& household, Day from) {
  const auto is_first = [](const Interview& one) { return !one.said.follow_up; };
  if (std::any_of(household.interviews.begin(), household.interviews.end(), is_first)) return false;
  const bool asked_again = std::any_of(household.interviews.begin(), household.interviews.end(),
                                       [&](const Interview& one) { return one.day >= from; });
  const bool borrowed = std::any_of(household.loans.begin(), household.loans.end(),
                                    [&](const auto& loan) { return loan.second >= from; });
  return asked_again || borrowed;
}

std::vector<IncomeRow> IncomeImprovement::rows(Day day, Day from) const {
  std::set<MemberNo> gone;
  for (const MemberRow& row : people_.rows(day)) {
    if (!row.is_member()) gone.insert(row.member);
  }
  std::vector<IncomeRow> rows;
  std::vector<IncomeRow> unasked;
  for (const auto& [member, household] : households_) {
    const Interviews interviews(household);
    for (const Interview* baseline : interviews.baselines) {
      if (baseline->day >= from) rows.push_back(interviews.row_of(*baseline, day, gone.contains(member)));
    }
    if (is_unasked(household, from)) unasked.push_back({IncomeStanding::no_baseline, {}, false});
  }
  std::stable_sort(rows.begin(), rows.end(), [](const IncomeRow& left, const IncomeRow& right) {
    return left.pair.baseline_day < right.pair.baseline_day;
  });
  rows.insert(rows.end(), unasked.begin(), unasked.end());
  return rows;
}

}  // namespace soquy::projections
