#pragma once
// The monthly meeting: who came, what was resolved, what was in the box.

#include <string>
#include <vector>

#include "events/accounts.h"
#include "events/envelope.h"
#include "events/money.h"

namespace soquy {

/// Opens a meeting's commit; the events after it in that commit point back to it. One per club and day.
struct HoldMeeting {
  std::vector<MemberNo> present;    ///< ascending; empty when only the count is known
  std::uint16_t present_count = 0;  ///< 0: not known (paper books without a list); otherwise >= present.size()
  std::uint16_t guests = 0;
  Note notes;
  friend bool operator==(const HoldMeeting&, const HoldMeeting&) = default;
};
struct MeetingHeld : HoldMeeting {
  std::uint16_t members = 0;  ///< decided: members on that day
  friend bool operator==(const MeetingHeld&, const MeetingHeld&) = default;
};

enum class Subject : std::uint8_t {
  none = 0,
  loan = 1,
  expense = 2,
  by_law = 3,
  board = 4,
  allocation = 5,
  write_off = 6,
  difference = 7,
  transfer = 8,
  reversal = 9,
  reschedule = 10,
  dissolution = 11,
  gift = 12,
  period = 13,
  other = 99
};
struct PassResolution {
  ResolutionNo resolution;  ///< 0 in a command: the next free number
  Subject subject = Subject::none;
  Money limit;                  ///< the amount resolved, 0 when none
  std::uint16_t in_favour = 0;  ///< 0 with against 0: unanimous or not counted
  std::uint16_t against = 0;
  Note words;
  friend bool operator==(const PassResolution&, const PassResolution&) = default;
};
struct ResolutionPassed : PassResolution {
  ResolutionNo given;  ///< decided: the number it carries
  friend bool operator==(const ResolutionPassed&, const ResolutionPassed&) = default;
};

struct NoteCount {
  Money face;
  std::uint32_t pieces = 0;
  friend bool operator==(const NoteCount&, const NoteCount&) = default;
};
/// One box is counted and compared with the book as it stood then; the judgement is never made again.
struct CountCash {
  std::uint8_t box = 0;  ///< by-law box; by default box n holds fund n
  Money counted;
  std::vector<NoteCount> notes;          ///< empty, or their sum is `counted`; faces descending
  ReasonCode reason = ReasonCode::none;  ///< why it differs, needed when it does
  friend bool operator==(const CountCash&, const CountCash&) = default;
};
struct CashCounted : CountCash {
  Money book;           ///< decided: cash of the box's funds, as known then
  Version compared_at;  ///< decided: the book's version it was compared with
  friend bool operator==(const CashCounted&, const CashCounted&) = default;
};

/// Puts a counted difference into the books, by resolution. Over: cash to other income; short: expense to cash.
struct PostDifference {
  Version count;  ///< the CashCounted with the difference
  Fund fund;      ///< one of the box's funds
  ResolutionNo resolution;
  ReasonCode reason = ReasonCode::none;
  friend bool operator==(const PostDifference&, const PostDifference&) = default;
};
struct DifferencePosted : PostDifference {
  Money over;  ///< decided: counted - book; negative when short
  friend bool operator==(const DifferencePosted&, const DifferencePosted&) = default;
};

/// The seal that was written into the paper minutes.
struct WriteSeal {
  Version size;      ///< tree size sealed
  std::string code;  ///< 26 Crockford characters
  std::string page;
  friend bool operator==(const WriteSeal&, const WriteSeal&) = default;
};
struct SealWritten : WriteSeal {};

}  // namespace soquy
