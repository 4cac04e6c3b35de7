#pragma once
// Who recorded what and when, on whose word, and which entries deserve a second look?
//
// The trail stands in the order of recording. Fold it without a value date and ask rows() for the days: the approvals
// of a commit lie on its first event, which may be dated after an entry that was written late in the same meeting.

#include <map>
#include <string>
#include <vector>

#include "events/event.h"
#include "events/fold.h"

namespace soquy::projections {

struct Signer {
  ActorId actor;
  Role role = Role::none;
  Assurance assurance = Assurance::named;
  friend bool operator==(const Signer&, const Signer&) = default;
};

struct AuditRow {
  Version version;
  Version commit;  ///< version of the first event of its commit
  Instant recorded_at;
  Day value_date;
  Day original_date;  ///< the true day when its period was closed
  Day written_on;     ///< the meeting at which a late entry was written
  Kind kind = Kind::club_founded;
  ActorId actor;
  DeviceId device;
  std::vector<Signer> signers;  ///< of the whole commit
  std::string voucher;
  std::string page;
  ReasonCode late_reason = ReasonCode::none;
  Money amount;     ///< sum of the debits
  Version meeting;  ///< 0 outside meetings
  Version about;    ///< the earlier event it speaks of: what it reverses, reallocates, posts, answers, disputes
  Version cause;    ///< of a reallocation: the event that changed the past
  LoanNo renewal;   ///< of a repayment: the new loan that seems to have paid it; of a loan paid out: the one it renews
  Version reversed_by;         ///< the reversal that undid it, 0 when it stands
  bool is_late = false;        ///< written at a later meeting than its day, with a reason
  bool is_back_dated = false;  ///< dated before the day on which it was recorded
  bool outside_meeting = false;
  bool from_paper = false;
  bool clock_jumped = false;
  bool same_person = false;  ///< a reversal recorded by the recorder of what it reverses
  friend bool operator==(const AuditRow&, const AuditRow&) = default;
};

struct AuditTotals {
  std::uint32_t events = 0;
  std::uint32_t entries = 0;  ///< events that moved money
  Money moved;                ///< sum of their debits
  std::uint32_t late = 0;
  std::uint32_t back_dated = 0;
  std::uint32_t entries_outside_meetings = 0;
  std::uint32_t from_paper = 0;
  std::uint32_t clock_jumps = 0;
  std::uint32_t reversals = 0;
  std::uint32_t reversals_by_same_person = 0;
  std::uint32_t reallocations = 0;
  std::uint32_t renewals =
      0;  ///< loans paid out that renew an old one, and repayments that a new loan seems to have paid
  std::uint32_t approvals = 0;  ///< one per signer and commit
  std::uint32_t approvals_named = 0;
  std::uint32_t approvals_pin = 0;
  std::uint32_t approvals_key = 0;
  /// Approvals for which there is nothing but a name / all approvals.
  [[nodiscard]] Ratio only_named() const { return {approvals_named, approvals}; }
  friend bool operator==(const AuditTotals&, const AuditTotals&) = default;
};

class AuditTrail {
 public:
  void apply(const Event& event);

  [[nodiscard]] std::vector<AuditRow> rows(const AsOf& when = {}) const;
  [[nodiscard]] AuditTotals totals(const AsOf& when = {}) const;
  friend bool operator==(const AuditTrail&, const AuditTrail&) = default;

 private:
  [[nodiscard]] const AuditRow* at(Version version) const;
  [[nodiscard]] std::vector<Signer> signers_of(const Envelope& envelope, Version commit);
  void link(AuditRow& row, const Payload& payload) const;

  std::vector<AuditRow> rows_;   // in version order; reversed_by is filled in when asked
  Version commit_;               // the one that is being read
  std::vector<Signer> signers_;  // and who signed it
};

}  // namespace soquy::projections
