#include "projections/figures/lending_figures.h"

#include <algorithm>
#include <tuple>

#include "projections/arrears.h"

namespace soquy::projections {
namespace {

/// Civil Code 2015, article 468: 20% a year.
constexpr std::uint32_t kCapPpmYear = 200'000;

void more(std::int64_t& sum, Money amount) { sum = (Money{sum} + amount).minor; }

std::int64_t days_agreed(const LoanDisbursed& loan, Day start) {
  return loan.instalments.empty() ? 0 : days_between(start, loan.instalments.back().due);
}

void add_buckets(Figures& figures, const ArrearsTotals& totals) {
  const auto bucket = [&](LateBucket which) { return totals.by_bucket[static_cast<std::size_t>(which)].minor; };
  figures.late_1_30 = bucket(LateBucket::days_1_30);
  figures.late_31_60 = bucket(LateBucket::days_31_60);
  figures.late_61_90 = bucket(LateBucket::days_61_90);
  figures.late_91_180 = bucket(LateBucket::days_91_180);
  figures.late_over_180 = bucket(LateBucket::over_180);
  figures.debt_group_2 = totals.by_debt_group[2].minor;
  figures.debt_group_3 = totals.by_debt_group[3].minor;
  figures.debt_group_4 = totals.by_debt_group[4].minor;
  figures.debt_group_5 = totals.by_debt_group[5].minor;
}

void add_totals(Figures& figures, const ArrearsTotals& totals) {
  figures.loans_open = totals.loans;
  figures.loans_late = totals.loans_late;
  figures.outstanding = totals.gross_portfolio.minor;
  figures.overdue_principal = totals.overdue_principal.minor;
  figures.overdue_interest = totals.overdue_interest.minor;
  figures.at_risk_1 = totals.par1.numerator;
  figures.at_risk_30 = totals.par30.numerator;
  figures.at_risk_90 = totals.par90.numerator;
  figures.clubs_with_loans = totals.gross_portfolio.is_positive();
  add_buckets(figures, totals);
}

bool is_paid_out(const LoanRow& loan) { return !loan.start.is_none(); }

/// Asked for on its due day: by an agreement in force that asks for anything, of a loan that was not given up before,
/// and while principal was out.
bool fell_due_by(const LoanRow& loan, const InstalmentRow& part, Day day) {
  for (const Day end : {part.replaced_on, loan.written_off_on, loan.principal_back}) {
    if (!end.is_none()) day = std::min(day, end);
  }
  return !part.frozen && part.due <= day;
}

struct Paid {
  Money principal;
  Money all;  ///< principal and interest
};

/// What was paid on the instalment in the days [from, until].
Paid paid_between(const InstalmentRow& part, Day from, Day until) {
  Paid paid;
  for (const PartPaid& one : part.payments) {
    if (one.day < from || one.day > until) continue;
    paid.principal += one.principal;
    paid.all += one.principal + one.interest;
  }
  return paid;
}

/// Nothing paid counts beyond what was asked.
void add_part(Figures& figures, const InstalmentRow& part, Day day) {
  const Money asked = part.principal + std::max(Money::zero(), part.interest - part.spared_interest);
  const YearMonthDay due = civil(part.due);
  const Day month = *make_day(due.year, due.month, 1);
  const Money before = std::min(asked, paid_between(part, kFirstDay, add_days(month, -1)).all);
  const Money in_month = paid_between(part, month, std::min(day, end_of_month(part.due))).all;
  more(figures.fell_due, asked);
  more(figures.principal_fell_due, part.principal);
  more(figures.paid_in_time, std::min(asked, paid_between(part, kFirstDay, part.due).all));
  more(figures.principal_of_due_paid, std::min(part.principal, paid_between(part, kFirstDay, day).principal));
  more(figures.due_in_month, asked - before);
  more(figures.due_paid_in_month, std::min(asked - before, in_month));
}

}  // namespace

void add_payments_of(Figures& figures, const LoanRow& loan, Day day) {
  for (const auto* parts : {&loan.replaced, &loan.instalments}) {
    for (const InstalmentRow& part : *parts) {
      if (is_in_calendar(part.due) && fell_due_by(loan, part, day)) add_part(figures, part, day);
    }
  }
}

void LendingFigures::apply(const Event& event) {
  book_.apply(event);
  const Payload& payload = event.payload;
  if (const auto* loan = payload.as<LoanDisbursed>()) {
    count_loan(*loan, event.envelope.value_date, true);
  } else if (const auto* given_up = payload.as<LoanWrittenOff>()) {
    lent_.loans_written_off += 1;
    more(lent_.written_off, given_up->principal);
  } else if (const auto* recovered = payload.as<LoanRecovered>()) {
    more(lent_.recovered, recovered->amount);
  } else if (const auto* elected = payload.as<BoardElected>()) {
    const Board said{event.envelope.value_date, event.envelope.version, elected->seats};
    if (std::tie(board_.day, board_.version) < std::tie(said.day, said.version)) board_ = said;
  } else if (const auto* reversal = payload.as<EntryReversed>()) {
    take_back(*reversal);
  }
}

void LendingFigures::take_back(const EntryReversed& reversal) {
  if (const auto* loan = reversal.original->as<LoanDisbursed>()) {
    count_loan(*loan, reversal.original_value_date, false);
  } else if (const auto* given_up = reversal.original->as<LoanWrittenOff>()) {
    lent_.loans_written_off -= 1;
    more(lent_.written_off, -given_up->principal);
  } else if (const auto* recovered = reversal.original->as<LoanRecovered>()) {
    more(lent_.recovered, -recovered->amount);
  }
}

void LendingFigures::count_loan(const LoanDisbursed& loan, Day start, bool stands) {
  const int sign = stands ? 1 : -1;
  lent_.loans_paid_out += sign;
  lent_.loans_renewing += loan.renews.is_none() ? 0 : sign;
  lent_.term_days += sign * days_agreed(loan, start);
  more(lent_.disbursed, stands ? loan.principal : -loan.principal);
  std::uint32_t& loans = loans_of_[loan.borrower];
  loans = stands ? loans + 1 : loans - 1;
}

bool LendingFigures::sits_on_board(MemberNo member) const {
  return std::any_of(board_.seats.begin(), board_.seats.end(),
                     [&](const BoardSeat& seat) { return seat.member == member; });
}

void LendingFigures::add_portfolio(Figures& figures, const std::vector<LoanRow>& loans, Day day) const {
  const ArrearsReport report = arrears_of(loans, day);
  add_totals(figures, report.totals);
  for (const ArrearsRow& row : report.rows) {
    figures.loans_over_30 += row.days_past_due > 30;
    if (row.reschedulings > 0) more(figures.restructured, row.outstanding);
    if (!sits_on_board(row.borrower)) continue;
    figures.board_loans += 1;
    more(figures.board_outstanding, row.outstanding);
  }
}

void LendingFigures::add_to(Figures& figures, Day day) const {
  const std::vector<LoanRow> loans = book_.rows();
  figures += lent_;
  add_portfolio(figures, loans, day);
  for (const LoanRow& loan : loans) {
    if (!is_paid_out(loan)) continue;
    figures.loans_without_resolution += loan.resolution.is_none();
    figures.loans_above_cap +=
        loan.status == LoanStatus::open && std::max(loan.stated_ppm_year, loan.effective_ppm_year) > kCapPpmYear;
    add_payments_of(figures, loan, day);
  }
  for (const auto& [member, count] : loans_of_) figures.loans_repeat += count > 1 ? count - 1 : 0;
}

std::set<MemberNo> LendingFigures::borrowers() const {
  std::set<MemberNo> members;
  for (const LoanRow& loan : book_.paid_out(false)) members.insert(loan.borrower);
  return members;
}

}  // namespace soquy::projections
