// soquy bench national: prints what national_bench measured.

#include "cli/commands/bench_national.h"

#include <algorithm>
#include <ostream>
#include <sstream>
#include <string>
#include <thread>

#include "cli/answer.h"
#include "cli/club_figures_read.h"
#include "cli/club_reading.h"
#include "cli/commands/commands.h"
#include "cli/monthly_views.h"
#include "cli/record.h"
#include "projections/attention.h"
#include "projections/programme.h"

namespace soquy::cli {

namespace {

Table national_table(const NationalResult& result) {
  Table table;
  table.columns = {{"what", "What"},
                   {"microseconds", "Microseconds"},
                   {"rows", "Rows"},
                   {"events", "Events"},
                   {"bytes", "Bytes"},
                   {"events_per_second", "Events a second"},
                   {"mebibytes_per_second", "MiB a second"}};
  const auto number = [](std::uint64_t value) {
    return value == 0 ? Cell::none() : Cell::number(static_cast<std::int64_t>(value));
  };
  for (const BenchLine& line : result.lines) {
    const bool timed = line.is_measured;
    table.rows.push_back({Cell::text(timed ? line.what : line.what + " (not asked)"),
                          timed ? Cell::number(line.nanoseconds / 1000) : Cell::none(), number(line.rows),
                          number(line.events), number(line.bytes),
                          line.bytes > 0 ? Cell::number(line.a_second(line.events)) : Cell::none(),
                          line.bytes > 0 ? Cell::number(line.a_second(line.bytes) >> 20) : Cell::none()});
  }
  return table;
}

std::string national_statement(const NationalResult& result, unsigned threads, std::int64_t rounds) {
  const BenchedStore& store = result.store;
  return std::to_string(store.clubs.size()) + " clubs, " + std::to_string(store.events) + " events, " +
         std::to_string(store.disk_bytes >> 20) + " MiB on disk, files in memory where they fit. " +
         std::to_string(threads) + (threads == 1 ? " thread" : " threads") +
         " over all clubs, one thread for the rest, on a machine of " +
         std::to_string(std::thread::hardware_concurrency()) + " cores; the fastest of " + std::to_string(rounds) +
         " rounds. The month's end is " + to_iso(store.month_end) + ", the club " + store.club.text() +
         ". The bare scan puts the same rows through SHA-256 and does nothing else; of its events a second making "
         "the rows of all views, hashes checked, reaches " +
         to_percent(result.replay_of_scan) + ".";
}

void print_nation(const NationalResult& result, const std::string& statement, unsigned threads, Format format,
                  Terminal& terminal) {
  const Table table = national_table(result);
  switch (format) {
    case Format::xlsx:
    case Format::html:  // not among its choices
    case Format::table: terminal.out << statement << "\n\n" << to_text(table); break;
    case Format::csv:
      terminal.out << to_csv(table);
      terminal.err << statement << "\n";
      break;
    case Format::json: {
      const BenchedStore& store = result.store;
      Document answer = Document::object();
      answer.set("measured", statement)
          .set("clubs", static_cast<std::int64_t>(store.clubs.size()))
          .set("events", static_cast<std::int64_t>(store.events))
          .set("disk_bytes", static_cast<std::int64_t>(store.disk_bytes))
          .set("threads", std::int64_t{threads})
          .set("cores", std::int64_t{std::thread::hardware_concurrency()})
          .set("month_end", to_iso(store.month_end))
          .set("replay_events_per_second", result.replay_of_scan.numerator)
          .set("scan_events_per_second", result.replay_of_scan.denominator)
          .set("rows", to_document(table));
      terminal.out << to_json(answer);
      break;
    }
  }
}

int bench_nation(const Arguments& arguments, Terminal& terminal, const NationalQuestions& questions) {
  constexpr std::int64_t kMostThreads = 64;
  const std::int64_t cores = std::clamp<std::int64_t>(std::thread::hardware_concurrency(), 1, kMostThreads);
  const auto threads = static_cast<unsigned>(
      arguments.has("--threads") ? typed_number(arguments.get("--threads"), "--threads", 1, kMostThreads) : cores);
  const auto rounds = typed_number(arguments.get("--rounds"), "--rounds", 1, 100);
  const NationalResult result = measure_nation(arguments.get("DIR"), threads, rounds, questions);
  print_nation(result, national_statement(result, threads, rounds), threads, typed_format(arguments), terminal);
  return done;
}

}  // namespace

CommandSpec bench_national_command(NationalQuestions questions) {
  CommandSpec spec;
  spec.name = "bench national";
  spec.summary = "how fast this machine opens, asks and replays a store of many clubs";
  spec.details =
      "Reads the store and writes nothing. Replaying reads every event, checks its hash in the club's tree and folds "
      "it; beside it the same rows are only scanned and hashed, with as many threads in the same run, so that figures "
      "of two machines can be compared by what they reach of the scan.";
  spec.examples = {"soquy bench national ca-nuoc", "soquy bench national ca-nuoc --threads 1 --format json"};
  spec.positionals = {{"DIR", "the store; soquy simulate makes one", true, false}};
  spec.options = {maybe("--threads", "N", "threads over all clubs; otherwise as many as the machine has cores"),
                  maybe("--rounds", "N", "how often each figure is measured; the fastest counts", {}, "3"),
                  maybe("--format", "FORMAT", "how to print", {"table", "csv", "json"}, "table")};
  spec.needs_store = false;
  spec.run = [questions = std::move(questions)](const Arguments& arguments, Terminal& terminal) {
    return bench_nation(arguments, terminal, questions);
  };
  return spec;
}

namespace {

/// The figures of all clubs on these days, out of the rows that are kept; a bench that folded histories would measure
/// something else, so it says so.
ClubReading kept_figures(engine::Ledger& ledger, std::vector<Day> days) {
  std::istringstream nothing;
  std::ostringstream nowhere;
  Terminal quiet{nothing, nowhere, nowhere};
  Question question;
  question.known_by = KnownBy::accepted_at;
  const Day over = *std::max_element(days.begin(), days.end());
  ClubReading reading = read_clubs_on(ledger, add_days(over, 1), question, std::move(days), quiet);
  if (reading.folded > 0)
    throw Refusal("The rows of " + std::to_string(reading.folded) + " clubs are not kept up; run soquy rebuild first.");
  return reading;
}

std::uint64_t roll_up_rows(engine::Ledger& ledger, Day day) {
  ClubReading reading = kept_figures(ledger, {day});
  std::vector<projections::ClubFigures> clubs;
  clubs.reserve(reading.clubs.size());
  for (auto& club : reading.clubs) clubs.push_back(std::move(club.on.front()));
  projections::Programme programme;
  for (const Event& event : load_chosen(ledger, {}, programme_choice())) programme.apply(event);
  return programme.by_region(clubs, day, RegionLevel::province).size();
}

std::uint64_t attention_rows_of(engine::Ledger& ledger, Day day) {
  const ClubReading reading = kept_figures(ledger, {day, months_before(day, 3), months_before(day, 12)});
  const auto rules = projections::default_attention_rules();
  std::vector<projections::AttentionRow> rows;
  for (const auto& club : reading.clubs)
    rows.push_back(attention_to({club.on[0], club.on[1].figures, club.on[2].figures, day}, rules));
  return ranked(std::move(rows)).size();
}

}  // namespace

CommandSpec bench_national_command() {
  return bench_national_command({roll_up_rows, attention_rows_of, monthly_views()});
}

}  // namespace soquy::cli
