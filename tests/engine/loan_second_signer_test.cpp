// Nobody changes alone what a repayment in the books has paid for.
#include "tests/engine/broken_promise.h"
#include "tests/engine/refusal_rows.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

Order alone(std::string_view iso) { return {day(iso), {}, {}}; }
Order both(std::string_view iso) { return {day(iso), {}, {2}}; }

AdoptByLaw with_penalties() {
  AdoptByLaw law;
  law.penalty_late = 5'000_vnd;
  return law;
}

}  // namespace

TEST_CASE("a repayment or penalty dated before a recorded repayment of the loan needs a second signer",
          "[core][loan][signers]") {
  Desk desk(with_penalties());
  const LoanNo loan = desk.lend(5);
  const LoanNo other = desk.lend(6);
  const ReceiveRepayment paid{loan, Place::cash, 10'000_vnd, {}};
  const ChargePenalty penalty{loan, 1, 5'000_vnd, ReasonCode::none};
  CHECK(desk.outcome(paid, alone("2024-03-01")) == "accepted");  // nothing is recorded yet
  const Version march = desk.repay(loan, 312'000, "2024-03-10");

  const auto no = desk.ask(paid, alone("2024-03-09"));
  REQUIRE(no.has_error());
  CHECK(no.error().reason == RejectReason::approval_missing);
  CHECK(no.error().seen == "0 besides the recorder signed");
  CHECK(no.error().asked == "repayment_received needs 1: it lies before the repayment of 2024-03-10, version " +
                                std::to_string(march.value));
  CHECK(desk.outcome(penalty, alone("2024-03-09")) == "approval_missing approvals");
  CHECK(desk.outcome(paid, both("2024-03-09")) == "accepted");
  CHECK(desk.outcome(penalty, both("2024-03-09")) == "accepted");

  CHECK(desk.outcome(paid, alone("2024-03-10")) == "accepted");  // the same day is not before
  CHECK(desk.outcome(paid, alone("2024-03-11")) == "accepted");
  CHECK(desk.outcome(penalty, alone("2024-03-11")) == "accepted");
  CHECK(desk.outcome(ReceiveRepayment{other, Place::cash, 10'000_vnd, {}}, alone("2024-03-09")) == "accepted");

  desk.reverse(march, "2024-03-12", true);
  CHECK(desk.outcome(paid, alone("2024-03-09")) == "accepted");  // what was taken back is not changed
}

TEST_CASE("who is asked to sign hears the true day of a late row and of a reversed entry, and the reason",
          "[core][loan][signers]") {
  Desk desk(with_penalties());
  const LoanNo loan = desk.lend(5);
  const Version paid = desk.repay(loan, 312'000, "2024-03-10");
  const std::string version = std::to_string(paid.value);
  const auto asked_of = [&](Act act, std::string_view on) {
    const auto no = desk.ask(std::move(act), alone(on));
    REQUIRE(no.has_error());
    CHECK(no.error().reason == RejectReason::approval_missing);
    return no.error().asked;
  };
  Act late{ReceiveRepayment{loan, Place::cash, 10'000_vnd, {}}};
  late.written_on = day("2024-04-10");
  late.late_reason = ReasonCode::forgotten;
  CHECK(asked_of(late, "2024-03-12") ==
        "repayment_received needs 1: it happened on 2024-03-12 and was written down on 2024-04-10, reason forgotten");
  CHECK(asked_of(late, "2024-03-01") ==
        "repayment_received needs 1: it lies before the repayment of 2024-03-10, version " + version +
            "; it happened on 2024-03-01 and was written down on 2024-04-10, reason forgotten");
  ReverseEntry undo;
  undo.entry = paid;
  undo.reason = ReasonCode::wrong_amount;
  CHECK(asked_of(undo, "2024-04-10") ==
        "entry_reversed needs 1: it takes back version " + version + " of 2024-03-10, reason wrong_amount");
}

TEST_CASE("the true day of a row whose period is closed is the one that is told", "[core][loan][signers]") {
  AdoptByLaw law = with_penalties();
  law.assurances.push_back({ActClass::late_entry, Assurance::named});
  Desk desk(law);
  const LoanNo loan = desk.lend(5);
  ClosePeriod close;
  close.through = day("2024-02-29");
  desk.tell(close, both("2024-03-05"));
  Act late{ReceiveRepayment{loan, Place::cash, 10'000_vnd, {}}};
  late.original_date = day("2024-02-10");
  late.late_reason = ReasonCode::voucher_found;
  const auto no = desk.ask(late, alone("2024-03-10"));
  REQUIRE(no.has_error());
  CHECK(no.error().asked == "repayment_received needs 1: it happened on 2024-02-10, reason voucher_found");
}

TEST_CASE("a waiver dated before a recorded repayment of the loan needs a second signer", "[core][loan][signers]") {
  Desk desk(with_penalties());
  const LoanNo loan = desk.lend(5);
  const LoanNo other = desk.lend(6);
  const ResolutionNo resolution = desk.resolve(Subject::other);
  for (const LoanNo late : {loan, other}) desk.tell(ChargePenalty{late, 1, 5'000_vnd, {}}, alone("2024-02-15"));
  const WaivePenalty waiver{loan, 1, 1'000_vnd, resolution, ReasonCode::illness};
  CHECK(desk.outcome(waiver, alone("2024-02-20")) == "accepted");  // nothing is recorded yet
  const Version march = desk.repay(loan, 3'000, "2024-03-10");

  const auto no = desk.ask(waiver, alone("2024-03-09"));
  REQUIRE(no.has_error());
  CHECK(no.error().reason == RejectReason::approval_missing);
  CHECK(no.error().asked ==
        "penalty_waived needs 1: it lies before the repayment of 2024-03-10, version " + std::to_string(march.value));
  CHECK(desk.outcome(waiver, both("2024-03-09")) == "accepted");
  CHECK(desk.outcome(waiver, alone("2024-03-10")) == "accepted");  // the same day is not before
  CHECK(desk.outcome(waiver, alone("2024-03-11")) == "accepted");
  CHECK(desk.outcome(WaivePenalty{other, 1, 1'000_vnd, resolution, ReasonCode::illness}, alone("2024-03-09")) ==
        "accepted");

  desk.reverse(march, "2024-03-12", true);
  CHECK(desk.outcome(waiver, alone("2024-03-09")) == "accepted");  // what was taken back is not changed
}

TEST_CASE("the latest repayment decides, in whatever order they were written", "[core][loan][signers]") {
  Desk desk;
  const LoanNo loan = desk.lend(5);
  desk.repay(loan, 100'000, "2024-04-10");
  desk.repay(loan, 100'000, "2024-02-10");
  const ReceiveRepayment paid{loan, Place::cash, 10'000_vnd, {}};
  CHECK(desk.outcome(paid, alone("2024-03-10")) == "approval_missing approvals");
  CHECK(desk.outcome(paid, alone("2024-04-10")) == "accepted");
}

TEST_CASE("a changed past that one person signed is found", "[core][verify][signers]") {
  Desk desk(with_penalties());
  const LoanNo loan = desk.lend(5);
  desk.repay(loan, 312'000, "2024-03-10");
  const Version paid =
      desk.tell(ReceiveRepayment{loan, Place::cash, 10'000_vnd, {}}, both("2024-03-09")).front().envelope.version;
  const Version penalty =
      desk.tell(ChargePenalty{loan, 1, 5'000_vnd, ReasonCode::none}, both("2024-03-08")).front().envelope.version;
  const LoanNo poor = desk.lend(6);
  const ResolutionNo resolution = desk.resolve(Subject::other);
  desk.tell(ChargePenalty{poor, 1, 5'000_vnd, ReasonCode::none}, both("2024-02-15"));
  desk.repay(poor, 3'000, "2024-03-10");
  const WaivePenalty waive{poor, 1, 1'000_vnd, resolution, ReasonCode::none};
  const Version waiver = desk.tell(waive, both("2024-03-09")).front().envelope.version;
  const Version later_waiver = desk.tell(waive, both("2024-03-10")).front().envelope.version;
  const Version later =
      desk.tell(ReceiveRepayment{loan, Place::cash, 10'000_vnd, {}}, both("2024-03-11")).front().envelope.version;
  test::expect_kept(desk.events);
  const auto unsigned_at = [&](Version version) {
    return test::report_on(desk.events, version, [](Event& event) { event.envelope.approvals.clear(); });
  };
  const std::string words = "0 signed besides the recorder, it needs 1";
  CHECK(test::says_broken(unsigned_at(paid), paid, words));
  CHECK(test::says_broken(unsigned_at(penalty), penalty, words));
  CHECK(test::says_broken(unsigned_at(waiver), waiver, words));
  CHECK_FALSE(test::breaks_a_promise(unsigned_at(later_waiver)));
  CHECK_FALSE(test::breaks_a_promise(unsigned_at(later)));
}
