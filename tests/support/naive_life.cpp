#include "tests/support/naive_life.h"

#include <algorithm>

namespace soquy::naive {
namespace {

struct Brought {
  Day day;
  Allocation lines;
};

/// What the question sees of a loan.
struct Seen {
  const LoanDisbursed* loan = nullptr;
  std::vector<Brought> repayments;  // as they are split last, by day
};

bool was_taken_back(const std::vector<Event>& events, const AsOf& when, Version entry) {
  for (const Event& event : events) {
    const auto* reversal = event.payload.as<EntryReversed>();
    if (reversal != nullptr && reversal->entry == entry && when.sees(event.envelope)) return true;
  }
  return false;
}

/// The split that the last reallocation left.
Allocation last_split(const std::vector<Event>& events, const AsOf& when, Version repayment, Allocation lines) {
  for (const Event& event : events) {
    const auto* moved = event.payload.as<RepaymentReallocated>();
    if (moved != nullptr && moved->repayment == repayment && when.sees(event.envelope)) lines = moved->after;
  }
  return lines;
}

Seen see(const std::vector<Event>& events, const AsOf& when, LoanNo no) {
  Seen seen;
  for (const Event& event : events) {
    if (!when.sees(event.envelope)) continue;
    const auto* out = event.payload.as<LoanDisbursed>();
    if (out != nullptr && out->loan == no) seen.loan = out;
    const auto* paid = event.payload.as<RepaymentReceived>();
    if (paid == nullptr || paid->loan != no || was_taken_back(events, when, event.envelope.version)) continue;
    seen.repayments.push_back(
        {event.envelope.value_date, last_split(events, when, event.envelope.version, paid->lines)});
  }
  std::stable_sort(seen.repayments.begin(), seen.repayments.end(),
                   [](const Brought& a, const Brought& b) { return a.day < b.day; });
  return seen;
}

InstalmentAnswer answer_for(const Instalment& asked, const Seen& seen) {
  InstalmentAnswer answer;
  answer.number = asked.number;
  for (const Brought& one : seen.repayments) {
    for (const AllocationLine& line : one.lines) {
      if (line.instalment != asked.number) continue;
      answer.principal += line.principal.minor;
      answer.interest += line.interest.minor;
    }
    const bool full = answer.principal >= asked.principal.minor && answer.interest >= asked.interest.minor;
    if (full && answer.paid_on.is_none()) answer.paid_on = one.day;
  }
  return answer;
}

std::int64_t left_of(const Seen& seen) {
  if (seen.loan == nullptr) return 0;
  std::int64_t left = seen.loan->principal.minor;
  for (const Brought& one : seen.repayments) {
    for (const AllocationLine& line : one.lines) left -= line.principal.minor;
  }
  return left;
}

/// When the last principal came, if all of it did: no later day asks for anything.
Day asked_until(const Seen& seen) {
  Day last{INT32_MAX};
  if (left_of(seen) > 0) return last;
  for (const Brought& one : seen.repayments) {
    for (const AllocationLine& line : one.lines) {
      if (line.principal.is_positive()) last = one.day;
    }
  }
  return last;
}

/// Nothing is left, and no interest that was due when money last came.
bool is_over(const Seen& seen) {
  if (left_of(seen) > 0 || seen.repayments.empty()) return false;
  for (const Instalment& asked : seen.loan->instalments) {
    const bool was_due = asked.due <= std::min(seen.repayments.back().day, asked_until(seen));
    if (was_due && answer_for(asked, seen).interest < asked.interest.minor) return false;
  }
  return true;
}

std::string place_of(const Seen& seen, Day day) {
  if (seen.loan == nullptr) return "nowhere";
  if (is_over(seen)) return "settled";
  int days = 0;
  for (const Instalment& asked : seen.loan->instalments) {
    const InstalmentAnswer paid = answer_for(asked, seen);
    const bool full = paid.principal >= asked.principal.minor && paid.interest >= asked.interest.minor;
    if (asked.due < day && asked.due <= asked_until(seen) && !full) days = std::max(days, days_between(asked.due, day));
  }
  if (days == 0) return "0";
  if (days <= 30) return "1-30";
  if (days <= 60) return "31-60";
  if (days <= 90) return "61-90";
  return days <= 180 ? "91-180" : ">180";
}

}  // namespace

std::vector<InstalmentAnswer> instalments_of(const std::vector<Event>& events, const AsOf& when, LoanNo loan) {
  const Seen seen = see(events, when, loan);
  std::vector<InstalmentAnswer> answers;
  if (seen.loan == nullptr) return answers;
  for (const Instalment& asked : seen.loan->instalments) {
    InstalmentAnswer answer = answer_for(asked, seen);
    const bool is_asked = answer.paid_on.is_none() && !is_over(seen);
    const Day until = is_asked ? when.value_date : answer.paid_on;
    if (!until.is_none() && until > asked.due) answer.days_late = days_between(asked.due, until);
    answers.push_back(answer);
  }
  return answers;
}

MovementAnswer movement_of(const std::vector<Event>& events, const AsOf& then, const AsOf& now, std::uint32_t loans) {
  MovementAnswer answer;
  for (std::uint32_t no = 1; no <= loans; ++no) {
    const Seen before = see(events, then, LoanNo{no});
    const Seen after = see(events, now, LoanNo{no});
    std::string from = place_of(before, then.value_date);
    const std::string to = place_of(after, now.value_date);
    if (to == "nowhere" || (from == "settled" && to == "settled")) continue;
    const std::int64_t brought = from == "nowhere" ? after.loan->principal.minor : left_of(before);
    if (from == "nowhere") from = "paid_out_since";
    if (from == "settled") from = "reopened";
    answer[{from, to}].loans += 1;
    answer[{from, to}].brought += brought;
  }
  return answer;
}

}  // namespace soquy::naive
