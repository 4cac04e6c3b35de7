#include "projections/club_overview.h"

#include <algorithm>

namespace soquy::projections {

void ClubOverview::apply(const Event& event) {
  balances_.add(event.postings);
  loans_.apply(event);
  members_.apply(event);
  note_club(event);
  note_meeting(event);
}

void ClubOverview::note_club(const Event& event) {
  const Payload& payload = event.payload;
  if (const auto* founded = payload.as<ClubFounded>()) {
    club_.club = event.envelope.club;
    club_.name = founded->name;
    club_.region = founded->region;
    club_.practice = founded->practice;
    club_.currency = founded->currency;
    club_.founded = event.envelope.value_date;
  } else if (const auto* moved = payload.as<ClubRelocated>()) {
    club_.region = moved->region;
  } else if (payload.as<ClubDissolved>() != nullptr) {
    club_.dissolved = event.envelope.value_date;
  }
}

void ClubOverview::note_meeting(const Event& event) {
  const Day day = event.envelope.value_date;
  if (event.payload.as<MeetingHeld>() != nullptr) {
    club_.meetings += 1;
    club_.last_meeting = std::max(club_.last_meeting, day);
  } else if (event.payload.as<CashCounted>() != nullptr) {
    club_.last_count = std::max(club_.last_count, day);
  }
}

ClubFigures ClubOverview::on(Day day, int older_from_age) const {
  ClubFigures figures = club_;
  const MemberCounts people = members_.counts(day, older_from_age);
  figures.members = people.total;
  figures.women = people.women;
  figures.older = people.older;
  figures.poor_near_poor_or_hardship = people.poor_near_poor_or_hardship();
  figures.volunteers = people.volunteers;
  figures.ever_borrowed = people.ever_borrowed;
  const ArrearsTotals loans = arrears_of(loans_.rows(), day).totals;
  figures.loans = loans.loans;
  figures.loans_late = loans.loans_late;
  figures.outstanding = loans.gross_portfolio;
  figures.overdue_principal = loans.overdue_principal;
  figures.par1 = loans.par1;
  figures.par30 = loans.par30;
  figures.par90 = loans.par90;
  figures.cash = balances_.of(Account::cash);
  figures.bank = balances_.of(Account::bank);
  figures.capital = -(balances_.of(Account::capital) + balances_.of(Account::activity_capital));
  return figures;
}

}  // namespace soquy::projections
