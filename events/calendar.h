#pragma once
// Day: a civil day, the accounting day of an entry. Instant: a moment in UTC, when we learnt it.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace soquy {

/// Days since 1970-01-01. `Day::none()` says that no day was given; it sorts before every real day.
struct Day {
  std::int32_t number = kNone;

  static constexpr std::int32_t kNone = INT32_MIN;
  [[nodiscard]] static constexpr Day none() { return Day{}; }
  [[nodiscard]] constexpr bool is_none() const { return number == kNone; }
  friend constexpr auto operator<=>(const Day&, const Day&) = default;
};

/// The calendar has the years 1900 to 2199; what an event says lies in them (limits.h).
inline constexpr int kFirstYear = 1900;
inline constexpr int kLastYear = 2199;
inline constexpr Day kFirstDay{-25'567};
inline constexpr Day kLastDay{84'005};

struct YearMonthDay {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
  friend bool operator==(const YearMonthDay&, const YearMonthDay&) = default;
};

/// The day, or nothing when there is no such date in the calendar.
[[nodiscard]] std::optional<Day> make_day(int year, unsigned month, unsigned day);
[[nodiscard]] YearMonthDay civil(Day day);

/// Day-of-month `anchor` (1-31) of the month `months` after January of that year, clipped to the month's end: anchor 31
/// gives 31 Jan, 29 Feb, 31 Mar. `months` may be negative.
[[nodiscard]] Day day_in_month(int year, int months, unsigned anchor);
/// The same, so many months after the month of that day.
[[nodiscard]] Day add_months(Day day, int months, unsigned anchor);
/// None from none. Stays at the last number there is, on both sides.
[[nodiscard]] Day add_days(Day day, int days);
[[nodiscard]] Day end_of_month(Day day);
/// later - earlier, in days; 0 when one of them is none: no time passes from no day.
[[nodiscard]] int days_between(Day earlier, Day later);
[[nodiscard]] bool is_in_calendar(Day day);

/// ISO 8601, "2019-01-31"; "-" for none.
[[nodiscard]] std::string to_iso(Day day);
/// Accepts exactly YYYY-MM-DD.
[[nodiscard]] std::optional<Day> parse_iso_day(std::string_view text);

/// Microseconds since 1970-01-01T00:00:00Z.
struct Instant {
  std::int64_t micros = 0;
  friend constexpr auto operator<=>(const Instant&, const Instant&) = default;
};

/// "2019-01-31T12:00:00.000000Z"
[[nodiscard]] std::string to_iso(Instant instant);
/// Accepts YYYY-MM-DDTHH:MM:SS[.ffffff]Z (UTC), or a bare day, which means its last microsecond in Vietnam (UTC+7).
[[nodiscard]] std::optional<Instant> parse_iso_instant(std::string_view text);
/// Its day in UTC lies in the calendar.
[[nodiscard]] bool is_in_calendar(Instant instant);
/// The civil day in Vietnam (UTC+7, no summer time) at that moment.
[[nodiscard]] Day day_in_vietnam(Instant instant);
/// The moment of `hour:minute` on that day in Vietnam.
[[nodiscard]] Instant at_vietnam_time(Day day, int hour, int minute);

}  // namespace soquy
