#include "tests/support/naive_views.h"

#include <algorithm>
#include <map>
#include <set>

namespace soquy::naive {

std::vector<const Event*> Reader::seen() const {
  std::vector<const Event*> found;
  for (const Event& event : events_) {
    if (when_.sees(event.envelope)) found.push_back(&event);
  }
  return found;
}

std::vector<const Event*> Reader::standing() const {
  std::set<Version> gone;
  for (const Event* event : seen()) {
    if (const auto* reversal = event->payload.as<EntryReversed>()) gone.insert(reversal->entry);
  }
  std::vector<const Event*> found;
  for (const Event* event : seen()) {
    if (!gone.contains(event->envelope.version)) found.push_back(event);
  }
  return found;
}

std::int64_t Reader::balance(Fund fund, Account account) const {
  std::int64_t sum = 0;
  for (const Event* event : seen()) {
    for (const Posting& line : event->postings) {
      if (line.fund == fund && line.account == account) sum += line.amount.minor;
    }
  }
  return sum;
}

LoanAnswer Reader::loan(LoanNo no) const {
  LoanAnswer answer;
  std::map<Version, Allocation> splits;  // of the repayments that stand, as they are split last
  for (const Event* event : standing()) {
    if (const auto* out = event->payload.as<LoanDisbursed>(); out && out->loan == no) {
      answer.outstanding += out->principal.minor;
    }
    if (const auto* off = event->payload.as<LoanWrittenOff>(); off && off->loan == no) {
      answer.outstanding -= off->principal.minor;
    }
    if (const auto* paid = event->payload.as<RepaymentReceived>(); paid && paid->loan == no) {
      splits[event->envelope.version] = paid->lines;
    }
    if (const auto* change = event->payload.as<RepaymentReallocated>(); change && splits.contains(change->repayment)) {
      splits[change->repayment] = change->after;
    }
  }
  for (const auto& [version, lines] : splits) {
    for (const AllocationLine& line : lines) {
      answer.outstanding -= line.principal.minor;
      answer.paid_principal += line.principal.minor;
      answer.paid_interest += line.interest.minor;
      answer.paid_late_interest += line.late_interest.minor;
      answer.paid_penalty += line.penalty.minor;
    }
  }
  return answer;
}

std::int64_t Reader::refundable(MemberNo member) const {
  std::int64_t sum = 0;
  for (const Event* event : standing()) {
    if (const auto* paid = event->payload.as<ContributionReceived>();
        paid && paid->member == member && paid->kind != ContributionKind::fee) {
      sum += paid->amount.minor;
    }
    if (const auto* back = event->payload.as<ContributionRefunded>(); back && back->member == member) {
      sum -= back->amount.minor;
    }
  }
  return sum;
}

std::int64_t Reader::grant_left(GrantNo grant) const {
  std::int64_t left = 0;
  for (const Event* event : standing()) {
    if (const auto* gift = event->payload.as<DonationReceived>(); gift && gift->given == grant) {
      left += gift->amount.minor;
    }
    if (const auto* spent = event->payload.as<ExpensePaid>(); spent && spent->grant == grant) {
      left -= spent->amount.minor;
    }
  }
  return left;
}

PeopleAnswer Reader::people(Day day) const {
  PeopleAnswer answer;
  for (const Event* event : standing()) {
    const auto* person = event->payload.as<MemberJoined>();
    if (person == nullptr) continue;
    bool left = false;
    bool borrowed = false;
    for (const Event* other : standing()) {
      if (const auto* gone = other->payload.as<MemberLeft>()) left = left || gone->member == person->member;
      if (const auto* loan = other->payload.as<LoanDisbursed>())
        borrowed = borrowed || loan->borrower == person->member;
    }
    if (left) continue;
    answer.total += 1;
    answer.women += person->sex == Sex::female ? 1 : 0;
    answer.older += civil(day).year - person->birth_year >= 55 ? 1 : 0;
    answer.borrowers += borrowed ? 1 : 0;
  }
  return answer;
}

StockAnswer Reader::stock(const Item& item) const {
  StockAnswer answer;
  for (const Event* event : standing()) {
    if (const auto* got = event->payload.as<GoodsReceived>(); got && got->item == item)
      answer.in_stock += got->quantity;
    if (const auto* gave = event->payload.as<GoodsGiven>(); gave && gave->item == item)
      answer.in_stock -= gave->quantity;
    if (const auto* lent = event->payload.as<GoodsLent>(); lent && lent->item == item) {
      answer.in_stock -= lent->quantity;
      answer.at_keepers += lent->quantity;
    }
    if (const auto* born = event->payload.as<GoodsBorn>(); born && born->item == item) {
      answer.at_keepers += born->quantity;
    }
    if (const auto* back = event->payload.as<GoodsReturned>(); back && back->item == item) {
      answer.in_stock += back->quantity;
      answer.at_keepers -= back->quantity;
    }
    if (const auto* lost = event->payload.as<GoodsLost>(); lost && lost->item == item) {
      (lost->placement.is_none() ? answer.in_stock : answer.at_keepers) -= lost->quantity;
    }
  }
  return answer;
}

}  // namespace soquy::naive
