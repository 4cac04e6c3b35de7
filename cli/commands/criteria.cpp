// What the decisions expect of a club, and how many clubs keep to it.

#include "projections/criteria.h"

#include <algorithm>

#include "cli/commands/all_clubs.h"
#include "cli/commands/commands.h"
#include "cli/typed.h"

namespace soquy::cli {

namespace {

using projections::CriterionRow;
using projections::CriterionSum;
using projections::CriterionUnit;
using projections::CriterionVerdict;

/// "70%", "66.5%": parts per million as the decisions write them.
std::string share_asked(std::int64_t ppm) {
  std::string text = to_percent({ppm, 1'000'000});  // "70.00%"
  text.pop_back();
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text + "%";
}

std::string bound_of(const CriterionRow& row, std::int64_t bound) {
  return projections::unit_of(row.criterion) == CriterionUnit::count ? std::to_string(bound) : share_asked(bound);
}

/// "50 to 70", "at least 70%".
std::string asked_of(const CriterionRow& row) {
  if (row.criterion == Criterion::poor_have_priority) return "the poor first";
  if (row.criterion == Criterion::both_funds && row.min <= 1) return "every club";
  if (row.kind == CriterionKind::range) return bound_of(row, row.min) + " to " + bound_of(row, row.max);
  return "at least " + bound_of(row, row.min);
}

/// Counts as they are, shares with both their numbers.
Cell share_of(const CriterionRow& row) {
  const bool is_count = projections::unit_of(row.criterion) == CriterionUnit::count;
  return is_count ? Cell::none() : Cell::ratio({row.numerator, row.denominator});
}

/// Bounds as the pack writes them, in parts per million, are for programs: `asked` says them in words.
std::vector<Cell> rule_cells(const CriterionRow& row, bool for_reading) {
  if (for_reading) return {};
  return {Cell::text(name_of(row.kind)), Cell::number(row.min), Cell::number(row.max)};
}

std::vector<Column> rule_columns(bool for_reading) {
  if (for_reading) return {};
  return {{"kind", "Kind"}, {"min", "Min"}, {"max", "Max"}};
}

void append_cells(std::vector<Cell>& row, std::vector<Cell> more) { row.insert(row.end(), more.begin(), more.end()); }

/// "cannot be told"
std::string verdict_in(const CriterionRow& row, bool for_reading) {
  std::string text(name_of(row.verdict));
  if (for_reading) std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

Table table_of_club(const std::vector<CriterionRow>& rows, bool for_reading) {
  Table table;
  table.columns = {{"criterion", "Criterion"},   {"asked", "Asked"}, {"count", "Count"},
                   {"count_at_most", "At most"}, {"of", "Of"},       {"share", "Share", RatioOf::counts},
                   {"verdict", "Verdict"}};
  for (const auto& column : rule_columns(for_reading)) table.columns.push_back(column);
  for (const auto& row : rows) {
    table.rows.push_back({Cell::text(name_of(row.criterion)), Cell::text(asked_of(row)), Cell::number(row.numerator),
                          Cell::number(row.at_most), Cell::number(row.denominator), share_of(row),
                          Cell::text(verdict_in(row, for_reading))});
    append_cells(table.rows.back(), rule_cells(row, for_reading));
  }
  return table;
}

/// The packs of a club's life: one that was founded in 2010 lives through several.
Table table_of_packs(const projections::RulePacks& packs, const projections::ClubCard& club, Day day) {
  Table table;
  table.key = "packs";
  table.title = "Rule packs in the club's life";
  table.columns = {{"pack", "Pack"}, {"from", "From"}, {"older_from_age", "Older from"}};
  for (const auto& reign : packs.through(club.founded, day))
    table.rows.push_back(
        {Cell::text(reign.pack->name), Cell::day(reign.from), Cell::number(reign.pack->older_from_age)});
  return table;
}

Table table_of_sums(const PublishRulePack& pack, const std::vector<projections::ClubFigures>& clubs, bool for_reading) {
  Table table;
  table.columns = {{"criterion", "Criterion"},
                   {"asked", "Asked"},
                   {"practice", "Practice"},
                   {"clubs_met", "Met"},
                   {"clubs_not_met", "Not met"},
                   {"clubs_cannot_be_told", "Cannot be told"},
                   {"clubs_left_out", "Left out"},
                   {"count", "Count"},
                   {"of", "Of"},
                   {"share", "Share", RatioOf::counts},
                   {"verdict", "Verdict"}};
  for (const auto& column : rule_columns(for_reading)) table.columns.push_back(column);
  for (const bool practice : {false, true}) {
    std::vector<projections::ClubFigures> some;
    for (const auto& club : clubs)
      if (club.card.practice == practice) some.push_back(club);
    if (some.empty()) continue;
    for (const CriterionSum& sum : judge_all(pack, some)) {
      table.rows.push_back({Cell::text(name_of(sum.together.criterion)), Cell::text(asked_of(sum.together)),
                            Cell::flag(practice), Cell::number(sum.met), Cell::number(sum.not_met),
                            Cell::number(sum.cannot_be_told), Cell::number(sum.left_out),
                            Cell::number(sum.together.numerator), Cell::number(sum.together.denominator),
                            share_of(sum.together), Cell::text(verdict_in(sum.together, for_reading))});
      append_cells(table.rows.back(), rule_cells(sum.together, for_reading));
    }
  }
  return table;
}

/// "women_share, volunteers"
std::string names_with(const std::vector<CriterionRow>& rows, CriterionVerdict verdict) {
  std::string names;
  for (const auto& row : rows)
    if (row.verdict == verdict) names += (names.empty() ? "" : ", ") + std::string(name_of(row.criterion));
  return names;
}

Table table_of_clubs(const PublishRulePack& pack, const std::vector<projections::ClubFigures>& clubs) {
  Table table;
  table.key = "clubs";
  table.title = "Club by club";
  table.columns = {{"club", "Club"},       {"name", "Name"},       {"practice", "Practice"},
                   {"members", "Members"}, {"not_met", "Not met"}, {"cannot_be_told", "Cannot be told"}};
  for (const auto& club : clubs) {
    if (!club.card.is_living()) continue;
    const auto rows = projections::judge(pack, club.figures);
    table.rows.push_back({Cell::text(club.card.club.view()), Cell::text(club.card.name), Cell::flag(club.card.practice),
                          Cell::number(club.figures.members), Cell::text(names_with(rows, CriterionVerdict::not_met)),
                          Cell::text(names_with(rows, CriterionVerdict::cannot_be_told))});
  }
  return table;
}

std::vector<Fact> facts_of(const PublishRulePack* pack) {
  if (pack == nullptr)
    return {{"pack", "Rule pack", Cell::text("none holds on this day; publish one with: soquy rule-pack publish")}};
  return {{"pack", "Rule pack", Cell::text(pack->name)},
          {"valid_from", "Valid from", Cell::day(pack->valid_from)},
          {"valid_until", "Valid until", Cell::day(pack->valid_until)},
          {"older_from_age", "Older from", Cell::number(pack->older_from_age)}};
}

/// The clubs that are asked about: one, those of a region, or all.
ClubsRead asked_clubs(Session& session, const Arguments& arguments, const Question& question, int age,
                      Terminal& terminal) {
  if (arguments.has("CLUB")) {
    const ClubLine line = read_club(session, question, session.club(arguments), age);
    return {{line.club}, tree_over(session, question, {line})};
  }
  ClubsRead read = read_figures(session, question, terminal, age);
  if (arguments.has("--region")) keep_region(read.clubs, read_programme(session, question), arguments, question);
  return read;
}

int criteria(const Arguments& arguments, Terminal& terminal) {
  if (arguments.has("CLUB") && arguments.has("--region"))
    throw UsageError("Name a club or a --region, not both: one club is judged by itself.");
  Session session(arguments, terminal, Access::reading);
  const Question question = typed_question(arguments, session);
  const Day day = question.as_of.value_date;
  projections::RulePacks packs;
  for (const Event& event : programme_events(session, question)) packs.apply(event);
  const PublishRulePack* pack = packs.on(day);
  const int age = pack == nullptr ? projections::kOlderFromAge : pack->older_from_age;
  const auto [clubs, tree] = asked_clubs(session, arguments, question, age, terminal);
  const PublishRulePack none;
  const PublishRulePack& rules = pack == nullptr ? none : *pack;
  Answer answer;
  answer.view = "criteria";
  answer.title = "Criteria";
  answer.facts = facts_of(pack);
  const bool for_reading = is_for_reading(question.format);
  if (arguments.has("CLUB")) {
    const auto& club = clubs.front();
    answer.title += " of " + club.card.club.text() + ", " + club.card.name;
    answer.tables = {
        table_of_club(club.card.is_living() ? judge(rules, club.figures) : std::vector<CriterionRow>{}, for_reading),
        table_of_packs(packs, club.card, day)};
  } else {
    answer.tables = {table_of_sums(rules, clubs, for_reading), table_of_clubs(rules, clubs)};
    // Judged by nothing, all clubs would look as if they kept to it.
    if (pack == nullptr && for_reading) answer.tables.pop_back();
  }
  print(answer, question, tree, terminal);
  return done;
}

}  // namespace

CommandSpec criteria_command() {
  CommandSpec spec;
  spec.name = "criteria";
  spec.summary = "what the decision in force expects of clubs, and which keep to it";
  spec.details =
      "One club is judged criterion by criterion; of several it is counted how many meet each. People are counted, not "
      "their attributes. Clubs that were dissolved are left out. Where years of birth or attendance leave it open, it "
      "cannot be told. Nothing here blocks an "
      "entry.";
  spec.examples = {"soquy criteria HP-01 --as-of 2019-12-31", "soquy criteria --region TCTK-2018:51",
                   "soquy criteria --format json"};
  spec.positionals = {{"CLUB", "the club's code; all clubs when not given", false, false}};
  spec.options = question_options();
  spec.options.push_back(region_option());
  spec.run = criteria;
  return spec;
}

}  // namespace soquy::cli
