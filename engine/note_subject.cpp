#include "engine/note_subject.h"

#include <concepts>

namespace soquy::engine {

namespace {

template <class E>
constexpr bool kIsProfile = requires(const E& event) {
  event.profile;
};

/// The member a payload names, or whose loan or placement it names.
template <class E>
MemberNo subject_of(const E& event, const ClubState& club) {
  if constexpr (requires { event.member; }) return event.member;
  if constexpr (requires { event.borrower; }) return event.borrower;
  if constexpr (requires { event.keeper; }) return event.keeper;
  if constexpr (std::is_same_v<E, HelpGiven>) return event.receiver;
  if constexpr (std::is_same_v<E, GuaranteeCalled>) return event.guarantor;
  if constexpr (requires { requires std::same_as<decltype(E::loan), LoanNo>; }) {
    const auto loan = club.loans.find(event.loan);
    return loan == club.loans.end() ? MemberNo{} : loan->second.borrower;
  }
  if constexpr (requires { requires std::same_as<decltype(E::placement), PlacementNo>; }) {
    const auto placement = club.placements.find(event.placement);
    return placement == club.placements.end() ? MemberNo{} : placement->second.keeper;
  }
  if constexpr (std::is_same_v<E, ActorEnrolled>) return member_of(event.subject).value_or(MemberNo{});
  return {};
}

}  // namespace

NoteSubject note_subject(const Payload& payload, const ClubState& club) {
  // Words about taking an entry back are about whom the entry is about.
  const auto* reversal = payload.as<EntryReversed>();
  if (reversal != nullptr && reversal->original) return {note_subject(*reversal->original, club).member, false};
  const auto subject = [&](const auto& event) {
    return NoteSubject{subject_of(event, club), kIsProfile<std::decay_t<decltype(event)>>};
  };
  return std::visit(subject, payload.is);
}

}  // namespace soquy::engine
