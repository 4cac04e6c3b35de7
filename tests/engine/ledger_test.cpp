// The front door: what is recorded, repeated, refused, previewed, and read back.
#include "engine/ledger.h"

#include <catch2/catch.hpp>

#include "engine/club_books.h"
#include "engine/ledger_parts.h"
#include "engine/store/memory_event_store.h"
#include "engine/stored_view.h"
#include "events/merkle.h"
#include "tests/engine/small_club.h"
#include "tests/support/scratch_directory.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;
using Catch::Matchers::Contains;

namespace {

/// A ledger in memory or on disk that can be closed and opened again.
class AnyLedger {
 public:
  explicit AnyLedger(bool embedded) : embedded_(embedded) {
    if (embedded_) Ledger::create(directory_ / "store");
    ledger_ = embedded_ ? Ledger::open(directory_ / "store", clock) : Ledger::in_memory(clock);
  }
  Ledger& operator*() { return *ledger_; }
  Ledger* operator->() { return ledger_.get(); }
  void reopen(bool for_writing = true) {
    if (!embedded_) return;
    ledger_.reset();
    ledger_ = Ledger::open(directory_ / "store", clock, for_writing);
  }
  SimulatedClock clock{kEvening};

 private:
  bool embedded_;
  ScratchDirectory directory_;
  std::unique_ptr<Ledger> ledger_;
};

Receipt recorded(Ledger& ledger, const Command& command) {
  auto outcome = ledger.submit(command);
  INFO((outcome.has_error() ? to_sentence(outcome.error()) : std::string("recorded")));
  REQUIRE(outcome.has_value());
  return *std::move(outcome);
}

Rejection refused(Ledger& ledger, const Command& command) {
  auto outcome = ledger.submit(command);
  REQUIRE(outcome.has_error());
  return std::move(outcome).error();
}

}  // namespace

TEST_CASE("what a treasurer records is in the books, after reopening too", "[core][ledger]") {
  AnyLedger ledger(GENERATE(true, false));
  const Receipt founding_receipt = recorded(*ledger, founding("CLB-01", 1));
  const Receipt gift = recorded(*ledger, donation("CLB-01", 2, 500'000));
  ledger.reopen();
  CHECK(founding_receipt.events.size() == 5);
  CHECK(gift.position == Position{6});
  CHECK(gift.events.front().envelope.version == Version{6});
  CHECK_FALSE(gift.repeated);
  const auto state = ledger->state(club("CLB-01"));
  REQUIRE(state.has_value());
  CHECK(state->balance(kIncomeFund, Account::cash) == 500'000_vnd);
  const auto history = ledger->history(club("CLB-01"));
  REQUIRE(history.size() == 6);
  CHECK(history.back() == gift.events.front());
  CHECK(ledger->event_at(club("CLB-01"), Version{6}) == gift.events.front());
  CHECK(ledger->event_at(club("CLB-01"), Version{3}) == founding_receipt.events[2]);
  CHECK_FALSE(ledger->event_at(club("CLB-01"), Version{7}));
  CHECK_FALSE(ledger->event_at(club("CLB-01"), Version{}));
}

TEST_CASE("a club that was never founded has no state, no history, no entries", "[core][ledger]") {
  AnyLedger ledger(false);
  const auto state = ledger->state(club("CLB-09"));
  REQUIRE(state.has_error());
  CHECK(state.error().reason == RejectReason::club_not_found);
  CHECK(ledger->history(club("CLB-09")).empty());
  CHECK(refused(*ledger, donation("CLB-09", 1)).reason == RejectReason::club_not_found);
  CHECK(ledger->store().log_size() == 0);
}

TEST_CASE("a code that is taken founds no second club", "[core][ledger]") {
  AnyLedger ledger(false);
  recorded(*ledger, founding("CLB-01", 1));
  CHECK(refused(*ledger, founding("CLB-01", 2)).reason == RejectReason::club_exists);
  CHECK(ledger->store().log_size() == 5);
}

TEST_CASE("clubs are listed with their identity and root, the programme's stream is not one of them",
          "[core][ledger]") {
  AnyLedger ledger(true);
  Command region = command("-PROGRAMME", 1);
  region.actor = ActorId::parse("GS-QN-01").value();
  DefineRegion define;
  define.region = {"GSO", RegionCode::parse("51").value()};
  define.level = RegionLevel::province;
  define.name = "Quảng Ngãi";
  define.valid_from = kFoundingDay;
  region.acts.emplace_back(define);
  recorded(*ledger, region);
  const Receipt receipt = recorded(*ledger, founding("CLB-01", 2));
  const auto clubs = ledger->clubs();
  REQUIRE(clubs.size() == 1);
  CHECK(clubs[0].code == club("CLB-01"));
  CHECK(clubs[0].version == Version{5});
  CHECK(clubs[0].genesis == leaf_hash(encode(receipt.events[0])));
  std::vector<Hash> leaves;
  for (const Event& event : receipt.events) leaves.push_back(leaf_hash(encode(event)));
  CHECK(clubs[0].root == root_of(leaves));
}

TEST_CASE("the same command again gets the first answer again, however long ago it was", "[core][ledger]") {
  AnyLedger ledger(GENERATE(true, false));
  const Receipt first = recorded(*ledger, founding("CLB-01", 1));
  const Receipt gift = recorded(*ledger, donation("CLB-01", 2, 500'000, "bà Tư ở chợ"));
  recorded(*ledger, donation("CLB-01", 3));
  ledger.reopen();
  ledger.clock.set(Instant{kEvening.micros + 86'400'000'000});
  const Receipt again = recorded(*ledger, donation("CLB-01", 2, 500'000, "bà Tư ở chợ"));
  CHECK(again.repeated);
  CHECK(again.events == gift.events);
  CHECK(again.position == gift.position);
  CHECK(recorded(*ledger, founding("CLB-01", 1)).events == first.events);
  CHECK(ledger->store().log_size() == 7);
}

TEST_CASE("an id used for something else is refused, and the field that differs is named", "[core][ledger]") {
  AnyLedger ledger(false);
  recorded(*ledger, founding("CLB-01", 1));
  const auto original = [] { return donation("CLB-01", 2, 450'000, "bà Tư ở chợ"); };
  recorded(*ledger, original());
  struct Row {
    std::string field, asked, seen;
    std::function<void(Command&)> change;
  };
  const auto gift = [](Command& c) -> ReceiveDonation& { return std::get<ReceiveDonation>(c.acts[0].is); };
  const std::vector<Row> rows = {
      {"amount", "500000", "450000", [&](Command& c) { gift(c).amount = 500'000_vnd; }},
      {"fund", "", "", [&](Command& c) { gift(c).fund = kActivityFund; }},
      {"from", "", "", [&](Command& c) { gift(c).from.plain = "bà Năm ở chợ"; }},
      {"from", "", "", [&](Command& c) { gift(c).from.plain.clear(); }},
      {"actor", "TV02", "TV01", [](Command& c) { c.actor = actor_of(MemberNo{2}); }},
      {"value_date", "2019-03-09", "2019-03-10", [](Command& c) { c.value_date = *make_day(2019, 3, 9); }},
      {"expected", "5", "0", [](Command& c) { c.expected = Version{5}; }},
      {"from_paper", "yes", "no", [](Command& c) { c.from_paper = true; }},
      {"voucher", "PT-9", "PT-2", [](Command& c) { c.acts[0].voucher = "PT-9"; }},
      {"page", "12", "nothing", [](Command& c) { c.acts[0].page = "12"; }},
      {"late_reason", "flood", "none", [](Command& c) { c.acts[0].late_reason = ReasonCode::flood; }},
      {"written_on", "2019-03-10", "-", [](Command& c) { c.acts[0].written_on = *make_day(2019, 3, 10); }},
      {"acts", "2", "1", [](Command& c) { c.acts.push_back(c.acts[0]); }},
      {"approvals", "", "",
       [](Command& c) {
         c.approvals = {{actor_of(MemberNo{2}), Role::head, {}, {}, {}}};
       }},
  };
  for (const Row& row : rows) {
    Command other = original();
    row.change(other);
    const Rejection no = refused(*ledger, other);
    INFO(row.field << ": " << to_sentence(no));
    CHECK(no.reason == RejectReason::command_id_reused);
    CHECK_THAT(no.field, Contains(row.field));
    CHECK_THAT(no.asked, Contains(row.asked));
    CHECK_THAT(no.seen, Contains(row.seen) && Contains("version 6"));
  }
  CHECK(recorded(*ledger, original()).repeated);
}

TEST_CASE("the same id in another club is another command", "[core][ledger]") {
  AnyLedger ledger(false);
  recorded(*ledger, founding("CLB-01", 1));
  CHECK_FALSE(recorded(*ledger, founding("CLB-02", 1)).repeated);
}

TEST_CASE("a command that builds on another version is refused with both numbers, unless it was recorded",
          "[core][ledger]") {
  AnyLedger ledger(false);
  recorded(*ledger, founding("CLB-01", 1));
  Command command = donation("CLB-01", 2);
  command.expected = Version{4};
  const Rejection no = refused(*ledger, command);
  CHECK(no.reason == RejectReason::version_conflict);
  CHECK_THAT(no.seen, Contains("5"));
  CHECK_THAT(no.asked, Contains("4"));
  command.expected = Version{5};
  CHECK_FALSE(recorded(*ledger, command).repeated);
  CHECK(recorded(*ledger, command).repeated);  // the stream stands at 6 now
}

TEST_CASE("a preview writes nothing and shows what would be recorded", "[core][ledger]") {
  AnyLedger ledger(true);
  recorded(*ledger, founding("CLB-01", 1));
  const auto preview = ledger->preview(donation("CLB-01", 2, 70'000, "ông Ba"));
  REQUIRE(preview.has_value());
  CHECK(preview->position == Position{6});
  CHECK(preview->events.front().postings.size() == 2);
  CHECK(ledger->store().log_size() == 5);
  CHECK(ledger->state(club("CLB-01"))->balance(kIncomeFund, Account::cash).is_zero());
  const Receipt real = recorded(*ledger, donation("CLB-01", 2, 70'000, "ông Ba"));
  CHECK(real.events.front().postings == preview->events.front().postings);
  CHECK(ledger->preview(donation("CLB-01", 2, 70'000, "ông Ba"))->repeated);
  CHECK(ledger->preview(expense("CLB-01", 3, 70'001)).error().reason == RejectReason::insufficient_cash);
}

TEST_CASE("a rehearsal builds each command on the one before, and stops at the first that is refused",
          "[core][ledger]") {
  AnyLedger ledger(true);
  const std::vector<Command> row = {founding("CLB-01", 1),        donation("CLB-01", 2, 100'000),
                                    expense("CLB-01", 3, 60'000), donation("CLB-01", 2, 100'000),
                                    expense("CLB-01", 4, 60'000), donation("CLB-01", 5)};
  const auto rehearsal = ledger->rehearse(row);
  REQUIRE(rehearsal.receipts.size() == 4);
  CHECK(rehearsal.receipts[2].events.front().envelope.version == Version{7});
  CHECK(rehearsal.receipts[3].repeated);
  REQUIRE(rehearsal.rejection);
  CHECK(rehearsal.rejection->reason == RejectReason::insufficient_cash);
  CHECK(ledger->store().log_size() == 0);
  CHECK(ledger->state(club("CLB-01")).has_error());
}

TEST_CASE("texts come into the books in one form, whatever the keyboard made of them", "[core][ledger]") {
  AnyLedger ledger(false);
  Command decomposed = founding("CLB-01", 1);
  std::get<FoundClub>(decomposed.acts[0].is).name = "Qua\xCC\x89ng Nga\xCC\x83i";
  std::get<FoundClub>(decomposed.acts[0].is).address.plain = "thôn 1\nxa\xCC\x83 Bi\xCC\x80nh Ha\xCC\x89i";
  const Receipt receipt = recorded(*ledger, decomposed);
  CHECK(receipt.events[0].payload.as<ClubFounded>()->name == "Quảng Ngãi");
  CHECK(ledger->people().text(club("CLB-01"), Version{1}, 0).plain == "thôn 1\nxã Bình Hải");
  Command composed = founding("CLB-01", 1);
  std::get<FoundClub>(composed.acts[0].is).name = "Quảng Ngãi";
  std::get<FoundClub>(composed.acts[0].is).address.plain = "thôn 1\nxã Bình Hải";
  CHECK(recorded(*ledger, composed).repeated);
}

TEST_CASE("texts that are no texts are refused by name, and nothing is written", "[core][ledger]") {
  AnyLedger ledger(false);
  recorded(*ledger, founding("CLB-01", 1));
  struct Row {
    std::string field, says;
    std::function<void(Command&)> change;
  };
  const auto gift = [](Command& c) -> ReceiveDonation& { return std::get<ReceiveDonation>(c.acts[0].is); };
  const std::vector<Row> rows = {
      {"use", "byte 3 is not UTF-8",
       [&](Command& c) {
         gift(c).use =
             "ab\xFF"
             "c";
       }},
      {"use", "byte 1 is not UTF-8", [&](Command& c) { gift(c).use = "\xED\xA0\x80"; }},
      {"use", "U+000A", [&](Command& c) { gift(c).use = "two\nlines"; }},
      {"use", "U+202E", [&](Command& c) { gift(c).use = "gift\u202Etxt"; }},
      {"use", std::to_string(kMaxLabelBytes + 1) + " bytes",
       [&](Command& c) { gift(c).use = std::string(kMaxLabelBytes + 1, 'a'); }},
      {"use", "1000000 bytes", [&](Command& c) { gift(c).use = std::string(1'000'000, 'a'); }},
      {"voucher", "U+0007", [](Command& c) { c.acts[0].voucher = "PT\a"; }},
      {"page", "U+0000", [](Command& c) { c.acts[0].page = std::string("1\0", 2); }},
      {"from", "4097 bytes", [&](Command& c) { gift(c).from.plain = std::string(4097, 'a'); }},
      {"from", "U+001B", [&](Command& c) { gift(c).from.plain = "\x1b[31m"; }},
      {"from", "byte 1 is not UTF-8", [&](Command& c) { gift(c).from.plain = "\xC3"; }},
      {"from", "commitment", [&](Command& c) { gift(c).from.commitment.bytes[0] = 1; }},
  };
  for (const Row& row : rows) {
    Command bad = donation("CLB-01", 2);
    bad.acts.insert(bad.acts.begin(), donation("CLB-01", 2).acts[0]);
    std::swap(bad.acts[0], bad.acts[1]);
    row.change(bad);
    const Rejection no = refused(*ledger, bad);
    INFO(to_sentence(no));
    CHECK(no.reason == RejectReason::text_not_valid);
    CHECK(no.field == row.field);
    CHECK(no.act == 0);
    CHECK_THAT(to_sentence(no), Contains(row.says));
  }
  CHECK(ledger->store().log_size() == 5);
}

namespace {

/// What is said to somebody who joins CLB-01 with that profile.
Rejection refused_joining(AnyLedger& ledger, const char* profile) {
  Command join = command("CLB-01", 2);
  JoinMember act = joining(4, "x");
  act.profile.plain = profile;
  join.acts.emplace_back(act);
  return refused(*ledger, join);
}

}  // namespace

TEST_CASE("a profile is five lines or nothing", "[core][ledger]") {
  AnyLedger ledger(false);
  recorded(*ledger, founding("CLB-01", 1));
  for (const char* text : {"Nguyễn Thị Na", "a\nb\nc\nd\n31/12/1950", "a\nb\nc\nd\n1950-12-31\n"}) {
    const Rejection no = refused_joining(ledger, text);
    CHECK(no.reason == RejectReason::text_not_valid);
    CHECK(no.field == "profile");
  }
}

TEST_CASE("whoever joins has a name; an amendment may leave it open", "[core][ledger]") {
  AnyLedger ledger(false);
  recorded(*ledger, founding("CLB-01", 1));
  for (const char* text : {"\n\n\n\n", "  \n0905\n\n\n1950-12-31"}) {
    const Rejection no = refused_joining(ledger, text);
    CHECK(no.reason == RejectReason::text_not_valid);
    CHECK(no.asked == "a profile without a name");
    CHECK(no.seen == "the name of who joins, on the profile's first line");
    CHECK(no.field == "profile");
  }
  // The register may have lost the name by then.
  Command amend = command("CLB-01", 2);
  AmendProfile profile;
  profile.member = MemberNo{2};
  profile.birth_year = 1950;
  profile.reason = ReasonCode::request;
  profile.profile.plain = "\n0905\n\n\n";
  amend.acts.emplace_back(profile);
  recorded(*ledger, amend);
}

TEST_CASE("a command has acts, and not too many", "[core][ledger]") {
  AnyLedger ledger(false);
  recorded(*ledger, founding("CLB-01", 1));
  CHECK(refused(*ledger, command("CLB-01", 2)).reason == RejectReason::empty_command);
  Command many = donation("CLB-01", 3);
  many.acts.resize(kMaxActs + 1, many.acts[0]);
  const Rejection no = refused(*ledger, many);
  CHECK(no.reason == RejectReason::too_many_acts);
  CHECK_THAT(no.seen, Contains("1024"));
  CHECK_THAT(no.asked, Contains("1025"));
}

TEST_CASE("a field that no event can hold is refused before anything is decided", "[core][ledger]") {
  AnyLedger ledger(false);
  recorded(*ledger, founding("CLB-01", 1));
  Command odd = donation("CLB-01", 2);
  std::get<ReceiveDonation>(odd.acts[0].is).donor = static_cast<DonorClass>(200);
  CHECK(refused(*ledger, odd).reason == RejectReason::field_not_valid);
  Command crowd = donation("CLB-01", 3);
  crowd.approvals.resize(kMaxApprovals + 1);
  CHECK(refused(*ledger, crowd).reason == RejectReason::field_not_valid);
  Command stranger = donation("CLB-01", 4);
  stranger.approvals = {{actor_of(MemberNo{2}), static_cast<Role>(99), {}, {}, {}}};
  CHECK(refused(*ledger, stranger).reason == RejectReason::field_not_valid);
}

TEST_CASE("a day outside of the calendar is refused, wherever it stands in a command", "[core][ledger]") {
  const std::vector<std::pair<std::string, std::function<void(Command&, Day)>>> places = {
      {"value_date", [](Command& it, Day day) { it.value_date = day; }},
      {"value_date", [](Command& it, Day day) { it.acts[0].value_date = day; }},
      {"written_on", [](Command& it, Day day) { it.acts[0].written_on = day; }},
      {"original_date", [](Command& it, Day day) { it.acts[0].original_date = day; }},
  };
  AnyLedger ledger(false);
  recorded(*ledger, founding("CLB-01", 1));
  for (const auto& [field, put] : places) {
    for (const Day day : {Day{kFirstDay.number - 1}, Day{kLastDay.number + 1}, Day{INT32_MAX}}) {
      Command odd = donation("CLB-01", 2);
      put(odd, day);
      const Rejection no = refused(*ledger, odd);
      CHECK(no.reason == RejectReason::field_not_valid);
      CHECK(no.field == field);
      CHECK_THAT(no.seen, Contains("1900-01-01 to 2199-12-31"));
    }
  }
}

TEST_CASE("every word lies in the register under the commitment its event holds", "[core][ledger]") {
  AnyLedger ledger(GENERATE(true, false));
  recorded(*ledger, founding("CLB-01", 1));
  recorded(*ledger, donation("CLB-01", 2, 500'000, "bà Tư ở chợ"));
  ledger.reopen();
  int texts = 0;
  for (Event& event : ledger->history(club("CLB-01"))) {
    std::uint8_t slot = 0;
    for_each_note(event.payload, [&](Note& note) {
      const auto text = ledger->people().text(club("CLB-01"), event.envelope.version, slot++);
      CHECK(note.plain.empty());
      CHECK((text.status == TextStatus::present) == !note.commitment.is_zero());
      if (text.status != TextStatus::present) return;
      CHECK(commitment_of(text.salt, text.plain) == note.commitment);
      ++texts;
    });
  }
  CHECK(texts == 4);
  CHECK(parse_profile(ledger->people().profile(club("CLB-01"), MemberNo{2}).plain)->name == "Trần Văn Cam");
}

TEST_CASE("after erasure the member's words are gone, and the books stand as they stood", "[core][ledger][register]") {
  AnyLedger ledger(GENERATE(true, false));
  recorded(*ledger, founding("CLB-01", 1));
  Command leave = command("CLB-01", 2);
  LeaveClub act{MemberNo{3}, ReasonCode::own_wish, {}};
  act.notes.plain = "theo con vào Sài Gòn";
  leave.acts.emplace_back(act);
  recorded(*ledger, leave);
  const auto before = ledger->history(club("CLB-01"));
  Command erase = command("CLB-01", 3);
  ErasePerson person;
  person.member = MemberNo{3};
  person.ground = ReasonCode::request;
  erase.acts.emplace_back(person);
  erase.approvals = {{actor_of(MemberNo{2}), Role::head, Assurance::named, {}, {}}};
  recorded(*ledger, erase);
  ledger.reopen();
  CHECK(ledger->people().profile(club("CLB-01"), MemberNo{3}).status == TextStatus::erased);
  CHECK(ledger->people().text(club("CLB-01"), Version{4}, 0).status == TextStatus::erased);
  CHECK(ledger->people().text(club("CLB-01"), Version{6}, 0).status == TextStatus::erased);
  CHECK(ledger->people().profile(club("CLB-01"), MemberNo{2}).status == TextStatus::present);
  auto after = ledger->history(club("CLB-01"));
  REQUIRE(after.size() == 7);
  after.pop_back();
  CHECK(after == before);
  CHECK_FALSE(after[3].payload.as<MemberJoined>()->profile.commitment.is_zero());
  CHECK(recorded(*ledger, founding("CLB-01", 1)).repeated);  // what was erased counts as the same
  CHECK(recorded(*ledger, leave).repeated);
}

TEST_CASE("the log's time never runs backwards, whatever the clock does", "[core][ledger]") {
  AnyLedger ledger(true);
  recorded(*ledger, founding("CLB-01", 1));
  ledger.clock.set(Instant{kEvening.micros - 3'600'000'000});
  const Receipt early = recorded(*ledger, donation("CLB-01", 2));
  CHECK(early.events[0].envelope.recorded_at == kEvening);
  CHECK(early.events[0].envelope.clock_jumped);
  ledger.reopen();
  recorded(*ledger, founding("CLB-02", 1));
  const auto log = read_log(ledger->store());
  REQUIRE(log.size() == 3);
  for (const auto& commit : log) CHECK(commit.accepted_at == kEvening);
}

TEST_CASE("a ledger opened for reading answers questions and refuses to record", "[core][ledger]") {
  AnyLedger ledger(true);
  recorded(*ledger, founding("CLB-01", 1));
  ledger.reopen(false);
  CHECK(ledger->history(club("CLB-01")).size() == 5);
  CHECK(ledger->state(club("CLB-01")).has_value());
  CHECK(ledger->preview(donation("CLB-01", 2)).has_value());
  CHECK_THROWS_AS(ledger->submit(donation("CLB-01", 2)), StoreFailure);
}

TEST_CASE("the same seed and the same commands give the same log", "[core][ledger]") {
  SimulatedClock clock(kEvening);
  const ScratchDirectory scratch;
  Hash roots[2];
  for (int i = 0; i < 2; ++i) {
    const auto directory = scratch / std::to_string(i);
    Ledger::create(directory, 7);
    for (std::uint64_t id = 1; id <= 3; ++id) {  // opened anew each time
      const auto ledger = Ledger::open(directory, clock, true, 7);
      recorded(*ledger, id == 1 ? founding("CLB-01", 1) : donation("CLB-01", id, 1000, "bà Tư"));
      roots[i] = ledger->store().log_frontier().root();
    }
  }
  CHECK(roots[0] == roots[1]);
  Ledger::create(scratch / "other", 8);
  const auto other = Ledger::open(scratch / "other", clock, true, 8);
  for (std::uint64_t id = 1; id <= 3; ++id) {
    recorded(*other, id == 1 ? founding("CLB-01", 1) : donation("CLB-01", id, 1000, "bà Tư"));
  }
  CHECK(other->store().log_frontier().root() != roots[0]);
}

TEST_CASE("two texts never share a salt", "[core][ledger]") {
  AnyLedger ledger(false);
  recorded(*ledger, founding("CLB-01", 1));
  const auto one = recorded(*ledger, donation("CLB-01", 2, 1000, "bà Tư"));
  const auto two = recorded(*ledger, donation("CLB-01", 3, 1000, "bà Tư"));
  CHECK(one.events[0].payload.as<DonationReceived>()->from.commitment !=
        two.events[0].payload.as<DonationReceived>()->from.commitment);
}

TEST_CASE("the balances beside a club's head are those of its state", "[core][ledger]") {
  AnyLedger ledger(true);
  recorded(*ledger, founding("CLB-01", 1));
  recorded(*ledger, donation("CLB-01", 2, 123'456));
  recorded(*ledger, expense("CLB-01", 3, 456));
  const auto stored = parse_stored_view(ledger->store().head(club("CLB-01"))->balances);
  REQUIRE(stored);
  CHECK(stored->at({kIncomeFund, Account::cash}) == 123'000_vnd);
  const auto state = ledger->state(club("CLB-01"));
  REQUIRE(state.has_value());
  for (const auto& [key, amount] : state->balances) {
    if (!amount.is_zero()) CHECK(stored->at(key) == amount);
  }
}

TEST_CASE("a stored view reads back as it was written, and nothing else reads", "[core][ledger]") {
  const Balances balances = {{{kIncomeFund, Account::cash}, Money{INT64_MAX}},
                             {{kIncomeFund, Account::capital}, Money{INT64_MIN}},
                             {{kActivityFund, Account::cash}, Money{-1}},
                             {{Fund{9}, Account::activity_expense}, Money{63}}};
  const std::string bytes = to_stored_view(balances);
  CHECK(parse_stored_view(bytes) == balances);
  CHECK(parse_stored_view("") == Balances{});
  for (std::size_t i = 1; i < bytes.size(); ++i) {
    const auto part = parse_stored_view(bytes.substr(0, i));
    CHECK((!part || part->size() < balances.size()));
  }
  CHECK_FALSE(parse_stored_view(std::string("\x01\x6f\x00\x00", 4)));                  // a zero balance is not written
  CHECK_FALSE(parse_stored_view(std::string("\x01\x6e\x00\x02", 4)));                  // no account 110
  CHECK_FALSE(parse_stored_view(std::string("\x01\x6f\x00\x82\x00", 5)));              // not the shortest form
  CHECK_FALSE(parse_stored_view(std::string("\x01\x6f\x00\x02\x01\x6f\x00\x02", 8)));  // twice
}

TEST_CASE("a profile reads back as it was written", "[core][register]") {
  const Profile profile{"Nguyễn Thị Bưởi", "0905", "2101", "thôn 1", make_day(1950, 12, 31).value()};
  CHECK(to_note_text(profile) == "Nguyễn Thị Bưởi\n0905\n2101\nthôn 1\n1950-12-31");
  CHECK(parse_profile(to_note_text(profile)) == profile);
  CHECK(parse_profile(to_note_text({})) == Profile{});
  CHECK_FALSE(parse_profile(""));
  CHECK_FALSE(parse_profile("a\nb\nc\n"));
  CHECK_FALSE(parse_profile(std::string(201, 'a') + "\n\n\n\n"));
}

TEST_CASE("a club whose book was put aside comes back the same", "[core][ledger]") {
  SimulatedClock clock(kEvening);
  auto own = std::make_unique<MemoryEventStore>();
  const MemoryEventStore& store = *own;
  const auto ledger = make_ledger(std::move(own), clock);
  for (const char* code : {"CLB-01", "CLB-02", "CLB-03", "CLB-04"}) {
    recorded(*ledger, founding(code, 1));
    recorded(*ledger, donation(code, 2, code[5] * 1000));
  }
  LiveBooks books(store, 2);
  for (int round = 0; round < 2; ++round) {
    for (const char* code : {"CLB-01", "CLB-02", "CLB-03", "CLB-04"}) {
      CHECK(books.book(club(code)).state == *ledger->state(club(code)));
      CHECK(books.book(club(code)).genesis == store.head(club(code))->genesis);
    }
  }
}
