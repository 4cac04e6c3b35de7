// Closing, reopening, interest, disputes, hand-over.
#include <catch2/catch.hpp>

#include "events/merkle.h"
#include "tests/support/given.h"

using namespace soquy;
using namespace soquy::tests;

namespace {

constexpr Fund kIn = kIncomeFund;
constexpr Fund kAct = kActivityFund;
const Day kMeeting = day("2019-02-10");
const Day kYearEnd = day("2019-12-31");

ClosePeriod close(std::string_view through, bool year_end = false, std::uint32_t resolution = 0) {
  return {day(through), year_end, ResolutionNo{resolution}};
}

ReopenPeriod reopen(std::string_view through) {
  ReopenPeriod again;
  again.through = day(through);
  again.reason = ReasonCode::error_found_by_audit;
  return again;
}

/// Income and expense in 2019, resolutions on the last meeting of the year.
Given a_year() {
  Given club = Given::a_club();
  ReceiveIncome interest;
  interest.kind = IncomeKind::bank_interest;
  interest.fund = kIn;
  interest.amount = 250'000_vnd;
  club.record(meeting(kMeeting, gift(3'000'000_vnd), gift(9'000'000_vnd, Condition::permanent, kIn), interest));
  club.record(meeting(day("2019-12-10"), expense(800'000_vnd), resolution(1, Subject::period),
                      resolution(2, Subject::loan), resolution(3, Subject::allocation)));
  return club;
}

}  // namespace

TEST_CASE("a closed period takes no more entries; what was forgotten goes to the open one", "[core][domain]") {
  Given club = a_year();
  club.record(order(day("2020-01-05"), close("2019-12-31")));
  const Answer refused = club.when(order(kYearEnd, expense(1'000_vnd)));
  CHECK(refused.says == "period_closed");
  CHECK(refused.rejection->seen == "the books are closed through 2019-12-31");
  Command late = order(day("2020-01-05"), expense(1'000_vnd));
  late.acts[0].original_date = day("2019-12-20");
  CHECK(club.when(late).says == "reason_missing");
  late.acts[0].late_reason = ReasonCode::voucher_found;
  CHECK(club.record(late).event().envelope.original_date == day("2019-12-20"));
}

TEST_CASE("a period is closed in order, without open differences and disputes", "[core][domain]") {
  Given club = a_year();
  club.record(order(day("2020-01-05"), close("2019-11-30")));
  CountCash count;
  count.box = 2;
  count.counted = 1'000_vnd;
  count.reason = ReasonCode::miscounted;
  const Version counted = club.record(order(day("2019-12-11"), count)).version();
  OpenDispute dispute;
  dispute.about = Version{club.state.version.value - 5};  // the expense of December
  dispute.member = MemberNo{6};
  dispute.words = note("Tôi không nhận được");
  const Version disputed = club.record(order(day("2019-12-12"), dispute)).version();
  ResolveDispute settle;
  settle.dispute = disputed;
  settle.words = note("Đã đối chiếu");

  const auto change = [](auto set) { return with<ClosePeriod>(set); };
  check_refusals(club, order(day("2020-01-05"), close("2020-07-01", true)),
                 {{"approval_missing", [](Command& ask) { ask = signed_by(ask, {1}); }},
                  {"date_in_future", change([](auto& x) { x.through = day("2019-11-30"); })},
                  {"resolution_not_found", change([](auto& x) { x.resolution = ResolutionNo{2}; })},
                  {"resolution_not_found", change([](auto& x) { x.resolution = ResolutionNo{1}; })},
                  {"difference_not_resolved",
                   [&](Command&) { club.record(signed_by(order(day("2019-12-12"), undo(counted)), {1})); }},
                  {"period_not_in_order", change([](auto& x) { x.through = kYearEnd; })},
                  {"dispute_open", [&](Command&) { club.record(order(day("2019-12-13"), settle)); }}});
  CHECK(club.when(order(day("2019-12-13"), settle)).says == "already_done");
  settle.dispute = Version{2};
  CHECK(club.when(order(day("2019-12-13"), settle)).says == "dispute_not_found");
}

TEST_CASE("no period ends before the club was founded", "[core][domain]") {
  const Given club = a_year();
  const Day before = add_days(club.state.founding_day, -1);
  ClosePeriod ask = close("2019-11-30");
  ask.through = before;
  CHECK(club.when(order(day("2020-01-05"), ask)).says == "date_before_founding");
}

TEST_CASE("a dispute about a later entry does not hold up an earlier period", "[core][domain]") {
  Given club = a_year();
  OpenDispute dispute;
  dispute.about = Version{club.state.version.value - 3};
  dispute.words = note("Sai");
  club.record(order(day("2019-12-12"), dispute));
  CHECK(club.when(order(day("2020-01-05"), close("2019-11-30"))).says == "accepted");
  CHECK(club.when(order(day("2020-01-05"), close("2019-12-31"))).says == "dispute_open");
  dispute.about = Version{};  // the books as a whole
  club.record(order(day("2019-12-12"), dispute));
  CHECK(club.when(order(day("2020-01-05"), close("2019-11-30"))).says == "dispute_open");
}

TEST_CASE("the digest of a closed period is of the balances of its last day", "[core][domain]") {
  Given club = a_year();
  club.record(order(day("2020-01-02"), gift(500'000_vnd)));
  const Answer answer = club.record(order(day("2020-01-05"), close("2019-12-31")));
  const std::string text =
      "1:111:9250000\n1:411:-9000000\n1:711:-250000\n2:111:2200000\n2:642:800000\n2:711:-3000000\n";
  CHECK(answer.as<PeriodClosed>().trial_balance == sha256(Bytes(text.begin(), text.end())));
  CHECK(answer.postings().empty());
  CHECK(answer.event().envelope.value_date == day("2020-01-05"));
}

TEST_CASE("a year end moves income and expense to the surplus on its own day; reopening moves them back",
          "[core][domain]") {
  Given club = a_year();
  club.record(order(day("2020-01-02"), gift(500'000_vnd)));
  const Answer closed = club.record(signed_by(order(day("2020-01-05"), close("2019-12-31", true, 1)), {1}));
  CHECK(closed.event().envelope.value_date == kYearEnd);
  CHECK(closed.postings() == Entry{{kIn, Account::other_income, 250'000_vnd},
                                   {kIn, Account::surplus, -250'000_vnd},
                                   {kAct, Account::activity_expense, -800'000_vnd},
                                   {kAct, Account::other_income, 3'000'000_vnd},
                                   {kAct, Account::surplus, -2'200'000_vnd}});
  CHECK(club.state.course(kAct, Account::other_income).on(kYearEnd).is_zero());
  CHECK(club.state.balance(kAct, Account::other_income) == -500'000_vnd);  // the new year's gift

  Command again = order(day("2020-01-06"), reopen("2019-11-30"));
  check_refusals(club, again,
                 {{"approval_missing", [](Command& ask) { ask = signed_by(ask, {1}); }},
                  {"approval_missing", [](Command& ask) { ask = signed_by(ask, {2}); }},
                  {"period_not_closed", with<ReopenPeriod>([](auto& x) { x.through = kYearEnd; })}});
  const Answer reopened = club.record(signed_by(order(day("2020-01-06"), reopen("2019-12-31")), {1, 2}));
  CHECK(reopened.event().envelope.value_date == kYearEnd);
  CHECK(reopened.postings() == opposite(closed.postings()));
  CHECK(club.state.closed.empty());
  CHECK(club.when(order(kYearEnd, expense(1'000_vnd))).says == "accepted");
}

TEST_CASE("only the latest closed period is reopened, and the one before it stays closed", "[core][domain]") {
  Given club = a_year();
  club.record(order(day("2020-01-05"), close("2019-06-30")));
  club.record(order(day("2020-01-05"), close("2019-09-30")));
  CHECK(club.when(signed_by(order(day("2020-01-06"), reopen("2019-06-30")), {1, 2})).says == "period_not_closed");
  club.record(signed_by(order(day("2020-01-06"), reopen("2019-09-30")), {1, 2}));
  CHECK(club.state.closed_through() == day("2019-06-30"));
  CHECK(club.when(order(day("2019-07-01"), gift(1'000_vnd))).says == "accepted");
  CHECK(club.when(order(day("2019-06-30"), gift(1'000_vnd))).says == "period_closed");
}

// --- Interest --------------------------------------------------------------------------------------------------------

namespace {

/// A club whose paper book says that 300,001 dong of interest came in, and whose by-law gives four tenths away.
Given a_club_with_interest() {
  Given club = Given::a_club();
  AdoptByLaw law = club.state.by_law;
  law.resolution = ResolutionNo{1};
  law.interest_shares = {{kIn, Account::capital, 5'000, true},
                         {kAct, Account::activity_capital, 4'000, false},
                         {kIn, Account::loss_reserve, 1'000, false}};
  SetOpeningBalance paper;
  paper.balances = {{kIn, Account::cash, 1'000'000_vnd}, {kIn, Account::interest_income, -300'001_vnd}};
  paper.evidence.plain = "trang 3";
  club.record(signed_by(meeting(kMeeting, resolution(1, Subject::by_law), resolution(2, Subject::allocation),
                                resolution(3, Subject::loan), law, paper),
                        {1}));
  return club;
}

AllocateInterest split(Money amount) { return {kIn, amount, ResolutionNo{2}}; }

}  // namespace

TEST_CASE("interest goes where the by-law says, to the dong", "[core][domain]") {
  Given club = a_club_with_interest();
  const Answer answer = club.record(order(kMeeting, split(300'001_vnd)));
  CHECK(answer.as<InterestAllocated>().parts ==
        std::vector<AllocationPart>{{kIn, Account::capital, 150'001_vnd},
                                    {kAct, Account::activity_capital, 120'000_vnd},
                                    {kIn, Account::loss_reserve, 30'000_vnd}});
  CHECK(answer.postings() == Entry{{kIn, Account::interest_income, 300'001_vnd},
                                   {kIn, Account::surplus, -300'001_vnd},
                                   {kIn, Account::surplus, 150'001_vnd},
                                   {kIn, Account::capital, -150'001_vnd},
                                   {kIn, Account::surplus, 120'000_vnd},
                                   {kIn, Account::cash, -120'000_vnd},
                                   {kAct, Account::cash, 120'000_vnd},
                                   {kAct, Account::activity_capital, -120'000_vnd},
                                   {kIn, Account::surplus, 30'000_vnd},
                                   {kIn, Account::loss_reserve, -30'000_vnd}});
  CHECK(club.state.balance(kIn, Account::surplus).is_zero());
  club.record(signed_by(order(kMeeting, undo(answer.version())), {1}));
  CHECK(club.state.balance(kIn, Account::interest_income) == -300'001_vnd);
}

TEST_CASE("no more interest is split than came in by then", "[core][domain]") {
  Given club = a_club_with_interest();
  AllocateInterest ask = split(Money::zero());
  ask.fund = Fund{9};
  ask.resolution = ResolutionNo{3};
  const auto set = [](auto change) { return with<AllocateInterest>(change); };
  check_refusals(club, order(kMeeting, ask),
                 {{"fund_not_found", set([](auto& x) { x.fund = kIn; })},
                  {"resolution_not_found", set([](auto& x) { x.resolution = ResolutionNo{2}; })},
                  {"amount_not_positive", set([](auto& x) { x.amount = 9'000'000_vnd; })},
                  {"insufficient_cash", set([](auto& x) { x.amount = 300'002_vnd; })},
                  {"insufficient_capital", set([](auto& x) { x.amount = 300'001_vnd; })}});
  CHECK(Given::a_club().when(order(kMeeting, split(1'000_vnd))).says == "resolution_not_found");
}

TEST_CASE("a year whose interest was split in the next one is not moved a second time", "[core][domain]") {
  Given club = a_club_with_interest();
  const Version later = club.record(order(day("2020-01-05"), split(300'001_vnd))).version();
  const Command year_end = signed_by(order(day("2020-01-06"), close("2019-12-31", true, 2)), {1});
  CHECK(club.when(year_end).says == "later_entries_depend");
  club.record(signed_by(order(day("2020-01-06"), undo(later)), {1}));
  CHECK(club.when(year_end).says == "later_entries_depend");  // on 5 January it is still split
  const Answer month = club.when(order(day("2020-01-06"), close("2019-12-31")));
  CHECK(month.says == "accepted");
}

TEST_CASE("whoever takes the post and whoever leaves it both sign the balances", "[core][domain]") {
  Given club = a_year();
  SignHandover hand;
  hand.from = MemberNo{6};
  hand.to = MemberNo{6};
  const auto set = [](auto change) { return with<SignHandover>(change); };
  check_refusals(club, order(day("2020-01-05"), hand),
                 {{"field_not_valid", set([](auto& x) { x.from = MemberNo{5}; })},
                  {"approval_missing", [](Command& ask) { ask = signed_by(ask, {1}); }},
                  {"approval_missing", [](Command& ask) { ask = signed_by(ask, {6}); }}});
  hand.from = MemberNo{5};
  const Answer answer = club.record(signed_by(order(day("2020-01-05"), hand), {6}));
  const auto& signed_over = answer.as<HandoverSigned>();
  REQUIRE(signed_over.balances.size() == 2);
  CHECK(signed_over.balances[0] == FundCash{kIn, 9'250'000_vnd, Money::zero()});
  CHECK(signed_over.balances[1] == FundCash{kAct, 2'200'000_vnd, Money::zero()});
}

TEST_CASE("a finding is answered once", "[core][domain]") {
  Given club = a_year();
  RaiseFinding raise;
  raise.about = Version{999};
  check_refusals(club, order(kYearEnd, raise),
                 {{"field_not_valid", with<RaiseFinding>([](auto& x) { x.code = "no-resolution"; })},
                  {"entry_not_found", with<RaiseFinding>([](auto& x) { x.about = Version{3}; })}});
  raise = {Version{3}, Severity::minor, "no-resolution", {}};
  AnswerFinding answer;
  answer.finding = Version{3};
  answer.words = note("Đã bổ sung");
  CHECK(club.when(order(kYearEnd, answer)).says == "finding_not_found");
  answer.finding = club.record(order(kYearEnd, raise)).version();
  club.record(order(kYearEnd, answer));
  CHECK(club.when(order(kYearEnd, answer)).says == "already_done");
}
