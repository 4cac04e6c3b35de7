#include "engine/domain/loan_words.h"

#include <algorithm>

#include "engine/domain/allocation.h"

namespace soquy::engine {
namespace {

class SplitWords {
 public:
  SplitWords(const LoanState& loan, Day paid_on, Currency currency)
      : loan_(loan), paid_on_(paid_on), currency_(currency) {}

  [[nodiscard]] std::string of(const AllocationLine& line) const { return place(line.instalment) + ": " + parts(line); }

  /// "penalty 5.000, interest 40.000, principal 313.000"
  [[nodiscard]] std::string parts(const AllocationLine& line) const {
    std::string text;
    add(text, "penalty", line.penalty);
    add(text, "late interest", line.late_interest);
    add(text, "interest", line.interest);
    add(text, "principal", line.principal);
    add(text, "interest spared", line.spared_interest);
    return text;
  }

  [[nodiscard]] std::string money(Money amount) const { return to_grouped(amount, currency_); }

  [[nodiscard]] std::string rest(bool settles) const {
    if (settles) return "Nothing is owed any more: the loan is settled.";
    const NextDue next = next_due(loan_);
    std::string text = "Outstanding principal is " + money(loan_.outstanding()) + ".";
    if (next.instalment == 0) return text;
    return text + " Next is instalment " + std::to_string(next.instalment) + ", due " + to_iso(next.due) + ": " +
           parts({next.instalment, next.principal, next.interest, {}}) + ".";
  }

 private:
  void add(std::string& text, const char* name, Money amount) const {
    if (amount.is_zero()) return;
    text += (text.empty() ? "" : ", ") + std::string(name) + " " + money(amount);
  }

  [[nodiscard]] std::string place(std::uint16_t number) const {
    const auto& all = loan_.instalments;
    const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.number == number; });
    if (number == 0) return "penalties";
    if (found == all.end()) return "instalment " + std::to_string(number) + ", replaced since";
    std::string text = "instalment " + std::to_string(number) + ", due " + to_iso(found->due);
    if (paid_on_.is_none()) return text;
    if (found->due > paid_on_) return text + ", in advance";
    if (found->due == paid_on_) return text;
    const auto days = days_between(found->due, paid_on_);
    return text + ", " + std::to_string(days) + (days == 1 ? " day late" : " days late");
  }

  const LoanState& loan_;
  Day paid_on_;
  Currency currency_;
};

}  // namespace

NextDue next_due(const LoanState& loan) {
  if (loan.frozen) return {};
  for (const Instalment& one : loan.instalments) {
    NextDue open{one.number, one.due, one.principal, one.interest};
    for (const RepaymentState& repayment : loan.repayments) {
      if (repayment.version <= loan.last_rescheduling()) continue;
      for (const AllocationLine& line : repayment.lines) {
        if (line.instalment != one.number) continue;
        open.principal -= line.principal;
        open.interest -= line.interest + line.spared_interest;
      }
    }
    if (open.principal.is_positive() || open.interest.is_positive()) return open;
  }
  return {};
}

std::string explain_split(const RepaymentReceived& repayment, const LoanState& loan, Day paid_on, Currency currency) {
  const SplitWords words(loan, paid_on, currency);
  std::string text = words.money(repayment.amount) + " on " + to_text(repayment.loan);
  std::string_view mark = ": ";
  for (const AllocationLine& line : repayment.lines) {
    text += mark;
    text += words.of(line);
    mark = "; ";
  }
  if (repayment.lines.size() > 1) text += ". In all " + words.parts(sum_of(repayment.lines));
  return text + ". " + words.rest(repayment.settles);
}

}  // namespace soquy::engine
