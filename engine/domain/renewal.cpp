#include "engine/domain/renewal.h"

#include "engine/domain/allocation.h"
#include "engine/domain/posting_rules.h"

namespace soquy::engine {
namespace {

bool is_just_before(Day earlier, Day day) { return earlier <= day && add_days(earlier, kRenewalDays) >= day; }

/// It was out before the repayment came: nothing the repayment itself changed.
bool pays_most_of(const RepaymentReceived& fact, const ClubState& club) {
  if (fact.settles) return true;
  const auto loan = club.loans.find(fact.loan);
  if (loan == club.loans.end()) return false;
  const Money out = loan->second.outstanding();
  const Money paid = sum_of(fact.lines).principal;
  return out.is_positive() && paid + paid >= out;
}

/// The other loan of that borrower that was paid out last before the day, or 0.
LoanNo just_paid_out(const ClubState& club, LoanNo repaid, MemberNo borrower, Day day) {
  LoanNo last;
  for (const auto& [no, loan] : club.loans) {
    const bool is_other = no != repaid && loan.borrower == borrower && !loan.disbursement.is_none();
    if (!is_other || !is_just_before(loan.start, day)) continue;
    if (last.is_none() || loan.start >= club.loans.at(last).start) last = no;
  }
  return last;
}

/// The other loan of that borrower that was settled last before the day, or 0.
LoanNo just_settled(const ClubState& club, LoanNo paid_out, MemberNo borrower, Day day) {
  LoanNo last;
  for (const auto& [no, loan] : club.loans) {
    const bool is_other = no != paid_out && loan.borrower == borrower && loan.stage == LoanStage::settled;
    if (!is_other || loan.repayments.empty()) continue;
    const Day settled = loan.repayments.back().value_date;
    if (!is_just_before(settled, day)) continue;
    if (last.is_none() || settled >= club.loans.at(last).repayments.back().value_date) last = no;
  }
  return last;
}

void warn_of_renewal(const Moment& at, std::string sentence) {
  at.warnings.push_back(
      {"loan_repays_loan", std::move(sentence) + " A new loan that repays an old one hides arrears."});
}

}  // namespace

void recognise_renewal(RepaymentReceived& fact, const Moment& at) {
  if (!pays_most_of(fact, at.club)) return;
  fact.from_loan = just_paid_out(at.club, fact.loan, fact.borrower, at.value_date);
  if (fact.from_loan.is_none()) return;
  warn_of_renewal(at, to_text(fact.borrower) + " pays " + say(at.club, fact.amount) + " on " + to_text(fact.loan) +
                          " and was paid " + to_text(fact.from_loan) + " out on " +
                          to_iso(at.club.loans.at(fact.from_loan).start) + ".");
}

void recognise_renewal(LoanDisbursed& fact, const Moment& at) {
  const LoanNo declared = at.club.loans.at(fact.loan).approval.repays;
  fact.renews = declared.is_none() ? just_settled(at.club, fact.loan, fact.borrower, at.value_date) : declared;
  if (fact.renews.is_none()) return;
  if (!declared.is_none()) {
    return warn_of_renewal(at, to_text(fact.loan) + " is paid out to repay " + to_text(declared) + ".");
  }
  warn_of_renewal(at, to_text(fact.loan) + " is paid out to " + to_text(fact.borrower) + ", who settled " +
                          to_text(fact.renews) + " on " +
                          to_iso(at.club.loans.at(fact.renews).repayments.back().value_date) + ".");
}

}  // namespace soquy::engine
