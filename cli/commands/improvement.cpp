// soquy improvement: whether incomes rose in what they buy, and how the poverty classes moved; of one club or of all.

#include "projections/income_improvement.h"

#include <algorithm>

#include "cli/club_reading.h"
#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/income_tables.h"
#include "cli/named_club.h"
#include "cli/typed.h"
#include "events/codec.h"

namespace soquy::cli {

namespace {

using projections::IncomeSum;
using projections::PovertyMovement;

// --- Reading ---------------------------------------------------------------------------------------------------------

IncomeQuestion asked_incomes(const Arguments& arguments, Session& session, const Question& question) {
  IncomeQuestion asked;
  asked.question = question;
  asked.language = typed_language(arguments);
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
    clubs[i].rows = std::vector<projections::IncomeRow>{};
  });
  std::erase_if(clubs, [](const IncomeOfClub& club) { return !club.is_founded; });
  return clubs;
}

const std::vector<std::string> kIncomeFormulas = {"income_improved", "income_attrition"};

// --- The command -----------------------------------------------------------------------------------------------------

int one_club(const Arguments& arguments, Session& session, Terminal& terminal) {
  const Question question = typed_question(named_club(session, arguments), arguments, session);
  const IncomeQuestion asked = asked_incomes(arguments, session, question);
  const History history = load_history(session.ledger(), question);
  const IncomeOfClub club = incomes_of(question.club, history.events, asked);
  Answer answer;
  answer.view = "income_improvement";
  answer.language = asked.language;
  answer.formulas = kIncomeFormulas;
  answer.title = Bilingual{"Incomes and poverty, ", "Thu nhập và diện nghèo, "}.in(asked.language) + club.club.text() +
                 (club.name.empty() ? "" : ", " + club.name);
  answer.tables = {income_pair_table(club, asked), poverty_class_table(club.poverty, asked)};
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
  const Speaker said{asked.language};
  answer.language = asked.language;
  answer.formulas = kIncomeFormulas;
  answer.title = said("Incomes and poverty, all clubs", "Thu nhập và diện nghèo, tất cả câu lạc bộ");
  answer.tables = {income_club_table(clubs, asked), poverty_class_table(poverty, asked)};
  answer.facts_title = practice ? said("All practice clubs", "Tất cả câu lạc bộ thực hành")
                                : said("All real clubs", "Tất cả câu lạc bộ thật");
  answer.facts = income_facts(incomes, poverty, asked);
  print(answer, question, load_log_tree(session.ledger(), question), terminal);
  return done;
}

int improvement(const Arguments& arguments, Terminal& terminal) {
  Session session(arguments, terminal, Access::reading);
  return names_club(arguments) ? one_club(arguments, session, terminal) : all_clubs(arguments, session, terminal);
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
      "soquy improvement HP-01 --as-of 2020-12-31", "soquy improvement --club HP-01 --lang vi",
      "soquy improvement --from 2019-01-01 --as-of 2020-12-31 --series CPI-VN --threshold 100000 --format csv"};
  spec.positionals = {one_club_or_all()};
  spec.options.push_back(club_option());
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
  spec.options.push_back(language_option());
  return spec;
}

}  // namespace soquy::cli
