#include "tests/projections/random_history.h"

#include <algorithm>

namespace soquy::tests {
namespace {

const Item kItem{kHeifer, "head"};

}  // namespace

RandomHistory::RandomHistory(std::uint64_t seed, int steps, Lending lending)
    : random_(seed), lending_(lending), today_(day("2019-01-10")) {
  club_.seed(today_, 100'000'000);
  for (std::uint32_t no = 1; no <= 4; ++no) {
    club_.join(today_, no, no % 2 == 0 ? Sex::male : Sex::female, static_cast<std::uint16_t>(pick(1940, 1990)));
  }
  for (int n = 0; n < steps; ++n) step();
}

std::int64_t RandomHistory::pick(std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
}

Day RandomHistory::some_day() { return add_days(day("2019-01-10"), static_cast<int>(pick(0, 700))); }
Instant RandomHistory::some_moment() { return evening(some_day()); }

Day RandomHistory::date() {
  return pick(0, 5) == 0 ? std::max(day("2019-01-10"), add_days(today_, -static_cast<int>(pick(1, 60)))) : today_;
}

Day RandomHistory::date_from(Day day) { return std::max(day, date()); }

void RandomHistory::step() {
  today_ = add_days(today_, static_cast<int>(pick(0, 6)));
  const auto member = static_cast<std::uint32_t>(pick(1, kRandomMembers));
  const auto grant = static_cast<std::uint32_t>(pick(1, kRandomGrants));
  switch (pick(0, lending_ == Lending::plain ? 15 : 22)) {
    case 0: club_.gift(date(), pick(1, 500'000)); break;
    case 1: club_.fee(date(), pick(1, 50'000), member); break;
    case 2: club_.saving(date(), member, pick(1, 200'000)); break;
    case 3: club_.refund(date(), member, pick(1, 50'000)); break;
    case 4: club_.expense(date(), pick(1, 90'000)); break;
    case 5: club_.grant(date(), grant, pick(1, 900'000), "equipment"); break;
    case 6: club_.expense(date(), pick(1, 90'000), Area::health, grant); break;
    case 7: club_.bank(date(), pick(1, 900'000)); break;
    case 8: return lend();
    case 9:
    case 10: return repay();
    case 11: return reallocate();
    case 12: return reverse_repayment();
    case 13: return reverse_other();
    case 14: return goods();
    case 15: return people();
    default: return trouble();
  }
  reversible_.push_back(club_.last());
}

void RandomHistory::lend() {
  if (lent_ == kRandomLoans) return repay();
  const std::uint32_t no = ++lent_;
  const auto months = static_cast<std::uint16_t>(pick(1, 12));
  const std::int64_t principal = pick(1'000'000, 9'999'999);
  const std::int64_t interest = pick(0, 90'000);
  const auto member = static_cast<std::uint32_t>(pick(1, kRandomMembers));
  Event& disbursement = club_.disburse(today_, no, member, principal, months, interest);
  if (lending_ == Lending::in_trouble) make_troubled(disbursement);
  OpenLoan& loan = loans_[no];
  loan.no = no;
  loan.member = member;
  loan.principal = Money{principal};
  loan.unpaid = equal_principal(today_, principal, months, interest);
  loan.agreed = loan.last = today_;
}

RandomHistory::OpenLoan* RandomHistory::some_loan(bool with_repayments) {
  std::vector<OpenLoan*> found;
  for (auto& [no, loan] : loans_) {
    if (!loan.given_up && (!with_repayments || !loan.repayments.empty())) found.push_back(&loan);
  }
  if (found.empty()) return nullptr;
  return found[static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(found.size()) - 1))];
}

Money RandomHistory::outstanding(const OpenLoan& loan) {
  Money left = loan.principal;
  for (const auto& [version, lines] : loan.repayments) {
    for (const AllocationLine& line : lines) left -= line.principal;
  }
  return left;
}

/// Oldest instalment first, interest before principal.
Allocation RandomHistory::split(OpenLoan& loan, std::int64_t amount) {
  Allocation lines;
  for (Instalment& part : loan.unpaid) {
    const Money interest = std::min(part.interest, Money{amount});
    amount -= interest.minor;
    const Money principal = std::min(part.principal, Money{amount});
    amount -= principal.minor;
    if (interest.is_zero() && principal.is_zero()) continue;
    part.interest -= interest;
    part.principal -= principal;
    lines.push_back({part.number, principal, interest, {}});
  }
  return lines;
}

void RandomHistory::repay() {
  OpenLoan* loan = some_loan(false);
  if (loan == nullptr) return;
  const bool is_plain = lending_ == Lending::plain;
  Allocation lines = is_plain || pick(0, 7) > 0 ? split(*loan, pick(1, 2'000'000)) : all_principal(*loan);
  if (!is_plain) pay_for_trouble(*loan, lines);
  if (lines.empty()) return;
  const Day on = is_plain ? today_ : date_from(loan->agreed);
  club_.repay(on, loan->no, loan->member, lines);
  loan->last = std::max(loan->last, on);
  loan->repayments[club_.last()] = lines;
  loan->first[club_.last()] = lines;
}

/// Moves a part of one line's principal to its interest: what a change of the past may look like to a fold.
void RandomHistory::reallocate() {
  OpenLoan* loan = some_loan(true);
  if (loan == nullptr) return;
  auto& [version, lines] = *loan->repayments.begin();
  const Allocation before = lines;
  AllocationLine& line = lines.front();
  const Money moved{pick(0, line.principal.minor)};
  line.principal -= moved;
  line.interest += moved;
  club_.reallocate(today_, loan->no, version, club_.last(), before, lines);
}

/// The opposite of the first split, and a reallocation that takes back what was moved since.
void RandomHistory::reverse_repayment() {
  OpenLoan* loan = some_loan(true);
  if (loan == nullptr) return;
  const auto [version, now] = *loan->repayments.rbegin();
  const Allocation first = loan->first.at(version);
  loan->repayments.erase(version);
  club_.reverse(today_, version);
  if (now != first) club_.reallocate(today_, loan->no, version, club_.last(), now, first);
  for (const AllocationLine& line : first) {
    loan->penalties += line.penalty;
    for (Instalment& part : loan->unpaid) {
      if (part.number != line.instalment) continue;
      part.principal += line.principal;
      part.interest += line.interest + line.spared_interest;
    }
  }
}

void RandomHistory::reverse_other() {
  if (reversible_.empty()) return;
  const auto place = reversible_.begin() + pick(0, static_cast<std::int64_t>(reversible_.size()) - 1);
  const Day original = club_.events().at(place->value - 1).envelope.value_date;
  const bool at_original = pick(0, 3) == 0;
  club_.reverse(at_original ? original : today_, *place);
  reversible_.erase(place);
}

void RandomHistory::goods() {
  const Quantity quantity = pick(1, 3) * 1000;
  switch (placements_ == 0 ? pick(0, 2) : pick(0, 5)) {
    case 0: {
      GoodsReceived received;
      received.item = kItem;
      received.quantity = quantity * 5;
      received.memo_value = Money{pick(1'000'000, 9'000'000)};
      club_.add(date(), received);
      break;
    }
    case 1: {
      GoodsGiven given;
      given.item = kItem;
      given.quantity = quantity;
      club_.add(date(), given);
      break;
    }
    case 2: {
      GoodsLent lent;
      lent.given = {++placements_};
      lent.keeper = {static_cast<std::uint32_t>(pick(1, kRandomMembers))};
      lent.item = lent.owed_item = kItem;
      lent.quantity = lent.owed = quantity;
      club_.add(today_, lent);
      return;  // not reversed here: later events name it
    }
    case 3: {
      GoodsBorn born;
      born.placement = {static_cast<std::uint32_t>(pick(1, placements_))};
      born.item = kItem;
      born.quantity = quantity;
      club_.add(today_, born);
      break;
    }
    case 4: {
      GoodsReturned back;
      back.placement = {static_cast<std::uint32_t>(pick(1, placements_))};
      back.item = kItem;
      back.quantity = quantity;
      club_.add(today_, back);
      break;
    }
    default: {
      GoodsLost lost;
      lost.placement = {static_cast<std::uint32_t>(pick(0, placements_))};
      lost.item = kItem;
      lost.quantity = quantity;
      lost.obligation_ends = pick(0, 1) == 0;
      club_.add(today_, lost);
      break;
    }
  }
  reversible_.push_back(club_.last());
}

void RandomHistory::people() {
  std::uint32_t joined = 0;
  std::uint32_t left = 0;
  for (const Event& event : club_.events()) {
    joined += event.payload.as<MemberJoined>() != nullptr;
    left += event.payload.as<MemberLeft>() != nullptr;
  }
  if (joined < kRandomMembers) {
    club_.join(today_, joined + 1, pick(0, 1) == 0 ? Sex::female : Sex::male,
               static_cast<std::uint16_t>(pick(1940, 1990)));
  } else if (left < joined) {
    MemberLeft gone;
    gone.member = {left + 1};
    gone.reason = ReasonCode::moved_away;
    club_.add(today_, gone);
  }
}

}  // namespace soquy::tests
