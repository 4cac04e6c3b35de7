#pragma once
// A random club year from one seed, as the commands a treasurer would send: meetings, loans of three methods,
// repayments on time, late, in part, early and forgotten, reversals, gifts with strings attached, transfers, goods,
// closings, late rows; and among them the commands that must be refused. The same seed gives the same year on every
// machine.

#include <cstdint>
#include <deque>
#include <optional>
#include <random>
#include <string>

#include "events/event.h"
#include "tests/support/naive_ledger.h"

namespace soquy::test {

/// An order with the number of its voucher.
template <class A>
Act with_voucher(A order, std::string voucher) {
  Act act(std::move(order));
  act.voucher = std::move(voucher);
  return act;
}

/// Numbers from a seed; std's distributions differ between libraries, so these are our own.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  /// From `low` to `high`, both included.
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool percent(int chance) { return between(1, 100) <= chance; }
  template <class Range>
  const auto& one_of(const Range& range) {
    auto at = range.begin();
    std::advance(at, between(0, static_cast<std::int64_t>(range.size()) - 1));
    return *at;
  }
  CommandId command_id() {
    CommandId id;
    for (auto& byte : id.bytes) byte = static_cast<std::uint8_t>(engine_());
    return id;
  }

 private:
  std::mt19937_64 engine_;
};

struct Step {
  Instant now;  ///< when the command is sent
  Command command;
  std::string what;  ///< for the message of a failing test
};

class RandomYear {
 public:
  explicit RandomYear(std::uint64_t seed);
  [[nodiscard]] const ClubCode& club() const { return club_; }
  /// The next command, on the books as they stand; nothing when the year is over.
  std::optional<Step> next(const naive::Book& book);

 private:
  enum class Doing : std::uint8_t { founding, meeting, single, closing };
  struct Planned {
    Doing doing;
    Day day;
    int hour;
    bool year_end;
  };
  void plan_year(int year);
  Command start(Day day);
  std::string voucher(const char* series) {
    std::string digits = std::to_string(++vouchers_);
    return std::string(series) + "-" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
  }
  Command founding(const Planned& planned);
  Command meeting(const Planned& planned, const naive::Book& book, std::string& what);
  Command single(const Planned& planned, const naive::Book& book, std::string& what);
  Command closing(const Planned& planned, const naive::Book& book, std::string& what);
  void add_gift(Command& command, const naive::Book& book, std::string& what);
  void add_spending(Command& command, const naive::Book& book, std::string& what);
  void add_member_money(Command& command, const naive::Book& book, std::string& what);
  void add_bank(Command& command, const naive::Book& book, std::string& what);
  void add_repayment(Command& command, const naive::Book& book, std::string& what);
  void add_reversal(Command& command, const naive::Book& book, std::string& what);
  void add_goods(Command& command, const naive::Book& book, std::string& what);
  void add_people(Command& command, const naive::Book& book, std::string& what);
  /// Instead of what was planned: a loan paid out of what its borrower has put in, when there is one.
  void add_set_off(Command& command, const naive::Book& book, std::string& what);
  void add_mistake(Command& command, const naive::Book& book, std::string& what);
  void add_forgotten(Command& command, const naive::Book& book);
  /// `act` is one of the command's: written down late, in its own period or in the open one.
  void make_late(const Command& command, Act& act, const naive::Book& book);
  /// Breaks a rule of late rows, mostly.
  void spoil_late(Command& command, Act& act, const naive::Book& book);
  void add_grace(LoanTerms& terms);
  void add_loan(Command& command, const naive::Book& book);
  void add_meeting_repayments(Command& command, const naive::Book& book);
  void add_counts(Command& command, const naive::Book& book);
  [[nodiscard]] MemberNo some_member(const naive::Book& book, Day day);
  [[nodiscard]] Day earlier_day(const naive::Book& book, Day day, Dice& dice);
  [[nodiscard]] Money amount(std::int64_t low, std::int64_t high, std::int64_t multiple);

  Dice dice_;
  // Dice of their own, so that a year is the same but for these:
  Dice late_dice_;     ///< late rows
  Dice loan_dice_;     ///< the rules of its loans
  Dice set_off_dice_;  ///< set-offs
  ClubCode club_;
  std::deque<Planned> plan_;
  int vouchers_ = 0;
  std::uint32_t resolutions_ = 0;
  std::uint32_t loans_ = 0;
  std::uint32_t grants_ = 0;
  std::uint32_t borrowings_ = 0;
  std::uint32_t next_member_ = 1;
};

}  // namespace soquy::test
