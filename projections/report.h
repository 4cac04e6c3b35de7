#pragma once
// What does the programme report of a half-year or a year: per club, rolled up, who has handed in and how late?
//
// Periods and due days come from the provincial plan of 2018 (part VI: every year on 15 December the units report on
// the clubs; part V: every six months and every year) and from practice (DOMAIN 1.9). The figures are sums of
// projections/figures.h: a figure of the day at the period's end, what happened in the period as end less beginning.
// Practice clubs are never added to real ones, nor dong to dollars, and a mean names what it is divided by.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "projections/club_figures.h"
#include "projections/figures.h"
#include "projections/income_improvement.h"

namespace soquy::projections {

/// Days [first, last], both included.
struct ReportPeriod {
  ReportKind kind = ReportKind::none;
  Day first;
  Day last;
  Day due;
  [[nodiscard]] bool has(Day day) const { return first <= day && day <= last; }
  friend bool operator==(const ReportPeriod&, const ReportPeriod&) = default;
};
/// Six months: half 1 ends on 30 June and half 2 on 31 December, due on these days. A year: 1 January to 31 December,
/// due on 15 December already, when its last days are still to come; a report through any day of the period is a report
/// of it, so those that end on 15 December count. None when the half is neither 1 nor 2, or the year not in the
/// calendar.
[[nodiscard]] std::optional<ReportPeriod> report_period(ReportKind kind, int year, int half);

/// A report that a club handed in, or that the programme received from it.
struct HandedIn {
  Version version;  ///< the entry
  Day day;          ///< value date
  Day recorded_on;  ///< the day in Vietnam on which it was written down: later when somebody dated it back
  ClubCode club;    ///< received: whose; handed in: empty, the stream says it
  ReportKind kind = ReportKind::none;
  Day period_end;
  std::uint64_t tree_size = 0;  ///< what the report says it was computed from
  Hash root;
  friend bool operator==(const HandedIn&, const HandedIn&) = default;
};

struct ReviewMeeting {
  Version version;
  Day day;
  RegionRef region;
  std::vector<ClubCode> clubs;
  friend bool operator==(const ReviewMeeting&, const ReviewMeeting&) = default;
};

/// The reports and review meetings of one stream: of a club, or of the programme. Fold with the day until which reports
/// are looked for; entries that were taken back are gone.
class ReportBook {
 public:
  void apply(const Event& event);
  /// Whether events of this kind matter here: folding those alone gives the same.
  [[nodiscard]] static bool reads(Kind kind);
  /// The first one handed in for the period, by value date; nothing when there is none.
  [[nodiscard]] std::optional<HandedIn> submitted(const ReportPeriod& period) const;
  /// The first one of that club that the programme received.
  [[nodiscard]] std::optional<HandedIn> received(const ReportPeriod& period, const ClubCode& club) const;
  /// Held on a day of the period, by day.
  [[nodiscard]] std::vector<ReviewMeeting> reviews(const ReportPeriod& period) const;
  friend bool operator==(const ReportBook&, const ReportBook&) = default;

 private:
  std::map<Version, HandedIn> submitted_;
  std::map<ClubCode, std::map<Version, HandedIn>> received_;  ///< asked for club by club
  std::map<Version, ReviewMeeting> reviews_;
};

/// A commune, a province: where a club stands in the roll-up. Empty: nobody knows.
struct ReportUnit {
  RegionRef region;
  std::string name;
  friend auto operator<=>(const ReportUnit&, const ReportUnit&) = default;
};

/// One club of a report.
struct ReportClub {
  ClubCard card;
  ReportUnit unit;
  Figures end;    ///< at the end of the last day the report is about
  Figures begin;  ///< at the end of the day before its first
  std::optional<HandedIn> submitted;
  std::optional<HandedIn> received;
  IncomeSum incomes;  ///< of every household asked since the founding, as it stands at the end
  /// The day it was handed in, by the club's word, else by the office's.
  [[nodiscard]] Day reported_on() const;
  [[nodiscard]] bool has_reported() const { return !reported_on().is_none(); }
  friend bool operator==(const ReportClub&, const ReportClub&) = default;
};

enum class ReportState : std::uint8_t { in_time = 0, late = 1, missing = 2, not_due_yet = 3 };
/// "in_time"
[[nodiscard]] std::string_view to_text(ReportState state);

/// A club that has not reported on the day it is due has that day left; from the next day on it is missing.
[[nodiscard]] ReportState state_of(const ReportClub& club, const ReportPeriod& period, Day seen_until);
/// After the due day, until it was handed in or until the day on which it was looked for; 0 when in time.
[[nodiscard]] int days_late(const ReportClub& club, const ReportPeriod& period, Day seen_until);

/// How many clubs handed in. The five add up: reported = in_time + late, must_report = reported + missing +
/// not_due_yet.
struct ReportedCount {
  bool practice = false;
  std::int64_t must_report = 0;  ///< living at the end; nobody is left to report for a dissolved club
  std::int64_t reported = 0;
  std::int64_t in_time = 0;
  std::int64_t late = 0;
  std::int64_t missing = 0;
  std::int64_t not_due_yet = 0;
  friend bool operator==(const ReportedCount&, const ReportedCount&) = default;
};
/// Real clubs first, then practice clubs; a kind without a club is left out.
[[nodiscard]] std::vector<ReportedCount> reported_counts(const std::vector<ReportClub>& clubs,
                                                         const ReportPeriod& period, Day seen_until);

/// Clubs added up.
struct ReportRow {
  RegionRef region;
  std::string name;
  bool practice = false;
  Currency currency = Currency::vnd;  ///< of every amount
  std::int64_t clubs = 0;             ///< that live at the end
  std::int64_t clubs_reporting = 0;   ///< of them handed in
  Figures end;
  Figures begin;
  IncomeSum incomes;
  /// What happened in the period. Only of figures since the founding.
  [[nodiscard]] Figures period() const { return end - begin; }
  friend bool operator==(const ReportRow&, const ReportRow&) = default;
};

/// One club alone, under its code.
[[nodiscard]] ReportRow report_row(const ReportClub& club);
/// By unit, real clubs before practice ones, each currency for itself.
[[nodiscard]] std::vector<ReportRow> report_rows_by_unit(const std::vector<ReportClub>& clubs);
/// All real clubs, then all practice clubs, each currency for itself.
[[nodiscard]] std::vector<ReportRow> report_totals(const std::vector<ReportClub>& clubs);

enum class MeanOf : std::uint8_t { members = 0, lending_fund = 1, outstanding = 2, disbursed = 3, loan = 4 };
enum class MeanBy : std::uint8_t { all_clubs = 0, reporting_clubs = 1, funded_clubs = 2, loans_paid_out = 3 };
/// "lending_fund", "funded_clubs"
[[nodiscard]] std::string_view to_text(MeanOf of);
[[nodiscard]] std::string_view to_text(MeanBy by);

/// "lending_fund_per_funded_club": the mean's name in projections/catalog.h.
[[nodiscard]] std::string_view formula_of(MeanOf of, MeanBy by);
/// Of every mean in a report, in their order.
[[nodiscard]] std::vector<std::string_view> report_mean_formulas();

/// A sum and what it is divided by: both are of the same clubs, never 102 clubs' money by 135 clubs.
struct MeanRow {
  MeanOf of = MeanOf::members;
  MeanBy by = MeanBy::all_clubs;
  bool practice = false;
  Currency currency = Currency::vnd;
  std::int64_t sum = 0;      ///< members, or minor units
  std::int64_t divisor = 0;  ///< clubs or loans
  [[nodiscard]] bool is_money() const { return of != MeanOf::members; }
  /// Money rounded half up to the minor unit, members to the thousandth (1000 = one member); nothing by nobody.
  [[nodiscard]] std::optional<std::int64_t> mean() const;
  friend bool operator==(const MeanRow&, const MeanRow&) = default;
};
/// Members, lending fund (cash and bank of the funds that lend, and what is out), outstanding and what was paid out in
/// the period, each over all clubs, those that reported and those that own money or loans; and the mean loan paid out.
[[nodiscard]] std::vector<MeanRow> report_means(const std::vector<ReportClub>& clubs);

}  // namespace soquy::projections
