#include "projections/attention.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "projections/club_sums.h"
#include "projections/indicators.h"
#include "projections/ratios.h"

namespace soquy::projections {
namespace {

struct ReasonInfo {
  std::string_view name;
  std::string_view question;
  SeenAs as;
  std::int64_t threshold;
  std::int64_t weight;
};
/// The weights are a proposal: what loses money weighs most, what makes the books less certain next.
constexpr std::array<ReasonInfo, kAttentionReasons> kReasons = {{
    {"no_meeting", "days since the last meeting", SeenAs::count, 62, 30},
    {"par30_rising", "rise of PAR30 in three months", SeenAs::share_of_money, 50'000, 25},
    {"par30_high", "PAR30", SeenAs::share_of_money, 100'000, 20},
    {"idle_cash", "share of the year's lending money that lay idle", SeenAs::share_of_money, 500'000, 10},
    {"cash_above_limit", "cash on hand above the limit of the by-law", SeenAs::money, 0, 10},
    {"falling_capital", "fall of own means in a year, gifts for good left out", SeenAs::share_of_money, 50'000, 25},
    {"open_differences", "differences of cash counts without an explanation", SeenAs::money, 0, 20},
    {"back_dated", "back-dated share of the year's entries", SeenAs::share, 200'000, 10},
    {"reversals_by_one_pair", "entries of the year taken back by one pair of people", SeenAs::count, 4, 10},
    {"reversals_by_recorder", "entries of the year taken back by who recorded them", SeenAs::count, 2, 10},
    {"outside_meetings", "share of the year's entries outside meetings", SeenAs::share, 300'000, 10},
    {"board_loans", "share of the principal out that is with the board", SeenAs::share_of_money, 300'000, 15},
    {"renewals", "share of the year's loans that repay another", SeenAs::share, 100'000, 15},
    {"rate_above_cap", "open loans above 20% a year", SeenAs::count, 0, 15},
    {"suspiciously_clean", "entries of the year without any correction", SeenAs::count, 100, 5},
    {"report_missing", "days since a report was due that did not come", SeenAs::count, 0, 10},
    {"no_cash_count", "days since the last cash count", SeenAs::count, 184, 10},
    {"findings_open", "findings and disputes without an answer", SeenAs::count, 0, 10},
}};

const ReasonInfo& info_of(AttentionReason reason) { return kReasons.at(static_cast<std::size_t>(reason)); }

using SeenFigures = std::vector<Seen>;

Seen counted(std::string_view what, std::int64_t count) { return {what, SeenAs::count, {count, 1}}; }
Seen amount_seen(std::string_view what, int128 amount) { return {what, SeenAs::money, fraction(amount, 1)}; }
Seen shared(std::string_view what, int128 part, int128 whole) { return {what, SeenAs::share, fraction(part, whole)}; }
Seen share_of(std::string_view what, int128 part, int128 whole) {
  return {what, SeenAs::share_of_money, fraction(part, whole)};
}

std::int64_t over_year(const ClubOverTime& club, std::int64_t Figures::*figure) {
  return club.now.figures.*figure - club.year_before.*figure;
}

SeenFigures of_days_since(Day event, const ClubOverTime& club) {
  return {counted("days", days_between(event.is_none() ? club.now.card.founded : event, club.day))};
}

/// Left less right, of fractions that both apply.
Ratio difference_of(const Ratio& left, const Ratio& right) {
  return reduced(
      static_cast<int128>(left.numerator) * right.denominator - static_cast<int128>(right.numerator) * left.denominator,
      static_cast<int128>(left.denominator) * right.denominator);
}

/// Of no loan, nothing is at risk: the first late loan of a young club is a rise. Where nothing was at risk before,
/// both sums stay as they were counted.
SeenFigures of_par30_rising(const ClubOverTime& club) {
  const Seen now = share_of("par30", club.now.figures.at_risk_30, club.now.figures.outstanding);
  Seen then = share_of("par30_quarter_before", club.quarter_before.at_risk_30, club.quarter_before.outstanding);
  if (now.value.denominator == 0) return {};
  const Ratio before =
      then.value.denominator == 0 ? Ratio{0, 1} : reduced(then.value.numerator, then.value.denominator);
  if (before.numerator == 0) return {{"rise", SeenAs::share_of_money, now.value}, now, then};
  const Ratio after = reduced(now.value.numerator, now.value.denominator);
  return {{"rise", SeenAs::share_of_money, difference_of(after, before)}, now, then};
}

/// Lending takes a few meetings to begin, and of a handful of entries a share says nothing.
constexpr int kYoungDays = 90;
constexpr std::int64_t kFewEntries = 10;

SeenFigures of_idle_cash(const ClubOverTime& club) {
  if (days_between(club.now.card.founded, club.day) < kYoungDays) return {};
  const int128 cash = over_year(club, &Figures::lending_cash_days);
  return {share_of("idle_cash", cash, cash + over_year(club, &Figures::outstanding_days)),
          amount_seen("lending_cash", club.now.figures.lending_cash)};
}

SeenFigures of_cash_above_limit(const ClubOverTime& club) {
  const Money limit = club.now.card.cash_limit;
  if (!limit.is_positive()) return {};
  const Figures& now = club.now.figures;
  const int128 cash = static_cast<int128>(now.income_fund_cash) + now.activity_fund_cash + now.other_funds_cash;
  return {amount_seen("above_limit", cash - limit.minor), amount_seen("cash", cash),
          amount_seen("cash_limit", limit.minor)};
}

SeenFigures of_falling_capital(const ClubOverTime& club) {
  const int128 before = own_means_of(club.year_before);
  const int128 given =
      static_cast<int128>(over_year(club, &Figures::given_for_good)) + over_year(club, &Figures::opening);
  const int128 now = own_means_of(club.now.figures);
  return {share_of("fall", before - (now - given), before), amount_seen("own_means", now),
          amount_seen("own_means_year_before", before), amount_seen("given_for_good", given)};
}

SeenFigures of_share_of_entries(std::string_view what, std::int64_t Figures::*part, const ClubOverTime& club) {
  const std::int64_t entries = over_year(club, &Figures::entries);
  if (entries < kFewEntries) return {};
  return {shared(what, over_year(club, part), entries), counted("entries", entries)};
}

SeenFigures of_renewals(const ClubOverTime& club) {
  return {shared("renewals", over_year(club, &Figures::loans_renewing), over_year(club, &Figures::loans_paid_out))};
}

/// A year of lending in which nobody ever erred, came late or counted wrong.
SeenFigures of_suspiciously_clean(const ClubOverTime& club) {
  const std::int64_t flaws = over_year(club, &Figures::reversals) + over_year(club, &Figures::entries_back_dated) +
                             over_year(club, &Figures::entries_late) + over_year(club, &Figures::cash_counts_off) +
                             club.now.figures.loans_late + club.now.figures.open_differences;
  const std::int64_t late_dues = over_year(club, &Figures::fell_due) - over_year(club, &Figures::paid_in_time);
  if (flaws != 0 || late_dues > 0) return {};
  return {counted("entries", over_year(club, &Figures::entries)), counted("corrections", 0)};
}

SeenFigures of_report_missing(const ClubOverTime& club) {
  const Day due = last_report_due(club.day);
  if (has_reported(club.now.card, club.day) || due < club.now.card.founded) return {};
  return {counted("days_since_due", days_between(due, club.day))};
}

SeenFigures of_findings(const ClubOverTime& club) {
  const Figures& now = club.now.figures;
  return {counted("open", now.findings_open + now.disputes_open), counted("findings_open", now.findings_open),
          counted("disputes_open", now.disputes_open)};
}

/// The figures of a reason; the first is held against the threshold. Nothing: there is nothing to look at.
SeenFigures seen_for(AttentionReason reason, const ClubOverTime& club) {
  const Figures& now = club.now.figures;
  switch (reason) {
    case AttentionReason::no_meeting: return of_days_since(club.now.card.last_meeting, club);
    case AttentionReason::par30_rising: return of_par30_rising(club);
    case AttentionReason::par30_high: return {share_of("par30", now.at_risk_30, now.outstanding)};
    case AttentionReason::idle_cash: return of_idle_cash(club);
    case AttentionReason::cash_above_limit: return of_cash_above_limit(club);
    case AttentionReason::falling_capital: return of_falling_capital(club);
    case AttentionReason::open_differences: return {amount_seen("open_differences", now.open_differences)};
    case AttentionReason::back_dated: return of_share_of_entries("back_dated", &Figures::entries_back_dated, club);
    case AttentionReason::reversals_by_one_pair:
      return {counted("reversals_by_one_pair", club.now.card.reversals_by_one_pair),
              counted("reversals", over_year(club, &Figures::reversals))};
    case AttentionReason::reversals_by_recorder:
      return {counted("reversals_by_recorder", over_year(club, &Figures::reversals_by_recorder))};
    case AttentionReason::outside_meetings:
      return of_share_of_entries("outside_meetings", &Figures::entries_outside_meetings, club);
    case AttentionReason::board_loans:
      return {share_of("board_loans", now.board_outstanding, now.outstanding), counted("loans", now.board_loans)};
    case AttentionReason::renewals: return of_renewals(club);
    case AttentionReason::rate_above_cap: return {counted("loans_above_cap", now.loans_above_cap)};
    case AttentionReason::suspiciously_clean: return of_suspiciously_clean(club);
    case AttentionReason::report_missing: return of_report_missing(club);
    case AttentionReason::no_cash_count: return of_days_since(club.now.card.last_count, club);
    case AttentionReason::findings_open: return of_findings(club);
  }
  return {};
}

bool is_beyond(const SeenFigures& seen, const AttentionRule& rule) {
  return !seen.empty() && seen.front().value.denominator != 0 &&
         compared(seen.front().value, bound_of(threshold_as(rule.reason), rule.threshold)) > 0;
}

}  // namespace

std::string_view name_of(AttentionReason reason) { return info_of(reason).name; }
std::string_view question_of(AttentionReason reason) { return info_of(reason).question; }
SeenAs threshold_as(AttentionReason reason) { return info_of(reason).as; }

std::optional<AttentionReason> parse_attention_reason(std::string_view name) {
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    if (kReasons.at(i).name == name) return static_cast<AttentionReason>(i);
  }
  return std::nullopt;
}

std::vector<AttentionRule> default_attention_rules() {
  std::vector<AttentionRule> rules;
  for (std::size_t i = 0; i < kReasons.size(); ++i)
    rules.push_back({static_cast<AttentionReason>(i), kReasons.at(i).threshold, kReasons.at(i).weight});
  return rules;
}

AttentionRow attention_to(const ClubOverTime& club, const std::vector<AttentionRule>& rules) {
  AttentionRow row{club.now.card, 0, {}};
  if (!club.now.card.is_living()) return row;
  for (const AttentionRule& rule : rules) {
    if (rule.weight <= 0) continue;
    SeenFigures seen = seen_for(rule.reason, club);
    if (!is_beyond(seen, rule)) continue;
    row.weight += rule.weight;
    row.reasons.push_back({rule, std::move(seen)});
  }
  std::stable_sort(row.reasons.begin(), row.reasons.end(), [](const auto& left, const auto& right) {
    return std::tuple(-left.rule.weight, left.rule.reason) < std::tuple(-right.rule.weight, right.rule.reason);
  });
  return row;
}

std::vector<AttentionRow> ranked(std::vector<AttentionRow> rows) {
  std::erase_if(rows, [](const AttentionRow& row) { return row.reasons.empty(); });
  std::stable_sort(rows.begin(), rows.end(), [](const AttentionRow& left, const AttentionRow& right) {
    return std::tuple(left.card.practice, -left.weight, left.card.club) <
           std::tuple(right.card.practice, -right.weight, right.card.club);
  });
  return rows;
}

std::vector<AttentionRow> attention_list(const std::vector<ClubOverTime>& clubs,
                                         const std::vector<AttentionRule>& rules) {
  std::vector<AttentionRow> rows;
  for (const ClubOverTime& club : clubs) rows.push_back(attention_to(club, rules));
  return ranked(std::move(rows));
}

}  // namespace soquy::projections
