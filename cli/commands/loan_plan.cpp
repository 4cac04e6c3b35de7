// soquy loan plan: the paper a borrower signs, without a store. It prints what the ledger would record, by the same
// function.

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/record.h"
#include "engine/domain/effective_rate.h"
#include "engine/domain/loan_schedule.h"
#include "engine/domain/loan_terms.h"

namespace soquy::cli {
namespace {

Money typed_multiple(const Arguments& arguments, std::string_view name, Currency currency) {
  return arguments.has(name) ? typed_money(arguments.get(name), name, currency) : Money{1};
}

std::uint16_t typed_count(const Arguments& arguments, std::string_view name) {
  if (!arguments.has(name)) return 0;
  return static_cast<std::uint16_t>(typed_number(arguments.get(name), name, 0, engine::kMaxInstalments));
}

/// The number of instalments follows from named due days and from a single payment; else it must be said.
std::uint16_t instalments_of(const Arguments& arguments, const LoanTerms& terms) {
  if (arguments.has("--instalments")) return typed_count(arguments, "--instalments");
  if (terms.every == Every::named_dates) {
    if (terms.due_dates.size() > engine::kMaxInstalments) throw UsageError("--due-dates names too many days.");
    return static_cast<std::uint16_t>(terms.due_dates.size());
  }
  if (terms.every == Every::single) return 1;
  throw UsageError("--instalments is missing: how often the loan is paid back, for instance --instalments 12.");
}

void read_days(const Arguments& arguments, LoanTerms& terms) {
  terms.every = typed_enum<Every>(arguments.get("--every"), "--every");
  if (arguments.has("--first-due")) terms.first_due = typed_day(arguments.get("--first-due"), "--first-due");
  if (!arguments.has("--due-dates")) return;
  terms.every = Every::named_dates;
  for (const std::string& day : typed_list(arguments.get("--due-dates"))) {
    terms.due_dates.push_back(typed_day(day, "--due-dates"));
  }
}

LoanTerms typed_terms(const Arguments& arguments, Currency currency) {
  LoanTerms terms;
  terms.principal = typed_money(arguments.get("--principal"), "--principal", currency);
  terms.rate = typed_rate(arguments.get("--rate"), "--rate");
  terms.method = typed_enum<LoanMethod>(arguments.get("--method"), "--method");
  read_days(arguments, terms);
  terms.instalments = instalments_of(arguments, terms);
  const std::string count = arguments.get("--day-count");
  terms.day_count = count == "30-360" ? DayCount::thirty_360 : typed_enum<DayCount>(count, "--day-count");
  terms.rounding = typed_enum<Rounding>(arguments.get("--rounding"), "--rounding");
  terms.interest_multiple = typed_multiple(arguments, "--round-to", currency);
  terms.principal_multiple = typed_multiple(
      arguments, arguments.has("--principal-multiple") ? "--principal-multiple" : "--round-to", currency);
  terms.instalment_multiple = typed_multiple(arguments, "--instalment-multiple", currency);
  terms.grace_principal = typed_count(arguments, "--grace-principal");
  terms.grace_interest = typed_count(arguments, "--grace-interest");
  terms.grace_interest_charged = typed_count(arguments, "--grace-interest-charged");
  return terms;
}

struct Plan {
  LoanTerms terms;
  Currency currency;
  std::vector<Instalment> instalments;
  engine::LoanCost cost;
};

Table table_of(const Plan& plan) {
  Table table;
  table.key = "instalments";
  table.bare_money = true;
  table.columns = {{"n", "No"},          {"due", "Due"},        {"principal", "Principal"}, {"interest", "Interest"},
                   {"total", "Payment"}, {"balance", "Balance"}};
  Money balance = plan.terms.principal;
  for (const Instalment& one : plan.instalments) {
    balance -= one.principal;
    table.rows.push_back({Cell::number(one.number), Cell::day(one.due), Cell::money(one.principal),
                          Cell::money(one.interest), Cell::money(one.principal + one.interest), Cell::money(balance)});
  }
  const Money interest = engine::total_interest(plan.instalments);
  table.total = {Cell::none(),
                 Cell::text("Total"),
                 Cell::money(plan.terms.principal),
                 Cell::money(interest),
                 Cell::money(plan.terms.principal + interest),
                 Cell::none()};
  return table;
}

std::string percent(std::uint32_t ppm) { return to_percent({ppm, 1'000'000}); }

std::string cost_line(const engine::LoanCost& cost) {
  return "Agreed " + percent(cost.stated_ppm_year) + " a year; internal rate " + percent(cost.nominal_ppm_year) +
         " nominal, " + percent(cost.effective_ppm_year) + " effective.\n";
}

void print_json(const Plan& plan, Terminal& terminal) {
  const Money interest = engine::total_interest(plan.instalments);
  Document answer = Document::object();
  answer.set("instalments", to_document(table_of(plan)));
  answer.set("currency", std::string_view(currency_code(plan.currency)));
  answer.set("principal_minor", plan.terms.principal);
  answer.set("interest_minor", interest);
  answer.set("total_minor", plan.terms.principal + interest);
  answer.set("stated_ppm_year", std::int64_t{plan.cost.stated_ppm_year});
  answer.set("nominal_ppm_year", std::int64_t{plan.cost.nominal_ppm_year});
  answer.set("effective_ppm_year", std::int64_t{plan.cost.effective_ppm_year});
  answer.set_flag("rate_above_cap", plan.cost.above_cap());
  answer.set_flag("rate_surely_monthly", engine::is_surely_monthly(plan.terms.rate));
  terminal.out << to_json(answer);
}

void print_plan(const Plan& plan, Format format, Terminal& terminal) {
  switch (format) {
    case Format::json: print_json(plan, terminal); break;
    case Format::csv: terminal.out << to_csv(table_of(plan)); break;
    case Format::xlsx:
    case Format::html:  // not among its choices
    case Format::table: terminal.out << to_text(table_of(plan), plan.currency) << cost_line(plan.cost); break;
  }
  if (engine::is_surely_monthly(plan.terms.rate))
    terminal.err << "warning: rate_surely_monthly: " << percent(plan.terms.rate.ppm)
                 << " a year is what others ask a month; write --rate with /month if that is meant.\n";
  if (plan.cost.above_cap())
    terminal.err << "warning: rate_above_cap: the Civil Code allows 20% a year, agreed and in effect.\n";
}

int loan_plan(const Arguments& arguments, Terminal& terminal) {
  const Currency currency = typed_currency(arguments.get("--currency"), "--currency");
  const LoanTerms terms = typed_terms(arguments, currency);
  const Day start = typed_day(arguments.get("--start"), "--start");
  const auto complete = engine::check_terms(terms);
  if (complete.has_error()) return refuse(complete.error(), terminal);
  const auto starts = engine::check_start(terms, start);
  if (starts.has_error()) return refuse(starts.error(), terminal);
  Plan plan{terms, currency, engine::plan_instalments(terms, start), {}};
  plan.cost = engine::cost_of_loan(terms.principal, terms.rate, start, plan.instalments);
  print_plan(plan, typed_format(arguments), terminal);
  return done;
}

std::vector<Option> plan_options() {
  return {
      needed("--principal", "AMOUNT", "what is lent"),
      needed("--rate", "RATE", "interest as agreed: 1%/month, 12%/year, 0.25%/week, or 0"),
      needed("--method", "METHOD", "how it is paid back", {"equal-principal", "equal-instalment", "flat", "bullet"}),
      maybe("--instalments", "N", "how many; follows from --due-dates and from --every single"),
      needed("--start", "DAY", "the day the money is paid out"),
      maybe("--first-due", "DAY", "first due day; one period after the start when not given"),
      maybe("--every", "RHYTHM", "what a period is; single pays all at once on --first-due",
            {"month", "week", "single"}, "month"),
      maybe("--due-dates", "DAY,DAY,...", "named due days instead of a rhythm, for a harvest"),
      maybe("--round-to", "AMOUNT",
            "interest is rounded to multiples of this; the principal share of equal-principal "
            "and flat is rounded down to them; the last instalment takes the rest"),
      maybe("--principal-multiple", "AMOUNT",
            "the principal share is rounded down to multiples of this instead, as to 1000; 1 when neither is given"),
      maybe("--instalment-multiple", "AMOUNT", "the equal instalment (equal-instalment, flat) is rounded to multiples"),
      maybe("--rounding", "MODE",
            "how interest and the equal instalment are rounded: to the nearest, a half up or to the even one; or "
            "always up, or always down",
            {"half-up", "half-even", "up", "down"}, "half-up"),
      maybe("--grace-principal", "N", "the first N instalments pay no principal"),
      maybe("--grace-interest", "N", "interest of the first N instalments is paid with the one after them"),
      maybe("--grace-interest-charged", "N", "the first N instalments bear no interest"),
      maybe("--day-count", "RULE", "interest by whole periods, or by days", {"period", "actual-365", "30-360"},
            "period"),
      maybe("--currency", "CODE", "currency of the amounts", kCurrencies, "VND"),
      maybe("--format", "FORMAT", "how to print", {"table", "csv", "json"}, "table"),
  };
}

}  // namespace

CommandSpec loan_plan_command() {
  CommandSpec spec;
  spec.name = "loan plan";
  spec.summary = "every instalment of a loan, before anybody signs";
  spec.details =
      "Prints when what is due and what the loan costs, agreed and in effect (internal rate of return). No store is "
      "needed; a recorded loan gets exactly these instalments.\n\n"
      "With --day-count period a month or a week bears one period of interest, whatever days it has; a rate per year "
      "is "
      "a twelfth of it a month. Between named due days, and until a single one, whole months are counted and the days "
      "left over as thirtieths of a month.";
  spec.examples = {
      "soquy loan plan --principal 5000000 --rate 1%/month --method equal-principal --instalments 12 --start "
      "2024-01-31",
      "soquy loan plan --principal 5000000 --rate 12%/year --method equal-instalment --instalments 12 --start "
      "2024-01-31 --instalment-multiple 1000 --format json"};
  spec.options = plan_options();
  spec.needs_store = false;
  spec.run = loan_plan;
  return spec;
}

}  // namespace soquy::cli
