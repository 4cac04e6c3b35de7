#pragma once
// What every question over all clubs shares: each club's figures on the day, the programme's own book, and which clubs
// lie in the region that was asked for.

#include <string>
#include <vector>

#include "cli/answer.h"
#include "projections/club_figures.h"
#include "projections/programme.h"

namespace soquy::cli {

/// One club as the question may see it, and the last entry that was known.
struct ClubLine {
  projections::ClubFigures club;
  Version version;
};

/// The club as it stood, founded or not.
[[nodiscard]] ClubLine read_club(Session& session, Question question, const ClubCode& club,
                                 int older_from_age = projections::kOlderFromAge);
/// Founded clubs by code; on a month's end out of the rows that are kept.
[[nodiscard]] std::vector<ClubLine> read_clubs(Session& session, const Question& question, Terminal& terminal);

/// Founded clubs by code, and the tree and newest day for the footer.
struct ClubsRead {
  std::vector<projections::ClubFigures> clubs;
  History tree;
};
/// `older_from_age` is that of the rule pack the question is about.
[[nodiscard]] ClubsRead read_figures(Session& session, const Question& question, Terminal& terminal,
                                     int older_from_age = projections::kOlderFromAge);

/// The programme's own stream as far as it was known. Regions, rule packs and targets carry their own days.
[[nodiscard]] std::vector<Event> programme_events(Session& session, const Question& question);
[[nodiscard]] projections::Programme read_programme(Session& session, const Question& question);

/// The tree over all clubs, and the newest day of these.
[[nodiscard]] History tree_over(Session& session, const Question& question, const std::vector<ClubLine>& lines);

/// --region
[[nodiscard]] Option region_option();
/// Empty when it was not given.
[[nodiscard]] RegionRef asked_region(const Arguments& arguments);
/// "tỉnh Quảng Ngãi" as it was named on the day, or the code.
[[nodiscard]] std::string place_asked(const projections::Programme& programme, const Arguments& arguments,
                                      const Question& question);
/// Leaves the clubs that surely lie in --region on the day. Throws Refusal when nobody defined it and no club names it.
void keep_region(std::vector<ClubLine>& lines, const projections::Programme& programme, const Arguments& arguments,
                 const Question& question);
void keep_region(std::vector<projections::ClubFigures>& clubs, const projections::Programme& programme,
                 const Arguments& arguments, const Question& question);
/// Leaves them all, and refuses as keep_region does.
void check_region(const std::vector<projections::ClubFigures>& clubs, const projections::Programme& programme,
                  const Arguments& arguments);

}  // namespace soquy::cli
