#pragma once
// A repayment in words: what it paid, instalment by instalment, by which rule of the by-law, and what remains. For the
// preview and the receipt.

#include <string>
#include <string_view>
#include <vector>

#include "engine/domain/loan_state.h"

namespace soquy::engine {

// --- By which rule ---------------------------------------------------------------------------------------------------

/// A rule of the by-law, to stand within a sentence.
struct RuleWords {
  std::string_view english;
  std::string_view vietnamese;
  friend bool operator==(const RuleWords&, const RuleWords&) = default;
};
/// In which order money is split over what is due: "the oldest instalment first; of each its penalty, ...". Late
/// interest is spoken of where the by-law has overdue principal bear it.
[[nodiscard]] RuleWords allocation_rule(AllocationOrder order, bool bears_late_interest);
/// What money pays that comes before its day: "principal of the next instalments".
[[nodiscard]] RuleWords advance_rule(AdvanceTo advance);

enum class SplitPart : std::uint8_t { penalty, late_interest, interest, principal, spared_interest };
[[nodiscard]] RuleWords name_of(SplitPart part);
struct PartPaid {
  SplitPart part = SplitPart::principal;
  Money amount;
  friend bool operator==(const PartPaid&, const PartPaid&) = default;
};
/// What a line paid, in the order in which the rule pays it; what is zero is left out.
[[nodiscard]] std::vector<PartPaid> parts_in_order(const AllocationLine& line, AllocationOrder order);

/// What of a repayment came before its day, so that not the order of what is due says where it went.
struct PaidAhead {
  bool principal = false;
  bool interest = false;  ///< of the days until then: the money reached all principal to come
  friend bool operator==(const PaidAhead&, const PaidAhead&) = default;
};
[[nodiscard]] PaidAhead paid_ahead(const Allocation& lines, const LoanState& loan, Day paid_on);

// --- A repayment -----------------------------------------------------------------------------------------------------

/// "1.236.000 on KV003: instalment 2, due 2019-03-10: interest 11.000, principal 102.000; ... In all ... By the by-law
/// ... Outstanding principal is ..." `loan` has taken the repayment in already. With the day of the payment the
/// sentence says what was late and what was paid in advance, and by which rule that was.
[[nodiscard]] std::string explain_split(const RepaymentReceived& repayment, const LoanState& loan,
                                        Day paid_on = Day::none(), Currency currency = Currency::vnd);

/// What is asked for next: the oldest instalment on which something is unpaid, less what was paid on it.
struct NextDue {
  std::uint16_t instalment = 0;  ///< 0: nothing more is asked for
  Day due;
  Money principal;
  Money interest;
  friend bool operator==(const NextDue&, const NextDue&) = default;
};
/// Nothing while the loan is frozen.
[[nodiscard]] NextDue next_due(const LoanState& loan);

}  // namespace soquy::engine
