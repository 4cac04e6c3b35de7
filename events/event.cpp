// What a variant of 76 alternatives costs to compile is paid here, once.
#include "events/event.h"

#include <array>
#include <memory>

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

Act act_with_envelope(ActVariant asked, const Envelope& envelope) {
  Act act;
  act.is = std::move(asked);
  if (takes_its_own_date(act.is)) act.value_date = envelope.value_date;
  act.written_on = envelope.written_on;
  act.late_reason = envelope.late_reason;
  act.original_date = envelope.original_date;
  act.voucher = envelope.voucher;
  act.page = envelope.page;
  return act;
}

/// Assignment made of destruction and move: the variant's own would be another 76 x 2 functions to compile.
template <class T>
T& replace(T& old, T&& fresh) noexcept {
  if (&old == &fresh) return old;
  std::destroy_at(&old);
  return *std::construct_at(&old, std::move(fresh));
}

}  // namespace

Payload::Payload() = default;
Payload::Payload(const Payload&) = default;
Payload::Payload(Payload&&) noexcept = default;
Payload& Payload::operator=(const Payload& other) { return *this = Payload(other); }
Payload& Payload::operator=(Payload&& other) noexcept { return replace(*this, std::move(other)); }
Payload::~Payload() = default;
bool operator==(const Payload& left, const Payload& right) { return left.is == right.is; }
Kind Payload::kind() const { return kKinds[is.index()]; }

Act::Act() = default;
Act::Act(const Act&) = default;
Act::Act(Act&&) noexcept = default;
Act& Act::operator=(const Act& other) { return *this = Act(other); }
Act& Act::operator=(Act&& other) noexcept { return replace(*this, std::move(other)); }
Act::~Act() = default;
bool operator==(const Act& left, const Act& right) {
  return left.is == right.is && left.value_date == right.value_date && left.written_on == right.written_on &&
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

}  // namespace

std::optional<ActVariant> act_of(const Payload& payload) {
  std::optional<ActVariant> asked;
  const auto slice = [&](const auto& event) {
    using Asked = typename AskedBy<std::decay_t<decltype(event)>>::Act;
    if constexpr (!std::is_void_v<Asked>) asked.emplace(std::in_place_type<Asked>, static_cast<const Asked&>(event));
  };
  std::visit(slice, payload.is);
  return asked;
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
    command.acts.push_back(act_with_envelope(std::move(*asked), event.envelope));
  }
  return normal_form(std::move(command));
}

}  // namespace soquy
