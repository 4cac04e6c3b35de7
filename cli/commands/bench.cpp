// soquy bench plans: how many schedules of instalments a second this machine makes, by the function that recorded loans
// and `soquy loan plan` share.

#include <chrono>
#include <ostream>
#include <stdexcept>

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/record.h"
#include "engine/domain/loan_schedule.h"
#include "engine/domain/loan_terms.h"
#include "events/codec.h"

namespace soquy::cli {

namespace {

/// Different loans, made in turn, so that no answer can be kept from the last round.
constexpr int kBenchLoans = 1000;

struct BenchLoan {
  LoanTerms terms;
  Day start;
};

/// 1.000.000 to 10.990.000 at 1% a month, paid out on a thousand days on end.
std::vector<BenchLoan> bench_loans(LoanMethod method, std::uint16_t instalments) {
  std::vector<BenchLoan> loans;
  const Day first = *make_day(2019, 1, 10);
  for (int i = 0; i < kBenchLoans; ++i) {
    BenchLoan& one = loans.emplace_back();
    one.start = add_days(first, i);
    one.terms.principal = Money{1'000'000 + 10'000 * std::int64_t{i}};
    one.terms.rate = {10'000, Period::month};
    one.terms.method = method;
    one.terms.instalments = instalments;
  }
  return loans;
}

struct Measured {
  LoanMethod method = LoanMethod::none;
  std::int64_t schedules = 0;
  std::int64_t nanoseconds = 0;
  Money interest;  ///< of one round: the same on every machine, or the machine computes wrongly
};

using Stopwatch = std::chrono::steady_clock;

std::int64_t nanoseconds_since(Stopwatch::time_point begin) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Stopwatch::now() - begin).count();
}

/// Whole rounds over the loans until so many seconds are over.
Measured measure(LoanMethod method, std::uint16_t instalments, std::int64_t seconds) {
  const std::vector<BenchLoan> loans = bench_loans(method, instalments);
  const auto round = [&] {
    Money interest;
    for (const BenchLoan& one : loans)
      interest += engine::total_interest(engine::plan_instalments(one.terms, one.start));
    return interest;
  };
  Measured result;
  result.method = method;
  result.interest = round();  // and the caches are warm
  const auto begin = Stopwatch::now();
  while (result.nanoseconds < seconds * 1'000'000'000) {
    if (round() != result.interest) throw std::logic_error("the same loans were planned in two ways");
    result.schedules += kBenchLoans;
    result.nanoseconds = nanoseconds_since(begin);
  }
  return result;
}

Table bench_table(const std::vector<Measured>& all, std::uint16_t instalments) {
  Table table;
  table.columns = {{"method", "Method"},
                   {"schedules", "Schedules"},
                   {"milliseconds", "Milliseconds"},
                   {"schedules_per_second", "Schedules a second"},
                   {"instalments_per_second", "Instalments a second"},
                   {"nanoseconds_per_schedule", "Nanoseconds each"},
                   {"interest_minor", "Interest of a round"}};
  for (const Measured& one : all) {
    const auto per_second = static_cast<std::int64_t>(int128{one.schedules} * 1'000'000'000 / one.nanoseconds);
    table.rows.push_back({Cell::text(name_of(one.method)), Cell::number(one.schedules),
                          Cell::number(one.nanoseconds / 1'000'000), Cell::number(per_second),
                          Cell::number(per_second * instalments), Cell::number(one.nanoseconds / one.schedules),
                          Cell::money(one.interest)});
  }
  return table;
}

std::string bench_statement(std::uint16_t instalments) {
  return "Schedules of " + std::to_string(instalments) +
         " monthly instalments made by plan_instalments on one thread, " + std::to_string(kBenchLoans) +
         " different loans in turn: 1.000.000 to 10.990.000 at 1% a month, paid out on as many days from 2019-01-10 "
         "on, "
         "nothing rounded but to the dong. Whole rounds by the steady clock; the schedule is made in memory and "
         "dropped. "
         "The interest of a round is the same on every machine.";
}

int bench_plans(const Arguments& arguments, Terminal& terminal) {
  const auto seconds = typed_number(arguments.get("--seconds"), "--seconds", 1, 3600);
  const auto instalments = static_cast<std::uint16_t>(
      typed_number(arguments.get("--instalments"), "--instalments", 1, engine::kMaxInstalments));
  std::vector<Measured> all;
  for (const LoanMethod method :
       {LoanMethod::equal_principal, LoanMethod::flat, LoanMethod::equal_instalment, LoanMethod::bullet})
    all.push_back(measure(method, instalments, seconds));
  const Table table = bench_table(all, instalments);
  const std::string statement = bench_statement(instalments);
  switch (typed_format(arguments)) {
    case Format::xlsx:
    case Format::html:  // not among its choices
    case Format::table: terminal.out << statement << "\n\n" << to_text(table); break;
    case Format::csv:
      terminal.out << to_csv(table);
      terminal.err << statement << "\n";
      break;
    case Format::json: {
      Document answer = Document::object();
      answer.set("measured", statement).set("instalments", std::int64_t{instalments});
      answer.set("seconds_each", seconds).set("rows", to_document(table));
      terminal.out << to_json(answer);
      break;
    }
  }
  return done;
}

}  // namespace

CommandSpec bench_plans_command() {
  CommandSpec spec;
  spec.name = "bench plans";
  spec.summary = "how many schedules of instalments a second this machine makes on one core";
  spec.details =
      "Needs no store and writes nothing. Every method of repayment is measured for the time asked for, so the default "
      "takes about four seconds. Figures of two machines may be compared when the interest of a round is the same.";
  spec.examples = {"soquy bench plans", "soquy bench plans --instalments 36 --seconds 5 --format json"};
  spec.options = {maybe("--instalments", "N", "instalments of each schedule", {}, "12"),
                  maybe("--seconds", "N", "how long each method is measured", {}, "1"),
                  maybe("--format", "FORMAT", "how to print", {"table", "csv", "json"}, "table")};
  spec.needs_store = false;
  spec.run = bench_plans;
  return spec;
}

}  // namespace soquy::cli
