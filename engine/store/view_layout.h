#pragma once
// Keys and rows of the family `views`, byte for byte as docs/STORAGE.md writes them. Pure. Everything of one view lies
// together, in generations: a new one is made beside the one in force and switched to by one row. Within a generation
// the rows of one month's end lie side by side, so that a question about all clubs is one scan.

#include <optional>
#include <string>
#include <string_view>

#include "events/calendar.h"
#include "events/ids.h"

namespace soquy::engine {

using Generation = std::uint32_t;  ///< from 1; what has number 0 is the row that says which one is in force

// --- keys ---
[[nodiscard]] std::string in_force_key(std::string_view view);
/// Everything of a generation: its rows and how far they reach.
[[nodiscard]] std::string generation_prefix(std::string_view view, Generation generation);
[[nodiscard]] std::string view_rows_prefix(std::string_view view, Generation generation);
[[nodiscard]] std::string view_day_prefix(std::string_view view, Generation generation, Day day);
[[nodiscard]] std::string view_row_key(std::string_view view, Generation generation, Day day, const ClubCode& club);
[[nodiscard]] std::string reaches_prefix(std::string_view view, Generation generation);
[[nodiscard]] std::string reach_key(std::string_view view, Generation generation, const ClubCode& club);

/// The generation of any key of that view; nothing when the key is another view's or none.
[[nodiscard]] std::optional<Generation> generation_of_key(std::string_view key, std::string_view view);
/// What a row's key says behind its prefix: the day, the club; a reach's: the club.
struct DayAndClub {
  Day day;
  ClubCode club;
  friend auto operator<=>(const DayAndClub&, const DayAndClub&) = default;
};
[[nodiscard]] std::optional<DayAndClub> day_and_club_in_key(std::string_view key);
[[nodiscard]] std::optional<ClubCode> club_in_key(std::string_view key);

// --- rows ---
/// Which generation answers.
struct InForce {
  std::uint16_t version = 0;  ///< of the view
  Generation generation = 0;
  Day through;  ///< the latest month's end that was ever asked for
  friend bool operator==(const InForce&, const InForce&) = default;
};
[[nodiscard]] std::string to_row(const InForce& in_force);

/// How far the rows of one club go.
struct Reach {
  std::string tree;   ///< the club's tree that they were folded from; of size 0 when they never were
  Day first;          ///< its first row, none when it has no row
  Day through;        ///< the month's end up to which rows were asked for; none when they never were
  Version failed_at;  ///< where the fold failed last; none when it did not
  std::string error;  ///< and why
  friend bool operator==(const Reach&, const Reach&) = default;
};
[[nodiscard]] std::string to_row(const Reach& reach);

// Nothing when the bytes are not such a row: what cannot be read is made again.
[[nodiscard]] std::optional<InForce> parse_in_force(std::string_view row);
[[nodiscard]] std::optional<Reach> parse_reach(std::string_view row);

}  // namespace soquy::engine
