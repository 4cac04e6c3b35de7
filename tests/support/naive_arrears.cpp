#include "tests/support/naive_arrears.h"

#include <algorithm>
#include <map>

#include "tests/support/naive_views.h"

namespace soquy::naive {
namespace {

constexpr int kNoEnd = 1'000'000;

/// Circular 14/2024, article 5, as printed: a line for every case.
struct CircularLine {
  int group;
  int times_from, times_to;  // reschedulings
  int days_from, days_to;
};
constexpr CircularLine kCircular[] = {
    {1, 0, 0, 0, 9},        {2, 0, 0, 10, 29}, {3, 0, 0, 30, 89},    {4, 0, 0, 90, 179},
    {5, 0, 0, 180, kNoEnd}, {2, 1, 1, 0, 0},   {3, 1, 1, 1, 29},     {4, 1, 1, 30, 89},
    {5, 1, 1, 90, kNoEnd},  {4, 2, 2, 0, 0},   {5, 2, 2, 1, kNoEnd}, {5, 3, kNoEnd, 0, kNoEnd},
};

int group_by_the_circular(int days, int times, bool reduced) {
  int group = 0;
  for (const CircularLine& line : kCircular) {
    const bool fits =
        line.times_from <= times && times <= line.times_to && line.days_from <= days && days <= line.days_to;
    if (fits) group = line.group;
  }
  return reduced && group < 3 ? 3 : group;
}

std::size_t bucket_by_days(int days) {
  std::size_t bucket = 0;
  for (const int more_than : {0, 30, 60, 90, 180}) bucket += days > more_than ? 1 : 0;
  return bucket;
}

std::int64_t millionths_a_year(Rate rate) {
  if (rate.per == Period::month) return std::int64_t{rate.ppm} * 12;
  if (rate.per == Period::week) return std::int64_t{rate.ppm} * 52;
  return rate.ppm;
}

struct Paid {
  Day day;
  Allocation lines;  // as split last
};

/// Everything about one loan that stands on the question's day.
struct Folder {
  const LoanDisbursed* paid_out = nullptr;
  std::map<Version, Paid> repayments;
  std::vector<const LoanRescheduled*> agreements;
  std::int64_t penalties = 0;
  std::int64_t given_up = 0;
};

Folder folder_of(const std::vector<const Event*>& standing, LoanNo no) {
  Folder folder;
  for (const Event* event : standing) {
    const Payload& what = event->payload;
    if (const auto* out = what.as<LoanDisbursed>(); out && out->loan == no) folder.paid_out = out;
    if (const auto* paid = what.as<RepaymentReceived>(); paid && paid->loan == no)
      folder.repayments[event->envelope.version] = {event->envelope.value_date, paid->lines};
    if (const auto* change = what.as<RepaymentReallocated>(); change && folder.repayments.contains(change->repayment))
      folder.repayments[change->repayment].lines = change->after;
    if (const auto* charged = what.as<PenaltyCharged>(); charged && charged->loan == no)
      folder.penalties += charged->amount.minor;
    if (const auto* waived = what.as<PenaltyWaived>(); waived && waived->loan == no)
      folder.penalties -= waived->amount.minor;
    if (const auto* agreed = what.as<LoanRescheduled>(); agreed && agreed->loan == no)
      folder.agreements.push_back(agreed);
    if (const auto* off = what.as<LoanWrittenOff>(); off && off->loan == no) folder.given_up += off->principal.minor;
  }
  return folder;
}

class FolderReader {
 public:
  explicit FolderReader(const Folder& folder) : folder_(folder) {}

  [[nodiscard]] std::int64_t principal_paid() const {
    std::int64_t sum = 0;
    for (const auto& [version, paid] : folder_.repayments) {
      for (const AllocationLine& line : paid.lines) sum += line.principal.minor;
    }
    return sum;
  }
  [[nodiscard]] std::int64_t outstanding() const { return folder_.paid_out->principal.minor - principal_paid(); }
  [[nodiscard]] bool is_frozen() const { return !folder_.agreements.empty() && folder_.agreements.back()->frozen; }
  [[nodiscard]] const std::vector<Instalment>& plan() const {
    return folder_.agreements.empty() ? folder_.paid_out->instalments : folder_.agreements.back()->instalments;
  }

  [[nodiscard]] bool was_reduced() const {
    bool reduced = false;
    std::int64_t before = millionths_a_year(folder_.paid_out->terms.rate);
    for (const LoanRescheduled* agreed : folder_.agreements) {
      const std::int64_t now = millionths_a_year(agreed->terms.rate);
      if (now < before) reduced = true;
      before = now;
    }
    return reduced;
  }

  [[nodiscard]] std::int64_t penalties() const {
    std::int64_t open = folder_.penalties;
    for (const auto& [version, paid] : folder_.repayments) {
      for (const AllocationLine& line : paid.lines) open -= line.penalty.minor;
    }
    return std::max<std::int64_t>(0, open);
  }

  /// What a repayment brought of the instalment, summed over all of them.
  [[nodiscard]] AllocationLine brought(const Instalment& part) const {
    AllocationLine sum;
    for (const auto& [version, paid] : folder_.repayments) {
      for (const AllocationLine& line : paid.lines) {
        if (line.instalment != part.number) continue;
        sum.principal += line.principal;
        sum.interest += line.interest + line.spared_interest;
        sum.late_interest += line.late_interest;
      }
    }
    return sum;
  }

  /// The day after which the paper asks for nothing because all principal came back, or never.
  [[nodiscard]] Day asks_until() const {
    Day last{INT32_MAX};
    if (outstanding() > 0) return last;
    last = Day::none();
    for (const auto& [version, paid] : folder_.repayments) {
      for (const AllocationLine& line : paid.lines) {
        if (line.principal.is_positive()) last = std::max(last, paid.day);
      }
    }
    return last;
  }

  [[nodiscard]] bool asks_for(const Instalment& part) const { return !is_frozen() && part.due <= asks_until(); }

  /// Each evening the principal that is late bears a day's interest; all of it is rounded once.
  [[nodiscard]] std::int64_t late_interest(const Instalment& part, Day until) const {
    if (is_frozen()) return 0;
    int128 dong_days = 0;
    for (Day evening = part.due; evening < until; evening = add_days(evening, 1)) {
      dong_days += part.principal.minor;
      for (const auto& [version, paid] : folder_.repayments) {
        for (const AllocationLine& line : paid.lines) {
          if (line.instalment == part.number && paid.day <= evening) dong_days -= line.principal.minor;
        }
      }
    }
    const Rate rate = folder_.agreements.empty() ? folder_.paid_out->terms.rate : folder_.agreements.back()->terms.rate;
    const int128 top = dong_days * millionths_a_year(rate) * folder_.paid_out->overdue_percent;
    const int128 bottom = int128{1'000'000} * 100 * 365;
    const auto all = static_cast<std::int64_t>((2 * top + bottom) / (2 * bottom));
    return std::max<std::int64_t>(0, all - brought(part).late_interest.minor);
  }
  [[nodiscard]] std::int64_t late_interest(Day until) const {
    std::int64_t sum = 0;
    for (const Instalment& part : plan()) sum += late_interest(part, until);
    return sum;
  }

  /// Nothing is owed any more when principal and penalties are paid, and by the day of the last repayment all interest.
  [[nodiscard]] bool is_over() const {
    if (folder_.given_up > 0) return true;
    if (outstanding() > 0 || penalties() > 0) return false;
    Day last;
    for (const auto& [version, paid] : folder_.repayments) last = std::max(last, paid.day);
    for (const Instalment& part : plan()) {
      if (asks_for(part) && part.due <= last && part.interest > brought(part).interest) return false;
    }
    return late_interest(last) == 0;
  }

  [[nodiscard]] LateLoan on(Day day) const {
    LateLoan loan;
    loan.loan = folder_.paid_out->loan;
    loan.outstanding = outstanding();
    loan.overdue_penalty = penalties();
    loan.late_interest = late_interest(day);
    loan.frozen = is_frozen();
    loan.reschedulings = static_cast<int>(folder_.agreements.size());
    loan.interest_reduced = was_reduced();
    for (const Instalment& part : plan()) {
      if (part.due >= day || !asks_for(part)) continue;
      const std::int64_t principal = std::max<std::int64_t>(0, (part.principal - brought(part).principal).minor);
      const std::int64_t interest = std::max<std::int64_t>(0, (part.interest - brought(part).interest).minor);
      loan.overdue_principal += principal;
      loan.overdue_interest += interest;
      if (principal + interest == 0 || days_between(part.due, day) < loan.days) continue;
      loan.days = days_between(part.due, day);
      loan.oldest_unpaid = part.due;
    }
    loan.bucket = bucket_by_days(loan.days);
    loan.group = group_by_the_circular(loan.days, loan.reschedulings, loan.interest_reduced);
    return loan;
  }

 private:
  const Folder& folder_;
};

}  // namespace

LateClub late_club(const std::vector<Event>& events, const AsOf& when) {
  LateClub club;
  const auto standing = Reader(events, when).standing();
  std::map<LoanNo, Folder> folders;
  for (const Event* event : standing) {
    if (const auto* out = event->payload.as<LoanDisbursed>()) folders[out->loan] = folder_of(standing, out->loan);
  }
  for (const auto& [no, folder] : folders) {
    const FolderReader reader(folder);
    if (reader.is_over()) continue;
    const LateLoan loan = reader.on(when.value_date);
    const bool restructured = loan.reschedulings > 0;
    club.portfolio += loan.outstanding;
    club.overdue_principal += loan.overdue_principal;
    club.overdue_interest += loan.overdue_interest;
    club.late_interest += loan.late_interest;
    if (loan.days > 0) club.late += 1;
    if (restructured || loan.days >= 2) club.at_risk_1 += loan.outstanding;
    if (restructured || loan.days >= 31) club.at_risk_30 += loan.outstanding;
    if (restructured || loan.days >= 91) club.at_risk_90 += loan.outstanding;
    club.by_bucket.at(loan.bucket) += loan.outstanding;
    club.by_group.at(static_cast<std::size_t>(loan.group)) += loan.outstanding;
    club.loans.push_back(loan);
  }
  return club;
}

}  // namespace soquy::naive
