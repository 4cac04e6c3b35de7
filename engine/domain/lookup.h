#pragma once
// Things an act names: found, or the sentence that says why not.

#include <initializer_list>

#include "engine/domain/acts.h"

namespace soquy::engine {

/// Somebody who was a member on that day. Rejects member_not_found, or member_has_left with the day.
[[nodiscard]] Result<const MemberState*> member_on(const ClubState& club, MemberNo no, Day day,
                                                   const char* field = "member");
/// Somebody who is or was a member. Rejects member_not_found.
[[nodiscard]] Result<const MemberState*> member_ever(const ClubState& club, MemberNo no, const char* field = "member");
/// Rejects member_owes when an open loan, a call as a guarantor or an obligation in kind stands, member_is_owed when
/// the club owes the member money. Which of them count is said by the flags.
struct Ties {
  bool loan = true;
  bool call = true;
  bool placement = true;
  bool refundable = true;
};
[[nodiscard]] Result<Ok> check_no_ties(const ClubState& club, MemberNo no, const Ties& ties, const char* asked);

/// Nothing moved between the club and the member after that day, neither money nor what is owed in kind. Rejects
/// later_entries_depend.
[[nodiscard]] Result<Ok> check_nothing_since(const ClubState& club, MemberNo no, Day day);

/// Rejects fund_not_found.
[[nodiscard]] Result<Ok> check_fund(const ClubState& club, Fund fund, const char* field = "fund");
/// The resolution is there and about one of these subjects. Rejects resolution_not_found.
[[nodiscard]] Result<Ok> check_resolution(const ClubState& club, ResolutionNo no,
                                          std::initializer_list<Subject> subjects);
/// It resolved at least that much. Rejects above_approval. The resolution was found before.
[[nodiscard]] Result<Ok> check_resolved_amount(const ClubState& club, ResolutionNo no, Money amount);
/// Rejects region_not_found when the store has a programme stream with regions and this one is not among them.
[[nodiscard]] Result<Ok> check_region(const Context& context, const RegionRef& region);

/// An earlier event of this club, of the same command included. Rejects entry_not_found.
[[nodiscard]] Result<Event> find_event(const Moment& at, Version version, const char* field);

/// The versions of later events (at most eight) that `matches` picks, as "12, 15": who depends on an entry.
[[nodiscard]] std::string later_versions(const Moment& at, Version after,
                                         const std::function<bool(const Event&)>& matches);

/// The number after the highest one given: numbers are never used again.
template <class No, class Value>
[[nodiscard]] No next_number(const std::map<No, Value>& given) {
  return No{given.empty() ? 1 : given.rbegin()->first.value + 1};
}
[[nodiscard]] inline LoanNo next_number(const ClubLoans& given) {
  return LoanNo{given.empty() ? 1 : given.rbegin()->first.value + 1};
}

}  // namespace soquy::engine
