#include "cli/recording.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <random>

#include "cli/answer.h"
#include "cli/approvals.h"
#include "cli/event_texts.h"
#include "cli/event_words.h"
#include "cli/language.h"
#include "cli/render.h"
#include "cli/repayment_words.h"
#include "cli/split_words.h"
#include "cli/taken_together.h"
#include "cli/trouble_words.h"
#include "cli/typed.h"
#include "cli/utf8.h"
#include "engine/domain/loan_words.h"
#include "events/codec.h"

namespace soquy::cli {

CommandId new_command_id(Instant now) {
  std::random_device source;
  CommandId id;
  for (auto& byte : id.bytes) byte = static_cast<std::uint8_t>(source());
  const auto milliseconds = static_cast<std::uint64_t>(now.micros / 1000);
  for (std::size_t i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * i));
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x70);
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);
  return id;
}

std::vector<Option> command_options() {
  return {
      {"--date", "DAY", "accounting day, as 2019-03-10 or 10/03/2019; today when not given", {}, false, false, ""},
      {"--by",
       "ACTOR",
       "who records: a member as TV05, or an enrolled code; SOQUY_BY when not given",
       {},
       false,
       false,
       ""},
      {"--approved-by",
       "ACTOR",
       "second signer: TV01, TV01:pin, or TV01:key=FILE with the signing key",
       {},
       false,
       true,
       ""},
      {"--command-id", "UUID", "makes it safe to send twice; random when not given", {}, false, false, ""},
      {"--expect", "VERSION", "refuse unless the club stands exactly at this version", {}, false, false, ""},
      {"--from-paper", "", "typed in from paper books afterwards", {}, false, false, ""},
      {"--preview", "", "say what would be recorded, and record nothing", {}, false, false, ""},
      {"--format", "FORMAT", "how to answer", {"table", "json"}, false, false, "table"},
      {"--lang",
       "LANG",
       "language in which repayments, penalties and other turns of a loan are told",
       {"vi", "en"},
       false,
       false,
       "en"},
  };
}

std::vector<Option> act_options() {
  return {
      {"--voucher", "NUMBER", "number of the paper voucher, as PT-012", {}, false, false, ""},
      {"--page", "PAGE", "page of the paper book", {}, false, false, ""},
      {"--written-on", "DAY", "a late entry: the meeting day on which it was written", {}, false, false, ""},
      {"--late-reason", "REASON", "why it is late: forgotten, voucher-found, from-paper ...", {}, false, false, ""},
      {"--original-date", "DAY", "the true day, when its period is closed already", {}, false, false, ""},
  };
}

Command typed_command(const ClubCode& club, const Arguments& arguments, Session& session) {
  Command command;
  command.club = club;
  std::string by = arguments.get("--by");
  if (by.empty()) by = from_environment("SOQUY_BY");
  if (by.empty()) throw UsageError("Who records this? Say --by TV05 (a member of the board), or set SOQUY_BY.");
  command.actor = typed_actor(by, "--by");
  command.id = new_command_id(session.now());
  if (arguments.has("--command-id")) {
    const auto id = parse_command_id(arguments.get("--command-id"));
    if (!id)
      throw UsageError("--command-id is " + in_quotes(arguments.get("--command-id")) +
                       ": write a UUID, as 6ba7b810-9dad-11d1-80b4-00c04fd430c8.");
    command.id = *id;
  }
  command.value_date = arguments.has("--date") ? typed_day(arguments.get("--date"), "--date") : session.today();
  if (arguments.has("--expect"))
    command.expected =
        Version{static_cast<std::uint64_t>(typed_number(arguments.get("--expect"), "--expect", 1, kMaxVersion))};
  command.from_paper = arguments.flag("--from-paper");
  return command;
}

void add_act_options(Act& act, const Arguments& arguments) {
  act.voucher = arguments.get("--voucher");
  act.page = arguments.get("--page");
  if (arguments.has("--written-on")) act.written_on = typed_day(arguments.get("--written-on"), "--written-on");
  if (arguments.has("--late-reason"))
    act.late_reason = typed_enum<ReasonCode>(arguments.get("--late-reason"), "--late-reason");
  if (arguments.has("--original-date"))
    act.original_date = typed_day(arguments.get("--original-date"), "--original-date");
}

int refuse(const Rejection& rejection, Terminal& terminal, const std::vector<std::string>& lines) {
  const auto act = static_cast<std::size_t>(std::max(rejection.act, 0));
  const bool named = rejection.act >= 0 && act < lines.size();
  Rejection shown = rejection;
  if (named) shown.act = -1;  // the line says which
  terminal.err << "soquy: " << (named ? lines[act] + ": " : "") << to_sentence(shown) << "\n";
  return refused;
}

namespace {

/// Cash and bank of each fund the entries moved, after them.
struct Standing {
  Fund fund;
  Money cash;
  Money bank;
};

std::vector<Standing> standing_of(const engine::ClubState& after, const std::vector<Event>& entries) {
  std::map<Fund, Standing> funds;
  for (const auto& event : entries)
    for (const auto& posting : event.postings)
      funds[posting.fund] = {posting.fund, after.balance(posting.fund, Account::cash),
                             after.balance(posting.fund, Account::bank)};
  std::vector<Standing> out;
  for (const auto& [fund, standing] : funds) out.push_back(standing);
  return out;
}

/// What came of a command, and the club after it.
struct Told {
  const Command& asked;
  const engine::Receipt& receipt;
  const engine::ClubState& after;
  const std::vector<SplitChange>& changes;
  bool preview;
  Language language;

  [[nodiscard]] std::string said(const char* english, const char* vietnamese) const {
    return Bilingual{english, vietnamese}.in(language);
  }
  /// It stands in the book, and so do the numbers it is told with.
  [[nodiscard]] bool stands() const { return !preview || receipt.repeated; }
};

/// A repayment says how it was split and what is still owed, all else its fields; what a change of the past did to
/// other repayments stands in a list below.
std::string told(const Event& event, const engine::ClubState& after) {
  if (const auto* repayment = event.payload.as<RepaymentReceived>()) {
    const auto loan = after.loans.find(repayment->loan);
    if (loan != after.loans.end())
      return "repayment: " + engine::explain_split(*repayment, loan->second, event.envelope.value_date, after.currency);
  }
  if (const auto* moved = event.payload.as<RepaymentReallocated>())
    return "repayment reallocated: #" + std::to_string(moved->repayment.value) + " of " + to_text(moved->loan) +
           " is split anew because of #" + std::to_string(moved->cause.value);
  if (const auto trouble = trouble_in_words(event, after)) return trouble->english;
  return in_words(event.payload, after.currency);
}

/// The same as it is read out, where a borrower hears it.
std::optional<std::string> told_in_vietnamese(const Event& event, const engine::ClubState& after) {
  if (auto repayment = repayment_in_vietnamese(event, after)) return repayment;
  if (auto trouble = trouble_in_words(event, after)) return std::move(trouble->vietnamese);
  return std::nullopt;
}

/// The words that go into the register with an event, as they were typed; who a person is stays back.
std::string texts_for(const Event& event, const Command& asked) {
  if (!act_of(event.payload) || event.envelope.act >= asked.acts.size()) return {};
  std::string said;
  Act act = asked.acts[event.envelope.act];
  for_each_named_note(act.is, [&](std::string_view field, Note& note) {
    if (note.plain.empty() || names_somebody(field)) return;
    std::string line = note.plain;
    std::replace(line.begin(), line.end(), '\n', ' ');
    std::string title(field);
    std::replace(title.begin(), title.end(), '_', ' ');
    said += (said.empty() ? "" : "; ") + title + ": " + line;
  });
  return said;
}

void tell_entry(const Event& event, const Told& outcome, Terminal& terminal) {
  const bool in_vietnamese = outcome.language == Language::vietnamese;
  const auto vietnamese = told_in_vietnamese(event, outcome.after);
  terminal.out << name_of_entry(event.envelope) << " (" << to_iso(event.envelope.value_date) << ") "
               << (in_vietnamese && vietnamese ? *vietnamese : told(event, outcome.after)) << "\n";
  if (!event.postings.empty()) terminal.out << "    " << in_words(event.postings, outcome.after.currency) << "\n";
  const std::string texts = texts_for(event, outcome.asked);
  if (!texts.empty()) terminal.out << "    " << texts << "\n";
  if (const auto trouble = trouble_in_words(event, outcome.after); trouble && !in_vietnamese)
    terminal.out << "    To be read out: " << trouble->vietnamese << "\n";
  const std::string receipt = receipt_of(event);
  if (receipt.empty()) return;
  terminal.out << "    " << outcome.said("Receipt", "Biên nhận")
               << (outcome.stands() ? " " + receipt
                                    : outcome.said(": its number is given with the entry", ": có số khi đã ghi sổ"))
               << "\n";
}

void tell_words(const Told& outcome, Terminal& terminal) {
  const Currency currency = outcome.after.currency;
  if (outcome.preview)
    terminal.out << outcome.said("Preview: nothing is recorded.\n", "Xem trước: chưa ghi gì vào sổ.\n");
  if (outcome.receipt.repeated)
    terminal.out << outcome.said("Recorded before under the same command id; this is the first answer again.\n",
                                 "Lệnh này đã được ghi trước đây; đây là câu trả lời lần đầu.\n");
  for (const auto& event : outcome.receipt.events) tell_entry(event, outcome, terminal);
  if (!outcome.changes.empty())
    terminal.out << "\n"
                 << to_text(split_change_table(outcome.changes, currency, outcome.language), currency,
                            screen_of(terminal))
                 << "\n";
  for (const auto& standing : standing_of(outcome.after, outcome.receipt.events)) {
    terminal.out << outcome.said("Cash of ", "Tiền mặt của quỹ ") << fund_key(standing.fund) << ": "
                 << to_words(standing.cash, currency);
    if (!standing.bank.is_zero())
      terminal.out << outcome.said("; in the bank ", "; tiền gửi ngân hàng ") << to_words(standing.bank, currency);
    terminal.out << "\n";
  }
  for (const auto& warning : outcome.receipt.warnings)
    terminal.err << "warning (" << warning.code << "): " << warning.sentence << "\n";
}

void tell_document(const Told& outcome, Terminal& terminal) {
  auto out = Document::object();
  out.set_flag("recorded", !outcome.preview).set_flag("repeated", outcome.receipt.repeated);
  auto& entries = out.place("entries") = Document::array();
  for (const auto& event : outcome.receipt.events) {
    Document& entry = entries.push(to_document(event)).set("words", told(event, outcome.after));
    if (const auto vietnamese = told_in_vietnamese(event, outcome.after)) entry.set("words_vi", *vietnamese);
    const std::string receipt = receipt_of(event);
    if (!receipt.empty()) entry.set("receipt", outcome.stands() ? Document::text(receipt) : Document());
  }
  out.set("reallocations", to_document(outcome.changes));
  auto& warnings = out.place("warnings") = Document::array();
  for (const auto& warning : outcome.receipt.warnings)
    warnings.push(Document::object())
        .set("code", warning.code)
        .set("sentence", warning.sentence)
        .set("act", warning.act);
  auto& cash = out.place("cash") = Document::array();
  for (const auto& standing : standing_of(outcome.after, outcome.receipt.events))
    cash.push(Document::object())
        .set("fund", fund_key(standing.fund))
        .set("cash_minor", standing.cash)
        .set("bank_minor", standing.bank);
  terminal.out << to_json(out);
}

/// The club after the command; a preview is played on a copy of the club as it stands.
engine::ClubState state_after(engine::Ledger& ledger, const ClubCode& club, const engine::Receipt& receipt,
                              bool preview) {
  engine::ClubState state;
  if (auto known = ledger.state(club); known.has_value()) state = std::move(*known);
  if (preview && !receipt.repeated)
    for (const auto& event : receipt.events) engine::evolve(state, event);
  return state;
}

}  // namespace

int record(Session& session, Command command, const Arguments& arguments, Terminal& terminal,
           const std::vector<std::string>& lines) {
  const Command unsigned_yet = command;
  add_approvals(command, arguments.all("--approved-by"), session.ledger());
  const bool preview = arguments.flag("--preview");
  const ClubCode club = command.club;
  const Command asked = command;
  auto outcome = preview ? session.ledger().preview(command) : session.ledger().submit(std::move(command));
  if (outcome.has_error()) {
    const int exit = refuse(outcome.error(), terminal, lines);
    terminal.err << goes_with_it(outcome.error(), unsigned_yet, arguments, session.ledger());
    return exit;
  }
  const auto after = state_after(session.ledger(), club, *outcome, preview);
  const auto changes =
      split_changes(outcome->events, [&](Version version) { return session.ledger().event_at(club, version); });
  const Told outcome_told{asked, *outcome, after, changes, preview, typed_language(arguments)};
  if (typed_format(arguments) == Format::json) {
    tell_document(outcome_told, terminal);
  } else {
    tell_words(outcome_told, terminal);
  }
  return done;
}

}  // namespace soquy::cli
