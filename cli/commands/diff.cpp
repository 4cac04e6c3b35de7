// soquy diff: why a figure differs between two answers, entry by entry.

#include <algorithm>

#include "cli/closest.h"
#include "cli/commands/commands.h"
#include "cli/commands/diff_tables.h"
#include "cli/utf8.h"
#include "projections/figures_and_balances.h"

namespace soquy::cli {

namespace {

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

// --- The command -----------------------------------------------------------------------------------------------------

std::string taken_in_words(Taken taken, const Speaker& said) {
  switch (taken) {
    case Taken::one_by_one: return said("one by one", "từng bút toán");
    case Taken::by_commit: return said("command by command", "từng lần ghi");
    case Taken::by_month: break;
  }
  return said("month by month", "từng tháng");
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

std::string shown_moment(const Arguments& arguments, const Speaker& said) {
  const std::string typed = arguments.get("--known-as-of");
  return typed.empty() ? said("now", "nay") : typed;
}

std::string diff_title(const TypedPair& pair, const AsOf& before, const Query& query, const Speaker& said) {
  const auto shown = [&](Day one) { return to_text(Cell::day(one), Currency::vnd, said.language); };
  const std::string day = shown(query.day());
  const std::string what =
      before.value_date == query.day()
          ? said("Why the answer as of ", "Vì sao số liệu ngày ") + day +
                said(", as known ", ", theo những gì đã ghi đến ") + shown_moment(pair.before, said) +
                said(", differs from that as known ", ", khác với số liệu theo những gì đã ghi đến ") +
                shown_moment(pair.after, said)
          : said("What changed from ", "Thay đổi từ ngày ") + shown(before.value_date) + said(" to ", " đến ngày ") +
                day + said(", as known ", ", theo những gì đã ghi đến ") + shown_moment(pair.after, said);
  return what + ", " + query.club_name();
}

/// An empty table does not say whether nothing was found or nothing was looked for.
std::string nothing_differs(const Arguments& arguments, const ExplainedChange& change, const Speaker& said) {
  if (change.events == 0)
    return said("Nothing differs: the later answer sees no entry that the earlier one did not see.",
                "Không khác: câu trả lời sau không thấy thêm bút toán nào.");
  return arguments.has("--figure") ? said("The figures that were asked for are the same in both answers.",
                                          "Số liệu được hỏi giống nhau ở cả hai câu trả lời.")
                                   : said("No figure differs, though the later answer sees more entries.",
                                          "Không số liệu nào khác, dù câu trả lời sau thấy thêm bút toán.");
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
  const Language language = typed_language(arguments);
  const DiffWords words{language, language_of_cells(query.question().format, language), query.history().currency};
  const Speaker said = words.titles();
  Answer answer;
  answer.language = language;
  answer.view = "explained_change";
  answer.title = diff_title(pair, before, query, said);
  if (query.question().format == Format::table) {
    const bool all = arguments.has("--figure");
    answer.tables = {figure_table(change.figures, FigureSort::money, all, words),
                     figure_table(change.figures, FigureSort::count, all, words),
                     entry_table(change.figures, query, words)};
  } else {
    answer.tables = {contribution_table(change.figures, query, words)};
  }
  if (change.figures.empty() && query.question().format == Format::table) {
    answer.tables.clear();
    answer.title += "\n" + nothing_differs(arguments, change, said);
  }
  answer.facts = {
      {"figures_changed", said("Figures that differ", "Số liệu khác nhau"), Cell::number(std::ssize(change.figures))},
      {"entries_between", said("Entries that only the later answer sees", "Bút toán chỉ câu trả lời sau thấy"),
       Cell::number(static_cast<std::int64_t>(change.events))},
      {"taken", said("Taken", "Cách xem"), Cell::text(taken_in_words(change.taken, words.said()))}};
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
                   "soquy diff HP-01 --as-of 2019-02-28..2019-03-31 --lang vi"};
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
  spec.options.push_back(language_option());
  return spec;
}

}  // namespace soquy::cli
