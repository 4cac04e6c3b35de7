// Of the naive figures: what is out in loans, how late it is, and how lending and paying back went.

#include <algorithm>
#include <set>

#include "tests/support/naive_arrears.h"
#include "tests/support/naive_figures.h"

namespace soquy::naive {
namespace {

using projections::Figures;

constexpr std::uint32_t kCapPpm = 200'000;  // 20% a year

MemberNo borrower_of(const FigureReader& club, LoanNo no) {
  MemberNo borrower;
  club.each<LoanDisbursed>([&](const LoanDisbursed& loan, const Envelope&) {
    if (loan.loan == no) borrower = loan.borrower;
  });
  return borrower;
}

bool sits_on_board(const FigureReader& club, MemberNo member) {
  bool sits = false;
  club.each<BoardElected>([&](const BoardElected& board, const Envelope&) {
    sits = std::any_of(board.seats.begin(), board.seats.end(),
                       [&](const BoardSeat& seat) { return seat.member == member; });
  });
  return sits;
}

bool is_above_cap(const FigureReader& club, LoanNo no) {
  bool above = false;
  club.each<LoanDisbursed>([&](const LoanDisbursed& loan, const Envelope&) {
    if (loan.loan == no) above = loan.stated_ppm_year > kCapPpm || loan.effective_ppm_year > kCapPpm;
  });
  return above;
}

void find_late(Figures& figures, const LateClub& late) {
  figures.loans_open = static_cast<std::int64_t>(late.loans.size());
  figures.loans_late = late.late;
  figures.outstanding = late.portfolio;
  figures.overdue_principal = late.overdue_principal;
  figures.overdue_interest = late.overdue_interest;
  figures.at_risk_1 = late.at_risk_1;
  figures.at_risk_30 = late.at_risk_30;
  figures.at_risk_90 = late.at_risk_90;
  figures.late_1_30 = late.by_bucket[1];
  figures.late_31_60 = late.by_bucket[2];
  figures.late_61_90 = late.by_bucket[3];
  figures.late_91_180 = late.by_bucket[4];
  figures.late_over_180 = late.by_bucket[5];
  figures.debt_group_2 = late.by_group[2];
  figures.debt_group_3 = late.by_group[3];
  figures.debt_group_4 = late.by_group[4];
  figures.debt_group_5 = late.by_group[5];
}

/// Members with a loan that is open, each once.
void find_borrowers(Figures& figures, const FigureReader& club, const LateClub& late) {
  for (const MemberNo member : club.people()) {
    if (!club.is_living() || !club.is_member(member, club.day())) continue;
    bool borrows = false;
    for (const LateLoan& loan : late.loans) borrows = borrows || borrower_of(club, loan.loan) == member;
    figures.borrowers += borrows;
  }
}

// --- Lending since the founding ----------------------------------------------------------------------------------

void find_paid_out(Figures& figures, const FigureReader& club) {
  std::multiset<MemberNo> had_one;
  club.each<LoanDisbursed>([&](const LoanDisbursed& loan, const Envelope& envelope) {
    Day last = envelope.value_date;
    for (const Instalment& part : loan.instalments) last = std::max(last, part.due);
    figures.loans_paid_out += 1;
    figures.loans_repeat += had_one.contains(loan.borrower);
    figures.loans_renewing += !loan.renews.is_none();
    figures.disbursed += loan.principal.minor;
    figures.term_days += days_between(envelope.value_date, last);
    had_one.insert(loan.borrower);
  });
}

/// The split that the last reallocation left.
Allocation split_now(const FigureReader& club, Version repayment, Allocation lines) {
  for (const Event* event : club.seen()) {
    const auto* moved = event->payload.as<RepaymentReallocated>();
    if (moved != nullptr && moved->repayment == repayment) lines = moved->after;
  }
  return lines;
}

void find_repaid(Figures& figures, const FigureReader& club) {
  club.each<RepaymentReceived>([&](const RepaymentReceived& paid, const Envelope& envelope) {
    for (const AllocationLine& line : split_now(club, envelope.version, paid.lines)) {
      figures.principal_repaid += line.principal.minor;
      figures.interest_received += line.interest.minor + line.late_interest.minor;
      figures.penalties_received += line.penalty.minor;
    }
  });
}

void find_given_up(Figures& figures, const FigureReader& club) {
  club.each<LoanWrittenOff>([&](const LoanWrittenOff& off, const Envelope&) {
    figures.loans_written_off += 1;
    figures.written_off += off.principal.minor;
  });
  club.each<LoanRecovered>([&](const LoanRecovered& back, const Envelope&) { figures.recovered += back.amount.minor; });
}

// --- What fell due -----------------------------------------------------------------------------------------------

struct Sums {
  std::int64_t principal = 0;
  std::int64_t interest = 0;
  std::int64_t spared = 0;
  [[nodiscard]] std::int64_t all() const { return principal + interest; }
};

/// What was brought of an instalment by the end of that day, as it is split now.
Sums brought(const FigureReader& club, LoanNo no, std::uint16_t number, Day by) {
  Sums sums;
  club.each<RepaymentReceived>([&](const RepaymentReceived& paid, const Envelope& envelope) {
    if (paid.loan != no || envelope.value_date > by) return;
    for (const AllocationLine& line : split_now(club, envelope.version, paid.lines)) {
      if (line.instalment != number) continue;
      sums.principal += line.principal.minor;
      sums.interest += line.interest.minor;
      sums.spared += line.spared_interest.minor;
    }
  });
  return sums;
}

/// The day on which the last of the principal came, or the end of days while some is out.
Day principal_back(const FigureReader& club, const LoanDisbursed& loan) {
  std::int64_t left = loan.principal.minor;
  Day last = Day::none();
  club.each<RepaymentReceived>([&](const RepaymentReceived& paid, const Envelope& envelope) {
    if (paid.loan != loan.loan) return;
    for (const AllocationLine& line : split_now(club, envelope.version, paid.lines)) {
      left -= line.principal.minor;
      if (line.principal.is_positive()) last = std::max(last, envelope.value_date);
    }
  });
  return left > 0 ? Day{INT32_MAX} : last;
}

/// Instalments in force until a day: the next agreement's, or that of giving the loan up.
struct Agreement {
  Day until{INT32_MAX};
  bool frozen = false;
  std::vector<Instalment> instalments;
};

std::vector<Agreement> agreements_of(const FigureReader& club, const LoanDisbursed& loan) {
  std::vector<Agreement> all = {{Day{INT32_MAX}, false, loan.instalments}};
  club.each<LoanRescheduled>([&](const LoanRescheduled& agreed, const Envelope& envelope) {
    if (agreed.loan != loan.loan) return;
    all.back().until = envelope.value_date;
    all.push_back({Day{INT32_MAX}, agreed.frozen, agreed.instalments});
  });
  club.each<LoanWrittenOff>([&](const LoanWrittenOff& off, const Envelope& envelope) {
    if (off.loan == loan.loan) all.back().until = std::min(all.back().until, envelope.value_date);
  });
  return all;
}

void find_instalment(Figures& figures, const FigureReader& club, LoanNo loan, const Instalment& part) {
  const Day month_begins = add_days(end_of_month(add_months(part.due, -1, 1)), 1);
  const Day month_ends = std::min(end_of_month(part.due), club.day());
  const auto by = [&](Day day) { return brought(club, loan, part.number, day); };
  const std::int64_t spared = std::min(part.interest.minor, by(club.day()).spared);
  const std::int64_t asked = part.principal.minor + part.interest.minor - spared;
  const std::int64_t ahead = std::min(asked, by(add_days(month_begins, -1)).all());
  figures.fell_due += asked;
  figures.principal_fell_due += part.principal.minor;
  figures.paid_in_time += std::min(asked, by(part.due).all());
  figures.principal_of_due_paid += std::min(part.principal.minor, by(club.day()).principal);
  figures.due_in_month += asked - ahead;
  figures.due_paid_in_month += std::min(asked, by(month_ends).all()) - ahead;
}

void find_due(Figures& figures, const FigureReader& club) {
  club.each<LoanDisbursed>([&](const LoanDisbursed& loan, const Envelope&) {
    const Day asked_until = principal_back(club, loan);
    for (const Agreement& agreement : agreements_of(club, loan)) {
      for (const Instalment& part : agreement.instalments) {
        const bool falls_due = part.due <= club.day() && part.due <= agreement.until && part.due <= asked_until;
        if (falls_due && !agreement.frozen) find_instalment(figures, club, loan.loan, part);
      }
    }
  });
}

}  // namespace

void find_portfolio(Figures& figures, const FigureReader& club) {
  const LateClub late = late_club(club.events(), club.when());
  find_late(figures, late);
  find_borrowers(figures, club, late);
  for (const LateLoan& loan : late.loans) {
    figures.loans_over_30 += loan.days > 30;
    if (loan.reschedulings > 0) figures.restructured += loan.outstanding;
    figures.loans_above_cap += is_above_cap(club, loan.loan);
    if (!sits_on_board(club, borrower_of(club, loan.loan))) continue;
    figures.board_loans += 1;
    figures.board_outstanding += loan.outstanding;
  }
}

void find_lending(Figures& figures, const FigureReader& club) {
  find_paid_out(figures, club);
  find_repaid(figures, club);
  find_given_up(figures, club);
  find_due(figures, club);
}

}  // namespace soquy::naive
