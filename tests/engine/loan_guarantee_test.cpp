// Members who answer for others: guarantee groups, guarantors who are called, and what of a call is open.
#include <random>

#include "engine/domain/guarantees.h"
#include "projections/guarantees.h"
#include "tests/engine/refusal_rows.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;

namespace {

const Order kMeeting{make_day(2024, 1, 10).value(), {}, {}};

Order on(std::string_view iso) { return {day(iso), {}, {2}}; }

FormGuaranteeGroup group_of(std::vector<MemberNo> members, ResolutionNo resolution, GroupNo group = {}) {
  return {group, std::move(members), resolution};
}

std::vector<MemberNo> members(std::initializer_list<std::uint32_t> numbers) {
  std::vector<MemberNo> list;
  for (const std::uint32_t number : numbers) list.push_back(MemberNo{number});
  return list;
}

GroupNo form(Desk& desk, std::initializer_list<std::uint32_t> numbers, GroupNo group = {}, Order order = kMeeting) {
  const auto events = desk.tell(group_of(members(numbers), desk.resolve(Subject::loan), group), order);
  return events.front().payload.as<GuaranteeGroupFormed>()->given;
}

ApproveLoan with_group(std::uint32_t borrower, ResolutionNo resolution, GroupNo group) {
  ApproveLoan ask = usual_approval(borrower, resolution);
  ask.guarantors.clear();
  ask.group = group;
  return ask;
}

/// TV09 answers for the loan of TV05, as Desk::lend has it.
Version call(Desk& desk, LoanNo loan, std::uint32_t guarantor, std::int64_t amount, std::string_view iso) {
  const CallGuarantee ask{loan, MemberNo{guarantor}, Money{amount}, desk.resolve(Subject::other), {}};
  return desk.tell(ask, on(iso)).front().envelope.version;
}

Version pay_for(Desk& desk, LoanNo loan, std::uint32_t payer, std::int64_t amount, std::string_view iso) {
  return desk.tell(ReceiveRepayment{loan, Place::cash, Money{amount}, MemberNo{payer}}, on(iso))
      .front()
      .envelope.version;
}

Money open(const Desk& desk, LoanNo loan, std::uint32_t guarantor) {
  return open_call(desk.club, loan, MemberNo{guarantor});
}

bool warned(const Desk& desk, std::string_view code) {
  return std::any_of(desk.warnings.begin(), desk.warnings.end(), [&](const Warning& one) { return one.code == code; });
}

}  // namespace

TEST_CASE("a group is formed of two to ten members, by resolution", "[core][loan][guarantee]") {
  Desk desk;
  desk.tell(LeaveClub{MemberNo{4}, ReasonCode::moved_away, {}}, {day("2024-01-08"), {}, {}});
  const ResolutionNo gift = desk.resolve(Subject::gift);
  const ResolutionNo right = desk.resolve(Subject::loan);
  using Ask = FormGuaranteeGroup;
  const auto have = [](std::vector<MemberNo> who) { return [who](Desk&, Ask& ask, Order&) { ask.members = who; }; };
  check_precedence<Ask>(
      desk, group_of({}, ResolutionNo{99}), kMeeting,
      {
          {"field_not_valid members", have(members({5}))},
          {"field_not_valid members", have(members({1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12}))},
          {"field_not_valid members", have(members({6, 5}))},
          {"field_not_valid members", have(members({5, 5}))},
          {"field_not_valid members", have(members({5, 66}))},
          {"member_not_found members", have(members({4, 5}))},
          {"member_has_left members", have(members({5, 6}))},
          {"resolution_not_found resolution", [&](Desk&, Ask& ask, Order&) { ask.resolution = gift; }},
          {"resolution_not_found resolution", [&](Desk&, Ask& ask, Order&) { ask.resolution = right; }},
      });
}

TEST_CASE("a loan on a group is refused by the first rule it breaks, and else all the others answer for it",
          "[core][loan][guarantee]") {
  AdoptByLaw law;
  law.guarantor_needed = true;
  Desk desk(law);
  const GroupNo group = form(desk, {5, 6, 7});
  const GroupNo torn = form(desk, {5, 10});
  desk.tell(LeaveClub{MemberNo{10}, ReasonCode::moved_away, {}}, on("2024-01-12"));
  using Ask = ApproveLoan;
  Ask ask = usual_approval(8, desk.resolve(Subject::loan));
  ask.group = GroupNo{7};
  check_precedence<Ask>(desk, ask, on("2024-01-15"),
                        {
                            {"field_not_valid guarantors", [](Desk&, Ask& it, Order&) { it.guarantors.clear(); }},
                            {"group_not_found group", [&](Desk&, Ask& it, Order&) { it.group = group; }},
                            {"group_not_found group",
                             [&](Desk&, Ask& it, Order&) {
                               it.group = torn;
                               it.borrower = MemberNo{5};
                             }},
                            {"member_has_left group", [&](Desk&, Ask& it, Order&) { it.group = group; }},
                        });
  const auto no = desk.ask(with_group(8, ask.resolution, group), on("2024-01-15"));
  CHECK(no.error().seen == "NB-01 is TV05, TV06 and TV07");

  const auto events = desk.tell(with_group(5, ask.resolution, group), on("2024-01-15"));
  CHECK(events.front().payload.as<LoanApproved>()->answerable == members({6, 7}));
  CHECK(answers_for(desk.club, LoanNo{1}, MemberNo{7}));
  CHECK_FALSE(answers_for(desk.club, LoanNo{1}, MemberNo{5}));
}

TEST_CASE("a guarantor who is named answers alone", "[core][loan][guarantee]") {
  Desk desk;
  const auto events = desk.tell(usual_approval(5, desk.resolve(Subject::loan)), kMeeting);
  CHECK(events.front().payload.as<LoanApproved>()->answerable == members({9}));
}

TEST_CASE("a group formed again has its new members from then on, and old loans keep who answered for them",
          "[core][loan][guarantee]") {
  Desk desk;
  const GroupNo group = form(desk, {5, 6});
  desk.tell(with_group(5, desk.resolve(Subject::loan), group), kMeeting);
  CHECK(form(desk, {5, 7, 8}, group, on("2024-02-10")) == group);
  CHECK(membership_on(desk.club, group, day("2024-02-09"))->members == members({5, 6}));
  CHECK(membership_on(desk.club, group, day("2024-02-10"))->members == members({5, 7, 8}));
  CHECK(membership_on(desk.club, group, day("2024-01-09")) == nullptr);
  CHECK(answers_for(desk.club, LoanNo{1}, MemberNo{6}));
  const auto later = desk.tell(with_group(7, desk.resolve(Subject::loan), group), on("2024-02-10"));
  CHECK(later.front().payload.as<LoanApproved>()->answerable == members({5, 8}));
}

TEST_CASE("who borrows on a group hears of its other members' late loans", "[core][loan][guarantee]") {
  Desk desk;
  const GroupNo group = form(desk, {5, 6, 7});
  desk.lend(6);
  desk.tell(with_group(5, desk.resolve(Subject::loan), group), on("2024-02-10"));
  CHECK_FALSE(warned(desk, "group_member_late"));
  desk.tell(with_group(7, desk.resolve(Subject::loan), group), on("2024-02-11"));
  REQUIRE(desk.warnings.size() == 1);
  CHECK(desk.warnings.front().code == "group_member_late");
  CHECK(desk.warnings.front().sentence == "TV06 of NB-01 has 312.000 of KV001 unpaid since 2024-02-10.");
}

TEST_CASE("a class that is stated but not on record is told at the approval", "[core][loan]") {
  Desk desk;
  ApproveLoan ask = usual_approval(5, desk.resolve(Subject::loan));
  ask.priority = PovertyClass::poor;
  desk.tell(ask, kMeeting);
  REQUIRE(desk.warnings.size() == 1);
  CHECK(desk.warnings.front().code == "priority_not_recorded");
  CHECK(desk.warnings.front().sentence == "TV05 comes first as poor, and the class recorded for 2024-01-10 is none.");

  ClassifyMember certified;
  certified.member = MemberNo{6};
  certified.poverty = PovertyClass::poor;
  certified.valid_from = day("2024-01-01");
  certified.valid_until = day("2024-06-30");
  desk.tell(certified, kMeeting);
  ask.borrower = MemberNo{6};
  desk.tell(ask, kMeeting);
  CHECK(desk.warnings.empty());
  ask.borrower = MemberNo{7};
  ask.priority = PovertyClass::none;  // nothing is stated
  desk.tell(ask, kMeeting);
  CHECK(desk.warnings.empty());
  const MemberState& member = desk.club.members.at(MemberNo{6});
  CHECK(member.poverty_on(day("2023-12-31")) == PovertyClass::none);
  CHECK(member.poverty_on(day("2024-06-30")) == PovertyClass::poor);
  CHECK(member.poverty_on(day("2024-07-01")) == PovertyClass::none);
}

TEST_CASE("a group is taken back only while no loan rests on it, and its number is not given again",
          "[core][loan][guarantee]") {
  Desk desk;
  const Version formed =
      desk.tell(group_of(members({5, 6}), desk.resolve(Subject::loan)), kMeeting).front().envelope.version;
  const Version approved =
      desk.tell(with_group(5, desk.resolve(Subject::loan), GroupNo{1}), on("2024-01-11")).front().envelope.version;
  ReverseEntry ask;
  ask.entry = formed;
  ask.reason = ReasonCode::wrong_member;
  const auto no = desk.ask(ask, on("2024-01-12"));
  REQUIRE(no.has_error());
  CHECK(no.error().reason == RejectReason::later_entries_depend);
  CHECK(no.error().seen == "KV001 rests on NB-01 as it was formed");
  desk.reverse(approved, "2024-01-12");
  desk.reverse(formed, "2024-01-12");
  CHECK(membership_on(desk.club, GroupNo{1}, day("2024-01-12")) == nullptr);
  CHECK(desk.outcome(with_group(5, desk.resolve(Subject::loan), GroupNo{1}), on("2024-01-12")) ==
        "group_not_found group");
  CHECK(form(desk, {5, 6}) == GroupNo{2});
}

TEST_CASE("a forming that was replaced is taken back though loans rest on the next one", "[core][loan][guarantee]") {
  Desk desk;
  const Version first =
      desk.tell(group_of(members({5, 6}), desk.resolve(Subject::loan)), kMeeting).front().envelope.version;
  form(desk, {5, 7}, GroupNo{1}, on("2024-01-11"));
  desk.tell(with_group(5, desk.resolve(Subject::loan), GroupNo{1}), on("2024-01-12"));
  desk.reverse(first, "2024-01-13");
  CHECK(membership_on(desk.club, GroupNo{1}, day("2024-01-12"))->members == members({5, 7}));
}

// --- Called ----------------------------------------------------------------------------------------------------------

TEST_CASE("a call is refused by the first rule it breaks", "[core][loan][guarantee]") {
  Desk desk;
  const LoanNo late = desk.lend(5);
  const LoanNo paid = desk.lend(6);
  desk.repay(paid, 312'000, "2024-02-10");
  const LoanNo approved =
      desk.tell(usual_approval(7, desk.resolve(Subject::loan)), kMeeting).front().payload.as<LoanApproved>()->given;
  const ResolutionNo gift = desk.resolve(Subject::gift);
  const ResolutionNo small = desk.resolve(Subject::other, 1'000'000_vnd);
  const ResolutionNo enough = desk.resolve(Subject::loan);
  using Ask = CallGuarantee;
  check_precedence<Ask>(
      desk, Ask{LoanNo{77}, MemberNo{66}, Money{0}, ResolutionNo{99}, {}}, on("2024-03-10"),
      {
          {"member_not_found guarantor", [](Desk&, Ask& ask, Order&) { ask.guarantor = MemberNo{8}; }},
          {"resolution_not_found resolution", [&](Desk&, Ask& ask, Order&) { ask.resolution = gift; }},
          {"resolution_not_found resolution", [&](Desk&, Ask& ask, Order&) { ask.resolution = small; }},
          {"loan_not_found loan", [&](Desk&, Ask& ask, Order&) { ask.loan = approved; }},
          {"loan_not_open loan", [&](Desk&, Ask& ask, Order&) { ask.loan = paid; }},
          {"loan_not_late loan", [&](Desk&, Ask& ask, Order&) { ask.loan = late; }},
          {"not_answerable guarantor", [](Desk&, Ask& ask, Order&) { ask.guarantor = MemberNo{9}; }},
          {"amount_not_positive amount", [](Desk&, Ask& ask, Order&) { ask.amount = Money{kMaxEntryMinor + 1}; }},
          {"amount_too_large amount", [](Desk&, Ask& ask, Order&) { ask.amount = 1'221'001_vnd; }},
          {"above_approval amount", [&](Desk&, Ask& ask, Order&) { ask.resolution = enough; }},
          {"exceeds_debt amount", [](Desk&, Ask& ask, Order&) { ask.amount = 1'221'000_vnd; }},
      });
  const auto no = desk.ask(Ask{paid, MemberNo{9}, 1'000_vnd, enough, {}}, on("2024-03-10"));
  CHECK(no.error().seen == "what KV002 asks for next is due on 2024-03-10");
}

TEST_CASE("guarantors together are called for no more than is owed", "[core][loan][guarantee]") {
  Desk desk;
  const ResolutionNo resolution = desk.resolve(Subject::loan);
  ApproveLoan ask = usual_approval(5, resolution);
  ask.guarantors = members({8, 9});
  desk.tell(ask, kMeeting);
  desk.tell(DisburseLoan{LoanNo{1}, Place::cash, 1'200'000_vnd}, kMeeting);
  const auto events = desk.tell(CallGuarantee{LoanNo{1}, MemberNo{9}, 1'000'000_vnd, resolution, {}}, on("2024-03-10"));
  CHECK(events.front().postings.empty());
  CallGuarantee other{LoanNo{1}, MemberNo{8}, 221'001_vnd, resolution, {}};
  const auto no = desk.ask(other, on("2024-03-10"));
  REQUIRE(no.has_error());
  CHECK(no.error().reason == RejectReason::exceeds_debt);
  CHECK(no.error().seen == "KV001 owes 1.221.000 on 2024-03-10, of which 1.000.000 is called already");
  other.amount = 221'000_vnd;
  CHECK(desk.outcome(other, on("2024-03-10")) == "accepted");
}

TEST_CASE("what a guarantor brings takes the call down, and its reversal brings it back", "[core][loan][guarantee]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  pay_for(desk, loan, 9, 10'000, "2024-03-01");  // before anybody asked
  call(desk, loan, 9, 300'000, "2024-03-10");
  CHECK(open(desk, loan, 9) == 300'000_vnd);
  desk.repay(loan, 100'000, "2024-03-10");  // the borrower's own money answers no call
  CHECK(open(desk, loan, 9) == 300'000_vnd);
  const Version paid = pay_for(desk, loan, 9, 200'000, "2024-03-12");
  CHECK(open(desk, loan, 9) == 100'000_vnd);
  pay_for(desk, loan, 8, 50'000, "2024-03-12");  // nor does somebody else's
  CHECK(open(desk, loan, 9) == 100'000_vnd);
  desk.reverse(paid, "2024-03-13");
  CHECK(open(desk, loan, 9) == 300'000_vnd);
  pay_for(desk, loan, 9, 400'000, "2024-03-14");
  CHECK(open(desk, loan, 9).is_zero());
  call(desk, loan, 9, 50'000, "2024-04-11");  // nobody pays a call ahead
  CHECK(open(desk, loan, 9) == 50'000_vnd);
}

TEST_CASE("a call is taken back like any other entry, and ends with its loan", "[core][loan][guarantee]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  const Version first = call(desk, loan, 9, 300'000, "2024-03-10");
  desk.reverse(first, "2024-03-11");
  CHECK(open(desk, loan, 9).is_zero());
  call(desk, loan, 9, 200'000, "2024-03-12");
  Desk given_up = desk;
  const Version settled = desk.repay(loan, 1'227'000, "2024-04-10");
  CHECK(desk.loan(loan).stage == LoanStage::settled);
  CHECK(open(desk, loan, 9).is_zero());
  desk.reverse(settled, "2024-04-11");
  CHECK(open(desk, loan, 9) == 200'000_vnd);

  given_up.tell(WriteOffLoan{loan, given_up.resolve(Subject::write_off), ReasonCode::death, {}}, on("2024-04-10"));
  CHECK(warned(given_up, "call_open"));
  CHECK(open(given_up, loan, 9).is_zero());
}

TEST_CASE("a disbursement is not taken back while a guarantor is called on it", "[core][loan][guarantee]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  const Version called = call(desk, loan, 9, 300'000, "2024-03-10");
  ReverseEntry ask;
  ask.entry = desk.loan(loan).disbursement;
  ask.reason = ReasonCode::written_twice;
  const auto no = desk.ask(ask, on("2024-03-11"));
  REQUIRE(no.has_error());
  CHECK(no.error().reason == RejectReason::later_entries_depend);
  CHECK(no.error().seen == "versions " + std::to_string(called.value));
  desk.reverse(called, "2024-03-11");
  CHECK(desk.outcome(ask, on("2024-03-11")) == "accepted");
}

TEST_CASE("who was called stays until the call is paid, unless they die", "[core][loan][guarantee]") {
  Desk desk;
  const LoanNo loan = desk.lend();
  LeaveClub leave{MemberNo{9}, ReasonCode::moved_away, {}};
  Desk early = desk;
  early.tell(leave, on("2024-03-10"));
  REQUIRE(early.warnings.size() == 1);
  CHECK(early.warnings.front().code == "guarantor_left");
  CHECK(early.warnings.front().sentence == "TV09 goes on answering for KV001.");
  call(early, loan, 9, 300'000, "2024-03-11");  // having left is no way out

  call(desk, loan, 9, 300'000, "2024-03-10");
  const auto no = desk.ask(leave, on("2024-03-15"));
  REQUIRE(no.has_error());
  CHECK(no.error().reason == RejectReason::member_owes);
  CHECK(no.error().seen == "TV09 answers for KV001 and was called for 300.000 that is not paid");
  leave.reason = ReasonCode::death;
  CHECK(desk.outcome(leave, on("2024-03-15")) == "accepted");
  leave.reason = ReasonCode::moved_away;
  pay_for(desk, loan, 9, 300'000, "2024-03-15");
  CHECK(desk.outcome(leave, on("2024-03-15")) == "accepted");
}

// --- A stupid second count -------------------------------------------------------------------------------------------

namespace {

/// Day by day, and within a day in the order of writing: a call is owed, money of that guarantor pays it.
std::int64_t naive_open(const std::vector<Event>& events, LoanNo loan, MemberNo guarantor) {
  const auto is_reversed = [&](Version version) {
    return std::any_of(events.begin(), events.end(), [&](const Event& event) {
      const auto* undo = event.payload.as<EntryReversed>();
      return undo != nullptr && undo->entry == version;
    });
  };
  std::int64_t owed = 0;
  for (Day today = day("2024-01-01"); today < day("2025-01-01"); today = add_days(today, 1)) {
    for (const Event& event : events) {
      if (event.envelope.value_date != today || is_reversed(event.envelope.version)) continue;
      const auto* called = event.payload.as<GuaranteeCalled>();
      if (called != nullptr && called->loan == loan && called->guarantor == guarantor) owed += called->amount.minor;
      const auto* paid = event.payload.as<RepaymentReceived>();
      const bool pays = paid != nullptr && paid->loan == loan && paid->payer == guarantor;
      if (pays) owed = owed > paid->amount.minor ? owed - paid->amount.minor : 0;
    }
  }
  return owed;
}

void tell_if_allowed(Desk& desk, Act act, const Order& order) {
  if (desk.outcome(act, order) == "accepted") desk.tell(std::move(act), order);
}

}  // namespace

TEST_CASE("what is open of the calls is what a person counts day by day, in whatever order they were written",
          "[core][loan][guarantee]") {
  std::mt19937_64 dice(20'240'310);
  int open_at_the_end = 0;
  for (int round = 0; round < 30; ++round) {
    Desk desk;
    ApproveLoan approval = usual_approval(5, desk.resolve(Subject::loan));
    approval.guarantors = members({8, 9});
    desk.tell(approval, kMeeting);
    const LoanNo loan{1};
    desk.tell(DisburseLoan{loan, Place::cash, 1'200'000_vnd}, kMeeting);
    const ResolutionNo resolution = desk.resolve(Subject::other);
    for (int step = 0; step < 12; ++step) {
      const Order order{add_days(day("2024-02-11"), static_cast<int>(dice() % 60)), {}, {2}};
      const MemberNo who{8 + static_cast<std::uint32_t>(dice() % 2)};
      const Money amount{static_cast<std::int64_t>(dice() % 150'000 + 1)};
      switch (dice() % 3) {
        case 0: tell_if_allowed(desk, CallGuarantee{loan, who, amount, resolution, {}}, order); break;
        case 1: tell_if_allowed(desk, ReceiveRepayment{loan, Place::cash, amount, who}, order); break;
        default: {
          const Event& last = desk.events.back();
          ReverseEntry undo;
          undo.entry = last.envelope.version;
          undo.reason = ReasonCode::wrong_amount;
          tell_if_allowed(desk, undo, {day("2024-06-01"), {}, {2}});
        }
      }
    }
    projections::Guarantees view;
    for (const Event& event : desk.events) view.apply(event);
    std::int64_t all = 0;
    for (const projections::GuaranteeRow& row : view.rows()) {
      const bool is_out = desk.loan(loan).stage == LoanStage::open;
      const std::int64_t naive = is_out ? naive_open(desk.events, loan, row.guarantor) : 0;
      CAPTURE(round, row.guarantor.value);
      REQUIRE(open_call(desk.club, loan, row.guarantor).minor == naive);
      REQUIRE(row.open.minor == naive);
      REQUIRE((!is_out || row.called == row.paid + row.open));
      all += naive;
    }
    REQUIRE(view.open().minor == all);
    open_at_the_end += all > 0 ? 1 : 0;
  }
  CHECK(open_at_the_end > 5);
}
