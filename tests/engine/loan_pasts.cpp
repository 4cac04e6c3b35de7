#include "tests/engine/loan_pasts.h"

#include <algorithm>
#include <catch2/catch.hpp>

namespace soquy::tests {

using engine::Debt;

// --- Writing down ----------------------------------------------------------------------------------------------------

namespace {

/// A waiver takes penalties that were recorded before it, so it stays before or behind each that it might take.
bool keeps_its_place(const Slip& waiver, const Slip& penalty) {
  return waiver.waiver() && penalty.penalty() && waiver.waiver()->instalment == penalty.penalty()->instalment &&
         penalty.day <= waiver.day;
}

std::size_t place_of(const Slip& slip, const Slips& slips) {
  const auto found =
      std::find_if(slips.begin(), slips.end(), [&](const Slip& one) { return one.command == slip.command; });
  return static_cast<std::size_t>(found - slips.begin());
}

bool keep_their_places(const Slip& a, const Slip& b) { return keeps_its_place(a, b) || keeps_its_place(b, a); }

bool waives_as_before(const Slips& now, const Slips& before) {
  for (std::size_t i = 0; i < now.size(); ++i) {
    for (std::size_t j = i + 1; j < now.size(); ++j) {
      if (keep_their_places(now[i], now[j]) && place_of(now[i], before) > place_of(now[j], before)) return false;
    }
  }
  return true;
}

}  // namespace

Slips in_any_order(Chance& chance, const Slips& slips) {
  Slips now = slips;
  do {
    chance.shuffle(now);
  } while (!waives_as_before(now, slips));
  return now;
}

std::optional<Rejection> write_down(Desk& desk, const Slips& slips) {
  Slips waiting = slips;
  while (!waiting.empty()) {
    Slips refused;
    std::optional<Rejection> last;
    for (const Slip& slip : waiting) {
      const bool waits_with =
          std::any_of(refused.begin(), refused.end(), [&](const Slip& one) { return keep_their_places(one, slip); });
      if (waits_with) {
        refused.push_back(slip);
      } else if (auto no = desk.offer({slip.act}, slip.order())) {
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

/// The slips at a desk of their own, in the order of `slips`. None when the rules refuse one wherever it is put.
std::optional<Desk> in_this_order(const Desk& lent, const Slips& slips) {
  Desk desk = lent;
  const auto no = write_down(desk, slips);
  if (!no) return desk;
  INFO(to_sentence(*no));
  const bool is_known = no->reason == RejectReason::exceeds_debt || no->reason == RejectReason::loan_not_open ||
                        no->reason == RejectReason::above_by_law_limit;
  REQUIRE(is_known);
  return std::nullopt;
}

/// Shuffles the slips until the rules accept their order: a waiver is refused once its penalty was paid. None when no
/// order of a few was.
std::optional<Desk> in_another_order(Chance& chance, const Desk& lent, Slips& slips) {
  for (int tries = 0; tries < 6; ++tries) {
    slips = in_any_order(chance, slips);
    if (auto desk = in_this_order(lent, slips)) return desk;
  }
  return std::nullopt;
}

/// The same desk without some of its slips: in the same order, or in any that the rules accept. A penalty, say, is only
/// charged while a loan is open, and without it a repayment may have settled the loan before.
std::optional<Desk> never_recorded(Chance& chance, const Desk& lent, Slips left) {
  if (auto desk = in_this_order(lent, left)) return desk;
  return in_another_order(chance, lent, left);
}

Slips without(const Slips& slips, const Slips& gone) {
  Slips left;
  for (const Slip& slip : slips) {
    const bool is_gone =
        std::any_of(gone.begin(), gone.end(), [&](const Slip& one) { return one.command == slip.command; });
    if (!is_gone) left.push_back(slip);
  }
  return left;
}

Act reversal_of(Version entry, bool at_original_date) {
  ReverseEntry ask;
  ask.entry = entry;
  ask.at_original_date = at_original_date;
  ask.reason = ReasonCode::wrong_amount;
  return ask;
}

Order signed_on(Day day) { return {day, {}, {2}}; }

Day later_day(Chance& chance, Day from) {
  return std::min(add_days(from, static_cast<int>(chance.between(0, 90))), day("2025-12-31"));
}

Day any_day(Chance& chance, Day from, Day to) {
  return Day{static_cast<std::int32_t>(chance.between(from.number, to.number))};
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

std::string events_in_words(const Desk& desk) {
  std::string words;
  for (const Event& event : desk.events) {
    if (event.envelope.version < desk.loan(kDrawnLoan).disbursement) continue;
    words += "\n  " + std::to_string(event.envelope.version.value) + " of " + to_iso(event.envelope.value_date) + ", " +
             std::string(to_text(event.payload.kind()));
    if (const auto* undone = event.payload.as<EntryReversed>()) words += " " + std::to_string(undone->entry.value);
    if (const auto* moved = event.payload.as<RepaymentReallocated>())
      words += " " + std::to_string(moved->repayment.value);
    for (const Posting& line : event.postings)
      words += " " + std::to_string(static_cast<int>(line.account)) + ":" + std::to_string(line.amount.minor);
  }
  return words;
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
    FAIL("on " << to_iso(on) << " " << out << " is out of " << lent << ", and 1288 says " << account << ":"
               << events_in_words(desk));
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
  const int last = loan.instalments.empty() ? 0 : loan.instalments.back().number;
  for (std::uint16_t number = 0; number <= last; ++number)
    all.owed.push_back(debt.penalties_of(number, day("2027-01-01")));
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
