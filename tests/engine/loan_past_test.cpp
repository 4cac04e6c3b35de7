// The past of a loan changes: repayments dated before others, and entries taken back.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "engine/domain/allocation.h"
#include "engine/domain/loan_schedule.h"
#include "tests/support/loan_desk.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

AllocationLine line(std::uint16_t instalment, std::int64_t principal, std::int64_t interest, std::int64_t penalty = 0) {
  return {instalment, Money{principal}, Money{interest}, Money{penalty}};
}

struct Paper {
  std::string voucher;
  Day day;
  std::int64_t amount = 0;
};

/// What is in force of a loan, whatever order it was written in.
struct Standing {
  std::string voucher;
  Day day;
  Allocation lines;
  friend bool operator==(const Standing&, const Standing&) = default;
};

std::vector<Standing> standing(const Desk& desk, LoanNo loan) {
  std::vector<Standing> all;
  for (const RepaymentState& one : desk.loan(loan).repayments) all.push_back({one.voucher, one.value_date, one.lines});
  return all;
}

/// Repayments that fit the loan when they come in the order of their days.
std::vector<Paper> random_papers(std::mt19937_64& dice, const Desk& lent, LoanNo loan) {
  std::vector<Paper> papers;
  Desk desk = lent;
  Day on = desk.loan(loan).start;
  while (papers.size() < 6 && desk.loan(loan).stage == LoanStage::open) {
    on = add_days(on, static_cast<int>(dice() % 35));
    const Money owed = debt_of(desk.loan(loan)).owed_on(on);
    const auto wanted = static_cast<std::int64_t>(dice() % 400'000 + 1);
    Paper paper{"PT-" + std::to_string(papers.size() + 5), on, std::min(owed.minor, wanted)};
    if (paper.amount == 0) continue;
    desk.repay(loan, paper.amount, to_iso(on), paper.voucher);
    papers.push_back(paper);
  }
  return papers;
}

void record(Desk& desk, LoanNo loan, const std::vector<Paper>& papers) {
  for (const Paper& paper : papers) desk.repay(loan, paper.amount, to_iso(paper.day), paper.voucher);
}

/// A loan under each order, each advance, with late interest and without.
struct Lent {
  Desk desk;
  LoanNo loan;
};
std::vector<Lent> lent_under_every_law() {
  std::vector<Lent> all;
  for (int order = 0; order < 3; ++order) {
    for (int advance = 0; advance < 3; ++advance) {
      AdoptByLaw law;
      law.allocation = static_cast<AllocationOrder>(order);
      law.advance = static_cast<AdvanceTo>(advance);
      law.overdue_percent = all.size() % 2 == 0 ? 150 : 0;
      Lent one{Desk(law), {}};
      one.loan = one.desk.lend();
      all.push_back(std::move(one));
    }
  }
  return all;
}

/// The accounts a repayment moves, at the end of every day.
bool same_course(const Desk& left, const Desk& right) {
  for (const Account account : {Account::cash, Account::loans, Account::interest_income, Account::other_income}) {
    if (left.club.course(kIncomeFund, account) != right.club.course(kIncomeFund, account)) return false;
  }
  return true;
}

bool same_from(const Desk& left, const Desk& right, Day first) {
  for (const Account account : {Account::cash, Account::loans, Account::interest_income, Account::other_income}) {
    for (int ahead = 0; ahead < 400; ++ahead) {
      const Day on = add_days(first, ahead);
      if (left.club.course(kIncomeFund, account).on(on) != right.club.course(kIncomeFund, account).on(on)) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("a forgotten repayment splits the later ones again, as events of its own", "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  const Version march = desk.repay(loan, 312'000, "2024-03-12");  // pays February's instalment, a month late
  const auto events = desk.tell(ReceiveRepayment{loan, Place::cash, 312'000_vnd, {}}, {day("2024-02-10"), "PT-7", {2}});
  REQUIRE(events.size() == 2);
  CHECK(events[0].payload.as<RepaymentReceived>()->lines == Allocation{line(1, 300'000, 12'000)});
  const RepaymentReallocated& moved = *events[1].payload.as<RepaymentReallocated>();
  CHECK(moved.repayment == march);
  CHECK(moved.cause == events[0].envelope.version);
  CHECK(moved.before == Allocation{line(1, 300'000, 12'000)});
  CHECK(moved.after == Allocation{line(2, 300'000, 9'000), line(3, 3'000, 0)});
  // dated when the repayment it concerns is, so that the books of February show nothing of it
  CHECK(events[1].envelope.value_date == day("2024-03-12"));
  CHECK(events[1].postings ==
        Entry{{kIncomeFund, Account::loans, Money{-3'000}}, {kIncomeFund, Account::interest_income, Money{3'000}}});
  CHECK(desk.loan(loan).repayments[1].lines == moved.after);
}

TEST_CASE("a forgotten repayment that leaves no room for a later one is refused with the figures", "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  desk.repay(loan, 1'208'516, "2024-02-01");  // 22 of 31 days of 12,000
  CHECK(desk.outcome(ReceiveRepayment{loan, Place::cash, 1'000_vnd, {}}, {day("2024-01-20"), {}, {2}}) ==
        "loan_not_open loan");
  Desk other;
  const LoanNo open = other.lend();
  other.repay(open, 1'211'000, "2024-02-10");
  const auto no = other.ask(ReceiveRepayment{open, Place::cash, 1'001_vnd, {}}, {day("2024-02-01"), {}, {2}});
  REQUIRE(no.has_error());
  CHECK(no.error().reason == RejectReason::exceeds_debt);
  CHECK(no.error().seen == "with it the repayment of 2024-02-10 (version 19) would pay 1 more than is owed");
}

TEST_CASE("dated repayments end in the same split and the same books in whatever order they are written",
          "[core][loan]") {
  std::mt19937_64 dice(20'240'316);
  const std::vector<Lent> laws = lent_under_every_law();
  for (std::size_t round = 0; round < 1000; ++round) {
    const auto& [lent, loan] = laws[round % laws.size()];
    std::vector<Paper> papers = random_papers(dice, lent, loan);
    Desk ordered = lent;
    record(ordered, loan, papers);
    std::shuffle(papers.begin(), papers.end(), dice);
    Desk shuffled = lent;
    record(shuffled, loan, papers);
    CAPTURE(round);
    REQUIRE(standing(shuffled, loan) == standing(ordered, loan));
    REQUIRE(same_course(shuffled, ordered));
    REQUIRE(shuffled.loan(loan).stage == ordered.loan(loan).stage);
  }
}

TEST_CASE("after a reversal the books are as if the repayment had never been, from the reversal's day on",
          "[core][loan]") {
  std::mt19937_64 dice(99);
  const std::vector<Lent> laws = lent_under_every_law();
  for (std::size_t round = 0; round < 1000; ++round) {
    const auto& [lent, loan] = laws[round % laws.size()];
    std::vector<Paper> papers = random_papers(dice, lent, loan);
    const std::size_t wrong = dice() % papers.size();
    Desk without = lent;
    Desk at_own_day = lent;
    std::vector<Paper> shuffled = papers;
    std::shuffle(shuffled.begin(), shuffled.end(), dice);
    Version entry;
    for (const Paper& paper : shuffled) {
      const Version version = at_own_day.repay(loan, paper.amount, to_iso(paper.day), paper.voucher);
      if (paper.voucher == papers[wrong].voucher) {
        entry = version;
      } else {
        without.repay(loan, paper.amount, to_iso(paper.day), paper.voucher);
      }
    }
    Desk at_original_day = at_own_day;
    const Day later = add_days(papers[wrong].day, static_cast<int>(dice() % 60));
    at_own_day.reverse(entry, to_iso(later));
    at_original_day.reverse(entry, "2025-01-01", true);
    CAPTURE(round);
    REQUIRE(standing(at_own_day, loan) == standing(without, loan));
    REQUIRE(standing(at_original_day, loan) == standing(without, loan));
    REQUIRE(same_from(at_own_day, without, later));
    REQUIRE(same_course(at_original_day, without));
    REQUIRE(at_own_day.loan(loan).stage == without.loan(loan).stage);
  }
}

TEST_CASE("several reversals after each other leave what was never taken back", "[core][loan]") {
  std::mt19937_64 dice(5);
  Desk lent;
  const LoanNo loan = lent.lend();
  for (int round = 0; round < 20; ++round) {
    std::vector<Paper> papers = random_papers(dice, lent, loan);
    std::shuffle(papers.begin(), papers.end(), dice);
    Desk desk = lent;
    std::vector<Version> entries;
    for (const Paper& paper : papers) {
      entries.push_back(desk.repay(loan, paper.amount, to_iso(paper.day), paper.voucher));
    }
    for (const Version entry : entries) desk.reverse(entry, "2024-12-31");
    CAPTURE(round);
    REQUIRE(desk.loan(loan).repayments.empty());
    REQUIRE(desk.loan(loan).stage == LoanStage::open);
    REQUIRE(same_from(desk, lent, day("2024-12-31")));
  }
}

TEST_CASE("a reversal reopens a settled loan", "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  desk.repay(loan, 312'000, "2024-02-10");
  const Version last = desk.repay(loan, 909'000, "2024-03-10");
  CHECK(desk.loan(loan).stage == LoanStage::settled);
  desk.reverse(last, "2024-03-20");
  CHECK(desk.loan(loan).stage == LoanStage::open);
  CHECK(desk.loan(loan).outstanding() == 900'000_vnd);
}

TEST_CASE("a disbursement is taken back only before anything was paid, and the loan is approved again",
          "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  const Version paid_out = desk.loan(loan).disbursement;
  const Version payment = desk.repay(loan, 10'000, "2024-02-10");
  ReverseEntry ask;
  ask.entry = paid_out;
  ask.reason = ReasonCode::written_twice;
  const auto no = desk.ask(ask, {day("2024-03-01"), {}, {2}});
  REQUIRE(no.has_error());
  CHECK(no.error().reason == RejectReason::later_entries_depend);
  CHECK(no.error().seen == "KV001 has entries in version " + std::to_string(payment.value));
  desk.reverse(payment, "2024-03-01");
  desk.reverse(paid_out, "2024-03-01");
  CHECK(desk.loan(loan).stage == LoanStage::approved);
  CHECK(desk.club.members.at(MemberNo{5}).loans_taken == 0);
  CHECK(desk.club.balance(kIncomeFund, Account::cash) == 100'000'000_vnd);
  desk.tell(DisburseLoan{loan, Place::cash, 1'000'000_vnd}, {day("2024-03-02"), {}, {}});
  CHECK(desk.loan(loan).outstanding() == 1'000'000_vnd);
}

TEST_CASE("what rests on an entry may be taken back with it in one command", "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  const auto reversal = [](Version entry) {
    ReverseEntry ask;
    ask.entry = entry;
    ask.reason = ReasonCode::wrong_member;
    return ask;
  };
  const Version first = desk.repay(loan, 312'000, "2024-02-10");
  const Version second = desk.repay(loan, 309'000, "2024-03-10");
  Desk unlent = desk;
  unlent.tell_all({reversal(second), reversal(first), reversal(desk.loan(loan).disbursement)},
                  {day("2024-04-01"), {}, {2}});
  CHECK(unlent.loan(loan).stage == LoanStage::approved);
  CHECK(unlent.club.balance(kIncomeFund, Account::cash) == 100'000'000_vnd);

  // A repayment from before a rescheduling: the rescheduling is taken back, and agreed again on what is out now.
  RescheduleLoan ask;
  ask.loan = loan;
  ask.terms = usual_terms();
  ask.terms.principal = 600'000_vnd;
  ask.confirmation = "UBND 12/2024";
  ask.reason = ReasonCode::flood;
  ask.resolution = desk.resolve(Subject::reschedule);
  const Version agreed = desk.tell(ask, {day("2024-03-15"), {}, {2}}).front().envelope.version;
  RescheduleLoan again = ask;
  again.terms.principal = 900'000_vnd;
  desk.tell_all({reversal(agreed), reversal(second), again}, {day("2024-03-20"), {}, {2}});
  CHECK(desk.loan(loan).outstanding() == 900'000_vnd);
  CHECK(desk.loan(loan).reschedulings == 1);
  CHECK(total_principal(desk.loan(loan).instalments) == 900'000_vnd);
}

TEST_CASE("an approval is taken back only while nothing was paid out", "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  const Version approved{desk.loan(loan).disbursement.value - 1};
  ReverseEntry ask;
  ask.entry = approved;
  ask.reason = ReasonCode::wrong_member;
  CHECK(desk.outcome(ask, {day("2024-03-01"), {}, {2}}) == "later_entries_depend entry");
  desk.reverse(desk.loan(loan).disbursement, "2024-03-01");
  desk.reverse(approved, "2024-03-01");
  CHECK(desk.loan(loan).stage == LoanStage::cancelled);
}

TEST_CASE("a penalty written late, and one taken back, split the repayments again", "[core][loan]") {
  AdoptByLaw law;
  law.penalty_late = 5'000_vnd;
  Desk desk(law);
  const LoanNo loan = desk.lend();
  desk.repay(loan, 312'000, "2024-02-15");
  const auto charged = desk.tell(ChargePenalty{loan, 1, 5'000_vnd, {}}, {day("2024-02-12"), {}, {2}});
  REQUIRE(charged.size() == 2);
  CHECK(desk.loan(loan).repayments.front().lines == Allocation{line(1, 295'000, 12'000, 5'000)});
  CHECK(charged[1].postings ==
        Entry{{kIncomeFund, Account::loans, 5'000_vnd}, {kIncomeFund, Account::other_income, Money{-5'000}}});
  desk.reverse(charged.front().envelope.version, "2024-03-01");
  CHECK(desk.loan(loan).repayments.front().lines == Allocation{line(1, 300'000, 12'000)});
  CHECK(desk.club.balance(kIncomeFund, Account::other_income).is_zero());
}

TEST_CASE("a penalty that was paid or waived is not taken back below it", "[core][loan]") {
  AdoptByLaw law;
  law.penalty_late = 5'000_vnd;
  Desk desk(law);
  const LoanNo loan = desk.lend();
  const Version penalty =
      desk.tell(ChargePenalty{loan, 1, 5'000_vnd, {}}, {day("2024-02-12"), {}, {2}}).front().envelope.version;
  Desk waived = desk;
  desk.repay(loan, 1'217'000, "2024-02-15");
  ReverseEntry ask;
  ask.entry = penalty;
  ask.reason = ReasonCode::wrong_member;
  CHECK(desk.outcome(ask, {day("2024-03-01"), {}, {2}}) == "later_entries_depend entry");

  const ResolutionNo resolution = waived.resolve(Subject::other);
  const Version waiver = waived.tell(WaivePenalty{loan, 1, 5'000_vnd, resolution, {}}, {day("2024-02-13"), {}, {2}})
                             .front()
                             .envelope.version;
  CHECK(waived.outcome(ask, {day("2024-03-01"), {}, {2}}) == "later_entries_depend entry");
  waived.reverse(waiver, "2024-03-01");
  waived.reverse(penalty, "2024-03-01");
  CHECK(waived.loan(loan).penalties.empty());
}

TEST_CASE("a write-off is taken back while nothing was recovered, and before it nothing is", "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  const Version payment = desk.repay(loan, 312'000, "2024-02-10");
  const auto gone = desk.tell(WriteOffLoan{loan, desk.resolve(Subject::write_off), ReasonCode::death, {}},
                              {day("2024-06-01"), {}, {2}});
  const Version write_off = gone.front().envelope.version;
  ReverseEntry ask;
  ask.entry = payment;
  ask.reason = ReasonCode::wrong_amount;
  CHECK(desk.outcome(ask, {day("2024-07-01"), {}, {2}}) == "later_entries_depend entry");
  const Version recovery =
      desk.tell(RecoverLoan{loan, Place::cash, 100'000_vnd}, {day("2024-06-02"), {}, {}}).front().envelope.version;
  ask.entry = write_off;
  CHECK(desk.outcome(ask, {day("2024-07-01"), {}, {2}}) == "later_entries_depend entry");
  desk.reverse(recovery, "2024-07-01");
  desk.reverse(write_off, "2024-07-01");
  CHECK(desk.loan(loan).stage == LoanStage::open);
  CHECK(desk.loan(loan).outstanding() == 900'000_vnd);
  desk.reverse(payment, "2024-07-01");
  CHECK(desk.loan(loan).outstanding() == 1'200'000_vnd);
}

TEST_CASE("a rescheduling is taken back while nothing follows it, and before it nothing is", "[core][loan]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  const Version payment = desk.repay(loan, 312'000, "2024-02-10");
  const std::vector<Instalment> agreed = desk.loan(loan).instalments;
  RescheduleLoan ask;
  ask.loan = loan;
  ask.terms = usual_terms();
  ask.terms.principal = 900'000_vnd;
  ask.confirmation = "UBND 12/2024";
  ask.reason = ReasonCode::flood;
  ask.resolution = desk.resolve(Subject::reschedule);
  const Version rescheduled = desk.tell(ask, {day("2024-03-15"), {}, {2}}).front().envelope.version;
  ReverseEntry back;
  back.entry = payment;
  back.reason = ReasonCode::wrong_amount;
  CHECK(desk.outcome(back, {day("2024-07-01"), {}, {2}}) == "later_entries_depend entry");
  const Version after = desk.repay(loan, 100'000, "2024-04-15");
  back.entry = rescheduled;
  CHECK(desk.outcome(back, {day("2024-07-01"), {}, {2}}) == "later_entries_depend entry");
  desk.reverse(after, "2024-07-01");
  desk.reverse(rescheduled, "2024-07-01");
  CHECK(desk.loan(loan).instalments == agreed);
  CHECK(desk.loan(loan).reschedulings == 0);
  desk.reverse(payment, "2024-07-01");
  CHECK(desk.loan(loan).outstanding() == 1'200'000_vnd);
}
