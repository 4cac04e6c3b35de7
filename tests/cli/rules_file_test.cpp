// Rules of a grade and of attention out of a file, and printed as one.

#include "cli/rules_file.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "cli/attention_rules_file.h"
#include "cli/grade_rules_file.h"
#include "tests/cli/desk.h"

using namespace soquy;
using namespace soquy::cli;
using namespace soquy::projections;
using soquy::test::Desk;
using soquy::test::holds;

namespace {

std::string complaint(const std::string& lines) {
  try {
    (void)parse_grade_rules("rules.csv", "rule,measure,at_least,at_most,points\n" + lines);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

std::string complaint_of_reasons(const std::string& lines) {
  try {
    (void)parse_attention_rules("reasons.csv", "rule,threshold,weight\n" + lines);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

/// "SHA-256 of the rules: ..." out of an answer, or nothing.
std::string rules_hash(const std::string& answer) {
  const std::string title = "SHA-256 of the rules: ";
  const std::size_t at = answer.find(title);
  return at == std::string::npos ? "" : answer.substr(at + title.size(), 64);
}

}  // namespace

TEST_CASE("a province writes its own tests, points and letters in a spreadsheet", "[cli]") {
  const GradeRules rules = parse_grade_rules("thang-diem.csv",
                                             "Tiêu chí;Chỉ tiêu;Từ;Đến;Điểm\r\n"
                                             "name;Tỉnh A 2025;;;\r\n"
                                             "new_club_days;;120;;\r\n"
                                             "composition;members;50;70;20\r\n"
                                             "composition;women_share;62,5%;;\r\n"
                                             "cash_count;last_difference;;5.000;15\r\n"
                                             "letter;Yếu;0%;;\r\n"
                                             "letter;Tốt;>85%;;\r\n"
                                             "letter;Khá;75%;;\r\n");
  CHECK(rules.name == "Tỉnh A 2025");
  CHECK(rules.new_club_days == 120);
  REQUIRE(rules.tests.size() == 2);
  CHECK(rules.tests[0].test == GradeTest::composition);
  CHECK(rules.tests[0].points == 20);
  REQUIRE(rules.tests[0].bounds.size() == 2);
  CHECK(rules.tests[0].bounds[0] == GradeBound{GradeMeasure::members, 50, 70});
  CHECK(rules.tests[0].bounds[1].at_least == 625'000);
  CHECK_FALSE(rules.tests[0].bounds[1].has_most());
  CHECK(rules.tests[1].bounds[0].at_most == 5'000);
  REQUIRE(rules.letters.size() == 3);  // from the best, in whatever order they were written
  CHECK(rules.letters[0] == GradeLetter{"Tốt", 850'000, true});
  CHECK(rules.letters[1] == GradeLetter{"Khá", 750'000, false});
  CHECK(rules.letters[2] == GradeLetter{"Yếu", 0, false});
}

TEST_CASE("rules without a name are called by their file, without letters they keep the usual ones", "[cli]") {
  const GradeRules rules =
      parse_grade_rules("own.csv", "rule,measure,at_least,at_most,points\nvolunteers,volunteers,5,,10\n");
  CHECK(rules.name == "own.csv");
  CHECK(rules.letters == default_grade_rules().letters);
}

TEST_CASE("every line of the rules that cannot be read is named at once", "[cli]") {
  CHECK(holds(complaint("volunteers,volunteers,many,,10\npar30,par30,,5,10\n"), "line 2"));
  CHECK(holds(complaint("volunteers,volunteers,many,,10\npar30,par30,,5,10\n"), "line 3: at_most is '5'"));
  CHECK(holds(complaint("volunteer,volunteers,5,,10\n"), "volunteers"));
  CHECK(holds(complaint("volunteers,helpers,5,,10\n"), "measure"));
  CHECK(holds(complaint("volunteers,volunteers,,,10\n"), "both empty"));
  CHECK(holds(complaint("composition,members,70,50,10\n"), "above at_most"));
  CHECK(holds(complaint("volunteers,volunteers,5,,\n"), "has no points"));
  CHECK(holds(complaint("composition,members,50,,10\ncomposition,women_share,60%,,10\n"), "earlier line"));
  CHECK(holds(complaint("par30,par30,,120%,10\n"), "100%"));
  CHECK(holds(complaint("letter,,85%,,\n"), "letter"));
  CHECK(holds(complaint(""), "names no test"));
  CHECK(complaint("volunteers,volunteers,5,,10\n").empty());
}

TEST_CASE("a province sends its people by its own reasons, thresholds and weights", "[cli]") {
  const AttentionRules rules = parse_attention_rules("ly-do.csv",
                                                     "Lý do;Ngưỡng;Mức độ\r\n"
                                                     "name;Tỉnh A 2025;\r\n"
                                                     "cash_above_limit;1.500.000;7\r\n"
                                                     "no_meeting;31;40\r\n"
                                                     "board_loans;10%;0\r\n"
                                                     "par30_rising;2,5%;25\r\n");
  CHECK(rules.name == "Tỉnh A 2025");
  CHECK(rules.rules == std::vector<AttentionRule>{{AttentionReason::no_meeting, 31, 40},
                                                  {AttentionReason::par30_rising, 25'000, 25},
                                                  {AttentionReason::cash_above_limit, 1'500'000, 7}});
  CHECK(parse_attention_rules("own.csv", "rule,threshold,weight\nno_meeting,31,1\n").name == "own.csv");
}

TEST_CASE("every line of the reasons that cannot be read is named at once", "[cli]") {
  const std::string both = complaint_of_reasons("no_meeting,long,30\npar30_high,5,10\n");
  CHECK(holds(both, "line 2"));
  CHECK(holds(both, "line 3: threshold is '5': write a share as 60%"));
  CHECK(holds(complaint_of_reasons("no_meetings,62,30\n"), "no_meeting"));
  CHECK(holds(complaint_of_reasons("no_meeting,,30\n"), "threshold is empty"));
  CHECK(holds(complaint_of_reasons("no_meeting,62,\n"), "weight is empty"));
  CHECK(holds(complaint_of_reasons("no_meeting,62,-1\n"), "weight"));
  CHECK(holds(complaint_of_reasons("cash_above_limit,-5,1\n"), "no bound is below zero"));
  CHECK(holds(complaint_of_reasons("idle_cash,101%,1\n"), "no share is above 100%"));
  CHECK(holds(complaint_of_reasons("no_meeting,62,30\nno_meeting,31,5\n"), "line 3: no_meeting stands in an earlier"));
  CHECK(holds(complaint_of_reasons("name,,\n"), "what the rules are called"));
  CHECK(holds(complaint_of_reasons(""), "gives no reason a weight"));
  CHECK(holds(complaint_of_reasons("no_meeting,62,0\n"), "gives no reason a weight"));
  CHECK(complaint_of_reasons("no_meeting,62,30\n").empty());
}

TEST_CASE("rules that are printed read back as they were", "[cli]") {
  const GradeRules grade = default_grade_rules();
  CHECK(parse_grade_rules("printed.csv", to_csv(grade_rules_table(grade, true))) == grade);
  const AttentionRules usual = usual_attention_rules();
  CHECK(parse_attention_rules("printed.csv", to_csv(attention_rules_table(usual, true))) == usual);
  AttentionRules own{"Tỉnh A, \"thử\"", {{AttentionReason::idle_cash, 625'010, 3}}};
  CHECK(parse_attention_rules("own.csv", to_csv(attention_rules_table(own, true))) == own);
  CHECK(bound_text(625'010, SeenAs::share) == "62.501%");
  CHECK(bound_text(1'000'000, SeenAs::share_of_money) == "100%");
  CHECK(bound_text(0, SeenAs::share) == "0%");
}

TEST_CASE("an answer says by which rules it was made, and the same rules in other words are the same", "[cli]") {
  Desk desk;
  desk.found();
  for (const std::string command : {"grade", "attention"}) {
    INFO(command);
    const auto usual = desk.must(command + " --as-of 2024-06-30");
    CHECK(holds(usual.out, "Rules: proposal"));
    REQUIRE(rules_hash(usual.out).size() == 64);
    const std::string printed = desk.must(command + " --print-rules").out;
    const std::string file = desk.file("rules.csv").string();
    std::ofstream(file, std::ios::binary) << printed;
    CHECK(desk.must(command + " --rules " + file + " --as-of 2024-06-30").out == usual.out);
    CHECK(desk.must(command + " --rules " + file + " --print-rules").out == printed);
    CHECK(holds(desk.must(command + " --format json").out, "\"rules_sha256\""));
    const std::string rows = desk.must(command + " --format csv --as-of 2024-06-30").out;
    CHECK(holds(rows, ",rules,rules_sha256\r\n"));
    CHECK(holds(rows, ",proposal," + rules_hash(usual.out) + "\r\n"));
    CHECK(holds(desk.type(command + " --rules no-such.csv").err, "--rules names 'no-such.csv'"));
  }
  const std::string own = desk.file("own.csv").string();
  std::ofstream(own) << "Lý do;Ngưỡng;Mức độ\nno_cash_count;180,;5\n";
  CHECK(desk.type("attention --rules " + own).exit == 2);
  std::ofstream(own) << "Lý do;Ngưỡng;Mức độ\nno_cash_count;30;5\nidle_cash;5,0%;1\n";
  const auto asked = desk.must("attention --rules " + own + " --as-of 2024-06-30");
  std::ofstream(own) << "rule,threshold,weight\nidle_cash,5%,1\nno_cash_count,30,5\nfindings_open,0,0\n";
  const auto again = desk.must("attention --rules " + own + " --as-of 2024-06-30");
  CHECK(rules_hash(asked.out) == rules_hash(again.out));
  CHECK(rules_hash(asked.out) != rules_hash(desk.must("attention").out));
  CHECK(holds(asked.out, "days since the last cash count"));
  CHECK_FALSE(holds(asked.out, "no meeting"));
}

TEST_CASE("the older name of the grade's rules is still read, and not together with the new one", "[cli]") {
  Desk desk;
  desk.found();
  const std::string file = desk.file("rules.csv").string();
  std::ofstream(file) << "rule,measure,at_least,at_most,points\nvolunteers,volunteers,5,,10\n";
  CHECK(desk.must("grade --grade-rules " + file).out == desk.must("grade --rules " + file).out);
  const auto both = desk.type("grade --grade-rules " + file + " --rules " + file);
  CHECK(both.exit == 2);
  CHECK(holds(both.err, "two names of one option"));
}
