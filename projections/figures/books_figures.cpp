#include "projections/figures/books_figures.h"

#include <algorithm>

#include "projections/figures/activity_figures.h"

namespace soquy::projections {
namespace {

bool moves_money(const Entry& entry) {
  return std::any_of(entry.begin(), entry.end(), [](const Posting& line) { return line.amount.is_positive(); });
}

std::int64_t not_in(const std::set<Version>& open, const std::set<Version>& closed) {
  return std::count_if(open.begin(), open.end(), [&](Version version) { return closed.count(version) == 0; });
}

}  // namespace

void BooksFigures::apply(const Event& event) {
  const Envelope& envelope = event.envelope;
  events_ += 1;
  note_recorder(envelope);
  if (!envelope.approvals.empty()) {
    signers_.insert_or_assign(signers_.end(), envelope.version, envelope.approvals.front().actor);
  }
  if (moves_money(event.postings)) count_entry(event);
  if (const auto* reversal = event.payload.as<EntryReversed>()) {
    const Version commit{envelope.version.value - envelope.index};
    reversals_.push_back({envelope.value_date, commit, envelope.actor, reversal->entry});
  }
  take_words(event.payload, envelope.version);
}

/// Versions are the places of a stream, so nearly every place is taken.
void BooksFigures::note_recorder(const Envelope& envelope) {
  const std::uint64_t place = envelope.version.value;
  if (place > kMaxVersion) return;  // nothing that can be stored
  if (place >= recorders_.size()) recorders_.resize(place + 1);
  recorders_[place] = envelope.actor;
}

bool BooksFigures::is_recorded_by(Version entry, ActorId actor) const {
  return entry.value < recorders_.size() && !actor.is_empty() && recorders_[entry.value] == actor;
}

void BooksFigures::count_entry(const Event& event) {
  const Envelope& envelope = event.envelope;
  entries_ += 1;
  back_dated_ += envelope.value_date < day_in_vietnam(envelope.recorded_at);
  late_ += !envelope.written_on.is_none() || !envelope.original_date.is_none();
  outside_meetings_ += envelope.meeting.is_none();
}

void BooksFigures::take_words(const Payload& payload, Version version) {
  if (payload.as<FindingRaised>() != nullptr) {
    findings_.insert(version);
  } else if (const auto* answered = payload.as<FindingAnswered>()) {
    answered_.insert(answered->finding);
  } else if (payload.as<DisputeOpened>() != nullptr) {
    disputes_.insert(version);
  } else if (const auto* resolved = payload.as<DisputeResolved>()) {
    resolved_.insert(resolved->dispute);
  }
}

void BooksFigures::add_to(Figures& figures) const {
  figures.events = events_;
  figures.entries = entries_;
  figures.entries_back_dated = back_dated_;
  figures.entries_late = late_;
  figures.entries_outside_meetings = outside_meetings_;
  figures.reversals = static_cast<std::int64_t>(reversals_.size());
  figures.reversals_by_recorder = std::count_if(reversals_.begin(), reversals_.end(), [&](const Reversal& reversal) {
    return is_recorded_by(reversal.entry, reversal.recorder);
  });
  figures.findings_open = not_in(findings_, answered_);
  figures.disputes_open = not_in(disputes_, resolved_);
}

std::uint32_t BooksFigures::reversals_by_one_pair(Day day) const {
  const Day first = year_before(day);
  std::map<std::pair<ActorId, ActorId>, std::uint32_t> pairs;
  std::uint32_t most = 0;
  for (const Reversal& reversal : reversals_) {
    if (reversal.day < first) continue;
    const auto signer = signers_.find(reversal.commit);
    const ActorId second = signer == signers_.end() ? ActorId{} : signer->second;
    most = std::max(most, ++pairs[std::minmax(reversal.recorder, second)]);
  }
  return most;
}

}  // namespace soquy::projections
