#include "projections/figures/lending_figures.h"

#include <algorithm>
#include <tuple>

#include "events/loan_of.h"

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

}  // namespace

void LendingFigures::apply(const Event& event) {
  book_.apply(event);
  const Payload& payload = event.payload;
  renew(payload);
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

/// A repayment that was split anew before it was read may have paid other instalments than it names.
void LendingFigures::renew(const Payload& payload) {
  const LoanNo about = loan_of(payload);
  const LoanRow* const loan = about.is_none() ? nullptr : book_.row(about);
  if (loan == nullptr) return;
  const auto* paid = payload.as<RepaymentReceived>();
  if (payload.as<RepaymentReallocated>() != nullptr) split_anew_.insert(about);
  if (paid != nullptr && split_anew_.count(about) == 0) {
    at_hand_.renew_paid(*loan, paid->lines);
  } else {
    at_hand_.renew(*loan);
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
  std::int64_t& loans = loans_of_[loan.borrower];
  const auto repeats = [&] { return std::max<std::int64_t>(0, loans - 1); };
  const std::int64_t before = repeats();
  loans += sign;
  lent_.loans_repeat += repeats() - before;
}

bool LendingFigures::sits_on_board(MemberNo member) const {
  return std::any_of(board_.seats.begin(), board_.seats.end(),
                     [&](const BoardSeat& seat) { return seat.member == member; });
}

void LendingFigures::add_loan(Figures& figures, const ArrearsRow& row) const {
  figures.loans_over_30 += row.days_past_due > 30;
  if (row.reschedulings > 0) more(figures.restructured, row.outstanding);
  if (!sits_on_board(row.borrower)) return;
  figures.board_loans += 1;
  more(figures.board_outstanding, row.outstanding);
}

std::vector<MemberNo> LendingFigures::add_to(Figures& figures, Day day) const {
  figures += lent_;
  at_hand_.add_to(figures, day);
  ArrearsTotals totals;
  std::vector<MemberNo> borrowers;
  for (const LoanNo no : at_hand_.open()) {
    const LoanRow& loan = *book_.row(no);
    const ArrearsRow row = arrears_row(loan, day);
    add(totals, row);
    add_loan(figures, row);
    figures.loans_above_cap += std::max(loan.stated_ppm_year, loan.effective_ppm_year) > kCapPpmYear;
    borrowers.push_back(loan.borrower);
  }
  add_totals(figures, totals);
  std::sort(borrowers.begin(), borrowers.end());
  return borrowers;
}

}  // namespace soquy::projections
