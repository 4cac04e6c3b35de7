#include "engine/repeated_command.h"

#include <map>

#include "events/codec.h"
#include "events/merkle.h"

namespace soquy::engine {

namespace {

using TextsByCommitment = std::map<Hash, RegisterText>;

TextsByCommitment texts_behind(std::vector<Event>& recorded, const FindText& text) {
  TextsByCommitment texts;
  for (Event& event : recorded) {
    std::uint8_t slot = 0;
    for_each_note(event.payload, [&](Note& note) {
      const std::uint8_t here = slot++;
      if (!note.commitment.is_zero()) texts[note.commitment] = text(event.envelope.version, here);
    });
  }
  return texts;
}

/// The commitment the asked words would have had in the recorded event.
Hash commitment_like(const Hash& recorded, const std::string& words, const TextsByCommitment& texts) {
  const auto found = texts.find(recorded);
  if (found == texts.end()) return words.empty() ? Hash{} : commitment_of(Hash{}, words);
  if (found->second.status != TextStatus::present) return recorded;
  return words.empty() ? Hash{} : commitment_of(found->second.salt, words);
}

void commit_like(ActVariant& asked, ActVariant& recorded, const TextsByCommitment& texts) {
  std::vector<Hash> commitments;
  for_each_note(recorded, [&](Note& note) { commitments.push_back(note.commitment); });
  std::size_t at = 0;
  for_each_note(asked, [&](Note& note) {
    const Hash like = at < commitments.size() ? commitments[at] : Hash{};
    note = {commitment_like(like, note.plain, texts), {}};
    ++at;
  });
}

std::string differs(const std::string& field, const std::string& asked, const std::string& recorded) {
  return asked == recorded ? std::string() : field + ": " + asked + ", was " + recorded;
}

std::string shown(const std::string& text) { return text.empty() ? "nothing" : text; }

std::string header_difference(const Command& asked, const Command& recorded) {
  const std::string rows[] = {
      differs("actor", shown(asked.actor.text()), shown(recorded.actor.text())),
      differs("value_date", to_iso(asked.value_date), to_iso(recorded.value_date)),
      differs("expected", std::to_string(asked.expected.value), std::to_string(recorded.expected.value)),
      differs("from_paper", asked.from_paper ? "yes" : "no", recorded.from_paper ? "yes" : "no"),
      asked.approvals == recorded.approvals ? std::string() : std::string("approvals: others than before"),
      differs("acts", std::to_string(asked.acts.size()), std::to_string(recorded.acts.size())),
  };
  for (const std::string& row : rows) {
    if (!row.empty()) return row;
  }
  return {};
}

/// Two commitments say nothing to anybody, and the words of then are not for whoever repeats a command.
std::string words_difference(Act& asked, Act& recorded) {
  std::vector<Hash> before;
  for_each_note(recorded.is, [&](const Note& note) { before.push_back(note.commitment); });
  std::string field;
  std::size_t at = 0;
  for_each_named_note(asked.is, [&](std::string_view name, const Note& note) {
    const bool differs = at < before.size() && before[at] != note.commitment;
    if (field.empty() && differs) field = std::string(name) + ": other words, was the words of then";
    ++at;
  });
  return field;
}

std::string act_difference(Act& asked, Act& recorded) {
  if (asked.is.index() == recorded.is.index()) {
    if (std::string words = words_difference(asked, recorded); !words.empty()) return words;
  }
  const std::string rows[] = {
      first_difference(asked.is, recorded.is),
      differs("value_date", to_iso(asked.value_date), to_iso(recorded.value_date)),
      differs("written_on", to_iso(asked.written_on), to_iso(recorded.written_on)),
      differs("late_reason", std::string(name_of(asked.late_reason)), std::string(name_of(recorded.late_reason))),
      differs("original_date", to_iso(asked.original_date), to_iso(recorded.original_date)),
      differs("voucher", shown(asked.voucher), shown(recorded.voucher)),
      differs("page", shown(asked.page), shown(recorded.page)),
  };
  for (const std::string& row : rows) {
    if (!row.empty()) return row;
  }
  return {};
}

}  // namespace

std::string difference(Command asked, std::vector<Event> recorded, const FindText& text) {
  Command before = command_of(recorded);
  const TextsByCommitment texts = texts_behind(recorded, text);
  asked = normal_form(std::move(asked));
  if (auto field = header_difference(asked, before); !field.empty()) return field;
  for (std::size_t i = 0; i < asked.acts.size(); ++i) {
    if (asked.acts[i].is.index() == before.acts[i].is.index()) commit_like(asked.acts[i].is, before.acts[i].is, texts);
    const std::string field = act_difference(asked.acts[i], before.acts[i]);
    if (!field.empty()) return "act " + std::to_string(i + 1) + ", " + field;
  }
  return {};
}

}  // namespace soquy::engine
