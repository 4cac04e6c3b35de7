// soquy health: every indicator of one club, or of all clubs of a region added up.

#include <algorithm>

#include "cli/closest.h"
#include "cli/club_figures_read.h"
#include "cli/commands/commands.h"
#include "cli/health_words.h"
#include "cli/named_club.h"
#include "cli/price_choice.h"
#include "cli/typed.h"
#include "cli/utf8.h"
#include "projections/club_sums.h"

namespace soquy::cli {

namespace {

using projections::ClubGroup;
using projections::Indicator;
using projections::Measured;

/// What is asked beside the clubs.
struct HealthAsk {
  std::vector<std::string> names;  ///< of indicators; empty: all
  Language language = Language::english;
  bool for_reading = false;
  [[nodiscard]] bool wants(std::string_view name) const {
    return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
  }
};

/// What prices did in the period, and where that comes from.
struct Prices {
  Ratio rise;         ///< index at the end over index at the beginning; 0 over 0: nobody knows
  std::string words;  ///< by what it is measured, or why the growth does not apply
};

/// "1034/1000": two numbers of the same index.
Ratio typed_prices(const std::string& text) {
  constexpr std::int64_t kMostIndex = 1'000'000'000;
  const std::size_t bar = text.find('/');
  if (bar == std::string::npos)
    throw UsageError("--prices is " + in_quotes(text) +
                     ": write the price index at the end over that at the beginning, as 1034/1000.");
  return {typed_number(text.substr(0, bar), "--prices", 1, kMostIndex),
          typed_number(text.substr(bar + 1), "--prices", 1, kMostIndex)};
}

bool is_growth(std::string_view name) { return name == projections::real_growth_indicator().name; }

HealthAsk typed_health(const Arguments& arguments, Format format) {
  HealthAsk ask;
  ask.names = arguments.all("--indicator");
  for (const std::string& name : ask.names) {
    if (is_growth(name) || projections::find_indicator(name) != nullptr) continue;
    std::vector<std::string> known = {std::string(projections::real_growth_indicator().name)};
    for (const Indicator& one : projections::all_indicators()) known.emplace_back(one.name);
    throw UsageError("--indicator is " + in_quotes(name) + ": there is none of that name." + did_you_mean(name, known) +
                     " See them all with: soquy health");
  }
  ask.language = typed_language(arguments);
  ask.for_reading = is_for_reading(format);
  return ask;
}

/// As typed, else by the published index: of the months of both days, as it was known at the moment asked about.
Prices prices_of(const Arguments& arguments, Session& session, const Question& question, Day begin, Language language) {
  if (arguments.has("--prices")) {
    const std::string typed = arguments.get("--prices");
    if (arguments.has("--series"))
      throw UsageError("--prices and --series are both given: prices are taken from the published index, or as typed.");
    return {typed_prices(typed), typed + Bilingual{", as typed with --prices", ", theo --prices"}.in(language)};
  }
  const PriceChoice choice = choose_prices(read_price_index(session.ledger(), question), arguments.get("--series"));
  const auto months = choice.index.between(choice.series, begin, question.as_of.value_date);
  if (months.compares()) return {months.rise(), rise_in_words(choice.series, months, language)};
  projections::IndexGaps gaps;
  gaps.add(months);
  return {{},
          Bilingual{"does not apply: ", "không tính được: "}.in(language) + what_is_wanting(choice, gaps, language)};
}

std::string kind_of(const ClubGroup& group, Language language) {
  const Bilingual real{"Real clubs", "Câu lạc bộ thật"};
  const Bilingual practice{"Practice clubs", "Câu lạc bộ thực hành"};
  return (group.practice ? practice : real).in(language) + ", " + currency_code(group.currency);
}

std::vector<Measured> asked_rows(const ClubGroup& group, const HealthAsk& ask, const Prices& prices) {
  std::vector<Measured> rows = projections::measured(group);
  std::erase_if(rows, [&](const Measured& row) { return !ask.wants(row.indicator->name); });
  if (ask.wants(projections::real_growth_indicator().name))
    rows.push_back(projections::measured_real_growth(group, prices.rise));
  return rows;
}

Table health_table_for_reading(const ClubGroup& group, const HealthAsk& ask, const Prices& prices) {
  Table table;
  table.title = kind_of(group, ask.language);
  const auto title = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(ask.language);
  };
  table.columns = {{"indicator", title("Indicator", "Chỉ số")},  {"version", title("Version", "Bản")},
                   {"value", title("Value", "Giá trị")},         {"numerator", title("Part", "Tử số")},
                   {"denominator", title("Of", "Mẫu số")},       {"clubs", title("Clubs", "Câu lạc bộ")},
                   {"left_out", title("Left out", "Không tính")}};
  for (const Measured& row : asked_rows(group, ask, prices)) {
    const Indicator& one = *row.indicator;
    const bool tells_parts = &one != &projections::real_growth_indicator();  // its parts are prices times money
    const auto part = [&](std::int64_t number, bool is_money) {
      return tells_parts ? part_of_ratio(number, is_money, row.ratio, group.currency) : Cell::none();
    };
    table.rows.push_back({Cell::text(title_of(one, ask.language)), Cell::number(one.version),
                          Cell::text(indicator_in_words(one.sort, row.ratio, group.currency, ask.language)),
                          part(row.ratio.numerator, numerator_is_money(one.sort)),
                          part(row.ratio.denominator, denominator_is_money(one.sort)), Cell::number(row.clubs),
                          Cell::number(row.left_out)});
  }
  return table;
}

/// What stands above and below the line, in words, of the indicators that were named.
std::vector<Fact> formulas_in_words(const std::vector<Measured>& rows) {
  std::vector<Fact> facts;
  for (const Measured& row : rows) {
    const Indicator& one = *row.indicator;
    facts.push_back({std::string(one.name), std::string(one.name) + " version " + std::to_string(one.version),
                     Cell::text(std::string(one.numerator) + "; of: " + std::string(one.denominator) +
                                "; left out: " + std::string(one.left_out))});
  }
  return facts;
}

std::string_view clubs_in_word(projections::Clubs clubs) {
  switch (clubs) {
    case projections::Clubs::every: return "every";
    case projections::Clubs::funded: return "funded";
    case projections::Clubs::reporting: return "reporting";
  }
  return {};
}

/// For programs: every kind of club in one table. Money stands in minor units, as `sort` says (docs/PROJECTIONS.md).
Table health_figures(const std::vector<ClubGroup>& groups, const HealthAsk& ask, const Prices& prices) {
  Table table;
  table.columns = {{"practice", "Practice"},
                   {"currency", "Currency"},
                   {"indicator", "Indicator"},
                   {"version", "Version"},
                   {"sort", "Sort"},
                   {"over_clubs", "Over clubs"},
                   {"numerator", "Numerator"},
                   {"denominator", "Denominator"},
                   {"clubs", "Clubs"},
                   {"left_out", "Left out"},
                   {"numerator_is", "Numerator is"},
                   {"denominator_is", "Denominator is"},
                   {"left_out_are", "Left out are"},
                   {"prices", "Prices"}};
  for (const ClubGroup& group : groups) {
    for (const Measured& row : asked_rows(group, ask, prices)) {
      const Indicator& one = *row.indicator;
      table.rows.push_back({Cell::flag(group.practice), Cell::text(currency_code(group.currency)), Cell::text(one.name),
                            Cell::number(one.version), Cell::text(sort_of(one.sort)),
                            Cell::text(clubs_in_word(one.clubs)), Cell::number(row.ratio.numerator),
                            Cell::number(row.ratio.denominator), Cell::number(row.clubs), Cell::number(row.left_out),
                            Cell::text(one.numerator), Cell::text(one.denominator), Cell::text(one.left_out),
                            is_growth(one.name) ? Cell::text(prices.words) : Cell::none()});
    }
  }
  return table;
}

Answer health_answer(const std::vector<ClubGroup>& groups, const HealthAsk& ask, const Prices& prices) {
  Answer answer;
  answer.view = "indicators";
  answer.language = ask.language;
  if (!ask.for_reading) {
    answer.tables = {health_figures(groups, ask, prices)};
    return answer;
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    answer.tables.push_back(health_table_for_reading(groups[i], ask, prices));
    if (i > 0) answer.tables.back().key = "rows_" + std::to_string(i + 1);
  }
  if (!ask.names.empty() && !groups.empty()) answer.facts = formulas_in_words(asked_rows(groups.front(), ask, prices));
  const auto& growth = projections::real_growth_indicator();
  if (ask.wants(growth.name))
    answer.facts.push_back({"prices",
                            Bilingual{"Prices of ", "Giá của "}.in(ask.language) + title_of(growth, ask.language),
                            Cell::text(prices.words)});
  return answer;
}

std::string health_title(const ClubsAsk& asked, Day begin, Language language) {
  const Bilingual heading{"Health", "Sức khỏe của quỹ"};
  std::string of = asked.question.club.text();
  if (asked.question.club.is_empty())
    of = asked.region ? asked.region->scheme + ":" + asked.region->code.text()
                      : Bilingual{"all clubs", "mọi câu lạc bộ"}.in(language);
  const Bilingual period{"; the period: after ", "; kỳ tính: sau ngày "};
  const auto day = [&](Day one) { return to_text(Cell::day(one), Currency::vnd, language); };
  return heading.in(language) + ", " + of + period.in(language) + day(begin) +
         Bilingual{" until ", " đến "}.in(language) + day(asked.question.as_of.value_date);
}

int health(const Arguments& arguments, Terminal& terminal) {
  const HealthAsk ask = typed_health(arguments, typed_format(arguments));
  const int months = static_cast<int>(typed_number(arguments.get("--months"), "--months", 1, 120));
  Session session(arguments, terminal, Access::reading);
  const ClubsAsk asked = typed_clubs_ask(arguments, session);
  const Day day = asked.question.as_of.value_date;
  const Day begin = months_before(day, months);
  const Prices prices = prices_of(arguments, session, asked.question, begin, ask.language);
  const FiguresRead read = read_club_figures(session, asked, {day, begin}, terminal);
  Answer answer = health_answer(projections::club_groups(read.on[0], read.on[1], day), ask, prices);
  answer.title = health_title(asked, begin, ask.language);
  answer.details.emplace_back("period_begins_after", Document::text(to_iso(begin)));
  print(answer, asked.question, read.tree, terminal);
  return done;
}

CommandSpec health_command() {
  CommandSpec spec;
  spec.name = "health";
  spec.summary = "every ratio of a club, or of the clubs of a region added up, with what it divides by what";
  spec.details =
      "Ratios are computed from sums, never from the clubs' own ratios. Practice clubs are never added to real ones, "
      "nor dong to dollars. A ratio that divides by nothing does not apply and prints as -. 'Clubs' are those with a "
      "part in it, 'left out' living clubs that have none. Capital per club, per funded club and per reporting club "
      "are three means with three names. Which formula stands behind a name, and its version: --indicator, or "
      "docs/PROJECTIONS.md.\n\n"
      "real_fund_growth takes off what prices rose between the months in which the period begins and ends, by the "
      "published price index as it was known. Without an index of both months it does not apply and says why; --prices "
      "takes others, and the answer names them.";
  spec.examples = {"soquy health HP-01", "soquy health --region TCTK-2018:51 --as-of 2019-12-31 --lang vi",
                   "soquy health --indicator par30 --indicator capital_per_funded_club",
                   "soquy health --months 6 --prices 1034/1000 --format csv"};
  spec.positionals = {one_club_or_all()};
  spec.options = clubs_ask_options();
  spec.options.push_back({"--indicator", "NAME", "only this one, and its formula in words", {}, false, true, ""});
  spec.options.push_back({"--months", "NUMBER", "length of the period that ends on the day", {}, false, false, "12"});
  spec.options.push_back(
      {"--prices",
       "END/BEGIN",
       "for real_fund_growth: index at the end over that at the beginning; the published one when not given",
       {},
       false,
       false,
       ""});
  spec.options.push_back(series_option());
  spec.options.push_back(language_option());
  spec.run = health;
  return spec;
}

}  // namespace

std::vector<CommandSpec> health_commands() { return {health_command(), grade_command(), attention_command()}; }

}  // namespace soquy::cli
