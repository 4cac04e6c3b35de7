#pragma once
// Books of which some rows are bad: the rows that can be asked of the ledger all the same.

#include <cstdint>
#include <optional>

#include "cli/paper/paper_books.h"

namespace soquy::cli::paper {

/// How far the ledger's word can be trusted. Above the first meeting with a bad row it knows what the paper knows;
/// from there on a refusal may follow from what is missing.
struct SoundPart {
  bool all = true;              ///< no row was left out
  bool founding = true;         ///< no member was
  std::size_t rows = SIZE_MAX;  ///< of the cash book: the meetings within them are complete
  Spot from;                    ///< where the cash book goes on
};

struct ReadablePart {
  PaperBooks books;
  SoundPart sound;
};

/// The books without the rows that `problems` name and without those that hang on them: loans and rows of a member who
/// is left out, rows of such a loan, reversals of such a voucher. Nothing, when what is wrong is wrong with a whole
/// file or with the by-law.
[[nodiscard]] std::optional<ReadablePart> readable_part(const PaperBooks& books, const Problems& problems);

/// The last line of a list: which rows the ledger was not asked about in full.
[[nodiscard]] Problem not_asked_from(const Spot& from);  ///< those from a line on
[[nodiscard]] Problem asked_one_by_one();                ///< all
[[nodiscard]] Problem not_asked();                       ///< all, and not even by themselves

}  // namespace soquy::cli::paper
