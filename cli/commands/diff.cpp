// soquy diff: why a figure differs between two answers, entry by entry.

#include <algorithm>
#include <map>
#include <set>

#include "cli/closest.h"
#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/event_words.h"
#include "cli/utf8.h"
#include "projections/figures_and_balances.h"

namespace soquy::cli {

namespace {

using projections::Contribution;
using projections::ExplainedChange;
using projections::ExplainedFigure;
using projections::FigureSort;
using projections::Taken;

// --- The two answers -------------------------------------------------------------------------------------------------

/// "A..B" cut in two; without dots the second is empty.
struct TypedRange {
  std::string first;
  std::string second;
  bool is_range = false;
};

TypedRange typed_range(const Arguments& arguments, const std::string& name) {
  const std::string text = arguments.get(name);
  const auto dots = text.find("..");
  if (dots == std::string::npos) return {text, {}, false};
  TypedRange range{text.substr(0, dots), text.substr(dots + 2), true};
  if (range.first.empty())
    throw UsageError(name + " is '" + text.substr(0, 60) + "': the earlier of the two is missing before the dots.");
  return range;
}

void put(Arguments& arguments, const std::string& name, const std::string& value) {
  if (value.empty()) {
    arguments.values.erase(name);
  } else {
    arguments.values[name] = {value};
  }
}

/// What was typed, once for the earlier answer and once for the later.
struct TypedPair {
  Arguments before;
  Arguments after;
};

TypedPair typed_pair(const Arguments& arguments) {
  const TypedRange days = typed_range(arguments, "--as-of");
  const TypedRange known = typed_range(arguments, "--known-as-of");
  if (days.is_range && known.is_range)
    throw UsageError(
        "Both --as-of and --known-as-of name two: compare two knowledges of one day, or two days of one knowledge.");
  if (!days.is_range && known.first.empty())
    throw UsageError(
        "What is to be compared? Two knowledges of one day: --as-of 2019-03-31 --known-as-of 2019-04-05 (and now). Two "
        "days: --as-of 2019-02-28..2019-03-31");
  TypedPair pair{arguments, arguments};
  put(pair.before, "--as-of", days.first);
  put(pair.after, "--as-of", days.is_range ? days.second : days.first);
  put(pair.before, "--known-as-of", known.first);
  put(pair.after, "--known-as-of", days.is_range ? known.first : known.second);
  return pair;
}

/// The later answer's history ends with what it knows, so a later first knowledge shows in the bounds alone.
void check_earlier(const AsOf& before, const Query& query) {
  const AsOf& after = query.question().as_of;
  const Version named = before.known_version;
  if (before.value_date > after.value_date)
    throw UsageError("--as-of goes back from " + to_iso(before.value_date) + " to " + to_iso(after.value_date) +
                     ": write the earlier day first.");
  if (before.known > after.known ||
      (after.known_version != AsOf{}.known_version && named != AsOf{}.known_version && named > after.known_version))
    throw UsageError("--known-as-of: the first knows more than the second; write the earlier one first.");
  if (named != AsOf{}.known_version && named > query.history().version)
    throw UsageError("--known-as-of is 'version:" + std::to_string(named.value) +
                     "': what the later answer knows has " + std::to_string(query.history().version.value) +
                     " entries; name one of them.");
}

// --- Figures ---------------------------------------------------------------------------------------------------------

std::string shown_change(std::int64_t change, FigureSort sort, Currency currency) {
  const std::string text = sort == FigureSort::money ? to_grouped(Money{change}, currency) : std::to_string(change);
  return (change > 0 ? "+" : "") + text;
}

/// "#57", "#57 to #63" when they were taken together, "time alone".
std::string shown_cause(const Contribution& one) {
  if (one.is_time()) return "time alone";
  const std::string first = "#" + std::to_string(one.events.front().value);
  return one.events.size() == 1 ? first : first + " to #" + std::to_string(one.events.back().value);
}

std::string because_of(const ExplainedFigure& figure, std::size_t most, Currency currency) {
  std::string text;
  for (std::size_t i = 0; i < figure.contributions.size(); ++i) {
    if (i == most) return text + ", and " + std::to_string(figure.contributions.size() - most) + " more";
    const Contribution& one = figure.contributions[i];
    text += (i == 0 ? "" : ", ") + shown_cause(one) + " " + shown_change(one.change, figure.sort, currency);
  }
  return text;
}

Table figure_table(const std::vector<ExplainedFigure>& figures, FigureSort sort, bool all, Currency currency) {
  constexpr std::size_t kCauses = 4;
  const bool is_money = sort == FigureSort::money;
  const std::string end = is_money ? "_minor" : "";
  Table table;
  table.key = is_money ? "rows" : "counts";
  table.title = is_money ? "Money" : "Counts";
  table.columns = {{"figure", "Figure"},
                   {"before" + end, "Before"},
                   {"after" + end, "After"},
                   {"difference" + end, "Difference"},
                   {"because_of", "Because of"}};
  const auto cell = [&](std::int64_t value) { return is_money ? Cell::money(Money{value}) : Cell::number(value); };
  for (const auto& figure : figures) {
    if (figure.sort != sort) continue;
    const std::size_t most = all ? figure.contributions.size() : kCauses;
    table.rows.push_back({Cell::text(figure.name), cell(figure.before), cell(figure.after), cell(figure.difference()),
                          Cell::text(because_of(figure, most, currency))});
  }
  return table;
}

// --- Entries ---------------------------------------------------------------------------------------------------------

const Event& event_at(const Query& query, Version version) { return query.history().events[version.value - 1]; }

/// One entry in words; several by their kinds: "3 repayment_received, 1 meeting_held".
std::string what_happened(const std::vector<Version>& versions, const Query& query) {
  if (versions.size() == 1) return in_words(event_at(query, versions.front()).payload, query.history().currency);
  std::map<std::string_view, int> kinds;
  for (const Version version : versions) ++kinds[to_text(event_at(query, version).payload.kind())];
  std::string text;
  for (const auto& [kind, count] : kinds)
    text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(kind);
  return text;
}

/// What one step changed, figure by figure.
struct ToldStep {
  const Contribution* step = nullptr;
  std::vector<std::string> changes;
};

/// By the version of the first entry of each step. That only time passed is no entry.
std::map<Version, ToldStep> told_by_step(const std::vector<ExplainedFigure>& figures, Currency currency) {
  std::map<Version, ToldStep> steps;
  for (const auto& figure : figures) {
    for (const Contribution& one : figure.contributions) {
      if (one.is_time()) continue;
      ToldStep& told = steps[one.events.front()];
      told.step = &one;
      told.changes.push_back(figure.name + " " + shown_change(one.change, figure.sort, currency));
    }
  }
  return steps;
}

std::string first_changes(const std::vector<std::string>& changes) {
  constexpr std::size_t kChanges = 4;
  std::string text;
  for (std::size_t i = 0; i < std::min(changes.size(), kChanges); ++i) text += (i == 0 ? "" : ", ") + changes[i];
  return changes.size() <= kChanges ? text : text + ", and " + std::to_string(changes.size() - kChanges) + " more";
}

Table entry_table(const std::vector<ExplainedFigure>& figures, const Query& query) {
  Table table;
  table.key = "entries";
  table.title = "The entries behind it";
  table.columns = {{"entry", "Entry"}, {"day", "Day"},    {"recorded_at", "Recorded at"},
                   {"kind", "Kind"},   {"words", "What"}, {"changes", "Changed"}};
  for (const auto& [version, told] : told_by_step(figures, query.history().currency)) {
    const auto& step = *told.step;
    const Event& first = event_at(query, version);
    const std::string until = step.from == step.to ? "" : " to " + to_iso(step.to);
    table.rows.push_back({Cell::text(shown_cause(step)), Cell::text(to_iso(step.from) + until),
                          Cell::text(to_iso(first.envelope.recorded_at)),
                          Cell::text(step.events.size() == 1 ? to_text(first.payload.kind()) : "several"),
                          Cell::text(what_happened(step.events, query)), Cell::text(first_changes(told.changes))});
  }
  return table;
}

/// For programs: every contribution to every figure. Money and counts stand in columns of their own.
Table contribution_table(const std::vector<ExplainedFigure>& figures, const Query& query) {
  Table table;
  table.columns = {{"figure", "Figure"},
                   {"before", "Before"},
                   {"after", "After"},
                   {"change", "Change"},
                   {"before_minor", "Before"},
                   {"after_minor", "After"},
                   {"change_minor", "Change"},
                   {"version", "Entry"},
                   {"last_version", "Last"},
                   {"from", "From"},
                   {"to", "To"},
                   {"recorded_at", "Recorded at"},
                   {"kind", "Kind"},
                   {"words", "What"}};
  for (const auto& figure : figures) {
    const bool is_money = figure.sort == FigureSort::money;
    const auto count = [&](std::int64_t value) { return is_money ? Cell::none() : Cell::number(value); };
    const auto money = [&](std::int64_t value) { return is_money ? Cell::money(Money{value}) : Cell::none(); };
    for (const Contribution& one : figure.contributions) {
      auto& row = table.rows.emplace_back();
      row = {Cell::text(figure.name), count(figure.before), count(figure.after), count(one.change),
             money(figure.before),    money(figure.after),  money(one.change)};
      const bool is_time = one.is_time();
      const auto number = [&](Version version) { return Cell::number(static_cast<std::int64_t>(version.value)); };
      row.push_back(is_time ? Cell::none() : number(one.events.front()));
      row.push_back(is_time ? Cell::none() : number(one.events.back()));
      row.push_back(Cell::day(one.from));
      row.push_back(Cell::day(one.to));
      row.push_back(is_time ? Cell::none()
                            : Cell::text(to_iso(event_at(query, one.events.front()).envelope.recorded_at)));
      row.push_back(Cell::text(is_time                  ? "time"
                               : one.events.size() == 1 ? to_text(event_at(query, one.events.front()).payload.kind())
                                                        : "several"));
      row.push_back(Cell::text(is_time ? "only time passed" : what_happened(one.events, query)));
    }
  }
  return table;
}

// --- The command -----------------------------------------------------------------------------------------------------

std::string taken_in_words(Taken taken) {
  switch (taken) {
    case Taken::one_by_one: return "one by one";
    case Taken::by_commit: return "command by command";
    case Taken::by_month: break;
  }
  return "month by month";
}

/// A ratio has two figures, one above the line and one below; most of who asks for a ratio means PAR30.
UsageError no_such_figure(const std::string& name) {
  std::vector<std::string> known;
  for (const auto& figure : projections::all_figures()) known.emplace_back(figure.name);
  return UsageError("--figure is " + in_quotes(name) +
                    ": name a figure as this command prints it, as outstanding or 'balance income 111'; of a ratio one "
                    "of its two, as at_risk_30 of PAR30." +
                    did_you_mean(name, known));
}

/// Only the figures that were asked for.
void choose(ExplainedChange& change, const Arguments& arguments) {
  const auto asked = arguments.all("--figure");
  if (asked.empty()) return;
  for (const auto& name : asked) {
    if (projections::find_figure(name) == nullptr && !name.starts_with("balance ")) throw no_such_figure(name);
  }
  std::erase_if(change.figures, [&](const ExplainedFigure& figure) {
    return std::find(asked.begin(), asked.end(), figure.name) == asked.end();
  });
}

std::string shown_moment(const Arguments& arguments) {
  const std::string typed = arguments.get("--known-as-of");
  return typed.empty() ? "now" : typed;
}

std::string diff_title(const TypedPair& pair, const AsOf& before, const Query& query) {
  const std::string day = to_iso(query.day());
  const std::string what =
      before.value_date == query.day()
          ? "Why the answer as of " + day + ", as known " + shown_moment(pair.before) +
                ", differs from that as known " + shown_moment(pair.after)
          : "What changed from " + to_iso(before.value_date) + " to " + day + ", as known " + shown_moment(pair.after);
  return what + ", " + query.club_name();
}

/// An empty table does not say whether nothing was found or nothing was looked for.
std::string nothing_differs(const Arguments& arguments, const ExplainedChange& change) {
  if (change.events == 0) return "Nothing differs: the later answer sees no entry that the earlier one did not see.";
  return arguments.has("--figure") ? "The figures that were asked for are the same in both answers."
                                   : "No figure differs, though the later answer sees more entries.";
}

int diff(const Arguments& arguments, Terminal& terminal) {
  const TypedPair pair = typed_pair(arguments);
  Query query(pair.after, terminal);
  const AsOf before = typed_question(query.question().club, pair.before, query.session()).as_of;
  const auto& events = query.history().events;
  check_earlier(before, query);
  ExplainedChange change =
      projections::explain_change(events, before, query.question().as_of, projections::FiguresAndBalances{});
  choose(change, arguments);
  const Currency currency = query.history().currency;
  Answer answer;
  answer.view = "explained_change";
  answer.title = diff_title(pair, before, query);
  if (query.question().format == Format::table) {
    const bool all = arguments.has("--figure");
    answer.tables = {figure_table(change.figures, FigureSort::money, all, currency),
                     figure_table(change.figures, FigureSort::count, all, currency),
                     entry_table(change.figures, query)};
  } else {
    answer.tables = {contribution_table(change.figures, query)};
  }
  if (change.figures.empty() && query.question().format == Format::table) {
    answer.tables.clear();
    answer.title += "\n" + nothing_differs(arguments, change);
  }
  answer.facts = {{"figures_changed", "Figures that differ", Cell::number(std::ssize(change.figures))},
                  {"entries_between", "Entries that only the later answer sees",
                   Cell::number(static_cast<std::int64_t>(change.events))},
                  {"taken", "Taken", Cell::text(taken_in_words(change.taken))}};
  return query.print(answer);
}

}  // namespace

CommandSpec diff_command() {
  CommandSpec spec = query_spec("diff", "why a figure differs between two answers, entry by entry", diff);
  spec.details =
      "Two knowledges of one day: what did the report of 31 March say on 5 April, and why is it different now? Or two "
      "days of one knowledge: what changed in March?\n\n"
      "The entries that only the later answer sees are added one after the other, and what a figure changes by is laid "
      "to the entry after which it changed: it sums to the difference, whatever the figure. What no entry did is told "
      "as time alone. More than 400 entries are taken together, command by command or month by month.";
  spec.examples = {"soquy diff HP-01 --as-of 2019-03-31 --known-as-of 2019-04-05",
                   "soquy diff HP-01 --as-of 2019-03-31 --known-as-of version:40..version:57 --figure at_risk_30",
                   "soquy diff HP-01 --as-of 2019-02-28..2019-03-31 --format json"};
  for (Option& option : spec.options) {
    if (option.name == "--as-of") {
      option.value = "DAY[..DAY]";
      option.help = "the day both answers are about, today when not given; or two days, the earlier first";
    } else if (option.name == "--known-as-of") {
      option.value = "MOMENT[..MOMENT]";
      option.help =
          "what the earlier answer knew, and what the later one knows (now when not given): days, "
          "2019-03-10T18:30:00Z, or version:N";
    }
  }
  spec.options.push_back({"--figure",
                          "NAME",
                          "only this figure, with all entries behind it; may be given more than once",
                          {},
                          false,
                          true,
                          ""});
  return spec;
}

}  // namespace soquy::cli
