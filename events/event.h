#pragma once
// Event: one fact of a club's history. Act: what a command orders. Each event but RepaymentReallocated derives from the
// act that asked for it, so every field of a command can be read back from its commit by slicing.

#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "events/audit_events.h"
#include "events/catalog.h"
#include "events/closing_events.h"
#include "events/club_events.h"
#include "events/entry.h"
#include "events/envelope.h"
#include "events/goods_events.h"
#include "events/help_events.h"
#include "events/loan_events.h"
#include "events/meeting_events.h"
#include "events/money_events.h"
#include "events/people_events.h"
#include "events/programme_events.h"

namespace soquy {

/// Values are the union's ordinals in ledger.capnp.
enum class Kind : std::uint16_t {
#define SOQUY_KIND(number, act, event, name) name = number,
  SOQUY_ASKED_EVENTS(SOQUY_KIND)
#undef SOQUY_KIND
#define SOQUY_KIND(number, event, name) name = number,
      SOQUY_FOLLOWING_EVENTS(SOQUY_KIND)
#undef SOQUY_KIND
};

/// "loan_disbursed"
[[nodiscard]] std::string_view to_text(Kind kind);
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view name);

// RepaymentReallocated stands first in the variant only because lists cannot end in a comma.
using PayloadVariant = std::variant<RepaymentReallocated
#define SOQUY_ALTERNATIVE(number, act, event, name) , event
                                        SOQUY_ASKED_EVENTS(SOQUY_ALTERNATIVE)
#undef SOQUY_ALTERNATIVE
                                    >;

template <class T, class Variant>
inline constexpr bool kIsAlternative = false;
template <class T, class... Ts>
inline constexpr bool kIsAlternative<T, std::variant<Ts...>> = (std::is_same_v<T, Ts> || ...);

/// What happened, without who and when.
struct Payload {
  PayloadVariant is;

  // Special members and comparison live in event.cpp: a variant of 79 alternatives is costly to compile in every file.
  Payload();
  Payload(const Payload&);
  Payload(Payload&&) noexcept;
  Payload& operator=(const Payload&);
  Payload& operator=(Payload&&) noexcept;
  ~Payload();
  // The variant is told which alternative it holds: letting it choose among 79 costs every file seconds.
  template <class E>
  requires kIsAlternative<E, PayloadVariant> Payload(E event)
      : is(std::in_place_type<E>, std::move(event)) {}  // NOLINT: an event is a payload

  template <class E>
  [[nodiscard]] const E* as() const {
    return std::get_if<E>(&is);
  }
  [[nodiscard]] Kind kind() const;
  friend bool operator==(const Payload&, const Payload&);
};

using ActVariant = std::variant<std::monostate
#define SOQUY_ALTERNATIVE(number, act, event, name) , act
                                    SOQUY_ASKED_EVENTS(SOQUY_ALTERNATIVE)
#undef SOQUY_ALTERNATIVE
                                >;

/// One act of a command, with what may differ from the command's own header.
struct Act {
  ActVariant is;
  Day value_date;                             ///< none: the command's
  Day written_on;                             ///< the meeting day on which a late entry was written
  ReasonCode late_reason = ReasonCode::none;  ///< needed when late
  Day original_date;                          ///< the true day, when nothing may be dated on it any more (gate.h)
  std::string voucher;
  std::string page;

  Act();
  Act(const Act&);
  Act(Act&&) noexcept;
  Act& operator=(const Act&);
  Act& operator=(Act&&) noexcept;
  ~Act();
  template <class A>
  requires kIsAlternative<A, ActVariant> Act(A act)
      : is(std::in_place_type<A>, std::move(act)) {}  // NOLINT: an order is an act
  friend bool operator==(const Act&, const Act&);
};

/// What a client sends: one or more acts that are recorded all or none. A meeting is one command whose first act is
/// HoldMeeting.
struct Command {
  ClubCode club;
  CommandId id;
  ActorId actor;
  Day value_date;    ///< day of the acts that do not say otherwise
  Version expected;  ///< the stream must stand exactly here; 0: wherever it stands
  bool from_paper = false;
  std::vector<Approval> approvals;
  std::vector<Act> acts;
  friend bool operator==(const Command&, const Command&) = default;
};

inline constexpr std::size_t kMaxActs = 1024;

struct Event {
  Envelope envelope;
  Entry postings;  ///< balanced per fund; empty when no money moved
  Payload payload;
  friend bool operator==(const Event&, const Event&) = default;
};

/// The act an event answers, as it was asked (decided fields and what the envelope says left out); nothing for an event
/// that follows from another.
[[nodiscard]] std::optional<Act> act_of(const Payload& payload);

/// One spelling for commands that mean the same: the command's value date is its first act's, and an act says its own
/// only when it differs. A reversal at the original's date takes its date from the original and says none; so do a year
/// end and a reopening, which are dated on the day they close or reopen.
[[nodiscard]] Command normal_form(Command command);

/// The command a whole commit answers, in normal form; notes carry commitments, not words. `events` is one commit, in
/// order.
[[nodiscard]] Command command_of(const std::vector<Event>& events);

/// Overloads for std::visit: one per event, and no default, so that a new event fails to compile wherever it is not
/// considered.
template <class... Fs>
struct overloaded : Fs... {
  using Fs::operator()...;
};
template <class... Fs>
overloaded(Fs...) -> overloaded<Fs...>;
}  // namespace soquy
