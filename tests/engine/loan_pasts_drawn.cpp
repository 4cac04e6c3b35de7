#include "tests/engine/loan_pasts.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace soquy::tests {

using engine::Debt;

namespace {

constexpr std::uint8_t kFirstAgreementId = 90;  // behind the commands that the desk counts
constexpr std::uint8_t kFirstSlipId = 100;
const ResolutionNo kToWaive{2};
const ResolutionNo kToReschedule{3};

// --- Drawing ---------------------------------------------------------------------------------------------------------

AdoptByLaw draw_law(Chance& chance) {
  AdoptByLaw law;
  law.allocation = static_cast<AllocationOrder>(chance.between(0, 2));
  law.advance = static_cast<AdvanceTo>(chance.between(0, 2));
  law.overdue_percent = chance.one_in(3) ? 0 : static_cast<std::uint32_t>(chance.between(1, 300));
  law.penalty_late = Money{chance.any<std::int64_t>({5'000, 20'000, 100'000})};
  return law;
}

std::uint16_t highest_number(const engine::LoanState& loan) {
  return loan.instalments.empty() ? std::uint16_t{0} : loan.instalments.back().number;
}

Money due_on(const Desk& desk, Day day) {
  const Debt debt = debt_of(desk.loan(kDrawnLoan));
  return debt.interest_due(day) + debt.late_interest_due(day) + debt.penalties_due(day);
}

/// In part, what is asked for, what the last instalments are, a little less than all, or all.
Money draw_amount(Chance& chance, const Desk& desk, Day day) {
  const engine::LoanState& loan = desk.loan(kDrawnLoan);
  const Money all = debt_of(loan).owed_on(day);
  const auto& one = loan.instalments[static_cast<std::size_t>(chance.between(0, std::ssize(loan.instalments) - 1))];
  Money amount;
  switch (chance.between(1, 10)) {
    case 1: amount = due_on(desk, day); break;
    case 2: amount = due_on(desk, day) + one.principal; break;
    case 3: amount = one.principal + one.interest; break;
    case 4:
      for (const Instalment& later : loan.instalments)
        if (later.number >= one.number) amount += later.principal;
      break;
    case 5: amount = all - Money{chance.between(0, 2'000)}; break;
    case 6: amount = all; break;
    case 7: amount = Money{chance.between(1, 2'000)}; break;
    default: amount = Money{chance.between(1, 1 + loan.disbursed.minor / 3)}; break;
  }
  return std::min(amount, all);
}

Act draw_repayment(Chance& chance, const Desk& desk, Day day) {
  ReceiveRepayment paid;
  paid.loan = kDrawnLoan;
  paid.amount = draw_amount(chance, desk, day);
  return paid;
}

/// On an instalment that is late, or on none.
Act draw_penalty(Chance& chance, const Desk& desk, Day day) {
  ChargePenalty charged;
  charged.loan = kDrawnLoan;
  charged.amount = Money{chance.between(1, desk.club.by_law.penalty_late.minor / 2)};
  for (const Instalment& one : desk.loan(kDrawnLoan).instalments) {
    if (one.due < day && !chance.one_in(3)) charged.instalment = one.number;
  }
  return charged;
}

Act draw_waiver(Chance& chance, const Desk& desk, Day day) {
  WaivePenalty waived;
  waived.loan = kDrawnLoan;
  waived.resolution = kToWaive;
  const Debt debt = debt_of(desk.loan(kDrawnLoan));
  for (std::uint16_t number = 0; number <= highest_number(desk.loan(kDrawnLoan)); ++number) {
    const Money open = debt.penalties_of(number, day);
    if (!open.is_positive() || (waived.amount.is_positive() && chance.one_in(2))) continue;
    waived.instalment = number;
    waived.amount = chance.one_in(2) ? open : Money{chance.between(1, open.minor)};
  }
  return waived;  // of nothing when nothing is open: refused, so not drawn
}

/// They do not ascend with the days; those of slips drawn for this desk before are taken.
std::vector<std::uint8_t> draw_ids(Chance& chance, const Desk& desk) {
  std::vector<std::uint8_t> ids;
  for (int id = kFirstSlipId; id < 256; ++id) ids.push_back(static_cast<std::uint8_t>(id));
  for (const Event& event : desk.events) std::erase(ids, event.envelope.command.bytes[15]);
  chance.shuffle(ids);
  return ids;
}

Slip draw_slip(Chance& chance, const Desk& desk, Day day) {
  Slip slip;
  slip.day = day;
  slip.voucher = chance.any<const char*>({"", "", "PT-9", "PT-9", "PT-10", "PT-09", "PT-2a", "B"});
  const std::int64_t kind = chance.between(1, 10);
  slip.act = kind <= 2   ? draw_penalty(chance, desk, day)
             : kind <= 4 ? draw_waiver(chance, desk, day)
                         : draw_repayment(chance, desk, day);
  return slip;
}

}  // namespace

Day last_slip_day() { return day("2025-09-30"); }

LoanTerms draw_terms(Chance& chance, Day start) {
  LoanTerms terms;
  terms.principal = Money{chance.one_in(10) ? chance.between(1, 100) : chance.between(1, 20'000) * 1'000};
  if (chance.one_in(2)) terms.principal += Money{chance.between(0, 999)};
  terms.rate.ppm = static_cast<std::uint32_t>(chance.one_in(10) ? 0 : chance.between(1, 200) * 100);
  terms.rate.per = chance.any({Period::month, Period::month, Period::year, Period::week});
  terms.method =
      chance.any({LoanMethod::flat, LoanMethod::equal_principal, LoanMethod::equal_instalment, LoanMethod::bullet});
  terms.every = chance.any({Every::month, Every::month, Every::week, Every::single, Every::named_dates});
  terms.instalments = static_cast<std::uint16_t>(terms.every == Every::single ? 1 : chance.between(1, 9));
  terms.day_count = chance.any({DayCount::period, DayCount::actual_365, DayCount::thirty_360});
  terms.rounding = chance.any({Rounding::half_up, Rounding::half_even, Rounding::up, Rounding::down});
  terms.interest_multiple = Money{chance.any<std::int64_t>({1, 1, 500, 1000})};
  terms.principal_multiple = Money{chance.any<std::int64_t>({1, 1, 500, 1000})};
  terms.instalment_multiple = Money{chance.any<std::int64_t>({1, 1, 100, 1000})};
  const int most = terms.instalments;
  if (chance.one_in(3)) terms.grace_principal = static_cast<std::uint16_t>(chance.between(0, most - 1));
  if (chance.one_in(3)) terms.grace_interest = static_cast<std::uint16_t>(chance.between(0, most - 1));
  if (chance.one_in(3)) terms.grace_interest_charged = static_cast<std::uint16_t>(chance.between(0, most));
  if (terms.every == Every::named_dates) {
    Day due = start;
    for (int k = 0; k < most; ++k)
      terms.due_dates.push_back(due = add_days(due, static_cast<int>(chance.between(1, 90))));
  } else if (chance.one_in(3)) {
    terms.first_due = add_days(start, static_cast<int>(chance.between(1, 90)));
  }
  return terms;
}

Desk draw_loan(Chance& chance) {
  Desk desk(draw_law(chance));
  const Day start = add_days(day("2024-01-10"), static_cast<int>(chance.between(0, 90)));
  ApproveLoan ask = usual_approval(5, desk.resolve(Subject::loan));
  REQUIRE(desk.resolve(Subject::other) == kToWaive);
  REQUIRE(desk.resolve(Subject::reschedule) == kToReschedule);
  ask.terms = draw_terms(chance, start);
  const LoanNo given = desk.tell(ask, {day("2024-01-10"), {}, {2}}).front().payload.as<LoanApproved>()->given;
  REQUIRE(given == kDrawnLoan);
  desk.tell(DisburseLoan{given, Place::cash, ask.terms.principal}, {start, {}, {2}});
  return desk;
}

Slips draw_slips(Chance& chance, Desk& desk, Day from, std::int64_t most) {
  const std::vector<std::uint8_t> ids = draw_ids(chance, desk);
  Slips slips;
  Day on = from;
  for (std::int64_t tries = 0; tries < 3 * most && std::ssize(slips) < most; ++tries) {
    if (desk.loan(kDrawnLoan).stage != engine::LoanStage::open) break;
    if (slips.empty() || !chance.one_in(3)) on = add_days(on, static_cast<int>(chance.between(0, 60)));
    if (on > last_slip_day()) break;
    Slip slip = draw_slip(chance, desk, on);
    slip.command = ids[slips.size()];
    if (!desk.offer({slip.act}, slip.order())) slips.push_back(std::move(slip));
  }
  return slips;
}

std::optional<Slip> draw_accepted(Chance& chance, const Desk& desk, const Desk& ids, Day day) {
  if (desk.loan(kDrawnLoan).stage != engine::LoanStage::open) return std::nullopt;
  const std::uint8_t id = draw_ids(chance, ids).front();
  for (int tries = 0; tries < 4; ++tries) {
    Slip slip = draw_slip(chance, desk, day);
    slip.command = id;
    if (desk.ask(slip.act, slip.order()).has_value()) return slip;
  }
  return std::nullopt;
}

std::optional<Slip> draw_rescheduling(Chance& chance, Desk& desk, Day from) {
  const engine::LoanState& loan = desk.loan(kDrawnLoan);
  if (loan.stage != engine::LoanStage::open || !loan.outstanding().is_positive()) return std::nullopt;
  Slip slip;
  slip.day = add_days(from, static_cast<int>(chance.between(0, 40)));
  RescheduleLoan ask;
  ask.loan = kDrawnLoan;
  ask.terms = draw_terms(chance, slip.day);
  ask.terms.principal = loan.outstanding();
  ask.frozen = chance.one_in(3);
  if (ask.frozen) ask.terms.rate.ppm = 0;
  ask.resolution = kToReschedule;
  ask.confirmation = "UBND 12/2024";
  ask.reason = ReasonCode::flood;
  slip.act = ask;
  slip.command = static_cast<std::uint8_t>(kFirstAgreementId + loan.reschedulings);
  desk.tell(slip.act, slip.order());
  return slip;
}

}  // namespace soquy::tests
