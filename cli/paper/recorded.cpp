#include "cli/paper/recorded.h"

#include <algorithm>

#include "cli/utf8.h"
#include "events/codec.h"

namespace soquy::cli::paper {
namespace {

/// Ids of this kind are made from names (UUIDv5); people's commands carry random ones.
bool is_made_from_name(const CommandId& id) { return (id.bytes[6] >> 4U) == 5; }

const Event* first_of_act(const std::vector<Event>& events, std::size_t act) {
  const auto found = std::find_if(events.begin(), events.end(), [act](const Event& event) {
    return event.envelope.act == act && act_of(event.payload).has_value();
  });
  return found == events.end() ? nullptr : &*found;
}

ActVariant without_notes(ActVariant act) {
  for_each_note(act, [](Note& note) { note = Note{}; });
  return act;
}

std::string was(std::string_view field, const std::string& now, const std::string& before) {
  return std::string(field) + ": " + now + ", was " + before;
}

}  // namespace

std::size_t acts_in(const RecordedCommit& commit) {
  std::size_t acts = 0;
  for (const Event& event : commit) acts = std::max<std::size_t>(acts, event.envelope.act + std::size_t{1});
  return acts;
}

Version version_of_act(const std::vector<Event>& events, std::size_t act) {
  const Event* event = first_of_act(events, act);
  return event == nullptr ? Version{} : event->envelope.version;
}

RecordedBooks::RecordedBooks(const engine::Ledger& ledger, const ClubCode& club)
    : ledger_(ledger), club_(club), history_(ledger.history(club)) {
  for (const Event& event : history_) {
    commits_[event.envelope.command].push_back(event);
    for (const Posting& line : event.postings) {
      if (line.account == Account::cash) cash_[line.fund] += line.amount;
    }
  }
  if (history_.empty()) return;
  founding_ = &history_.front();
  version_ = history_.back().envelope.version;
}

const RecordedCommit* RecordedBooks::find(const CommandId& id) const {
  const auto found = commits_.find(id);
  return found == commits_.end() ? nullptr : &found->second;
}

const Event* RecordedBooks::joined(MemberNo no) const {
  const auto found = std::find_if(history_.begin(), history_.end(), [no](const Event& event) {
    const auto* joined = event.payload.as<MemberJoined>();
    return joined != nullptr && joined->member == no;
  });
  return found == history_.end() ? nullptr : &*found;
}

bool RecordedBooks::is_amended(MemberNo no) const {
  return std::any_of(history_.begin(), history_.end(), [no](const Event& event) {
    const auto* amended = event.payload.as<ProfileAmended>();
    return amended != nullptr && amended->member == no;
  });
}

bool RecordedBooks::held_meeting_on(Day day) const {
  return std::any_of(history_.begin(), history_.end(), [day](const Event& event) {
    return event.envelope.value_date == day && event.payload.as<MeetingHeld>() != nullptr;
  });
}

std::vector<const RecordedCommit*> RecordedBooks::imported_but(const std::map<CommandId, bool>& known) const {
  std::vector<const RecordedCommit*> gone;
  for (const auto& [id, commit] : commits_) {
    if (commit.front().envelope.from_paper && is_made_from_name(id) && !known.contains(id)) gone.push_back(&commit);
  }
  std::sort(gone.begin(), gone.end(), [](const RecordedCommit* left, const RecordedCommit* right) {
    return left->front().envelope.version < right->front().envelope.version;
  });
  return gone;
}

Problems RecordedBooks::differences(const Planned& plan, const RecordedCommit& commit) const {
  Problems problems;
  const std::size_t recorded = acts_in(commit);
  for (std::size_t i = 0; i < plan.command.acts.size(); ++i) {
    const Act& act = plan.command.acts[i];
    const Event* stored = first_of_act(commit, i);
    std::string text;
    if (stored == nullptr) {
      text = "is new among rows that were recorded as one command, version " +
             std::to_string(commit.front().envelope.version.value) + " and on; new rows stand at the end";
    } else {
      const Day day = act.value_date.is_none() ? plan.command.value_date : act.value_date;
      const std::string which = difference(act, day, *stored);
      if (which.empty()) continue;
      text = "is not what was recorded as version " + std::to_string(stored->envelope.version.value) + ": " + which +
             "; a recorded row is undone by a reversal (Đảo), never changed";
    }
    problems.push_back({plan.sources[i].spot, {}, text});
  }
  if (recorded > plan.command.acts.size()) {
    problems.push_back({plan.sources.back().spot,
                        {},
                        "is the last of " + std::to_string(plan.command.acts.size()) + " where " +
                            std::to_string(recorded) + " were recorded; recorded rows stay in the book"});
  }
  return problems;
}

std::string RecordedBooks::difference(const Act& asked, Day asked_day, const Event& stored) const {
  const auto recorded = act_of(stored.payload);
  if (asked.is.index() != recorded->index()) {
    return "another kind of entry, was " + std::string(to_text(stored.payload.kind()));
  }
  const std::string field = first_difference(without_notes(asked.is), without_notes(*recorded));
  const std::string words = difference_in_words(asked.is, stored);
  if (!field.empty()) return words.empty() ? field : field + "; " + words;
  const Envelope& envelope = stored.envelope;
  if (asked_day != envelope.value_date) return was("day", to_iso(asked_day), to_iso(envelope.value_date));
  if (asked.written_on != envelope.written_on) {
    return was("written on", to_iso(asked.written_on), to_iso(envelope.written_on));
  }
  if (asked.voucher != envelope.voucher) return was("voucher", in_quotes(asked.voucher), in_quotes(envelope.voucher));
  return words;
}

/// The events hold commitments only, so the words come from the register; erased ones cannot be compared any more.
std::string RecordedBooks::difference_in_words(const ActVariant& asked, const Event& stored) const {
  std::vector<std::string> words;
  ActVariant copy = asked;
  for_each_note(copy, [&](Note& note) { words.push_back(note.plain); });
  for (std::size_t slot = 0; slot < words.size(); ++slot) {
    const auto* joined = stored.payload.as<MemberJoined>();
    if (joined != nullptr && is_amended(joined->member)) continue;
    const engine::RegisterText text =
        joined != nullptr ? ledger_.people().profile(club_, joined->member)
                          : ledger_.people().text(club_, stored.envelope.version, static_cast<std::uint8_t>(slot));
    if (text.status == engine::TextStatus::erased) continue;
    if (text.plain != words[slot]) return was("words", in_quotes(words[slot]), in_quotes(text.plain));
  }
  return {};
}

}  // namespace soquy::cli::paper
