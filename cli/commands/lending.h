#pragma once
// What the questions about loans share.

#include <string>
#include <string_view>
#include <vector>

#include "cli/commands/query.h"
#include "cli/loan_sentences.h"
#include "cli/names.h"
#include "projections/loan_book.h"
#include "projections/loan_life.h"

namespace soquy::cli {

/// The loan asked for, or a Refusal that names those there are. `field` is where it was typed: "--loan", "LOAN".
[[nodiscard]] projections::LoanRow one_loan(const std::vector<projections::LoanRow>& loans, const std::string& typed,
                                            std::string_view field);

/// explain.cpp: whom the sentences about a loan speak of, by name where names are shown.
[[nodiscard]] Borrower borrower_of(const projections::Life& life, const Query& query, const Names& names);
/// explain.cpp: what settles the loan on the day asked about, as the rules would judge it.
[[nodiscard]] engine::PayOff pay_off_of(LoanNo no, const Query& query);

/// loan_statement.cpp: `soquy statement CLUB --loan KV003`.
int print_loan_statement(Query& query, const Arguments& arguments, Terminal& terminal);

/// arrears.cpp: which loans are late, and how much is at risk.
[[nodiscard]] CommandSpec arrears_command();
/// arrears_movement.cpp: from which lateness to which other the loans went since that day. Throws UsageError when it
/// does not lie before the day asked about.
[[nodiscard]] Answer movement_since(const Query& query, Day since, Language language);

}  // namespace soquy::cli
