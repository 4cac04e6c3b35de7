// A whole meeting in one commit: who came, then one entry per line in the words of `soquy record`.

#include <fstream>
#include <istream>

#include "cli/closest.h"
#include "cli/commands/commands.h"
#include "cli/record.h"
#include "cli/utf8.h"

namespace soquy::cli {

namespace {

constexpr std::size_t kMostLineBytes = 1 << 20;

/// The kind that the words begin with, the longest name first, and how many words that took.
std::pair<const RecordKind*, std::size_t> kind_of(const std::vector<std::string>& words) {
  for (std::size_t count = std::min<std::size_t>(words.size(), 2); count > 0; --count) {
    const std::string name = count == 2 ? words[0] + " " + words[1] : words[0];
    for (const auto& kind : record_kinds())
      if (kind.name == name) return {&kind, count};
  }
  return {nullptr, 0};
}

CommandSpec line_spec(const RecordKind& kind) {
  CommandSpec spec = record_command(kind);
  spec.needs_store = false;
  spec.positionals = kind.positionals;
  spec.options = kind.options;
  for (const auto& option : act_options()) spec.options.push_back(option);
  spec.options.push_back(maybe("--date", "DAY", "the entry's own day, when it is not the meeting's"));
  return spec;
}

Act read_line(const std::string& line, Reading& reading) {
  std::vector<std::string> words = words_of(line);
  if (words.size() > 1 && words[0] == "soquy") words.erase(words.begin());
  if (words.size() > 1 && words[0] == "record") words.erase(words.begin());
  const auto [kind, count] = kind_of(words);
  if (kind == nullptr) {
    std::vector<std::string> names;
    for (const auto& known : record_kinds()) names.push_back(known.name);
    throw UsageError(in_quotes(words.front()) + " is no kind of entry." + did_you_mean(words.front(), names));
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
  const Arguments arguments = parse(line_spec(*kind), words);
  Act act = kind->read(arguments, reading);
  add_act_options(act, arguments);
  if (arguments.has("--date")) act.value_date = typed_day(arguments.get("--date"), "--date");
  return act;
}

/// The acts of a file and where each stood. Every bad line is collected before anything is said.
struct Entries {
  std::vector<Act> acts;
  std::vector<std::string> lines;
  std::vector<std::string> complaints;
};

std::string first_line(const char* text) {
  const std::string all(text);
  return all.substr(0, all.find('\n'));
}

Entries read_entries(std::istream& in, Reading& reading) {
  Entries entries;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const std::string place = "line " + std::to_string(number);
    try {
      if (line.size() > kMostLineBytes) throw UsageError("longer than 1 MB; no entry is.");
      if (words_of(line).empty()) continue;
      entries.acts.push_back(read_line(line, reading));
      entries.lines.push_back(place);
    } catch (const UsageError& error) {
      entries.complaints.push_back(place + ": " + first_line(error.what()));
    }
  }
  return entries;
}

Entries typed_entries(const Arguments& arguments, Reading& reading, Terminal& terminal) {
  const std::string file = arguments.get("--entries");
  if (file.empty()) return {};
  if (file == "-") return read_entries(terminal.in, reading);
  std::ifstream in(file, std::ios::binary);
  if (!in) throw UsageError("--entries names " + in_quotes(file) + ", which cannot be read.");
  return read_entries(in, reading);
}

[[noreturn]] void complain(const std::vector<std::string>& complaints) {
  std::string text = std::to_string(complaints.size()) + (complaints.size() == 1 ? " line" : " lines") +
                     " cannot be read, and nothing was recorded:";
  for (const auto& complaint : complaints) text += "\n  " + complaint;
  throw UsageError(text);
}

HoldMeeting typed_meeting(const Typed& typed) {
  HoldMeeting meeting;
  meeting.present = typed.members("--present");
  std::sort(meeting.present.begin(), meeting.present.end());
  meeting.present_count = typed.number<std::uint16_t>("--present-count", 60000);
  if (meeting.present_count == 0) meeting.present_count = static_cast<std::uint16_t>(meeting.present.size());
  meeting.guests = typed.number<std::uint16_t>("--guests", 60000);
  meeting.notes = typed.note("--notes");
  return meeting;
}

/// One commit of the entries, opened by the meeting when there is one.
int record_lines(const Arguments& arguments, Terminal& terminal, bool is_meeting) {
  Session session(arguments, terminal, arguments.flag("--preview") ? Access::reading : Access::writing);
  const ClubCode club = session.club(arguments);
  const engine::ClubState state = session.state(club);
  Reading reading(state, &session.ledger().people());
  Command command = typed_command(club, arguments, session);
  if (is_meeting) command.acts.emplace_back(typed_meeting(Typed(arguments, reading)));
  Entries entries = typed_entries(arguments, reading, terminal);
  if (!entries.complaints.empty()) complain(entries.complaints);
  std::move(entries.acts.begin(), entries.acts.end(), std::back_inserter(command.acts));
  if (is_meeting) entries.lines.insert(entries.lines.begin(), "the meeting itself");
  return record(session, std::move(command), arguments, terminal, entries.lines);
}

const char* const kLines =
    "The file has one entry per line in the same words as after 'soquy record', for example\n"
    "  contribution --kind fee --fund activity --payers 52 --amount 520000 --voucher PT-012\n"
    "  repayment --loan KV001 --amount 1080000 --voucher PT-013\n"
    "  count --box 1 --counted 24350000\n"
    "Empty lines and what follows a # are skipped. Every line that cannot be read is listed; nothing is recorded then.";

}  // namespace

CommandSpec record_meeting_command() {
  CommandSpec spec;
  spec.name = "record meeting";
  spec.summary = "a whole meeting in one sitting: who came, and every entry, all or none";
  spec.details = kLines;
  spec.examples = {
      "soquy record meeting HP-01 --by TV05 --date 2019-03-10 --present-count 48 --entries hop-2019-03.txt",
      "soquy record meeting HP-01 --by TV05 --date 2019-04-10 --present TV01,TV02,TV05,TV09 --entries - "
      "--preview"};
  spec.positionals = {{"CLUB", "code of the club, as HP-01", true, false}};
  spec.options = {maybe("--present", "TV,TV", "the members who came"),
                  maybe("--present-count", "COUNT", "how many came, when there is no list"),
                  maybe("--guests", "COUNT", "others who came"),
                  maybe("--notes", "TEXT", "the minutes; they stay in the register"),
                  maybe("--entries", "FILE", "the entries, one per line; - reads standard input")};
  for (const auto& option : command_options()) spec.options.push_back(option);
  spec.run = [](const Arguments& arguments, Terminal& terminal) { return record_lines(arguments, terminal, true); };
  return spec;
}

CommandSpec record_entries_command() {
  CommandSpec spec;
  spec.name = "record entries";
  spec.summary = "entries outside a meeting, all or none: the founding, the members' list";
  spec.details = kLines;
  spec.examples = {"soquy record entries HP-01 --by TV05 --date 2019-01-10 --entries thanh-lap.txt",
                   "soquy record entries HP-01 --by TV05 --date 2019-01-10 --entries - --preview"};
  spec.positionals = {{"CLUB", "code of the club, as HP-01", true, false}};
  spec.options = {needed("--entries", "FILE", "the entries, one per line; - reads standard input")};
  for (const auto& option : command_options()) spec.options.push_back(option);
  spec.run = [](const Arguments& arguments, Terminal& terminal) { return record_lines(arguments, terminal, false); };
  return spec;
}

}  // namespace soquy::cli
