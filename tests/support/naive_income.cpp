#include "tests/support/naive_income.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace soquy::naive {
namespace {

struct Asked {
  Day day;
  Version version;
  MemberNo member;
  bool again = false;
  std::string form;  // with its months
  std::int64_t months = 1;
  std::int64_t income = 0;
};

std::vector<const Event*> standing_events(const std::vector<Event>& events, const AsOf& when) {
  std::set<Version> gone;
  std::vector<const Event*> found;
  for (const Event& event : events) {
    const auto* reversal = event.payload.as<EntryReversed>();
    if (reversal != nullptr && when.sees(event.envelope)) gone.insert(reversal->entry);
  }
  for (const Event& event : events) {
    if (when.sees(event.envelope) && !gone.contains(event.envelope.version)) found.push_back(&event);
  }
  return found;
}

std::vector<Asked> interviews(const std::vector<const Event*>& events) {
  std::vector<Asked> found;
  for (const Event* event : events) {
    const auto* said = event->payload.as<IncomeSurveyed>();
    if (said == nullptr) continue;
    Asked one;
    one.day = event->envelope.value_date;
    one.version = event->envelope.version;
    one.member = said->member;
    one.again = said->follow_up;
    one.form = said->instrument + "/" + std::to_string(said->recall_months);
    one.months = said->recall_months;
    one.income = said->farm.minor + said->animals.minor + said->trade.minor + said->wage.minor + said->transfers.minor;
    found.push_back(one);
  }
  std::sort(found.begin(), found.end(), [](const Asked& left, const Asked& right) {
    return left.day != right.day ? left.day < right.day : left.version < right.version;
  });
  return found;
}

/// The same day of the month so many months on, or the last day of a shorter month.
Day later(Day day, int months) {
  const auto date = civil(day);
  const int month = static_cast<int>(date.month) - 1 + months;
  const int year = date.year + month / 12;
  for (unsigned n = date.day; n > 0; --n) {
    if (const auto found = make_day(year, static_cast<unsigned>(month % 12 + 1), n)) return *found;
  }
  return Day::none();
}

bool suits(Day first, Day second) { return second >= later(first, 9) && second <= later(first, 15); }

std::pair<std::int64_t, std::string> price_in(const std::vector<Event>& prices, const std::string& series, Day day) {
  std::pair<std::int64_t, std::string> last{0, ""};
  for (const Event& event : prices) {
    const auto* said = event.payload.as<PriceIndexPublished>();
    if (said == nullptr || said->series != series) continue;
    const auto month = civil(said->month);
    if (month.year == civil(day).year && month.month == civil(day).month) last = {said->index, said->basis};
  }
  return last;
}

std::string month_of(Day day) {
  const auto date = civil(day);
  return std::to_string(date.year) + (date.month < 10 ? "-0" : "-") + std::to_string(date.month);
}

bool has_left(const std::vector<const Event*>& events, MemberNo member) {
  bool left = false;
  std::vector<const Event*> by_day(events);
  std::stable_sort(by_day.begin(), by_day.end(), [](const Event* one, const Event* other) {
    return one->envelope.value_date < other->envelope.value_date;
  });
  for (const Event* event : by_day) {
    if (const auto* joined = event->payload.as<MemberJoined>(); joined && joined->member == member) left = false;
    if (const auto* leaving = event->payload.as<MemberLeft>(); leaving && leaving->member == member) left = true;
  }
  return left;
}

}  // namespace

std::map<std::string, std::uint32_t> incomes(const std::vector<Event>& events, const AsOf& when, Day from,
                                             const std::vector<Event>& prices, const std::string& series,
                                             std::int64_t threshold) {
  return incomes_and_gaps(events, when, from, prices, series, threshold).counts;
}

std::optional<std::pair<std::int64_t, std::int64_t>> price_rise(const std::vector<Event>& prices,
                                                                const std::string& series, Day first, Day second) {
  const auto then = price_in(prices, series, first);
  const auto now = price_in(prices, series, second);
  if (then.first == 0 || now.first == 0 || then.second != now.second) return std::nullopt;
  return std::pair{now.first, then.first};
}

IncomesFound incomes_and_gaps(const std::vector<Event>& events, const AsOf& when, Day from,
                              const std::vector<Event>& prices, const std::string& series, std::int64_t threshold) {
  IncomesFound found;
  const auto standing = standing_events(events, when);
  const auto all = interviews(standing);
  std::map<std::string, std::uint32_t>& counts = found.counts;
  std::vector<Asked> firsts;
  for (const Asked& one : all) {
    if (one.again) continue;
    bool repeats = false;
    for (const Asked& before : firsts)
      repeats |= before.member == one.member && before.form == one.form && one.day < later(before.day, 9);
    if (!repeats) firsts.push_back(one);
  }
  for (const Asked& first : firsts) {
    if (first.day < from) continue;
    Day next = Day{INT32_MAX};
    for (const Asked& other : firsts) {
      if (other.member == first.member && other.day > first.day) next = std::min(next, other.day);
    }
    const Asked* best = nullptr;
    bool other_form = false;
    bool other_season = false;
    for (const Asked& second : all) {
      if (!second.again || second.member != first.member) continue;
      if (!suits(first.day, second.day)) {
        other_season |= second.day >= first.day && second.day < next;
      } else if (second.form != first.form) {
        other_form = true;
      } else {
        const int off = std::abs(second.day.number - later(first.day, 12).number);
        if (best == nullptr || off < std::abs(best->day.number - later(first.day, 12).number)) best = &second;
      }
    }
    std::string outcome;
    if (best != nullptr) {
      const auto then = price_in(prices, series, first.day);
      const auto now = price_in(prices, series, best->day);
      if (then.first == 0 || now.first == 0 || then.second != now.second) {
        outcome = "no_price_index";
        for (const Day day : {first.day, best->day}) {
          const bool is_there = price_in(prices, series, day).first != 0;
          if (!is_there) found.not_published.insert(month_of(day));
          if (then.first != 0 && now.first != 0) found.on_two_bases.insert(month_of(day));
        }
      } else {
        // In thousandths of the first month's money, over all months asked about.
        const int128 real = static_cast<int128>(best->income) * then.first;
        const int128 asked = static_cast<int128>(first.income + threshold * first.months) * now.first;
        outcome = real > asked ? "improved" : "not_improved";
      }
    } else if (other_form) {
      outcome = "other_instrument";
    } else if (other_season) {
      outcome = "other_season";
    } else if (has_left(standing, first.member)) {
      outcome = "left_club";
    } else {
      outcome = when.value_date < later(first.day, 9)    ? "not_due"
                : when.value_date > later(first.day, 15) ? "lost"
                                                         : "due";
    }
    ++counts[outcome];
  }
  std::set<MemberNo> unasked;
  for (const Event* event : standing) {
    if (event->envelope.value_date < from) continue;
    if (const auto* loan = event->payload.as<LoanDisbursed>()) unasked.insert(loan->borrower);
    if (const auto* said = event->payload.as<IncomeSurveyed>()) unasked.insert(said->member);
  }
  for (const Asked& one : all) {
    if (!one.again) unasked.erase(one.member);
  }
  if (!unasked.empty()) counts["no_baseline"] = static_cast<std::uint32_t>(unasked.size());
  return found;
}

}  // namespace soquy::naive
