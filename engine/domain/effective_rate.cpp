#include "engine/domain/effective_rate.h"

#include <algorithm>
#include <vector>

#include "engine/domain/loan_terms.h"
#include "events/check.h"

namespace soquy::engine {
namespace {

// Fixed point: a number in [0, 1] as a multiple of 2^-60. Products of two fit 128 bits.
constexpr int kPlaces = 60;
constexpr std::uint64_t kOne = std::uint64_t{1} << kPlaces;
constexpr std::uint64_t kPartsPerMillion = 1'000'000;

__extension__ typedef unsigned __int128 uint128;

std::uint64_t times(std::uint64_t left, std::uint64_t right) {
  return static_cast<std::uint64_t>((static_cast<uint128>(left) * right) >> kPlaces);
}

std::uint64_t power(std::uint64_t base, int exponent) {
  std::uint64_t result = kOne;
  for (; exponent > 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result = times(result, base);
    base = times(base, base);
  }
  return result;
}

std::uint32_t saturated(uint128 ppm) { return ppm > UINT32_MAX ? UINT32_MAX : static_cast<std::uint32_t>(ppm); }

/// A payment and how many periods after the previous one it comes.
struct Payment {
  int gap = 0;
  std::int64_t total = 0;
};

struct Timeline {
  int periods_a_year = 365;
  std::vector<Payment> payments;
};

/// Whole months from start to day, or -1.
int whole_months(Day start, Day day) {
  const YearMonthDay a = civil(start);
  const YearMonthDay b = civil(day);
  const int months = (b.year - a.year) * 12 + static_cast<int>(b.month) - static_cast<int>(a.month);
  return add_months(start, months, a.day) == day ? months : -1;
}

int whole_weeks(Day start, Day day) {
  const int days = days_between(start, day);
  return days % 7 == 0 ? days / 7 : -1;
}

template <class Count>
bool count_all(Day start, std::span<const Instalment> instalments, Count count, Timeline& line) {
  int before = 0;
  line.payments.clear();
  for (const Instalment& one : instalments) {
    const int now = count(start, one.due);
    if (now < 0) return false;
    line.payments.push_back({now - before, (one.principal + one.interest).minor});
    before = now;
  }
  return true;
}

Timeline timeline(Day start, std::span<const Instalment> instalments) {
  Timeline line;
  line.payments.reserve(instalments.size());
  if (count_all(start, instalments, whole_months, line)) {
    line.periods_a_year = 12;
  } else if (count_all(start, instalments, whole_weeks, line)) {
    line.periods_a_year = 52;
  } else {
    count_all(start, instalments, days_between, line);
  }
  return line;
}

/// True when the payments, discounted by `factor` a period, are worth at least the principal.
bool covers(Money principal, const Timeline& line, std::uint64_t factor) {
  const uint128 target = static_cast<uint128>(static_cast<std::uint64_t>(principal.minor)) << kPlaces;
  uint128 worth = 0;
  std::uint64_t discount = kOne;
  for (const Payment& one : line.payments) {
    discount = times(discount, power(factor, one.gap));
    worth += static_cast<uint128>(discount) * static_cast<std::uint64_t>(one.total);
  }
  return worth >= target;
}

/// The smallest factor that covers the principal: 1 / (1 + i).
std::uint64_t internal_factor(Money principal, const Timeline& line) {
  std::uint64_t low = 0;
  std::uint64_t high = kOne;  // covers: no instalment takes less than its principal
  while (high - low > 1) {
    const std::uint64_t middle = low + (high - low) / 2;
    (covers(principal, line, middle) ? high : low) = middle;
  }
  return high;
}

/// (1 / factor - 1) * times, in parts per million.
std::uint32_t rate_of(std::uint64_t factor, std::uint64_t multiplied) {
  if (factor == 0) return UINT32_MAX;
  const uint128 numerator = static_cast<uint128>(kOne - factor) * kPartsPerMillion * multiplied;
  return saturated((numerator + factor / 2) / factor);
}

}  // namespace

bool is_surely_monthly(Rate rate) { return rate.per == Period::year && rate.ppm > 0 && rate.ppm <= kSurelyMonthlyPpm; }

std::string say_ppm(std::uint32_t ppm) {
  const std::uint64_t hundredths = (std::uint64_t{ppm} + 50) / 100;
  return std::to_string(hundredths / 100) + "." + std::to_string(100 + hundredths % 100).substr(1) + "%";
}

LoanCost cost_of_loan(Money principal, Rate rate, Day start, std::span<const Instalment> instalments) {
  SOQUY_CHECK(principal.is_positive() && !instalments.empty(), "a loan pays something out and asks for it back");
  LoanCost cost;
  cost.stated_ppm_year = stated_ppm_year(rate);
  const Timeline line = timeline(start, instalments);
  const std::uint64_t factor = internal_factor(principal, line);
  cost.nominal_ppm_year = rate_of(factor, static_cast<std::uint64_t>(line.periods_a_year));
  cost.effective_ppm_year = rate_of(power(factor, line.periods_a_year), 1);
  return cost;
}

}  // namespace soquy::engine
