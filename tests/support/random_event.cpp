#include "tests/support/random_event.h"

#include <algorithm>
#include <array>
#include <memory>

#include "events/accounts.h"
#include "events/codec.h"
#include "events/fields_audit.h"
#include "events/fields_closing.h"
#include "events/fields_club.h"
#include "events/fields_goods.h"
#include "events/fields_help.h"
#include "events/fields_loan.h"
#include "events/fields_meeting.h"
#include "events/fields_money.h"
#include "events/fields_people.h"
#include "events/fields_programme.h"

namespace soquy::testing {

std::uint64_t Dice::next() {  // splitmix64
  state_ += 0x9E3779B97F4A7C15U;
  auto value = state_;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31);
}

namespace {

class Filler {
 public:
  static constexpr bool kFills = true;
  Filler(Dice& dice, Fill fill) : dice_(dice), fill_(fill) {}

  template <class Name, class T>
  void at(std::string_view, T& value) {
    if (keeps_default()) return;
    put(value);
  }
  template <class Name, std::size_t most, class T>
  void list(std::string_view, std::vector<T>& values) {
    values.resize(fill_ == Fill::always ? 2 : dice_.below(std::min<std::size_t>(most, 5) + 1));
    for (auto& value : values) put(value);
  }
  template <class High, class Low, class T>
  void halves(std::string_view, T& value) {
    put(value);
  }
  template <class Member, class CodeName>
  void person(std::string_view, ActorId& actor) {
    if (dice_.below(2) == 0) {
      actor = actor_of(MemberNo{static_cast<std::uint32_t>(1 + dice_.below(999'999'999))});
    } else {
      put(actor);
    }
  }

 private:
  template <class Range>
  typename Range::value_type pick(const Range& range) {
    return range[dice_.below(range.size())];
  }
  bool keeps_default() { return fill_ == Fill::sometimes && dice_.below(4) == 0; }

  void put(bool& value) { value = !value; }
  template <class Int>
  requires std::is_unsigned_v<Int>
  void put(Int& value) { value = static_cast<Int>(1 + dice_.below(std::min<std::uint64_t>(INT64_MAX, Int(-1)))); }
  void put(std::int64_t& value) {
    const auto size = static_cast<std::int64_t>(2 + dice_.below(kMaxEntryMinor - 1));
    value = dice_.below(2) == 0 ? size : -size;
  }
  void put(Money& value) { put(value.minor); }
  void put(Day& value) { value.number = static_cast<std::int32_t>(dice_.below(100'000)) - 20'000; }
  void put(Instant& value) { value.micros = static_cast<std::int64_t>(1 + dice_.below(4'000'000'000'000'000)); }
  void put(Fund& value) { put(value.number); }
  void put(Version& value) { value.value = 1 + dice_.below(kMaxVersion); }
  template <class Tag, class Int>
  void put(Number<Tag, Int>& value) {
    put(value.value);
  }
  void put(Account& value) { value = pick(chart_of_accounts()).account; }
  void put(Currency& value) { value = pick(std::array{Currency::usd, Currency::khr, Currency::lak}); }
  template <class E>
  requires std::is_enum_v<E>
  void put(E& value) {
    const auto old = value;
    do {
      value = static_cast<E>(dice_.below(128));
    } while (value == old || name_of(value).empty());
  }
  void put(std::string& value) {
    static constexpr std::array<std::string_view, 6> kWords = {"PT-001", "Quỹ", "hoạt động", "bò", "heifer", "mẻ 2"};
    value = pick(kWords);
    while (dice_.below(3) != 0 && value.size() < 100) value += " " + std::string(pick(kWords));
  }
  template <class Tag>
  void put(Code<Tag>& value) {
    std::string text(1 + dice_.below(16), 'A');
    for (auto& c : text) c = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"[dice_.below(37)];
    value = *Code<Tag>::parse(text);
    if constexpr (std::is_same_v<Code<Tag>, ActorId>) {
      if (value == actor_of(MemberNo{1})) value = *ActorId::parse("GS-QN-01");
    }
  }
  template <std::size_t N>
  void put(std::array<std::uint8_t, N>& bytes) {
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(dice_.next());
    bytes[0] |= 1;
  }
  void put(CommandId& value) { put(value.bytes); }
  void put(Hash& value) { put(value.bytes); }
  void put(Note& value) { put(value.commitment); }
  void put(std::shared_ptr<const Payload>& value) {
    const auto kind = static_cast<Kind>(dice_.below(static_cast<std::uint64_t>(Kind::entry_reversed)));
    value = std::make_shared<Payload>(random_payload(kind, dice_, fill_));
  }
  template <class T>
  requires std::is_class_v<T>
  void put(T& value) { fields(*this, value); }

  Dice& dice_;
  Fill fill_;
};

template <class T>
T filled(Dice& dice, Fill fill) {
  T value;
  Filler io(dice, fill);
  fields(io, value);
  return value;
}

/// Two or four lines, each fund with as much on one side as on the other.
Entry random_entry(Dice& dice) {
  Entry entry;
  for (std::uint8_t fund = 1; fund <= 1 + dice.below(2); ++fund) {
    const Money amount{static_cast<std::int64_t>(1 + dice.below(kMaxEntryMinor / 2))};
    entry.push_back({Fund{fund}, Account::cash, amount});
    entry.push_back({Fund{fund}, Account::other_income, -amount});
  }
  return entry;
}

}  // namespace

const std::vector<Kind>& all_kinds() {
  static const std::vector<Kind> kinds = [] {
    std::vector<Kind> list;
#define SOQUY_KIND(number, act, event, name) list.push_back(Kind::name);
#define SOQUY_FOLLOWING(number, event, name) list.push_back(Kind::name);
    SOQUY_ASKED_EVENTS(SOQUY_KIND)
    SOQUY_FOLLOWING_EVENTS(SOQUY_FOLLOWING)
#undef SOQUY_FOLLOWING
#undef SOQUY_KIND
    std::sort(list.begin(), list.end());
    return list;
  }();
  return kinds;
}

Payload random_payload(Kind kind, Dice& dice, Fill fill) {
  Payload payload;
  switch (kind) {
#define SOQUY_FILL(number, act, event, name) \
  case Kind::name:                           \
    payload.is = filled<event>(dice, fill);  \
    break;
#define SOQUY_FILL_FOLLOWING(number, event, name) SOQUY_FILL(number, , event, name)
    SOQUY_ASKED_EVENTS(SOQUY_FILL)
    SOQUY_FOLLOWING_EVENTS(SOQUY_FILL_FOLLOWING)
#undef SOQUY_FILL_FOLLOWING
#undef SOQUY_FILL
  }
  if (auto* reversal = std::get_if<EntryReversed>(&payload.is); reversal != nullptr && !reversal->original) {
    reversal->original = std::make_shared<Payload>(random_payload(Kind::expense_paid, dice, fill));
  }
  return payload;
}

Envelope random_envelope(Dice& dice, Fill fill) {
  auto envelope = filled<Envelope>(dice, fill);
  if (envelope.version.is_none()) envelope.version = Version{1};
  envelope.count = static_cast<std::uint16_t>(1 + dice.below(1'000));
  envelope.index = static_cast<std::uint16_t>(dice.below(envelope.count));
  return envelope;
}

Event random_event(Kind kind, Dice& dice, Fill fill) {
  Event event;
  event.envelope = random_envelope(dice, fill);
  event.payload = random_payload(kind, dice, fill);
  event.postings = random_entry(dice);
  return event;
}

}  // namespace soquy::testing
