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
  law.allocation = static_cast<AllocationOrder>(chance.upto(0, 2));
  law.advance = static_cast<AdvanceTo>(chance.upto(0, 2));
  law.overdue_percent = chance.one_in(3) ? 0 : static_cast<std::uint32_t>(chance.upto(1, 300));
  law.penalty_late = Money{chance.any<std::int64_t>({5'000, 20'000, 100'000})};
  return law;
}

Money due_on(const Desk& desk, Day day) {
  const Debt debt = debt_of(desk.loan(kDrawnLoan));
  return debt.interest_due(day) + debt.late_interest_due(day) + debt.penalties_due(day);
}

/// In part, what is asked for, what the last instalments are, a little less than all, or all.
Money draw_amount(Chance& chance, const Desk& desk, Day day) {
  const engine::LoanState& loan = desk.loan(kDrawnLoan);
  const Money all = debt_of(loan).owed_on(day);
  const auto& one = loan.instalments[static_cast<std::size_t>(chance.upto(0, std::ssize(loan.instalments) - 1))];
  Money amount;
  switch (chance.upto(1, 10)) {
    case 1: amount = due_on(desk, day); break;
    case 2: amount = due_on(desk, day) + one.principal; break;
    case 3: amount = one.principal + one.interest; break;
    case 4:
      for (const Instalment& later : loan.instalments)
        if (later.number >= one.number) amount += later.principal;
      break;
    case 5: amount = all - Money{chance.upto(0, 2'000)}; break;
    case 6: amount = all; break;
    case 7: amount = Money{chance.upto(1, 2'000)}; break;
    default: amount = Money{chance.upto(1, 1 + loan.disbursed.minor / 3)}; break;
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
  charged.amount = Money{chance.upto(1, desk.club.by_law.penalty_late.minor / 2)};
  for (const Instalment& one : desk.loan(kDrawnLoan).instalments) {
    if (one.due < day && !chance.one_in(3)) charged.instalment = one.number;
  }
  return charged;
}

Act draw_waiver(Chance& chance, const Desk& desk) {
  WaivePenalty waived;
  waived.loan = kDrawnLoan;
  waived.resolution = kToWaive;
  const Debt debt = debt_of(desk.loan(kDrawnLoan));
  for (std::uint16_t number = 0; number <= desk.loan(kDrawnLoan).instalments.back().number; ++number) {
    const Money open = debt.penalties_of(number);
    if (!open.is_positive() || (waived.amount.is_positive() && chance.one_in(2))) continue;
    waived.instalment = number;
    waived.amount = chance.one_in(2) ? open : Money{chance.upto(1, open.minor)};
  }
  return waived;  // of nothing when nothing is open: refused, so not drawn
}

Slip draw_slip(Chance& chance, const Desk& desk, Day day) {
  Slip slip;
  slip.day = day;
  slip.voucher = chance.any<const char*>({"", "", "PT-9", "PT-9", "PT-10", "PT-09", "PT-2a", "B"});
  const std::int64_t kind = chance.upto(1, 10);
  slip.act = kind <= 2   ? draw_penalty(chance, desk, day)
             : kind <= 4 ? draw_waiver(chance, desk)
                         : draw_repayment(chance, desk, day);
  return slip;
}

}  // namespace

Day last_slip_day() { return day("2025-09-30"); }

LoanTerms draw_terms(Chance& chance, Day start) {
  LoanTerms terms;
  terms.principal = Money{chance.one_in(10) ? chance.upto(1, 100) : chance.upto(1, 20'000) * 1'000};
  if (chance.one_in(2)) terms.principal += Money{chance.upto(0, 999)};
  terms.rate.ppm = static_cast<std::uint32_t>(chance.one_in(10) ? 0 : chance.upto(1, 200) * 100);
  terms.rate.per = chance.any({Period::month, Period::month, Period::year, Period::week});
  terms.method =
      chance.any({LoanMethod::flat, LoanMethod::equal_principal, LoanMethod::equal_instalment, LoanMethod::bullet});
  terms.every = chance.any({Every::month, Every::month, Every::week, Every::single, Every::named_dates});
  terms.instalments = static_cast<std::uint16_t>(terms.every == Every::single ? 1 : chance.upto(1, 9));
  terms.day_count = chance.any({DayCount::period, DayCount::actual_365, DayCount::thirty_360});
  terms.rounding = chance.any({Rounding::half_up, Rounding::half_even});
  terms.interest_multiple = Money{chance.any<std::int64_t>({1, 1, 500, 1000})};
  terms.principal_multiple = Money{chance.any<std::int64_t>({1, 1, 500, 1000})};
  terms.instalment_multiple = Money{chance.any<std::int64_t>({1, 1, 100, 1000})};
  const int most = terms.instalments;
  if (chance.one_in(3)) terms.grace_principal = static_cast<std::uint16_t>(chance.upto(0, most - 1));
  if (chance.one_in(3)) terms.grace_interest = static_cast<std::uint16_t>(chance.upto(0, most - 1));
  if (chance.one_in(3)) terms.grace_interest_charged = static_cast<std::uint16_t>(chance.upto(0, most));
  if (terms.every == Every::named_dates) {
    Day due = start;
    for (int k = 0; k < most; ++k) terms.due_dates.push_back(due = add_days(due, static_cast<int>(chance.upto(1, 90))));
  } else if (chance.one_in(3)) {
    terms.first_due = add_days(start, static_cast<int>(chance.upto(1, 90)));
  }
  return terms;
}

Desk draw_loan(Chance& chance) {
  Desk desk(draw_law(chance));
  const Day start = add_days(day("2024-01-10"), static_cast<int>(chance.upto(0, 90)));
  ApproveLoan ask = usual_approval(5, desk.resolve(Subject::loan));
  REQUIRE(desk.resolve(Subject::other) == kToWaive);
  REQUIRE(desk.resolve(Subject::reschedule) == kToReschedule);
  ask.terms = draw_terms(chance, start);
  const LoanNo given =
      desk.tell(ask, {day("2024-01-10"), {}, {2}}).front().payload.as<LoanApproved>()->given;
  REQUIRE(given == kDrawnLoan);
  desk.tell(DisburseLoan{given, Place::cash, ask.terms.principal}, {start, {}, {2}});
  return desk;
}

Slips draw_slips(Chance& chance, Desk& desk, Day from, std::int64_t most) {
  // Ids that do not ascend with the days; those of slips drawn for this desk before are taken.
  std::vector<std::uint8_t> ids;
  for (int id = kFirstSlipId; id < 256; ++id) ids.push_back(static_cast<std::uint8_t>(id));
  for (const Event& event : desk.events) std::erase(ids, event.envelope.command.bytes[15]);
  chance.shuffle(ids);
  Slips slips;
  Day on = from;
  for (std::int64_t tries = 0; tries < 3 * most && std::ssize(slips) < most; ++tries) {
    if (desk.loan(kDrawnLoan).stage != engine::LoanStage::open) break;
    if (slips.empty() || !chance.one_in(3)) on = add_days(on, static_cast<int>(chance.upto(0, 60)));
    if (on > last_slip_day()) break;
    Slip slip = draw_slip(chance, desk, on);
    slip.command = ids[slips.size()];
    if (!desk.offer({slip.act}, slip.order())) slips.push_back(std::move(slip));
  }
  return slips;
}

std::optional<Slip> draw_rescheduling(Chance& chance, Desk& desk, Day from) {
  const engine::LoanState& loan = desk.loan(kDrawnLoan);
  if (loan.stage != engine::LoanStage::open || !loan.outstanding().is_positive()) return std::nullopt;
  Slip slip;
  slip.day = add_days(from, static_cast<int>(chance.upto(0, 40)));
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

// --- Writing down ----------------------------------------------------------------------------------------------------

Slips in_any_order(Chance& chance, Slips slips) {
  chance.shuffle(slips);
  const auto rests_on = [](const Slip& waiver, const Slip& penalty) {
    return waiver.waiver() && penalty.penalty() && waiver.waiver()->instalment == penalty.penalty()->instalment &&
           penalty.day <= waiver.day;
  };
  for (std::size_t i = 0; i < slips.size(); ++i) {
    for (std::size_t j = i + 1; j < slips.size(); ++j) {
      if (!rests_on(slips[i], slips[j])) continue;
      const auto at = slips.begin();
      std::rotate(at + static_cast<std::ptrdiff_t>(i), at + static_cast<std::ptrdiff_t>(j),
                  at + static_cast<std::ptrdiff_t>(j + 1));  // the penalty first; the waiver is looked at again
    }
  }
  return slips;
}

std::optional<Rejection> write_down(Desk& desk, const Slips& slips) {
  Slips waiting = slips;
  while (!waiting.empty()) {
    Slips refused;
    std::optional<Rejection> last;
    for (const Slip& slip : waiting) {
      if (auto no = desk.offer({slip.act}, slip.order())) {
        last = std::move(no);
        refused.push_back(slip);
      } else {
        check_outstanding(desk);
      }
    }
    if (refused.size() == waiting.size()) return last;
    waiting = std::move(refused);
  }
  return std::nullopt;
}

Version version_of(const Desk& desk, const Slip& slip) {
  for (const Event& event : desk.events) {
    if (event.envelope.command.bytes[15] == slip.command && event.envelope.index == 0) return event.envelope.version;
  }
  FAIL("a slip that was not recorded");
  return {};
}

// --- Reading ---------------------------------------------------------------------------------------------------------

namespace {

std::int64_t principal_in(const Allocation& lines) {
  std::int64_t sum = 0;
  for (const AllocationLine& line : lines) sum += line.principal.minor;
  return sum;
}

/// What an event adds to what is out on the drawn loan.
std::int64_t lent_in(const Payload& payload) {
  if (const auto* paid_out = payload.as<LoanDisbursed>()) return paid_out->principal.minor;
  if (const auto* paid = payload.as<RepaymentReceived>()) return -principal_in(paid->lines);
  if (const auto* moved = payload.as<RepaymentReallocated>())
    return principal_in(moved->before) - principal_in(moved->after);
  if (const auto* undone = payload.as<EntryReversed>()) return -lent_in(*undone->original);
  return 0;
}

}  // namespace

void check_outstanding(const Desk& desk) {
  struct Sums {
    std::int64_t out = 0;
    std::int64_t account = 0;
  };
  std::map<Day, Sums> days;
  std::int64_t lent = 0;
  for (const Event& event : desk.events) {
    Sums& own = days[event.envelope.value_date];
    own.out += lent_in(event.payload);
    if (event.payload.as<LoanDisbursed>() != nullptr) lent = event.payload.as<LoanDisbursed>()->principal.minor;
    for (const Posting& line : event.postings) {
      if (line.fund == kIncomeFund && line.account == Account::loans) own.account += line.amount.minor;
    }
  }
  std::int64_t out = 0;
  std::int64_t account = 0;
  for (const auto& [on, moved] : days) {
    out += moved.out;
    account += moved.account;
    if (out >= 0 && out <= lent && account == out) continue;
    FAIL("on " << to_iso(on) << " " << out << " is out of " << lent << ", and 1288 says " << account);
  }
  if (desk.loan(kDrawnLoan).outstanding().minor != out && desk.loan(kDrawnLoan).is_out())
    FAIL("the loan says that " << desk.loan(kDrawnLoan).outstanding().minor << " is out, its splits say " << out);
}

Moves moves_of(const Desk& desk, Day first) {
  Moves moves;
  for (const Event& event : desk.events) {
    const Day on = std::max(first, event.envelope.value_date);
    for (const Posting& line : event.postings) moves[on][{line.fund, line.account}] += line.amount.minor;
  }
  for (auto& [on, accounts] : moves) std::erase_if(accounts, [](const auto& one) { return one.second == 0; });
  std::erase_if(moves, [](const auto& one) { return one.second.empty(); });
  return moves;
}

Standing standing_of(const Desk& desk) {
  const engine::LoanState& loan = desk.loan(kDrawnLoan);
  Standing all;
  all.stage = loan.stage;
  all.outstanding = loan.outstanding();
  all.terms = loan.terms;
  all.instalments = loan.instalments;
  all.frozen = loan.frozen;
  all.reschedulings = loan.reschedulings;
  for (const engine::RepaymentState& one : loan.repayments)
    all.repayments.push_back({one.value_date, one.voucher, one.command, one.amount, one.lines});
  const Debt debt = debt_of(loan);
  for (const Instalment& one : loan.instalments) all.owed.push_back(debt.penalties_of(one.number));
  for (Day on = day("2024-01-31"); on < day("2027-01-01"); on = add_days(on, 31)) {
    all.owed.push_back(debt.penalties_due(on));
    all.owed.push_back(debt.interest_until(on));
  }
  return all;
}

std::string in_words(const Desk& desk, const Slips& slips) {
  const engine::LoanState& loan = desk.loan(kDrawnLoan);
  std::string words = "order " + std::to_string(static_cast<int>(loan.allocation)) + ", advance " +
                      std::to_string(static_cast<int>(loan.advance)) + ", overdue " +
                      std::to_string(loan.overdue_percent) + "%, method " +
                      std::to_string(static_cast<int>(loan.terms.method)) + ", rate " +
                      std::to_string(loan.terms.rate.ppm) + ", lent " + std::to_string(loan.disbursed.minor) + " on " +
                      to_iso(loan.start);
  for (const Instalment& one : loan.instalments) {
    words += "\n  instalment " + std::to_string(one.number) + " of " + to_iso(one.due) + ": " +
             std::to_string(one.principal.minor) + " and " + std::to_string(one.interest.minor);
  }
  for (const Slip& slip : slips) {
    words += "\n  " + to_iso(slip.day) + " \"" + slip.voucher + "\" id " + std::to_string(slip.command);
    if (const auto* paid = slip.repayment()) words += " repay " + std::to_string(paid->amount.minor);
    if (const auto* charged = slip.penalty())
      words += " charge " + std::to_string(charged->amount.minor) + " on " + std::to_string(charged->instalment);
    if (const auto* waived = slip.waiver())
      words += " waive " + std::to_string(waived->amount.minor) + " of " + std::to_string(waived->instalment);
    if (std::holds_alternative<RescheduleLoan>(slip.act.is)) words += " reschedule";
  }
  return words;
}

}  // namespace soquy::tests
