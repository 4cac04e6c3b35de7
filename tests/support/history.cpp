#include "tests/support/history.h"

#include <algorithm>

#include "events/check.h"

namespace soquy::tests {
namespace {

Posting debit(Fund fund, Account account, std::int64_t amount) { return {fund, account, Money{amount}}; }
Posting credit(Fund fund, Account account, std::int64_t amount) { return {fund, account, Money{-amount}}; }

Entry entry(Fund fund, Account debit_account, Account credit_account, std::int64_t amount) {
  return {debit(fund, debit_account, amount), credit(fund, credit_account, amount)};
}

LoanTerms terms_of(std::int64_t principal, std::uint16_t instalments) {
  LoanTerms terms;
  terms.principal = Money{principal};
  terms.rate = {10'000, Period::month};
  terms.method = LoanMethod::equal_principal;
  terms.instalments = instalments;
  return terms;
}

void push(Entry& entry, Account account, Money amount) {
  if (!amount.is_zero()) entry.push_back({kIncomeFund, account, amount});
}

}  // namespace

Day day(std::string_view iso) {
  const auto parsed = parse_iso_day(iso);
  SOQUY_CHECK(parsed.has_value(), "a test wrote a date that does not exist");
  return *parsed;
}

Instant evening(Day of) { return at_vietnam_time(of, 19, 0); }

History::History(std::string_view club) : club_(*ClubCode::parse(club)) {}

Event& History::add(Day on, Payload payload, Entry postings) {
  return add_late(on, on, std::move(payload), std::move(postings));
}

Event& History::add_late(Day on, Day recorded, Payload payload, Entry postings) {
  SOQUY_CHECK(is_balanced(postings), "a test wrote an entry that does not balance");
  Event event;
  event.envelope.club = club_;
  event.envelope.version = Version{events_.size() + 1};
  event.envelope.recorded_at = evening(recorded);
  if (!events_.empty()) {
    event.envelope.recorded_at = std::max(event.envelope.recorded_at, events_.back().envelope.recorded_at);
  }
  event.envelope.value_date = on;
  event.envelope.actor = actor_of(MemberNo{1});
  event.payload = std::move(payload);
  event.postings = std::move(postings);
  return events_.emplace_back(std::move(event));
}

Event& History::found(Day on, std::string_view scheme, std::string_view region, bool practice) {
  ClubFounded founded;
  founded.name = "CLB Hạnh Phúc";
  founded.region = {std::string(scheme), *RegionCode::parse(region)};
  founded.practice = practice;
  return add(on, founded);
}

Event& History::join(Day on, std::uint32_t member, Sex sex, std::uint16_t birth_year, PovertyClass poverty) {
  MemberJoined joined;
  joined.member = {member};
  joined.sex = sex;
  joined.birth_year = birth_year;
  joined.poverty = poverty;
  return add(on, joined);
}

Event& History::seed(Day on, std::int64_t amount, Fund fund) {
  DonationReceived given;
  given.donor = DonorClass::state_budget;
  given.condition = Condition::permanent;
  given.fund = fund;
  given.amount = Money{amount};
  return add(on, given, entry(fund, Account::cash, Account::capital, amount));
}

Event& History::gift(Day on, std::int64_t amount, Fund fund) {
  DonationReceived given;
  given.donor = DonorClass::enterprise;
  given.fund = fund;
  given.amount = Money{amount};
  return add(on, given, entry(fund, Account::cash, Account::other_income, amount));
}

Event& History::grant(Day on, std::uint32_t grant, std::int64_t amount, std::string_view use, Fund fund) {
  DonationReceived given;
  given.donor = DonorClass::organisation;
  given.condition = Condition::restricted;
  given.given = {grant};
  given.use = use;
  given.fund = fund;
  given.amount = Money{amount};
  return add(on, given, entry(fund, Account::cash, Account::restricted, amount));
}

Event& History::fee(Day on, std::int64_t amount, std::uint32_t member) {
  ContributionReceived fee;
  fee.kind = ContributionKind::fee;
  fee.fund = kActivityFund;
  fee.member = {member};
  fee.amount = Money{amount};
  return add(on, fee, entry(kActivityFund, Account::cash, Account::other_income, amount));
}

Event& History::saving(Day on, std::uint32_t member, std::int64_t amount) {
  ContributionReceived saving;
  saving.kind = ContributionKind::saving;
  saving.fund = kIncomeFund;
  saving.member = {member};
  saving.amount = Money{amount};
  return add(on, saving, entry(kIncomeFund, Account::cash, Account::refundable, amount));
}

Event& History::refund(Day on, std::uint32_t member, std::int64_t amount) {
  ContributionRefunded refund;
  refund.fund = kIncomeFund;
  refund.member = {member};
  refund.amount = Money{amount};
  return add(on, refund, entry(kIncomeFund, Account::refundable, Account::cash, amount));
}

Event& History::expense(Day on, std::int64_t amount, Area area, std::uint32_t grant, Fund fund) {
  ExpensePaid paid;
  paid.area = area;
  paid.fund = fund;
  paid.amount = Money{amount};
  paid.grant = {grant};
  Entry postings = entry(fund, Account::activity_expense, Account::cash, amount);
  if (grant != 0) {
    const Entry release = entry(fund, Account::restricted, Account::other_income, amount);
    postings.insert(postings.end(), release.begin(), release.end());
  }
  return add(on, paid, postings);
}

Event& History::aid(Day on, std::uint32_t member, std::int64_t amount) {
  AidGiven aid;
  aid.kind = AidKind::sickness;
  aid.member = {member};
  aid.fund = kActivityFund;
  aid.amount = Money{amount};
  return add(on, aid, entry(kActivityFund, Account::activity_expense, Account::cash, amount));
}

Event& History::bank(Day on, std::int64_t amount, Fund fund) {
  CashBanked banked;
  banked.fund = fund;
  banked.amount = Money{amount};
  return add(on, banked, entry(fund, Account::bank, Account::cash, amount));
}

Event& History::approve(Day on, std::uint32_t loan, std::uint32_t member, std::int64_t principal,
                        std::uint16_t instalments) {
  LoanApproved approved;
  approved.given = {loan};
  approved.borrower = {member};
  approved.terms = terms_of(principal, instalments);
  approved.purpose.plain = "chickens";
  approved.resolution = {loan};
  return add(on, approved);
}

std::vector<Instalment> equal_principal(Day start, std::int64_t principal, std::uint16_t instalments,
                                        std::int64_t interest) {
  const std::int64_t share = principal / instalments;
  std::vector<Instalment> plan;
  for (std::uint16_t n = 1; n <= instalments; ++n) {
    const std::int64_t part = n < instalments ? share : principal - share * (instalments - 1);
    plan.push_back({n, add_months(start, n, civil(start).day), Money{part}, Money{interest}});
  }
  return plan;
}

Event& History::disburse(Day on, std::uint32_t loan, std::uint32_t member, std::int64_t principal,
                         std::uint16_t instalments, std::int64_t interest) {
  LoanDisbursed paid_out;
  paid_out.loan = {loan};
  paid_out.principal = Money{principal};
  paid_out.borrower = {member};
  paid_out.fund = kIncomeFund;
  paid_out.terms = terms_of(principal, instalments);
  paid_out.instalments = equal_principal(on, principal, instalments, interest);
  return add(on, paid_out, entry(kIncomeFund, Account::loans, Account::cash, principal));
}

Entry repayment_postings(const Allocation& lines) {
  Money principal;
  Money interest;
  Money penalty;
  for (const AllocationLine& line : lines) {
    principal += line.principal;
    interest += line.interest + line.late_interest;
    penalty += line.penalty;
  }
  Entry postings;
  push(postings, Account::cash, principal + interest + penalty);
  push(postings, Account::loans, -principal);
  push(postings, Account::interest_income, -interest);
  push(postings, Account::other_income, -penalty);
  return postings;
}

Event& History::repay(Day on, std::uint32_t loan, std::uint32_t member, const Allocation& lines, bool settles) {
  RepaymentReceived paid;
  paid.loan = {loan};
  paid.borrower = {member};
  paid.fund = kIncomeFund;
  paid.lines = lines;
  paid.settles = settles;
  const Entry postings = repayment_postings(lines);
  paid.amount = postings.front().amount;
  return add(on, paid, postings);
}

Event& History::reallocate(Day on, std::uint32_t loan, Version repayment, Version cause, const Allocation& before,
                           const Allocation& after) {
  RepaymentReallocated change;
  change.loan = {loan};
  change.fund = kIncomeFund;
  change.repayment = repayment;
  change.cause = cause;
  change.before = before;
  change.after = after;
  Entry moved;
  for (const Posting& old : repayment_postings(before)) push(moved, old.account, -old.amount);
  for (const Posting& now : repayment_postings(after)) push(moved, now.account, now.amount);
  return add(on, change, moved);
}

Event& History::reverse(Day on, Version entry) {
  const Event& original = events_.at(entry.value - 1);
  EntryReversed reversal;
  reversal.entry = entry;
  reversal.reason = ReasonCode::wrong_amount;
  reversal.original_value_date = original.envelope.value_date;
  reversal.original = std::make_shared<const Payload>(original.payload);
  return add(on, reversal, opposite(original.postings));
}

}  // namespace soquy::tests
