// The audit trail, and one entry in full.

#include <algorithm>

#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/event_texts.h"
#include "cli/event_words.h"
#include "cli/names.h"
#include "cli/typed.h"
#include "events/codec.h"
#include "projections/audit_trail.h"

namespace soquy::cli {

namespace {

std::string signers_of(const projections::AuditRow& row) {
  std::string text;
  for (const auto& signer : row.signers)
    text += (text.empty() ? "" : " ") + signer.actor.text() + ":" + std::string(name_of(signer.assurance));
  return text;
}

/// What an inspector looks for first.
std::string marks_of(const projections::AuditRow& row) {
  std::string marks;
  const auto add = [&](bool said, const std::string& mark) {
    if (said) marks += (marks.empty() ? "" : ", ") + mark;
  };
  add(row.is_late, "late");
  add(row.is_back_dated && !row.is_late, "back-dated");
  add(row.from_paper, "from paper");
  add(row.clock_jumped, "clock jumped");
  const bool is_repayment = row.kind == Kind::repayment_received;
  add(!row.renewal.is_none(), (is_repayment ? "paid out of " : "renews ") + to_text(row.renewal));
  add(!row.about.is_none(), "about #" + std::to_string(row.about.value));
  add(!row.reversed_by.is_none(), "reversed by #" + std::to_string(row.reversed_by.value));
  add(row.same_person, "reversed by the same person");
  return marks;
}

const Event& event_of(const History& history, Version version) { return history.events[version.value - 1]; }

Table trail_table(const std::vector<projections::AuditRow>& rows, const History& history) {
  Table table;
  table.columns = {{"version", "Entry"}, {"recorded_at", "Recorded at"}, {"day", "Day"},
                   {"by", "By"},         {"signers", "Signed"},          {"voucher", "Voucher"},
                   {"kind", "Kind"},     {"amount_minor", "Amount"},     {"marks", "Marks"},
                   {"words", "What"}};
  for (const auto& row : rows) {
    const Event& event = event_of(history, row.version);
    table.rows.push_back({Cell::number(static_cast<std::int64_t>(row.version.value)),
                          Cell::text(to_iso(row.recorded_at)), Cell::day(row.value_date), Cell::text(row.actor.view()),
                          Cell::text(signers_of(row)), Cell::text(row.voucher), Cell::text(to_text(row.kind)),
                          row.amount.is_zero() ? Cell::none() : Cell::money(row.amount), Cell::text(marks_of(row)),
                          Cell::text(in_words(event.payload, history.currency))});
  }
  return table;
}

/// The rows that were asked for: from a version on, of one kind, at most so many.
std::vector<projections::AuditRow> chosen(std::vector<projections::AuditRow> rows, const Arguments& arguments) {
  const auto from = arguments.has("--from") ? typed_number(arguments.get("--from"), "--from", 1, kMaxVersion) : 1;
  std::optional<Kind> kind;
  if (arguments.has("--kind")) {
    kind = parse_kind(arguments.get("--kind"));
    if (!kind)
      throw UsageError("--kind is '" + arguments.get("--kind") +
                       "': name a kind as the log prints it, as repayment_received.");
  }
  std::erase_if(rows, [&](const auto& row) {
    return row.version.value < static_cast<std::uint64_t>(from) || (kind && row.kind != *kind);
  });
  const auto most = static_cast<std::size_t>(
      arguments.has("--last") ? typed_number(arguments.get("--last"), "--last", 1, kMaxVersion) : 0);
  if (most > 0 && rows.size() > most) rows.erase(rows.begin(), rows.end() - static_cast<std::ptrdiff_t>(most));
  return rows;
}

std::vector<Fact> trail_facts(const projections::AuditTotals& totals) {
  return {{"events", "Events", Cell::number(totals.events)},
          {"entries", "Entries that moved money", Cell::number(totals.entries)},
          {"late", "Written late", Cell::number(totals.late)},
          {"outside_meetings", "Outside meetings", Cell::number(totals.entries_outside_meetings)},
          {"from_paper", "From paper", Cell::number(totals.from_paper)},
          {"reversals", "Reversals", Cell::number(totals.reversals)},
          {"renewals", "New loans that repay old ones", Cell::number(totals.renewals)},
          {"approvals", "Approvals", Cell::number(totals.approvals)},
          {"approvals_only_named", "Of them only named", Cell::ratio(totals.only_named())}};
}

int log(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  projections::AuditTrail view;
  for (const auto& event : query.history().events) view.apply(event);
  const auto rows = chosen(view.rows(query.question().as_of), arguments);
  Answer answer;
  answer.view = "audit_trail";
  answer.title = "Log of " + query.club_name();
  answer.tables = {trail_table(rows, query.history())};
  const bool is_part = arguments.has("--from") || arguments.has("--kind") || arguments.has("--last");
  if (is_part) answer.facts_title = "The whole book";
  answer.facts = trail_facts(view.totals(query.question().as_of));
  if (query.question().format == Format::json) {
    auto events = Document::array();
    for (const auto& row : rows) events.push(to_document(event_of(query.history(), row.version)));
    answer.details.emplace_back("events", std::move(events));
  }
  return query.print(answer);
}

CommandSpec log_command() {
  CommandSpec spec = query_spec("log", "every event in the order of recording: who, when, on whose word", log);
  spec.details = "JSON has every field of every event.";
  spec.examples = {"soquy log HP-01 --last 20", "soquy log HP-01 --from 57 --format json"};
  spec.options.push_back({"--from", "VERSION", "from this entry on", {}, false, false, ""});
  spec.options.push_back({"--kind", "KIND", "one kind only, as repayment_received", {}, false, false, ""});
  spec.options.push_back({"--last", "COUNT", "only the last so many", {}, false, false, ""});
  return spec;
}

// --- entry ---------------------------------------------------------------------------------------------------------

/// "Other witness"
std::string titled(std::string field) {
  std::replace(field.begin(), field.end(), '_', ' ');
  if (!field.empty() && field[0] >= 'a' && field[0] <= 'z') field[0] = static_cast<char>(field[0] - 'a' + 'A');
  return field;
}

/// The texts of an event as they can be read now. Who a person is stays back unless names are shown.
void add_texts(Answer& answer, Session& session, const Event& event, const Names& names) {
  const auto say = [&](const std::string& key, const std::string& title, const std::string& text) {
    answer.facts.push_back({key, title, Cell::text(text)});
  };
  for (const auto& text : texts_in(event.payload)) {
    const std::string title = titled(text.field);
    if (names_somebody(text.field) && !names.shown()) {
      say(text.field, title, "in the register, shown with --names");
      continue;
    }
    const auto known = session.ledger().people().text(event.envelope.club, event.envelope.version, text.slot);
    const auto profile = text.is_profile() ? engine::parse_profile(known.plain) : std::nullopt;
    if (!profile) {
      say(text.field, title, shown_text(known));
      continue;
    }
    for (const auto& line : lines_of(*profile))
      if (!line.value.empty()) say(line.key, line.title, line.value);
  }
}

/// "TV01 (head, named)"
std::string signed_by(const projections::AuditRow& row) {
  std::string text;
  for (const auto& signer : row.signers)
    text += (text.empty() ? "" : ", ") + signer.actor.text() + " (" + std::string(name_of(signer.role)) + ", " +
            std::string(name_of(signer.assurance)) + ")";
  return text;
}

/// Who signed, and what undid it or what it undoes. Asked of all that is known: a reversal may be dated later.
void add_links(Answer& answer, const Query& query, const Event& event) {
  projections::AuditTrail trail;
  for (const auto& known : query.history().events) trail.apply(known);
  const auto rows = trail.rows();
  const auto& row = rows[event.envelope.version.value - 1];
  if (!row.signers.empty()) answer.facts.push_back({"signed", "Signed", Cell::text(signed_by(row))});
  const auto say = [&](const std::string& key, const std::string& title, Version version) {
    if (!version.is_none()) answer.facts.push_back({key, title, Cell::text("#" + std::to_string(version.value))});
  };
  say("reversed_by", "Reversed by", row.reversed_by);
  if (row.kind == Kind::entry_reversed) say("reverses", "Reverses", row.about);
}

Table posting_table(const Event& event) {
  Table table;
  table.key = "postings";
  table.columns = {
      {"fund", "Fund"}, {"account", "Account"}, {"name", "Name"}, {"debit_minor", "Debit"}, {"credit_minor", "Credit"}};
  for (const auto& posting : event.postings) {
    const bool debit = !posting.amount.is_negative();
    table.rows.push_back({Cell::text(fund_key(posting.fund)), Cell::text(info(posting.account).code),
                          Cell::text(info(posting.account).vietnamese),
                          debit ? Cell::money(posting.amount) : Cell::none(),
                          debit ? Cell::none() : Cell::money(-posting.amount)});
  }
  return table;
}

int entry(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  std::string typed = arguments.get("VERSION");
  if (typed.starts_with('#')) typed.erase(0, 1);
  const auto number = typed_number(typed, "VERSION", 1, kMaxVersion);
  if (static_cast<std::uint64_t>(number) > query.history().version.value)
    throw Refusal(query.question().club.text() + " has no entry " + std::to_string(number) + "; its last is " +
                  std::to_string(query.history().version.value) + ".");
  const Event& event = event_of(query.history(), Version{static_cast<std::uint64_t>(number)});
  Answer answer;
  answer.view = "audit_trail";
  answer.title = name_of_entry(event.envelope);
  answer.tables = {posting_table(event)};
  answer.facts = {{"what", "What", Cell::text(in_words(event.payload, query.history().currency))},
                  {"day", "Day", Cell::day(event.envelope.value_date)},
                  {"recorded_at", "Recorded at", Cell::text(to_iso(event.envelope.recorded_at))},
                  {"by", "By", Cell::text(event.envelope.actor.view())},
                  {"command_id", "Command", Cell::text(to_text(event.envelope.command))}};
  add_links(answer, query, event);
  const Names names(query.session(), query.question().club, arguments, terminal);
  add_texts(answer, query.session(), event, names);
  answer.details.emplace_back("event", to_document(event));
  return query.print(answer);
}

CommandSpec entry_command() {
  CommandSpec spec = query_spec("entry", "one entry in full: postings, who, when, who signed, its texts", entry);
  spec.examples = {"soquy entry HP-01 57", "soquy entry HP-01 57 --format json"};
  spec.positionals.push_back({"VERSION", "the entry's number, as 57", true, false});
  spec.options.push_back(names_option());
  return spec;
}

}  // namespace

std::vector<CommandSpec> trail_commands() { return {log_command(), entry_command()}; }

}  // namespace soquy::cli
