// Civil days and UTC moments. Vietnam has had one offset, UTC+7, through the whole life of the clubs.
#include "events/calendar.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace soquy {
namespace {

constexpr std::int64_t kMicrosPerSecond = 1'000'000;
constexpr std::int64_t kMicrosPerDay = 86'400 * kMicrosPerSecond;
constexpr std::int64_t kVietnamOffset = 7 * 3'600 * kMicrosPerSecond;

std::chrono::year_month_day to_chrono(Day day) {
  return std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day.number)));
}

Day from_chrono(std::chrono::year_month_day date) {
  return Day{static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count())};
}

/// A moment as the day in UTC and what has passed of it, so that moments before 1970 fall on the right day.
struct DayAndTime {
  std::int32_t day = 0;
  std::int64_t micros = 0;
};

DayAndTime in_utc(Instant instant) {
  const auto day = static_cast<std::int32_t>(instant.micros / kMicrosPerDay);
  const auto rest = instant.micros % kMicrosPerDay;
  return rest < 0 ? DayAndTime{day - 1, rest + kMicrosPerDay} : DayAndTime{day, rest};
}

/// Exactly `text.size()` digits, or nothing.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  if (text.empty()) return std::nullopt;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// "HH:MM:SS[.f...]Z" as microseconds of the day.
std::optional<std::int64_t> parse_time(std::string_view text) {
  if (text.size() < 9 || text.back() != 'Z' || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hour = digits(text.substr(0, 2));
  const auto minute = digits(text.substr(3, 2));
  const auto second = digits(text.substr(6, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  std::int64_t micros = 0;
  if (text.size() > 9) {
    const auto fraction = text.substr(9, text.size() - 10);
    if (text[8] != '.' || fraction.size() > 6) return std::nullopt;
    const auto value = digits(fraction);
    if (!value) return std::nullopt;
    micros = *value;
    for (auto i = fraction.size(); i < 6; ++i) micros *= 10;
  }
  return ((*hour * 60 + *minute) * 60LL + *second) * kMicrosPerSecond + micros;
}

}  // namespace

std::optional<Day> make_day(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
  if (year < kFirstYear || year > kLastYear || month > 12 || day > 31 || !date.ok()) return std::nullopt;
  return from_chrono(date);
}

YearMonthDay civil(Day day) {
  const auto date = to_chrono(day);
  return {int{date.year()}, unsigned{date.month()}, unsigned{date.day()}};
}

Day day_in_month(int year, int months, unsigned anchor) {
  const auto month = std::chrono::year(year) / std::chrono::January + std::chrono::months(months);
  unsigned on = std::max(anchor, 1U);
  if (on > 28) on = std::min(on, unsigned{(month / std::chrono::last).day()});
  return from_chrono(month / std::chrono::day(on));
}

Day add_months(Day day, int months, unsigned anchor) {
  const YearMonthDay date = civil(day);
  return day_in_month(date.year, static_cast<int>(date.month) - 1 + months, anchor);
}

Day add_days(Day day, int days) {
  if (day.is_none()) return day;
  const auto moved = std::int64_t{day.number} + days;
  return Day{static_cast<std::int32_t>(std::clamp<std::int64_t>(moved, -INT32_MAX, INT32_MAX))};
}

Day end_of_month(Day day) { return add_months(day, 0, 31); }

int days_between(Day earlier, Day later) {
  if (earlier.is_none() || later.is_none()) return 0;
  const auto days = std::int64_t{later.number} - earlier.number;
  return static_cast<int>(std::clamp<std::int64_t>(days, -INT32_MAX, INT32_MAX));
}

bool is_in_calendar(Day day) { return day >= kFirstDay && day <= kLastDay; }
bool is_in_calendar(Instant instant) { return is_in_calendar(Day{in_utc(instant).day}); }

std::string to_iso(Day day) {
  if (day.is_none()) return "-";
  const auto date = civil(day);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", date.year, date.month, date.day);
  return text;
}

std::optional<Day> parse_iso_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::string to_iso(Instant instant) {
  const auto [day, in_day] = in_utc(instant);
  const auto second = in_day / kMicrosPerSecond;
  char text[32];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d.%06dZ", static_cast<int>(second / 3'600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60),
                static_cast<int>(in_day % kMicrosPerSecond));
  return to_iso(Day{day}) + text;
}

std::optional<Instant> parse_iso_instant(std::string_view text) {
  const auto day = parse_iso_day(text.substr(0, 10));
  if (!day) return std::nullopt;
  if (text.size() == 10) return Instant{at_vietnam_time(add_days(*day, 1), 0, 0).micros - 1};
  if (text[10] != 'T') return std::nullopt;
  const auto time = parse_time(text.substr(11));
  if (!time) return std::nullopt;
  return Instant{day->number * kMicrosPerDay + *time};
}

Day day_in_vietnam(Instant instant) {
  const auto [day, in_day] = in_utc(instant);
  return Day{in_day + kVietnamOffset < kMicrosPerDay ? day : day + 1};
}

Instant at_vietnam_time(Day day, int hour, int minute) {
  const auto in_day = (hour * 60LL + minute) * 60 * kMicrosPerSecond;
  return Instant{day.number * kMicrosPerDay + in_day - kVietnamOffset};
}

}  // namespace soquy
