#include "tests/support/naive_loan_history.h"

#include <algorithm>

namespace soquy::naive {
namespace {

class PageReader {
 public:
  PageReader(const Paper& first, const std::vector<Deed>& deeds) : deeds_(deeds), lent_(first.terms.principal.minor) {
    page_.paper = first;
    page_.pieces.resize(deeds.size());
  }

  Page read(Day asked) {
    for (std::size_t i = 0; i < deeds_.size(); ++i) {
      if (!deeds_[i].struck) read_line(i);
    }
    const LaidDown end = lay_down_chapter(asked);
    page_.too_much += end.too_much;
    page_.owed = end.owed;
    page_.fines = end.fines;
    page_.outstanding = lent_ - page_.lost;
    for (const auto& pieces : page_.pieces) {
      for (const Piece& piece : pieces) page_.outstanding -= piece.part == Part::principal ? piece.amount : 0;
    }
    page_.settled = !page_.write_off && is_settled(end);
    page_.plan = plan(page_.paper.terms, page_.paper.start);
    page_.plan.front().interest += page_.paper.carried;
    return std::move(page_);
  }

 private:
  struct Charged {
    std::size_t deed;
    Fine fine;
  };

  void read_line(std::size_t i) {
    const Deed& deed = deeds_[i];
    switch (deed.kind) {
      case Deed::Kind::repayment: page_.in_force.push_back(i); break;
      case Deed::Kind::penalty: {
        auto place = charged_.begin();
        while (place != charged_.end() && place->fine.day <= deed.day) ++place;
        charged_.insert(place, {i, {deed.day, deed.instalment, deed.amount}});
        break;
      }
      case Deed::Kind::waiver: waive(deed); break;
      case Deed::Kind::rescheduling: turn_over(deed); break;
      case Deed::Kind::write_off: give_up(i); break;
      case Deed::Kind::recovery: page_.recovered += deed.amount; break;
    }
  }

  /// Only what is written above it and was charged by its day: the newest first.
  void waive(const Deed& waiver) {
    std::int64_t left = waiver.amount;
    for (std::size_t n = charged_.size(); n > 0; --n) {
      Fine& fine = charged_[n - 1].fine;
      if (fine.instalment != waiver.instalment || fine.day > waiver.day) continue;
      const std::int64_t part = std::min(left, fine.amount);
      if (part == 0) continue;
      left -= part;
      fine.amount -= part;
      page_.waived.push_back(charged_[n - 1].deed);
    }
  }

  /// A new paper: what was paid stays paid, the interest until that day goes along.
  void turn_over(const Deed& agreed) {
    const LaidDown end = lay_down_chapter(agreed.day);
    page_.too_much += end.too_much;
    for (std::size_t n = 0; n < charged_.size(); ++n) charged_[n].fine = end.fines[n];
    Paper& paper = page_.paper;
    paper.first_number = static_cast<std::uint16_t>(paper.first_number + paper.terms.instalments);
    paper.carried = end.owed.interest + end.owed.late + end.owed.earned;
    paper.terms = agreed.terms;
    paper.start = agreed.day;
    paper.frozen = agreed.frozen;
    page_.in_force.clear();
  }

  void give_up(std::size_t i) {
    const Owed owed = lay_down_chapter(deeds_[i].day).owed;
    page_.write_off = i;
    page_.given_up = owed.all();
    page_.lost = owed.principal;
  }

  LaidDown lay_down_chapter(Day asked) {
    std::vector<std::size_t>& order = page_.in_force;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
      const Deed& a = deeds_[left];
      const Deed& b = deeds_[right];
      return a.day != b.day ? a.day < b.day : a.voucher < b.voucher;
    });
    std::vector<Coin> coins;
    for (const std::size_t i : order) coins.push_back({deeds_[i].day, deeds_[i].amount});
    std::vector<Fine> fines;
    for (const Charged& one : charged_) fines.push_back(one.fine);
    LaidDown laid = lay_down(page_.paper, fines, coins, asked);
    for (std::size_t n = 0; n < order.size(); ++n) page_.pieces[order[n]] = laid.pieces[n];
    return laid;
  }

  /// All principal, what was asked for by the day of the last repayment, and every penalty. Interest that was never
  /// asked for is not owed.
  bool is_settled(const LaidDown& end) {
    if (page_.outstanding != 0 || page_.in_force.empty()) return false;
    for (const Fine& fine : end.fines) {
      if (fine.amount != 0) return false;
    }
    return lay_down_chapter(deeds_[page_.in_force.back()].day).owed.is_nothing();
  }

  const std::vector<Deed>& deeds_;
  std::int64_t lent_;
  std::vector<Charged> charged_;  ///< oldest first, without what was waived or paid on an earlier paper
  Page page_;
};

}  // namespace

Page read_page(const Paper& first, const std::vector<Deed>& deeds, Day asked) {
  return PageReader(first, deeds).read(asked);
}

std::int64_t penalties_left(const Page& page, std::uint16_t instalment, Day day) {
  std::int64_t sum = 0;
  for (const Fine& fine : page.fines) sum += fine.instalment == instalment && fine.day <= day ? fine.amount : 0;
  return sum;
}

}  // namespace soquy::naive
