// soquy grade: ten tests per club, its points and its letter.

#include <algorithm>

#include "cli/club_figures_read.h"
#include "cli/commands/commands.h"
#include "cli/grade_rules_file.h"
#include "cli/health_words.h"
#include "cli/named_club.h"
#include "cli/rules_file.h"
#include "projections/grade.h"

namespace soquy::cli {

namespace {

using projections::Grade;
using projections::GradedTest;
using projections::GradeLook;
using projections::GradeRules;

struct GradedLine {
  projections::ClubCard card;
  Grade grade;
};

/// Living clubs, real ones first, by code.
std::vector<GradedLine> graded_lines(const FiguresRead& read, Day begin, Day day, const GradeRules& rules) {
  std::vector<GradedLine> lines;
  for (std::size_t i = 0; i < read.on[0].size(); ++i) {
    const projections::ClubFigures& club = read.on[0][i];
    if (club.card.is_living())
      lines.push_back({club.card, projections::graded(club, read.on[1][i].figures, begin, day, rules)});
  }
  std::stable_sort(lines.begin(), lines.end(),
                   [](const auto& left, const auto& right) { return left.card.practice < right.card.practice; });
  return lines;
}

Table grade_table(const std::vector<GradedLine>& lines, const GradeRules& rules, Language language) {
  const auto title = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  Table table;
  table.columns = {{"club", title("Club", "Câu lạc bộ")},        {"name", title("Name", "Tên")},
                   {"practice", title("Practice", "Thực hành")}, {"grade", title("Grade", "Xếp loại")},
                   {"points", title("Points", "Điểm")},          {"out_of", title("Out of", "Trên")}};
  for (const auto& rule : rules.tests)
    table.columns.push_back({std::string(projections::name_of(rule.test)) + "_points", title_of(rule.test, language)});
  for (const GradedLine& line : lines) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(line.card.club.view()), Cell::text(line.card.name),      Cell::flag(line.card.practice),
           Cell::text(line.grade.letter),     Cell::number(line.grade.points), Cell::number(line.grade.out_of)};
    for (const GradedTest& test : line.grade.tests)
      row.push_back(test.applies() ? Cell::number(test.points) : Cell::none());
  }
  return table;
}

/// One club: a line for everything that was looked at.
Table test_table(const GradedLine& line, Language language) {
  const auto title = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  Table table;
  table.key = "tests";
  table.columns = {{"test", title("Test", "Tiêu chí")}, {"points", title("Points", "Điểm")},
                   {"out_of", title("Out of", "Trên")}, {"measure", title("Looked at", "Chỉ tiêu")},
                   {"seen", title("Seen", "Thực tế")},  {"wanted", title("Wanted", "Yêu cầu")},
                   {"kept", title("Kept", "Đạt")},      {"why_not", title("Does not apply", "Không chấm")}};
  for (const GradedTest& test : line.grade.tests) {
    bool is_first = true;
    for (const GradeLook& look : test.looks) {
      const Currency currency = line.card.currency;
      table.rows.push_back({is_first ? Cell::text(title_of(test.test, language)) : Cell::none(),
                            is_first && test.applies() ? Cell::number(test.points) : Cell::none(),
                            is_first && test.applies() ? Cell::number(test.most) : Cell::none(),
                            Cell::text(title_of(look.wanted.measure, language)),
                            Cell::text(seen_in_words(look.seen.as, look.seen.value, currency, language)),
                            Cell::text(wanted_in_words(look.wanted, currency, language)), Cell::flag(look.kept),
                            is_first ? Cell::text(reason_for_no_test(test.why_not, language)) : Cell::none()});
      is_first = false;
    }
  }
  return table;
}

Document look_document(const GradeLook& look) {
  auto out = Document::object();
  out.set("measure", look.seen.what).set("sort", sort_of(look.seen.as));
  out.set("seen_numerator", look.seen.value.numerator).set("seen_denominator", look.seen.value.denominator);
  if (look.wanted.has_least()) out.set("at_least", look.wanted.at_least);
  if (look.wanted.has_most()) out.set("at_most", look.wanted.at_most);
  return out.set_flag("kept", look.kept);
}

/// Everything that was looked at, for programs: shares in parts per million, money in minor units.
Document tests_document(const std::vector<GradedLine>& lines) {
  auto out = Document::array();
  for (const GradedLine& line : lines) {
    for (const GradedTest& test : line.grade.tests) {
      auto one = Document::object();
      one.set("club", line.card.club.view()).set("test", projections::name_of(test.test));
      one.set_flag("applies", test.applies()).set_flag("passed", test.passed);
      one.set("points", test.points).set("out_of", test.most).set("why_not", projections::name_of(test.why_not));
      auto looks = Document::array();
      for (const GradeLook& look : test.looks) looks.push(look_document(look));
      out.push(one.set("looks", std::move(looks)));
    }
  }
  return out;
}

std::vector<Fact> grade_facts(const GradeRules& rules, Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  std::string letters;
  for (const auto& letter : rules.letters)
    letters += (letters.empty() ? "" : ", ") + letter.letter +
               (letter.only_above ? said(" above ", " trên ") : said(" from ", " từ ")) +
               to_text(Cell::ratio({letter.share_ppm, 1'000'000}), Currency::vnd, language);
  auto facts = rules_facts(rules.name, grade_rules_table(rules, false), language);
  facts.push_back({"letters", said("Letters", "Xếp loại theo điểm"), Cell::text(letters)});
  return facts;
}

/// --grade-rules is how --rules was called first.
GradeRules asked_grade_rules(const Arguments& arguments) {
  if (arguments.has("--rules") && arguments.has("--grade-rules"))
    throw UsageError("--rules and --grade-rules are two names of one option; give one.");
  for (const char* option : {"--rules", "--grade-rules"})
    if (arguments.has(option)) return load_grade_rules(arguments.get(option), option);
  return projections::default_grade_rules();
}

int grade(const Arguments& arguments, Terminal& terminal) {
  const GradeRules rules = asked_grade_rules(arguments);
  if (arguments.flag("--print-rules")) {
    terminal.out << to_csv(grade_rules_table(rules, true));
    return done;
  }
  const Language language = typed_language(arguments);
  Session session(arguments, terminal, Access::reading);
  const ClubsAsk asked = typed_clubs_ask(arguments, session);
  const Day day = asked.question.as_of.value_date;
  const Day begin = months_before(day, 12);
  const FiguresRead read = read_club_figures(session, asked, {day, begin}, terminal);
  const auto lines = graded_lines(read, begin, day, rules);
  Answer answer;
  answer.view = "grade";
  answer.title = Bilingual{"Grades", "Xếp loại câu lạc bộ"}.in(language);
  answer.language = language;
  answer.tables = {grade_table(lines, rules, language)};
  if (asked.question.format == Format::csv)
    add_rules_columns(answer.tables.front(), rules_facts(rules.name, grade_rules_table(rules, false), language));
  if (!asked.question.club.is_empty() && lines.size() == 1 && is_for_reading(asked.question.format))
    answer.tables.push_back(test_table(lines.front(), language));
  answer.facts = grade_facts(rules, language);
  answer.details.emplace_back("tests", tests_document(lines));
  print(answer, asked.question, read.tree, terminal);
  return done;
}

}  // namespace

CommandSpec grade_command() {
  CommandSpec spec;
  spec.name = "grade";
  spec.summary = "ten tests per club with their points, and the letter they give";
  spec.details =
      "No official scale is known; the tests are a proposal and may be replaced: --rules names a file of comma "
      "separated text with the headings rule, measure, at_least, at_most, points, and lines like "
      "volunteers,volunteers,5,,10 or par30,par30,,5%,15 or letter,A,>85%. --print-rules gives one to begin with. The "
      "answer says which rules it was made with. A test that does not apply, as to a new club, is taken out of the "
      "total and prints as nothing. Of one club each test says what was seen and what was wanted.";
  spec.examples = {"soquy grade", "soquy grade HP-01 --as-of 2019-12-31", "soquy grade --print-rules > thang-diem.csv",
                   "soquy grade --region TCTK-2018:51 --rules thang-diem.csv --lang vi"};
  spec.positionals = {one_club_or_all()};
  spec.options = clubs_ask_options();
  for (Option& option : rules_options("tests, points and letters")) spec.options.push_back(std::move(option));
  spec.options.push_back({"--grade-rules", "FILE", "the same as --rules, by its older name", {}, false, false, ""});
  spec.options.push_back(language_option());
  spec.run = grade;
  return spec;
}

}  // namespace soquy::cli
