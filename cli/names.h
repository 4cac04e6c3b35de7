#pragma once
// Names of members, out of the register, where a person asked for them.

#include <string>

#include "cli/session.h"

namespace soquy::cli {

/// --names
[[nodiscard]] Option names_option();

/// Looks names up when --names was given, or when a table is printed on a terminal; else every answer stays
/// pseudonymous.
class Names {
 public:
  Names(Session& session, const ClubCode& club, const Arguments& arguments, const Terminal& terminal);
  [[nodiscard]] bool shown() const { return shown_; }
  /// The name, "erased", or nothing when none was ever given.
  [[nodiscard]] std::string of(MemberNo member) const;

 private:
  const engine::Register& people_;
  ClubCode club_;
  bool shown_;
};

/// What the register says of a text: the words, or "erased".
[[nodiscard]] std::string shown_text(const engine::RegisterText& text);

}  // namespace soquy::cli
