#pragma once
// A loan at the desk of which entries are taken back: what the tests of shut days share.

#include <string>

#include "tests/support/loan_desk.h"

namespace soquy::tests {

[[nodiscard]] inline AdoptByLaw law_of_the_past() {
  AdoptByLaw law;
  law.penalty_late = 5'000_vnd;
  law.overdue_percent = 150;
  return law;
}

/// With the head's signature.
[[nodiscard]] inline Order dated(std::string_view on) { return {day(on), {}, {2}}; }

struct TakenBackLoan {
  Desk desk{law_of_the_past()};
  LoanNo loan = desk.lend();

  [[nodiscard]] RescheduleLoan new_terms(std::uint16_t instalments = 2) {
    RescheduleLoan ask;
    ask.loan = loan;
    ask.terms = usual_terms();
    ask.terms.instalments = instalments;
    ask.terms.principal = desk.loan(loan).outstanding();
    ask.confirmation = "UBND 12/2024";
    ask.reason = ReasonCode::flood;
    ask.resolution = desk.resolve(Subject::reschedule);
    return ask;
  }
  [[nodiscard]] WriteOffLoan write_off() { return {loan, desk.resolve(Subject::write_off), ReasonCode::death, {}}; }
  [[nodiscard]] CallGuarantee call(std::int64_t amount) {
    return {loan, MemberNo{9}, Money{amount}, desk.resolve(Subject::other), {}};
  }
  [[nodiscard]] ReceiveRepayment repayment(std::int64_t amount) const { return {loan, Place::cash, Money{amount}, {}}; }
  /// Brought on its true day, of which the voucher was found later.
  [[nodiscard]] Act found(std::int64_t amount, std::string_view true_day) const {
    Act act{repayment(amount)};
    act.original_date = day(true_day);
    act.late_reason = ReasonCode::voucher_found;
    return act;
  }
  [[nodiscard]] static ReverseEntry reversal(Version entry, bool at_original_date = false) {
    ReverseEntry ask;
    ask.entry = entry;
    ask.at_original_date = at_original_date;
    ask.reason = ReasonCode::wrong_amount;
    return ask;
  }
  [[nodiscard]] std::string take_back(Version entry, std::string_view on, bool at_original_date = false) const {
    return desk.outcome(reversal(entry, at_original_date), dated(on));
  }
  /// The sentence of the refusal, or "accepted".
  [[nodiscard]] std::string says(Act act, std::string_view on) const {
    const auto decided = desk.ask(std::move(act), dated(on));
    return decided.has_error() ? to_sentence(decided.error()) : "accepted";
  }
  Version tell(Act act, std::string_view on) { return desk.tell(std::move(act), dated(on)).front().envelope.version; }
  /// What the last command was warned of under that code, or nothing.
  [[nodiscard]] std::string warned(std::string_view code) const {
    for (const engine::Warning& one : desk.warnings)
      if (one.code == code) return one.sentence;
    return {};
  }
  void close(std::string_view through, std::string_view on) { tell(ClosePeriod{day(through), false, {}}, on); }
};

}  // namespace soquy::tests
