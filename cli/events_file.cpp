#include "cli/events_file.h"

#include <ostream>

#include "cli/event_words.h"
#include "events/merkle.h"

namespace soquy::cli {

namespace {

/// In JSON a line break only ever stands between values, so taking them out changes nothing.
std::string on_one_line(const Document& document) {
  const std::string text = to_json(document);
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\n') {
      line += text[i];
      continue;
    }
    while (i + 1 < text.size() && text[i + 1] == ' ') ++i;
  }
  return line + "\n";
}

std::string hex(const Bytes& bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const std::uint8_t byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

Document heading(const engine::Head& head) {
  auto line = Document::object();
  line.set("format", "soquy-events-1").set("club", head.club.text()).set("genesis", to_hex(head.genesis));
  line.set("size", static_cast<std::int64_t>(head.version.value)).set("root", to_hex(head.frontier.root()));
  return line;
}

Document event_line(const engine::StoredCommit& commit, std::size_t index) {
  const Bytes& bytes = commit.events[index];
  auto line = Document::object();
  line.set("version", static_cast<std::int64_t>(commit.first.value + index));
  line.set("position", static_cast<std::int64_t>(commit.position.value + index));
  line.set("accepted_at", to_iso(commit.accepted_at));
  line.set("leaf", to_hex(leaf_hash(bytes)));
  line.set("bytes", hex(bytes));
  line.set("event", to_document(decode(bytes)));
  return line;
}

}  // namespace

void write_events_file(const engine::Ledger& ledger, const ClubCode& club, std::ostream& out) {
  const auto head = ledger.store().head(club);
  if (!head) return;
  out << on_one_line(heading(*head));
  ledger.store().read_club(club, Version{1}, [&](const engine::StoredCommit& commit) {
    for (std::size_t i = 0; i < commit.events.size(); ++i) out << on_one_line(event_line(commit, i));
    return static_cast<bool>(out);
  });
}

}  // namespace soquy::cli
