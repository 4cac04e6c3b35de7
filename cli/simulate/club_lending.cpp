// Loans of a simulated club: who pays when and how much, what is brought between meetings, who borrows next.

#include <algorithm>

#include "cli/simulate/club_surveys.h"
#include "cli/simulate/sitting.h"

namespace soquy::cli {

namespace {

Money round_down(Money amount, std::int64_t multiple) { return Money{amount.minor / multiple * multiple}; }

struct Owed {
  Money due;  ///< due on or before the day and unpaid
  Day oldest = Day::none();
};

/// What a treasurer reads off the loan page: due so far, less what was paid on those instalments.
Owed owed_on(const engine::LoanState& loan, Day day) {
  Owed owed;
  for (const Instalment& instalment : loan.instalments) {
    if (instalment.due > day) continue;
    Money left = instalment.principal + instalment.interest;
    for (const auto& repayment : loan.repayments) {
      for (const AllocationLine& line : repayment.lines) {
        if (line.instalment == instalment.number) left -= line.principal + line.interest + line.spared_interest;
      }
    }
    if (!left.is_positive()) continue;
    owed.due += left;
    if (owed.oldest.is_none()) owed.oldest = instalment.due;
  }
  return owed;
}

}  // namespace

/// Money brought to the treasurer's house between meetings is written at the next one, under its true day.
void ClubLife::late_entries(Sitting& sitting) {
  for (const HomePayment& paid : home_payments_) {
    ReceiveRepayment repay;
    repay.loan = paid.loan;
    repay.amount = paid.amount;
    Act act{std::move(repay)};
    act.value_date = paid.day;
    act.written_on = sitting.day;
    act.late_reason = ReasonCode::forgotten;
    sitting.add(std::move(act), receipt());
    sitting.income_cash += paid.amount;
    sitting.settled.push_back(paid.loan);
    sitting.command.approvals = {named(3, Role::secretary)};
  }
  home_payments_.clear();
}

void ClubLife::repayments(Sitting& sitting) {
  for (const auto& [no, loan] : sitting.club.loans) {
    if (loan.stage != engine::LoanStage::open || loan.frozen) continue;
    if (std::find(sitting.settled.begin(), sitting.settled.end(), no) != sitting.settled.end()) continue;
    repayment(sitting, no, loan);
  }
}

/// Most pay what is due; some pay part, some nothing this month, a few ahead. Who is a poor payer stays one.
void ClubLife::repayment(Sitting& sitting, LoanNo no, const engine::LoanState& loan) {
  const Owed owed = owed_on(loan, sitting.day);
  if (!owed.due.is_positive() || never_pays_again(no, loan)) return;
  const bool careless = (no.value * 2654435761U + seed_) % 7 == 0;
  const bool flooded = had_flood_ && random_.chance(400);
  if (random_.chance(careless ? 450 : 40) || flooded) return;
  if (random_.chance(plan_.trouble == Trouble::back_dated ? 150 : 15)) {
    const Day home = add_days(sitting.day, static_cast<int>(random_.between(4, 18)));
    home_payments_.push_back({no, home, owed.due});
    return;
  }
  Money amount = owed.due;
  if (random_.chance(careless ? 250 : 20))
    amount = round_down(Money{std::max<std::int64_t>(owed.due.minor / 2, 1'000)}, 1'000);
  if (!careless && random_.chance(20)) amount = std::min(owed.due + Money{200'000}, loan.outstanding());
  if (amount < owed.due && !amount.is_positive()) return;
  ReceiveRepayment repay;
  repay.loan = no;
  repay.amount = amount;
  sitting.income_cash += amount;
  sitting.add(std::move(repay), receipt());
}

// --- New loans -------------------------------------------------------------------------------------------------------

namespace {

constexpr const char* kPurposes[] = {"Nuôi gà",   "Nuôi bò",      "Nuôi heo",       "Trồng rau",
                                     "Trồng keo", "Buôn bán nhỏ", "Làm bánh tráng", "Đan lát"};

bool is_borrowing(const engine::ClubState& club, MemberNo member) {
  return std::any_of(club.loans.begin(), club.loans.end(), [&](const auto& entry) {
    const auto stage = entry.second.stage;
    return entry.second.borrower == member &&
           (stage == engine::LoanStage::open || stage == engine::LoanStage::approved);
  });
}

/// Approved earlier in this meeting.
bool is_chosen(const Command& command, MemberNo member) {
  return std::any_of(command.acts.begin(), command.acts.end(), [&](const Act& act) {
    const auto* approve = std::get_if<ApproveLoan>(&act.is);
    return approve != nullptr && approve->borrower == member;
  });
}

LoanNo next_loan(const engine::ClubState& club, const Command& command) {
  LoanNo next{club.loans.empty() ? 1 : club.loans.rbegin()->first.value + 1};
  for (const Act& act : command.acts)
    if (std::holds_alternative<ApproveLoan>(act.is)) ++next.value;
  return next;
}

/// The more often somebody has borrowed, the more.
Money ceiling_of(std::uint32_t loans_taken) {
  if (loans_taken == 0) return Money{5'000'000};
  return loans_taken == 1 ? Money{8'000'000} : Money{12'000'000};
}

LoanTerms invent_terms(Random& random, Money principal) {
  constexpr LoanMethod kMethods[] = {LoanMethod::equal_principal, LoanMethod::equal_principal, LoanMethod::flat,
                                     LoanMethod::bullet};
  constexpr std::uint16_t kTerms[] = {6, 10, 12, 12, 18};
  constexpr std::uint32_t kRates[] = {6'000, 7'000, 8'000, 8'000, 10'000};
  LoanTerms terms;
  terms.principal = principal;
  terms.method = random.pick(kMethods);
  terms.rate = Rate{random.pick(kRates), Period::month};
  terms.instalments = random.pick(kTerms);
  terms.interest_multiple = Money{1'000};
  terms.principal_multiple = Money{1'000};
  return terms;
}

}  // namespace

/// One resolution, one approval and one payment for each loan the box can bear.
void ClubLife::new_loans(Sitting& sitting) {
  const std::int64_t wanted = meetings_ == 1 ? 6 : random_.between(0, 3);
  if (plan_.trouble == Trouble::idle_cash && meetings_ > 1 && !random_.chance(150)) return;
  for (std::int64_t i = 0; i < wanted; ++i) {
    const MemberNo borrower = someone(sitting);
    const MemberNo guarantor = someone(sitting);
    const bool busy = is_borrowing(sitting.club, borrower) || is_chosen(sitting.command, borrower);
    // The treasurer records and the board resolves: whoever signs this page borrows at another meeting.
    if (!busy && guarantor != borrower && borrower.value > kBoardSize) new_loan(sitting, borrower, guarantor);
  }
}

void ClubLife::new_loan(Sitting& sitting, MemberNo borrower, MemberNo guarantor) {
  const engine::MemberState& member = sitting.club.members.at(borrower);
  const Money principal{random_.between(2, ceiling_of(member.loans_taken).minor / 1'000'000) * 1'000'000};
  if (sitting.income_cash < principal + Money{1'000'000}) return;
  ApproveLoan approve;
  approve.loan = next_loan(sitting.club, sitting.command);
  approve.borrower = borrower;
  approve.guarantors = {guarantor};
  approve.purpose.plain = random_.pick(kPurposes);
  approve.priority = member.poverty;
  approve.terms = invent_terms(random_, principal);
  approve.resolution = resolve(sitting, Subject::loan, principal, "Đồng ý cho vay");
  DisburseLoan disburse;
  disburse.loan = approve.loan;
  disburse.principal = principal;
  sitting.add(std::move(approve));
  sitting.add(disburse, payment());
  sitting.income_cash -= principal;
  if (plan_.is_national() && member.loans_taken > 0) return;
  const Random before = random_;
  sitting.add(baseline_survey(random_, borrower, disburse.loan));
  if (plan_.is_national()) follow_ups_.push_back({disburse.loan, borrower, add_months(sitting.day, 12, 28), before});
}

}  // namespace soquy::cli
