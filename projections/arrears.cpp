#include "projections/arrears.h"

#include <algorithm>

namespace soquy::projections {
namespace {

int group_by_days(int days) {
  if (days < 10) return 1;
  if (days < 30) return 2;
  if (days < 90) return 3;
  return days < 180 ? 4 : 5;
}

int group_by_reschedulings(int days, int times) {
  if (times == 0) return 1;
  if (times == 1) {
    if (days == 0) return 2;
    if (days < 30) return 3;
    return days < 90 ? 4 : 5;
  }
  return times == 2 && days == 0 ? 4 : 5;
}

/// The whole balance, never the late instalment alone; a restructured loan is at risk for ever.
void add_at_risk(Ratio& par, const ArrearsRow& row, int days) {
  if (row.days_past_due > days || row.reschedulings > 0) {
    par.numerator = (Money{par.numerator} + row.outstanding).minor;
  }
}

template <class Stands>
ArrearsSum sum_where(const ArrearsReport& report, Stands stands) {
  ArrearsSum sum;
  for (const ArrearsRow& row : report.rows) {
    if (!stands(row)) continue;
    sum.loans += 1;
    sum.overdue_principal += row.overdue_principal;
    sum.overdue_interest += row.overdue_interest;
    sum.outstanding += row.outstanding;
  }
  return sum;
}

}  // namespace

std::string_view to_text(LateBucket bucket) {
  switch (bucket) {
    case LateBucket::on_time: return "0";
    case LateBucket::days_1_30: return "1-30";
    case LateBucket::days_31_60: return "31-60";
    case LateBucket::days_61_90: return "61-90";
    case LateBucket::days_91_180: return "91-180";
    case LateBucket::over_180: return ">180";
  }
  return "0";
}

LateBucket bucket_of(int days) {
  if (days <= 0) return LateBucket::on_time;
  if (days <= 30) return LateBucket::days_1_30;
  if (days <= 60) return LateBucket::days_31_60;
  if (days <= 90) return LateBucket::days_61_90;
  return days <= 180 ? LateBucket::days_91_180 : LateBucket::over_180;
}

int debt_group(int days_past_due, int reschedulings, bool interest_reduced) {
  const int at_best = interest_reduced ? 3 : 1;
  return std::max({group_by_days(days_past_due), group_by_reschedulings(days_past_due, reschedulings), at_best});
}

ArrearsSum sum_of_bucket(const ArrearsReport& report, LateBucket bucket) {
  return sum_where(report, [bucket](const ArrearsRow& row) { return row.bucket == bucket; });
}

ArrearsSum sum_of_debt_group(const ArrearsReport& report, int group) {
  return sum_where(report, [group](const ArrearsRow& row) { return row.debt_group == group; });
}

ArrearsSum sum_of_late(const ArrearsReport& report) {
  return sum_where(report, [](const ArrearsRow& row) { return row.is_late(); });
}

ArrearsSum sum_of_open(const ArrearsReport& report) {
  return sum_where(report, [](const ArrearsRow&) { return true; });
}

ArrearsRow arrears_row(const LoanRow& loan, Day day) {
  ArrearsRow row;
  row.loan = loan.loan;
  row.borrower = loan.borrower;
  row.fund = loan.fund;
  row.outstanding = loan.outstanding;
  row.reschedulings = loan.reschedulings;
  row.interest_reduced = loan.interest_reduced;
  row.frozen = loan.frozen;
  row.late_interest = late_interest_due(loan, day);
  row.overdue_penalty = loan.unpaid_penalty;  // due when charged, whatever became of the instalment
  for (const InstalmentRow& part : loan.instalments) {
    if (part.due >= day || part.is_paid() || !is_asked_for(loan, part, day)) continue;
    row.overdue_principal += part.unpaid_principal();
    row.overdue_interest += part.unpaid_interest();
    row.oldest_unpaid = row.oldest_unpaid.is_none() ? part.due : std::min(row.oldest_unpaid, part.due);
  }
  if (!row.oldest_unpaid.is_none()) row.days_past_due = days_between(row.oldest_unpaid, day);
  row.bucket = bucket_of(row.days_past_due);
  row.debt_group = debt_group(row.days_past_due, row.reschedulings, row.interest_reduced);
  return row;
}

void add(ArrearsTotals& totals, const ArrearsRow& row) {
  totals.gross_portfolio += row.outstanding;
  totals.overdue_principal += row.overdue_principal;
  totals.overdue_interest += row.overdue_interest;
  totals.late_interest += row.late_interest;
  totals.loans += 1;
  if (row.is_late()) totals.loans_late += 1;
  add_at_risk(totals.par1, row, 1);
  add_at_risk(totals.par30, row, 30);
  add_at_risk(totals.par90, row, 90);
  totals.by_bucket[static_cast<std::size_t>(row.bucket)] += row.outstanding;
  totals.by_debt_group[static_cast<std::size_t>(row.debt_group)] += row.outstanding;
}

ArrearsReport arrears_of(const std::vector<LoanRow>& loans, Day day) {
  ArrearsReport report;
  report.as_of = day;
  for (const LoanRow& loan : loans) {
    if (loan.status != LoanStatus::open) continue;
    report.rows.push_back(arrears_row(loan, day));
    add(report.totals, report.rows.back());
  }
  ArrearsTotals& totals = report.totals;
  totals.par1.denominator = totals.par30.denominator = totals.par90.denominator = totals.gross_portfolio.minor;
  totals.arrears_rate = {totals.overdue_principal.minor, totals.gross_portfolio.minor};
  return report;
}

ArrearsReport Arrears::on(Day day) const { return arrears_of(book_.rows(), day); }

}  // namespace soquy::projections
