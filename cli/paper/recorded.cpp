#include "cli/paper/recorded.h"

#include <algorithm>

#include "cli/paper/act_cells.h"
#include "cli/paper/text.h"
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

Act without_notes(Act act) {
  for_each_note(act.is, [](Note& note) { note = Note{}; });
  return act;
}

std::string was(std::string_view field, const std::string& now, const std::string& before) {
  return std::string(field) + ": " + now + ", was " + before;
}

std::string shown(const std::string& text) { return text.empty() ? "nothing" : whole_in_quotes(text); }

/// Acts whose notes hold the words of rows; those are compared line by line.
bool holds_words_of_rows(const ActVariant& act) {
  return std::holds_alternative<HoldMeeting>(act) || std::holds_alternative<RaiseFinding>(act);
}

std::string not_recorded_so(Version version, const std::string& readings, std::string_view advice) {
  return "is not what was recorded as version " + std::to_string(version.value) + ": " + readings + "; " +
         std::string(advice);
}

constexpr std::string_view kKeepWords = "recorded words stay as they were written: put them back";

/// How a difference of that kind is put right.
std::string_view advice_for(const ActVariant& act) {
  if (std::holds_alternative<JoinMember>(act)) {
    return "leave the file as it was; what was recorded wrongly of a member is put right with soquy member amend, the "
           "class of a household with soquy member classify";
  }
  if (std::holds_alternative<FoundClub>(act) || std::holds_alternative<AdoptByLaw>(act)) {
    return "leave the file as it was; rules that change are adopted with soquy club by-law";
  }
  if (std::holds_alternative<ElectBoard>(act) || std::holds_alternative<AppointVolunteer>(act)) {
    return "leave the file as it was; later boards and volunteers are recorded with soquy club board and soquy member "
           "volunteer";
  }
  return "a recorded row is undone by a reversal (Đảo), never changed";
}

std::vector<std::string> split_lines(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

/// Place in the cash book of the last row of a meeting.
std::size_t last_row(const Planned& plan) {
  const auto found = std::find_if(plan.sources.rbegin(), plan.sources.rend(),
                                  [](const ActSource& source) { return source.row != ActSource::kNoRow; });
  return found->row;
}

/// The same words behind another voucher number: the number is compared with its own entry.
bool differs_in_voucher_only(const CashRow& row, const std::string& now, const std::string& before) {
  if (row.voucher.empty() || before.starts_with(row.voucher + " ")) return false;
  return before.ends_with(now.substr(row.voucher.size()));
}

/// Rows that were recorded and have gone: of members in their list, of all others in the cash book.
Problem gone_problem(const PaperBooks& books, const std::vector<const Event*>& gone) {
  const bool members = gone.front()->payload.as<MemberJoined>() != nullptr;
  const auto file = static_cast<std::size_t>(members ? BookFile::members : BookFile::cash_book);
  std::string list;
  for (const Event* event : gone) {
    const auto* joined = event->payload.as<MemberJoined>();
    const std::string& voucher = event->envelope.voucher;
    const std::string name = joined != nullptr ? to_text(joined->member) + ", " : voucher.empty() ? "" : voucher + ", ";
    list += (list.empty() ? "" : "; ") + name + "version " + std::to_string(event->envelope.version.value);
  }
  return {{books.columns[file].file, 0, 0, {}},
          {},
          "rows of " + to_iso(gone.front()->envelope.value_date) + " that were imported (" + list +
              ") are no longer in the books, or stand elsewhere in the file"};
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

std::optional<CommandId> RecordedBooks::imported_alone(MemberNo no) const {
  const Event* event = joined(no);
  if (event == nullptr || event->envelope.act != 0 || !event->envelope.from_paper) return std::nullopt;
  return is_made_from_name(event->envelope.command) ? std::optional(event->envelope.command) : std::nullopt;
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

Problems RecordedBooks::differences(const PaperBooks& books, const Planned& plan, const RecordedCommit& commit) const {
  if (const auto gone = gone_acts(plan, commit); !gone.empty()) return {gone_problem(books, gone)};
  Problems problems = different_lines(books, plan, commit);
  const std::size_t recorded = acts_in(commit);
  // Longer words may fill one note more, and then no act stands where it stood.
  if (!problems.empty() && recorded != plan.command.acts.size()) return problems;
  for (std::size_t i = 0; i < plan.command.acts.size(); ++i) {
    const Act& act = plan.command.acts[i];
    const Event* stored = first_of_act(commit, i);
    if (stored == nullptr) {
      problems.push_back({plan.sources[i].spot,
                          {},
                          "is new among rows that were recorded as one command, version " +
                              std::to_string(commit.front().envelope.version.value) +
                              " and on; new rows stand at the end"});
      continue;
    }
    const Day day = act.value_date.is_none() ? plan.command.value_date : act.value_date;
    const Difference found = difference(act, day, *stored);
    if (found.readings.empty()) continue;
    const bool only_words = found.is_words && !std::holds_alternative<JoinMember>(act.is);
    problems.push_back(verdict(
        books, plan, i, found.field,
        not_recorded_so(stored->envelope.version, found.readings, only_words ? kKeepWords : advice_for(act.is))));
  }
  if (recorded > plan.command.acts.size()) {
    problems.push_back({plan.sources.back().spot,
                        {},
                        "is the last of " + std::to_string(plan.command.acts.size()) + " where " +
                            std::to_string(recorded) + " were recorded; recorded rows stay in the book"});
  }
  return problems;
}

/// The acts that stand for rows which have gone, when every row that is still there is as it was; else none.
std::vector<const Event*> RecordedBooks::gone_acts(const Planned& plan, const RecordedCommit& commit) const {
  const std::size_t recorded = acts_in(commit);
  if (recorded <= plan.command.acts.size() || !has_recorded_lines_only(plan, commit)) return {};
  std::vector<const Event*> gone;
  std::size_t at = 0;
  const auto pass = [&] {
    const Event* stored = first_of_act(commit, at++);
    if (stored != nullptr && !holds_words_of_rows(act_of(stored->payload)->is)) gone.push_back(stored);
  };
  for (const Act& act : plan.command.acts) {
    if (holds_words_of_rows(act.is)) continue;  // compared line by line
    while (at < recorded && !is_recorded_as(plan, act, first_of_act(commit, at))) pass();
    if (at++ == recorded) return {};
  }
  while (at < recorded) pass();
  return gone;
}

bool RecordedBooks::is_recorded_as(const Planned& plan, const Act& act, const Event* stored) const {
  if (stored == nullptr) return false;
  // A board loses the seats of founders who have gone, and a box the money of rows that have.
  const auto recorded = act_of(stored->payload);
  if (std::holds_alternative<ElectBoard>(act.is)) return std::holds_alternative<ElectBoard>(recorded->is);
  if (const auto* count = std::get_if<CountCash>(&act.is)) {
    const auto* counted = std::get_if<CountCash>(&recorded->is);
    return counted != nullptr && counted->box == count->box;
  }
  const Day day = act.value_date.is_none() ? plan.command.value_date : act.value_date;
  return difference(act, day, *stored).readings.empty();
}

/// True when every line of words was recorded, in this order; others may stand between.
bool RecordedBooks::has_recorded_lines_only(const Planned& plan, const RecordedCommit& commit) const {
  const auto before = recorded_lines(commit);
  if (!plan.is_meeting || !before) return true;
  std::size_t at = 0;
  for (const std::string& line : *before) {
    if (at < plan.lines.size() && plan.lines[at].text == line) ++at;
  }
  return at == plan.lines.size();
}

RecordedBooks::Difference RecordedBooks::difference(const Act& asked, Day asked_day, const Event& stored) const {
  auto recorded = act_of(stored.payload);
  if (asked.is.index() != recorded->is.index()) {
    return {"kind", "another kind of entry, was " + std::string(to_text(stored.payload.kind()))};
  }
  Act now = without_notes(asked);
  if (auto* joined = std::get_if<JoinMember>(&now.is); joined != nullptr && is_amended(joined->member)) {
    // The amendment is the truth by now; the file may say the one or the other.
    const auto& before = std::get<JoinMember>(recorded->is);
    joined->birth_year = before.birth_year;
    joined->sex = before.sex;
  }
  const std::string field = first_difference(now.is, without_notes(*recorded).is);
  Difference words = difference_in_words(asked, stored);
  if (!field.empty()) {
    return {field.substr(0, field.find(':')), words.readings.empty() ? field : field + "; " + words.readings};
  }
  const Envelope& envelope = stored.envelope;
  if (asked_day != envelope.value_date) {
    return {"value_date", was("day", to_iso(asked_day), to_iso(envelope.value_date))};
  }
  if (asked.written_on != envelope.written_on) {
    return {"value_date", was("written on", to_iso(asked.written_on), to_iso(envelope.written_on))};
  }
  if (asked.voucher != envelope.voucher) {
    return {"voucher", was("voucher", whole_in_quotes(asked.voucher), whole_in_quotes(envelope.voucher))};
  }
  return words;
}

/// The events hold commitments only, so the words come from the register; erased ones cannot be compared any more.
RecordedBooks::Difference RecordedBooks::difference_in_words(const Act& asked, const Event& stored) const {
  if (holds_words_of_rows(asked.is)) return {};
  std::vector<std::string> words;
  std::vector<std::string> fields;
  Act copy = asked;
  for_each_named_note(copy.is, [&](std::string_view field, Note& note) {
    fields.emplace_back(field);
    words.push_back(note.plain);
  });
  for (std::size_t slot = 0; slot < words.size(); ++slot) {
    const auto* joined = stored.payload.as<MemberJoined>();
    if (joined != nullptr && is_amended(joined->member)) continue;
    const engine::RegisterText text =
        joined != nullptr ? ledger_.people().profile(club_, joined->member)
                          : ledger_.people().text(club_, stored.envelope.version, static_cast<std::uint8_t>(slot));
    if (text.status == engine::TextStatus::erased || text.plain == words[slot]) continue;
    if (joined != nullptr) {
      // A profile is five lines, of which paper fills the first.
      const auto name = [](const std::string& profile) { return shown(profile.substr(0, profile.find('\n'))); };
      return {"profile", was("name", name(words[slot]), name(text.plain)), true};
    }
    return {fields[slot], was(fields[slot], shown(words[slot]), shown(text.plain)), true};
  }
  return {};
}

/// The words of a commit's rows in order, or nothing when some of them are erased.
std::optional<std::vector<std::string>> RecordedBooks::recorded_lines(const RecordedCommit& commit) const {
  std::vector<std::string> lines;
  for (const Event& event : commit) {
    if (event.payload.as<MeetingHeld>() == nullptr && event.payload.as<FindingRaised>() == nullptr) continue;
    const engine::RegisterText text = ledger_.people().text(club_, event.envelope.version, 0);
    if (text.status == engine::TextStatus::erased) return std::nullopt;
    for (std::string& line : split_lines(text.plain)) lines.push_back(std::move(line));
  }
  return lines;
}

Problems RecordedBooks::different_lines(const PaperBooks& books, const Planned& plan,
                                        const RecordedCommit& commit) const {
  Problems problems;
  if (!plan.is_meeting) return problems;
  const auto before = recorded_lines(commit);
  if (!before) return problems;
  const bool line_for_line = plan.lines.size() == before->size();
  for (std::size_t i = 0; i < std::max(plan.lines.size(), before->size()); ++i) {
    const std::string now = i < plan.lines.size() ? plan.lines[i].text : std::string();
    const std::string then = i < before->size() ? (*before)[i] : std::string();
    if (now == then) continue;
    const std::size_t row_at = i < plan.lines.size() ? plan.lines[i].row : last_row(plan);
    const CashRow& row = books.cash[row_at];
    if (line_for_line && differs_in_voucher_only(row, now, then)) continue;
    const std::string& cell = row.cells[cash_column::words];
    problems.push_back(
        {books.cell(BookFile::cash_book, row, cash_column::words), cell.empty() ? "" : in_quotes(cell),
         not_recorded_so(commit.front().envelope.version, was("words", shown(now), shown(then)), kKeepWords), true});
    if (!line_for_line) break;  // from here on each line would be blamed for the one before it
  }
  return problems;
}

}  // namespace soquy::cli::paper
