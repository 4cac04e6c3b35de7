#pragma once
// The texts of an event that lie in the register: in which field and slot, and which of them say who a person is.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/register.h"
#include "events/event.h"

namespace soquy::cli {

/// The text of that field is a person's name or profile, and shown only where names are (cli/names.h).
[[nodiscard]] bool names_somebody(std::string_view field);

struct EventText {
  std::string field;  ///< "words", "profile"
  std::uint8_t slot = 0;
  [[nodiscard]] bool is_profile() const { return field == "profile"; }
};

/// Those that were given, in the order of their slots.
[[nodiscard]] std::vector<EventText> texts_in(const Payload& payload);
/// What the text of that field says now: the words, "erased", or nothing when none was given.
[[nodiscard]] std::string text_of(const engine::Register& people, const Event& event, std::string_view field);

/// What a profile says, under the keys and titles in which it is shown: name, telephone, identity card, address, day of
/// birth.
struct ProfileLine {
  std::string key;
  std::string title;
  std::string value;
};
[[nodiscard]] std::vector<ProfileLine> lines_of(const engine::Profile& profile);

}  // namespace soquy::cli
