#include "cli/answer.h"

#include <algorithm>
#include <limits>
#include <ostream>

#include "cli/closest.h"
#include "cli/html.h"
#include "cli/output_file.h"
#include "cli/typed.h"
#include "cli/vietnamese.h"
#include "cli/workbook.h"
#include "events/check.h"
#include "events/codec.h"
#include "events/merkle.h"
#include "projections/catalog.h"

namespace soquy::cli {

std::vector<Option> question_options() {
  return {
      {"--as-of",
       "DAY",
       "the figures of this day, from entries dated up to it; today when not given",
       {},
       false,
       false,
       ""},
      {"--known-as-of",
       "MOMENT",
       "only what was recorded by then: a day, 2019-03-10T18:30:00Z, or size:N of the tree (version:N of one club)",
       {},
       false,
       false,
       ""},
      {"--format", "FORMAT", "how to print", format_names(), false, false, "table"},
      {"--output", "FILE", "a new file instead of standard output", {}, false, false, ""},
      {"--replace", "", "the file of --output takes the place of one that is there", {}, false, false, ""},
  };
}

Format typed_format(const Arguments& arguments) {
  const std::string name = arguments.get("--format");
  const auto names = format_names();
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? Format::table : static_cast<Format>(found - names.begin());
}

namespace {

void add_known(AsOf& as_of, std::string_view text) {
  for (const std::string_view prefix : {"version:", "size:"}) {
    if (!text.starts_with(prefix)) continue;
    const auto number = typed_number(text.substr(prefix.size()), "--known-as-of", 1, INT64_MAX);
    as_of.known_version = Version{static_cast<std::uint64_t>(number)};
    return;
  }
  std::string moment(text);
  if (text.find('/') != std::string_view::npos) moment = to_iso(typed_day(text, "--known-as-of"));
  const auto instant = parse_iso_instant(moment);
  if (!instant)
    throw UsageError(
        "--known-as-of is '" + std::string(text.substr(0, 60)) +
        "': write a day (2019-03-10), a moment in UTC (2019-03-10T11:30:00Z), size:57 (of the tree) or version:57.");
  as_of.known = *instant;
}

std::string shown_known(const Question& question) {
  const AsOf& as_of = question.as_of;
  if (as_of.known_version.value != std::numeric_limits<std::uint64_t>::max())
    return (question.known_by == KnownBy::recorded_at ? "version:" : "size:") +
           std::to_string(as_of.known_version.value);
  return as_of.known.micros == std::numeric_limits<std::int64_t>::max() ? "now" : to_iso(as_of.known);
}

std::string shown_day(const AsOf& as_of) { return as_of.value_date.is_none() ? "all" : to_iso(as_of.value_date); }

std::string_view known_by(const Question& question) {
  return question.known_by == KnownBy::recorded_at ? "recorded_at" : "accepted_at";
}

int view_version(const std::string& view) {
  const auto* info = projections::find_view(view);
  return info == nullptr ? 1 : info->version;
}

int formula_version(const std::string& formula) {
  const auto* info = projections::find_formula(formula);
  SOQUY_CHECK(info != nullptr, "an answer names formulas as the catalogue does");
  return info->version;
}

/// What stands below every answer, in both languages.
struct Proof {
  std::string as_of;
  std::string known;
  std::string known_by;
  std::string size;
  std::string root;
  std::string view;
  std::string version;
};

Proof proof_of(const Answer& answer, const Question& question, const History& history) {
  const bool vietnamese = answer.language == Language::vietnamese && !question.as_of.value_date.is_none();
  return {vietnamese ? day_in_vietnamese(question.as_of.value_date) : shown_day(question.as_of),
          shown_known(question),
          std::string(known_by(question)),
          std::to_string(history.version.value),
          to_hex(history.root),
          answer.view,
          std::to_string(view_version(answer.view))};
}

std::string footer(const Answer& answer, const Proof& proof) {
  const std::string root = proof.root.substr(0, 16) + "...; " + proof.view;
  if (answer.language == Language::vietnamese)
    return "tính đến ngày " + proof.as_of + ", theo những gì đã ghi đến " +
           (proof.known == "now" ? "nay" : proof.known) + " (" + proof.known_by + "); cây " + proof.size +
           " sự kiện, gốc " + root + " phiên bản " + proof.version + "\n";
  return "as of " + proof.as_of + ", known as of " + proof.known + " (" + proof.known_by + "); tree size " +
         proof.size + ", root " + root + " version " + proof.version + "\n";
}

/// "par30 1, women_share 1": names and versions.
std::string formulas_and_versions(const Answer& answer) {
  std::string text;
  for (const std::string& name : answer.formulas)
    text += (text.empty() ? "" : ", ") + name + " " + std::to_string(formula_version(name));
  return text;
}

/// A line of its own: the footer stands on every sheet of paper, and formulas may be many.
std::string formula_line(const Answer& answer) {
  if (answer.formulas.empty()) return "";
  return Bilingual{"formulas and their versions: ", "công thức và phiên bản: "}.in(answer.language) +
         formulas_and_versions(answer) + "\n";
}

Document formulas_document(const Answer& answer) {
  auto out = Document::array();
  for (const std::string& name : answer.formulas)
    out.push(Document::object()).set("name", name).set("version", formula_version(name));
  return out;
}

std::vector<Page::Line> proof_lines(const Answer& answer, const Proof& proof, Currency currency) {
  const auto in = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(answer.language);
  };
  std::vector<Page::Line> lines = {
      {in("As of", "Tính đến ngày"), proof.as_of},
      {in("Known as of", "Theo những gì đã ghi đến"), proof.known + " (" + proof.known_by + ")"},
      {in("Tree size", "Số sự kiện trong cây"), proof.size},
      {in("Root", "Gốc cây"), proof.root},
      {in("View", "Cách tính"), proof.view + " " + proof.version},
      {in("Currency", "Đơn vị tiền"), currency_code(currency)}};
  if (!answer.formulas.empty())
    lines.push_back({in("Formulas and their versions", "Công thức và phiên bản"), formulas_and_versions(answer)});
  return lines;
}

/// A table other than `rows` says nothing when it is empty.
bool is_shown(const Table& table) { return !table.rows.empty() || table.key == "rows"; }

Page page_of(const Answer& answer, const Question& question, const History& history) {
  const Proof proof = proof_of(answer, question, history);
  Page page;
  page.language = answer.language;
  page.title = answer.title;
  page.currency = history.currency;
  for (const auto& table : answer.tables)
    if (is_shown(table)) page.tables.push_back(table);
  page.facts_first = answer.facts_first;
  page.facts_title = answer.facts_title;
  page.facts = answer.facts;
  page.proof = proof_lines(answer, proof, history.currency);
  page.footer = footer(answer, proof);
  page.footer.pop_back();  // the line's end
  return page;
}

Document answer_document(const Answer& answer, const Question& question, const History& history) {
  auto out = Document::object();
  if (!question.club.is_empty()) out.set("club", question.club.text());
  out.set("as_of", shown_day(question.as_of)).set("known_as_of", shown_known(question));
  out.set("known_by", known_by(question));
  out.set("tree_size", static_cast<std::int64_t>(history.version.value)).set("root", to_hex(history.root));
  out.set("view", answer.view)
      .set("view_version", view_version(answer.view))
      .set("currency", std::string_view(currency_code(history.currency)));
  if (!answer.formulas.empty()) out.set("formulas", formulas_document(answer));
  for (const auto& fact : answer.facts) out.set(fact.key, to_document(fact.value));
  for (const auto& [key, detail] : answer.details) out.set(key, detail);
  for (const auto& table : answer.tables) out.set(table.key, to_document(table));
  return out;
}

std::string tables_in_words(const Answer& answer, Currency currency, std::size_t screen) {
  std::string out;
  for (const auto& table : answer.tables)
    if (is_shown(table)) out += to_text(table, currency, screen, answer.language) + "\n";
  return out;
}

std::string facts_in_words(const Answer& answer, Currency currency) {
  std::string out = answer.facts_title.empty() ? "" : answer.facts_title + "\n";
  for (const auto& fact : answer.facts) {
    const std::string value = to_text(fact.value, currency, answer.language);
    out += fact.title + ": " + (value.empty() ? "-" : value) + "\n";
  }
  return out + (answer.facts.empty() ? "" : "\n");
}

std::string answer_in_words(const Answer& answer, Currency currency, std::size_t screen) {
  const std::string title = answer.title.empty() ? "" : answer.title + "\n\n";
  const std::string tables = tables_in_words(answer, currency, screen);
  const std::string facts = facts_in_words(answer, currency);
  return title + (answer.facts_first ? facts + tables : tables + facts);
}

/// All that goes to standard output, or into the file.
std::string printed(const Answer& answer, const Question& question, const History& history, std::size_t screen) {
  switch (question.format) {
    case Format::json: return to_json(answer_document(answer, question, history));
    case Format::csv: return answer.tables.empty() ? "" : to_csv(answer.tables.front());
    case Format::xlsx: return to_workbook(page_of(answer, question, history));
    case Format::html: return to_html(page_of(answer, question, history));
    case Format::table: break;
  }
  return answer_in_words(answer, history.currency, screen) + footer(answer, proof_of(answer, question, history)) +
         formula_line(answer);
}

}  // namespace

std::size_t screen_of(const Terminal& terminal) {
  return terminal.out_is_terminal ? static_cast<std::size_t>(std::max(terminal.width, 40)) : kAnyWidth;
}

namespace {

/// Known before anything is computed: an answer that has nowhere to go.
void add_output(Question& question, const Arguments& arguments) {
  question.output = arguments.get("--output");
  question.replaces = arguments.flag("--replace");
  if (question.replaces && question.output.empty())
    throw UsageError("--replace says what may happen to the file of --output FILE, and there is none.");
  if (!question.output.empty()) check_output(question.output, question.replaces ? Existing::replace : Existing::keep);
}

}  // namespace

Question typed_question(const ClubCode& club, const Arguments& arguments, Session& session) {
  Question question;
  question.club = club;
  question.as_of.value_date =
      arguments.has("--as-of") ? typed_day(arguments.get("--as-of"), "--as-of") : session.today();
  question.is_of_today = !arguments.has("--as-of");
  if (arguments.has("--known-as-of")) add_known(question.as_of, arguments.get("--known-as-of"));
  question.format = typed_format(arguments);
  add_output(question, arguments);
  return question;
}

Question typed_question(const Arguments& arguments, Session& session) {
  Question question = typed_question(ClubCode{}, arguments, session);
  question.known_by = KnownBy::accepted_at;
  if (arguments.get("--known-as-of").starts_with("version:"))
    throw UsageError(
        "--known-as-of counts versions of one club; over all clubs give a day, a moment, or size:N of the tree over "
        "all.");
  return question;
}

namespace {

/// Over all clubs the tree is the log's, and its size a position in it.
bool knows_place(const AsOf& as_of, const engine::StoredCommit& commit, std::uint64_t index) {
  return commit.accepted_at <= as_of.known && commit.position.value + index <= as_of.known_version.value;
}

bool knows(const Question& question, const engine::StoredCommit& commit, const Envelope& envelope) {
  return question.known_by == KnownBy::recorded_at ? question.as_of.knows(envelope)
                                                   : knows_place(question.as_of, commit, envelope.index);
}

}  // namespace

History load_history(engine::Ledger& ledger, const Question& question) {
  History history;
  Frontier tree;
  ledger.store().read_club(question.club, Version{1}, [&](const engine::StoredCommit& commit) {
    std::size_t known = 0;
    for (; known < commit.events.size(); ++known) {
      Event event = decode(commit.events[known]);
      if (!knows(question, commit, event.envelope)) break;
      history.version = event.envelope.version;
      history.newest = std::max(history.newest, event.envelope.value_date);
      if (const auto* founded = event.payload.as<ClubFounded>()) history.currency = founded->currency;
      history.events.push_back(std::move(event));
    }
    tree.append(leaf_hashes(std::span(commit.events).first(known)));
    return known == commit.events.size();
  });
  history.root = tree.root();
  const Version asked = question.as_of.known_version;
  const bool counts_versions = question.known_by == KnownBy::recorded_at && asked != AsOf{}.known_version;
  if (counts_versions && asked > history.version)
    throw UsageError("--known-as-of is 'version:" + std::to_string(asked.value) + "': the book of " +
                     question.club.text() + " has " + std::to_string(history.version.value) +
                     " entries; name one of them.");
  return history;
}

std::vector<Event> load_chosen(engine::Ledger& ledger, Question question, const engine::Choice& choice) {
  if (question.known_by == KnownBy::recorded_at) question.as_of.known_version = AsOf{}.known_version;  // of a club
  std::vector<Event> events;
  engine::ChosenEvents(ledger.store(), choice).read(ledger.view_rows(), [&](const engine::StoredCommit& commit) {
    for (const auto& bytes : commit.events) {
      Event event = decode(bytes);
      if (knows(question, commit, event.envelope) && choice.wants(event.payload.kind()))
        events.push_back(std::move(event));
    }
  });
  return events;
}

std::vector<Event> load_kinds(engine::Ledger& ledger, const ClubCode& club, const AsOf& as_of,
                              const std::function<bool(Kind)>& wants) {
  std::vector<Event> events;
  ledger.store().read_club(club, Version{1}, [&](const engine::StoredCommit& commit) {
    for (std::size_t i = 0; i < commit.events.size(); ++i) {
      if (!knows_place(as_of, commit, i)) return false;
      const auto kind = kind_in(commit.events[i]);
      if (!kind || wants(*kind)) events.push_back(decode(commit.events[i]));  // decoding says what is wrong with it
    }
    return true;
  });
  return events;
}

History load_log_tree(engine::Ledger& ledger, const Question& question) {
  History history;
  Frontier tree;
  const AsOf& as_of = question.as_of;
  if (as_of.known == AsOf{}.known && as_of.known_version == AsOf{}.known_version) {
    tree = ledger.store().log_frontier();
  } else {
    ledger.store().read_log(Position{1}, [&](const engine::StoredCommit& commit) {
      std::size_t known = 0;
      while (known < commit.events.size() && knows_place(as_of, commit, known)) ++known;
      tree.append(leaf_hashes(std::span(commit.events).first(known)));
      return known == commit.events.size();
    });
  }
  history.version = Version{tree.size()};
  history.root = tree.root();
  return history;
}

namespace {

/// Loans grow late while nobody writes: an answer of today out of last year's books misleads whoever does not know it.
void warn_of_silence(const Answer& answer, const Question& question, const History& history, Terminal& terminal) {
  constexpr std::int64_t kSilence = 62;  // two meetings missed
  const Day today = question.as_of.value_date;
  if (!answer.grows_old || !question.is_of_today || history.newest.is_none() ||
      days_between(history.newest, today) <= kSilence)
    return;
  terminal.err << "Note: this is as of today, " << to_iso(today) << ", and the newest entry is dated "
               << to_iso(history.newest) << ". The books as they stood then: --as-of " << to_iso(history.newest)
               << "\n";
}

}  // namespace

namespace {

/// "Note: CSV holds one table; 'poverty' is in --format json."
void tell_of_other_tables(const Answer& answer, Terminal& terminal) {
  if (answer.tables.size() < 2) return;
  std::vector<std::string> keys;
  for (std::size_t i = 1; i < answer.tables.size(); ++i) keys.push_back("'" + answer.tables[i].key + "'");
  terminal.err << "Note: CSV holds one table; " << listed(keys, "and") << (keys.size() == 1 ? " is" : " are")
               << " in --format json.\n";
}

/// Asked about a moment at which nothing was known, or about entries that are not there.
void warn_of_nothing_known(const Question& question, const History& history, Terminal& terminal) {
  const Version asked = question.as_of.known_version;
  const bool by_version = asked != AsOf{}.known_version;
  if (by_version && asked > history.version) {
    terminal.err << "Note: version " << asked.value << " is not written yet; the book stands at "
                 << history.version.value << ".\n";
  } else if (history.version.is_none() && question.as_of.known != AsOf{}.known) {
    terminal.err << "Note: nothing was recorded by " << to_iso(question.as_of.known)
                 << "; --known-as-of asks for what was written down by then, --as-of for the days it is about.\n";
  }
}

}  // namespace

void print(const Answer& answer, const Question& question, const History& history, Terminal& terminal) {
  warn_of_nothing_known(question, history, terminal);
  warn_of_silence(answer, question, history, terminal);
  const bool to_file = !question.output.empty();
  if (question.format == Format::xlsx && terminal.out_is_terminal && !to_file)
    throw UsageError("--format xlsx gives a workbook, which is no text: name a file, as --output so-quy.xlsx.");
  const std::string body = printed(answer, question, history, to_file ? kAnyWidth : screen_of(terminal));
  if (to_file) {
    write_whole_file(question.output, question.replaces ? Existing::replace : Existing::keep,
                     [&](std::ostream& out) { out << body; });
    terminal.err << "wrote " << question.output << "\n";
  } else {
    terminal.out << body;
  }
  if (question.format != Format::csv) return;
  tell_of_other_tables(answer, terminal);
  terminal.err << footer(answer, proof_of(answer, question, history)) << formula_line(answer);
}

}  // namespace soquy::cli
