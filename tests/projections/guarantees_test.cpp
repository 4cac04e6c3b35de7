#include "projections/guarantees.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "projections/audit_trail.h"
#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::CallRow;
using soquy::projections::GuaranteeRow;
using soquy::projections::Guarantees;
using soquy::projections::LoanStatus;
using soquy::tests::day;
using soquy::tests::History;

namespace {

std::vector<MemberNo> members(std::initializer_list<std::uint32_t> numbers) {
  std::vector<MemberNo> list;
  for (const std::uint32_t number : numbers) list.push_back(MemberNo{number});
  return list;
}

void form(History& club, Day on, std::uint32_t group, std::initializer_list<std::uint32_t> numbers) {
  GuaranteeGroupFormed formed;
  formed.given = {group};
  formed.members = members(numbers);
  formed.resolution = {1};
  club.add(on, formed);
}

void approve(History& club, Day on, std::uint32_t loan, std::uint32_t borrower, std::vector<MemberNo> answerable,
             std::uint32_t group = 0) {
  LoanApproved approved;
  approved.given = {loan};
  approved.borrower = {borrower};
  approved.terms.principal = 3'000'000_vnd;
  approved.group = {group};
  approved.answerable = std::move(answerable);
  approved.priority = PovertyClass::near_poor;
  club.add(on, approved);
}

Version call(History& club, Day on, std::uint32_t loan, std::uint32_t guarantor, std::int64_t amount) {
  GuaranteeCalled called;
  called.loan = {loan};
  called.guarantor = {guarantor};
  called.amount = Money{amount};
  called.resolution = {2};
  club.add(on, called);
  return club.last();
}

/// Principal of the first instalment, brought by another member.
Version pay_for(History& club, Day on, std::uint32_t loan, std::uint32_t payer, std::int64_t amount) {
  Event& event = club.repay(on, loan, 5, {{1, Money{amount}, {}, {}}});
  std::get<RepaymentReceived>(event.payload.is).payer = {payer};
  return event.envelope.version;
}

/// KV001 of TV05: TV06 and TV07 answer as their group, and TV06 was called for 500,000 on 20 February.
History called_club() {
  History club;
  form(club, day("2019-01-10"), 1, {5, 6, 7});
  approve(club, day("2019-01-10"), 1, 5, members({6, 7}), 1);
  club.disburse(day("2019-01-10"), 1, 5, 3'000'000, 3, 30'000);
  pay_for(club, day("2019-02-15"), 1, 6, 100'000);
  call(club, day("2019-02-20"), 1, 6, 500'000);
  return club;
}

Guarantees of(const History& history, const AsOf& when = {}) {
  Guarantees view;
  fold(view, history.events(), when);
  return view;
}

}  // namespace

TEST_CASE("each guarantor has a row with the loan and what is open of the calls", "[core][projections]") {
  History club = called_club();
  pay_for(club, day("2019-02-25"), 1, 6, 200'000);
  const auto rows = of(club).rows();
  REQUIRE(rows.size() == 2);
  const GuaranteeRow& row = rows.front();
  CHECK(row.loan == LoanNo{1});
  CHECK(row.borrower == MemberNo{5});
  CHECK(row.priority == PovertyClass::near_poor);
  CHECK(row.guarantor == MemberNo{6});
  CHECK(row.group == GroupNo{1});
  CHECK(row.status == LoanStatus::open);
  CHECK(row.outstanding == 2'700'000_vnd);
  CHECK(row.called == 500'000_vnd);
  CHECK(row.paid == 200'000_vnd);  // what came on 15 February answered no call
  CHECK(row.open == 300'000_vnd);
  CHECK(rows.back().guarantor == MemberNo{7});
  CHECK(rows.back().called.is_zero());
  CHECK(of(club).open() == 300'000_vnd);
}

TEST_CASE("money pays the oldest call first, and on one day the order of writing decides", "[core][projections]") {
  History club = called_club();
  call(club, day("2019-02-25"), 1, 6, 100'000);
  pay_for(club, day("2019-02-25"), 1, 6, 550'000);
  call(club, day("2019-02-25"), 1, 6, 70'000);  // written after the money came
  const std::vector<CallRow> calls = of(club).calls();
  REQUIRE(calls.size() == 3);
  CHECK(calls[0].open.is_zero());
  CHECK(calls[1].paid == 50'000_vnd);
  CHECK(calls[1].open == 50'000_vnd);
  CHECK(calls[2].open == 70'000_vnd);
  CHECK(calls[2].resolution == ResolutionNo{2});
  CHECK(of(club).open() == 120'000_vnd);
}

TEST_CASE("a call is open on the days between, and for who knew of it", "[core][projections]") {
  History club = called_club();
  const Version paid = pay_for(club, day("2019-02-25"), 1, 6, 200'000);
  club.reverse(day("2019-03-05"), paid);
  CHECK(of(club, {day("2019-02-19")}).open().is_zero());
  CHECK(of(club, {day("2019-02-24")}).open() == 500'000_vnd);
  CHECK(of(club, {day("2019-03-04")}).open() == 300'000_vnd);
  CHECK(of(club, {day("2019-03-05")}).open() == 500'000_vnd);
}

TEST_CASE("nothing is asked of a guarantor once the loan is paid, written off, or was never approved",
          "[core][projections]") {
  History settled = called_club();
  settled.repay(day("2019-03-01"), 1, 5,
                {{1, 900'000_vnd, 30'000_vnd, {}}, {2, 1'000'000_vnd, {}, {}}, {3, 1'000'000_vnd, {}, {}}}, true);
  CHECK(of(settled).rows().front().status == LoanStatus::settled);
  CHECK(of(settled).open().is_zero());
  CHECK(of(settled).calls().front().amount == 500'000_vnd);

  History lost = called_club();
  LoanWrittenOff given_up;
  given_up.loan = {1};
  given_up.principal = 2'900'000_vnd;
  lost.add(day("2019-03-01"), given_up);
  CHECK(of(lost).rows().front().status == LoanStatus::written_off);
  CHECK(of(lost).open().is_zero());

  History undone;
  approve(undone, day("2019-01-10"), 1, 5, members({9}));
  undone.reverse(day("2019-01-11"), undone.last());
  CHECK(of(undone).rows().empty());
}

TEST_CASE("a group stands with everybody it was formed of, the last forming in force", "[core][projections]") {
  History club;
  form(club, day("2019-01-10"), 1, {5, 6});
  form(club, day("2019-03-10"), 1, {5, 7, 8});
  const Version second = club.last();
  form(club, day("2019-02-10"), 2, {9, 10});
  auto groups = of(club).groups();
  REQUIRE(groups.size() == 3);
  CHECK_FALSE(groups[0].in_force);
  CHECK(groups[1].in_force);
  CHECK(groups[1].members == members({5, 7, 8}));
  CHECK(groups[2].group == GroupNo{2});
  CHECK(of(club, {day("2019-03-09")}).groups()[0].in_force);
  club.reverse(day("2019-03-11"), second);
  groups = of(club).groups();
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].in_force);
}

TEST_CASE("loans that renew an old one, and repayments out of a new one, are counted in the audit trail",
          "[core][projections]") {
  History club;
  club.disburse(day("2019-01-10"), 1, 5, 3'000'000, 3, 30'000);
  std::get<LoanDisbursed>(club.disburse(day("2019-02-10"), 2, 5, 3'000'000, 3, 30'000).payload.is).renews = {1};
  std::get<RepaymentReceived>(club.repay(day("2019-02-11"), 1, 5, {{1, 3'000'000_vnd, {}, {}}}, true).payload.is)
      .from_loan = {2};
  projections::AuditTrail trail;
  fold(trail, club.events());
  const auto rows = trail.rows();
  CHECK(rows[0].renewal.is_none());
  CHECK(rows[1].renewal == LoanNo{1});
  CHECK(rows[2].renewal == LoanNo{2});
  CHECK(trail.totals().renewals == 2);
}
