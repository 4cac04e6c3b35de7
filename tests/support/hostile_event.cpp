#include "tests/support/hostile_event.h"

#include <algorithm>
#include <array>
#include <memory>

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
namespace {

constexpr std::array kDays = {Day::none(), Day::none(), kFirstDay,   Day{17'900}, Day{17'901},
                              Day{18'000}, Day{18'031}, Day{18'500}, kLastDay,    Day{kLastDay.number - 1},
                              Day{20'000}};
constexpr std::array<std::int64_t, 9> kAmounts = {
    0, 1, -1, 1'000, 500'000'000'000, -500'000'000'000, 999'999'999'999, kMaxEntryMinor, -kMaxEntryMinor};
constexpr std::array<std::uint64_t, 10> kCounts = {0, 1, 2, 3, 12, 600, 1'000, 65'535, 1'000'000, UINT32_MAX};

/// Puts what lies at the limits into the fields of an event that was filled at random.
class Bender {
 public:
  static constexpr bool kFills = true;
  explicit Bender(Dice& dice) : dice_(dice) {}

  template <class Name, class T>
  void at(std::string_view, T& value) {
    put(value);
  }
  template <class Name, std::size_t most, class T>
  void list(std::string_view, std::vector<T>& values) {
    // The lists of numbers and sums are the long ones; five thousand members prove nothing more.
    const bool is_long = most <= 601 && dice_.below(12) == 0;
    values.resize(is_long ? most : dice_.below(std::min<std::size_t>(most, 4) + 1));
    for (auto& value : values) put(value);
  }
  template <class High, class Low, class T>
  void halves(std::string_view, T&) {}
  template <class Member, class CodeName>
  void person(std::string_view, ActorId&) {}

 private:
  template <class Range>
  auto pick(const Range& range) {
    return range[dice_.below(range.size())];
  }
  void put(bool& value) { value = dice_.below(2) == 0; }
  template <class Int>
  requires std::is_unsigned_v<Int>
  void put(Int& value) { value = static_cast<Int>(pick(kCounts)); }
  void put(std::int64_t& value) { value = pick(kAmounts); }
  void put(Money& value) { value.minor = pick(kAmounts); }
  void put(Day& value) { value = pick(kDays); }
  void put(Fund& value) { value.number = static_cast<std::uint8_t>(1 + dice_.below(2)); }
  void put(Version& value) { value.value = dice_.below(8) == 0 ? kMaxVersion : dice_.below(40); }
  template <class Tag, class Int>
  void put(Number<Tag, Int>& value) {
    value.value = dice_.below(20) == 0 ? static_cast<Int>(-1) : static_cast<Int>(dice_.below(4));
  }
  void put(Rate& value) {
    put(value.per);
    value.ppm = dice_.below(4) == 0 ? UINT32_MAX : 1'000'000;
  }
  template <class E>
  requires std::is_enum_v<E>
  void put(E& value) {
    if constexpr (std::is_same_v<E, Account>) {
      value = pick(chart_of_accounts()).account;
    } else if constexpr (!std::is_same_v<E, Currency>) {
      do value = static_cast<E>(dice_.below(16));
      while (name_of(value).empty());
    }
  }
  void put(Item& value) {
    value.name = dice_.below(2) == 0 ? "cow" : "goat";
    value.unit = "head";
  }
  void put(std::string& value) { value = dice_.below(2) == 0 ? "R1" : ""; }
  template <class Tag>
  void put(Code<Tag>&) {}
  template <std::size_t N>
  void put(std::array<std::uint8_t, N>&) {}
  void put(Instant&) {}
  void put(Hash&) {}
  void put(Note& value) { value = {}; }  // its words would be missing from the register, and nothing more
  void put(std::shared_ptr<const Payload>&) {}
  void put(Instalment& value) {
    fields(*this, value);
    if (dice_.below(3) != 0) value.number = static_cast<std::uint16_t>(dice_.below(14));
    if (dice_.below(2) == 0) value.due = Day{static_cast<std::int32_t>(17'900 + dice_.below(900))};
  }
  void put(AllocationLine& value) {
    fields(*this, value);
    if (dice_.below(3) != 0) value.instalment = static_cast<std::uint16_t>(dice_.below(14));
    if (dice_.below(8) == 0) value.instalment = static_cast<std::uint16_t>(dice_.below(65'536));
  }
  template <class T>
  requires std::is_class_v<T>
  void put(T& value) { fields(*this, value); }

  Dice& dice_;
};

/// One of the usual entries, as large as an entry may be.
Entry large_entry(Dice& dice) {
  if (dice.below(4) == 0) return {};
  constexpr std::array kAccounts = {Account::cash, Account::loans, Account::refundable, Account::restricted,
                                    Account::capital};
  const Account debit = kAccounts[dice.below(kAccounts.size())];
  const Account credit = kAccounts[dice.below(kAccounts.size())];
  const Fund fund{static_cast<std::uint8_t>(1 + dice.below(2))};
  return {{fund, debit, Money{kMaxEntryMinor}}, {fund, credit, Money{-kMaxEntryMinor}}};
}

/// Terms from which a plan follows, at their limits.
void mend_terms(LoanTerms& terms, Dice& dice) {
  constexpr std::array<std::uint16_t, 4> kLengths = {1, 2, 12, 600};
  constexpr std::array kSteps = {Money{1}, Money{1'000}, Money{kMaxEntryMinor}};
  terms.principal = Money{dice.below(2) == 0 ? kMaxEntryMinor : 1};
  terms.rate = {dice.below(4) == 0 ? 0U : 1'000'000U, dice.below(2) == 0 ? Period::week : Period::month};
  terms.method = static_cast<LoanMethod>(1 + dice.below(4));
  terms.every = static_cast<Every>(dice.below(3));
  terms.instalments = terms.every == Every::single ? std::uint16_t{1} : kLengths[dice.below(kLengths.size())];
  terms.due_dates.clear();
  terms.first_due = dice.below(4) == 0 && terms.instalments < 600 ? Day{kLastDay.number - 600} : Day::none();
  for (Money* const step : {&terms.interest_multiple, &terms.principal_multiple, &terms.instalment_multiple}) {
    *step = kSteps[dice.below(kSteps.size())];
  }
  for (std::uint16_t* const grace : {&terms.grace_principal, &terms.grace_interest, &terms.grace_interest_charged}) {
    *grace = dice.below(2) == 0 ? std::uint16_t{0} : static_cast<std::uint16_t>(terms.instalments - 1);
  }
}

/// As many instalments as the terms say, each in its place, and with amounts and days of its own now and then.
void mend_plan(std::vector<Instalment>& plan, const LoanTerms& terms, Day start, Dice& dice) {
  plan.resize(terms.instalments);
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (dice.below(10) == 0) continue;
    plan[i].number = static_cast<std::uint16_t>(i + 1);
    plan[i].due =
        Day{start.is_none() ? 18'000 : std::min(start.number + 30 * (static_cast<int>(i) + 1), kLastDay.number)};
  }
}

void mend_loan(Payload& payload, Day start, Dice& dice) {
  if (auto* const approved = std::get_if<LoanApproved>(&payload.is)) mend_terms(approved->terms, dice);
  if (auto* const paid_out = std::get_if<LoanDisbursed>(&payload.is)) {
    mend_terms(paid_out->terms, dice);
    mend_plan(paid_out->instalments, paid_out->terms, start, dice);
    paid_out->overdue_percent = 1'000;
    paid_out->principal = paid_out->terms.principal;
  }
  if (auto* const agreed = std::get_if<LoanRescheduled>(&payload.is)) {
    mend_terms(agreed->terms, dice);
    mend_plan(agreed->instalments, agreed->terms, start, dice);
    agreed->frozen = dice.below(6) == 0;
  }
}

/// What there is most of in books that go wrong.
Kind hostile_kind(Dice& dice) {
  constexpr std::array kUsual = {Kind::loan_approved,      Kind::loan_disbursed,     Kind::repayment_received,
                                 Kind::repayment_received, Kind::repayment_received, Kind::repayment_reallocated,
                                 Kind::penalty_charged,    Kind::penalty_waived,     Kind::loan_rescheduled,
                                 Kind::loan_written_off,   Kind::loan_recovered,     Kind::entry_reversed,
                                 Kind::goods_received,     Kind::goods_lent,         Kind::goods_revalued};
  if (dice.below(3) != 0) return kUsual[dice.below(kUsual.size())];
  Kind kind = Kind::club_founded;
  while (kind == Kind::club_founded) kind = all_kinds()[dice.below(all_kinds().size())];
  return kind;
}

Payload hostile_payload(Kind kind, Day day, Dice& dice) {
  Payload payload = random_payload(kind, dice, Fill::sometimes);
  Bender bender(dice);
  std::visit([&](auto& event) { fields(bender, event); }, payload.is);
  if (dice.below(4) != 0) mend_loan(payload, day, dice);
  return payload;
}

/// Takes something back that is there, or says so of what is not.
void mend_reversal(EntryReversed& reversal, const std::vector<Event>& before, Dice& dice) {
  const Event& original = before[dice.below(before.size())];
  if (original.payload.kind() == Kind::entry_reversed) return;
  reversal.original = std::make_shared<Payload>(original.payload);
  if (dice.below(3) != 0) reversal.entry = original.envelope.version;
}

}  // namespace

std::vector<Event> hostile_stream(Dice& dice, std::size_t size) {
  std::vector<Event> events;
  for (std::size_t i = 0; i < size; ++i) {
    Event& event = events.emplace_back();
    Envelope& envelope = event.envelope;
    envelope.club = *ClubCode::parse("HP-01");
    envelope.version = Version{i + 1};
    envelope.recorded_at = Instant{1'600'000'000'000'000 + static_cast<std::int64_t>(i)};
    envelope.value_date =
        dice.below(3) == 0 ? kDays[dice.below(kDays.size())] : Day{static_cast<std::int32_t>(17'900 + dice.below(400))};
    envelope.actor = actor_of(MemberNo{1});
    for (std::size_t byte = 0; byte < 8; ++byte) {
      envelope.command.bytes[byte] = static_cast<std::uint8_t>((i + 1) >> (8 * byte));
    }
    event.payload = hostile_payload(i == 0 ? Kind::club_founded : hostile_kind(dice), envelope.value_date, dice);
    event.postings = large_entry(dice);
    if (auto* const reversal = std::get_if<EntryReversed>(&event.payload.is); reversal != nullptr) {
      const std::vector<Event> before(events.begin(), events.end() - 1);
      mend_reversal(*reversal, before, dice);
    }
  }
  return events;
}

}  // namespace soquy::testing
