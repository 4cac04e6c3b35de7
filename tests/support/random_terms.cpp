#include "tests/support/random_terms.h"

#include <algorithm>
#include <initializer_list>

namespace soquy::test {
namespace {

template <class T>
T one_drawn_of(Dice& dice, std::initializer_list<T> of) {
  return dice.one_of(of);
}

}  // namespace

LoanTerms random_terms(Dice& dice, Day start) {
  LoanTerms terms;
  terms.principal =
      Money{one_in(dice, 10) ? dice.between(1, 100) : dice.between(1, 50'000) * 1000 + dice.between(0, 999)};
  terms.rate.ppm = static_cast<std::uint32_t>(one_in(dice, 10) ? 0 : dice.between(1, 200) * 100);
  terms.rate.per = one_drawn_of(dice, {Period::month, Period::year, Period::week});
  terms.method = one_drawn_of(
      dice, {LoanMethod::flat, LoanMethod::equal_principal, LoanMethod::equal_instalment, LoanMethod::bullet});
  terms.instalments = static_cast<std::uint16_t>(dice.between(1, 30));
  terms.every = one_drawn_of(dice, {Every::month, Every::month, Every::week, Every::single, Every::named_dates});
  terms.day_count = one_drawn_of(dice, {DayCount::period, DayCount::actual_365, DayCount::thirty_360});
  terms.rounding = one_drawn_of(dice, {Rounding::half_up, Rounding::half_even, Rounding::up, Rounding::down});
  terms.interest_multiple = Money{one_drawn_of<std::int64_t>(dice, {1, 1, 500, 1000})};
  terms.principal_multiple = Money{one_drawn_of<std::int64_t>(dice, {1, 1, 500, 1000})};
  terms.instalment_multiple = Money{one_drawn_of<std::int64_t>(dice, {1, 1, 100, 1000})};
  if (terms.every == Every::single) terms.instalments = 1;
  if (one_in(dice, 3)) terms.grace_principal = static_cast<std::uint16_t>(dice.between(0, terms.instalments - 1));
  if (one_in(dice, 3)) terms.grace_interest = static_cast<std::uint16_t>(dice.between(0, terms.instalments - 1));
  if (one_in(dice, 3)) terms.grace_interest_charged = static_cast<std::uint16_t>(dice.between(0, terms.instalments));
  if (terms.every == Every::named_dates) {
    Day day = start;
    for (int k = 0; k < terms.instalments; ++k) {
      day = add_days(day, static_cast<int>(dice.between(1, 150)));
      terms.due_dates.push_back(day);
    }
  } else if (one_in(dice, 3)) {
    terms.first_due = add_days(start, static_cast<int>(dice.between(1, 200)));
  }
  return terms;
}

LoanTerms random_terms(Dice& dice, Day start, std::uint16_t most_instalments) {
  LoanTerms terms = random_terms(dice, start);
  terms.instalments = std::min(terms.instalments, most_instalments);
  terms.due_dates.resize(std::min<std::size_t>(terms.due_dates.size(), most_instalments));
  terms.grace_principal = std::min<std::uint16_t>(terms.grace_principal, terms.instalments - 1);
  terms.grace_interest = std::min<std::uint16_t>(terms.grace_interest, terms.instalments - 1);
  terms.grace_interest_charged = std::min(terms.grace_interest_charged, terms.instalments);
  return terms;
}

}  // namespace soquy::test
