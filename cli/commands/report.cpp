// soquy report: what the programme hands on every six months and every year.

#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/commands/report_clubs.h"
#include "cli/typed.h"

namespace soquy::cli {

namespace {

projections::ReportPeriod typed_period(ReportKind kind, const Arguments& arguments) {
  const auto year = static_cast<int>(typed_number(arguments.get("--year"), "--year", kFirstYear, kLastYear));
  const int half = arguments.get("--half") == "2" ? 2 : 1;
  projections::ReportPeriod period = *projections::report_period(kind, year, half);
  if (arguments.has("--due")) period.due = typed_day(arguments.get("--due"), "--due");
  return period;
}

ReportAsk typed_report(ReportKind kind, const Arguments& arguments, Session& session) {
  ReportAsk ask;
  ask.question = typed_question(arguments, session);
  ask.period = typed_period(kind, arguments);
  ask.level = typed_enum<RegionLevel>(arguments.get("--level"), "--level");
  if (arguments.has("--region")) ask.region = typed_region(arguments.get("--region"), "--region");
  ask.series = arguments.get("--series");
  if (arguments.has("--threshold")) ask.threshold = typed_money(arguments.get("--threshold"), "--threshold");
  if (ask.question.as_of.value_date < ask.period.first)
    throw UsageError("The period begins on " + to_iso(ask.period.first) + ", after " +
                     to_iso(ask.question.as_of.value_date) + ", the day asked about; name a later day with --as-of.");
  return ask;
}

int print_report(ReportKind kind, const Arguments& arguments, Terminal& terminal) {
  Session session(arguments, terminal, Access::reading);
  const ReportAsk ask = typed_report(kind, arguments, session);
  const ProgrammeReport report = read_report(session, ask, terminal);
  if (report.clubs.empty() && ask.region)
    throw Refusal("No club lies in " + report.region + " on " + to_iso(report.figures_of) +
                  "; see soquy rollup for the regions there are.");
  print(report_answer(report, typed_language(arguments), ask.question.format), ask.question,
        load_log_tree(session.ledger(), ask.question), terminal);
  return done;
}

CommandSpec report_command(const std::string& name, std::string summary) {
  CommandSpec spec;
  spec.name = "report " + name;
  spec.summary = std::move(summary);
  spec.options = {{"--year", "YEAR", "of the report", {}, true, false, ""}};
  spec.options.push_back({"--region", "SCHEME:CODE", "only the clubs that lie in it", {}, false, false, ""});
  spec.options.push_back({"--level",
                          "LEVEL",
                          "by which unit clubs are added up",
                          {"country", "province", "district", "commune"},
                          false,
                          false,
                          "province"});
  spec.options.push_back(series_option());
  spec.options.push_back({"--threshold",
                          "AMOUNT",
                          "income improved by more than so much a month, at first prices",
                          {},
                          false,
                          false,
                          "0"});
  spec.options.push_back(language_option());
  for (auto& option : question_options()) spec.options.push_back(std::move(option));
  return spec;
}

const char* const kReportDetails =
    "Clubs, members, funds, lending, sources, PAR30 and attendance per unit, over all clubs and per club; who has not "
    "reported, and how late; the review meetings held. Figures of the day are those of the period's last day, or of "
    "--as-of when that comes first; what happened is counted from the period's first day. Reports handed in by --as-of "
    "(today) count: by the club's own entry, else by the programme's receipt. Incomes are compared as in soquy "
    "improvement, of every household asked since its club was founded, by the published price index as it was known; "
    "what cannot be compared is unknown and says why. Every mean names what it is divided by. "
    "Practice clubs are never added to real ones.";

CommandSpec six_month_command() {
  CommandSpec spec =
      report_command("six-month", "the clubs in a half-year, due on its last day, 30 June or 31 December");
  spec.details = kReportDetails;
  spec.examples = {"soquy report six-month --year 2019 --half 1",
                   "soquy report six-month --year 2019 --half 2 --lang vi --format html --output bao-cao.html"};
  spec.options.insert(spec.options.begin() + 1,
                      {"--half", "HALF", "January to June, or July to December", {"1", "2"}, false, false, "1"});
  spec.options.push_back(
      {"--due", "DAY", "by when reports were asked for, when not by the last day", {}, false, false, ""});
  spec.run = [](const Arguments& arguments, Terminal& terminal) {
    return print_report(ReportKind::six_month, arguments, terminal);
  };
  return spec;
}

CommandSpec annual_command() {
  CommandSpec spec = report_command("annual", "the clubs in a year, due on 15 December of it");
  spec.details = std::string(kReportDetails) +
                 "\n\nThe plan asks for the report by 15 December, before the year is over: --as-of that day gives the "
                 "figures until then, and a report through any day of the year is one of it.";
  spec.examples = {
      "soquy report annual --year 2019 --as-of 2019-12-15",
      "soquy report annual --year 2019 --region TCTK-2018:51 --lang vi --format xlsx --output nam-2019.xlsx"};
  spec.options.push_back(
      {"--due", "DAY", "by when reports were asked for, when not by 15 December", {}, false, false, ""});
  spec.run = [](const Arguments& arguments, Terminal& terminal) {
    return print_report(ReportKind::annual, arguments, terminal);
  };
  return spec;
}

}  // namespace

std::vector<CommandSpec> report_commands() { return {six_month_command(), annual_command()}; }

}  // namespace soquy::cli
