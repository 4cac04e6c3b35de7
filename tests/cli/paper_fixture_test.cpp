// The year of Hạnh Phúc, imported from paper, against the figures that were computed independently of this project.
#include <algorithm>
#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <map>

#include "cli/paper/paper_import.h"
#include "engine/ledger.h"
#include "events/fold.h"
#include "projections/arrears.h"
#include "projections/members_profile.h"
#include "projections/trial_balance.h"
#include "tests/cli/paper_samples.h"

using namespace soquy;
using namespace soquy::tests;
namespace json = boost::json;

namespace {

json::object expected_figures() {
  std::ifstream in(std::string(SOQUY_SOURCE_DIR) + "/tests/fixtures/hanh-phuc-2019/expected.json", std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  return json::parse(text).as_object();
}

std::vector<Event> imported_history() {
  engine::SimulatedClock clock(at_vietnam_time(*parse_iso_day("2020-06-30"), 20, 0));
  const auto ledger = engine::Ledger::in_memory(clock, 1);
  const ReadResult read = read_and_check(fixture_books());
  REQUIRE(read.sentences() == "");
  cli::paper::PaperImport intake(*ledger, read.books, {actor_of(MemberNo{4}), {actor_of(MemberNo{1})}});
  std::string problems;
  for (const auto& problem : intake.prepare()) problems += to_sentence(problem) + "\n";
  REQUIRE(problems == "");
  REQUIRE(intake.record([](std::size_t, std::size_t) {}).has_value());
  return ledger->history(*ClubCode::parse("HP-01"));
}

Day day_of(const json::value& value) {
  const auto found = parse_iso_day(std::string(value.as_string()));
  REQUIRE(found.has_value());
  return *found;
}

std::map<std::string, std::int64_t> trial_balance_on(const std::vector<Event>& history, Day day) {
  projections::TrialBalance view;
  fold(view, history, AsOf{day});
  std::map<std::string, std::int64_t> balances;
  for (const auto& row : view.rows()) {
    balances[fund_key(row.fund) + ":" + std::string(info(row.account).code)] = row.balance.minor;
  }
  return balances;
}

std::map<std::string, std::int64_t> as_map(const json::object& figures) {
  std::map<std::string, std::int64_t> map;
  for (const auto& [key, value] : figures) map[std::string(key)] = value.as_int64();
  return map;
}

Ratio as_ratio(const json::value& value) {
  return {value.at("numerator").as_int64(), value.at("denominator").as_int64()};
}

/// A loan's figures under the names of expected.json.
std::map<std::string, std::int64_t> figures_of(const projections::LoanRow& loan,
                                               const projections::ArrearsReport& report) {
  std::map<std::string, std::int64_t> figures = {{"outstanding_principal", loan.outstanding.minor},
                                                 {"paid_principal", loan.paid_principal.minor},
                                                 {"paid_interest", loan.paid_interest.minor},
                                                 {"overdue_principal", 0},
                                                 {"overdue_interest", 0},
                                                 {"days_past_due", 0}};
  for (const auto& row : report.rows) {
    if (row.loan != loan.loan) continue;
    figures["overdue_principal"] = row.overdue_principal.minor;
    figures["overdue_interest"] = row.overdue_interest.minor;
    figures["days_past_due"] = row.days_past_due;
  }
  return figures;
}

void check_month(const std::vector<Event>& history, const json::object& month) {
  const Day day = day_of(month.at("as_of"));
  CAPTURE(to_iso(day));
  CHECK(trial_balance_on(history, day) == as_map(month.at("trial_balance").as_object()));

  projections::Arrears arrears;
  fold(arrears, history, AsOf{day});
  const auto report = arrears.on(day);
  CHECK(report.totals.gross_portfolio.minor == month.at("gross_loan_portfolio").as_int64());
  CHECK(report.totals.overdue_principal.minor == month.at("overdue_principal").as_int64());
  CHECK(report.totals.par1 == as_ratio(month.at("par1")));
  CHECK(report.totals.par30 == as_ratio(month.at("par30")));

  const auto loans = arrears.book().paid_out(true);
  const json::array& expected = month.at("loans").as_array();
  REQUIRE(loans.size() == expected.size());
  for (std::size_t i = 0; i < loans.size(); ++i) {
    json::object figures = expected[i].as_object();
    CAPTURE(to_text(loans[i].loan));
    CHECK(to_text(loans[i].loan) == figures.at("loan").as_string());
    CHECK(to_text(loans[i].borrower) == figures.at("member").as_string());
    figures.erase("loan");
    figures.erase("member");
    CHECK(figures_of(loans[i], report) == as_map(figures));
  }
}

void check_plan(const projections::LoanRow& loan, const json::array& plan) {
  CAPTURE(to_text(loan.loan));
  REQUIRE(loan.instalments.size() == plan.size());
  for (std::size_t i = 0; i < plan.size(); ++i) {
    CHECK(loan.instalments[i].due == day_of(plan[i].at("due")));
    CHECK(loan.instalments[i].principal.minor == plan[i].at("principal").as_int64());
    CHECK(loan.instalments[i].interest.minor == plan[i].at("interest").as_int64());
  }
}

}  // namespace

TEST_CASE("the imported year of Hạnh Phúc equals every figure that was computed independently", "[import]") {
  const json::object expected = expected_figures();
  const std::vector<Event> history = imported_history();

  const json::array& months = expected.at("month_ends").as_array();
  REQUIRE(months.size() == 12);
  for (const json::value& month : months) check_month(history, month.as_object());

  projections::LoanBook book;
  fold(book, history);
  const json::object& plans = expected.at("plans").as_object();
  const auto loans = book.rows();
  REQUIRE(loans.size() == plans.size());
  for (const auto& loan : loans) check_plan(loan, plans.at(to_text(loan.loan)).as_array());

  const Day year_end = *parse_iso_day("2019-12-31");
  projections::MembersProfile members;
  fold(members, history, AsOf{year_end});
  const auto counts = members.counts(year_end);
  const std::map<std::string, std::int64_t> profile = {
      {"total", counts.total},           {"women", counts.women},
      {"age_55_and_over", counts.older}, {"poor_near_poor_or_hardship", counts.poor_near_poor_or_hardship()},
      {"volunteers", counts.volunteers}, {"ever_borrowed", counts.ever_borrowed}};
  CHECK(profile == as_map(expected.at("members").as_object()));

  const auto* founded = history.front().payload.as<ClubFounded>();
  REQUIRE(founded != nullptr);
  CHECK(founded->name == expected.at("name").as_string());
  CHECK(currency_code(founded->currency) == std::string(expected.at("currency").as_string()));
}
