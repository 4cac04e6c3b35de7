#pragma once
// A loan's whole life, read off its page: repayments, penalties, waivers, reschedulings, a write-off and what came in
// after it, in the order in which they were written. It is laid down from the beginning each time, paper after paper,
// in exact fractions. Shares no code with the engine.

#include <cstdint>
#include <optional>
#include <vector>

#include "tests/support/naive_splits.h"

namespace soquy::naive {

/// One line of the page.
struct Deed {
  enum class Kind : std::uint8_t { repayment, penalty, waiver, rescheduling, write_off, recovery };
  Kind kind = Kind::repayment;
  Day day;
  std::int64_t amount = 0;       ///< of all but a rescheduling and a write-off
  std::uint16_t instalment = 0;  ///< of a penalty or waiver
  int voucher = 0;               ///< of a repayment; those of one day are laid down in this order, then as written
  LoanTerms terms;               ///< of a rescheduling
  bool frozen = false;
  bool struck = false;  ///< taken back: as if it had never been written
};

/// The page as it reads after its last line.
struct Page {
  std::vector<std::vector<Piece>> pieces;  ///< of each deed; nothing where it is no repayment, or was taken back
  Paper paper;                             ///< in force
  std::vector<PlanLine> plan;              ///< in force, with the interest carried over
  std::int64_t outstanding = 0;
  std::int64_t too_much = 0;  ///< money that nothing was owed for
  Owed owed;                  ///< on the day asked for
  bool settled = false;
  std::optional<std::size_t> write_off;  ///< the deed by which the loan was given up
  std::int64_t given_up = 0;             ///< all that was owed on its day
  std::int64_t lost = 0;                 ///< the principal of it
  std::int64_t recovered = 0;            ///< what came in since
  std::vector<Fine> fines;               ///< what is left of each, oldest first
  std::vector<std::size_t> waived;       ///< the penalties, as deeds, of which a waiver took something
  std::vector<std::size_t> in_force;     ///< the repayments, as deeds, that are split on the paper in force, in order
};

/// Reads the page. `asked` is no earlier than any repayment and rescheduling on it.
[[nodiscard]] Page read_page(const Paper& first, const std::vector<Deed>& deeds, Day asked);

/// What is left on a page of the penalties of an instalment that were charged by that day.
[[nodiscard]] std::int64_t penalties_left(const Page& page, std::uint16_t instalment, Day day);

}  // namespace soquy::naive
