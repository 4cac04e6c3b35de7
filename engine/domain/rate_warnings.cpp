#include "engine/domain/rate_warnings.h"

#include "engine/domain/effective_rate.h"

namespace soquy::engine {

void warn_of_period(const Moment& at, Rate rate) {
  if (!is_surely_monthly(rate)) return;
  const std::string stated = say_ppm(rate.ppm);
  at.warnings.push_back({"rate_surely_monthly",
                         stated + " a year is what others ask a month. If " + stated + " a month is meant, which is " +
                             say_ppm(stated_ppm_year({rate.ppm, Period::month})) + " a year, record it per month."});
}

void warn_of_highest_rate(const Moment& at, Rate most) {
  if (stated_ppm_year(most) > kCapPpmYear)
    at.warnings.push_back({"rate_above_cap", "the by-law lends at up to " + say_ppm(stated_ppm_year(most)) +
                                                 " a year; the Civil Code allows " + say_ppm(kCapPpmYear) + "."});
  warn_of_period(at, most);
}

}  // namespace soquy::engine
