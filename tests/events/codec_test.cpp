// Canonical bytes: what is stored is what is hashed, and only an event's own bytes decode to it.
#include "events/codec.h"

#include <capnp/message.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <functional>

#include "events/ledger.capnp.h"
#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::testing;

namespace {

Event sample(Kind kind) {
  Dice dice(static_cast<std::uint64_t>(kind) + 1);
  return random_event(kind, dice, Fill::always);
}

Bytes bytes_of(kj::ArrayPtr<const kj::byte> bytes) { return {bytes.begin(), bytes.end()}; }

/// The canonical form that Cap'n Proto itself makes of a message.
Bytes canonical(wire::Event::Reader event) { return bytes_of(capnp::canonicalize(event).asBytes()); }

/// Reads an event's bytes into a message that may then be bent.
void load(const Bytes& bytes, capnp::MessageBuilder& message) {
  std::vector<std::uint64_t> words(bytes.size() / 8);
  std::memcpy(words.data(), bytes.data(), bytes.size());
  const kj::ArrayPtr<const capnp::word> segment(reinterpret_cast<const capnp::word*>(words.data()), words.size());
  const kj::ArrayPtr<const capnp::word> segments[] = {segment};
  capnp::SegmentArrayMessageReader reader(kj::arrayPtr(segments, 1));
  message.setRoot(reader.getRoot<wire::Event>());
}

/// The event's bytes after `bend`, in canonical form again.
Bytes bent(const Event& event, const std::function<void(wire::Event::Builder)>& bend) {
  capnp::MallocMessageBuilder message;
  load(encode(event), message);
  bend(message.getRoot<wire::Event>());
  return canonical(message.getRoot<wire::Event>().asReader());
}

std::string complaint(const Bytes& bytes) {
  try {
    static_cast<void>(decode(bytes));
  } catch (const DecodeFailure& failure) {
    return failure.what();
  }
  return {};
}

/// Refused, or another event whose own bytes these are: never read over, never a crash.
bool is_honest(const Bytes& bytes) {
  try {
    return encode(decode(bytes)) == bytes;
  } catch (const DecodeFailure&) {
    return true;
  }
}

using Catch::Contains;

}  // namespace

TEST_CASE("an event of any kind comes back from its bytes as it was", "[core][codec]") {
  Dice dice(20190115);
  for (auto kind : all_kinds()) {
    for (int round = 0; round < 40; ++round) {
      INFO(to_text(kind) << ", round " << round);
      const auto event = random_event(kind, dice, round == 0 ? Fill::always : Fill::sometimes);
      const auto bytes = encode(event);
      REQUIRE(decode(bytes) == event);
      REQUIRE(encode(decode(bytes)) == bytes);
    }
  }
}

TEST_CASE("the numbers of the kinds are the ordinals of the schema", "[core][codec]") {
  for (auto kind : all_kinds()) {
    capnp::MallocMessageBuilder message;
    load(encode(sample(kind)), message);
    CHECK(static_cast<int>(message.getRoot<wire::Event>().getPayload().which()) == static_cast<int>(kind));
  }
  CHECK(all_kinds().size() == 79);
}

TEST_CASE("the same event has the same bytes, however its message was put together", "[core][codec]") {
  for (auto kind : all_kinds()) {
    INFO(to_text(kind));
    const auto bytes = encode(sample(kind));
    CHECK(encode(sample(kind)) == bytes);

    capnp::MallocMessageBuilder whole;
    load(bytes, whole);
    const auto from = whole.getRoot<wire::Event>().asReader();

    // In many small segments, the lists before the payload, a text that is written twice.
    capnp::MallocMessageBuilder scattered(1, capnp::AllocationStrategy::FIXED_SIZE);
    auto to = scattered.initRoot<wire::Event>();
    to.setVoucher("abandoned");
    to.setApprovals(from.getApprovals());
    to.setPostings(from.getPostings());
    to.setPayload(from.getPayload());
    if (from.hasPage()) to.setPage(from.getPage());
    if (from.hasActorCode()) to.setActorCode(from.getActorCode());
    to.setVoucher(from.getVoucher());
    to.setClubHigh(from.getClubHigh());
    to.setClubLow(from.getClubLow());
    to.setCommandHigh(from.getCommandHigh());
    to.setCommandLow(from.getCommandLow());
    to.setRecordedAt(from.getRecordedAt());
    to.setDevice(from.getDevice());
    to.setVersion(from.getVersion());
    to.setValueDate(from.getValueDate());
    to.setActorMember(from.getActorMember());
    to.setEpoch(from.getEpoch());
    to.setAct(from.getAct());
    to.setIndex(from.getIndex());
    to.setCount(from.getCount());
    to.setLateReason(from.getLateReason());
    to.setClockJumped(from.getClockJumped());
    to.setFromPaper(from.getFromPaper());
    to.setExpected(from.getExpected());
    to.setMeeting(from.getMeeting());
    to.setWrittenOn(from.getWrittenOn());
    to.setOriginalDate(from.getOriginalDate());
    CHECK(scattered.getSegmentsForOutput().size() > 1);
    CHECK(canonical(to.asReader()) == bytes);
  }
}

TEST_CASE("words of a note never reach an event's bytes", "[core][codec]") {
  auto event = sample(Kind::expense_paid);
  auto with_words = event;
  std::get<ExpensePaid>(with_words.payload.is).words.plain = "Bà Năm, số điện thoại 0912345678";
  CHECK(encode(with_words) == encode(event));
}

TEST_CASE("bytes may lie at any address", "[core][codec]") {
  const auto event = sample(Kind::loan_disbursed);
  const auto bytes = encode(event);
  for (std::size_t shift = 0; shift < 8; ++shift) {
    Bytes moved(shift, 0xAA);
    moved.insert(moved.end(), bytes.begin(), bytes.end());
    CHECK(decode(ByteView(moved).subspan(shift)) == event);
  }
}

TEST_CASE("bytes that are cut short or too long are refused", "[core][codec]") {
  for (auto kind : {Kind::contribution_received, Kind::loan_disbursed, Kind::entry_reversed, Kind::by_law_adopted}) {
    const auto bytes = encode(sample(kind));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      INFO(to_text(kind) << " cut to " << size);
      REQUIRE_THROWS_AS(decode(ByteView(bytes).first(size)), DecodeFailure);
    }
    auto longer = bytes;
    longer.resize(bytes.size() + 8);
    REQUIRE_THROWS_AS(decode(longer), DecodeFailure);
    longer.resize(bytes.size() + 1);
    REQUIRE_THROWS_AS(decode(longer), DecodeFailure);
  }
  CHECK_THROWS_AS(decode(Bytes(kMaxEventBytes + 8)), DecodeFailure);
  CHECK_THROWS_AS(decode(Bytes(64)), DecodeFailure);
}

TEST_CASE("no flipped bit is read over: it is refused, or it is another event", "[core][codec]") {
  for (auto kind : all_kinds()) {
    const auto event = sample(kind);
    const auto bytes = encode(event);
    auto flipped = bytes;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      for (unsigned bit = 0; bit < 8; ++bit) {
        flipped[at] = static_cast<std::uint8_t>(bytes[at] ^ (1U << bit));
        INFO(to_text(kind) << ", byte " << at << ", bit " << bit);
        REQUIRE(is_honest(flipped));
      }
      flipped[at] = bytes[at];
    }
  }
}

TEST_CASE("bytes bent in many places at once are refused or are another event", "[core][codec]") {
  Dice dice(1533);
  for (int round = 0; round < 60'000; ++round) {
    auto bytes = encode(sample(all_kinds()[dice.below(all_kinds().size())]));
    for (auto times = 1 + dice.below(4); times > 0; --times) {
      const auto at = dice.below(bytes.size() / 8) * 8;
      if (dice.below(3) == 0) {
        bytes[at + dice.below(8)] = static_cast<std::uint8_t>(dice.next());
      } else {  // a word of the same message somewhere else: pointers that overlap, loop and point outside
        std::memcpy(&bytes[at], &bytes[dice.below(bytes.size() / 8) * 8], 8);
      }
    }
    INFO("round " << round);
    REQUIRE(is_honest(bytes));
  }
}

TEST_CASE("an event that is not in canonical form is refused, though it says the same", "[core][codec]") {
  capnp::MallocMessageBuilder plain;
  auto root = plain.initRoot<wire::Event>();
  root.setVersion(1);
  root.initPayload().initCashBanked().setAmount(5);
  CHECK_THAT(complaint(bytes_of(plain.getSegmentsForOutput()[0].asBytes())), Contains("not in canonical form"));
}

TEST_CASE("history of an unknown kind stops the reader", "[core][codec]") {
  auto bytes = encode(sample(Kind::price_index_published));
  std::uint64_t root = 0;
  std::memcpy(&root, bytes.data(), sizeof root);
  const auto payload = 8 * (1 + ((root >> 32) & 0xFFFF) + (root >> 48));
  REQUIRE(bytes[payload] == 78);
  bytes[payload] = 79;
  CHECK_THAT(complaint(bytes), Contains("of a kind that this program does not know"));
}

TEST_CASE("a field that a later program added stops the reader", "[core][codec]") {
  capnp::MallocMessageBuilder known;
  load(encode(sample(Kind::cash_banked)), known);
  const auto from = capnp::toAny(known.getRoot<wire::Event>().asReader());
  capnp::MallocMessageBuilder later;
  const auto data = from.getDataSection();
  auto to = later.getRoot<capnp::AnyPointer>().initAsAnyStruct(
      static_cast<std::uint16_t>(data.size() / 8 + 1), static_cast<std::uint16_t>(from.getPointerSection().size()));
  std::memcpy(to.getDataSection().begin(), data.begin(), data.size());
  for (unsigned i = 0; i < from.getPointerSection().size(); ++i) {
    to.getPointerSection()[i].set(from.getPointerSection()[i]);
  }
  CHECK(canonical(later.getRoot<wire::Event>().asReader()) == encode(sample(Kind::cash_banked)));
  to.getDataSection()[data.size()] = 1;
  CHECK_THAT(complaint(canonical(later.getRoot<wire::Event>().asReader())), Contains("does not know"));
}

TEST_CASE("values that no event may hold are refused from outside", "[core][codec]") {
  using Builder = wire::Event::Builder;
  struct Row {
    const char* what;
    std::function<void(Builder)> bend;
    const char* complaint;
  };
  const std::string long_label(kMaxLabelBytes + 1, 'a');
  const std::vector<Row> rows = {
      {"no club", [](Builder e) { e.setClubHigh(0), e.setClubLow(0); }, "club is no code"},
      {"a club in small letters", [](Builder e) { e.setClubHigh(0x6161616161616161U); }, "club is no code"},
      {"no version", [](Builder e) { e.setVersion(0); }, "has no version"},
      {"a version too high", [](Builder e) { e.setVersion(kMaxVersion + 1); }, "version is beyond"},
      {"the day after the last", [](Builder e) { e.setValueDate(0x80000000U + 84'006); },
       "value_date is outside of the years 1900 to 2199"},
      {"the day before the first", [](Builder e) { e.setWrittenOn(0x80000000U - 25'568); },
       "written_on is outside of the years"},
      {"a moment without end", [](Builder e) { e.setRecordedAt(INT64_MAX); }, "recorded_at is outside of the years"},
      {"an empty commit", [](Builder e) { e.setCount(0); }, "outside of its commit"},
      {"an index outside", [](Builder e) { e.setIndex(e.getCount()); }, "outside of its commit"},
      {"an unknown reason", [](Builder e) { e.setLateReason(29); }, "late_reason is no known value"},
      {"a voucher too long", [&](Builder e) { e.setVoucher(long_label); }, "voucher is longer"},
      {"a voucher in Latin-1", [](Builder e) { e.setVoucher("\xE0 la"); }, "voucher is not UTF-8"},
      {"an empty voucher", [](Builder e) { e.setVoucher(""); }, "voucher is an empty text"},
      {"nine approvals", [](Builder e) { e.initApprovals(9); }, "approvals is an empty or too long list"},
      {"an empty list", [](Builder e) { e.initPostings(0); }, "postings is an empty or too long list"},
      {"a key of 31 bytes", [](Builder e) { e.getApprovals()[0].initKey(31)[0] = 1; }, "key has another length"},
      {"a key of zeros", [](Builder e) { e.getApprovals()[0].initKey(32); }, "key is zero but not absent"},
      {"a member written as a code", [](Builder e) { e.setActorMember(0), e.setActorCode("TV05"); }, "in two ways"},
      {"a member and a code", [](Builder e) { e.setActorMember(5), e.setActorCode("GS-1"); }, "in two ways"},
      {"an unknown account", [](Builder e) { e.getPostings()[0].setAccount(113); }, "account is no account"},
      {"one side too many", [](Builder e) { e.getPostings()[0].setAmount(1); }, "does not balance"},
      {"a posting of nothing",
       [](Builder e) {
         for (auto line : e.getPostings()) line.setAmount(0);
       },
       "beyond its limits"},
      {"two trillion", [](Builder e) { e.getPayload().getExpensePaid().setAmount(2 * kMaxEntryMinor); },
       "amount is beyond a trillion"},
      {"a ninth area", [](Builder e) { e.getPayload().getExpensePaid().setArea(9); }, "area is no known value"},
      {"a commitment of 16 bytes", [](Builder e) { e.getPayload().getExpensePaid().initWords(16)[0] = 1; },
       "words has another length"},
      {"no payload", [](Builder e) { e.disownPayload(); }, "payload is missing"},
  };
  const auto event = sample(Kind::expense_paid);
  REQUIRE(complaint(bent(event, [](Builder) {})).empty());
  for (const auto& row : rows) {
    INFO(row.what);
    CHECK_THAT(complaint(bent(event, row.bend)), Contains(row.complaint));
  }
}

TEST_CASE("a reversal reverses something, and never a reversal", "[core][codec]") {
  const auto event = sample(Kind::entry_reversed);
  CHECK_THAT(complaint(bent(event, [](auto e) { e.getPayload().getEntryReversed().disownOriginal(); })),
             Contains("original is missing"));
  CHECK_THAT(
      complaint(bent(event, [](auto e) { e.getPayload().getEntryReversed().getOriginal().initEntryReversed(); })),
      Contains("itself a reversal"));
  auto empty = event;
  std::get<EntryReversed>(empty.payload.is).original = nullptr;
  CHECK_THROWS_AS(encode(empty), EncodeFailure);
  auto nested = event;
  std::get<EntryReversed>(nested.payload.is).original = std::make_shared<Payload>(event.payload);
  CHECK_THROWS_AS(encode(nested), EncodeFailure);
}

TEST_CASE("what could not be read back is not written either", "[core][codec]") {
  const std::vector<std::function<void(Event&)>> spoil = {
      [](Event& e) { e.envelope.club = {}; },
      [](Event& e) { e.envelope.version = Version{0}; },
      [](Event& e) { e.envelope.version = Version{kMaxVersion + 1}; },
      [](Event& e) { e.envelope.value_date = Day{2'000'000'000}; },
      [](Event& e) { e.envelope.original_date = Day{kFirstDay.number - 1}; },
      [](Event& e) { e.envelope.recorded_at = Instant{INT64_MIN}; },
      [](Event& e) { e.envelope.index = e.envelope.count; },
      [](Event& e) { e.envelope.voucher = std::string(kMaxLabelBytes + 1, 'a'); },
      [](Event& e) { e.envelope.page = "\xFF"; },
      [](Event& e) { e.envelope.late_reason = static_cast<ReasonCode>(200); },
      [](Event& e) { e.envelope.approvals.resize(kMaxApprovals + 1); },
      [](Event& e) { e.postings.pop_back(); },
      [](Event& e) { e.postings.resize(kMaxPostings + 1); },
      [](Event& e) { std::get<ExpensePaid>(e.payload.is).amount = Money{kMaxEntryMinor + 1}; },
      [](Event& e) { std::get<ExpensePaid>(e.payload.is).use = "\xC3"; },
  };
  for (std::size_t i = 0; i < spoil.size(); ++i) {
    INFO("row " << i);
    auto event = sample(Kind::expense_paid);
    REQUIRE_NOTHROW(encode(event));
    spoil[i](event);
    CHECK_THROWS_AS(encode(event), EncodeFailure);
  }
  Event meeting = sample(Kind::meeting_held);
  std::get<MeetingHeld>(meeting.payload.is).present.resize(5'001);
  CHECK_THROWS_AS(encode(meeting), EncodeFailure);
  CHECK_NOTHROW(encode(sample(Kind::meeting_held)));  // and the encoder is usable after it refused
}

TEST_CASE("the largest lists an event may hold are written and read", "[core][codec]") {
  auto event = sample(Kind::meeting_held);
  auto& meeting = std::get<MeetingHeld>(event.payload.is);
  meeting.present.clear();
  for (std::uint32_t i = 1; i <= 5'000; ++i) meeting.present.push_back(MemberNo{i});
  CHECK(decode(encode(event)) == event);
  event = sample(Kind::loan_disbursed);
  auto& loan = std::get<LoanDisbursed>(event.payload.is);
  loan.instalments.assign(600, {7, Day{18'000}, 1_vnd, 2_vnd});
  CHECK(decode(encode(event)) == event);
}

TEST_CASE("the first and the last day of the calendar are written and read, and no day at all", "[core][codec]") {
  auto event = sample(Kind::loan_disbursed);
  auto& loan = std::get<LoanDisbursed>(event.payload.is);
  event.envelope.original_date = Day::none();
  event.envelope.recorded_at = Instant{*parse_iso_instant("2199-12-31T23:59:59.999999Z")};
  loan.terms.due_dates = {kFirstDay, kLastDay};
  loan.instalments = {{1, kLastDay, 1_vnd, 2_vnd}};
  CHECK(decode(encode(event)) == event);
  loan.instalments[0].due.number += 1;
  CHECK_THROWS_AS(encode(event), EncodeFailure);
  loan.instalments[0].due = kLastDay;
  loan.terms.due_dates[0].number -= 1;
  CHECK_THROWS_AS(encode(event), EncodeFailure);
}

TEST_CASE("a repayment and a contribution at a meeting are small", "[core][codec]") {
  Event event;
  event.envelope.club = *ClubCode::parse("QN-HP-01");
  event.envelope.version = Version{812};
  event.envelope.recorded_at = Instant{1'571'220'000'000'000};
  event.envelope.value_date = Day{18'182};
  event.envelope.actor = actor_of(MemberNo{5});
  event.envelope.device = DeviceId{0x1234567812345678U};
  event.envelope.epoch = 1;
  event.envelope.command.bytes.fill(0xC5);
  event.envelope.count = 20;
  event.envelope.index = 7;
  event.envelope.act = 7;
  event.envelope.expected = Version{804};
  event.envelope.meeting = Version{805};
  event.envelope.voucher = "PT-0123";
  ContributionReceived fee;
  fee.kind = ContributionKind::fee;
  fee.fund = kActivityFund;
  fee.member = MemberNo{12};
  fee.amount = 20'000_vnd;
  event.payload = fee;
  event.postings = {{kActivityFund, Account::cash, 20'000_vnd}, {kActivityFund, Account::other_income, Money{-20'000}}};
  CHECK(encode(event).size() <= 208);
  RepaymentReceived repayment;
  repayment.loan = LoanNo{31};
  repayment.amount = 467'000_vnd;
  repayment.borrower = MemberNo{12};
  repayment.fund = kIncomeFund;
  repayment.lines = {{4, 417'000_vnd, 50'000_vnd, 0_vnd}};
  event.payload = repayment;
  event.postings = {{kIncomeFund, Account::cash, 467'000_vnd},
                    {kIncomeFund, Account::loans, Money{-417'000}},
                    {kIncomeFund, Account::interest_income, Money{-50'000}}};
  CHECK(encode(event).size() <= 264);
}
