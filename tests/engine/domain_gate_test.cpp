// What every act must pass, whatever it orders.
#include <sodium.h>

#include <catch2/catch.hpp>

#include "engine/domain/approval.h"
#include "events/codec.h"
#include "tests/support/given.h"

using namespace soquy;
using namespace soquy::tests;

TEST_CASE("an expense is refused for the first rule it breaks", "[core][domain]") {
  Given club = Given::a_club();
  club.record(meeting(day("2019-02-10"), gift(3'000'000_vnd), restricted_gift(5'000'000_vnd, "equipment"),
                      resolution(1, Subject::expense, 2'000'000_vnd), resolution(2, Subject::loan)));
  ClosePeriod close;
  close.through = day("2019-02-28");
  club.record(order(day("2019-03-01"), close));
  GrantWriter pen;
  pen.device = DeviceId{7};
  pen.epoch = 1;
  pen.reason = ReasonCode::request;
  club.record(order(day("2019-03-01"), pen));
  club.context.device = DeviceId{8};

  PayExpense pay = expense(Money{-5});
  pay.area = Area::none;
  pay.fund = Fund{9};
  pay.resolution = ResolutionNo{9};
  pay.grant = GrantNo{9};
  pay.use = std::string(kMaxLabelBytes + 1, 'x');
  Command command = order(Day::none(), pay);
  command.expected = Version{1};
  command.actor = actor_of(MemberNo{99});
  command.acts[0].written_on = day("2021-01-01");
  command.acts[0].original_date = day("2018-01-01");
  Approval self;
  self.actor = actor_of(MemberNo{5});
  self.assurance = Assurance::key;
  const auto amount = [](std::int64_t minor) {
    return with<PayExpense>([=](PayExpense& ask) { ask.amount = Money{minor}; });
  };

  // The device is the club's state, not the command's: the row before it is checked apart.
  check_refusals(club, command,
                 {{"version_conflict", [](Command& ask) { ask.expected = Version{}; }},
                  {"text_not_valid", with<PayExpense>([](PayExpense& ask) { ask.use = "chairs"; })},
                  {"field_not_valid", with<PayExpense>([](PayExpense& ask) { ask.area = Area::health; })},
                  {"writer_fenced", [&](Command&) { club.context.device = DeviceId{7}; }},
                  {"actor_not_known",
                   [&](Command& ask) {
                     ask.actor = actor_of(MemberNo{5});
                     ask.approvals = {self};
                   }},
                  {"approval_same_person", [](Command& ask) { ask.approvals[0].actor = actor_of(MemberNo{1}); }},
                  {"approval_not_valid", [](Command& ask) { ask.approvals.clear(); }},
                  {"approval_missing", [](Command& ask) { ask = signed_by(ask, {1}); }},
                  {"date_missing", [](Command& ask) { ask.value_date = day("2018-06-01"); }},
                  {"date_before_founding",
                   [](Command& ask) {
                     ask.value_date = day("2020-07-01");
                     ask.acts[0].original_date = Day::none();
                   }},
                  {"date_in_future",
                   [](Command& ask) {
                     ask.value_date = day("2019-02-20");
                     ask.acts[0].written_on = day("2019-03-10");
                   }},
                  {"period_closed", [](Command& ask) { ask.value_date = day("2019-03-01"); }},
                  {"reason_missing", [](Command& ask) { ask.acts[0].late_reason = ReasonCode::forgotten; }},
                  {"fund_not_found", with<PayExpense>([](PayExpense& ask) { ask.fund = kActivityFund; })},
                  {"resolution_not_found", with<PayExpense>([](PayExpense& ask) { ask.resolution = ResolutionNo{2}; })},
                  {"resolution_not_found", with<PayExpense>([](PayExpense& ask) { ask.resolution = ResolutionNo{1}; })},
                  {"grant_not_found", with<PayExpense>([](PayExpense& ask) { ask.grant = GrantNo{1}; })},
                  {"amount_not_positive", amount(kMaxEntryMinor + 1)},
                  {"amount_too_large", amount(100'000'000'500)},
                  {"amount_not_in_unit", amount(100'000'000'000)},
                  {"above_approval", with<PayExpense>([](PayExpense& ask) { ask.resolution = ResolutionNo{3}; })},
                  {"resolution_not_found", with<PayExpense>([](PayExpense& ask) {
                     ask.resolution = ResolutionNo{1};
                     ask.amount = 2'000'000_vnd;
                   })},
                  {"restricted_to_other_use", with<PayExpense>([](PayExpense& ask) { ask.use = "equipment"; })}});
}

TEST_CASE("acts stand in their own stream, in their own place", "[core][domain]") {
  Given club = Given::a_club();
  SetTarget target;
  target.kind = TargetKind::clubs;
  target.due = day("2025-12-31");
  CHECK(club.when(order(day("2019-02-10"), target)).says == "wrong_stream");
  Command programme = order(day("2019-02-10"), expense(1'000_vnd));
  programme.club = programme_stream();
  CHECK(Given().when(programme).says == "wrong_stream");
  CHECK(Given().when(order(day("2019-02-10"), expense(1'000_vnd))).says == "club_not_found");
  FoundClub again;
  again.name = "CLB";
  again.nonce[0] = 2;
  CHECK(club.when(order(day("2019-02-10"), again)).says == "club_exists");
  CHECK(club.when(order(day("2019-02-10"), gift(1'000_vnd), HoldMeeting{})).says == "not_first");
  Command empty = order(day("2019-02-10"));
  CHECK(club.when(empty).says == "empty_command");
  empty.acts.resize(kMaxActs + 1);
  CHECK(club.when(empty).says == "too_many_acts");
}

TEST_CASE("a command is recorded whole or not at all, and the refusal names the act", "[core][domain]") {
  Given club = Given::a_club();
  const Answer answer =
      club.when(order(day("2019-02-10"), gift(100'000_vnd), expense(60'000_vnd), expense(60'000_vnd)));
  CHECK(answer.says == "insufficient_cash");
  CHECK(answer.rejection->act == 2);
  CHECK(answer.rejection->seen == "cash of activity on 2019-02-10 is 40.000");
  CHECK(answer.rejection->asked == "take out 60.000 on 2019-02-10");
  CHECK(answer.decision.events.empty());
}

TEST_CASE("envelopes tell who, when and which part of which command", "[core][domain]") {
  Given club = Given::a_club();
  const Version before = club.state.version;
  Command command = signed_by(meeting(day("2019-02-10"), gift(100'000_vnd), gift(50'000_vnd)), {1});
  command.acts[2].value_date = day("2019-02-01");
  command.acts[2].written_on = day("2019-02-10");
  command.acts[2].late_reason = ReasonCode::forgotten;
  command.acts[2].voucher = "PT-007";
  const Answer answer = club.record(command);
  REQUIRE(answer.decision.events.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const Envelope& envelope = answer.event(i).envelope;
    CHECK(envelope.version.value == before.value + 1 + i);
    CHECK(envelope.index == i);
    CHECK(envelope.count == 3);
    CHECK(envelope.act == i);
    CHECK(envelope.recorded_at == club.context.now);
    CHECK(envelope.meeting.value == (i == 0 ? 0 : before.value + 1));
    CHECK(envelope.approvals.size() == (i == 0 ? 1 : 0));
    CHECK(envelope.device == DeviceId{7});
  }
  CHECK(answer.event(2).envelope.value_date == day("2019-02-01"));
  CHECK(answer.event(2).envelope.written_on == day("2019-02-10"));
  CHECK(answer.event(2).envelope.voucher == "PT-007");
  CHECK(answer.warns("late_entry"));
}

TEST_CASE("the recorded time never runs backwards, and a jump of the clock is told", "[core][domain]") {
  Given club = Given::a_club();
  const Instant first = club.state.recorded_at;
  club.context.now = Instant{first.micros - 1};
  const Answer answer = club.record(order(day("2019-02-10"), gift(1'000_vnd)));
  CHECK(answer.event().envelope.recorded_at == first);
  CHECK(answer.event().envelope.clock_jumped);
}

TEST_CASE("a device that lost the pen takes it back only with a second signer", "[core][domain]") {
  Given club = Given::a_club();
  GrantWriter pen;
  pen.device = DeviceId{7};
  pen.epoch = 1;
  pen.reason = ReasonCode::request;
  club.record(order(day("2019-02-10"), pen));
  club.context.device = DeviceId{8};
  pen.device = DeviceId{8};
  pen.epoch = 2;
  CHECK(club.when(order(day("2019-02-10"), pen)).says == "approval_missing");
  CHECK(club.when(order(day("2019-02-10"), pen, gift(1'000_vnd))).says == "writer_fenced");
  club.record(signed_by(order(day("2019-02-10"), pen), {1}));
  CHECK(club.state.writer == DeviceId{8});
  CHECK(club.record(order(day("2019-02-10"), gift(1'000_vnd))).event().envelope.epoch == 2);
  pen.epoch = 2;
  CHECK(club.when(order(day("2019-02-10"), pen)).says == "already_done");
}

// --- Approvals -------------------------------------------------------------------------------------------------------

namespace {

struct Signer {
  Hash key;
  std::array<std::uint8_t, 64> secret{};
  Signer() {
    REQUIRE(sodium_init() >= 0);
    const std::array<std::uint8_t, 32> seed{3, 1, 4};
    crypto_sign_seed_keypair(key.bytes.data(), secret.data(), seed.data());
  }
  [[nodiscard]] Approval sign(const Given& club, const Command& command) const {
    Approval approval;
    approval.actor = actor_of(MemberNo{1});
    approval.role = Role::head;
    approval.assurance = Assurance::key;
    approval.key = key;
    const Hash digest = engine::approval_digest(club.context.genesis, club.state.version, command);
    crypto_sign_detached(approval.signature.data(), nullptr, digest.bytes.data(), digest.bytes.size(), secret.data());
    return approval;
  }
};

/// A club whose by-law asks for a key on every reversal; the head has one.
Given a_club_with_keys(const Signer& head) {
  Given club = Given::a_club();
  AdoptByLaw law = club.state.by_law;
  law.resolution = ResolutionNo{1};
  law.assurances = {{ActClass::reversal, Assurance::key}};
  EnrolActor enrol;
  enrol.subject = actor_of(MemberNo{1});
  enrol.role = Role::head;
  enrol.assurance = Assurance::key;
  enrol.key = head.key;
  const Command enrolling = meeting(day("2019-02-10"), resolution(1, Subject::by_law), law, enrol);
  CHECK(club.when(enrolling).says == "approval_missing");  // nobody makes another's key alone
  club.record(signed_by(enrolling, {2}));
  club.context.genesis.bytes[0] = 9;
  return club;
}

}  // namespace

TEST_CASE("where the by-law asks for a key, a name or a pin is too weak", "[core][domain]") {
  const Signer head;
  Given club = a_club_with_keys(head);
  const Version entry = club.record(order(day("2019-02-10"), gift(1'000_vnd))).version();
  Command command = order(day("2019-02-10"), undo(entry));
  CHECK(club.when(command).says == "approval_missing");
  CHECK(club.when(signed_by(command, {2})).says == "approval_too_weak");
  Command with_pin = signed_by(command, {1});
  with_pin.approvals[0].assurance = Assurance::pin;
  CHECK(club.when(with_pin).says == "approval_too_weak");
  with_pin.approvals[0].actor = actor_of(MemberNo{2});
  CHECK(club.when(with_pin).says == "approval_not_valid");  // TV02 has no pin
  command.approvals = {head.sign(club, command)};
  CHECK(club.when(command).says == "accepted");
}

TEST_CASE("a signature is good for one command, one state of one book, by one enrolled key", "[core][domain]") {
  const Signer head;
  Given club = a_club_with_keys(head);
  const Version entry = club.record(order(day("2019-02-10"), gift(1'000_vnd))).version();
  const Version other = club.record(order(day("2019-02-10"), gift(2'000_vnd))).version();
  Command command = order(day("2019-02-10"), undo(entry));
  command.approvals = {head.sign(club, command)};
  REQUIRE(club.when(command).says == "accepted");

  SECTION("a forged signature") { command.approvals[0].signature[5] ^= 1; }
  SECTION("another command") { command.acts[0] = undo(other); }
  SECTION("another command id") { command.id.bytes[1] = 77; }
  SECTION("another book") { club.context.genesis.bytes[0] = 8; }
  SECTION("the book has grown since") { club.record(order(day("2019-02-10"), gift(3'000_vnd))); }
  SECTION("somebody else's key") { command.approvals[0].actor = actor_of(MemberNo{2}); }
  SECTION("a revoked key") {
    RevokeActorKey revoke;
    revoke.subject = actor_of(MemberNo{1});
    revoke.reason = ReasonCode::theft;
    club.record(signed_by(order(day("2019-02-10"), revoke), {2}));
    command.approvals = {head.sign(club, command)};
  }
  CHECK(club.when(command).says == "approval_not_valid");
}

TEST_CASE("nobody approves twice, and who left the club signs no more", "[core][domain]") {
  Given club = Given::a_club();
  const Version entry = club.record(order(day("2019-02-10"), gift(1'000_vnd))).version();
  const Command command = order(day("2019-02-10"), undo(entry));
  CHECK(club.when(signed_by(command, {1, 1})).says == "approval_same_person");
  CHECK(club.when(signed_by(command, {5})).says == "approval_same_person");
  LeaveClub leave;
  leave.member = MemberNo{8};
  leave.reason = ReasonCode::moved_away;
  club.record(order(day("2019-02-10"), leave));
  CHECK(club.when(signed_by(command, {8})).says == "actor_not_known");
  Command outsider = command;
  outsider.actor = *ActorId::parse("GS-QN-01");
  Command unknown = signed_by(command, {1});
  unknown.approvals[0].actor = outsider.actor;
  CHECK(club.when(unknown).says == "actor_not_known");  // anybody may type a name: it signs nothing
  outsider = signed_by(outsider, {1});
  const engine::ProgrammeState nobody;
  club.context.programme = &nobody;
  CHECK(club.when(outsider).says == "actor_not_known");
  engine::ProgrammeState somebody;
  somebody.actors[outsider.actor].role = Role::supervisor;
  club.context.programme = &somebody;
  CHECK(club.when(outsider).says == "accepted");
}

TEST_CASE("one person has one code: a number without its zero is nobody's", "[core][domain]") {
  Given club = Given::a_club();
  const Version entry = club.record(order(day("2019-02-10"), gift(1'000_vnd))).version();
  Command command = signed_by(order(day("2019-02-10"), undo(entry)), {1});
  command.approvals[0].actor = *ActorId::parse("TV5");  // the recorder is TV05
  CHECK(club.when(command).says == "actor_not_known");
  command = signed_by(order(day("2019-02-10"), undo(entry)), {1});
  command.actor = *ActorId::parse("TV001");
  CHECK(club.when(command).says == "actor_not_known");
}

TEST_CASE("nobody records in a working club who is neither a member nor enrolled", "[core][domain]") {
  Given club = Given::a_club();
  Command command = order(day("2019-02-10"), gift(1'000_vnd));
  command.actor = *ActorId::parse("GHOST");
  CHECK(club.when(command).says == "actor_not_known");
}

TEST_CASE("a club that lost its whole board is not being founded again", "[core][domain]") {
  Given club = Given::a_club();
  const Version entry = club.record(order(day("2019-02-10"), gift(1'000_vnd))).version();
  for (const std::uint32_t seat : {1U, 2U, 3U, 4U, 5U}) {
    LeaveClub leave;
    leave.member = MemberNo{seat};
    leave.reason = ReasonCode::moved_away;
    Command leaving = order(day("2019-02-10"), leave);
    leaving.actor = actor_of(MemberNo{6});
    CHECK(club.record(leaving).warns("board_seat_empty"));
  }
  Command command = order(day("2019-02-10"), undo(entry));
  command.actor = actor_of(MemberNo{6});
  Approval stranger;
  stranger.actor = *ActorId::parse("NOBODY-1");
  command.approvals = {stranger};
  CHECK(club.when(command).says == "actor_not_known");
}

TEST_CASE("the programme enrols no club's members, and two of its people sign for a third", "[core][domain]") {
  Given stream;
  const auto enrolling = [](const char* code) {
    EnrolActor enrol;
    enrol.subject = *ActorId::parse(code);
    enrol.role = Role::supervisor;
    Command command = order(day("2019-02-10"), enrol);
    command.club = programme_stream();
    command.actor = *ActorId::parse("TW-01");
    return command;
  };
  CHECK(stream.when(enrolling("TV01")).says == "field_not_valid");
  CHECK(stream.when(enrolling("TV1")).says == "field_not_valid");
  stream.record(enrolling("TW-01"));
  stream.record(enrolling("TW-02"));
  CHECK(stream.when(enrolling("TW-03")).says == "approval_missing");
  Command third = enrolling("TW-03");
  Approval second;
  second.actor = *ActorId::parse("TW-02");
  third.approvals = {second};
  CHECK(stream.when(third).says == "accepted");
}

TEST_CASE("a true day beside the day of posting lies in a closed period, else the entry is dated on it",
          "[core][domain]") {
  Given club = Given::a_club();
  Command late = order(day("2019-03-10"), gift(1'000_vnd));
  late.acts[0].late_reason = ReasonCode::voucher_found;
  const auto says = [&](const char* true_day) {
    late.acts[0].original_date = day(true_day);
    return club.when(late).says;
  };
  CHECK(says("2019-02-11") == "field_not_valid");
  ClosePeriod close;
  close.through = day("2019-02-28");
  club.record(order(day("2019-03-10"), close));
  CHECK(says("2019-02-11") == "accepted");
  CHECK(says("2019-02-28") == "accepted");
  CHECK(says("2019-03-01") == "field_not_valid");
  CHECK(says("2019-03-10") == "field_not_valid");
}

TEST_CASE("where the by-law guards late entries, a true date in a closed period makes an entry late",
          "[core][domain]") {
  Given club = Given::a_club();
  AdoptByLaw law = club.state.by_law;
  law.resolution = ResolutionNo{1};
  law.assurances = {{ActClass::late_entry, Assurance::named}};
  club.record(meeting(day("2019-02-10"), resolution(1, Subject::by_law), law));
  ClosePeriod close;
  close.through = day("2019-02-28");
  club.record(order(day("2019-03-10"), close));
  Command late = order(day("2019-03-10"), gift(1'000_vnd));
  late.acts[0].original_date = day("2019-02-11");
  late.acts[0].late_reason = ReasonCode::voucher_found;
  CHECK(club.when(late).says == "approval_missing");
  CHECK(club.when(signed_by(late, {1})).says == "accepted");
}
