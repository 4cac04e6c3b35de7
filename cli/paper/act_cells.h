#pragma once
// From an act back to the cell it was made of, so that whatever is wrong with the act names a place in the books.

#include <string_view>

#include "cli/paper/paper_books.h"
#include "cli/paper/plan.h"
#include "events/rejection.h"

namespace soquy::cli::paper {

/// What is wrong with an act of a plan, at the cell that `field` of the act was read from: file, line, column and what
/// stands there. Only the line, when no cell is known to be the one.
[[nodiscard]] Problem verdict(const PaperBooks& books, const Planned& plan, std::size_t act, std::string_view field,
                              std::string wrong);

/// The same for a refusal of the rules: the field is the one it names, or the one that its reason is about.
[[nodiscard]] Problem refusal(const PaperBooks& books, const Planned& plan, std::size_t act, Rejection rejection);

}  // namespace soquy::cli::paper
