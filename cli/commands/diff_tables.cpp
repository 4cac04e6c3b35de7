#include "cli/commands/diff_tables.h"

#include <algorithm>
#include <map>

#include "cli/entry_words.h"
#include "cli/event_words.h"
#include "cli/figure_words.h"
#include "cli/kind_words.h"

namespace soquy::cli {

namespace {

using projections::Contribution;
using projections::ExplainedFigure;
using projections::FigureSort;

std::string shown_change(std::int64_t change, FigureSort sort, Currency currency) {
  const std::string text = sort == FigureSort::money ? to_grouped(Money{change}, currency) : std::to_string(change);
  return (change > 0 ? "+" : "") + text;
}

/// "#57", "#57 to #63" when they were taken together, "time alone".
std::string shown_cause(const Contribution& one, const Speaker& said) {
  if (one.is_time()) return said("time alone", "chỉ do thời gian");
  const std::string first = "#" + std::to_string(one.events.front().value);
  return one.events.size() == 1 ? first : first + said(" to #", " đến #") + std::to_string(one.events.back().value);
}

/// ", and 3 more", ", và 3 mục khác"
std::string and_more(std::size_t more, const Speaker& said) {
  return said(", and ", ", và ") + std::to_string(more) + said(" more", " mục khác");
}

std::string because_of(const ExplainedFigure& figure, std::size_t most, const DiffWords& words) {
  std::string text;
  for (std::size_t i = 0; i < figure.contributions.size(); ++i) {
    if (i == most) return text + and_more(figure.contributions.size() - most, words.said());
    const Contribution& one = figure.contributions[i];
    text += (i == 0 ? "" : ", ") + shown_cause(one, words.said()) + " " +
            shown_change(one.change, figure.sort, words.currency);
  }
  return text;
}

const Event& event_at(const Query& query, Version version) { return query.history().events[version.value - 1]; }

/// One entry in words; several by their kinds: "3 repayment_received, 1 meeting_held", "3 thu nợ, 1 sinh hoạt".
std::string what_happened(const std::vector<Version>& versions, const Query& query, Language language) {
  const bool vietnamese = language == Language::vietnamese;
  if (versions.size() == 1) {
    const Payload& one = event_at(query, versions.front()).payload;
    return vietnamese ? entry_in_vietnamese(one, query.history().currency) : in_words(one, query.history().currency);
  }
  std::map<std::string, int> kinds;
  for (const Version version : versions) {
    const Kind kind = event_at(query, version).payload.kind();
    ++kinds[vietnamese ? kind_in_words(kind, language) : std::string(to_text(kind))];
  }
  std::string text;
  for (const auto& [kind, count] : kinds) text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + kind;
  return text;
}

/// What one step changed, figure by figure.
struct ToldStep {
  const Contribution* step = nullptr;
  std::vector<std::string> changes;
};

/// By the version of the first entry of each step. That only time passed is no entry.
std::map<Version, ToldStep> told_by_step(const std::vector<ExplainedFigure>& figures, const DiffWords& words) {
  std::map<Version, ToldStep> steps;
  for (const auto& figure : figures) {
    for (const Contribution& one : figure.contributions) {
      if (one.is_time()) continue;
      ToldStep& told = steps[one.events.front()];
      told.step = &one;
      told.changes.push_back(figure_in_words(figure.name, words.cells) + " " +
                             shown_change(one.change, figure.sort, words.currency));
    }
  }
  return steps;
}

std::string first_changes(const std::vector<std::string>& changes, const Speaker& said) {
  constexpr std::size_t kChanges = 4;
  std::string text;
  for (std::size_t i = 0; i < std::min(changes.size(), kChanges); ++i) text += (i == 0 ? "" : ", ") + changes[i];
  return changes.size() <= kChanges ? text : text + and_more(changes.size() - kChanges, said);
}

/// "repayment_received", "thu nợ"; "several" of those taken together.
std::string kind_of_step(const Contribution& step, const Query& query, const DiffWords& words) {
  if (step.events.size() != 1) return words.said()("several", "nhiều bút toán");
  const Kind kind = event_at(query, step.events.front()).payload.kind();
  return words.cells == Language::vietnamese ? kind_in_words(kind, words.cells) : std::string(to_text(kind));
}

}  // namespace

Table figure_table(const std::vector<ExplainedFigure>& figures, FigureSort sort, bool all, const DiffWords& words) {
  constexpr std::size_t kCauses = 4;
  const Speaker said = words.titles();
  const bool is_money = sort == FigureSort::money;
  const std::string end = is_money ? "_minor" : "";
  Table table;
  table.key = is_money ? "rows" : "counts";
  table.title = is_money ? said("Money", "Số tiền") : said("Counts", "Số đếm");
  table.columns = {{"figure", said("Figure", "Số liệu")},
                   {"before" + end, said("Before", "Trước")},
                   {"after" + end, said("After", "Sau")},
                   {"difference" + end, said("Difference", "Chênh lệch")},
                   {"because_of", said("Because of", "Do")}};
  const auto cell = [&](std::int64_t value) { return is_money ? Cell::money(Money{value}) : Cell::number(value); };
  for (const auto& figure : figures) {
    if (figure.sort != sort) continue;
    const std::size_t most = all ? figure.contributions.size() : kCauses;
    table.rows.push_back({Cell::text(figure_in_words(figure.name, words.cells)), cell(figure.before),
                          cell(figure.after), cell(figure.difference()), Cell::text(because_of(figure, most, words))});
  }
  return table;
}

Table entry_table(const std::vector<ExplainedFigure>& figures, const Query& query, const DiffWords& words) {
  const Speaker said = words.titles();
  const auto day = [&](Day one) { return to_text(Cell::day(one), words.currency, words.cells); };
  Table table;
  table.key = "entries";
  table.title = said("The entries behind it", "Các bút toán gây ra");
  table.columns = {{"entry", said("Entry", "Bút toán")},
                   {"day", said("Day", "Ngày")},
                   {"recorded_at", said("Recorded at", "Ghi lúc")},
                   {"kind", said("Kind", "Loại")},
                   {"words", said("What", "Nội dung")},
                   {"changes", said("Changed", "Làm thay đổi")}};
  for (const auto& [version, told] : told_by_step(figures, words)) {
    const auto& step = *told.step;
    const Event& first = event_at(query, version);
    const std::string until = step.from == step.to ? "" : words.said()(" to ", " đến ") + day(step.to);
    table.rows.push_back({Cell::text(shown_cause(step, words.said())), Cell::text(day(step.from) + until),
                          Cell::text(to_iso(first.envelope.recorded_at)), Cell::text(kind_of_step(step, query, words)),
                          Cell::text(what_happened(step.events, query, words.cells)),
                          Cell::text(first_changes(told.changes, words.said()))});
  }
  return table;
}

Table contribution_table(const std::vector<ExplainedFigure>& figures, const Query& query, const DiffWords& words) {
  const Speaker said = words.titles();
  Table table;
  table.columns = {{"figure", said("Figure", "Số liệu")},
                   {"before", said("Before", "Trước")},
                   {"after", said("After", "Sau")},
                   {"change", said("Change", "Thay đổi")},
                   {"before_minor", said("Before", "Trước, tiền")},
                   {"after_minor", said("After", "Sau, tiền")},
                   {"change_minor", said("Change", "Thay đổi, tiền")},
                   {"version", said("Entry", "Bút toán")},
                   {"last_version", said("Last", "Đến bút toán")},
                   {"from", said("From", "Từ ngày")},
                   {"to", said("To", "Đến ngày")},
                   {"recorded_at", said("Recorded at", "Ghi lúc")},
                   {"kind", said("Kind", "Loại")},
                   {"words", said("What", "Nội dung")}};
  for (const auto& figure : figures) {
    const bool is_money = figure.sort == FigureSort::money;
    const auto count = [&](std::int64_t value) { return is_money ? Cell::none() : Cell::number(value); };
    const auto money = [&](std::int64_t value) { return is_money ? Cell::money(Money{value}) : Cell::none(); };
    for (const Contribution& one : figure.contributions) {
      auto& row = table.rows.emplace_back();
      row = {Cell::text(figure_in_words(figure.name, words.cells)),
             count(figure.before),
             count(figure.after),
             count(one.change),
             money(figure.before),
             money(figure.after),
             money(one.change)};
      const bool is_time = one.is_time();
      const auto number = [&](Version version) { return Cell::number(static_cast<std::int64_t>(version.value)); };
      row.push_back(is_time ? Cell::none() : number(one.events.front()));
      row.push_back(is_time ? Cell::none() : number(one.events.back()));
      row.push_back(Cell::day(one.from));
      row.push_back(Cell::day(one.to));
      row.push_back(is_time ? Cell::none()
                            : Cell::text(to_iso(event_at(query, one.events.front()).envelope.recorded_at)));
      row.push_back(Cell::text(is_time ? words.said()("time", "thời gian") : kind_of_step(one, query, words)));
      row.push_back(Cell::text(is_time ? words.said()("only time passed", "chỉ do thời gian")
                                       : what_happened(one.events, query, words.cells)));
    }
  }
  return table;
}

}  // namespace soquy::cli
