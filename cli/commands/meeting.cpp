// A whole meeting in one commit: who came, then one entry per line in the words of `soquy record`.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>

#include "cli/approvals.h"
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

/// The command that the lines belong to.
struct Whole {
  ClubCode club;
  ActorId actor;
};

/// What a line may say: the entry, or the whole command as it would be typed alone, with the club and the recorder.
CommandSpec line_spec(const RecordKind& kind, bool as_typed_alone) {
  CommandSpec spec = record_command(kind);
  spec.needs_store = false;
  if (!as_typed_alone) spec.positionals = kind.positionals;
  spec.options = kind.options;
  for (const auto& option : act_options()) spec.options.push_back(option);
  spec.options.push_back(maybe("--date", "DAY", "the entry's own day, when it is not the meeting's"));
  if (as_typed_alone) spec.options.push_back(maybe("--by", "ACTOR", "who records, the same as of the whole"));
  return spec;
}

/// A line typed as a command of its own must mean this very club and recorder.
void check_same(const Arguments& arguments, const Whole& whole) {
  const ClubCode club = typed_club(arguments.get("CLUB"));
  if (club != whole.club)
    throw UsageError("this line is for " + club.text() + "; all lines here are entries of " + whole.club.text() + ".");
  if (arguments.has("--by") && typed_actor(arguments.get("--by"), "--by") != whole.actor)
    throw UsageError("this line is recorded by " + arguments.get("--by") + "; all lines here are recorded by " +
                     whole.actor.text() + ".");
}

void skip_word(std::vector<std::string>& words, std::string_view word) {
  if (words.size() > 1 && words.front() == word) words.erase(words.begin());
}

/// Whether the words after the kind begin with a club, as they do when the line was typed as a command of its own.
bool names_club(const std::vector<std::string>& words, const RecordKind& kind, const Whole& whole) {
  const auto option = std::find_if(words.begin(), words.end(), [](auto& word) { return word.starts_with('-'); });
  const auto before_options = static_cast<std::size_t>(option - words.begin());
  if (before_options == 0) return false;
  return before_options > kind.positionals.size() || folded(words.front()) == folded(whole.club.text());
}

Act read_line(const std::string& line, const Whole& whole, Reading& reading) {
  std::vector<std::string> words = words_of(line);
  skip_word(words, "soquy");
  skip_word(words, "record");
  const auto [kind, count] = kind_of(words);
  if (kind == nullptr) {
    std::vector<std::string> names;
    for (const auto& known : record_kinds()) names.push_back(known.name);
    throw UsageError(in_quotes(words.front()) + " is no kind of entry." + did_you_mean(words.front(), names));
  }
  words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count));
  const bool as_typed_alone = names_club(words, *kind, whole);
  const Arguments arguments = parse(line_spec(*kind, as_typed_alone), words);
  if (as_typed_alone) check_same(arguments, whole);
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

/// The lines of the file as they are. Read before the store is opened, so that nobody waits for a treasurer who types.
std::vector<std::string> lines_from(std::istream& in) {
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(std::move(line));
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // some editors begin a file with it
  if (!lines.empty() && lines.front().starts_with(kByteOrderMark)) lines.front().erase(0, kByteOrderMark.size());
  return lines;
}

std::vector<std::string> typed_lines(const Arguments& arguments, Terminal& terminal) {
  const std::string file = arguments.get("--entries");
  if (file.empty()) return {};
  if (file == "-") return lines_from(terminal.in);
  std::error_code unknown;
  if (std::filesystem::is_directory(file, unknown))
    throw UsageError("--entries names " + in_quotes(file) +
                     ", which is a directory; name a file with one entry per line.");
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw UsageError("--entries names " + in_quotes(file) +
                     ", which cannot be read: name a file that is there, or - for what is typed or piped in.");
  return lines_from(in);
}

Entries read_entries(const std::vector<std::string>& lines, const Whole& whole, Reading& reading) {
  Entries entries;
  std::size_t number = 0;
  for (const auto& line : lines) {
    const std::string place = "line " + std::to_string(++number);
    try {
      if (line.size() > kMostLineBytes) throw UsageError("longer than 1 MB; no entry is.");
      if (words_of(line).empty()) continue;
      entries.acts.push_back(read_line(line, whole, reading));
      entries.lines.push_back(place);
    } catch (const UsageError& error) {
      entries.complaints.push_back(place + ": " + first_line(error.what()));
    }
  }
  return entries;
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
  const std::vector<std::string> lines = typed_lines(arguments, terminal);
  Session session(arguments, terminal, arguments.flag("--preview") ? Access::reading : Access::writing);
  const ClubCode club = session.club(arguments);
  const engine::ClubState state = session.state(club);
  Reading reading(state, &session.ledger().people());
  Command command = typed_command(club, arguments, session);
  reading.day = command.value_date;
  if (is_meeting) command.acts.emplace_back(typed_meeting(Typed(arguments, reading)));
  Entries entries = read_entries(lines, {club, command.actor}, reading);
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
    "A line may also be a whole command as it would be typed alone, when it is for this club and by the same "
    "recorder.\n"
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
