#include "projections/audit_trail.h"

#include <algorithm>

namespace soquy::projections {
namespace {

Money debits(const Entry& entry) {
  Money sum;
  for (const Posting& line : entry) {
    if (line.amount.is_positive()) sum += line.amount;
  }
  return sum;
}

/// The earlier event that this one speaks of.
Version subject_of(const Payload& payload) {
  if (const auto* reversal = payload.as<EntryReversed>()) return reversal->entry;
  if (const auto* change = payload.as<RepaymentReallocated>()) return change->repayment;
  if (const auto* posted = payload.as<DifferencePosted>()) return posted->count;
  if (const auto* raised = payload.as<FindingRaised>()) return raised->about;
  if (const auto* answered = payload.as<FindingAnswered>()) return answered->finding;
  if (const auto* opened = payload.as<DisputeOpened>()) return opened->about;
  if (const auto* resolved = payload.as<DisputeResolved>()) return resolved->dispute;
  if (const auto* erased = payload.as<PersonErased>()) return erased->text_version;
  return {};
}

/// The other loan, when one loan repays another.
LoanNo renewal_in(const Payload& payload) {
  if (const auto* paid = payload.as<RepaymentReceived>()) return paid->from_loan;
  const auto* paid_out = payload.as<LoanDisbursed>();
  return paid_out == nullptr ? LoanNo{} : paid_out->renews;
}

void add_signers(AuditTotals& totals, const std::vector<Signer>& signers) {
  for (const Signer& signer : signers) {
    totals.approvals += 1;
    totals.approvals_named += signer.assurance == Assurance::named;
    totals.approvals_pin += signer.assurance == Assurance::pin;
    totals.approvals_key += signer.assurance == Assurance::key;
  }
}

void add(AuditTotals& totals, const AuditRow& row) {
  totals.events += 1;
  totals.entries += row.amount.is_positive();
  totals.moved += row.amount;
  totals.late += row.is_late;
  totals.back_dated += row.is_back_dated;
  totals.entries_outside_meetings += row.amount.is_positive() && row.outside_meeting;
  totals.from_paper += row.from_paper;
  totals.clock_jumps += row.clock_jumped;
  totals.reversals += row.kind == Kind::entry_reversed;
  totals.reversals_by_same_person += row.same_person;
  totals.reallocations += row.kind == Kind::repayment_reallocated;
  totals.renewals += !row.renewal.is_none();
}

}  // namespace

void AuditTrail::apply(const Event& event) {
  const Envelope& envelope = event.envelope;
  AuditRow row;
  row.version = envelope.version;
  row.commit = {envelope.version.value - envelope.index};
  row.recorded_at = envelope.recorded_at;
  row.value_date = envelope.value_date;
  row.original_date = envelope.original_date;
  row.written_on = envelope.written_on;
  row.kind = event.payload.kind();
  row.actor = envelope.actor;
  row.device = envelope.device;
  row.signers = signers_of(envelope, row.commit);
  row.voucher = envelope.voucher;
  row.page = envelope.page;
  row.late_reason = envelope.late_reason;
  row.amount = debits(event.postings);
  row.meeting = envelope.meeting;
  row.is_late = !envelope.written_on.is_none() || !envelope.original_date.is_none();
  row.is_back_dated = envelope.value_date < day_in_vietnam(envelope.recorded_at);
  row.outside_meeting = envelope.meeting.is_none() && row.kind != Kind::meeting_held;
  row.from_paper = envelope.from_paper;
  row.clock_jumped = envelope.clock_jumped;
  row.renewal = renewal_in(event.payload);
  link(row, event.payload);
  rows_.push_back(std::move(row));
}

std::vector<Signer> AuditTrail::signers_of(const Envelope& envelope, Version commit) {
  if (commit != commit_) signers_.clear();
  commit_ = commit;
  for (const Approval& approval : envelope.approvals) {
    signers_.push_back({approval.actor, approval.role, approval.assurance});
  }
  return signers_;
}

void AuditTrail::link(AuditRow& row, const Payload& payload) const {
  row.about = subject_of(payload);
  if (const auto* change = payload.as<RepaymentReallocated>()) row.cause = change->cause;
  if (row.kind != Kind::entry_reversed) return;
  const AuditRow* original = at(row.about);
  row.same_person = original != nullptr && original->actor == row.actor;
}

const AuditRow* AuditTrail::at(Version version) const {
  const auto place = std::lower_bound(rows_.begin(), rows_.end(), version,
                                      [](const AuditRow& row, Version asked) { return row.version < asked; });
  return place == rows_.end() || place->version != version ? nullptr : &*place;
}

std::vector<AuditRow> AuditTrail::rows(const AsOf& when) const {
  std::vector<AuditRow> found;
  std::map<Version, Version> reversals;
  for (const AuditRow& row : rows_) {
    Envelope stamp;
    stamp.version = row.version;
    stamp.recorded_at = row.recorded_at;
    stamp.value_date = row.value_date;
    if (!when.sees(stamp)) continue;
    if (row.kind == Kind::entry_reversed) reversals[row.about] = row.version;
    found.push_back(row);
  }
  for (AuditRow& row : found) {
    if (const auto reversal = reversals.find(row.version); reversal != reversals.end()) {
      row.reversed_by = reversal->second;
    }
  }
  return found;
}

/// Approvals count once per commit: on the first of its events that is seen.
AuditTotals AuditTrail::totals(const AsOf& when) const {
  AuditTotals totals;
  Version counted;
  for (const AuditRow& row : rows(when)) {
    add(totals, row);
    if (row.commit != counted) add_signers(totals, row.signers);
    counted = row.commit;
  }
  return totals;
}

}  // namespace soquy::projections
