#include "events/calendar.h"

#include <catch2/catch.hpp>

using namespace soquy;

namespace {
Day day(const char* iso) { return parse_iso_day(iso).value(); }
}  // namespace

TEST_CASE("a day is printed and read back the same, through three centuries", "[core][calendar]") {
  CHECK(Day{0} == day("1970-01-01"));
  CHECK(day("2000-03-01").number - day("2000-02-28").number == 2);
  for (int number = day("1900-01-01").number; number <= day("2199-12-31").number; ++number) {
    const auto date = civil(Day{number});
    REQUIRE(make_day(date.year, date.month, date.day) == Day{number});
    REQUIRE(parse_iso_day(to_iso(Day{number})) == Day{number});
  }
}

TEST_CASE("what is no date is not read as one", "[core][calendar]") {
  for (auto text : {"2019-02-29", "2019-13-01", "2019-00-10", "2019-01-00", "2019-1-01", "2019-01-1", "19-01-01",
                    "2019/01/01", "01-01-2019", "2019-01-01 ", " 2019-01-01", "2019-01-32", "1899-12-31", "2200-01-01",
                    "", "2019-01-0a", "+019-01-01"}) {
    INFO(text);
    CHECK(!parse_iso_day(text));
  }
  CHECK(!make_day(2019, 258, 1));  // must not wrap to month 2
  CHECK(!make_day(2019, 1, 257));
  CHECK(to_iso(Day::none()) == "-");
}

TEST_CASE("a monthly date keeps its day of month and is clipped to the month's end", "[core][calendar]") {
  const auto start = day("2024-01-31");
  CHECK(add_months(start, 1, 31) == day("2024-02-29"));
  CHECK(add_months(start, 2, 31) == day("2024-03-31"));
  CHECK(add_months(start, 3, 31) == day("2024-04-30"));
  CHECK(add_months(start, 13, 31) == day("2025-02-28"));
  CHECK(add_months(day("2024-02-29"), 1, 30) == day("2024-03-30"));
  CHECK(add_months(day("2024-11-15"), 2, 15) == day("2025-01-15"));
  CHECK(add_months(day("2024-01-15"), -1, 15) == day("2023-12-15"));
  CHECK(day_in_month(2024, 1, 31) == day("2024-02-29"));
  CHECK(day_in_month(2024, 12, 29) == day("2025-01-29"));
  CHECK(day_in_month(2024, -11, 30) == day("2023-02-28"));
  CHECK(day_in_month(2024, 0, 0) == day("2024-01-01"));
  CHECK(end_of_month(day("2023-02-01")) == day("2023-02-28"));
  CHECK(end_of_month(day("2024-12-31")) == day("2024-12-31"));
  CHECK(days_between(day("2019-12-31"), day("2020-03-01")) == 61);
  CHECK(add_days(day("2019-12-31"), 61) == day("2020-03-01"));
}

TEST_CASE("the calendar ends with its last year, and no time passes from no day", "[core][calendar]") {
  CHECK(kFirstDay == day("1900-01-01"));
  CHECK(kLastDay == day("2199-12-31"));
  CHECK((is_in_calendar(kFirstDay) && is_in_calendar(kLastDay)));
  for (const Day outside : {Day::none(), Day{kFirstDay.number - 1}, Day{kLastDay.number + 1}, Day{INT32_MAX}}) {
    CHECK_FALSE(is_in_calendar(outside));
  }
  CHECK(is_in_calendar(*parse_iso_instant("1900-01-01T00:00:00Z")));
  CHECK(is_in_calendar(*parse_iso_instant("2199-12-31T23:59:59.999999Z")));
  for (const std::int64_t outside : {INT64_MIN, parse_iso_instant("1900-01-01T00:00:00Z")->micros - 1,
                                     parse_iso_instant("2199-12-31T23:59:59.999999Z")->micros + 1, INT64_MAX}) {
    CHECK_FALSE(is_in_calendar(Instant{outside}));
  }
  CHECK(days_between(Day::none(), kLastDay) == 0);
  CHECK(days_between(kLastDay, Day::none()) == 0);
  CHECK(days_between(Day{-INT32_MAX}, Day{INT32_MAX}) == INT32_MAX);
  CHECK(days_between(Day{INT32_MAX}, Day{-INT32_MAX}) == -INT32_MAX);
  CHECK(add_days(Day::none(), -1) == Day::none());
  CHECK(add_days(Day{INT32_MAX}, 1) == Day{INT32_MAX});
  CHECK(add_days(Day{-INT32_MAX}, -1) == Day{-INT32_MAX});
}

TEST_CASE("a moment that no clock shows has a day all the same", "[core][calendar]") {
  CHECK(day_in_vietnam(Instant{INT64_MAX}) == Day{106'751'991});
  CHECK(day_in_vietnam(Instant{INT64_MIN}) == Day{-106'751'991});
  CHECK_FALSE(to_iso(Instant{INT64_MAX}).empty());
  CHECK_FALSE(to_iso(Instant{INT64_MIN}).empty());
}

TEST_CASE("a moment is kept in UTC and belongs to the day in Vietnam", "[core][calendar]") {
  const auto evening = parse_iso_instant("2019-01-15T20:30:00Z").value();
  CHECK(to_iso(evening) == "2019-01-15T20:30:00.000000Z");
  CHECK(day_in_vietnam(evening) == day("2019-01-16"));
  CHECK(at_vietnam_time(day("2019-01-16"), 3, 30) == evening);
  CHECK(parse_iso_instant("2019-01-15T20:30:00.5Z")->micros == evening.micros + 500'000);
  CHECK(to_iso(*parse_iso_instant("1969-12-31T23:59:59.999999Z")) == "1969-12-31T23:59:59.999999Z");
  CHECK(day_in_vietnam(Instant{-1}) == day("1970-01-01"));
  CHECK(to_iso(*parse_iso_instant("2019-01-15")) == "2019-01-15T16:59:59.999999Z");
  for (auto text : {"2019-01-15T24:00:00Z", "2019-01-15T20:60:00Z", "2019-01-15T20:30:00", "2019-01-15 20:30:00Z",
                    "2019-01-15T20:30:00.Z", "2019-01-15T20:30:00.1234567Z", "2019-01-15T2:30:00Z", "2019-01-15T",
                    "2019-01-15T20:30:00+07", "T20:30:00Z", ""}) {
    INFO(text);
    CHECK(!parse_iso_instant(text));
  }
}
