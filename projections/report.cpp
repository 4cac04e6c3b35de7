#include "projections/report.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace soquy::projections {

std::optional<ReportPeriod> report_period(ReportKind kind, int year, int half) {
  const bool annual = kind == ReportKind::annual;
  if (year < kFirstYear || year > kLastYear || kind == ReportKind::none) return std::nullopt;
  if (!annual && half != 1 && half != 2) return std::nullopt;
  const auto day = [&](unsigned month, unsigned of) { return *make_day(year, month, of); };
  if (annual) return ReportPeriod{kind, day(1, 1), day(12, 31), day(12, 15)};
  if (half == 1) return ReportPeriod{kind, day(1, 1), day(6, 30), day(6, 30)};
  return ReportPeriod{kind, day(7, 1), day(12, 31), day(12, 31)};
}

// --- Who handed in ---------------------------------------------------------------------------------------------------

namespace {

template <class Report>
HandedIn handed_in(const Report& report, const Envelope& envelope) {
  HandedIn row;
  row.version = envelope.version;
  row.day = envelope.value_date;
  row.recorded_on = day_in_vietnam(envelope.recorded_at);
  row.kind = report.kind;
  row.period_end = report.period_end;
  row.tree_size = report.tree_size;
  row.root = report.root;
  return row;
}

/// The first of the rows by value date that is of the period; of a day's the one entered first.
template <class Rows>
std::optional<HandedIn> first_for(Rows begin, Rows end, const ReportPeriod& period) {
  std::optional<HandedIn> first;
  for (; begin != end; ++begin) {
    const HandedIn& row = begin->second;
    if (row.kind != period.kind || !period.has(row.period_end)) continue;
    if (!first || row.day < first->day) first = row;
  }
  return first;
}

}  // namespace

bool ReportBook::reads(Kind kind) {
  return kind == Kind::report_submitted || kind == Kind::report_received || kind == Kind::review_meeting_held ||
         kind == Kind::entry_reversed;
}

void ReportBook::apply(const Event& event) {
  const Version version = event.envelope.version;
  if (const auto* submitted = event.payload.as<ReportSubmitted>()) {
    submitted_[version] = handed_in(*submitted, event.envelope);
  } else if (const auto* received = event.payload.as<ReportReceived>()) {
    HandedIn& row = received_[received->club][version] = handed_in(*received, event.envelope);
    row.club = received->club;
  } else if (const auto* review = event.payload.as<ReviewMeetingHeld>()) {
    reviews_[version] = {version, event.envelope.value_date, review->region, review->clubs};
  } else if (const auto* reversal = event.payload.as<EntryReversed>()) {
    submitted_.erase(reversal->entry);
    if (const auto* original = reversal->original->as<ReportReceived>())
      received_[original->club].erase(reversal->entry);
    reviews_.erase(reversal->entry);
  }
}

std::optional<HandedIn> ReportBook::submitted(const ReportPeriod& period) const {
  return first_for(submitted_.begin(), submitted_.end(), period);
}

std::optional<HandedIn> ReportBook::received(const ReportPeriod& period, const ClubCode& club) const {
  const auto of_club = received_.find(club);
  if (of_club == received_.end()) return std::nullopt;
  return first_for(of_club->second.begin(), of_club->second.end(), period);
}

std::vector<ReviewMeeting> ReportBook::reviews(const ReportPeriod& period) const {
  std::vector<ReviewMeeting> held;
  for (const auto& [version, review] : reviews_)
    if (period.has(review.day)) held.push_back(review);
  std::stable_sort(held.begin(), held.end(), [](const auto& left, const auto& right) { return left.day < right.day; });
  return held;
}

Day ReportClub::reported_on() const { return submitted ? submitted->day : received ? received->day : Day{}; }

std::string_view to_text(ReportState state) {
  constexpr std::array<std::string_view, 4> kNames = {"in_time", "late", "missing", "not_due_yet"};
  return kNames.at(static_cast<std::size_t>(state));
}

ReportState state_of(const ReportClub& club, const ReportPeriod& period, Day seen_until) {
  if (club.has_reported()) return club.reported_on() > period.due ? ReportState::late : ReportState::in_time;
  return seen_until > period.due ? ReportState::missing : ReportState::not_due_yet;
}

int days_late(const ReportClub& club, const ReportPeriod& period, Day seen_until) {
  const Day until = club.has_reported() ? club.reported_on() : seen_until;
  return std::max(0, days_between(period.due, until));
}

namespace {

void count_report(ReportedCount& count, ReportState state) {
  count.must_report += 1;
  count.reported += state == ReportState::in_time || state == ReportState::late ? 1 : 0;
  count.in_time += state == ReportState::in_time ? 1 : 0;
  count.late += state == ReportState::late ? 1 : 0;
  count.missing += state == ReportState::missing ? 1 : 0;
  count.not_due_yet += state == ReportState::not_due_yet ? 1 : 0;
}

}  // namespace

std::vector<ReportedCount> reported_counts(const std::vector<ReportClub>& clubs, const ReportPeriod& period,
                                           Day seen_until) {
  std::map<bool, ReportedCount> kinds;
  for (const auto& club : clubs) {
    if (!club.card.is_living()) continue;
    ReportedCount& count = kinds[club.card.practice];
    count.practice = club.card.practice;
    count_report(count, state_of(club, period, seen_until));
  }
  std::vector<ReportedCount> counts;
  for (const auto& [practice, count] : kinds) counts.push_back(count);
  return counts;
}

// --- Sums ------------------------------------------------------------------------------------------------------------

namespace {

void add_up(ReportRow& row, const ReportClub& club) {
  row.practice = club.card.practice;
  row.currency = club.card.currency;
  row.clubs += club.end.clubs;
  row.clubs_reporting += club.has_reported() ? club.end.clubs : 0;
  row.end += club.end;
  row.begin += club.begin;
  row.incomes += club.incomes;
}

template <class Rows>
std::vector<ReportRow> in_order(const Rows& rows) {
  std::vector<ReportRow> all;
  for (const auto& [key, row] : rows) all.push_back(row);
  return all;
}

}  // namespace

ReportRow report_row(const ReportClub& club) {
  ReportRow row;
  row.region = club.unit.region;
  row.name = club.card.name;
  add_up(row, club);
  return row;
}

std::vector<ReportRow> report_rows_by_unit(const std::vector<ReportClub>& clubs) {
  std::map<std::tuple<RegionRef, bool, Currency>, ReportRow> rows;
  for (const auto& club : clubs) {
    ReportRow& row = rows[{club.unit.region, club.card.practice, club.card.currency}];
    row.region = club.unit.region;
    row.name = club.unit.name;
    add_up(row, club);
  }
  return in_order(rows);
}

std::vector<ReportRow> report_totals(const std::vector<ReportClub>& clubs) {
  std::map<std::tuple<bool, Currency>, ReportRow> rows;
  for (const auto& club : clubs) add_up(rows[{club.card.practice, club.card.currency}], club);
  return in_order(rows);
}

// --- Means -----------------------------------------------------------------------------------------------------------

std::string_view to_text(MeanOf of) {
  constexpr std::array<std::string_view, 5> kNames = {"members", "lending_fund", "outstanding", "disbursed", "loan"};
  return kNames.at(static_cast<std::size_t>(of));
}

std::string_view to_text(MeanBy by) {
  constexpr std::array<std::string_view, 4> kNames = {"all_clubs", "reporting_clubs", "funded_clubs", "loans_paid_out"};
  return kNames.at(static_cast<std::size_t>(by));
}

std::string_view formula_of(MeanOf of, MeanBy by) {
  using Names = std::array<std::string_view, 3>;
  constexpr std::array<Names, 4> kNames = {
      Names{"members_per_club", "members_per_reporting_club", "members_per_funded_club"},
      Names{"lending_fund_per_club", "lending_fund_per_reporting_club", "lending_fund_per_funded_club"},
      Names{"outstanding_per_club", "outstanding_per_reporting_club", "outstanding_per_funded_club"},
      Names{"disbursed_per_club", "disbursed_per_reporting_club", "disbursed_per_funded_club"}};
  if (by == MeanBy::loans_paid_out) return "average_loan_in_period";
  return kNames.at(static_cast<std::size_t>(of)).at(static_cast<std::size_t>(by));
}

std::optional<std::int64_t> MeanRow::mean() const {
  if (divisor <= 0) return std::nullopt;
  const int128 scaled = is_money() ? int128{sum} : int128{sum} * 1000;
  return divide_rounded(scaled, divisor, 1, Rounding::half_up).minor;
}

namespace {

bool counts_in(const ReportClub& club, MeanBy by) {
  if (club.end.clubs == 0) return false;
  return by == MeanBy::all_clubs || (by == MeanBy::reporting_clubs && club.has_reported()) ||
         (by == MeanBy::funded_clubs && club.end.clubs_funded > 0);
}

std::int64_t figure_of(const ReportClub& club, MeanOf of) {
  switch (of) {
    case MeanOf::members: return club.end.members;
    case MeanOf::lending_fund: return (Money{club.end.lending_cash} + Money{club.end.outstanding}).minor;
    case MeanOf::outstanding: return club.end.outstanding;
    case MeanOf::disbursed:
    case MeanOf::loan: return (Money{club.end.disbursed} - Money{club.begin.disbursed}).minor;
  }
  return 0;
}

/// The mean loan is of every club, dissolved ones too: its divisor is loans.
void add_club(MeanRow& row, const ReportClub& club) {
  const bool of_loans = row.by == MeanBy::loans_paid_out;
  if (!of_loans && !counts_in(club, row.by)) return;
  row.sum = (Money{row.sum} + Money{figure_of(club, row.of)}).minor;
  row.divisor += of_loans ? club.end.loans_paid_out - club.begin.loans_paid_out : 1;
}

std::vector<MeanRow> kinds_of_means() {
  std::vector<MeanRow> rows;
  for (const MeanOf of : {MeanOf::members, MeanOf::lending_fund, MeanOf::outstanding, MeanOf::disbursed})
    for (const MeanBy by : {MeanBy::all_clubs, MeanBy::reporting_clubs, MeanBy::funded_clubs})
      rows.push_back({of, by, false, Currency::vnd, 0, 0});
  rows.push_back({MeanOf::loan, MeanBy::loans_paid_out, false, Currency::vnd, 0, 0});
  return rows;
}

}  // namespace

std::vector<std::string_view> report_mean_formulas() {
  std::vector<std::string_view> names;
  for (const MeanRow& row : kinds_of_means()) names.push_back(formula_of(row.of, row.by));
  return names;
}

std::vector<MeanRow> report_means(const std::vector<ReportClub>& clubs) {
  std::vector<MeanRow> all;
  for (const auto& group : report_totals(clubs)) {
    for (MeanRow row : kinds_of_means()) {
      row.practice = group.practice;
      row.currency = group.currency;
      for (const auto& club : clubs)
        if (club.card.practice == group.practice && club.card.currency == group.currency) add_club(row, club);
      all.push_back(row);
    }
  }
  return all;
}

}  // namespace soquy::projections
