// evolve: one event taken in. The postings move the balances whatever the event is; the rest is done by subject.

#include "engine/domain/evolve_parts.h"
#include "engine/domain/posting_rules.h"

namespace soquy::engine {

namespace {

void post(ClubState& club, const Event& event) {
  for (const Posting& line : event.postings) {
    const FundAccount key{line.fund, line.account};
    club.balances[key] += line.amount;
    club.daily[key].add(event.envelope.value_date, line.amount);
  }
  const Money principal = principal_moved(event.postings);
  const LoanNo loan = principal.is_zero() ? LoanNo{} : loan_moved_by(event.payload);
  if (!loan.is_none()) club.principal[loan].add(event.envelope.value_date, principal);
}

}  // namespace

void evolve(ClubState& club, const Event& event) {
  club.code = event.envelope.club;
  club.version = event.envelope.version;
  club.recorded_at = event.envelope.recorded_at;
  post(club, event);
  std::visit([&](const auto& what) { take(club, what, event); }, event.payload.is);
}

// Loans are taken in by their own rules.
void take(ClubState& club, const LoanApproved& what, const Event& whole) {
  evolve_loan(club, whole);
  take_answerable(club, what);
}
void take(ClubState& club, const LoanDisbursed&, const Event& whole) { evolve_loan(club, whole); }
void take(ClubState& club, const RepaymentReceived& what, const Event& whole) {
  evolve_loan(club, whole);
  take_stand_in(club, what, whole.envelope);
  take_set_off(club, what, whole.envelope.value_date);
}
void take(ClubState& club, const RepaymentReallocated&, const Event& whole) { evolve_loan(club, whole); }
void take(ClubState& club, const PenaltyCharged&, const Event& whole) { evolve_loan(club, whole); }
void take(ClubState& club, const PenaltyWaived&, const Event& whole) { evolve_loan(club, whole); }
void take(ClubState& club, const LoanRescheduled&, const Event& whole) { evolve_loan(club, whole); }
void take(ClubState& club, const LoanWrittenOff&, const Event& whole) { evolve_loan(club, whole); }
void take(ClubState& club, const LoanRecovered& what, const Event& whole) {
  evolve_loan(club, whole);
  take_set_off(club, what, whole.envelope.value_date);
}
void take(ClubState&, const CreditReferralMade&, const Event&) {}

// Told, counted and reported, but nothing that a rule asks for later.
void take(ClubState&, const HelpGiven&, const Event&) {}
void take(ClubState&, const ActivityHeld&, const Event&) {}
void take(ClubState&, const TrainingHeld&, const Event&) {}
void take(ClubState&, const HealthCheckHeld&, const Event&) {}
void take(ClubState&, const SupervisionVisited&, const Event&) {}

}  // namespace soquy::engine
