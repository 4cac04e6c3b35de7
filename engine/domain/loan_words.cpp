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
    for (const PartPaid& one : parts_in_order(line, loan_.allocation)) {
      text += text.empty() ? "" : ", ";
      text += name_of(one.part).english;
      text += " " + money(one.amount);
    }
    return text;
  }

  /// Which rules put the money where it went: those that stood in the by-law when the loan was paid out.
  [[nodiscard]] std::string why(const Allocation& lines) const {
    std::string text = "By the by-law in force when it was paid out on " + to_iso(loan_.start) + ": ";
    text += allocation_rule(loan_.allocation, loan_.overdue_percent != 0).english;
    text += ".";
    if (paid_on_.is_none()) return text;
    const PaidAhead ahead = paid_ahead(lines, loan_, paid_on_);
    if (ahead.interest) text += " It reaches all principal to come, so the interest until that day is paid first.";
    if (!ahead.principal) return text;
    text += loan_.frozen ? " No instalment is asked for while the loan is frozen: what is left pays "
                         : " Money ahead of its day pays ";
    text += advance_rule(loan_.advance).english;
    return text + ".";
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

// --- By which rule ---------------------------------------------------------------------------------------------------

RuleWords allocation_rule(AllocationOrder order, bool bears_late_interest) {
  switch (order) {
    case AllocationOrder::penalty_interest_principal:
      if (bears_late_interest)
        return {
            "the oldest instalment first; of each its penalty, then its interest (for late days first), then its "
            "principal",
            "kỳ cũ nhất trước; mỗi kỳ trả tiền phạt, rồi lãi (lãi quá hạn trước), rồi gốc"};
      return {"the oldest instalment first; of each its penalty, then its interest, then its principal",
              "kỳ cũ nhất trước; mỗi kỳ trả tiền phạt, rồi lãi, rồi gốc"};
    case AllocationOrder::interest_first_across:
      if (bears_late_interest)
        return {
            "penalties and interest (for late days first) of all that is due, the oldest first; then principal, "
            "the oldest first",
            "tiền phạt và lãi (lãi quá hạn trước) của tất cả các kỳ đến hạn, kỳ cũ nhất trước; rồi gốc, kỳ cũ nhất "
            "trước"};
      return {"penalties and interest of all that is due, the oldest first; then principal, the oldest first",
              "tiền phạt và lãi của tất cả các kỳ đến hạn, kỳ cũ nhất trước; rồi gốc, kỳ cũ nhất trước"};
    case AllocationOrder::principal_first:
      if (bears_late_interest)
        return {
            "the oldest instalment first; of each its principal, then its interest (for late days first), then its "
            "penalty",
            "kỳ cũ nhất trước; mỗi kỳ trả gốc, rồi lãi (lãi quá hạn trước), rồi tiền phạt"};
      return {"the oldest instalment first; of each its principal, then its interest, then its penalty",
              "kỳ cũ nhất trước; mỗi kỳ trả gốc, rồi lãi, rồi tiền phạt"};
  }
  return {};
}

RuleWords advance_rule(AdvanceTo advance) {
  switch (advance) {
    case AdvanceTo::next_instalments: return {"principal of the next instalments", "gốc của các kỳ kế tiếp"};
    case AdvanceTo::last_instalments: return {"principal of the last instalments", "gốc của các kỳ cuối cùng"};
    case AdvanceTo::reamortise:
      return {"principal of all instalments to come, each by the same share",
              "gốc của tất cả các kỳ chưa đến hạn, mỗi kỳ bớt theo cùng một tỷ lệ"};
  }
  return {};
}

RuleWords name_of(SplitPart part) {
  switch (part) {
    case SplitPart::penalty: return {"penalty", "tiền phạt"};
    case SplitPart::late_interest: return {"late interest", "lãi quá hạn"};
    case SplitPart::interest: return {"interest", "lãi"};
    case SplitPart::principal: return {"principal", "gốc"};
    case SplitPart::spared_interest: return {"interest spared", "lãi được giảm"};
  }
  return {};
}

std::vector<PartPaid> parts_in_order(const AllocationLine& line, AllocationOrder order) {
  std::vector<PartPaid> parts = {{SplitPart::penalty, line.penalty},
                                 {SplitPart::late_interest, line.late_interest},
                                 {SplitPart::interest, line.interest},
                                 {SplitPart::principal, line.principal}};
  if (order == AllocationOrder::principal_first) {
    std::swap(parts.front(), parts.back());  // penalty last, principal first
  }
  parts.push_back({SplitPart::spared_interest, line.spared_interest});  // paid by nobody
  std::erase_if(parts, [](const PartPaid& one) { return one.amount.is_zero(); });
  return parts;
}

PaidAhead paid_ahead(const Allocation& lines, const LoanState& loan, Day paid_on) {
  PaidAhead ahead;
  for (const AllocationLine& line : lines) {
    const auto of = std::find_if(loan.instalments.begin(), loan.instalments.end(),
                                 [&](const Instalment& one) { return one.number == line.instalment; });
    if (of == loan.instalments.end() || (!loan.frozen && of->due <= paid_on)) continue;
    ahead.principal = ahead.principal || !line.principal.is_zero();
    ahead.interest = ahead.interest || !line.interest.is_zero();
  }
  return ahead;
}

// --- A repayment -----------------------------------------------------------------------------------------------------

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
  return text + ". " + words.why(repayment.lines) + " " + words.rest(repayment.settles);
}

}  // namespace soquy::engine
