// What the decisions expect of a club, and how many clubs keep to it.

#include "projections/criteria.h"

#include <algorithm>

#include "cli/commands/all_clubs.h"
#include "cli/commands/commands.h"
#include "cli/named_club.h"
#include "cli/programme_words.h"
#include "cli/typed.h"
#include "events/codec.h"
#include "projections/catalog.h"

namespace soquy::cli {

namespace {

using projections::CriterionRow;
using projections::CriterionSum;
using projections::CriterionUnit;
using projections::CriterionVerdict;

/// How it is told: words of cells stay English for programs.
struct CriteriaWords {
  Language language = Language::english;
  Language cells = Language::english;
  bool for_reading = false;
  [[nodiscard]] Speaker titles() const { return {language}; }
  [[nodiscard]] Speaker said() const { return {cells}; }
};

/// "70%", "66.5%" or "66,5%": parts per million as the decisions write them.
std::string share_asked(std::int64_t ppm, Language language) {
  std::string text = to_percent({ppm, 1'000'000});  // "70.00%"
  text.pop_back();
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  if (language == Language::vietnamese) std::replace(text.begin(), text.end(), '.', ',');
  return text + "%";
}

std::string bound_of(const CriterionRow& row, std::int64_t bound, Language language) {
  return projections::unit_of(row.criterion) == CriterionUnit::count ? std::to_string(bound)
                                                                     : share_asked(bound, language);
}

/// "50 to 70", "at least 70%"; "50 đến 70", "từ 70% trở lên".
std::string asked_of(const CriterionRow& row, const CriteriaWords& words) {
  const Speaker said = words.said();
  const auto bound = [&](std::int64_t value) { return bound_of(row, value, words.cells); };
  if (row.criterion == Criterion::poor_have_priority) return said("the poor first", "ưu tiên người nghèo");
  if (row.criterion == Criterion::both_funds && row.min <= 1) return said("every club", "mọi CLB");
  if (row.kind == CriterionKind::range) return bound(row.min) + said(" to ", " đến ") + bound(row.max);
  return said("at least ", "từ ") + bound(row.min) + said("", " trở lên");
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

std::vector<Column> rule_columns(const CriteriaWords& words) {
  if (words.for_reading) return {};
  const Speaker said = words.titles();
  return {{"kind", said("Kind", "Kiểu")}, {"min", said("Min", "Từ")}, {"max", said("Max", "Đến")}};
}

void append_cells(std::vector<Cell>& row, std::vector<Cell> more) { row.insert(row.end(), more.begin(), more.end()); }

/// "cannot be told"
std::string verdict_in(const CriterionRow& row, const CriteriaWords& words) {
  std::string text = verdict_in_words(row.verdict, words.cells);
  if (words.for_reading) std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

Table table_of_club(const std::vector<CriterionRow>& rows, const CriteriaWords& words) {
  const Speaker said = words.titles();
  Table table;
  table.columns = {{"criterion", said("Criterion", "Tiêu chí")}, {"asked", said("Asked", "Yêu cầu")},
                   {"count", said("Count", "Số lượng")},         {"count_at_most", said("At most", "Nhiều nhất")},
                   {"of", said("Of", "Trên tổng số")},           {"share", said("Share", "Tỷ lệ"), RatioOf::counts},
                   {"verdict", said("Verdict", "Kết quả")}};
  for (const auto& column : rule_columns(words)) table.columns.push_back(column);
  for (const auto& row : rows) {
    table.rows.push_back({Cell::text(criterion_in_words(row.criterion, words.cells)), Cell::text(asked_of(row, words)),
                          Cell::number(row.numerator), Cell::number(row.at_most), Cell::number(row.denominator),
                          share_of(row), Cell::text(verdict_in(row, words))});
    append_cells(table.rows.back(), rule_cells(row, words.for_reading));
  }
  return table;
}

/// The packs of a club's life: one that was founded in 2010 lives through several.
Table table_of_packs(const projections::RulePacks& packs, const projections::ClubCard& club, Day day,
                     const CriteriaWords& words) {
  const Speaker said = words.titles();
  Table table;
  table.key = "packs";
  table.title = said("Rule packs in the club's life", "Quy định áp dụng qua các thời kỳ của câu lạc bộ");
  table.columns = {{"pack", said("Pack", "Quy định")},
                   {"from", said("From", "Từ ngày")},
                   {"older_from_age", said("Older from", "Cao tuổi từ tuổi")}};
  for (const auto& reign : packs.through(club.founded, day))
    table.rows.push_back(
        {Cell::text(reign.pack->name), Cell::day(reign.from), Cell::number(reign.pack->older_from_age)});
  return table;
}

Table table_of_sums(const PublishRulePack& pack, const std::vector<projections::ClubFigures>& clubs,
                    const CriteriaWords& words) {
  const Speaker said = words.titles();
  Table table;
  table.columns = {{"criterion", said("Criterion", "Tiêu chí")},
                   {"asked", said("Asked", "Yêu cầu")},
                   {"practice", said("Practice", "Thực hành")},
                   {"clubs_met", said("Met", "Số CLB đạt")},
                   {"clubs_not_met", said("Not met", "Số CLB không đạt")},
                   {"clubs_cannot_be_told", said("Cannot be told", "Chưa đủ căn cứ")},
                   {"clubs_left_out", said("Left out", "Không tính")},
                   {"count", said("Count", "Số lượng")},
                   {"of", said("Of", "Trên tổng số")},
                   {"share", said("Share", "Tỷ lệ"), RatioOf::counts},
                   {"verdict", said("Verdict", "Kết quả")}};
  for (const auto& column : rule_columns(words)) table.columns.push_back(column);
  for (const bool practice : {false, true}) {
    std::vector<projections::ClubFigures> some;
    for (const auto& club : clubs)
      if (club.card.practice == practice) some.push_back(club);
    if (some.empty()) continue;
    for (const CriterionSum& sum : judge_all(pack, some)) {
      table.rows.push_back({Cell::text(criterion_in_words(sum.together.criterion, words.cells)),
                            Cell::text(asked_of(sum.together, words)), Cell::flag(practice), Cell::number(sum.met),
                            Cell::number(sum.not_met), Cell::number(sum.cannot_be_told), Cell::number(sum.left_out),
                            Cell::number(sum.together.numerator), Cell::number(sum.together.denominator),
                            share_of(sum.together), Cell::text(verdict_in(sum.together, words))});
      append_cells(table.rows.back(), rule_cells(sum.together, words.for_reading));
    }
  }
  return table;
}

/// "women_share, volunteers"
std::string names_with(const std::vector<CriterionRow>& rows, CriterionVerdict verdict, const CriteriaWords& words) {
  std::string names;
  for (const auto& row : rows)
    if (row.verdict == verdict)
      names += (names.empty() ? "" : words.said()(", ", "; ")) + criterion_in_words(row.criterion, words.cells);
  return names;
}

Table table_of_clubs(const PublishRulePack& pack, const std::vector<projections::ClubFigures>& clubs,
                     const CriteriaWords& words) {
  const Speaker said = words.titles();
  Table table;
  table.key = "clubs";
  table.title = said("Club by club", "Từng câu lạc bộ");
  table.columns = {{"club", said("Club", "CLB")},
                   {"name", said("Name", "Tên")},
                   {"practice", said("Practice", "Thực hành")},
                   {"members", said("Members", "Thành viên")},
                   {"not_met", said("Not met", "Không đạt")},
                   {"cannot_be_told", said("Cannot be told", "Chưa đủ căn cứ")}};
  for (const auto& club : clubs) {
    if (!club.card.is_living()) continue;
    const auto rows = projections::judge(pack, club.figures);
    table.rows.push_back({Cell::text(club.card.club.view()), Cell::text(club.card.name), Cell::flag(club.card.practice),
                          Cell::number(club.figures.members),
                          Cell::text(names_with(rows, CriterionVerdict::not_met, words)),
                          Cell::text(names_with(rows, CriterionVerdict::cannot_be_told, words))});
  }
  return table;
}

std::vector<Fact> facts_of(const PublishRulePack* pack, const CriteriaWords& words) {
  const Speaker title = words.titles();
  const std::string named = title("Rule pack", "Quy định áp dụng");
  if (pack == nullptr)
    return {{"pack", named,
             Cell::text(words.said()(
                 "none holds on this day; publish one with: soquy rule-pack publish",
                 "chưa có quy định nào áp dụng cho ngày này; ban hành bằng lệnh: soquy rule-pack publish"))}};
  return {{"pack", named, Cell::text(pack->name)},
          {"valid_from", title("Valid from", "Có hiệu lực từ"), Cell::day(pack->valid_from)},
          {"valid_until", title("Valid until", "Có hiệu lực đến"), Cell::day(pack->valid_until)},
          {"older_from_age", title("Older from", "Cao tuổi tính từ tuổi"), Cell::number(pack->older_from_age)}};
}

/// Those of the catalogue that stand behind the pack's criteria; a count is no ratio.
std::vector<std::string> formulas_of(const PublishRulePack* pack) {
  std::vector<std::string> formulas;
  if (pack == nullptr) return formulas;
  for (const CriterionRule& rule : pack->rules) {
    std::string name = "criterion_" + std::string(name_of(rule.criterion));
    if (projections::find_formula(name) != nullptr) formulas.push_back(std::move(name));
  }
  return formulas;
}

/// The clubs that are asked about: one, those of a region, or all.
ClubsRead asked_clubs(Session& session, const Arguments& arguments, const Question& question, int age,
                      Terminal& terminal) {
  if (names_club(arguments)) {
    const ClubLine line = read_club(session, question, named_club(session, arguments), age);
    return {{line.club}, tree_over(session, question, {line})};
  }
  ClubsRead read = read_figures(session, question, terminal, age);
  if (arguments.has("--region")) keep_region(read.clubs, read_programme(session, question), arguments, question);
  return read;
}

CriteriaWords words_for(const Arguments& arguments, Format format) {
  const Language language = typed_language(arguments);
  return {language, language_of_cells(format, language), is_for_reading(format)};
}

int criteria(const Arguments& arguments, Terminal& terminal) {
  if (names_club(arguments) && arguments.has("--region"))
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
  const CriteriaWords words = words_for(arguments, question.format);
  answer.language = words.language;
  answer.title = words.titles()("Criteria", "Tiêu chí đối với câu lạc bộ");
  answer.facts = facts_of(pack, words);
  answer.formulas = formulas_of(pack);
  if (names_club(arguments)) {
    const auto& club = clubs.front();
    answer.title += words.titles()(" of ", " ") + club.card.club.text() + ", " + club.card.name;
    answer.tables = {
        table_of_club(club.card.is_living() ? judge(rules, club.figures) : std::vector<CriterionRow>{}, words),
        table_of_packs(packs, club.card, day, words)};
  } else {
    answer.tables = {table_of_sums(rules, clubs, words), table_of_clubs(rules, clubs, words)};
    // Judged by nothing, all clubs would look as if they kept to it.
    if (pack == nullptr && words.for_reading) answer.tables.pop_back();
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
                   "soquy criteria --club HP-01 --lang vi"};
  spec.positionals = {one_club_or_all()};
  spec.options = question_options();
  spec.options.push_back(club_option());
  spec.options.push_back(region_option());
  spec.options.push_back(language_option());
  spec.run = criteria;
  return spec;
}

}  // namespace soquy::cli
