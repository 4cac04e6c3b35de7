// Founding, by-law, board, opening balances, members and meetings.
#include <catch2/catch.hpp>

#include "tests/support/given.h"

using namespace soquy;
using namespace soquy::tests;

namespace {

Posting line(Fund fund, Account account, std::int64_t amount) { return {fund, account, Money{amount}}; }

SetOpeningBalance opening(std::vector<Posting> lines) {
  SetOpeningBalance set;
  set.balances = std::move(lines);
  set.evidence.plain = "Sổ quỹ trang 12";
  return set;
}

LeaveClub leave(std::uint32_t member, ReasonCode reason = ReasonCode::own_wish) {
  LeaveClub left;
  left.member = MemberNo{member};
  left.reason = reason;
  return left;
}

JoinMember join(std::uint32_t member) {
  JoinMember joined;
  joined.member = MemberNo{member};
  joined.birth_year = 1950;
  joined.profile = note("Ông Chín\n\n\n\n");
  return joined;
}

const Day kMeeting = day("2019-02-10");

}  // namespace

TEST_CASE("before there is a board anyone may set the club up, and nothing needs a resolution", "[core][domain]") {
  Given club;
  FoundClub found;
  found.name = "CLB";
  Command command = order(day("2019-01-10"), found);
  command.actor = *ActorId::parse("NHAP-LIEU");
  check_refusals(club, command, {{"field_not_valid", with<FoundClub>([](FoundClub& ask) { ask.nonce[3] = 1; })}});
  const Given founded = Given::a_club();
  CHECK(founded.state.is_open());
  CHECK(founded.state.founding_day == day("2019-01-10"));
  CHECK(founded.state.by_law.funds.size() == 2);
  CHECK(founded.state.board.at(MemberNo{5}) == Role::treasurer);
  CHECK(founded.state.members_on(day("2019-01-10")) == 8);
  CHECK(founded.state.members_on(day("2019-01-09")) == 0);
}

TEST_CASE("a by-law changes only by resolution and only to rules that make sense", "[core][domain]") {
  Given club = Given::a_club();
  club.record(meeting(kMeeting, resolution(1, Subject::by_law), resolution(2, Subject::board), gift(1'000_vnd)));
  const auto broken = [&](const std::function<void(AdoptByLaw&)>& breaks) {
    AdoptByLaw law = club.state.by_law;
    law.resolution = ResolutionNo{1};
    breaks(law);
    return club.when(order(kMeeting, law)).says;
  };
  CHECK(broken([](AdoptByLaw&) {}) == "accepted");
  CHECK(broken([](AdoptByLaw& law) { law.resolution = {}; }) == "resolution_not_found");
  CHECK(broken([](AdoptByLaw& law) { law.resolution = ResolutionNo{2}; }) == "resolution_not_found");
  CHECK(broken([](AdoptByLaw& law) { law.meeting_day = 32; }) == "field_not_valid");
  CHECK(broken([](AdoptByLaw& law) { law.cash_multiple = Money{0}; }) == "field_not_valid");
  CHECK(broken([](AdoptByLaw& law) { law.quorum_percent = 101; }) == "field_not_valid");
  CHECK(broken([](AdoptByLaw& law) { law.boxes = {{1, {kIncomeFund}}, {2, {kIncomeFund}}}; }) == "field_not_valid");
  CHECK(broken([](AdoptByLaw& law) {
          law.interest_shares = {{kIncomeFund, Account::capital, 9'999, true}};
        }) == "field_not_valid");
  CHECK(broken([](AdoptByLaw& law) {
          law.interest_shares = {{kIncomeFund, Account::capital, 10'000, false}};
        }) == "field_not_valid");
  CHECK(broken([](AdoptByLaw& law) {
          law.interest_shares = {{kIncomeFund, Account::capital, 10'000, true}};
        }) == "accepted");
  CHECK(broken([](AdoptByLaw& law) { law.funds.pop_back(); }) == "fund_not_found");  // money lies in the activity fund
}

TEST_CASE("the board is elected whole: members, each post and each person once", "[core][domain]") {
  Given club = Given::a_club();
  club.record(meeting(kMeeting, resolution(1, Subject::board), resolution(2, Subject::loan)));
  ElectBoard board;
  board.seats = {{Role::head, MemberNo{1}}, {Role::head, MemberNo{77}}};
  const auto seat = [](std::size_t at, Role role, std::uint32_t member) {
    return with<ElectBoard>([=](ElectBoard& ask) { ask.seats[at] = {role, MemberNo{member}}; });
  };
  check_refusals(
      club, order(kMeeting, board),
      {{"field_not_valid", seat(1, Role::treasurer, 1)},
       {"field_not_valid", seat(1, Role::auditor, 77)},
       {"field_not_valid", seat(1, Role::treasurer, 77)},
       {"member_not_found", seat(1, Role::treasurer, 6)},
       {"resolution_not_found", with<ElectBoard>([](ElectBoard& ask) { ask.resolution = ResolutionNo{2}; })},
       {"resolution_not_found", with<ElectBoard>([](ElectBoard& ask) { ask.resolution = ResolutionNo{1}; })}});
}

TEST_CASE("books start from paper once per fund, the difference goes to the capital", "[core][domain]") {
  Given club = Given::a_club();
  SetOpeningBalance set = opening({line(kIncomeFund, Account::capital, -1), line(Fund{9}, Account::cash, 5'000'000)});
  set.evidence = {};
  const Command command = order(day("2019-01-10"), set);
  check_refusals(
      club, command,
      {{"field_not_valid", with<SetOpeningBalance>([](auto& ask) { ask.evidence.plain = "trang 12"; })},
       {"field_not_valid", with<SetOpeningBalance>([](auto& ask) { ask.balances[0].account = Account::restricted; })},
       {"field_not_valid", with<SetOpeningBalance>([](auto& ask) { ask.balances[0].account = Account::loans; })},
       {"field_not_valid", with<SetOpeningBalance>([](auto& ask) { ask.balances[0].account = Account::refundable; })},
       {"field_not_valid", with<SetOpeningBalance>([](auto& ask) { ask.balances[0].account = Account::borrowed; })},
       {"field_not_valid", with<SetOpeningBalance>([](auto& ask) { ask.balances[0].account = Account::surplus; })},
       {"approval_missing", [](Command& ask) { ask = signed_by(ask, {1}); }},
       {"fund_not_found", with<SetOpeningBalance>([](auto& ask) {
          ask.balances[1].fund = kIncomeFund;
          ask.balances[0].amount = Money::zero();
        })},
       {"amount_not_positive", with<SetOpeningBalance>([](auto& ask) { ask.balances[0].amount = -200'000_vnd; })}});

  const Command good = signed_by(order(day("2019-01-10"), opening({line(kIncomeFund, Account::cash, 5'000'000),
                                                                   line(kIncomeFund, Account::surplus, -200'000)})),
                                 {1});
  const Answer answer = club.record(good);
  CHECK(answer.postings() == Entry{line(kIncomeFund, Account::cash, 5'000'000),
                                   line(kIncomeFund, Account::surplus, -200'000),
                                   line(kIncomeFund, Account::capital, -4'800'000)});
  CHECK(answer.warns("opening_unverified"));
  CHECK(club.when(good).says == "not_first");
  const Command activity =
      signed_by(order(day("2019-01-10"), opening({line(kActivityFund, Account::bank, 1'000)})), {1});
  CHECK(club.when(activity).says == "accepted");  // nothing has moved in that fund yet

  // An opening typed wrongly is taken back on its own day and set again.
  ReverseEntry wrong = undo(answer.version());
  wrong.at_original_date = true;
  club.record(signed_by(order(day("2019-01-20"), wrong), {1}));
  CHECK(club.when(good).says == "accepted");
}

TEST_CASE("a club is dissolved when nobody owes it anything and no difference is open", "[core][domain]") {
  Given club = Given::a_club();
  CountCash count;
  count.box = 1;
  count.counted = 5'000_vnd;
  count.reason = ReasonCode::miscounted;
  club.record(meeting(kMeeting, gift(1'000_vnd), resolution(1, Subject::dissolution), count));
  DissolveClub dissolve;
  dissolve.reason = ReasonCode::resolution;
  Command command = order(kMeeting, dissolve);
  check_refusals(
      club, command,
      {{"approval_missing", [](Command& ask) { ask = signed_by(ask, {1}); }},
       {"resolution_not_found", with<DissolveClub>([](DissolveClub& ask) { ask.resolution = ResolutionNo{1}; })},
       {"difference_not_resolved", [&](Command&) {
          const Version counted = club.state.counts.front().version;
          club.record(signed_by(order(kMeeting, undo(counted)), {1}));
        }}});
  dissolve.resolution = ResolutionNo{1};
  CHECK(club.record(signed_by(order(kMeeting, dissolve), {1})).warns("money_left"));
  CHECK(club.when(order(kMeeting, gift(1'000_vnd))).says == "club_not_open");
  RaiseFinding finding;
  finding.code = "cash-left";
  CHECK(club.when(order(kMeeting, finding)).says == "accepted");
}

// --- People ----------------------------------------------------------------------------------------------------------

TEST_CASE("a member's number is used once, for ever", "[core][domain]") {
  Given club = Given::a_club();
  JoinMember wrong = join(8);
  wrong.birth_year = 1899;
  wrong.household = MemberNo{42};
  wrong.profile = {};
  check_refusals(club, order(kMeeting, wrong),
                 {{"field_not_valid", with<JoinMember>([](JoinMember& ask) { ask.birth_year = 2020; })},
                  {"field_not_valid", with<JoinMember>([](JoinMember& ask) { ask.birth_year = 2019; })},
                  {"field_not_valid", with<JoinMember>([](JoinMember& ask) { ask.profile = note("Bà Ba\n\n\n\n"); })},
                  {"member_not_found", with<JoinMember>([](JoinMember& ask) { ask.household = MemberNo{2}; })},
                  {"member_exists", with<JoinMember>([](JoinMember& ask) { ask.member = MemberNo{9}; })}});
  club.record(order(kMeeting, leave(8)));
  CHECK(club.when(order(day("2019-03-10"), join(8))).says == "member_exists");
}

TEST_CASE("a member whose year of birth nobody knows joins, and says so with nothing", "[core][domain]") {
  Given club = Given::a_club();
  JoinMember unknown = join(9);
  unknown.birth_year = 0;
  CHECK(club.when(order(kMeeting, unknown)).says == "accepted");
  unknown.birth_year = 1899;
  CHECK(club.when(order(kMeeting, unknown)).says == "field_not_valid");
  unknown.birth_year = 1900;
  CHECK(club.when(order(kMeeting, unknown)).says == "accepted");
}

TEST_CASE("who leaves is first given back what the club owes; the dead leave it to their heirs", "[core][domain]") {
  Given club = Given::a_club();
  club.record(meeting(kMeeting, saving(8, 300'000_vnd)));
  const Answer answer = club.when(order(kMeeting, leave(8)));
  CHECK(answer.says == "member_is_owed");
  CHECK(answer.rejection->seen == "the club owes TV08 300.000 of refundable contributions");
  const Answer died = club.record(order(day("2019-03-01"), leave(8, ReasonCode::death)));
  CHECK(died.warns("left_with_ties"));
  CHECK(club.state.member_on(MemberNo{8}, day("2019-02-28")) != nullptr);
  CHECK(club.state.member_on(MemberNo{8}, day("2019-03-01")) == nullptr);
  CHECK(club.when(order(day("2019-03-02"), saving(8, 1'000_vnd))).says == "member_has_left");
  RefundContribution refund;
  refund.fund = kIncomeFund;
  refund.member = MemberNo{8};
  refund.amount = 300'000_vnd;
  refund.reason = ReasonCode::death;
  CHECK(club.when(order(day("2019-03-02"), refund)).says == "accepted");
}

TEST_CASE("nobody is recorded as gone on a day before they paid; a leaving entered by mistake is taken back",
          "[core][domain]") {
  Given club = Given::a_club();
  club.record(meeting(kMeeting, saving(8, 300'000_vnd)));
  RefundContribution refund;
  refund.fund = kIncomeFund;
  refund.member = MemberNo{8};
  refund.amount = 300'000_vnd;
  refund.reason = ReasonCode::own_wish;
  club.record(order(day("2019-03-10"), refund));
  const Answer early = club.when(order(day("2019-03-09"), leave(8)));
  CHECK(early.says == "later_entries_depend");
  CHECK(early.rejection->seen == "TV08 paid or received on 2019-03-10");
  CHECK(club.when(order(day("2019-03-09"), leave(8, ReasonCode::death))).says == "accepted");

  const Version left = club.record(order(day("2019-03-10"), leave(8))).version();
  CHECK(club.state.member_on(MemberNo{8}, day("2019-03-10")) == nullptr);
  club.record(signed_by(order(day("2019-03-20"), undo(left)), {1}));
  CHECK(club.state.member_on(MemberNo{8}, day("2019-03-10")) != nullptr);
  CHECK(club.when(order(day("2019-03-20"), saving(8, 1'000_vnd))).says == "accepted");

  const Version again = club.record(order(day("2019-03-21"), leave(8))).version();
  ErasePerson erase;
  erase.member = MemberNo{8};
  erase.ground = ReasonCode::request;
  const Version erased = club.record(signed_by(order(day("2019-03-22"), erase), {1})).version();
  const Answer late = club.when(signed_by(order(day("2019-03-23"), undo(again)), {1}));
  CHECK(late.says == "later_entries_depend");
  CHECK(late.rejection->seen == "versions " + std::to_string(erased.value));
}

TEST_CASE("a motion that was voted down is no resolution", "[core][domain]") {
  Given club = Given::a_club();
  PassResolution motion = resolution(1, Subject::loan);
  motion.in_favour = 1;
  motion.against = 7;
  CHECK(club.when(meeting(kMeeting, motion)).says == "motion_not_carried");
  motion.in_favour = 7;
  CHECK(club.when(meeting(kMeeting, motion)).says == "motion_not_carried");
  motion.in_favour = 8;
  CHECK(club.when(meeting(kMeeting, motion)).says == "accepted");
}

TEST_CASE("a person is forgotten only when nothing stands between them and the club", "[core][domain]") {
  Given club = Given::a_club();
  club.record(meeting(kMeeting, saving(8, 300'000_vnd)));
  ErasePerson erase;
  erase.member = MemberNo{8};
  Command command = order(day("2019-03-10"), erase);
  RefundContribution refund;
  refund.fund = kIncomeFund;
  refund.member = MemberNo{8};
  refund.amount = 300'000_vnd;
  refund.reason = ReasonCode::own_wish;
  check_refusals(club, command,
                 {{"field_not_valid", with<ErasePerson>([](ErasePerson& ask) { ask.ground = ReasonCode::request; })},
                  {"approval_missing", [](Command& ask) { ask = signed_by(ask, {1}); }},
                  {"member_is_owed", [&](Command&) { club.record(order(kMeeting, refund)); }},
                  {"still_a_member", [&](Command&) { club.record(order(kMeeting, leave(8))); }}});
  erase.ground = ReasonCode::request;
  club.record(signed_by(order(day("2019-03-10"), erase), {1}));
  CHECK(club.when(signed_by(order(day("2019-03-10"), erase), {1})).says == "already_done");

  ReceiveDonation named = gift(1'000_vnd);
  named.from = note("Bà Bảy ở xóm trên");
  ErasePerson text;
  text.text_version = club.record(order(kMeeting, named)).version();
  text.ground = ReasonCode::request;
  CHECK(club.when(signed_by(order(kMeeting, text), {1})).says == "accepted");
  ErasePerson profile = text;
  profile.text_version = Version{3};  // how TV01 joined: the name goes only with the member
  CHECK(club.when(signed_by(order(kMeeting, profile), {1})).says == "field_not_valid");
  text.text_slot = 1;
  CHECK(club.when(signed_by(order(kMeeting, text), {1})).says == "entry_not_found");
}

TEST_CASE("a volunteer is appointed once and released once", "[core][domain]") {
  Given club = Given::a_club();
  AppointVolunteer appoint;
  appoint.member = MemberNo{6};
  ReleaseVolunteer release;
  release.member = MemberNo{6};
  CHECK(club.when(order(kMeeting, release)).says == "already_done");
  club.record(order(kMeeting, appoint));
  CHECK(club.when(order(kMeeting, appoint)).says == "already_done");
  CHECK(club.when(order(kMeeting, release)).says == "accepted");
}

// --- Meetings --------------------------------------------------------------------------------------------------------

TEST_CASE("a club meets once a day, and only members are present", "[core][domain]") {
  Given club = Given::a_club();
  club.record(meeting(kMeeting));
  CHECK(club.events.back().payload.as<MeetingHeld>()->members == 8);
  HoldMeeting held;
  held.present = {MemberNo{3}, MemberNo{99}, MemberNo{2}};
  held.present_count = 1;
  check_refusals(club, order(kMeeting, held),
                 {{"field_not_valid", with<HoldMeeting>([](auto& ask) {
                     ask.present = {MemberNo{3}, MemberNo{99}};
                   })},
                  {"field_not_valid", with<HoldMeeting>([](auto& ask) { ask.present_count = 2; })},
                  {"member_not_found", with<HoldMeeting>([](auto& ask) { ask.present = {MemberNo{3}}; })},
                  {"meeting_exists", [](Command& ask) { ask.value_date = day("2019-02-11"); }}});
}

TEST_CASE("a resolution belongs to a meeting with a quorum and carries the next free number", "[core][domain]") {
  Given club = Given::a_club();
  CHECK(club.when(order(kMeeting, resolution(1, Subject::loan))).says == "meeting_not_found");
  HoldMeeting few;
  few.present_count = 3;
  CHECK(club.when(order(kMeeting, few)).warns("below_quorum"));
  const Answer refused = club.when(order(kMeeting, few, resolution(0, Subject::loan)));
  CHECK(refused.says == "quorum_not_met");
  CHECK(refused.rejection->seen == "3 of 8 members were present");
  few.present_count = 4;
  CHECK(club.when(order(kMeeting, few, resolution(0, Subject::loan))).says == "accepted");
  few.present_count = 0;  // the paper names nobody: the quorum cannot be judged
  club.record(order(kMeeting, few, resolution(7, Subject::loan)));
  CHECK(club.record(order(kMeeting, resolution(0, Subject::gift))).as<ResolutionPassed>().given == ResolutionNo{8});
  CHECK(club.when(order(kMeeting, resolution(7, Subject::gift))).says == "resolution_exists");
}

TEST_CASE("the box is judged by the book as it stands when it is counted", "[core][domain]") {
  Given club = Given::a_club();
  CountCash count;
  count.box = 3;
  count.counted = 500'000_vnd;
  count.notes = {{200'000_vnd, 2}, {500'000_vnd, 1}};
  Command command = meeting(kMeeting, gift(1'000'000_vnd), expense(400'000_vnd), count);
  command.acts[1].value_date = day("2019-02-01");  // late and early days count alike: it is in the book
  command.acts[2].value_date = day("2019-02-01");
  check_refusals(club, command,
                 {{"field_not_valid", with<CountCash>(
                                          [](auto& ask) {
                                            ask.notes = {{200'000_vnd, 2}};
                                          },
                                          3)},
                  {"fund_not_found", with<CountCash>([](auto& ask) { ask.box = 2; }, 3)},
                  {"reason_missing", with<CountCash>([](auto& ask) { ask.reason = ReasonCode::change_given; }, 3)},
                  {"amounts_do_not_add_up", with<CountCash>(
                                                [](auto& ask) {
                                                  ask.notes.push_back({100'000_vnd, 1});
                                                },
                                                3)}});
  count.box = 2;
  count.notes.clear();
  count.reason = ReasonCode::change_given;
  command.acts[3] = count;
  const Answer answer = club.record(command);
  CHECK(answer.as<CashCounted>(3).book == 600'000_vnd);
  CHECK(answer.as<CashCounted>(3).compared_at.value == answer.version(2).value);
  CHECK(answer.warns("cash_difference"));
}

TEST_CASE("a difference enters the books once, by resolution", "[core][domain]") {
  Given club = Given::a_club();
  CountCash count;
  count.box = 2;
  count.reason = ReasonCode::miscounted;
  std::int64_t change = 0;
  SECTION("too much in the box") { change = 5'000; }
  SECTION("too little in the box") { change = -5'000; }
  count.counted = Money{1'000'000 + change};
  const Version counted =
      club.record(meeting(kMeeting, gift(1'000'000_vnd), count, resolution(1, Subject::difference, 1'000_vnd),
                          resolution(2, Subject::difference), resolution(3, Subject::loan)))
          .version(2);
  PostDifference post;
  post.count = Version{1};
  post.fund = Fund{9};
  check_refusals(club, order(kMeeting, post),
                 {{"fund_not_found", with<PostDifference>([](auto& ask) { ask.fund = kIncomeFund; })},
                  {"resolution_not_found", with<PostDifference>([](auto& ask) { ask.resolution = ResolutionNo{3}; })},
                  {"resolution_not_found", with<PostDifference>([](auto& ask) { ask.resolution = ResolutionNo{1}; })},
                  {"count_not_found", with<PostDifference>([=](auto& ask) { ask.count = counted; })},
                  {"fund_not_found", with<PostDifference>([](auto& ask) { ask.fund = kActivityFund; })},
                  {"above_approval", with<PostDifference>([](auto& ask) { ask.resolution = ResolutionNo{2}; })}});
  post = {counted, kActivityFund, ResolutionNo{2}, ReasonCode::miscounted};
  const Answer answer = club.record(order(kMeeting, post));
  CHECK(answer.as<DifferencePosted>().over == Money{change});
  const Entry expected =
      change > 0
          ? Entry{line(kActivityFund, Account::cash, 5'000), line(kActivityFund, Account::other_income, -5'000)}
          : Entry{line(kActivityFund, Account::activity_expense, 5'000), line(kActivityFund, Account::cash, -5'000)};
  CHECK(answer.postings() == expected);
  CHECK(club.when(order(kMeeting, post)).says == "already_done");
  CHECK(club.when(signed_by(order(kMeeting, undo(counted)), {1})).says == "later_entries_depend");
  club.record(signed_by(order(kMeeting, undo(answer.version())), {1}));
  CHECK_FALSE(club.state.counts.back().resolved);
  CHECK(club.when(signed_by(order(kMeeting, undo(counted)), {1})).says == "accepted");
}

TEST_CASE("a seal is over events that exist", "[core][domain]") {
  Given club = Given::a_club();
  WriteSeal seal;
  seal.size = Version{club.state.version.value + 1};
  seal.code = "ABCDEFGHJKMNPQRSTVWXYZ012U";
  check_refusals(club, order(kMeeting, seal),
                 {{"field_not_valid", with<WriteSeal>([](auto& ask) { ask.code.back() = '3'; })},
                  {"entry_not_found", with<WriteSeal>([&](auto& ask) { ask.size = club.state.version; })}});
}
