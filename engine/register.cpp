#include "engine/register.h"

#include <array>

namespace soquy::engine {

namespace {

constexpr std::size_t kMaxLineBytes = 200;

}  // namespace

std::string to_note_text(const Profile& profile) {
  std::string text = profile.name + "\n" + profile.phone + "\n" + profile.id_number + "\n" + profile.address + "\n";
  if (!profile.birth_date.is_none()) text += to_iso(profile.birth_date);
  return text;
}

std::optional<Profile> parse_profile(std::string_view note_text) {
  std::array<std::string, 5> lines;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto end = i + 1 == lines.size() ? note_text.size() : note_text.find('\n');
    if (end == std::string_view::npos || end > kMaxLineBytes) return std::nullopt;
    lines[i] = note_text.substr(0, end);
    note_text.remove_prefix(std::min(end + 1, note_text.size()));
  }
  Profile profile{lines[0], lines[1], lines[2], lines[3], Day::none()};
  if (lines[4].empty()) return profile;
  const auto born = parse_iso_day(lines[4]);
  if (!born) return std::nullopt;
  profile.birth_date = *born;
  return profile;
}

}  // namespace soquy::engine
