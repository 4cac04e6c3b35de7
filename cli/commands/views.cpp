// soquy views, soquy rebuild: how the stored rows of views stand, and making them anew.

#include "cli/monthly_views.h"

#include <algorithm>
#include <ostream>

#include "cli/answer.h"
#include "cli/closest.h"
#include "cli/commands/commands.h"
#include "cli/progress.h"
#include "cli/utf8.h"

namespace soquy::cli {

namespace {

Cell cell_of(std::uint64_t number) { return Cell::number(static_cast<std::int64_t>(number)); }

/// A bar over events, for work that says how many there are only when it begins.
class EventBar {
 public:
  EventBar(Terminal& terminal, std::string what) : terminal_(terminal), what_(std::move(what)) {}
  void show(std::uint64_t done, std::uint64_t total) {
    if (!bar_) bar_ = std::make_unique<Progress>(terminal_, what_, total);
    bar_->step(done - shown_);
    shown_ = done;
  }

 private:
  Terminal& terminal_;
  std::string what_;
  std::unique_ptr<Progress> bar_;
  std::uint64_t shown_ = 0;
};

Table stopped_table(const std::vector<engine::StoppedClub>& stopped) {
  Table table;
  table.key = "stopped";
  table.title = "Stopped";
  table.columns = {{"view", "View"}, {"club", "Club"}, {"at_version", "At version"}, {"error", "Error"}};
  for (const auto& one : stopped) {
    table.rows.push_back(
        {Cell::text(one.view), Cell::text(one.club.view()), cell_of(one.version.value), Cell::text(one.error)});
  }
  return table;
}

/// The first table and those behind it that hold anything.
void print_tables(const std::vector<Table>& tables, Format format, Terminal& terminal) {
  if (format == Format::csv) {
    terminal.out << to_csv(tables.front());
  } else if (format == Format::json) {
    auto out = Document::object();
    for (const Table& table : tables) out.set(table.key, to_document(table));
    terminal.out << to_json(out);
  } else {
    for (const Table& table : tables) {
      if (&table != &tables.front() && table.rows.empty()) continue;
      terminal.out << (&table == &tables.front() ? "" : "\n") << to_text(table, Currency::vnd, screen_of(terminal));
    }
  }
}

// --- views -----------------------------------------------------------------------------------------------------------

Table status_table(const std::vector<engine::ViewStatus>& all) {
  Table table;
  table.key = "views";
  table.columns = {{"view", "View"},           {"version", "Version"},      {"in_force", "In force"},
                   {"generation", "Built"},    {"through", "Through"},      {"clubs_current", "Current"},
                   {"clubs_behind", "Behind"}, {"clubs_stopped", "Stopped"}};
  for (const auto& status : all) {
    table.rows.push_back({Cell::text(status.name), Cell::number(status.version),
                          status.in_force == 0 ? Cell::none() : Cell::number(status.in_force),
                          status.in_force == 0 ? Cell::none() : Cell::number(status.generation),
                          Cell::day(status.through), cell_of(status.current), cell_of(status.behind),
                          cell_of(status.stopped.size())});
  }
  return table;
}

void catch_up_all(Session& session, Terminal& terminal) {
  static_cast<void>(
      engine::ChosenEvents(session.ledger().store(), programme_choice()).keep(session.ledger().view_rows()));
  EventBar bar(terminal, "folding views");
  static_cast<void>(view_runner_of(session.ledger())
                        .catch_up(engine::last_month_end(session.today()),
                                  [&](std::uint64_t now, std::uint64_t total) { bar.show(now, total); }));
}

/// What stands below the table. Days are left to the table: the line is the same in every month.
std::string told_of_views(const std::vector<engine::ViewStatus>& all, Day month_end) {
  const bool reaches = std::all_of(all.begin(), all.end(), [&](const auto& one) {
    return one.through >= month_end || one.current + one.behind + one.stopped.size() == 0;
  });
  return "\nClubs that are behind are folded when they are asked about; an answer is never older than the books.\n" +
         std::string(reaches ? ""
                             : "The last month's end that is over is not kept for every club, so questions about it "
                               "take longer. To keep it: soquy views --catch-up\n");
}

int show_views(const Arguments& arguments, Terminal& terminal) {
  const bool catches_up = arguments.flag("--catch-up");
  Session session(arguments, terminal, catches_up ? Access::writing : Access::reading);
  if (catches_up) catch_up_all(session, terminal);
  const auto all = view_runner_of(session.ledger()).status();
  std::vector<engine::StoppedClub> stopped;
  for (const auto& status : all) stopped.insert(stopped.end(), status.stopped.begin(), status.stopped.end());
  const Format format = typed_format(arguments);
  print_tables({status_table(all), stopped_table(stopped)}, format, terminal);
  if (format == Format::table) terminal.out << told_of_views(all, engine::last_month_end(session.today()));
  return stopped.empty() ? done : refused;
}

// --- rebuild ---------------------------------------------------------------------------------------------------------

/// Names in the order in which they were typed. Throws UsageError that lists the views when one is none.
std::vector<std::string> typed_views(const Arguments& arguments) {
  std::vector<std::string> known;
  for (const auto& view : monthly_views()) known.push_back(view.name);
  std::vector<std::string> names = arguments.all("VIEW");
  for (std::string& name : names) {
    std::replace(name.begin(), name.end(), '-', '_');
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    throw UsageError("VIEW is " + in_quotes(name) + ": the stored views are " + listed(known, "and") + "." +
                     did_you_mean(name, known));
  }
  return names;
}

Table rebuilt_table(const std::vector<engine::RebuiltView>& all) {
  Table table;
  table.key = "views";
  table.columns = {{"view", "View"},
                   {"version_before", "Version before"},
                   {"version", "Version"},
                   {"through", "Through"},
                   {"clubs", "Clubs"},
                   {"events", "Events"},
                   {"rows", "Rows"},
                   {"clubs_compared", "Compared"},
                   {"rows_differed", "Differed"},
                   {"clubs_stopped", "Stopped"}};
  for (const auto& view : all) {
    table.rows.push_back(
        {Cell::text(view.name), view.version_before == 0 ? Cell::none() : Cell::number(view.version_before),
         Cell::number(view.version), Cell::day(view.through), cell_of(view.clubs), cell_of(view.events),
         cell_of(view.rows), cell_of(view.compared), cell_of(view.differed), cell_of(view.stopped.size())});
  }
  return table;
}

Table differed_table(const std::vector<engine::RebuiltView>& all) {
  Table table;
  table.key = "differences";
  table.title = "Rows that differed";
  table.columns = {{"view", "View"}, {"club", "Club"}, {"day", "Month's end"}};
  for (const auto& view : all)
    for (const auto& one : view.differences)
      table.rows.push_back({Cell::text(view.name), Cell::text(one.club.view()), Cell::day(one.day)});
  return table;
}

/// What the numbers mean, on err: what differed is put right by now.
void tell_what_differed(const engine::RebuiltView& view, Terminal& terminal) {
  if (!view.unreadable.empty())
    terminal.err << "soquy: the stored rows of " << view.name << " could not be read to the end (" << view.unreadable
                 << "); they are made anew, and nothing of the books is lost.\n";
  if (view.differed == 0) return;
  const std::string rows = std::to_string(view.differed) + (view.differed == 1 ? " row" : " rows") + " of " + view.name;
  if (view.version == view.version_before) {
    terminal.err << "soquy: " << rows << (view.differed == 1 ? " was" : " were")
                 << " not what the events make; that is put right now. The events themselves are proved by: soquy "
                    "verify\n";
  } else {
    terminal.err << "note: under version " << view.version << " other bytes than under version " << view.version_before
                 << " stand in " << rows << "; that is what a new version is for.\n";
  }
}

int rebuild_views(const Arguments& arguments, Terminal& terminal) {
  const auto names = typed_views(arguments);
  Session session(arguments, terminal, Access::writing);
  if (names.empty())
    static_cast<void>(
        engine::ChosenEvents(session.ledger().store(), programme_choice()).keep_anew(session.ledger().view_rows()));
  std::vector<engine::RebuiltView> rebuilt;
  {
    EventBar bar(terminal, "folding views");
    rebuilt = view_runner_of(session.ledger())
                  .rebuild(names, engine::last_month_end(session.today()),
                           [&](std::uint64_t now, std::uint64_t total) { bar.show(now, total); });
  }
  std::vector<engine::StoppedClub> stopped;
  bool is_sound = true;
  for (const auto& view : rebuilt) {
    stopped.insert(stopped.end(), view.stopped.begin(), view.stopped.end());
    is_sound = is_sound && !view.found_damage() && view.stopped.empty();
    tell_what_differed(view, terminal);
  }
  print_tables({rebuilt_table(rebuilt), differed_table(rebuilt), stopped_table(stopped)}, typed_format(arguments),
               terminal);
  return is_sound ? done : refused;
}

CommandSpec views_command() {
  CommandSpec spec;
  spec.name = "views";
  spec.summary = "how the stored rows of views stand: version, how far they go, clubs behind or stopped";
  spec.details =
      "Some views are kept for every month's end of every club, so that a question about all clubs is answered at "
      "once. "
      "They are kept up by every command that records, and can be thrown away. Stopped is a club whose events a view "
      "could not fold; it is tried again when the club moves or with soquy rebuild. Exit codes: 0 all goes, 1 "
      "something "
      "is stopped.";
  spec.examples = {"soquy views", "soquy views --catch-up", "soquy views --format json"};
  spec.options = {{"--catch-up", "", "fold every club that is behind first", {}, false, false, ""},
                  {"--format", "FORMAT", "how to print", {"table", "csv", "json"}, false, false, "table"}};
  spec.run = show_views;
  return spec;
}

CommandSpec rebuild_command() {
  CommandSpec spec;
  spec.name = "rebuild";
  spec.summary = "make the stored rows of views anew from the events, and say what differed";
  spec.details =
      "Folds every club from its first event beside the rows that answer now, compares the two row by row, and "
      "switches "
      "in one write. Interrupted, it leaves the old rows as they were. Only clubs whose rows were up to date are "
      "compared. Exit codes: 0 nothing differed, 1 something did (it is put right by then) or a club could not be "
      "folded.";
  spec.examples = {"soquy rebuild", "soquy rebuild trial_balance --format json"};
  spec.positionals = {{"VIEW", "these views only, as in soquy views; all when not given", false, true}};
  spec.options = {{"--format", "FORMAT", "how to print", {"table", "csv", "json"}, false, false, "table"}};
  spec.run = rebuild_views;
  return spec;
}

}  // namespace

std::vector<CommandSpec> view_commands() { return {views_command(), rebuild_command()}; }

}  // namespace soquy::cli
