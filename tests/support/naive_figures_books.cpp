// Of the naive figures: how the books are kept.

#include <algorithm>
#include <map>
#include <set>

#include "tests/support/naive_figures.h"

namespace soquy::naive {
namespace {

using projections::Figures;

/// Who recorded the entry, whenever that was.
ActorId recorder_of(const FigureReader& club, Version entry) {
  for (const Event& event : club.events()) {
    if (event.envelope.version == entry) return event.envelope.actor;
  }
  return {};
}

void find_entries(Figures& figures, const FigureReader& club) {
  for (const Event* event : club.seen()) {
    const Envelope& envelope = event->envelope;
    figures.events += 1;
    if (const auto* reversal = event->payload.as<EntryReversed>()) {
      figures.reversals += 1;
      figures.reversals_by_recorder += recorder_of(club, reversal->entry) == envelope.actor;
    }
    if (event->postings.empty()) continue;
    figures.entries += 1;
    figures.entries_back_dated += envelope.value_date < day_in_vietnam(envelope.recorded_at);
    figures.entries_late += !envelope.written_on.is_none() || !envelope.original_date.is_none();
    figures.entries_outside_meetings += envelope.meeting.is_none();
  }
}

bool has_resolution(const FigureReader& club, LoanNo loan) {
  bool has = false;
  club.each<LoanApproved>([&](const LoanApproved& approved, const Envelope&) {
    if (approved.given == loan) has = !approved.resolution.is_none();
  });
  return has;
}

template <class Word, class Reply, class About>
std::int64_t without_reply(const FigureReader& club, About about) {
  std::int64_t open = 0;
  club.each<Word>([&](const Word&, const Envelope& envelope) {
    bool replied = false;
    club.each<Reply>(
        [&](const Reply& reply, const Envelope&) { replied = replied || about(reply) == envelope.version; });
    open += replied ? 0 : 1;
  });
  return open;
}

/// The first who signed the commit, as far as the question sees its first event, on which the approvals lie; nobody
/// otherwise.
ActorId signer_of(const FigureReader& club, const Envelope& envelope) {
  for (const Event* event : club.seen()) {
    const bool is_first = event->envelope.version.value + envelope.index == envelope.version.value;
    if (is_first && !event->envelope.approvals.empty()) return event->envelope.approvals.front().actor;
  }
  return {};
}

}  // namespace

void find_books(Figures& figures, const FigureReader& club) {
  find_entries(figures, club);
  club.each<LoanDisbursed>([&](const LoanDisbursed& loan, const Envelope&) {
    figures.loans_without_resolution += has_resolution(club, loan.loan) ? 0 : 1;
  });
  figures.findings_open =
      without_reply<FindingRaised, FindingAnswered>(club, [](const FindingAnswered& reply) { return reply.finding; });
  figures.disputes_open =
      without_reply<DisputeOpened, DisputeResolved>(club, [](const DisputeResolved& reply) { return reply.dispute; });
}

std::uint32_t reversals_by_one_pair(const FigureReader& club) {
  std::map<std::set<ActorId>, std::uint32_t> pairs;  // whoever of the two recorded; nobody may be one of them
  std::uint32_t most = 0;
  for (const Event* event : club.seen()) {
    if (event->payload.as<EntryReversed>() == nullptr || !club.is_of_the_year(event->envelope.value_date)) continue;
    most = std::max(most, ++pairs[{event->envelope.actor, signer_of(club, event->envelope)}]);
  }
  return most;
}

}  // namespace soquy::naive
