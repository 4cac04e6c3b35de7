#pragma once
// The figures of all clubs on some days, as a question may see them.
//
// A month's end is answered from the rows that are kept for it; every other day, and every club that wrote after the
// moment the question is about, is folded from its events, two clubs at a time.

#include <functional>
#include <vector>

#include "cli/answer.h"
#include "projections/club_figures.h"

namespace soquy::cli {

struct ClubOnDays {
  ClubCode club;
  Version version;                           ///< of the last entry that was known
  std::vector<projections::ClubFigures> on;  ///< one for each day asked about; not founded on those before the founding
};

struct ClubReading {
  std::vector<Day> days;
  std::vector<ClubOnDays> clubs;  ///< by code; those not founded on any of the days are left out
  std::uint64_t folded = 0;       ///< clubs whose events were read for this answer
  Day newest;                     ///< the latest value date in it, or none
};

/// The days in any order. Older people are those of that age or more; the rows that are kept know 55 only. Says on err
/// which clubs could not be read, and leaves them out. Throws StoreFailure.
[[nodiscard]] ClubReading read_clubs_on(Session& session, const Question& question, std::vector<Day> days,
                                        Terminal& terminal, int older_from_age = projections::kOlderFromAge);
/// The same out of a ledger that no session holds.
[[nodiscard]] ClubReading read_clubs_on(engine::Ledger& ledger, Day today, const Question& question,
                                        std::vector<Day> days, Terminal& terminal,
                                        int older_from_age = projections::kOlderFromAge);

/// Calls read(0) to read(clubs - 1) from two threads and shows how far that has come. Throws what they throw.
void read_each_club(std::size_t clubs, Terminal& terminal, const std::function<void(std::size_t)>& read);

}  // namespace soquy::cli
