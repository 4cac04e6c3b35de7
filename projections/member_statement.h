#pragma once
// What passed between the club and one member, and where do the two stand? Shows nobody else (DOMAIN T13, M1).

#include <map>
#include <set>
#include <string>
#include <vector>

#include "events/event.h"

namespace soquy::projections {

/// Money as the member sees it: `paid` to the club, `got` from it. Balances are after the line.
struct StatementLine {
  Version version;
  Day value_date;
  Kind kind = Kind::member_joined;
  std::string voucher;
  Fund fund;
  ContributionKind contribution = ContributionKind::none;
  AidKind aid = AidKind::none;
  LoanNo loan;
  Money paid;
  Money got;
  // how a repayment was split; of a reallocation: what it moved, and so the three sum to zero
  Money principal;
  Money interest;  ///< late interest included
  Money penalty;
  Money set_off;   ///< of what was paid: out of the member's savings and capital, not in money
  Money called;    ///< asked of the member as a guarantor
  Money stood_in;  ///< of what was paid: on somebody else's loan
  // things, in thousandths of the unit; never added to money
  PlacementNo placement;
  Item item;
  Quantity received = 0;  ///< came to the member, births included
  Quantity given = 0;     ///< left the member, losses included
  Version reverses;       ///< the entry it undoes, 0 when none; amounts then have the other sign
  Money owed;             ///< principal of all the member's loans
  Money refundable;       ///< savings and capital that the club owes the member
  friend bool operator==(const StatementLine&, const StatementLine&) = default;
};

struct StatementTotals {
  Money fees;
  Money savings_and_capital;  ///< paid in
  Money refunded;
  Money donations;
  Money borrowed;
  Money repaid_principal;
  Money paid_interest;
  Money paid_penalty;
  Money written_off;
  Money recovered;
  Money aid;
  Money set_off;
  Money called;
  Money stood_in;
  Money owed;        ///< principal
  Money refundable;  ///< what the club owes the member
  friend bool operator==(const StatementTotals&, const StatementTotals&) = default;
};

class MemberStatement {
 public:
  MemberStatement() = default;
  explicit MemberStatement(MemberNo member) : member_(member) {}
  void apply(const Event& event);

  /// In the order of value date, then version; balances run in that order.
  [[nodiscard]] std::vector<StatementLine> lines() const;
  [[nodiscard]] StatementTotals totals() const;
  [[nodiscard]] MemberNo member() const { return member_; }
  friend bool operator==(const MemberStatement&, const MemberStatement&) = default;

 private:
  /// True when the payload concerns this member; fills the line with positive figures.
  bool read(const Payload& payload, StatementLine& line);
  bool read_money(const Payload& payload, StatementLine& line) const;
  bool read_loan(const Payload& payload, StatementLine& line);
  bool read_goods(const Payload& payload, StatementLine& line);

  MemberNo member_;
  std::set<LoanNo> loans_;
  std::map<PlacementNo, Item> placements_;  // and the item that is owed
  std::vector<StatementLine> lines_;        // in version order, balances not yet filled in
};

}  // namespace soquy::projections
