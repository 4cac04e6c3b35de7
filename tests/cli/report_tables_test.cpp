// The report of figures written by hand, in every form and both languages.

#include "cli/report_tables.h"

#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "cli/report_columns.h"
#include "projections/catalog.h"
#include "tests/cli/read_back.h"

using namespace soquy;
using namespace soquy::cli;
using namespace soquy::test;

namespace {

projections::ReportClub reporting_club(std::string_view code, std::string_view name, std::int64_t scale) {
  projections::ReportClub club;
  club.card.club = *ClubCode::parse(code);
  club.card.name = name;
  club.card.founded = *make_day(2018, 5, 1);
  club.unit = {{"TCTK-2018", *RegionCode::parse("21001")}, "Xã Bình Thuận"};
  club.end.clubs = 1;
  club.end.clubs_funded = 1;
  club.end.members = 50 * scale;
  club.end.women = 30 * scale;
  club.end.outstanding = 20'000'000 * scale;
  club.end.lending_cash = 5'000'000 * scale;
  club.end.at_risk_30 = 1'000'000;
  club.end.attended = 900 * scale;
  club.end.could_attend = 1'000 * scale;
  club.begin.attended = 500 * scale;
  club.begin.could_attend = 500 * scale;
  club.end.given_by_state = 30'000'000;
  club.begin.given_by_state = 10'000'000;
  return club;
}

ProgrammeReport report_of_2019() {
  ProgrammeReport report;
  report.period = *projections::report_period(ReportKind::annual, 2019, 0);
  report.figures_of = report.period.last;
  report.seen_until = *make_day(2020, 1, 14);
  report.level = RegionLevel::commune;
  report.rule_pack = "1533/2016";
  report.older_from_age = 55;
  report.clubs = {reporting_club("QN-01", "Phước Lộc", 1), reporting_club("QN-02", "=Vĩnh Sơn", 2)};
  report.clubs[0].submitted.emplace();
  report.clubs[0].submitted->day = *make_day(2019, 12, 18);
  report.prices.series = "CPI-VN";
  auto& incomes = report.clubs[0].incomes;
  incomes.counts.by_outcome = {3, 1, 2, 1, 0,
                               0, 4, 0, 5, 6};  // improved, not, no index, form, season, left, not due ...
  incomes.gaps.not_published = {*make_day(2018, 12, 31), *make_day(2019, 1, 31), *make_day(2019, 5, 31)};
  projections::ReviewMeeting review;
  review.day = *make_day(2019, 6, 28);
  review.clubs = {report.clubs[0].card.club};
  report.reviews = {review};
  return report;
}

/// What stands on standard output, and below a file on standard error.
struct Printed {
  std::string out;
  std::string err;
};

Printed printed_both(Format format, Language language) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  Terminal terminal{in, out, err};
  Question question;
  question.format = format;
  question.as_of.value_date = *make_day(2020, 1, 14);
  History tree;
  tree.version = Version{57};
  print(report_answer(report_of_2019(), language, format), question, tree, terminal);
  return {out.str(), err.str()};
}

std::string printed_as(Format format, Language language = Language::english) {
  return printed_both(format, language).out;
}

const Table& table_of(const Answer& answer, const std::string& key) {
  for (const auto& table : answer.tables)
    if (table.key == key) return table;
  throw std::runtime_error("no table " + key);
}

/// The cell of a row under a key, as it stands in a table.
std::string shown(const Table& table, std::size_t row, const std::string& key) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].key == key) return to_text(table.rows.at(row).at(i));
  return "no column " + key;
}

std::string fact_of(const Answer& answer, const std::string& key) {
  for (const auto& fact : answer.facts)
    if (fact.key == key) return to_text(fact.value, Currency::vnd, answer.language);
  return "no fact " + key;
}

}  // namespace

TEST_CASE("the report adds parts and wholes of clubs, and subtracts the beginning from the end", "[cli][report]") {
  const Answer answer = report_answer(report_of_2019(), Language::english, Format::table);
  const Table& people = table_of(answer, "people");
  REQUIRE(people.rows.size() == 4);  // the commune, all clubs, two clubs
  CHECK(shown(people, 0, "name") == "Xã Bình Thuận");
  CHECK(shown(people, 1, "name") == "all clubs");
  CHECK(shown(people, 1, "members") == "150");
  CHECK(shown(people, 1, "women_share") == "60.00%");
  CHECK(shown(people, 3, "members") == "100");
  const Table& lending = table_of(answer, "lending");
  CHECK(shown(lending, 1, "par30") == "3.33%");  // 2 of 60 million, not the mean of 5% and 2.5%
  CHECK(shown(table_of(answer, "clubs"), 2, "attendance_in_period") == "80.00%");
  CHECK(shown(table_of(answer, "sources"), 1, "given_by_state_in_period_minor") == "40.000.000");
  CHECK(shown(table_of(answer, "reached"), 1, "income_improved") == "75.00%");  // 3 of 4 compared, not of 22 asked
  CHECK(shown(table_of(answer, "reached"), 3, "income_improved") == "-");       // nobody compared is not 0%
}

TEST_CASE("who has not reported is named with the days it is late", "[cli][report]") {
  const Answer answer = report_answer(report_of_2019(), Language::english, Format::table);
  const Table& reporting = table_of(answer, "reporting");
  CHECK(shown(reporting, 0, "state") == "late");
  CHECK(shown(reporting, 0, "days_late") == "3");
  CHECK(shown(reporting, 1, "state") == "not reported");
  CHECK(shown(reporting, 1, "days_late") == "30");
  CHECK(shown(reporting, 0, "submitted_on") == "2019-12-18");
  CHECK(shown(reporting, 0, "received_on").empty());
  CHECK(reporting.title == "Who has reported: 1 of 2 clubs");
  const Table& missing = table_of(answer, "have_not_reported");
  REQUIRE(missing.rows.size() == 1);
  CHECK(shown(missing, 0, "club") == "QN-02");
  CHECK(shown(missing, 0, "unit_name") == "Xã Bình Thuận");
  CHECK(shown(missing, 0, "days_late") == "30");
  CHECK(table_of(answer, "reviews").rows.size() == 1);
}

TEST_CASE("improved, not improved, unknown, without a second interview and never asked stand apart and add up",
          "[cli][report]") {
  const Answer answer = report_answer(report_of_2019(), Language::english, Format::table);
  const Table& incomes = table_of(answer, "incomes");
  const auto of = [&](std::size_t row, const char* key) { return std::stoi(shown(incomes, row, key)); };
  for (const std::size_t row : {0U, 1U, 2U, 3U}) {
    CHECK(of(row, "households_compared") == of(row, "households_improved") + of(row, "households_not_improved"));
    CHECK(of(row, "households") == of(row, "households_compared") + of(row, "households_unknown") +
                                       of(row, "households_without_follow_up") + of(row, "households_never_asked"));
  }
  CHECK(of(2, "households_unknown") == 3);
  CHECK(of(2, "households_no_price_index") == 2);
  CHECK(of(2, "households_without_follow_up") == 9);
  CHECK(of(2, "households_never_asked") == 6);
}

TEST_CASE("incomes that want a price index say of which months, in a row of their own and below", "[cli][report]") {
  ProgrammeReport report = report_of_2019();
  const Answer answer = report_answer(report, Language::english, Format::table);
  const Table& wanting = table_of(answer, "income_wanting");
  REQUIRE(wanting.rows.size() == 3);  // the commune, all clubs, one club
  CHECK(shown(wanting, 2, "code") == "QN-01");
  CHECK(shown(wanting, 2, "households") == "2");
  CHECK(shown(wanting, 2, "unknown_for") == "no price index for 2018-12 to 2019-01, 2019-05");
  CHECK(fact_of(answer, "income_unknown_for") == "no price index for 2018-12 to 2019-01, 2019-05");
  CHECK(fact_of(answer, "income_series") == "CPI-VN");
  CHECK(fact_of(report_answer(report, Language::vietnamese, Format::table), "income_unknown_for") ==
        "chưa có chỉ số giá tháng 12/2018 đến 01/2019, 05/2019");
  report.prices.series.clear();
  report.prices.to_choose = {"CPI-QN", "CPI-VN"};
  CHECK(fact_of(report_answer(report, Language::english, Format::table), "income_unknown_for") ==
        "several price indexes are published (CPI-QN, CPI-VN): name one with --series");
}

TEST_CASE("practice clubs are never counted with real ones among those that reported", "[cli][report]") {
  ProgrammeReport report = report_of_2019();
  report.clubs[0].card.practice = true;
  const Answer people = report_answer(report, Language::english, Format::table);
  CHECK(fact_of(people, "reported") == "0 of 1");
  CHECK(fact_of(people, "practice_reported") == "1 of 1");
  CHECK(table_of(people, "reporting").title == "Who has reported: 0 of 1 clubs; 1 of 1 practice clubs");
  const Answer programs = report_answer(report, Language::english, Format::json);
  CHECK(fact_of(programs, "practice_reported") == "1");
  CHECK(fact_of(programs, "practice_must_report") == "1");
  CHECK(fact_of(programs, "not_reported") == "1");
}

TEST_CASE("every mean of the report names what it is divided by", "[cli][report]") {
  const Answer answer = report_answer(report_of_2019(), Language::english, Format::table);
  const Table& means = table_of(answer, "means_of_money");
  REQUIRE(means.rows.size() == 10);
  CHECK(shown(means, 0, "of") == "lending fund");
  CHECK(shown(means, 0, "by") == "all clubs");
  CHECK(shown(means, 0, "mean_minor") == "37.500.000");
  CHECK(shown(means, 1, "by") == "clubs that reported");
  CHECK(shown(means, 1, "divisor") == "1");
  CHECK(shown(means, 1, "mean_minor") == "25.000.000");
  for (const auto& row : means.rows) CHECK_FALSE(to_text(row.at(1)).empty());
}

TEST_CASE("a mean of members has a point in an English report and a comma in a Vietnamese one", "[cli][report]") {
  ProgrammeReport report = report_of_2019();
  report.clubs[0].end.members = 49;  // 149 members of 2 clubs
  const auto mean = [&](Language language) {
    const Answer answer = report_answer(report, language, Format::table);
    const auto& row = table_of(answer, "means").rows.at(0);
    return to_text(row.back(), Currency::vnd, language);
  };
  CHECK(mean(Language::english) == "74.50");
  CHECK(mean(Language::vietnamese) == "74,50");
  const Answer programs = report_answer(report, Language::english, Format::json);
  CHECK(to_json(to_document(table_of(programs, "means"))).find("\"mean_thousandths\": 74500") != std::string::npos);
}

TEST_CASE("every ratio and mean of the report names a formula of the catalogue", "[cli][report]") {
  for (const ReportSubject& subject : report_subjects()) {
    for (const ReportColumn& column : subject.columns) {
      INFO(column.key);
      CHECK((column.ratio == RatioOf::none) == std::string_view(column.formula).empty());
    }
  }
  const Answer answer = report_answer(report_of_2019(), Language::english, Format::table);
  const std::set<std::string> names(answer.formulas.begin(), answer.formulas.end());
  CHECK(names.size() == answer.formulas.size());
  for (const std::string& name : names) {
    INFO(name);
    CHECK(projections::find_formula(name) != nullptr);
  }
  for (const auto& row : projections::report_means(report_of_2019().clubs))
    CHECK(names.count(std::string(projections::formula_of(row.of, row.by))) == 1);
}

TEST_CASE("programs read the same report whatever the language", "[cli][report]") {
  CHECK(printed_as(Format::json, Language::vietnamese) == printed_as(Format::json));
  CHECK(printed_as(Format::csv, Language::vietnamese) == printed_as(Format::csv));
  CHECK(printed_as(Format::table, Language::vietnamese) != printed_as(Format::table));
}

TEST_CASE("every form of the report says which formulas stand in it and their versions", "[cli][report]") {
  const std::size_t count = report_answer(report_of_2019(), Language::english, Format::table).formulas.size();
  REQUIRE(count == 21);  // eight ratios, thirteen means
  const auto named = [](const std::string& text) {
    std::size_t found = 0;
    for (const auto& name : report_answer(report_of_2019(), Language::english, Format::table).formulas)
      found += text.find(name + " 1") != std::string::npos ? 1 : 0;
    return found;
  };
  CHECK(named(printed_as(Format::table)) == count);
  CHECK(named(printed_both(Format::csv, Language::english).err) == count);
  CHECK(named(printed_as(Format::html, Language::vietnamese)) == count);
  CHECK(named(read_workbook(printed_as(Format::xlsx)).at("Proof").cells.at("B8").value) == count);
  const std::string json = printed_as(Format::json);
  const std::regex one("\"name\": \"[a-z0-9_]+\",\\s*\"version\": 1");
  CHECK(std::distance(std::sregex_iterator(json.begin(), json.end(), one), {}) == std::ptrdiff_t(count));
}

TEST_CASE("no two figures of the report share a key", "[cli][report]") {
  const Answer answer = report_answer(report_of_2019(), Language::english, Format::csv);
  std::set<std::string> keys;
  for (const auto& column : answer.tables.front().columns) CHECK(keys.insert(column.key).second);
  CHECK(answer.tables.front().key == "rows");
  CHECK(answer.tables.front().rows.size() == 2);
}

TEST_CASE("the report is the same in every form", "[cli][report]") {
  const std::string csv = printed_as(Format::csv);
  CHECK(csv.find("'=Vĩnh Sơn") != std::string::npos);
  const std::string json = printed_as(Format::json);
  CHECK(json.find("\"rule_pack\": \"1533/2016\"") != std::string::npos);
  const std::string html = printed_as(Format::html, Language::vietnamese);
  CHECK(is_well_formed(html));
  CHECK(html.find("<html lang=\"vi\">") != std::string::npos);
  CHECK(html.find("<td>chưa báo cáo</td>") != std::string::npos);
  CHECK(html.find("tính đến ngày 14/01/2020") != std::string::npos);
  const auto sheets = read_workbook(printed_as(Format::xlsx));
  const auto& figures = sheets.at("All figures").cells;
  CHECK(figures.at("D3").value == "=Vĩnh Sơn");
  CHECK(figures.at("D3").type == "s");
  // Every number of the CSV's first club stands in the workbook's row, percents aside.
  std::size_t numbers = 0;
  for (const auto& [place, cell] : figures) numbers += place.ends_with("2") && cell.type == "n" ? 1 : 0;
  CHECK(numbers > 60);
}
