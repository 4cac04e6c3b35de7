#include "tests/engine/loan_deeds_drawn.h"

#include <algorithm>

namespace soquy::tests {

using naive::Deed;
using test::Dice;
using test::one_in;
using Kind = naive::Deed::Kind;

namespace {

Deed deed_of(Kind kind, Day day) {
  Deed deed;
  deed.kind = kind;
  deed.day = day;
  return deed;
}

bool was_just_waived(const KeptPage& kept) { return !kept.deeds.empty() && kept.deeds.back().kind == Kind::waiver; }

/// Mostly today; at times a day that is past, in the time of the paper in force or, rarely, before it.
Day some_day(Dice& dice, const KeptPage& kept) {
  const Day start = kept.page.paper.start;
  if (start > kept.paper.start && one_in(dice, 25)) return draw_day(dice, kept.paper.start, add_days(start, -1));
  return one_in(dice, 4) ? draw_day(dice, start, kept.today) : kept.today;
}

/// What would have settled the loan on a day that is past, though penalties were charged since; 1 where it cannot.
std::int64_t all_owed_on(const KeptPage& kept, Day day) {
  if (day < kept.page.paper.start) return 1;
  if (!kept.page.in_force.empty() && kept.deeds[kept.page.in_force.back()].day > day) return 1;
  return read_page(kept.paper, kept.deeds, day).owed.all();
}

/// In part, what is asked for, all, a little more than all, or all but some of what is no principal.
std::int64_t some_amount(Dice& dice, const KeptPage& kept, Day day) {
  const naive::Owed& owed = kept.page.owed;
  const std::int64_t beside = owed.all() - owed.principal;
  std::int64_t amount = dice.between(1, std::max<std::int64_t>(1, kept.paper.terms.principal.minor / 3));
  if (one_in(dice, 4)) amount = owed.interest + owed.late;
  if (one_in(dice, 15)) amount = owed.all();
  if (one_in(dice, 15)) amount = owed.all() + 1;
  if (beside > 0 && one_in(dice, 12)) amount = owed.all() - dice.between(1, beside);
  if (day < kept.today && one_in(dice, 4)) amount = all_owed_on(kept, day);
  if (day < kept.page.paper.start) amount = 1;
  return std::max<std::int64_t>(1, amount);
}

/// On any instalment there ever was; most often on one of those in force.
std::uint16_t some_instalment(Dice& dice, const naive::Page& page) {
  const int first = page.paper.first_number;
  const int last = first + page.paper.terms.instalments - 1;
  if (one_in(dice, 8)) return 0;
  return static_cast<std::uint16_t>(one_in(dice, 6) ? dice.between(1, last + 1) : dice.between(first, last));
}

Deed draw_recovery(Dice& dice, const KeptPage& kept) {
  Deed deed = deed_of(Kind::recovery, some_day(dice, kept));
  if (kept.page.write_off && one_in(dice, 3))
    deed.day = draw_day(dice, kept.deeds[*kept.page.write_off].day, kept.today);
  const std::int64_t left = std::max<std::int64_t>(1, kept.page.given_up - kept.page.recovered);
  deed.amount = dice.between(1, left);
  if (one_in(dice, 6)) deed.amount = left;
  if (one_in(dice, 8)) deed.amount = left + 1;
  return deed;
}

}  // namespace

Day draw_day(Dice& dice, Day from, Day to) {
  return Day{static_cast<std::int32_t>(dice.between(from.number, to.number))};
}

Deed draw_deed(Dice& dice, const KeptPage& kept) {
  if (kept.page.write_off && !one_in(dice, 4)) return draw_recovery(dice, kept);
  if (kept.page.outstanding == 0 && one_in(dice, 3)) return draw_write_off(dice, kept);
  if (one_in(dice, 40)) return draw_write_off(dice, kept);
  if (one_in(dice, 200)) return draw_recovery(dice, kept);
  // What was waived is talked about again.
  const std::int64_t kind = dice.between(1, was_just_waived(kept) && one_in(dice, 2) ? 38 : 100);
  if (kind <= 20) return draw_penalty(dice, kept);
  if (kind <= 38) return draw_waiver(dice, kept);
  if (kind <= (kept.page.paper.frozen ? 60 : 50)) return draw_rescheduling(dice, kept);
  return draw_repayment(dice, kept);
}

Deed draw_repayment(Dice& dice, const KeptPage& kept) {
  Deed deed = deed_of(Kind::repayment, some_day(dice, kept));
  deed.voucher = static_cast<int>(dice.between(0, 12));
  deed.amount = some_amount(dice, kept, deed.day);
  return deed;
}

Deed draw_penalty(Dice& dice, const KeptPage& kept) {
  Deed deed = deed_of(Kind::penalty, some_day(dice, kept));
  deed.instalment = some_instalment(dice, kept.page);
  // The first ones are those that are late.
  if (one_in(dice, 2) && deed.instalment != 0) deed.instalment = kept.page.paper.first_number;
  // Found after others of the instalment were waived, and older than the waiver: it stays charged.
  if (was_just_waived(kept) && !kept.deeds.back().struck && one_in(dice, 3)) {
    deed.instalment = kept.deeds.back().instalment;
    deed.day = kept.deeds.back().day;
  }
  deed.amount = dice.between(1, 20) * 2'000;
  return deed;
}

Deed draw_waiver(Dice& dice, const KeptPage& kept) {
  Deed deed = deed_of(Kind::waiver, some_day(dice, kept));
  deed.instalment = some_instalment(dice, kept.page);
  const naive::Fine* charged = nullptr;
  for (const naive::Fine& fine : kept.page.fines) {
    if (fine.amount > 0 && (charged == nullptr || one_in(dice, 2))) charged = &fine;
  }
  if (charged == nullptr) return draw_penalty(dice, kept);
  if (!one_in(dice, 10)) deed.instalment = charged->instalment;
  if (one_in(dice, 4)) deed.day = std::max(charged->day, kept.page.paper.start);
  const std::int64_t left = penalties_left(kept.page, deed.instalment, deed.day);
  deed.amount = dice.between(1, std::max<std::int64_t>(1, left));
  if (one_in(dice, 3)) deed.amount = std::max<std::int64_t>(1, left);
  if (one_in(dice, 8)) deed.amount = left + 1;
  return deed;
}

Deed draw_rescheduling(Dice& dice, const KeptPage& kept) {
  Deed deed = deed_of(Kind::rescheduling, some_day(dice, kept));
  deed.terms = test::random_terms(dice, deed.day, kMostDrawnInstalments);
  deed.terms.principal = Money{kept.page.outstanding + (one_in(dice, 12) ? 1 : 0)};
  deed.frozen = one_in(dice, 3);
  if (deed.frozen && !one_in(dice, 12)) deed.terms.rate.ppm = 0;
  return deed;
}

Deed draw_write_off(Dice& dice, const KeptPage& kept) { return deed_of(Kind::write_off, some_day(dice, kept)); }

/// Mostly one of the last lines, for what lies before a rescheduling stands; from today on, on its own day, as such or
/// by chance, or from a day between.
std::optional<TakingBack> draw_taking_back(Dice& dice, const KeptPage& kept) {
  std::vector<std::size_t> standing;
  for (std::size_t i = 0; i < kept.deeds.size(); ++i) {
    if (!kept.deeds[i].struck) standing.push_back(i);
  }
  if (standing.empty()) return std::nullopt;
  const std::int64_t last = std::ssize(standing) - 1;
  const std::int64_t from = one_in(dice, 4) ? 0 : std::max<std::int64_t>(0, last - 3);
  TakingBack back;
  back.deed = standing[static_cast<std::size_t>(dice.between(from, last))];
  const Day own = kept.deeds[back.deed].day;
  back.at_original_date = one_in(dice, 3);
  back.from = back.at_original_date ? own : one_in(dice, 4) ? draw_day(dice, own, kept.today) : kept.today;
  return back;
}

}  // namespace soquy::tests
