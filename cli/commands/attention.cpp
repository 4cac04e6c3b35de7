// soquy attention: which clubs to visit first, and what to ask there.

#include "projections/attention.h"
#include "cli/attention_rules_file.h"
#include "cli/club_figures_read.h"
#include "cli/commands/commands.h"
#include "cli/health_words.h"
#include "cli/named_club.h"
#include "cli/rules_file.h"
#include "cli/typed.h"

namespace soquy::cli {

namespace {

using projections::AttentionFound;
using projections::AttentionRow;

std::vector<AttentionRow> attention_rows(const FiguresRead& read, Day day, const AttentionRules& rules) {
  std::vector<AttentionRow> rows;
  for (std::size_t i = 0; i < read.on[0].size(); ++i)
    rows.push_back(attention_to({read.on[0][i], read.on[1][i].figures, read.on[2][i].figures, day}, rules.rules));
  return projections::ranked(std::move(rows));
}

/// So many of the real clubs, and so many of the practice clubs.
std::vector<AttentionRow> heaviest(const std::vector<AttentionRow>& rows, bool practice, std::size_t most) {
  std::vector<AttentionRow> chosen;
  for (const AttentionRow& row : rows)
    if (row.card.practice == practice && chosen.size() < most) chosen.push_back(row);
  return chosen;
}

/// A club once, with a line for each of its reasons.
Table attention_table(const std::vector<AttentionRow>& rows, Language language) {
  const auto title = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  Table table;
  table.columns = {{"club", title("Club", "Câu lạc bộ")},      {"name", title("Name", "Tên")},
                   {"club_weight", title("Weight", "Mức độ")}, {"reason", title("Reason", "Lý do")},
                   {"seen", title("Seen", "Thực tế")},         {"threshold", title("Threshold", "Ngưỡng")}};
  for (const AttentionRow& row : rows) {
    bool is_first = true;
    for (const AttentionFound& found : row.reasons) {
      const projections::SeenAs as = found.seen.front().as;
      const auto words = [&](const Ratio& value) { return seen_in_words(as, value, row.card.currency, language); };
      table.rows.push_back(
          {is_first ? Cell::text(row.card.club.view()) : Cell::none(),
           is_first ? Cell::text(row.card.name) : Cell::none(), is_first ? Cell::number(row.weight) : Cell::none(),
           Cell::text(title_of(found.rule.reason, language)), Cell::text(words(found.seen.front().value)),
           Cell::text(words(projections::bound_of(as, found.rule.threshold)))});
      is_first = false;
    }
  }
  return table;
}

/// What was seen as one number, in the unit of the threshold: shares in parts per million, rounded half up.
Cell seen_as_threshold(const projections::Seen& seen) {
  if (seen.value.denominator == 0) return Cell::none();
  const std::int64_t unit = projections::bound_of(seen.as, 1).denominator;
  return Cell::number(
      divide_rounded(int128{seen.value.numerator} * unit, seen.value.denominator, 1, Rounding::half_up).minor);
}

/// For programs: a line per club and reason. Shares in parts per million, money in minor units.
Table attention_figures(const std::vector<AttentionRow>& rows) {
  Table table;
  table.columns = {{"club", "Club"},
                   {"name", "Name"},
                   {"practice", "Practice"},
                   {"currency", "Currency"},
                   {"club_weight", "Club's weight"},
                   {"reason", "Reason"},
                   {"weight", "Weight"},
                   {"sort", "Sort"},
                   {"seen_numerator", "Seen, numerator"},
                   {"seen_denominator", "Seen, denominator"},
                   {"seen", "Seen"},
                   {"threshold", "Threshold"}};
  for (const AttentionRow& row : rows) {
    for (const AttentionFound& found : row.reasons) {
      const projections::Seen& seen = found.seen.front();
      table.rows.push_back({Cell::text(row.card.club.view()), Cell::text(row.card.name), Cell::flag(row.card.practice),
                            Cell::text(currency_code(row.card.currency)), Cell::number(row.weight),
                            Cell::text(projections::name_of(found.rule.reason)), Cell::number(found.rule.weight),
                            Cell::text(sort_of(seen.as)), Cell::number(seen.value.numerator),
                            Cell::number(seen.value.denominator), seen_as_threshold(seen),
                            Cell::number(found.rule.threshold)});
    }
  }
  return table;
}

/// What each reason came of, for programs.
Document seen_document(const std::vector<AttentionRow>& rows) {
  auto out = Document::array();
  for (const AttentionRow& row : rows) {
    for (const AttentionFound& found : row.reasons) {
      for (const projections::Seen& seen : found.seen) {
        auto one = Document::object();
        one.set("club", row.card.club.view()).set("reason", projections::name_of(found.rule.reason));
        one.set("what", seen.what).set("sort", sort_of(seen.as));
        out.push(one.set("numerator", seen.value.numerator).set("denominator", seen.value.denominator));
      }
    }
  }
  return out;
}

/// For whom, and how much of it.
struct AttentionShown {
  std::size_t most = 0;
  Format format = Format::table;
  Language language = Language::english;
};

Answer attention_answer(const std::vector<AttentionRow>& rows, const AttentionRules& rules, AttentionShown how) {
  const Language language = how.language;
  Answer answer;
  answer.view = "attention";
  answer.language = language;
  answer.title = Bilingual{"Clubs that need a visit", "Câu lạc bộ cần đến thăm"}.in(language);
  auto shown = heaviest(rows, false, how.most);
  const auto practice = heaviest(rows, true, how.most);
  const auto named = rules_facts(rules.name, attention_rules_table(rules, false), language);
  if (is_for_reading(how.format)) {
    answer.tables = {attention_table(shown, language), attention_table(practice, language)};
    answer.tables[1].key = "practice";
    answer.tables[1].title = Bilingual{"Practice clubs", "Câu lạc bộ thực hành"}.in(language);
    if (shown.empty() && !practice.empty()) answer.tables.erase(answer.tables.begin());
  } else {
    shown.insert(shown.end(), practice.begin(), practice.end());
    answer.tables = {attention_figures(shown)};
    if (how.format == Format::csv) add_rules_columns(answer.tables.front(), named);
    answer.details.emplace_back("seen", seen_document(shown));
  }
  answer.facts = {{"clubs_with_reasons", Bilingual{"Clubs with a reason", "Số câu lạc bộ có lý do"}.in(language),
                   Cell::number(static_cast<std::int64_t>(rows.size()))}};
  answer.facts.insert(answer.facts.end(), named.begin(), named.end());
  return answer;
}

int attention(const Arguments& arguments, Terminal& terminal) {
  const AttentionRules rules =
      arguments.has("--rules") ? load_attention_rules(arguments.get("--rules"), "--rules") : usual_attention_rules();
  if (arguments.flag("--print-rules")) {
    terminal.out << to_csv(attention_rules_table(rules, true));
    return done;
  }
  const auto most = static_cast<std::size_t>(typed_number(arguments.get("--most"), "--most", 1, 1'000'000));
  Session session(arguments, terminal, Access::reading);
  const ClubsAsk asked = typed_clubs_ask(arguments, session);
  const Day day = asked.question.as_of.value_date;
  const FiguresRead read =
      read_club_figures(session, asked, {day, months_before(day, 3), months_before(day, 12)}, terminal);
  print(attention_answer(attention_rows(read, day, rules), rules,
                         {most, asked.question.format, typed_language(arguments)}),
        asked.question, read.tree, terminal);
  return done;
}

}  // namespace

CommandSpec attention_command() {
  CommandSpec spec;
  spec.name = "attention";
  spec.summary = "which clubs need a visit first, and for which reasons";
  spec.details =
      "Reasons have weights that add up; the heaviest club comes first, then by code. Each says what was seen and "
      "above "
      "which threshold it is a reason. A reason is a question for the visit and proves nothing. Compared are the day, "
      "three months before and a year before. The reasons are a proposal: --rules names a file of comma separated text "
      "with the headings rule, threshold, weight, and lines like no_meeting,62,30 or par30_high,10%,20; what it does "
      "not name is not asked. --print-rules gives one to begin with. The answer says which rules it was made with.";
  spec.examples = {"soquy attention", "soquy attention --region TCTK-2018:51 --most 5 --lang vi",
                   "soquy attention --as-of 2019-12-31 --format json", "soquy attention --print-rules > ly-do.csv",
                   "soquy attention --rules ly-do.csv"};
  spec.positionals = {one_club_or_all()};
  spec.options = clubs_ask_options();
  spec.options.push_back({"--most", "NUMBER", "how many clubs", {}, false, false, "20"});
  for (Option& option : rules_options("reasons, thresholds and weights")) spec.options.push_back(std::move(option));
  spec.options.push_back(language_option());
  spec.run = attention;
  return spec;
}

}  // namespace soquy::cli
