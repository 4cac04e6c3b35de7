#pragma once
// The register: who is who, and every free text. Outside the events, committed by salted hash, encrypted under one key
// per person; destroying the key erases the person everywhere, backups of the store included.

#include <optional>
#include <string>
#include <string_view>

#include "events/calendar.h"
#include "events/envelope.h"
#include "events/result.h"

namespace soquy::engine {

/// What is known of a member besides the pseudonymous facts. Its note's plain text is five lines: name, phone, ID
/// number, address, birth date (ISO or empty), each without line breaks, NFC, at most 200 bytes.
struct Profile {
  std::string name;
  std::string phone;
  std::string id_number;
  std::string address;
  Day birth_date;
  friend bool operator==(const Profile&, const Profile&) = default;
};
[[nodiscard]] std::string to_note_text(const Profile& profile);
[[nodiscard]] std::optional<Profile> parse_profile(std::string_view note_text);

enum class TextStatus { present, erased, never_given };

/// A text as it can be read now. `plain` is empty unless present.
struct RegisterText {
  TextStatus status = TextStatus::never_given;
  std::string plain;
  Hash salt;  ///< zero unless present
};

/// Read side; writing goes with commits (EventStore::append) and erasing with Ledger::submit(ErasePerson).
class Register {
 public:
  virtual ~Register() = default;
  /// The member's newest profile.
  [[nodiscard]] virtual RegisterText profile(const ClubCode& club, MemberNo member) const = 0;
  [[nodiscard]] virtual RegisterText text(const ClubCode& club, Version version, std::uint8_t slot) const = 0;
};

}  // namespace soquy::engine
