// soquy export: a club's books for other programs, and its events for whoever wants to check them.

#include <ostream>

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/events_file.h"
#include "cli/output_file.h"
#include "projections/journal.h"

namespace soquy::cli {

namespace {

void write_books(const std::string& format, Session& session, const ClubCode& club, std::ostream& out) {
  if (format == "events") return write_events_file(session.ledger(), club, out);
  projections::JournalBook book;
  for (const Event& event : session.ledger().history(club)) book.apply(event);
  const projections::Journal journal = book.journal();
  if (format == "hledger") out << projections::to_hledger(journal);
  if (format == "beancount") out << projections::to_beancount(journal);
  if (format == "csv") out << projections::to_posting_csv(journal);
}

int export_books(const std::string& format, const Arguments& arguments, Terminal& terminal) {
  Session session(arguments, terminal, Access::reading);
  const ClubCode club = session.club(arguments);
  const std::string path = arguments.get("-o");
  if (path.empty() || path == "-") {
    write_books(format, session, club, terminal.out);
  } else {
    write_whole_file(path, Existing::replace, [&](std::ostream& out) { write_books(format, session, club, out); });
    terminal.err << "wrote " << path << "\n";
  }
  return done;
}

CommandSpec export_command(const std::string& format, std::string summary, std::string details) {
  CommandSpec spec;
  spec.name = "export " + format;
  spec.summary = std::move(summary);
  spec.details = std::move(details);
  spec.examples = {"soquy export " + format + " HP-01", "soquy export " + format + " HP-01 -o hp-01." + format};
  spec.positionals = {{"CLUB", "code of the club", true, false}};
  spec.options = {{"-o", "FILE", "where to write; standard output when not given", {}, false, false, ""}};
  spec.run = [format](const Arguments& arguments, Terminal& terminal) {
    return export_books(format, arguments, terminal);
  };
  return spec;
}

}  // namespace

std::vector<CommandSpec> export_commands() {
  return {
      export_command(
          "hledger", "a journal for hledger, balances of every meeting asserted",
          "`hledger -f FILE check -s payees ordereddates` accepts it or names the first figure that differs. "
          "Nothing of the register of people is in it."),
      export_command("beancount", "a ledger for beancount, balances of every meeting asserted",
                     "`bean-check FILE` accepts it or names the first figure that differs. Nothing of the register of "
                     "people is in it."),
      export_command("csv", "one line per posting",
                     "Amounts in minor units, debit positive. Nothing of the register of people is in it."),
      export_command(
          "events", "the stored bytes of every event with their hashes, and every field in words",
          "One JSON object per line; docs/AUDIT.md says how a stranger checks it. Texts are not in it, their "
          "commitments are."),
  };
}

}  // namespace soquy::cli
