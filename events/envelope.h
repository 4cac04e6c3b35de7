#pragma once
// The envelope: who recorded what when, on whose word, from which page. Every event carries one.

#include <cstdint>
#include <string>
#include <vector>

#include "events/calendar.h"
#include "events/ids.h"

namespace soquy {

/// A free text. It lies in the erasable register; the event holds only the commitment SHA-256(salt || text).
/// In a command `plain` is filled and `commitment` is zero; in an event read back it is the other way round.
/// The front door turns one into the other, so rules never look at `plain` except to see whether a text was given.
struct Note {
  Hash commitment;
  std::string plain;  ///< never encoded into an event
  [[nodiscard]] bool is_none() const { return commitment.is_zero() && plain.empty(); }
  friend bool operator==(const Note&, const Note&) = default;
};

inline constexpr std::size_t kMaxNoteBytes = 4096;
/// A short text in an event: a voucher, a page, the name of an item, a fund or a place. Printable, NFC, no personal
/// data (engine/named_in_labels.h); words go into a Note. At most this many bytes (a Vietnamese letter takes up to
/// three).
inline constexpr std::size_t kMaxLabelBytes = 200;

enum class Role : std::uint8_t {
  none = 0,
  head = 1,
  deputy = 2,
  secretary = 3,
  accountant = 4,
  treasurer = 5,
  volunteer = 6,
  witness = 7,
  supervisor = 8,
  auditor = 9,
  borrower = 10,
  importer = 11,
  programme = 12,
  member = 13
};

/// How sure we are that the person said so. Order matters: a later one is stronger.
enum class Assurance : std::uint8_t { named = 0, pin = 1, key = 2 };

/// Another person's word on a command. With `key` the signature is Ed25519 over
/// SHA-256(genesis || base version u64be || command id || canonical command).
struct Approval {
  ActorId actor;
  Role role = Role::none;
  Assurance assurance = Assurance::named;
  Hash key;                                  ///< public key, zero unless assurance is key
  std::array<std::uint8_t, 64> signature{};  ///< zero unless assurance is key
  friend bool operator==(const Approval&, const Approval&) = default;
};

inline constexpr std::size_t kMaxApprovals = 8;

/// Why an entry is late or unusual; free words go into a Note beside it.
enum class ReasonCode : std::uint8_t {
  none = 0,
  forgotten = 1,
  written_twice = 2,
  wrong_amount = 3,
  wrong_member = 4,
  wrong_fund = 5,
  wrong_day = 6,
  wrong_kind = 7,
  voucher_found = 8,
  flood = 9,
  storm = 10,
  drought = 11,
  disease = 12,
  death = 13,
  illness = 14,
  fire = 15,
  theft = 16,
  from_paper = 17,
  request = 18,
  error_found_by_audit = 19,
  miscounted = 20,
  change_given = 21,
  moved_away = 22,
  own_wish = 23,
  end_of_term = 24,
  merged = 25,
  retention_over = 26,
  consent_withdrawn = 27,
  resolution = 28,
  other = 99,
};

struct Envelope {
  ClubCode club;
  Version version;            ///< from 1, gapless
  Instant recorded_at;        ///< never decreasing within a club: the larger of the clock and the previous one
  bool clock_jumped = false;  ///< the clock stood before the previous event's recorded_at
  Day value_date;             ///< the accounting day of the entry
  Day written_on;             ///< the meeting day on which a late entry was written; none when not late
  ReasonCode late_reason = ReasonCode::none;
  Day original_date;  ///< the true day of an entry whose period was closed, or was shut to its loan; none otherwise
  ActorId actor;
  DeviceId device;
  std::uint32_t epoch = 0;  ///< writer epoch (WriterGranted)
  CommandId command;
  std::uint16_t act = 0;            ///< which act of the command this event answers, from 0
  std::uint16_t index = 0;          ///< place in the commit, from 0
  std::uint16_t count = 1;          ///< events in the commit
  Version expected;                 ///< the version the command asked to build on; 0 when it did not care
  Version meeting;                  ///< the MeetingHeld it belongs to; 0 outside meetings
  std::string voucher;              ///< number of the paper voucher, "PT-001"
  std::string page;                 ///< page of the paper book
  bool from_paper = false;          ///< typed in from paper books afterwards
  std::vector<Approval> approvals;  ///< on the first event of a commit, empty on the others
  friend bool operator==(const Envelope&, const Envelope&) = default;
};

}  // namespace soquy
