// What a borrower signs adds up: the instalments that are recorded, the interest that is told of them in words, and the
// plan that was printed before.
#include <catch2/catch.hpp>
#include <sstream>

#include "cli/command.h"
#include "cli/command_line.h"
#include "cli/event_words.h"
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
         number(" --instalments ", terms.instalments) + " --day-count " +
         (terms.day_count == DayCount::period       ? "period"
          : terms.day_count == DayCount::actual_365 ? "actual-365"
                                                    : "30-360") +
         " --rounding " + (terms.rounding == Rounding::half_even ? "half-even" : "half-up") +
         number(" --round-to ", terms.interest_multiple.minor) +
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
    ask.terms.principal_multiple = ask.terms.interest_multiple;  // one --round-to for both
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
