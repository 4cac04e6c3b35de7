// soquy verify: proves a store, or one club of it.

#include "engine/verify.h"

#include <ostream>

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/monthly_views.h"

namespace soquy::cli {

namespace {

/// Verify tells its findings apart by exit code (docs/AUDIT.md); 5 is kept for a fork, two signed histories.
enum VerifyExit : int { tampered = 1, rolled_back = 4, view_differs = 6 };

int exit_of(const engine::VerifyReport& report) {
  if (report.is_sound()) return done;
  bool rollback = false;
  for (const auto& difference : report.differences) {
    if (difference.kind == engine::DifferenceKind::tampering) return tampered;
    if (difference.kind == engine::DifferenceKind::broken_promise) return tampered;
    rollback = rollback || difference.kind == engine::DifferenceKind::rollback;
  }
  return rollback ? rolled_back : view_differs;
}

/// "verify [##########..............] 42%" on one line of a terminal.
class ProgressBar {
 public:
  explicit ProgressBar(Terminal& terminal) : terminal_(terminal) {}
  ~ProgressBar() {
    if (shown_ >= 0) terminal_.err << "\r\x1b[K" << std::flush;
  }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  void show(std::uint64_t now, std::uint64_t total) {
    if (!terminal_.err_is_terminal || total == 0) return;
    const auto percent = static_cast<int>(now * 100 / total);
    if (percent == shown_) return;
    shown_ = percent;
    constexpr int kWidth = 40;
    std::string bar(kWidth, '.');
    bar.replace(0, static_cast<std::size_t>(percent * kWidth / 100), static_cast<std::size_t>(percent * kWidth / 100),
                '#');
    terminal_.err << "\rverify [" << bar << "] " << percent << "%" << std::flush;
  }

 private:
  Terminal& terminal_;
  int shown_ = -1;
};

std::string place_of(const engine::Difference& difference) {
  if (difference.club.is_empty()) return "log";
  const std::string club = difference.club.text();
  return difference.version.is_none() ? club : club + " #" + std::to_string(difference.version.value);
}

Table differences_of(const engine::VerifyReport& report) {
  Table table;
  table.key = "differences";
  table.columns = {{"kind", "Kind"}, {"club", "Club"}, {"version", "Version"}, {"what", "What"}};
  for (const auto& difference : report.differences) {
    table.rows.push_back({Cell::text(engine::to_text(difference.kind)), Cell::text(difference.club.text()),
                          Cell::number(static_cast<std::int64_t>(difference.version.value)),
                          Cell::text(difference.what)});
  }
  return table;
}

void print_json(const engine::VerifyReport& report, Terminal& terminal) {
  auto out = Document::object();
  const auto number = [&](const char* key, std::uint64_t value) { out.set(key, static_cast<std::int64_t>(value)); };
  out.set_flag("sound", report.is_sound());
  number("clubs", report.clubs);
  number("commits", report.commits);
  number("events", report.events);
  number("log_size", report.log_size);
  out.set("log_root", to_hex(report.log_root));
  number("texts_present", report.texts_present);
  number("texts_erased", report.texts_erased);
  number("approvals_named", report.approvals_named);
  number("approvals_pin", report.approvals_pin);
  number("approvals_key", report.approvals_key);
  number("differences_found", report.found);
  out.set("differences", to_document(differences_of(report)));
  terminal.out << to_json(out);
}

/// "1 club", "10 clubs"
std::string counted(std::uint64_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

void print_words(const engine::VerifyReport& report, Terminal& terminal) {
  const std::uint64_t approvals = report.approvals_named + report.approvals_pin + report.approvals_key;
  terminal.out << counted(report.clubs, "club") << ", " << counted(report.commits, "commit") << ", "
               << counted(report.events, "event") << "\n";
  if (report.log_size > 0 && !report.log_root.is_zero()) {
    terminal.out << "log of " << counted(report.log_size, "event") << ", root " << to_hex(report.log_root) << "\n";
  }
  terminal.out << counted(report.texts_present, "text") << " as committed, " << report.texts_erased << " erased\n";
  terminal.out << counted(approvals, "approval") << ": " << report.approvals_named << " only named, "
               << report.approvals_pin << " by pin (the device's word), " << report.approvals_key << " signed\n";
  if (report.is_sound()) {
    terminal.out << "sound: every hash, every balance and every promise holds\n";
    return;
  }
  const auto& first = report.differences.front();
  terminal.out << counted(report.found, "difference") << "; the first: " << place_of(first) << ": " << first.what
               << "\n";
  terminal.out << to_text(differences_of(report));
}

int verify_store(const Arguments& arguments, Terminal& terminal) {
  engine::VerifyReport report;
  try {
    Session session(arguments, terminal, Access::reading);
    engine::VerifyOptions options;
    if (arguments.has("CLUB")) options.only = session.club(arguments);
    options.views = monthly_views();
    options.choices = {programme_choice()};
    options.view_rows = &session.ledger().view_rows();
    ProgressBar bar(terminal);
    report = engine::verify(session.ledger().store(), session.ledger().people(), options,
                            [&](std::uint64_t now, std::uint64_t total) { bar.show(now, total); });
  } catch (const engine::StoreFailure& failure) {
    // What keeps the store from opening at all is itself what verify is asked about.
    const bool rollback = failure.cause() == engine::StoreFailure::Cause::rollback;
    if (!rollback && failure.cause() != engine::StoreFailure::Cause::corrupt) throw;
    terminal.err << "soquy: " << failure.what() << "\n";
    return rollback ? rolled_back : tampered;
  }
  switch (typed_format(arguments)) {
    case Format::json: print_json(report, terminal); break;
    case Format::csv: terminal.out << to_csv(differences_of(report)); break;
    case Format::xlsx:
    case Format::html:  // not among its choices
    case Format::table: print_words(report, terminal); break;
  }
  return exit_of(report);
}

}  // namespace

CommandSpec verify_command() {
  CommandSpec spec;
  spec.name = "verify";
  spec.summary = "prove that nothing was changed, dropped, inserted or reordered";
  spec.details =
      "Recomputes every tree from the stored bytes, reads every event, asks every promise of the books again over all "
      "history, compares texts with their commitments, and stored balances and rows of views with a fresh fold. Names "
      "the first "
      "difference by club and version. Exit codes: 0 sound, 1 tampering or a broken promise, 4 rollback, 6 only a "
      "stored view differs.";
  spec.examples = {"soquy verify --store ~/so-quy", "soquy verify HP-01 --format json"};
  spec.positionals = {{"CLUB", "one club only; all clubs and the log when not given", false, false}};
  spec.options = {{"--format", "FORMAT", "how to print", {"table", "csv", "json"}, false, false, "table"}};
  spec.run = verify_store;
  return spec;
}

}  // namespace soquy::cli
