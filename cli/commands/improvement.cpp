// soquy improvement: whether incomes rose in what they buy, and how the poverty classes moved; of one club or of all.

#include "projections/income_improvement.h"

#include <algorithm>

#include "cli/club_reading.h"
#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/price_choice.h"
#include "cli/typed.h"
#include "events/codec.h"
#include "projections/poverty_movement.h"

namespace soquy::cli {

namespace {

using projections::IncomeCounts;
using projections::IncomeMeasure;
using projections::IncomeOutcome;
using projections::IncomeRow;
using projections::IncomeSum;
using projections::PovertyMovement;

/// What is asked, with what it is measured by.
struct IncomeQuestion {
  Question question;
  Day baselines_from;  ///< none: all
  Day classes_from;
  PriceChoice prices;
  IncomeMeasure measure;
};

/// What one club answers.
struct IncomeOfClub {
  ClubCode club;
  std::string name;
  bool practice = false;
  bool is_founded = false;
  std::vector<IncomeRow> rows;
  IncomeSum incomes;
  PovertyMovement poverty;
};

// --- Reading ---------------------------------------------------------------------------------------------------------

IncomeQuestion asked_incomes(const Arguments& arguments, Session& session, const Question& question) {
  IncomeQuestion asked;
  asked.question = question;
  asked.prices = choose_prices(read_price_index(session.ledger(), question), arguments.get("--series"));
  require_one_series(asked.prices);
  asked.measure.series = asked.prices.series;
  if (arguments.has("--threshold")) asked.measure.threshold = typed_money(arguments.get("--threshold"), "--threshold");
  const Day day = question.as_of.value_date;
  asked.classes_from = add_months(day, -12, civil(day).day);
  if (!arguments.has("--from")) return asked;
  asked.baselines_from = asked.classes_from = typed_day(arguments.get("--from"), "--from");
  if (asked.classes_from > day)
    throw UsageError("--from is " + to_iso(asked.classes_from) + ": name a day not after " + to_iso(day) +
                     ", the day asked about.");
  return asked;
}

bool matters_to_incomes(Kind kind) { return kind == Kind::club_founded || projections::IncomeImprovement::reads(kind); }

/// Out of the club's events as they were known, or out of those that matter.
IncomeOfClub incomes_of(const ClubCode& club, const std::vector<Event>& events, const IncomeQuestion& asked) {
  IncomeOfClub answer;
  answer.club = club;
  const AsOf then{asked.classes_from};
  const AsOf now{asked.question.as_of.value_date};
  projections::IncomeImprovement incomes;
  projections::MembersProfile people_then;
  projections::MembersProfile people_now;
  fold(incomes, events, now);
  fold(people_then, events, then);
  fold(people_now, events, now);
  for (const Event& event : events) {
    const auto* founded = event.payload.as<ClubFounded>();
    if (founded == nullptr || !now.sees(event.envelope)) continue;
    answer.is_founded = true;
    answer.name = founded->name;
    answer.practice = founded->practice;
  }
  answer.rows = incomes.rows(now.value_date, asked.baselines_from);
  answer.incomes = projections::sum_of(answer.rows, asked.prices.index, asked.measure);
  answer.poverty = projections::poverty_movement(people_then.rows(then.value_date), people_now.rows(now.value_date));
  return answer;
}

/// Founded clubs by code, without the rows of their households: those of thousands of clubs are more than a machine
/// holds.
std::vector<IncomeOfClub> all_incomes(Session& session, const IncomeQuestion& asked, Terminal& terminal) {
  engine::Ledger& ledger = session.ledger();
  const auto codes = ledger.clubs();
  std::vector<IncomeOfClub> clubs(codes.size());
  read_each_club(codes.size(), terminal, [&](std::size_t i) {
    const ClubCode& code = codes[i].code;
    clubs[i] = incomes_of(code, load_kinds(ledger, code, asked.question.as_of, matters_to_incomes), asked);
    clubs[i].rows = std::vector<IncomeRow>{};
  });
  std::erase_if(clubs, [](const IncomeOfClub& club) { return !club.is_founded; });
  return clubs;
}

// --- Tables ----------------------------------------------------------------------------------------------------------

std::string spoken(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

/// One line per baseline. There is no member in it.
Table pair_table(const IncomeOfClub& club, const IncomeQuestion& asked) {
  Table table;
  table.columns = {{"instrument", "Form"},
                   {"recall_months", "Months"},
                   {"baseline_day", "First"},
                   {"baseline_minor", "Income"},
                   {"follow_up_day", "Second"},
                   {"follow_up_minor", "Income then"},
                   {"baseline_index", "Index"},
                   {"follow_up_index", "Index then"},
                   {"real_change_minor", "More a month, at first prices"},
                   {"baseline_size", "People"},
                   {"follow_up_size", "People then"},
                   {"outcome", "Outcome"}};
  for (const IncomeRow& row : club.rows) {
    const auto& pair = row.pair;
    const bool has_first = !pair.baseline_day.is_none();
    const bool has_second = !pair.follow_up_day.is_none();
    const auto index = projections::index_of(pair, asked.prices.index, asked.measure.series);
    const IncomeOutcome outcome = outcome_of(row, asked.prices.index, asked.measure);
    const bool is_known = outcome == IncomeOutcome::improved || outcome == IncomeOutcome::not_improved;
    const auto when = [](bool holds, const Cell& cell) { return holds ? cell : Cell::none(); };
    table.rows.push_back(
        {Cell::text(pair.instrument), when(has_first, Cell::number(pair.recall_months)), Cell::day(pair.baseline_day),
         when(has_first, Cell::money(pair.baseline)), Cell::day(pair.follow_up_day),
         when(has_second, Cell::money(pair.follow_up)), when(is_known, Cell::text(to_units(index.baseline))),
         when(is_known, Cell::text(to_units(index.follow_up))),
         when(is_known, Cell::money(projections::real_change(pair, index))),
         when(has_first, Cell::number(pair.baseline_size)), when(has_second, Cell::number(pair.follow_up_size)),
         Cell::text(asked.question.format == Format::table ? spoken(to_text(outcome))
                                                           : std::string(to_text(outcome)))});
  }
  return table;
}

std::vector<Cell> count_cells(const IncomeCounts& counts) {
  std::vector<Cell> cells = {Cell::number(counts.all()), Cell::number(counts.baselines()),
                             Cell::number(counts.known())};
  for (std::size_t i = 0; i < projections::kIncomeOutcomes; ++i) cells.push_back(Cell::number(counts.by_outcome[i]));
  cells.push_back(Cell::ratio(counts.improved_of_known()));
  cells.push_back(Cell::ratio(counts.attrition()));
  return cells;
}

/// Real and practice clubs are never added up together: a store without any real club tells of its practice clubs.
bool says_of_practice(const std::vector<IncomeOfClub>& clubs) {
  return !clubs.empty() && std::all_of(clubs.begin(), clubs.end(), [](const auto& club) { return club.practice; });
}

Table income_club_table(const std::vector<IncomeOfClub>& clubs) {
  Table table;
  table.columns = {{"club", "Club"},
                   {"practice", "Practice"},
                   {"households", "Households"},
                   {"baselines", "Asked once"},
                   {"known", "Compared"}};
  for (std::size_t i = 0; i < projections::kIncomeOutcomes; ++i) {
    const auto name = projections::to_text(static_cast<IncomeOutcome>(i));
    std::string title = spoken(name);
    title[0] = static_cast<char>(title[0] - 'a' + 'A');
    table.columns.push_back({std::string(name), title});
  }
  table.columns.push_back({"improved_of_known", "Improved of compared", RatioOf::counts});
  table.columns.push_back({"attrition", "Attrition", RatioOf::counts});
  IncomeCounts real;
  IncomeCounts practice;
  for (const auto& club : clubs) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(club.club.view()), Cell::flag(club.practice)};
    for (Cell& cell : count_cells(club.incomes.counts)) row.push_back(std::move(cell));
    (club.practice ? practice : real) += club.incomes.counts;
  }
  const bool all_practise = says_of_practice(clubs);
  table.total = {Cell::text(all_practise ? "all practice clubs" : "all real clubs"), Cell::flag(all_practise)};
  for (Cell& cell : count_cells(all_practise ? practice : real)) table.total.push_back(std::move(cell));
  return table;
}

Table class_table(const PovertyMovement& movement, const IncomeQuestion& asked) {
  Table table;
  table.key = "poverty";
  table.title = "Members on both days by official class: rows on " + to_iso(asked.classes_from) + ", columns on " +
                to_iso(asked.question.as_of.value_date);
  table.columns = {{"from", "Class"}};
  // The poorest first; "none" says nothing by itself.
  const auto classes = {PovertyClass::poor, PovertyClass::near_poor, PovertyClass::hardship, PovertyClass::none};
  const auto shown = [](PovertyClass one) {
    return one == PovertyClass::none ? std::string("no class") : spoken(name_of(one));
  };
  for (const PovertyClass one : classes) table.columns.push_back({std::string(name_of(one)), shown(one)});
  table.columns.push_back({"together", "Together"});
  table.total = {Cell::text("Together")};
  for (const PovertyClass then : classes) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(shown(then))};
    for (const PovertyClass now : classes) row.push_back(Cell::number(movement.cell(then, now)));
    row.push_back(Cell::number(movement.row(then)));
    table.total.push_back(Cell::number(movement.column(then)));
  }
  table.total.push_back(Cell::number(movement.all()));
  return table;
}

std::vector<Fact> income_facts(const IncomeSum& incomes, const PovertyMovement& poverty, const IncomeQuestion& asked) {
  const IncomeCounts& counts = incomes.counts;
  const std::string wanting = what_is_wanting(asked.prices, incomes.gaps, Language::english);
  std::vector<Fact> facts = {
      {"series", "Price index", Cell::text(asked.measure.series)},
      {"threshold_minor", "More than, a month", Cell::money(asked.measure.threshold)},
      {"households", "Households", Cell::number(counts.all())},
      {"known", "Compared", Cell::number(counts.known())},
      {"unknown", "Unknown", Cell::number(counts.unknown())},
  };
  for (std::size_t i = 0; i < projections::kIncomeOutcomes; ++i) {
    const auto outcome = static_cast<IncomeOutcome>(i);
    const bool is_known = outcome == IncomeOutcome::improved || outcome == IncomeOutcome::not_improved;
    facts.push_back({std::string(projections::to_text(outcome)),
                     (is_known ? "Of compared: " : "Of unknown: ") + spoken(projections::to_text(outcome)),
                     Cell::number(counts.of(outcome))});
  }
  facts.push_back({"index_wanting", "Of unknown, no price index: because there is",
                   wanting.empty() ? Cell::none() : Cell::text(wanting)});
  facts.push_back({"size_changed", "Of compared: the household grew or shrank", Cell::number(counts.size_changed)});
  facts.push_back({"improved_of_known", "Improved of compared", Cell::ratio(counts.improved_of_known())});
  facts.push_back({"attrition", "Attrition, of all asked once", Cell::ratio(counts.attrition())});
  facts.push_back({"joined_since", "Members who joined between the two days", Cell::number(poverty.joined)});
  facts.push_back({"left_since", "Members who left between the two days", Cell::number(poverty.left)});
  return facts;
}

// --- The command -----------------------------------------------------------------------------------------------------

int one_club(const Arguments& arguments, Session& session, Terminal& terminal) {
  const Question question = typed_question(session.club(arguments), arguments, session);
  const IncomeQuestion asked = asked_incomes(arguments, session, question);
  const History history = load_history(session.ledger(), question);
  const IncomeOfClub club = incomes_of(question.club, history.events, asked);
  Answer answer;
  answer.view = "income_improvement";
  answer.title = "Incomes and poverty, " + club.club.text() + (club.name.empty() ? "" : ", " + club.name);
  answer.tables = {pair_table(club, asked), class_table(club.poverty, asked)};
  answer.facts = income_facts(club.incomes, club.poverty, asked);
  print(answer, question, history, terminal);
  return done;
}

int all_clubs(const Arguments& arguments, Session& session, Terminal& terminal) {
  const Question question = typed_question(arguments, session);
  const IncomeQuestion asked = asked_incomes(arguments, session, question);
  const std::vector<IncomeOfClub> clubs = all_incomes(session, asked, terminal);
  const bool practice = says_of_practice(clubs);
  IncomeSum incomes;
  PovertyMovement poverty;
  for (const auto& club : clubs) {
    if (club.practice != practice) continue;
    incomes += club.incomes;
    poverty += club.poverty;
  }
  Answer answer;
  answer.view = "income_improvement";
  answer.title = "Incomes and poverty, all clubs";
  answer.tables = {income_club_table(clubs), class_table(poverty, asked)};
  answer.facts_title = practice ? "All practice clubs" : "All real clubs";
  answer.facts = income_facts(incomes, poverty, asked);
  print(answer, question, load_log_tree(session.ledger(), question), terminal);
  return done;
}

int improvement(const Arguments& arguments, Terminal& terminal) {
  Session session(arguments, terminal, Access::reading);
  return arguments.has("CLUB") ? one_club(arguments, session, terminal) : all_clubs(arguments, session, terminal);
}

}  // namespace

CommandSpec improvement_command() {
  CommandSpec spec = query_spec(
      "improvement", "whether incomes rose in what they buy, and how the poverty classes moved", improvement);
  spec.details =
      "Two interviews compare when they are on the same form, about as many months, and 9 to 15 months apart. Improved "
      "is an income per household and month that buys more than before, by the price index of the two months; a "
      "household that grew is compared all the same and said to have grown. What cannot be compared is unknown, each "
      "for its reason, and never not improved.\n\n"
      "Poverty classes are those the commune certified, of members on both days. Without CLUB all clubs are told, one "
      "line each; practice clubs are never added to real ones.";
  spec.examples = {
      "soquy improvement HP-01 --as-of 2020-12-31",
      "soquy improvement --from 2019-01-01 --as-of 2020-12-31 --series CPI-VN --threshold 100000 --format csv"};
  spec.positionals = {{"CLUB", "code of the club, as HP-01; all clubs when not given", false, false}};
  spec.options.push_back({"--from",
                          "DAY",
                          "only households first asked on this day or later, and classes since this day; all, and a "
                          "year when not given",
                          {},
                          false,
                          false,
                          ""});
  spec.options.push_back(series_option());
  spec.options.push_back(
      {"--threshold", "AMOUNT", "improved by more than so much a month, at first prices", {}, false, false, "0"});
  return spec;
}

}  // namespace soquy::cli
