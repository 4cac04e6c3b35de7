#pragma once
// A treasurer's desk for tests of the loan rules: a club with ten members and 100 million in its loan fund, and a book
// into which commands are decided and taken in, one after the other.

#include <optional>
#include <string>
#include <vector>

#include "engine/domain/decide.h"
#include "tests/support/history.h"

namespace soquy::tests {

struct Order {
  Day on;
  std::string voucher;
  std::vector<std::uint32_t> approved_by;
  std::uint32_t by = 1;      ///< TV01 is the treasurer
  std::uint8_t command = 0;  ///< the end of the command's id; 0: counted, so that later ones sort behind
};

class Desk {
 public:
  explicit Desk(AdoptByLaw law = {});

  /// What the rules say, writing nothing.
  [[nodiscard]] Result<engine::Decision> ask(Act act, const Order& order) const;
  /// Decides and takes in; a refusal fails the test. Returns the events.
  std::vector<Event> tell(Act act, const Order& order);
  /// The same of several acts in one command.
  std::vector<Event> tell_all(std::vector<Act> acts, const Order& order);
  /// The same, but a refusal is the answer.
  std::optional<Rejection> offer(std::vector<Act> acts, const Order& order);
  /// "loan_not_found loan", or "accepted".
  [[nodiscard]] std::string outcome(Act act, const Order& order) const;

  /// A resolution of the meeting of 2024-01-10.
  ResolutionNo resolve(Subject subject, Money limit = {});
  /// KV001 ...: approved and paid out to a member on 2024-01-10, 1,200,000 over four months at 1% a month.
  LoanNo lend(std::uint32_t member = 5);
  /// The member's repayment in cash. Returns the version of RepaymentReceived.
  Version repay(LoanNo loan, std::int64_t amount, std::string_view on, std::string voucher = {});
  std::vector<Event> reverse(Version entry, std::string_view on, bool at_original_date = false);

  [[nodiscard]] const engine::LoanState& loan(LoanNo no) const { return club.loans.at(no); }

  engine::ClubState club;
  std::vector<Event> events;
  std::vector<engine::Warning> warnings;  ///< of the last command

 private:
  [[nodiscard]] Command command_of(std::vector<Act> acts, const Order& order) const;
  [[nodiscard]] engine::Context context() const;
  std::uint8_t commands_ = 0;
};

/// The usual terms: 1,200,000 over four months, equal principal, 1% a month.
[[nodiscard]] LoanTerms usual_terms();
[[nodiscard]] ApproveLoan usual_approval(std::uint32_t member, ResolutionNo resolution);

}  // namespace soquy::tests
