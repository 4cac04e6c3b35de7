// What stands around the money and the loans of a drawn life. What the club does is drawn in random_club_deeds.cpp.

#include "tests/projections/random_club.h"

#include <algorithm>

namespace soquy::tests {

RandomClub::RandomClub(std::uint64_t seed, int steps, Lending lending)
    : base_(seed, steps, lending), random_(seed * 7'919 + 1), founded_(add_days(day("2019-01-10"), -40)) {
  begin();
  for (const Event& event : base_.events()) {
    today_ = day_in_vietnam(event.envelope.recorded_at);
    while (one_in(2)) something();
    if (const auto* loan = event.payload.as<LoanDisbursed>(); loan && !one_in(4)) approve(*loan);
    take(event);
  }
  if (one_in(5)) end();
}

std::int64_t RandomClub::pick(std::int64_t low, std::int64_t high) {
  return low + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(high - low + 1));
}

Day RandomClub::some_day() { return add_days(founded_, static_cast<int>(pick(-20, 1'000))); }
Instant RandomClub::some_moment() { return evening(add_days(founded_, static_cast<int>(pick(-20, 800)))); }

Version RandomClub::one_of(const std::vector<Version>& versions) {
  if (versions.empty()) return {};
  return versions[static_cast<std::size_t>(pick(0, static_cast<std::int64_t>(versions.size()) - 1))];
}

void RandomClub::begin() {
  founded_ = add_days(founded_, static_cast<int>(pick(0, 40)));
  today_ = founded_;
  ClubFounded founded;
  founded.name = "CLB Hạnh Phúc";
  founded.region = {"TCTK-2018", *RegionCode::parse("51")};
  founded.practice = one_in(4);
  add(founded).envelope.value_date = founded_;
  if (!one_in(3)) return;
  OpeningBalanceSet paper;
  const Money cash = amount(9'000'000);
  const Money borrowed = amount(4'000'000);
  paper.balances = {{kIncomeFund, Account::cash, cash}, {kIncomeFund, Account::borrowed, -borrowed}};
  Entry postings = paper.balances;
  if (cash != borrowed) postings.push_back({kIncomeFund, Account::capital, borrowed - cash});
  add_reversible(paper, postings);
}

void RandomClub::end() {
  today_ = add_days(today_, 30);
  add(ClubDissolved{}).envelope.value_date = today_;
}

void RandomClub::take(Event event) {
  const Version drawn = event.envelope.version;
  const auto renumber = [&](Version& version) { version = renumbered_.at(version); };
  if (const auto* reversal = event.payload.as<EntryReversed>()) {
    EntryReversed renumbered = *reversal;
    renumber(renumbered.entry);
    renumbered.original = std::make_shared<const Payload>(events_.at(renumbered.entry.value - 1).payload);
    event.payload = renumbered;
  }
  if (const auto* change = event.payload.as<RepaymentReallocated>()) {
    RepaymentReallocated renumbered = *change;
    renumber(renumbered.repayment);
    renumber(renumbered.cause);
    event.payload = renumbered;
  }
  event.envelope.version = Version{events_.size() + 1};
  renumbered_[drawn] = event.envelope.version;
  const Day on = event.envelope.value_date;
  sign_and_date(event.envelope);
  event.envelope.value_date = on;
  if (const auto* joined = event.payload.as<MemberJoined>()) {
    MemberJoined classed = *joined;
    classed.poverty = static_cast<PovertyClass>(pick(0, 3));
    joined_[classed.member] = on;
    event.payload = classed;
  }
  if (const auto* loan = event.payload.as<LoanDisbursed>()) event.payload = at_a_cost(*loan);
  events_.push_back(std::move(event));
}

/// Today, or a forgotten day; by one of three, at a meeting or not, perhaps written down as late.
void RandomClub::sign_and_date(Envelope& envelope) {
  envelope.actor = actor_of(MemberNo{static_cast<std::uint32_t>(pick(1, 3))});
  envelope.value_date = today_;
  if (one_in(4)) envelope.value_date = std::max(founded_, add_days(today_, -static_cast<int>(pick(1, 400))));
  if (one_in(2)) envelope.meeting = one_of(meetings_);
  if (one_in(9)) envelope.written_on = today_;
  if (one_in(9)) envelope.original_date = founded_;
  if (one_in(3)) envelope.approvals = {{envelope.actor, Role::treasurer, Assurance::named, {}, {}}};
  if (one_in(3)) {
    const MemberNo signer{static_cast<std::uint32_t>(pick(3, 5))};
    envelope.approvals.push_back({actor_of(signer), Role::head, Assurance::named, {}, {}});
  }
}

Event& RandomClub::add(Payload payload, Entry postings) {
  Event event;
  event.envelope.club = *ClubCode::parse("HP-01");
  event.envelope.version = Version{events_.size() + 1};
  event.envelope.recorded_at = evening(today_);
  sign_and_date(event.envelope);
  event.payload = std::move(payload);
  event.postings = std::move(postings);
  return events_.emplace_back(std::move(event));
}

void RandomClub::add_reversible(Payload payload, Entry postings) {
  reversible_.push_back(add(std::move(payload), std::move(postings)).envelope.version);
}

Version RandomClub::tell(MemberNo member, Payload payload) {
  const auto joined = joined_.find(member);
  if (joined == joined_.end()) return {};
  Envelope& envelope = add(std::move(payload)).envelope;
  envelope.value_date = std::max(envelope.value_date, joined->second);
  return envelope.version;
}

/// Agreed at 12% or 24% a year, some of which cost more than that, some of which renew another.
LoanDisbursed RandomClub::at_a_cost(LoanDisbursed loan) {
  loan.stated_ppm_year = one_in(4) ? 240'000 : 120'000;
  loan.effective_ppm_year = static_cast<std::uint32_t>(pick(0, 3) * 100'000);
  if (one_in(3)) loan.renews = {static_cast<std::uint32_t>(pick(1, kRandomLoans))};
  return loan;
}

Entry RandomClub::moved(Fund fund, Account debit, Account credit, Money amount) {
  return {{fund, debit, amount}, {fund, credit, -amount}};
}

void RandomClub::something() {
  switch (pick(0, 14)) {
    case 0: return about_the_club();
    case 1: return about_people();
    case 2: return about_needs();
    case 3:
    case 4: return about_meetings();
    case 5: return about_counts();
    case 6: return about_areas();
    case 7: return about_help();
    case 8: return about_support();
    case 9: return about_words();
    case 10: return about_gifts();
    case 11: return about_capital();
    case 12: return about_income();
    case 13: return about_spending();
    default: return one_in(3) ? reverse_in_a_meeting() : reverse_something();
  }
}

void RandomClub::approve(const LoanDisbursed& loan) {
  LoanApproved approved;
  approved.given = loan.loan;
  approved.borrower = loan.borrower;
  approved.terms = loan.terms;
  if (!one_in(3)) approved.resolution = {static_cast<std::uint32_t>(pick(1, 99))};
  Event& event = add(approved);
  event.envelope.value_date = std::min(event.envelope.value_date, today_);
}

/// The opposite, today or on the entry's own day; never before it.
void RandomClub::reverse_something() {
  const Version entry = one_of(reversible_);
  if (entry.is_none()) return;
  std::erase(reversible_, entry);
  const Event original = events_.at(entry.value - 1);
  EntryReversed reversal;
  reversal.entry = entry;
  reversal.original_value_date = original.envelope.value_date;
  reversal.at_original_date = one_in(3);
  reversal.original = std::make_shared<const Payload>(original.payload);
  Event& event = add(reversal, opposite(original.postings));
  event.envelope.value_date = reversal.at_original_date ? original.envelope.value_date : today_;
}

/// As one commit: the meeting's event comes first, and the approvals lie on it.
void RandomClub::reverse_in_a_meeting() {
  const std::size_t before = events_.size();
  about_meetings();
  reverse_something();
  if (events_.size() != before + 2) return;
  Envelope& first = events_[before].envelope;
  Envelope& second = events_[before + 1].envelope;
  first.value_date = today_;
  first.count = second.count = 2;
  second.index = 1;
  second.actor = first.actor;
  second.approvals.clear();
}

}  // namespace soquy::tests
