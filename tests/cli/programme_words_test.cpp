// Answers about the programme in Vietnamese: every word of them for people, none of them for programs.

#include "cli/programme_words.h"

#include <catch2/catch.hpp>
#include <set>

#include "cli/figure_words.h"
#include "cli/kind_words.h"
#include "projections/figures.h"
#include "tests/cli/desk.h"

using namespace soquy;
using namespace soquy::cli;
using namespace soquy::test;
using Catch::Matchers::Contains;

namespace {

/// Plain letters and underscores: a name out of the code, never a Vietnamese word of more than one syllable.
bool is_a_name(const std::string& text) { return text.find('_') != std::string::npos; }

/// A province with a club, a target, a rule pack and a gift (entry 8).
class ProgrammeDesk : public Desk {
 public:
  ProgrammeDesk() {
    must("region define PROGRAMME TCTK-2018:51 --by GS-QN-01 --level province --name 'Quảng Ngãi' --from 2004-01-01");
    must("rule-pack publish PROGRAMME --by GS-QN-01 --known 1336/2020");
    must("target set PROGRAMME TCTK-2018:51 --by GS-QN-01 --kind clubs --due 2025-12-31 --value 10 --basis 'KH 5'");
    found();
    must("club relocate HP-01 --by TV05 --date 2024-01-11 --region TCTK-2018:51 --decision 'QĐ 12'");
  }
};

const std::vector<std::string> kQuestions = {"clubs",
                                             "rollup",
                                             "targets",
                                             "criteria",
                                             "criteria HP-01",
                                             "improvement",
                                             "improvement HP-01",
                                             "trace HP-01 --donation 8",
                                             "regions list",
                                             "regions show TCTK-2018:51",
                                             "diff HP-01 --as-of 2024-01-31 --known-as-of version:7"};

}  // namespace

TEST_CASE("every figure, kind of entry and criterion has a Vietnamese word of its own", "[cli]") {
  std::set<std::string> words;
  for (const auto& figure : projections::all_figures()) {
    const std::string word = figure_in_words(figure.name, Language::vietnamese);
    INFO(figure.name);
    CHECK(word != figure.name);
    CHECK(words.insert(word).second);
    CHECK(figure_in_words(figure.name, Language::english) == figure.name);
  }
  CHECK(figure_in_words("balance income 1288", Language::vietnamese) == "số dư Quỹ tăng thu nhập, tài khoản 1288");
  CHECK(figure_in_words("balance fund-3 111", Language::vietnamese) == "số dư Quỹ 3, tài khoản 111");
  for (const Kind kind : {
#define SOQUY_KIND(number, act, event, name) Kind::name,
           SOQUY_ASKED_EVENTS(SOQUY_KIND)
#undef SOQUY_KIND
               Kind::repayment_reallocated}) {
    INFO(to_text(kind));
    CHECK(kind_in_words(kind, Language::vietnamese) != kind_in_words(kind, Language::english));
  }
  for (int number = 1; number <= static_cast<int>(Criterion::all_activities_share); ++number) {
    const auto criterion = static_cast<Criterion>(number);
    CHECK(words.insert(criterion_in_words(criterion, Language::vietnamese)).second);
    CHECK_FALSE(is_a_name(criterion_in_words(criterion, Language::vietnamese)));
  }
}

TEST_CASE("questions about the programme are answered in Vietnamese without an English heading", "[cli]") {
  ProgrammeDesk desk;
  for (const std::string& question : kQuestions) {
    INFO(question);
    const std::string out = desk.must(question + " --lang vi").out;
    REQUIRE_THAT(out, Contains("tính đến ngày "));
    const std::string page = out.substr(0, out.rfind("tính đến ngày "));  // below it stand names of views and formulas
    for (const char* english : {"Club",        "Name",    "Outstanding",
                                "Region",      "Target",  "Reached",
                                "Criterion",   "not met", "all practice clubs",
                                "Households",  "Poor",    "poor",
                                "Where it is", "Given",   "Level",
                                "Valid",       "Before",  "Figure",
                                "donation",    "yes",     "Rule pack"})
      CHECK_THAT(page, !Contains(english));
  }
  CHECK_THAT(desk.must("rollup --lang vi").out, Contains("Tổng hợp") && Contains("tất cả CLB thực hành"));
  CHECK_THAT(desk.must("targets --lang vi").out, Contains("số CLB") && Contains("chưa đạt, còn hạn"));
  CHECK_THAT(desk.must("criteria HP-01 --lang vi").out, Contains("Số thành viên") && Contains("50 đến 70"));
  CHECK_THAT(desk.must("improvement --lang vi").out, Contains("tất cả CLB thực hành"));
  CHECK_THAT(desk.must("trace HP-01 --donation 8 --lang vi").out,
             Contains("còn trong quỹ") && Contains("Quỹ chăm sóc người cao tuổi") && Contains("0,0 lần"));
  CHECK_THAT(desk.must("regions show TCTK-2018:51 --lang vi").out, Contains("tỉnh") && Contains("01/01/2004"));
  CHECK_THAT(desk.must("diff HP-01 --as-of 2024-01-31 --known-as-of version:7 --lang vi").out,
             Contains("thu ủng hộ: 50.000.000 đ") && Contains("số dư Quỹ tăng thu nhập, tài khoản 111"));
}

TEST_CASE("programs read the same answer whatever the language", "[cli]") {
  ProgrammeDesk desk;
  for (const std::string& question : kQuestions) {
    for (const char* format : {" --format csv", " --format json"}) {
      INFO(question << format);
      CHECK(desk.must(question + format + " --lang vi").out == desk.must(question + format).out);
    }
  }
}

TEST_CASE("one club is named alone or with --club in every question about one or all", "[cli]") {
  ProgrammeDesk desk;
  for (const std::string question : {"criteria", "improvement", "health", "grade", "attention"}) {
    INFO(question);
    const auto alone = desk.must(question + " HP-01");
    CHECK(alone.out == desk.must(question + " --club HP-01").out);
    CHECK(alone.out != desk.must(question).out);
    const auto twice = desk.type(question + " HP-01 --club HP-01");
    CHECK(twice.exit == wrong_usage);
    CHECK_THAT(twice.err, Contains("name the club once"));
  }
}
