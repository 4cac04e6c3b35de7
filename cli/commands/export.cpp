// soquy export: a club's books for other programs, and its events for whoever wants to check them.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/events_file.h"
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

[[noreturn]] void cannot_write(const std::string& path) {
  throw engine::StoreFailure(engine::StoreFailure::Cause::io,
                             "writing the export to " + path + " failed: " + std::strerror(errno));
}

/// A file of that name with something added, made new and gone with this unless it took the name's place.
class FileBeside {
 public:
  explicit FileBeside(const std::string& path) : path_(path), beside_(path + ".new-XXXXXX") {
    const int made = ::mkostemp(beside_.data(), O_CLOEXEC);
    if (made < 0) cannot_write(path_);
    ::close(made);
  }
  ~FileBeside() {
    if (!beside_.empty()) ::unlink(beside_.c_str());
  }
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;
  [[nodiscard]] const std::string& name() const { return beside_; }

  /// On the disk whole, then under the name: a file that was there before is there until this moment.
  void take_place() {
    const int written = ::open(beside_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_safe = written >= 0 && ::fsync(written) == 0 && ::fchmod(written, mode()) == 0;
    if (written >= 0) ::close(written);
    if (!is_safe || ::rename(beside_.c_str(), path_.c_str()) != 0) cannot_write(path_);
    beside_.clear();
  }

 private:
  /// Of the file it replaces, or what a new file would get.
  [[nodiscard]] mode_t mode() const {
    struct stat before {};
    if (::stat(path_.c_str(), &before) == 0) return before.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
  }

  std::string path_;
  std::string beside_;
};

/// A pipe or a device is written as it is; in place of a file a whole one comes at once.
bool is_to_be_replaced(const std::string& path) {
  std::error_code unknown;
  const auto status = std::filesystem::symlink_status(path, unknown);
  return status.type() == std::filesystem::file_type::not_found || std::filesystem::is_regular_file(status);
}

void write_file(const std::string& format, Session& session, const ClubCode& club, const std::string& path) {
  std::optional<FileBeside> beside;
  if (is_to_be_replaced(path)) beside.emplace(path);
  std::ofstream file(beside ? beside->name() : path, std::ios::binary | std::ios::trunc);
  if (!file) cannot_write(path);
  write_books(format, session, club, file);
  file.close();
  if (!file) cannot_write(path);
  if (beside) beside->take_place();
}

int export_books(const std::string& format, const Arguments& arguments, Terminal& terminal) {
  Session session(arguments, terminal, Access::reading);
  const ClubCode club = session.club(arguments);
  const std::string path = arguments.get("-o");
  if (path.empty() || path == "-") {
    write_books(format, session, club, terminal.out);
  } else {
    write_file(format, session, club, path);
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
