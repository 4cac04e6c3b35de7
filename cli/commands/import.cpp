#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <ostream>

#include "cli/approvals.h"
#include "cli/commands/commands.h"
#include "cli/paper/check_books.h"
#include "cli/paper/paper_import.h"
#include "cli/progress.h"
#include "cli/recording.h"
#include "cli/render.h"
#include "cli/session.h"
#include "cli/utf8.h"

namespace soquy::cli {

namespace {

using paper::ImportSummary;
using paper::PaperBooks;
using paper::Problem;
using paper::Problems;

paper::Signers typed_signers(const Arguments& arguments) {
  std::string by = arguments.get("--by");
  if (const char* usual = std::getenv("SOQUY_BY"); by.empty() && usual != nullptr) by = usual;
  if (by.empty()) throw UsageError("Who types the books in? Say --by TV04 (a member of the board), or set SOQUY_BY.");
  paper::Signers signers{typed_actor(by, "--by"), {}};
  for (const std::string& typed : arguments.all("--approved-by")) {
    signers.approvers.push_back(typed_actor(typed, "--approved-by"));
    if (signers.approvers.back() == signers.by) {
      throw UsageError("--by and --approved-by are both " + signers.by.text() +
                       ": the second signer is another person.");
    }
  }
  return signers;
}

Document problem_document(const Problem& problem) {
  auto out = Document::object();
  out.set("file", problem.at.file)
      .set("line", static_cast<std::int64_t>(problem.at.line))
      .set("column", static_cast<std::int64_t>(problem.at.column))
      .set("heading", problem.at.heading)
      .set("read", problem.read)
      .set("accepted", problem.is_verdict ? "" : problem.accepted)
      .set("wrong", problem.is_verdict ? problem.accepted : "");
  return out;
}

/// Every problem, and that nothing was written.
int refuse_all(Problems problems, bool json, Terminal& terminal) {
  paper::sort_by_place(problems);
  if (json) {
    auto out = Document::object();
    out.set_flag("recorded", false);
    auto& list = out.place("problems") = Document::array();
    for (const Problem& problem : problems) list.push(problem_document(problem));
    terminal.out << to_json(out);
    return refused;
  }
  for (const Problem& problem : problems) terminal.err << paper::to_sentence(problem) << "\n";
  const auto count = std::count_if(problems.begin(), problems.end(),
                                   [](const Problem& problem) { return !paper::is_end_of_list(problem); });
  terminal.err << "soquy: " << count << (count == 1 ? " problem" : " problems")
               << " in the paper books; nothing was recorded.\n";
  return refused;
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

void tell_words(const PaperBooks& books, const ImportSummary& summary, bool dry_run, Terminal& terminal) {
  terminal.out << books.by_law.code.text() << " " << books.by_law.name << "\n";
  if (summary.already_commands > 0) {
    terminal.out << "Recorded before and unchanged: " << counted(summary.already_commands, "commit", "commits") << ", "
                 << counted(summary.already_meetings, "meeting", "meetings") << " among them.\n";
  }
  if (summary.commands == 0) {
    terminal.out << "Nothing in the books is new.\n";
  } else {
    terminal.out << (dry_run ? "Would record " : "Recorded ") << counted(summary.meetings, "meeting", "meetings")
                 << " with " << counted(summary.rows, "row", "rows") << " of the cash book, "
                 << counted(summary.members, "new member", "new members") << ": "
                 << counted(summary.events, "entry", "entries") << " in "
                 << counted(summary.commands, "commit", "commits") << ", up to version " << summary.version.value
                 << ".\n";
  }
  for (const FundRule& rule : books.by_law.rules.funds) {
    const auto cash = summary.cash.find(rule.fund);
    const Money amount = cash == summary.cash.end() ? Money{} : cash->second;
    terminal.out << "Cash of " << rule.name << ": " << to_words(amount, books.by_law.currency) << "\n";
  }
  if (dry_run) terminal.out << "Dry run: nothing was recorded.\n";
}

void tell_document(const PaperBooks& books, const ImportSummary& summary, bool dry_run, Terminal& terminal) {
  const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
  auto out = Document::object();
  out.set("club", books.by_law.code.text()).set("name", books.by_law.name).set_flag("recorded", !dry_run);
  out.set("meetings", number(summary.meetings))
      .set("rows", number(summary.rows))
      .set("members", number(summary.members))
      .set("commits", number(summary.commands))
      .set("entries", number(summary.events))
      .set("commits_recorded_before", number(summary.already_commands))
      .set("meetings_recorded_before", number(summary.already_meetings))
      .set("version", number(summary.version.value));
  auto& cash = out.place("cash") = Document::array();
  for (const auto& [fund, amount] : summary.cash) {
    cash.push(Document::object()).set("fund", fund_key(fund)).set("cash_minor", amount);
  }
  terminal.out << to_json(out);
}

int import_books(const Arguments& arguments, Terminal& terminal) {
  const std::filesystem::path folder = arguments.get("DIR");
  const paper::Signers signers = typed_signers(arguments);
  const bool dry_run = arguments.flag("--dry-run");
  const bool json = arguments.get("--format") == "json";
  if (!std::filesystem::is_directory(folder)) {
    throw UsageError("DIR is " + in_quotes(folder.string()) +
                     ": name the folder that holds quy-che.csv, thanh-vien.csv, "
                     "khoan-vay.csv and so-quy.csv.");
  }
  Session session(arguments, terminal, dry_run ? Access::reading : Access::writing);
  Problems problems;
  const PaperBooks books = paper::read_books(paper::load_books(folder, problems), problems);
  if (problems.size() < paper::kMaxProblems) {
    paper::check_books(books, session.today(), problems);
  } else {
    problems.push_back(paper::list_ends("reading stops after " + std::to_string(paper::kMaxProblems) +
                                        " problems and there may be more; are these the right files?"));
  }
  for (const std::string& notice : books.notices) terminal.err << notice << "\n";
  if (!problems.empty()) return refuse_all(std::move(problems), json, terminal);

  paper::PaperImport intake(session.ledger(), books, signers);
  problems = intake.prepare();
  if (!problems.empty()) return refuse_all(std::move(problems), json, terminal);
  for (const Problem& warning : intake.summary().warnings)
    terminal.err << "note: " << paper::to_sentence(warning) << "\n";
  if (!dry_run) {
    std::size_t recorded = 0;
    Progress progress(terminal, "recording " + books.by_law.code.text(), intake.summary().commands);
    const auto outcome = intake.record([&](std::size_t done, std::size_t) {
      recorded = done;
      progress.step();
    });
    if (outcome.has_error()) {
      terminal.err << "soquy: " << recorded << " of " << intake.summary().commands
                   << " commits are recorded; run the same import again to go on.\n";
      return refuse(outcome.error(), terminal);
    }
  }
  json ? tell_document(books, intake.summary(), dry_run, terminal)
       : tell_words(books, intake.summary(), dry_run, terminal);
  return done;
}

}  // namespace

CommandSpec import_command() {
  CommandSpec spec;
  spec.name = "import";
  spec.summary = "record a club's paper books from four files";
  spec.details =
      "Reads quy-che.csv (by-law), thanh-vien.csv (members), khoan-vay.csv (loans) and so-quy.csv (cash book), or the "
      "same under English names, and founds the club if it is new. Columns and words stand in docs/IMPORT.md.\n"
      "Everything is decided in memory first: when a line does not fit, every such line is listed and nothing is "
      "recorded. The same files again record nothing twice, rows added at the end are recorded alone, and an import "
      "that was interrupted goes on when it is run again.";
  spec.examples = {"soquy import so-sach/hanh-phuc-2019 --by TV04 --approved-by TV01 --dry-run",
                   "soquy import so-sach/hanh-phuc-2019 --by TV04 --approved-by TV01"};
  spec.positionals = {{"DIR", "folder with the four files", true, false}};
  spec.options = {
      {"--by", "ACTOR", "who types the books in: a member as TV04; SOQUY_BY when not given", {}, false, false, ""},
      {"--approved-by",
       "ACTOR",
       "second signer of reversals and late rows: a member as TV01; of several, the first who borrows nothing in the "
       "meeting",
       {},
       false,
       true,
       ""},
      {"--dry-run", "", "say what would be recorded, and record nothing", {}, false, false, ""},
      {"--format", "FORMAT", "how to answer", {"table", "json"}, false, false, "table"},
  };
  spec.run = import_books;
  return spec;
}

}  // namespace soquy::cli
