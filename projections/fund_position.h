#pragma once
// What does each fund own, owe and hold for others, and when was its cash last counted?

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "events/event.h"
#include "projections/balances.h"

namespace soquy::projections {

/// A box as it was last counted. The comparison was made when it was counted and is never made again.
struct LastCount {
  std::uint8_t box = 0;
  Version version;
  Day day;
  Money counted;
  Money book;           ///< cash of the box's funds, as known then
  Money difference;     ///< counted - book; positive when there was too much
  bool posted = false;  ///< the difference was put into the books by resolution
  friend bool operator==(const LastCount&, const LastCount&) = default;
};

/// Debts and capital are positive here when there are any, whatever side of the books they stand on.
struct FundPositionRow {
  Fund fund;
  std::string name;  ///< from the by-law, else empty
  Money cash;
  Money bank;
  Money loans;                ///< principal outstanding (1288)
  Money interest_receivable;  ///< 138
  Money loss_reserve;         ///< 229
  Money refundable;           ///< owed to members (338)
  Money borrowed;             ///< owed to lenders (341)
  Money capital;              ///< 411
  Money restricted;           ///< left of gifts for a stated use (4118)
  Money surplus;              ///< awaiting allocation (421)
  Money activity_capital;     ///< 431
  Money income;               ///< 515 and 711 not yet moved to 421
  Money interest_income;      ///< of it 515
  Money expenses;             ///< 642 and 811 not yet moved to 421
  /// The opening balance came from paper and nobody has verified it.
  bool opening_unverified = false;
  Day opening_day;
  std::optional<LastCount> last_count;  ///< of the box in which the fund's cash lies
  /// Cash that may be spent freely: cash and bank less what is restricted, never below zero.
  [[nodiscard]] Money free_money() const;
  friend bool operator==(const FundPositionRow&, const FundPositionRow&) = default;
};

/// A gift for a stated use: received, spent, left (DOMAIN.md A8).
struct GrantRow {
  GrantNo grant;
  Fund fund;
  std::string use;
  Area area = Area::none;
  Day received_on;
  Money received;
  Money spent;
  [[nodiscard]] Money left() const { return received - spent; }
  friend bool operator==(const GrantRow&, const GrantRow&) = default;
};

/// Capital that the club itself borrowed.
struct BorrowingRow {
  BorrowingNo borrowing;
  Fund fund;
  Rate rate;
  Day due;
  Money borrowed;
  Money repaid;
  [[nodiscard]] Money owed() const { return borrowed - repaid; }
  friend bool operator==(const BorrowingRow&, const BorrowingRow&) = default;
};

class FundPosition {
 public:
  void apply(const Event& event);

  /// The funds of the by-law and every other that was posted to, ascending.
  [[nodiscard]] std::vector<FundPositionRow> rows() const;
  /// By number; grants and borrowings whose entry was reversed are left out.
  [[nodiscard]] std::vector<GrantRow> grants() const;
  [[nodiscard]] std::vector<BorrowingRow> borrowings() const;
  /// Every box that was ever counted, by number.
  [[nodiscard]] std::vector<LastCount> counts() const;
  friend bool operator==(const FundPosition&, const FundPosition&) = default;

 private:
  struct ByLaw {
    Version version;
    std::vector<FundRule> funds;
    std::vector<BoxRule> boxes;
    friend bool operator==(const ByLaw&, const ByLaw&) = default;
  };
  struct Opening {
    Version version;
    Day day;
    std::vector<Fund> funds;
    friend bool operator==(const Opening&, const Opening&) = default;
  };

  void take(const Payload& payload, const Envelope& envelope);
  void undo(const Payload& original, Version entry);
  void add_money(const Payload& payload, int sign);
  void spend(GrantNo grant, Money amount, int sign);
  void mark_difference(Version count, bool posted);
  [[nodiscard]] FundPositionRow row_of(Fund fund) const;
  [[nodiscard]] std::optional<LastCount> count_for(Fund fund) const;
  [[nodiscard]] std::uint8_t box_of(Fund fund) const;
  [[nodiscard]] std::vector<Fund> funds() const;

  Balances balances_;
  std::vector<ByLaw> by_laws_;
  std::vector<Opening> openings_;
  std::map<GrantNo, GrantRow> grants_;
  std::map<BorrowingNo, BorrowingRow> borrowings_;
  std::vector<LastCount> counts_;  // in version order
};

}  // namespace soquy::projections
