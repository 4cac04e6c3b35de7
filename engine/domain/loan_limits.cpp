#include "engine/domain/loan_limits.h"

#include <algorithm>
#include <set>

#include "engine/domain/guarantees.h"
#include "engine/domain/loan_rules.h"
#include "engine/domain/posting_rules.h"

namespace soquy::engine {
namespace {

bool is_living(const LoanState& loan) { return loan.stage == LoanStage::open || loan.stage == LoanStage::approved; }

/// What the borrower owes, or is to be given, on a loan and on all that count as one with it.
Money out_on(const ClubState& club, LoanNo first) {
  Money sum;
  for (const auto& [no, loan] : club.loans) {
    if (!is_living(loan) || first_of(club, no) != first) continue;
    sum += loan.stage == LoanStage::open ? loan.outstanding() : loan.approval.terms.principal;
  }
  return sum;
}

/// How many loans the borrower had taken before that one.
std::uint32_t place_of(const ClubState& club, LoanNo first) {
  const LoanState& own = club.loans.at(first);
  return static_cast<std::uint32_t>(std::count_if(club.loans.begin(), club.loans.end(), [&](const auto& entry) {
    const LoanState& loan = entry.second;
    return loan.borrower == own.borrower && loan.approval.tops_up.is_none() && !loan.disbursement.is_none() &&
           loan.disbursement < own.disbursement;
  }));
}

Rejection above_limit(std::string limit, std::string asked, const char* field) {
  return {RejectReason::above_by_law_limit, std::move(limit), std::move(asked), field};
}

/// How much the n-th loan of a member may be: 0 when only loan_max speaks.
Money ceiling_of(const AdoptByLaw& law, std::uint32_t loans_taken) {
  if (law.ceilings.empty()) return Money::zero();
  return law.ceilings[std::min<std::size_t>(loans_taken, law.ceilings.size() - 1)];
}

/// What is asked for, and what it comes on top of.
struct Size {
  Money asked;
  Money beside;         ///< out on the loan that is topped up
  std::uint32_t place;  ///< loans taken before it

  [[nodiscard]] Money whole() const { return asked + beside; }
  [[nodiscard]] std::string in_words(const ClubState& club) const {
    return say(club, asked) + (beside.is_zero() ? "" : " beside " + say(club, beside));
  }
};

Size size_of(const ApproveLoan& ask, const ClubState& club) {
  if (ask.tops_up.is_none()) return {ask.terms.principal, {}, club.members.at(ask.borrower).loans_taken};
  const LoanNo first = first_of(club, ask.tops_up);
  return {ask.terms.principal, out_on(club, first), place_of(club, first)};
}

Result<Ok> check_size(const Size& size, const ClubState& club) {
  const AdoptByLaw& law = club.by_law;
  if (size.asked < law.loan_min) {
    return above_limit("the by-law lends at least " + say(club, law.loan_min), say(club, size.asked), "principal");
  }
  if (law.loan_max.is_positive() && size.whole() > law.loan_max) {
    return above_limit("the by-law lends at most " + say(club, law.loan_max), size.in_words(club), "principal");
  }
  const Money ceiling = ceiling_of(law, size.place);
  if (ceiling.is_positive() && size.whole() > ceiling) {
    return above_limit(
        "loan number " + std::to_string(size.place + 1) + " of a member is at most " + say(club, ceiling),
        size.in_words(club), "principal");
  }
  return Ok{};
}

/// Loans of the member that are approved or out, those that count as one once; but for the one that the new loan
/// repays or tops up.
Result<Ok> check_loans_at_once(const ApproveLoan& ask, const ClubState& club) {
  const std::size_t most = club.by_law.loans_at_once;
  if (most == 0) return Ok{};
  const LoanNo topped_up = first_of(club, ask.tops_up);
  std::set<LoanNo> counted;
  for (const auto& [no, loan] : club.loans) {
    if (is_living(loan) && loan.borrower == ask.borrower && no != ask.repays) counted.insert(first_of(club, no));
  }
  counted.erase(topped_up);
  if (counted.size() < most) return Ok{};
  std::string named;
  for (const LoanNo no : counted) named += (named.empty() ? "" : ", ") + to_text(no);
  return above_limit(
      "a member may have " + std::to_string(most) + " at once, and " + to_text(ask.borrower) + " has " + named,
      "one more", "borrower");
}

}  // namespace

LoanNo first_of(const ClubState& club, LoanNo no) {
  for (std::size_t steps = 0; steps < club.loans.size(); ++steps) {  // tampered loans may top each other up
    const auto found = club.loans.find(no);
    if (found == club.loans.end() || found->second.approval.tops_up.is_none()) return no;
    no = found->second.approval.tops_up;
  }
  return no;
}

Result<Ok> check_topped_up(const ApproveLoan& ask, const Moment& at) {
  if (ask.tops_up.is_none()) return Ok{};
  auto old = find_open_loan(at.club, ask.tops_up, at.value_date);
  if (old.has_error()) {
    Rejection no = std::move(old).error();
    no.field = "tops_up";
    return no;
  }
  if ((*old)->borrower != ask.borrower) {
    return Rejection(RejectReason::loan_not_found, to_text(ask.tops_up) + " is a loan of " + to_text((*old)->borrower),
                     "top it up with a loan of " + to_text(ask.borrower), "tops_up");
  }
  const LoanNo first = first_of(at.club, ask.tops_up);
  for (const auto& [no, loan] : at.club.loans) {
    if (first_of(at.club, no) != first) continue;
    const auto late = overdue_on(loan, at.value_date);
    if (!late) continue;
    return Rejection(
        RejectReason::loan_late,
        to_text(no) + " has " + say(at.club, late->principal + late->interest) + " unpaid since " + to_iso(late->due),
        "top it up on " + to_iso(at.value_date), "tops_up");
  }
  return Ok{};
}

Result<Ok> check_by_law(const ApproveLoan& ask, const ClubState& club) {
  SOQUY_TRY(check_size(size_of(ask, club), club));
  const std::uint16_t longest = club.by_law.term_max;
  if (longest > 0 && ask.terms.instalments > longest) {
    return above_limit("a loan has at most " + std::to_string(longest) + " instalments",
                       std::to_string(ask.terms.instalments), "instalments");
  }
  SOQUY_TRY(check_rate(club, ask.terms.rate));
  return check_loans_at_once(ask, club);
}

}  // namespace soquy::engine
