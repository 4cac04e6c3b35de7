#pragma once
// What the statement of a member and the passbook page share. Both show nobody else.

#include <string>
#include <vector>

#include "cli/commands/query.h"
#include "projections/member_statement.h"
#include "projections/members_profile.h"

namespace soquy::cli {

/// people.cpp: the member's row, or a Refusal that names who there is.
[[nodiscard]] projections::MemberRow one_member(const projections::MembersProfile& view, Day day,
                                                const std::string& typed);

/// `rows`: every movement with the balances after it. Kinds are told in words in Vietnamese where a person reads them,
/// else by their names.
[[nodiscard]] Table statement_table(const projections::MemberStatement& view, Language language, Format format);
/// Where the two stand, and what passed in all.
[[nodiscard]] std::vector<Fact> statement_facts(const projections::MemberStatement& view, Language language);

}  // namespace soquy::cli
