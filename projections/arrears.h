#pragma once
// Which loans are late, how late, and how much of the portfolio is at risk?
//
// Formulas (docs/PROJECTIONS.md; DOMAIN sections 3.1 and 3.2):
//   days past due   D - the oldest due date before D on which principal or interest is unpaid; due on D itself is not
//                   late
//   PARk, version 1 whole balance of the loans more than k days late, and of every restructured loan / gross portfolio
//   arrears rate 1  overdue principal / gross portfolio
//   a frozen loan   asks for nothing, so it is not late; it is restructured, so its whole balance is at risk
//   debt group 2    by days, reschedulings, and whether interest was ever reduced (version 1 did not ask that)
//   gross portfolio outstanding principal of all loans not written off

#include <array>
#include <vector>

#include "events/event.h"
#include "projections/loan_book.h"

namespace soquy::projections {

/// By days past due.
enum class LateBucket : std::uint8_t {
  on_time = 0,
  days_1_30 = 1,
  days_31_60 = 2,
  days_61_90 = 3,
  days_91_180 = 4,
  over_180 = 5
};
inline constexpr std::size_t kLateBuckets = 6;
/// "1-30"
[[nodiscard]] std::string_view to_text(LateBucket bucket);
[[nodiscard]] LateBucket bucket_of(int days_past_due);

/// Debt group 1 to 5 of Circular 14/2024, article 5: by days, and no better than its reschedulings allow, nor better
/// than 3 once interest was reduced because the borrower could not pay.
[[nodiscard]] int debt_group(int days_past_due, int reschedulings, bool interest_reduced);

struct ArrearsRow {
  LoanNo loan;
  MemberNo borrower;
  Fund fund;
  Money outstanding;
  Money overdue_principal;
  Money overdue_interest;
  Money late_interest;  ///< on overdue principal, until the day of the report
  Money overdue_penalty;
  Day oldest_unpaid;  ///< due date; none when nothing is overdue
  int days_past_due = 0;
  LateBucket bucket = LateBucket::on_time;
  int debt_group = 1;
  std::uint16_t reschedulings = 0;
  bool interest_reduced = false;
  bool frozen = false;
  [[nodiscard]] bool is_late() const { return days_past_due > 0; }
  friend bool operator==(const ArrearsRow&, const ArrearsRow&) = default;
};

struct ArrearsTotals {
  Money gross_portfolio;
  Money overdue_principal;
  Money overdue_interest;
  Money late_interest;
  std::uint32_t loans = 0;  ///< open ones
  std::uint32_t loans_late = 0;
  Ratio par1;
  Ratio par30;
  Ratio par90;
  Ratio arrears_rate;
  std::array<Money, kLateBuckets> by_bucket{};  ///< whole balances, indexed by LateBucket
  std::array<Money, 6> by_debt_group{};         ///< whole balances, indexed 1 to 5
  friend bool operator==(const ArrearsTotals&, const ArrearsTotals&) = default;
};

struct ArrearsReport {
  Day as_of;
  std::vector<ArrearsRow> rows;  ///< open loans by number, late or not
  ArrearsTotals totals;
  friend bool operator==(const ArrearsReport&, const ArrearsReport&) = default;
};

/// Of the loans that stand in one bucket or debt group.
struct ArrearsSum {
  std::uint32_t loans = 0;
  Money overdue_principal;
  Money overdue_interest;  ///< of instalments, as in the rows: without late interest
  Money outstanding;       ///< whole balances
  friend bool operator==(const ArrearsSum&, const ArrearsSum&) = default;
};

[[nodiscard]] ArrearsSum sum_of_bucket(const ArrearsReport& report, LateBucket bucket);
/// 1 to 5.
[[nodiscard]] ArrearsSum sum_of_debt_group(const ArrearsReport& report, int group);
[[nodiscard]] ArrearsSum sum_of_late(const ArrearsReport& report);
[[nodiscard]] ArrearsSum sum_of_open(const ArrearsReport& report);

class Arrears {
 public:
  void apply(const Event& event) { book_.apply(event); }
  /// Fold with the same value date first: a repayment after `day` must not count.
  [[nodiscard]] ArrearsReport on(Day day) const;
  [[nodiscard]] const LoanBook& book() const { return book_; }
  friend bool operator==(const Arrears&, const Arrears&) = default;

 private:
  LoanBook book_;
};

/// How late one open loan is.
[[nodiscard]] ArrearsRow arrears_row(const LoanRow& loan, Day day);
/// Adds one open loan to the totals; the denominators of the ratios are not in them until all loans are.
void add(ArrearsTotals& totals, const ArrearsRow& row);
/// The arrears of loans that are already at hand.
[[nodiscard]] ArrearsReport arrears_of(const std::vector<LoanRow>& loans, Day day);

}  // namespace soquy::projections
