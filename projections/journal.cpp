#include "projections/journal.h"

#include <algorithm>

namespace soquy::projections {

void JournalBook::apply(const Event& event) {
  const Envelope& envelope = event.envelope;
  club_ = envelope.club.text();
  if (const auto* founded = event.payload.as<ClubFounded>()) currency_ = founded->currency;
  if (event.payload.as<MeetingHeld>() != nullptr) meetings_.insert(envelope.value_date);
  if (const auto* closed = event.payload.as<PeriodClosed>()) period_ends_.insert(closed->through);
  if (event.postings.empty()) return;
  JournalEntry entry;
  entry.day = envelope.value_date;
  entry.version = envelope.version;
  entry.kind = event.payload.kind();
  entry.voucher = envelope.voucher;
  entry.page = envelope.page;
  entry.meeting = envelope.meeting;
  if (const auto* reversed = event.payload.as<EntryReversed>()) entry.reverses = reversed->entry;
  entry.written_on = envelope.written_on;
  entry.original_date = envelope.original_date;
  entry.postings = event.postings;
  entries_.push_back(std::move(entry));
}

namespace {

using Sums = std::map<std::pair<Fund, Account>, Money>;

std::vector<BalanceCheck> checks_of(const Sums& sums) {
  std::vector<BalanceCheck> checks;
  for (const auto& [key, balance] : sums) checks.push_back({key.first, key.second, balance});
  return checks;
}

}  // namespace

Journal JournalBook::journal() const {
  Journal journal;
  journal.club = club_;
  journal.currency = currency_;
  std::map<Day, JournalDay> days;
  for (const JournalEntry& entry : entries_) days[entry.day].entries.push_back(entry);
  for (const Day day : meetings_) days[day].meeting = true;
  for (const Day day : period_ends_) days[day].period_end = true;
  Sums sums;
  for (auto& [date, day] : days) {
    day.day = date;
    for (const JournalEntry& entry : day.entries) {
      for (const Posting& posting : entry.postings) sums[{posting.fund, posting.account}] += posting.amount;
    }
    if (journal.first.is_none() && !day.entries.empty()) journal.first = date;
    if (day.meeting || day.period_end) day.checks = checks_of(sums);
    journal.days.push_back(std::move(day));
  }
  journal.last = checks_of(sums);
  return journal;
}

}  // namespace soquy::projections
