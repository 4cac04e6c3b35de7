// What has to be taken back with an entry: all that rests on it, and nothing that could stay.
#include "engine/domain/taken_together.h"

#include <catch2/catch.hpp>

#include "engine/domain/allocation.h"
#include "tests/engine/goods_bank.h"
#include "tests/engine/taken_back_loan.h"
#include "tests/support/given.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

using Versions = std::vector<Version>;

std::optional<Event> event_in(const std::vector<Event>& events, Version version) {
  for (const Event& event : events)
    if (event.envelope.version == version) return event;
  return std::nullopt;
}

/// At the desk of loans.
Versions resting_in(const Desk& desk, const Versions& asked, std::string_view on) {
  return resting_on(
      asked, desk.club, [&](Version version) { return event_in(desk.events, version); },
      [&](const Versions& all) {
        std::vector<Act> acts;
        for (const Version one : all) acts.emplace_back(TakenBackLoan::reversal(one));
        Desk tried = desk;
        return tried.offer(std::move(acts), dated(on));
      });
}

/// In a club of its own.
Versions resting_in(const Given& club, const Versions& asked, Day on) {
  return resting_on(
      asked, club.state, [&](Version version) { return event_in(club.events, version); },
      [&](const Versions& all) {
        Command command = signed_by(order(on), {1});
        for (const Version one : all) command.acts.emplace_back(undo(one));
        return club.when(command).rejection;
      });
}

}  // namespace

TEST_CASE("a payout goes with everything of its loan that stands, and with nothing of another", "[core][loan]") {
  TakenBackLoan it;
  const LoanNo other = it.desk.lend(6);
  const Version first = it.desk.repay(it.loan, 312'000, "2024-02-10");
  static_cast<void>(it.desk.repay(other, 312'000, "2024-02-10"));
  const Version wrong = it.desk.repay(it.loan, 1'000, "2024-02-11");
  it.desk.reverse(wrong, "2024-02-11", true);
  const Version second = it.desk.repay(it.loan, 309'000, "2024-03-10");
  const Version paid_out = it.desk.loan(it.loan).disbursement;
  CHECK(resting_in(it.desk, {paid_out}, "2024-04-01") == Versions{first, second});
  CHECK(resting_in(it.desk, {second, paid_out}, "2024-04-01") == Versions{first});
  const Version approved{paid_out.value - 1};
  CHECK(resting_in(it.desk, {approved}, "2024-04-01") == Versions{paid_out, first, second});
}

TEST_CASE("a repayment goes with the rescheduling after it and what was paid since, not with what was paid before",
          "[core][loan]") {
  TakenBackLoan it;
  const Version first = it.desk.repay(it.loan, 312'000, "2024-02-10");
  static_cast<void>(it.desk.repay(it.loan, 1'000, "2024-02-20"));
  const Version agreed = it.desk.tell(it.new_terms(), dated("2024-03-15")).front().envelope.version;
  const Version since = it.desk.repay(it.loan, 100'000, "2024-04-15");
  CHECK(resting_in(it.desk, {first}, "2024-05-01") == Versions{agreed, since});
  CHECK(resting_in(it.desk, {since}, "2024-05-01").empty());  // nothing rests on the last
}

TEST_CASE("a repayment before a write-off goes with it, and with what was recovered since", "[core][loan]") {
  TakenBackLoan it;
  const Version paid = it.desk.repay(it.loan, 312'000, "2024-02-10");
  const Version off = it.desk.tell(it.write_off(), dated("2024-05-15")).front().envelope.version;
  const Version recovered =
      it.desk.tell(RecoverLoan{it.loan, Place::cash, 50'000_vnd}, dated("2024-06-01")).front().envelope.version;
  CHECK(resting_in(it.desk, {paid}, "2024-06-02") == Versions{off, recovered});
}

TEST_CASE("a penalty goes with its waiver, or with the repayment that would be too much without it", "[core][loan]") {
  TakenBackLoan it;
  const Version charged =
      it.desk.tell(ChargePenalty{it.loan, 1, 5'000_vnd, {}}, dated("2024-02-12")).front().envelope.version;
  Desk waived = it.desk;
  const Version waiver =
      waived.tell(WaivePenalty{it.loan, 1, 5'000_vnd, waived.resolve(Subject::other), {}}, dated("2024-02-13"))
          .front()
          .envelope.version;
  CHECK(resting_in(waived, {charged}, "2024-03-01") == Versions{waiver});
  const std::int64_t all = debt_of(it.desk.loan(it.loan)).owed_on(day("2024-02-15")).minor;
  const Version settled = it.desk.repay(it.loan, all, "2024-02-15");
  CHECK(resting_in(it.desk, {charged}, "2024-03-01") == Versions{settled});
}

TEST_CASE("a gift goes with what was spent of it, a debt with what was repaid, a count with its difference",
          "[core][domain]") {
  const Day on = day("2019-02-10");
  Given club = Given::a_club();
  BorrowCapital borrow;
  borrow.fund = kIncomeFund;
  borrow.amount = 2'000'000_vnd;
  const Answer came = club.record(order(on, restricted_gift(900'000_vnd, "equipment"), borrow, gift(5'000'000_vnd),
                                        gift(1'000'000_vnd, Condition::free, kIncomeFund)));
  const Version free = club.record(order(on, expense(100'000_vnd))).version();
  const Version spent = club.record(order(on, expense_from(GrantNo{1}, 200'000_vnd, "equipment"))).version();
  RepayCapital repay;
  repay.borrowing = BorrowingNo{1};
  repay.principal = 500'000_vnd;
  const Version repaid = club.record(order(on, repay)).version();
  CHECK(resting_in(club, {came.version(0)}, on) == Versions{spent});
  CHECK(resting_in(club, {came.version(1)}, on) == Versions{repaid});
  CHECK(resting_in(club, {free}, on).empty());
}

TEST_CASE("an animal goes with all that came of it, at its keeper's and at the next one's", "[core][domain]") {
  Given club = a_goods_bank();
  const Version lending = club.record(order(kPlaced, lent(6, "cow-bank", kHeifer, 1'000, kCalf, 2'000, {}))).version();
  const Version birth = club.record(order(day("2020-01-10"), born(1))).version();
  const Version handing = club.record(order(day("2020-01-10"), handed(1, kCalf, 5, 2'000, {}))).version();
  const Version next = club.record(order(day("2020-02-10"), lost(2, kCalf))).version();
  const Day on = day("2020-03-10");
  CHECK(resting_in(club, {handing}, on) == Versions{next});
  CHECK(resting_in(club, {birth}, on) == Versions{handing, next});
  CHECK(resting_in(club, {lending}, on) == Versions{birth, handing, next});
}

TEST_CASE("where no entry would help nothing is named", "[core][loan]") {
  TakenBackLoan it;
  const Version first = it.desk.repay(it.loan, 312'000, "2024-02-10");
  const Version second = it.desk.repay(it.loan, 309'000, "2024-03-10");
  it.desk.reverse(second, "2024-05-01");
  // The books hold the second until 1 May: only another day helps.
  CHECK(it.take_back(first, "2024-04-30") == "later_entries_depend entry");
  CHECK(resting_in(it.desk, {first}, "2024-04-30").empty());
  CHECK(resting_in(it.desk, {}, "2024-04-30").empty());
}
