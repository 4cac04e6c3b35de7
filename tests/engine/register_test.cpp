// The register through the front door: whose words are whose, what an erasure leaves, what a signer signs.
#include "engine/register.h"

#include <sodium.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "engine/domain/approval.h"
#include "engine/ledger.h"
#include "engine/note_subject.h"
#include "tests/engine/small_club.h"
#include "tests/support/scratch_directory.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;

namespace {

std::string utf16(std::u32string_view text, bool big_endian) {
  std::string out;
  for (const char32_t c : text) {
    const char high = static_cast<char>(c >> 8 & 0xff);
    const char low = static_cast<char>(c & 0xff);
    out.push_back(big_endian ? high : low);
    out.push_back(big_endian ? low : high);
  }
  return out;
}

/// Looks through every byte of every file, write-ahead logs and RocksDB's own journal included.
void must_not_lie_in(const std::filesystem::path& store, const std::vector<std::string>& forms) {
  std::size_t searched = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(store)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    searched += bytes.size();
    INFO(entry.path());
    for (const auto& form : forms) CHECK(bytes.find(form) == std::string::npos);
  }
  CHECK(searched > 10'000);
}

Receipt recorded(Ledger& ledger, const Command& command) {
  auto outcome = ledger.submit(command);
  INFO((outcome.has_error() ? to_sentence(outcome.error()) : std::string("recorded")));
  REQUIRE(outcome.has_value());
  return *std::move(outcome);
}

Command leaving(std::uint64_t id, std::uint32_t member, const std::string& words) {
  Command out = command("CLB-01", id);
  LeaveClub leave{MemberNo{member}, ReasonCode::own_wish, {}};
  leave.notes.plain = words;
  out.acts.emplace_back(leave);
  return out;
}

/// Words about nobody in particular that name somebody all the same.
Command talking_about(std::uint64_t id, const std::string& topic) {
  Command out = command("CLB-01", id);
  HoldActivity activity;
  activity.area = Area::culture;
  activity.topic.plain = topic;
  activity.attended = 30;
  out.acts.emplace_back(activity);
  return out;
}

Command erasing_text(std::uint64_t id, Version version, std::uint8_t slot) {
  Command out = command("CLB-01", id);
  ErasePerson text;
  text.text_version = version;
  text.text_slot = slot;
  text.ground = ReasonCode::request;
  out.acts.emplace_back(text);
  out.approvals = {{actor_of(MemberNo{2}), Role::head, Assurance::named, {}, {}}};
  return out;
}

Command erasing(std::uint64_t id, std::uint32_t member) {
  Command out = command("CLB-01", id);
  ErasePerson person;
  person.member.value = member;
  person.ground = ReasonCode::request;
  out.acts.emplace_back(person);
  out.approvals = {{actor_of(MemberNo{2}), Role::head, Assurance::named, {}, {}}};
  return out;
}

}  // namespace

TEST_CASE("a member's name lies in no file of the store, before the erasure and after", "[core][register]") {
  const std::u32string name = U"Lê Thị Quýt";
  const std::vector<std::string> forms = {"Lê Thị Quýt", utf16(name, false), utf16(name, true)};
  const ScratchDirectory scratch;
  const auto store = scratch / "store";
  SimulatedClock clock(kEvening);
  Ledger::create(store);
  {
    const auto ledger = Ledger::open(store, clock);
    recorded(*ledger, founding("CLB-01", 1));
    recorded(*ledger, talking_about(9, "Lê Thị Quýt kể chuyện trồng rau"));
    recorded(*ledger, leaving(2, 3, "Lê Thị Quýt theo con vào Sài Gòn"));
    must_not_lie_in(store, forms);
    recorded(*ledger, erasing(3, 3));
    recorded(*ledger, erasing_text(4, Version{6}, 0));
    must_not_lie_in(store, forms);
  }
  const auto ledger = Ledger::open(store, clock);  // recovery has rewritten the log as tables
  must_not_lie_in(store, forms);
  CHECK(ledger->people().profile(club("CLB-01"), MemberNo{3}).status == TextStatus::erased);
  CHECK(ledger->people().text(club("CLB-01"), Version{6}, 0).status == TextStatus::erased);
  CHECK(ledger->people().text(club("CLB-01"), Version{7}, 0).status == TextStatus::erased);
  CHECK_FALSE(ledger->event_at(club("CLB-01"), Version{7})->payload.as<MemberLeft>()->notes.commitment.is_zero());
}

TEST_CASE("words belong to the member they are about, through the member's loan or placement too", "[core][register]") {
  ClubState club;
  club.loans.change(LoanNo{4}).borrower = MemberNo{7};
  club.placements[PlacementNo{2}].keeper = MemberNo{8};
  LoanWrittenOff written_off;
  written_off.loan = LoanNo{4};
  CHECK(note_subject(Payload(written_off), club).member == MemberNo{7});
  written_off.loan = LoanNo{5};
  CHECK(note_subject(Payload(written_off), club).member.is_none());
  GoodsLost lost;
  lost.placement = PlacementNo{2};
  CHECK(note_subject(Payload(lost), club).member == MemberNo{8});
  LoanApproved approved;
  approved.borrower = MemberNo{9};
  CHECK(note_subject(Payload(approved), club).member == MemberNo{9});
  MemberJoined joined;
  joined.member = MemberNo{3};
  CHECK(note_subject(Payload(joined), club).member == MemberNo{3});
  CHECK(note_subject(Payload(joined), club).profile);
  ActorEnrolled enrolled;
  enrolled.subject = actor_of(MemberNo{5});
  CHECK(note_subject(Payload(enrolled), club).member == MemberNo{5});
  HelpGiven help;
  help.receiver = MemberNo{6};
  CHECK(note_subject(Payload(help), club).member == MemberNo{6});
  EntryReversed reversed;
  reversed.original = std::make_shared<const Payload>(help);
  CHECK(note_subject(Payload(reversed), club).member == MemberNo{6});
  CHECK(note_subject(Payload(MeetingHeld{}), club).member.is_none());
  CHECK_FALSE(note_subject(Payload(MeetingHeld{}), club).profile);
}

TEST_CASE("an amended profile is the one that is shown, the earlier one still proves its event", "[core][register]") {
  SimulatedClock clock(kEvening);
  const auto ledger = Ledger::in_memory(clock);
  recorded(*ledger, founding("CLB-01", 1));
  Command amend = command("CLB-01", 2);
  AmendProfile profile;
  profile.member = MemberNo{3};
  profile.birth_year = 1950;
  profile.reason = ReasonCode::request;
  profile.profile.plain = to_note_text({"Lê Thị Quít", "", "", "", Day::none()});
  amend.acts.emplace_back(profile);
  recorded(*ledger, amend);
  CHECK(parse_profile(ledger->people().profile(club("CLB-01"), MemberNo{3}).plain)->name == "Lê Thị Quít");
  const auto first = ledger->people().text(club("CLB-01"), Version{4}, 0);
  CHECK(parse_profile(first.plain)->name == "Lê Thị Quýt");
  CHECK(commitment_of(first.salt, first.plain) ==
        ledger->event_at(club("CLB-01"), Version{4})->payload.as<MemberJoined>()->profile.commitment);
}

TEST_CASE("a key signs a command with words in it, although the signer cannot know their salts", "[core][register]") {
  SimulatedClock clock(kEvening);
  const auto ledger = Ledger::in_memory(clock);
  recorded(*ledger, founding("CLB-01", 1));
  Hash key;
  std::array<std::uint8_t, 64> secret{};
  crypto_sign_keypair(key.bytes.data(), secret.data());
  Command enrol = command("CLB-01", 2);
  EnrolActor actor;
  actor.subject = actor_of(MemberNo{2});
  actor.role = Role::head;
  actor.assurance = Assurance::key;
  actor.key = key;
  enrol.acts.emplace_back(actor);
  enrol.approvals = {{actor_of(MemberNo{3}), Role::secretary, Assurance::named, {}, {}}};
  recorded(*ledger, enrol);
  Command gift = donation("CLB-01", 3, 500'000, "bà Tư ở chợ");
  Approval approval{actor_of(MemberNo{2}), Role::head, Assurance::key, key, {}};
  const Hash digest = approval_digest(ledger->clubs()[0].genesis, Version{6}, gift);
  crypto_sign_detached(approval.signature.data(), nullptr, digest.bytes.data(), digest.bytes.size(), secret.data());
  gift.approvals = {approval};
  const Receipt receipt = recorded(*ledger, gift);
  CHECK(approval_digest(ledger->clubs()[0].genesis, Version{6}, command_of(receipt.events)) == digest);
}
