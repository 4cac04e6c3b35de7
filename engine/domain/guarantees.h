#pragma once
// What the guarantees ask: who is in a group on a day, who answers for a loan, what of their calls is still open.

#include <optional>

#include "engine/domain/acts.h"
#include "engine/domain/loan_words.h"

namespace soquy::engine {

/// The group as it was last formed on or before that day, or null.
[[nodiscard]] const Membership* membership_on(const ClubState& club, GroupNo group, Day day);
/// "TV05, TV06 and TV07"
[[nodiscard]] std::string say_members(const std::vector<MemberNo>& members);

[[nodiscard]] bool answers_for(const ClubState& club, LoanNo loan, MemberNo member);

/// What a guarantor was called for on an open loan and has not paid since, 0 once the loan is not open any more. A
/// repayment that the guarantor brought on the day of a call or later takes it down, on one day in the order of
/// recording; what came before a call was no answer to it.
[[nodiscard]] Money open_call(const ClubState& club, LoanNo loan, MemberNo guarantor);
/// The same of all guarantors of the loan together.
[[nodiscard]] Money open_calls(const ClubState& club, LoanNo loan);
/// A loan on which the member has an open call, or 0.
[[nodiscard]] LoanNo called_on(const ClubState& club, MemberNo member);
/// Open loans for which the member answers.
[[nodiscard]] std::vector<LoanNo> loans_answered_for(const ClubState& club, MemberNo member);

/// Says before a loan is given up that a guarantor still owes what was called.
void warn_of_open_calls(LoanNo loan, const Moment& at);

/// The oldest instalment of an open loan that was due before that day and is not paid, or nothing.
[[nodiscard]] std::optional<NextDue> overdue_on(const LoanState& loan, Day day);

/// Everybody but the borrower in the group in which the loan is asked for, as of that day. Rejects group_not_found when
/// there is no such group or the borrower is not in it, member_has_left when somebody in it has left.
[[nodiscard]] Result<std::vector<MemberNo>> others_of_group(const ClubState& club, GroupNo group, MemberNo borrower,
                                                            Day day);

}  // namespace soquy::engine
