// What a variant of 79 alternatives costs to compile is paid here, once.
#include "events/event.h"

#include <array>
#include <memory>
#include <utility>

namespace soquy {
namespace {

// In the order of the variant's alternatives.
constexpr std::array kKinds = {Kind::repayment_reallocated
#define SOQUY_KIND(number, act, event, name) , Kind::name
                                   SOQUY_ASKED_EVENTS(SOQUY_KIND)
#undef SOQUY_KIND
};
static_assert(kKinds.size() == std::variant_size_v<PayloadVariant>);

/// Some acts say themselves on which day they fall: a reversal at the original's date, a year end and a reopening (the
/// day that is closed or reopened). They take no date from the command.
bool takes_its_own_date(const ActVariant& act) {
  if (const auto* reversal = std::get_if<ReverseEntry>(&act)) return !reversal->at_original_date;
  if (const auto* closing = std::get_if<ClosePeriod>(&act)) return !closing->year_end;
  return std::get_if<ReopenPeriod>(&act) == nullptr;
}

Act with_envelope(Act act, const Envelope& envelope) {
  if (takes_its_own_date(act.is)) act.value_date = envelope.value_date;
  act.written_on = envelope.written_on;
  act.late_reason = envelope.late_reason;
  act.original_date = envelope.original_date;
  act.voucher = envelope.voucher;
  act.page = envelope.page;
  return act;
}

// std::variant's own copy, move, comparison and visiting compile to 79 layers of calls per alternative. One table of
// plain functions each, entered by the index, does the same in less than half the time to compile.

template <class Function, std::size_t... place>
constexpr auto table_of(std::index_sequence<place...>) {
  return std::array{&Function::template call<place>...};
}
template <class Function, class Variant>
constexpr auto kTable = table_of<Function>(std::make_index_sequence<std::variant_size_v<Variant>>{});

template <class Variant>
struct CopyInto {
  template <std::size_t place>
  static void call(Variant& to, const Variant& from) {
    to.template emplace<place>(*std::get_if<place>(&from));
  }
};

template <class Variant>
struct MoveInto {
  template <std::size_t place>
  static void call(Variant& to, Variant& from) noexcept {
    static_assert(std::is_nothrow_move_constructible_v<std::variant_alternative_t<place, Variant>>);
    to.template emplace<place>(std::move(*std::get_if<place>(&from)));
  }
};

template <class Variant>
struct Equal {
  template <std::size_t place>
  static bool call(const Variant& left, const Variant& right) {
    return *std::get_if<place>(&left) == *std::get_if<place>(&right);
  }
};

template <class Variant>
void copy_into(Variant& to, const Variant& from) {
  kTable<CopyInto<Variant>, Variant>[from.index()](to, from);
}

template <class Variant>
void move_into(Variant& to, Variant& from) noexcept {
  kTable<MoveInto<Variant>, Variant>[from.index()](to, from);
}

template <class Variant>
bool equal(const Variant& left, const Variant& right) {
  return left.index() == right.index() && kTable<Equal<Variant>, Variant>[left.index()](left, right);
}

/// Assignment made of destruction and move.
template <class T>
T& replace(T& old, T&& fresh) noexcept {
  if (&old == &fresh) return old;
  std::destroy_at(&old);
  return *std::construct_at(&old, std::move(fresh));
}

}  // namespace

Payload::Payload() = default;
Payload::Payload(const Payload& other) { copy_into(is, other.is); }
Payload::Payload(Payload&& other) noexcept { move_into(is, other.is); }
Payload& Payload::operator=(const Payload& other) { return *this = Payload(other); }
Payload& Payload::operator=(Payload&& other) noexcept { return replace(*this, std::move(other)); }
Payload::~Payload() = default;
bool operator==(const Payload& left, const Payload& right) { return equal(left.is, right.is); }
Kind Payload::kind() const { return kKinds[is.index()]; }

Act::Act() = default;
Act::Act(const Act& other)
    : value_date(other.value_date),
      written_on(other.written_on),
      late_reason(other.late_reason),
      original_date(other.original_date),
      voucher(other.voucher),
      page(other.page) {
  copy_into(is, other.is);
}
Act::Act(Act&& other) noexcept
    : value_date(other.value_date),
      written_on(other.written_on),
      late_reason(other.late_reason),
      original_date(other.original_date),
      voucher(std::move(other.voucher)),
      page(std::move(other.page)) {
  move_into(is, other.is);
}
Act& Act::operator=(const Act& other) { return *this = Act(other); }
Act& Act::operator=(Act&& other) noexcept { return replace(*this, std::move(other)); }
Act::~Act() = default;
bool operator==(const Act& left, const Act& right) {
  return equal(left.is, right.is) && left.value_date == right.value_date && left.written_on == right.written_on &&
         left.late_reason == right.late_reason && left.original_date == right.original_date &&
         left.voucher == right.voucher && left.page == right.page;
}

bool operator==(const EntryReversed& left, const EntryReversed& right) {
  const bool same_original =
      left.original == right.original || (left.original && right.original && *left.original == *right.original);
  return same_original && static_cast<const ReverseEntry&>(left) == static_cast<const ReverseEntry&>(right) &&
         left.original_value_date == right.original_value_date;
}

std::string_view to_text(Kind kind) {
  switch (kind) {
#define SOQUY_NAME(number, act, event, name) \
  case Kind::name: return #name;
    SOQUY_ASKED_EVENTS(SOQUY_NAME)
#undef SOQUY_NAME
#define SOQUY_NAME(number, event, name) \
  case Kind::name: return #name;
    SOQUY_FOLLOWING_EVENTS(SOQUY_NAME)
#undef SOQUY_NAME
  }
  return {};
}

std::optional<Kind> parse_kind(std::string_view name) {
  for (auto kind : kKinds) {
    if (to_text(kind) == name) return kind;
  }
  return std::nullopt;
}

namespace {

template <class E>
struct AskedBy {
  using Act = void;  // nobody orders what follows from an order
};
#define SOQUY_ASKED_BY(number, act, event, name) \
  template <>                                    \
  struct AskedBy<event> {                        \
    using Act = act;                             \
  };
SOQUY_ASKED_EVENTS(SOQUY_ASKED_BY)
#undef SOQUY_ASKED_BY

struct Ask {
  template <std::size_t place>
  static std::optional<Act> call(const PayloadVariant& payload) {
    using Asked = typename AskedBy<std::variant_alternative_t<place, PayloadVariant>>::Act;
    if constexpr (std::is_void_v<Asked>) {
      return std::nullopt;
    } else {
      std::optional<Act> act(std::in_place);
      act->is.emplace<Asked>(static_cast<const Asked&>(*std::get_if<place>(&payload)));
      return act;
    }
  }
};

}  // namespace

std::optional<Act> act_of(const Payload& payload) {
  return kTable<Ask, PayloadVariant>[payload.is.index()](payload.is);
}

Command normal_form(Command command) {
  Day first;
  for (auto& act : command.acts) {
    if (act.value_date.is_none()) act.value_date = command.value_date;
    if (!takes_its_own_date(act.is)) act.value_date = Day::none();
    if (first.is_none()) first = act.value_date;
  }
  command.value_date = first;
  for (auto& act : command.acts) {
    if (act.value_date == first) act.value_date = Day::none();
  }
  return command;
}

Command command_of(const std::vector<Event>& events) {
  Command command;
  if (events.empty()) return command;
  const auto& head = events.front().envelope;
  command.club = head.club;
  command.id = head.command;
  command.actor = head.actor;
  command.expected = head.expected;
  command.from_paper = head.from_paper;
  command.approvals = head.approvals;
  int last = -1;
  for (const auto& event : events) {
    auto asked = act_of(event.payload);
    if (!asked || event.envelope.act <= last) continue;  // what follows from an act, or a second answer to it
    last = event.envelope.act;
    command.acts.push_back(with_envelope(std::move(*asked), event.envelope));
  }
  return normal_form(std::move(command));
}

}  // namespace soquy
