// What a borrower signs adds up: the instalments that are recorded, the interest that is told of them in words, and the
// plan that was printed before.
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/event_words.h"
#include "tests/cli/desk.h"
#include "tests/support/loan_desk.h"
#include "tests/support/naive_plan.h"
#include "tests/support/random_terms.h"

using namespace soquy;
using namespace soquy::tests;
using test::Dice;

namespace {

struct Sums {
  std::int64_t principal = 0;
  std::int64_t interest = 0;
  friend bool operator==(const Sums&, const Sums&) = default;
};

std::ostream& operator<<(std::ostream& out, const Sums& sums) {
  return out << "principal " << sums.principal << ", interest " << sums.interest;
}

Sums sums_of(const std::vector<Instalment>& instalments) {
  Sums sums;
  for (const Instalment& one : instalments)
    sums = {sums.principal + one.principal.minor, sums.interest + one.interest.minor};
  return sums;
}

Sums sums_on_paper(const LoanTerms& terms, Day start) {
  Sums sums;
  for (const naive::PlanLine& line : naive::plan(terms, start)) {
    sums = {sums.principal + line.principal, sums.interest + line.interest};
  }
  return sums;
}

/// "interest in all 1.234.567": the digits behind those words.
std::int64_t interest_told(const std::string& words) {
  const std::string label = "interest in all ";
  const std::size_t at = words.find(label);
  REQUIRE(at != std::string::npos);
  std::string digits;
  for (std::size_t i = at + label.size(); i < words.size(); ++i) {
    if (words[i] == '.') continue;
    if (words[i] < '0' || words[i] > '9') break;
    digits += words[i];
  }
  REQUIRE_FALSE(digits.empty());
  return std::stoll(digits);
}

// --- The plan as it is typed and printed -----------------------------------------------------------------------------

const char* word_of(LoanMethod method) {
  switch (method) {
    case LoanMethod::flat: return "flat";
    case LoanMethod::equal_principal: return "equal-principal";
    case LoanMethod::equal_instalment: return "equal-instalment";
    case LoanMethod::bullet: return "bullet";
    case LoanMethod::none: break;
  }
  return "none";
}

const char* word_of(DayCount count) {
  switch (count) {
    case DayCount::period: return "period";
    case DayCount::actual_365: return "actual-365";
    case DayCount::thirty_360: return "30-360";
  }
  return "none";
}

const char* word_of(Rounding mode) {
  switch (mode) {
    case Rounding::half_up: return "half-up";
    case Rounding::half_even: return "half-even";
    case Rounding::up: return "up";
    case Rounding::down: return "down";
  }
  return "none";
}

std::string percent_of(Rate rate) {
  const std::string places = std::to_string(10'000 + rate.ppm % 10'000).substr(1);
  const char* const per = rate.per == Period::month ? "month" : rate.per == Period::week ? "week" : "year";
  return std::to_string(rate.ppm / 10'000) + "." + places + "%/" + per;
}

std::string rhythm_of(const LoanTerms& terms) {
  std::string typed;
  if (terms.every == Every::named_dates) {
    for (const Day due : terms.due_dates) typed += (typed.empty() ? " --due-dates " : ",") + to_iso(due);
    return typed;
  }
  typed = std::string(" --every ") + (terms.every == Every::month  ? "month"
                                      : terms.every == Every::week ? "week"
                                                                   : "single");
  return typed + (terms.first_due.is_none() ? "" : " --first-due " + to_iso(terms.first_due));
}

std::string typed(const LoanTerms& terms, Day start) {
  const auto number = [](const char* name, std::int64_t value) { return name + std::to_string(value); };
  return "loan plan --start " + to_iso(start) + number(" --principal ", terms.principal.minor) + " --rate " +
         percent_of(terms.rate) + " --method " + word_of(terms.method) + rhythm_of(terms) +
         number(" --instalments ", terms.instalments) + " --day-count " + word_of(terms.day_count) + " --rounding " +
         word_of(terms.rounding) + number(" --round-to ", terms.interest_multiple.minor) +
         number(" --principal-multiple ", terms.principal_multiple.minor) +
         number(" --instalment-multiple ", terms.instalment_multiple.minor) +
         number(" --grace-principal ", terms.grace_principal) + number(" --grace-interest ", terms.grace_interest) +
         number(" --grace-interest-charged ", terms.grace_interest_charged);
}

std::string printed(const std::string& line) {
  std::istringstream in;
  std::ostringstream out;
  std::ostringstream err;
  cli::Terminal terminal{in, out, err};
  const int exit = cli::run(cli::words_of(line), terminal);
  INFO(line << "\n" << err.str());
  REQUIRE(exit == cli::done);
  return out.str();
}

/// n,due,principal,interest,total,balance
Sums sums_in_csv(const std::string& csv) {
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  Sums sums;
  while (std::getline(lines, line)) {
    std::istringstream cells(line);
    std::vector<std::string> row;
    for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    REQUIRE(row.size() == 6);
    REQUIRE(std::stoll(row[2]) + std::stoll(row[3]) == std::stoll(row[4]));
    sums = {sums.principal + std::stoll(row[2]), sums.interest + std::stoll(row[3])};
  }
  return sums;
}

/// The last line of numbers of the printed table: "Total 12.000.000 240.000 12.240.000".
Sums total_in_table(const std::string& table) {
  const std::size_t at = table.find("Total ");
  REQUIRE(at != std::string::npos);
  std::istringstream numbers(table.substr(at + 6, table.find('\n', at) - at - 6));
  std::vector<std::int64_t> sums;
  for (std::string word; numbers >> word;) {
    std::erase(word, '.');
    sums.push_back(std::stoll(word));
  }
  REQUIRE(sums.size() == 3);
  REQUIRE(sums[0] + sums[1] == sums[2]);
  return {sums[0], sums[1]};
}

}  // namespace

TEST_CASE(
    "the instalments of a recorded loan add up to its principal and to the interest that is told of it, on the "
    "printed plan too",
    "[core][loan]") {
  Dice dice(1'000'003);
  Desk club;
  const ResolutionNo resolution = club.resolve(Subject::loan);
  int with_interest = 0;
  for (int i = 0; i < 1'000; ++i) {
    const Day start = add_days(day("2024-01-10"), static_cast<int>(dice.between(0, 700)));
    ApproveLoan ask = usual_approval(5, resolution);
    ask.terms = test::random_terms(dice, start);
    CAPTURE(i, typed(ask.terms, start));
    Desk desk = club;
    const Order in_the_minutes{day("2024-01-10"), {}, {2}};
    const LoanNo loan = desk.tell(ask, in_the_minutes).front().payload.as<LoanApproved>()->given;
    const Event recorded = desk.tell(DisburseLoan{loan, Place::cash, ask.terms.principal}, {start, {}, {2}}).front();
    const Sums sums = sums_of(recorded.payload.as<LoanDisbursed>()->instalments);
    REQUIRE(sums == sums_on_paper(ask.terms, start));
    REQUIRE(sums.principal == ask.terms.principal.minor);
    REQUIRE(sums.interest == interest_told(cli::in_words(recorded.payload, Currency::vnd)));
    REQUIRE(sums == sums_in_csv(printed(typed(ask.terms, start) + " --format csv")));
    REQUIRE(sums == total_in_table(printed(typed(ask.terms, start))));
    with_interest += sums.interest > 0 ? 1 : 0;
  }
  CHECK(with_interest > 700);
}

// --- What the by-law says
// ---------------------------------------------------------------------------------------------

namespace {

using Schedule = std::vector<std::string>;  ///< "1,2024-02-29,100130,5007"

Schedule schedule_in_csv(const std::string& csv) {
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  Schedule rows;
  while (std::getline(lines, line)) {
    const std::size_t total = line.rfind(',', line.rfind(',') - 1);
    rows.push_back(line.substr(0, total));
  }
  return rows;
}

std::string value_of(const std::string& row, const std::string& key) {
  const std::size_t at = row.find("\"" + key + "\": ");
  REQUIRE(at != std::string::npos);
  std::string value = row.substr(at + key.size() + 4);
  value.erase(value.find_first_of(",}"));
  std::erase(value, '"');
  return value;
}

Schedule schedule_in_json(const std::string& json) {
  std::istringstream lines(json);
  Schedule rows;
  for (std::string line; std::getline(lines, line);) {
    if (!test::holds(line, "{\"n\": ")) continue;
    rows.push_back(value_of(line, "n") + "," + value_of(line, "due") + "," + value_of(line, "principal_minor") + "," +
                   value_of(line, "interest_minor"));
  }
  return rows;
}

Schedule schedule_on_paper(const LoanTerms& terms, Day start) {
  Schedule rows;
  for (const naive::PlanLine& line : naive::plan(terms, start)) {
    rows.push_back(std::to_string(rows.size() + 1) + "," + to_iso(line.due) + "," + std::to_string(line.principal) +
                   "," + std::to_string(line.interest));
  }
  return rows;
}

/// The balances are 500,650 ... 100,130, so that 1% of them ends in .5, .2, .9, .6 and .3; from a 31st the months have
/// 29, 31, 30 days.
LoanTerms telling_terms(DayCount count, Rounding mode) {
  LoanTerms terms;
  terms.principal = 500'650_vnd;
  terms.rate = {10'000, Period::month};
  terms.method = LoanMethod::equal_principal;
  terms.instalments = 5;
  terms.day_count = count;
  terms.rounding = mode;
  return terms;
}

/// A club that has resolved on as many by-laws: NQ-02, NQ-03 ...
struct RulesDesk : test::Desk {
  explicit RulesDesk(int by_laws) {
    found();
    std::string resolutions;
    for (int i = 0; i < by_laws; ++i) resolutions += "resolution --subject by-law\n";
    must("record entries HP-01 --by TV05 --date 2024-01-10 --entries -", resolutions);
  }
  /// The instalments of a loan of which nothing of this is said.
  Schedule lend_under(DayCount count, Rounding mode) {
    const int loan = ++loans_;
    const auto numbered = [](const char* kind, int digits, int number) {
      const std::string text = std::to_string(number);
      return kind + std::string(static_cast<std::size_t>(digits) - text.size(), '0') + text;
    };
    must("club by-law HP-01 --by TV05 --date 2024-01-31 --loans-at-once 0 --resolution " +
         numbered("NQ-", 2, loan + 1) + " --day-count " + word_of(count) + " --rounding " + word_of(mode));
    const std::string no = numbered("KV", 3, loan);
    must("record entries HP-01 --by TV05 --date 2024-01-31 --entries -",
         "loan-approve --borrower TV02 --amount 500650 --rate 1%/month --method equal-principal --instalments 5 "
         "--resolution NQ-01\nloan-disburse --loan " +
             no + " --amount 500650\n");
    return schedule_in_json(must("loans HP-01 --format json --loan " + no).out);
  }

 private:
  int loans_ = 0;
};

}  // namespace

TEST_CASE("the by-law's counting of days and its rounding reach the loan that is recorded, as loan plan prints it",
          "[cli][loan]") {
  const Day start = day("2024-01-31");
  RulesDesk desk(12);
  std::set<Schedule> by_period;
  std::set<Schedule> all;
  for (const DayCount count : {DayCount::period, DayCount::actual_365, DayCount::thirty_360}) {
    for (const Rounding mode : {Rounding::half_up, Rounding::half_even, Rounding::up, Rounding::down}) {
      const LoanTerms terms = telling_terms(count, mode);
      CAPTURE(typed(terms, start));
      const Schedule recorded = desk.lend_under(count, mode);
      REQUIRE(recorded == schedule_on_paper(terms, start));
      REQUIRE(recorded == schedule_in_csv(printed(typed(terms, start) + " --format csv")));
      if (count == DayCount::period) by_period.insert(recorded);
      all.insert(recorded);
    }
  }
  CHECK(by_period.size() == 4);  // 5006.5 goes up, or to the even 5006
  CHECK(all.size() == 10);       // no half falls on counted days
}

TEST_CASE("a multiple of its own rounds the principal of a plan down, and --round-to counts where there is none",
          "[cli][loan]") {
  const std::string asked =
      "loan plan --principal 1000000 --rate 1%/month --method equal-principal --instalments 3 --start 2024-01-10 "
      "--format csv";
  CHECK(schedule_in_csv(printed(asked + " --principal-multiple 10000")) ==
        Schedule{"1,2024-02-10,330000,10000", "2,2024-03-10,330000,6700", "3,2024-04-10,340000,3400"});
  CHECK(schedule_in_csv(printed(asked + " --principal-multiple 10000 --round-to 1000")) ==
        Schedule{"1,2024-02-10,330000,10000", "2,2024-03-10,330000,7000", "3,2024-04-10,340000,3000"});
  CHECK(schedule_in_csv(printed(asked + " --round-to 1000")) ==
        Schedule{"1,2024-02-10,333000,10000", "2,2024-03-10,333000,7000", "3,2024-04-10,334000,3000"});
  CHECK(schedule_in_csv(printed(asked)) ==
        Schedule{"1,2024-02-10,333333,10000", "2,2024-03-10,333333,6667", "3,2024-04-10,333334,3333"});
}
