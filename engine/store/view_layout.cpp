#include "engine/store/view_layout.h"

#include <algorithm>

#include "engine/store/key_layout.h"
#include "engine/store/row_bytes.h"

namespace soquy::engine {

namespace {

constexpr std::size_t kNameBytes = 16;
constexpr std::size_t kGenerationBytes = kNameBytes + 4;
constexpr std::uint8_t kRowTag = 1;
constexpr std::uint8_t kReachTag = 2;

/// Days before 1970 come first, as they should.
std::uint32_t sortable(Day day) { return static_cast<std::uint32_t>(day.number) ^ 0x8000'0000U; }

Day from_sortable(std::uint32_t number) { return Day{static_cast<std::int32_t>(number ^ 0x8000'0000U)}; }

void put_day(std::string& out, Day day) { put_le(out, static_cast<std::uint32_t>(day.number)); }

Day read_day(RowReader& reader) { return Day{static_cast<std::int32_t>(reader.le<std::uint32_t>())}; }

bool is_row_day(Day day) { return day.is_none() || (is_in_calendar(day) && day == end_of_month(day)); }

ClubCode club_at(std::string_view bytes) {
  ClubCode club;
  std::copy(bytes.begin(), bytes.end(), club.bytes.begin());
  return club;
}

/// A row whose bytes end too early says so by an exception; here that is only one more way to be of no use.
template <class Parse>
auto parsed_or_nothing(Parse parse) -> decltype(parse()) {
  try {
    return parse();
  } catch (const StoreFailure&) {
    return std::nullopt;
  }
}

}  // namespace

std::string in_force_key(std::string_view view) { return generation_prefix(view, 0); }

std::string generation_prefix(std::string_view view, Generation generation) {
  std::string key(view);
  key.resize(kNameBytes, '\0');
  put_be(key, generation);
  return key;
}

std::string view_rows_prefix(std::string_view view, Generation generation) {
  std::string key = generation_prefix(view, generation);
  put_be(key, kRowTag);
  return key;
}

std::string view_day_prefix(std::string_view view, Generation generation, Day day) {
  std::string key = view_rows_prefix(view, generation);
  put_be(key, sortable(day));
  return key;
}

std::string view_row_key(std::string_view view, Generation generation, Day day, const ClubCode& club) {
  return view_day_prefix(view, generation, day) + club_prefix(club);
}

std::string reaches_prefix(std::string_view view, Generation generation) {
  std::string key = generation_prefix(view, generation);
  put_be(key, kReachTag);
  return key;
}

std::string reach_key(std::string_view view, Generation generation, const ClubCode& club) {
  return reaches_prefix(view, generation) + club_prefix(club);
}

std::optional<Generation> generation_of_key(std::string_view key, std::string_view view) {
  if (key.size() < kGenerationBytes) return std::nullopt;
  const std::string_view number = key.substr(kNameBytes, 4);
  const Generation generation = RowReader(number, "a generation").be<Generation>();
  if (!key.starts_with(generation_prefix(view, generation))) return std::nullopt;
  return generation;
}

std::optional<DayAndClub> day_and_club_in_key(std::string_view key) {
  constexpr std::size_t kDayAt = kGenerationBytes + 1;
  if (key.size() != kDayAt + 4 + sizeof(ClubCode::bytes)) return std::nullopt;
  RowReader reader(key.substr(kDayAt), "the key of a view's row");
  const Day day = from_sortable(reader.be<std::uint32_t>());
  return DayAndClub{day, club_at(reader.rest())};
}

std::optional<ClubCode> club_in_key(std::string_view key) {
  constexpr std::size_t kClubAt = kGenerationBytes + 1;
  if (key.size() != kClubAt + sizeof(ClubCode::bytes)) return std::nullopt;
  return club_at(key.substr(kClubAt));
}

std::string to_row(const InForce& in_force) {
  std::string out;
  put_le(out, in_force.version);
  put_le(out, in_force.generation);
  put_day(out, in_force.through);
  return out;
}

std::string to_row(const Reach& reach) {
  std::string out = reach.tree;
  put_day(out, reach.first);
  put_day(out, reach.through);
  put_le(out, reach.failed_at.value);
  out += reach.error;
  return out;
}

std::optional<InForce> parse_in_force(std::string_view row) {
  return parsed_or_nothing([&]() -> std::optional<InForce> {
    RowReader reader(row, "which rows of a view are in force");
    InForce out;
    out.version = reader.le<std::uint16_t>();
    out.generation = reader.le<Generation>();
    out.through = read_day(reader);
    reader.expect_end();
    if (out.version == 0 || out.generation == 0 || !is_row_day(out.through)) return std::nullopt;
    return out;
  });
}

std::optional<Reach> parse_reach(std::string_view row) {
  return parsed_or_nothing([&]() -> std::optional<Reach> {
    constexpr std::string_view kName = "how far the rows of a view reach";
    Reach out;
    out.tree = tree_in_front(row, kName);
    RowReader reader(row.substr(out.tree.size()), kName);
    out.first = read_day(reader);
    out.through = read_day(reader);
    out.failed_at.value = reader.le<std::uint64_t>();
    out.error = reader.rest();
    if (!is_row_day(out.first) || !is_row_day(out.through) || out.first > out.through) return std::nullopt;
    return out;
  });
}

}  // namespace soquy::engine
