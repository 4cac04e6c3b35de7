#include "tests/support/naive_splits.h"

#include <algorithm>

namespace soquy::naive {
namespace {

std::int64_t times_a_year(Period period) { return period == Period::month ? 12 : period == Period::week ? 52 : 1; }

/// What a dong that is overdue costs in a day.
Fraction late_rate(const Paper& paper) {
  return Fraction(paper.terms.rate.ppm, 1'000'000) * times_a_year(paper.terms.rate.per) *
         Fraction(paper.overdue_percent, 100) / 365;
}

/// One loan on a table, with a pencil.
class Table {
 public:
  Table(const Paper& paper, const std::vector<Fine>& fines) : paper_(paper), fines_(fines), today_(paper.start) {
    Day from = paper.start;
    std::int64_t balance = paper.terms.principal.minor;
    for (const PlanLine& line : plan(paper.terms, paper.start)) {
      Row row;
      row.line = line;
      row.from = from;
      row.bears = paper.terms.method == LoanMethod::flat ? paper.terms.principal.minor : balance;
      row.principal = line.principal;
      row.interest = line.interest;
      balance -= line.principal;
      from = line.due;
      rows_.push_back(row);
    }
    rows_.front().interest += paper.carried;
  }

  void sleep_until(Day day) {
    while (today_ < day) {
      ++today_.number;
      for (Row& row : rows_) {
        if (row.line.due < today_ && !paper_.frozen) row.overdue += row.principal;
      }
    }
  }

  std::vector<Piece> pay(std::int64_t& money) {
    pieces_.clear();
    std::int64_t to_come = 0;
    for (const Row& row : rows_) to_come += is_due(row) ? 0 : row.principal;
    if (to_come == 0) pay_earned(money);
    pay_due(money);
    if (money >= principal()) pay_earned(money);
    if (money > 0) pay_ahead(money);
    for (const Piece& piece : pieces_) {
      for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (piece.instalment != number(i)) continue;
        if (piece.part == Part::interest) rows_[i].paid_interest += piece.amount;
        if (piece.part == Part::late) rows_[i].paid_late += piece.amount;
      }
    }
    if (principal() == 0) back_ = std::min(back_, today_);
    // Pieces of one kind on one instalment are one piece.
    std::vector<Piece> all;
    std::sort(pieces_.begin(), pieces_.end());
    for (const Piece& piece : pieces_) {
      if (!all.empty() && all.back().instalment == piece.instalment && all.back().part == piece.part) {
        all.back().amount += piece.amount;
      } else {
        all.push_back(piece);
      }
    }
    return all;
  }

  [[nodiscard]] Owed owed() const {
    Owed owed;
    owed.principal = principal();
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (is_due(rows_[i])) owed.interest += rows_[i].interest;
      owed.late += late(rows_[i]);
      if (owed.principal > 0) owed.earned += earned(i);
    }
    for (const Fine& fine : fines_) {
      if (fine.day <= today_) owed.penalty += fine.amount;
    }
    return owed;
  }

  [[nodiscard]] const std::vector<Fine>& fines() const { return fines_; }

 private:
  struct Row {
    PlanLine line;
    Day from;
    std::int64_t bears = 0;  ///< the balance that bears the interest of this time
    std::int64_t principal = 0;
    std::int64_t interest = 0;
    std::int64_t overdue = 0;  ///< dong times days
    std::int64_t paid_late = 0;
    std::int64_t paid_interest = 0;
  };

  /// Interest is for money that is out: a day after all of it is back asks for nothing.
  [[nodiscard]] bool is_due(const Row& row) const {
    return row.line.due <= today_ && row.line.due <= back_ && !paper_.frozen;
  }
  [[nodiscard]] std::uint16_t number(std::size_t i) const {
    return static_cast<std::uint16_t>(paper_.first_number + i);
  }

  [[nodiscard]] std::int64_t principal() const {
    std::int64_t sum = 0;
    for (const Row& row : rows_) sum += row.principal;
    return sum;
  }

  [[nodiscard]] std::int64_t late(const Row& row) const {
    if (row.overdue == 0) return 0;
    const Fraction cost = row.overdue * late_rate(paper_);
    return std::max<std::int64_t>(
        0, rounded(cost, paper_.terms.interest_multiple.minor, paper_.terms.rounding) - row.paid_late);
  }

  /// Interest of instalment i of the time until a day, whoever asks for it.
  [[nodiscard]] std::int64_t grown(std::size_t i, Day day, const std::vector<std::int64_t>& bears) const {
    const LoanTerms& terms = paper_.terms;
    if (i < terms.grace_interest && i + 1 < rows_.size()) return 0;
    Fraction sum = 0;
    for (std::size_t k = 0; k <= i; ++k) {
      const bool asks_for_it = k == i || (i == terms.grace_interest && k < i);
      if (!asks_for_it || k < terms.grace_interest_charged || rows_[k].from >= day) continue;
      const Day to = std::min(day, rows_[k].line.due);
      Fraction share = share_of_rate(terms, rows_[k].from, to);
      const bool by_period =
          terms.day_count == DayCount::period && (terms.every == Every::month || terms.every == Every::week);
      if (by_period) {
        share *= Fraction(to.number - rows_[k].from.number, rows_[k].line.due.number - rows_[k].from.number);
      }
      sum += bears[k] * share;
    }
    return rounded(sum, terms.interest_multiple.minor, terms.rounding);
  }

  [[nodiscard]] std::vector<std::int64_t> bearing() const {
    std::vector<std::int64_t> all;
    for (const Row& row : rows_) all.push_back(row.bears);
    return all;
  }

  /// What was carried over was earned before this paper began.
  [[nodiscard]] std::int64_t earned(std::size_t i) const {
    if (is_due(rows_[i])) return 0;
    const std::int64_t carried = i == 0 ? paper_.carried : 0;
    const std::int64_t left = carried + grown(i, today_, bearing()) - rows_[i].paid_interest;
    return std::clamp<std::int64_t>(left, 0, rows_[i].interest);
  }

  void take(std::int64_t& money, std::int64_t& open, std::size_t i, Part part) {
    const std::int64_t paid = std::min(money, open);
    if (paid <= 0) return;
    money -= paid;
    open -= paid;
    pieces_.push_back({number(i), part, paid});
  }

  void pay_earned(std::int64_t& money) {
    if (principal() == 0) return;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      std::int64_t part = std::min(money, earned(i));
      money -= part;
      take(part, rows_[i].interest, i, Part::interest);
    }
  }

  void take_fines(std::int64_t& money, std::uint16_t instalment) {
    for (Fine& fine : fines_) {
      if (fine.instalment != instalment || fine.day > today_) continue;
      const std::int64_t paid = std::min(money, fine.amount);
      if (paid <= 0) continue;
      money -= paid;
      fine.amount -= paid;
      pieces_.push_back({instalment, Part::penalty, paid});
    }
  }

  void take_interest(std::int64_t& money, std::size_t i) {
    std::int64_t open = late(rows_[i]);
    take(money, open, i, Part::late);
    if (is_due(rows_[i])) take(money, rows_[i].interest, i, Part::interest);
  }

  void take_principal(std::int64_t& money, std::size_t i) {
    if (is_due(rows_[i])) take(money, rows_[i].principal, i, Part::principal);
  }

  void pay_due(std::int64_t& money) {
    for (std::uint16_t old = 0; old < paper_.first_number; ++old) take_fines(money, old);
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      if (paper_.order == AllocationOrder::principal_first) {
        take_principal(money, i);
        take_interest(money, i);
        take_fines(money, number(i));
        continue;
      }
      take_fines(money, number(i));
      take_interest(money, i);
      if (paper_.order == AllocationOrder::penalty_interest_principal) take_principal(money, i);
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) take_principal(money, i);
  }

  void pay_ahead(std::int64_t& money) {
    if (paper_.advance == AdvanceTo::reamortise) return shrink(money);
    for (std::size_t n = 0; n < rows_.size(); ++n) {
      const std::size_t i = paper_.advance == AdvanceTo::next_instalments ? n : rows_.size() - 1 - n;
      take(money, rows_[i].principal, i, Part::principal);
    }
  }

  void shrink(std::int64_t& money) {
    const std::int64_t open = principal();
    const std::int64_t whole = std::min(money, open);
    std::int64_t rest = whole;
    for (std::size_t i = 0; i < rows_.size() && open > 0; ++i) {
      if (is_due(rows_[i])) continue;
      const Fraction share = Fraction(rows_[i].principal) * whole / open;
      std::int64_t part = rounded(share, paper_.terms.principal_multiple.minor, Rounding::down);
      rest -= part;
      take(part, rows_[i].principal, i, Part::principal);
    }
    for (std::size_t n = rows_.size(); n > 0; --n) take(rest, rows_[n - 1].principal, n - 1, Part::principal);
    money -= whole;
    spare();
  }

  void spare() {
    const std::vector<std::int64_t> before = bearing();
    for (std::size_t k = 0; k < rows_.size(); ++k) {
      if (rows_[k].from < today_ || paper_.terms.method == LoanMethod::flat) continue;
      rows_[k].bears = 0;
      for (std::size_t later = k; later < rows_.size(); ++later) rows_[k].bears += rows_[later].principal;
    }
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Day due = rows_[i].line.due;
      std::int64_t less = grown(i, due, before) - grown(i, due, bearing());
      take(less, rows_[i].interest, i, Part::spared);
    }
  }

  const Paper& paper_;
  std::vector<Fine> fines_;
  std::vector<Row> rows_;
  std::vector<Piece> pieces_;
  Day today_;
  Day back_{INT32_MAX};  ///< when all principal was back
};

}  // namespace

std::vector<Piece> pieces_of(const Allocation& lines) {
  std::vector<Piece> pieces;
  for (const AllocationLine& line : lines) {
    const auto add = [&](Part part, Money amount) {
      if (!amount.is_zero()) pieces.push_back({line.instalment, part, amount.minor});
    };
    add(Part::principal, line.principal);
    add(Part::interest, line.interest);
    add(Part::penalty, line.penalty);
    add(Part::late, line.late_interest);
    add(Part::spared, line.spared_interest);
  }
  std::sort(pieces.begin(), pieces.end());
  return pieces;
}

LaidDown lay_down(const Paper& paper, const std::vector<Fine>& fines, const std::vector<Coin>& repayments, Day asked) {
  LaidDown result;
  Table table(paper, fines);
  for (const Coin& coin : repayments) {
    table.sleep_until(coin.day);
    std::int64_t money = coin.amount;
    result.pieces.push_back(table.pay(money));
    result.too_much += money;
  }
  table.sleep_until(asked);
  result.owed = table.owed();
  result.fines = table.fines();
  return result;
}

std::int64_t late_interest(const Paper& paper, const PlanLine& line, const std::vector<Coin>& principal, Day asked) {
  std::int64_t overdue = 0;
  if (asked.number == INT32_MAX) return 0;
  for (Day day = line.due; day < asked; ++day.number) {
    overdue += line.principal;
    for (const Coin& coin : principal) {
      if (coin.day <= day) overdue -= coin.amount;
    }
  }
  return rounded(overdue * late_rate(paper), paper.terms.interest_multiple.minor, paper.terms.rounding);
}

}  // namespace soquy::naive
