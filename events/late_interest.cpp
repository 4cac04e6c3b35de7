#include "events/late_interest.h"

namespace soquy {

Money late_interest(int128 dong_days, const LoanTerms& terms, std::uint32_t overdue_percent) {
  constexpr int128 kMillion = 1'000'000;
  const bool is_sane = terms.interest_multiple.minor >= 1 && terms.rate.ppm <= kMillion && overdue_percent <= 1'000;
  if (!is_sane) return Money::zero();
  const int128 a_year = periods_a_year(terms.rate.per);
  const int128 rate = a_year * terms.rate.ppm * overdue_percent;  // of 100 millions a year
  return divide_rounded(dong_days * rate, kMillion * 100 * 365, terms.interest_multiple.minor, terms.rounding);
}

}  // namespace soquy
