// Loans and arrears.

#include "cli/commands/lending.h"
#include "cli/closest.h"
#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/event_words.h"
#include "cli/names.h"
#include "cli/typed.h"
#include "projections/arrears.h"
#include "projections/loan_book.h"

namespace soquy::cli {

projections::LoanRow one_loan(const std::vector<projections::LoanRow>& loans, const std::string& typed,
                              std::string_view field) {
  const auto no = typed_no<LoanNo>(typed, field);
  std::vector<std::string> known;
  for (const auto& loan : loans) {
    if (loan.loan == no) return loan;
    known.push_back(to_text(loan.loan));
  }
  if (known.empty()) throw Refusal("There is no loan " + to_text(no) + ": the club has lent nothing by that day.");
  throw Refusal("There is no loan " + to_text(no) + "; the club's loans run from " + known.front() + " to " +
                known.back() + "." + did_you_mean(to_text(no), known));
}

namespace {

// --- loans ---------------------------------------------------------------------------------------------------------

Table loan_table(const std::vector<projections::LoanRow>& loans, const Names& names, Query& query) {
  Table table;
  table.columns = {{"loan", "Loan"}, {"borrower", "Borrower"}};
  if (names.shown()) table.columns.push_back({"name", "Name"});
  for (const auto& column : std::vector<Column>{{"fund", "Fund"},
                                                {"purpose", "Purpose"},
                                                {"start", "Paid out"},
                                                {"principal_minor", "Principal"},
                                                {"outstanding_minor", "Outstanding"},
                                                {"paid_principal_minor", "Principal paid"},
                                                {"paid_interest_minor", "Interest paid"},
                                                {"next_due", "Next due"},
                                                {"next_amount_minor", "Next amount"},
                                                {"status", "Status"}})
    table.columns.push_back(column);
  for (const auto& loan : loans) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(to_text(loan.loan)), Cell::text(to_text(loan.borrower))};
    if (names.shown()) row.push_back(Cell::text(names.of(loan.borrower)));
    row.insert(row.end(),
               {Cell::text(fund_key(loan.fund)), Cell::text(query.text_of(loan.approval, "purpose")),
                Cell::day(loan.start), Cell::money(loan.start.is_none() ? loan.approved : loan.principal),
                Cell::money(loan.outstanding), Cell::money(loan.paid_principal), Cell::money(loan.paid_interest),
                Cell::day(loan.next_due), Cell::money(loan.next_amount), Cell::text(to_text(loan.status))});
  }
  return table;
}

Table instalment_table(const projections::LoanRow& loan) {
  Table table;
  table.key = "instalments";
  table.title = "Instalments of " + to_text(loan.loan);
  table.columns = {{"n", "No."},
                   {"due", "Due"},
                   {"principal_minor", "Principal"},
                   {"interest_minor", "Interest"},
                   {"penalty_minor", "Penalty"},
                   {"paid_principal_minor", "Principal paid"},
                   {"paid_interest_minor", "Interest paid"},
                   {"paid_penalty_minor", "Penalty paid"}};
  for (const auto& row : loan.instalments)
    table.rows.push_back({Cell::number(row.number), Cell::day(row.due), Cell::money(row.principal),
                          Cell::money(row.interest), Cell::money(row.penalty), Cell::money(row.paid_principal),
                          Cell::money(row.paid_interest), Cell::money(row.paid_penalty)});
  return table;
}

/// Loans that ask for something: to be paid out, or to be paid back.
std::vector<projections::LoanRow> living(std::vector<projections::LoanRow> loans) {
  using projections::LoanStatus;
  std::erase_if(
      loans, [](const auto& loan) { return loan.status != LoanStatus::approved && loan.status != LoanStatus::open; });
  return loans;
}

/// Percent for people, parts per million for machines.
Cell yearly_rate(const Question& question, std::uint32_t ppm) {
  return question.format == Format::json ? Cell::number(ppm) : Cell::ratio({ppm, 1'000'000});
}

/// What was agreed when it was paid out stays; beside it stands what the terms say now, which a rescheduling replaces.
/// An effective rate is told of the first plan only: under a new one it would hang on what came in before.
std::vector<Fact> rate_facts(const projections::LoanRow& loan, const Question& question) {
  const auto when_paid_out = [&](std::uint32_t ppm) {
    return loan.start.is_none() ? Cell::none() : yearly_rate(question, ppm);
  };
  const std::string in_force = rate_in_words(loan.terms.rate) + (loan.frozen ? ", frozen" : "");
  return {{"rate_in_force", "Rate in force", Cell::text(in_force)},
          {"rate_in_force_ppm_year", "Rate in force a year", yearly_rate(question, stated_ppm_year(loan.terms.rate))},
          {"stated_ppm_year", "Agreed rate a year when paid out", when_paid_out(loan.stated_ppm_year)},
          {"effective_ppm_year", "Effective rate a year when paid out", when_paid_out(loan.effective_ppm_year)},
          {"reschedulings", "Reschedulings", Cell::number(loan.reschedulings)},
          {"interest_reduced", "Interest ever reduced", Cell::flag(loan.interest_reduced)}};
}

int loans(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  projections::LoanBook view;
  query.fold_into(view);
  const Names names(query.session(), query.question().club, arguments, terminal);
  Answer answer;
  answer.grows_old = true;
  answer.view = "loan_book";
  answer.title = "Loans of " + query.club_name();
  if (arguments.has("--loan")) {
    const auto loan = one_loan(view.rows(), arguments.get("--loan"), "--loan");
    answer.tables = {loan_table({loan}, names, query), instalment_table(loan)};
    answer.facts = rate_facts(loan, query.question());
  } else {
    answer.tables = {loan_table(arguments.flag("--all") ? view.rows() : living(view.rows()), names, query)};
    answer.facts = {{"outstanding_minor", "Outstanding", Cell::money(view.outstanding())}};
  }
  return query.print(answer);
}

CommandSpec loans_command() {
  CommandSpec spec =
      query_spec("loans", "which loans are approved or out, what was paid on them and what comes next", loans);
  spec.examples = {"soquy loans HP-01 --as-of 2019-06-30", "soquy loans HP-01 --loan KV001 --format json"};
  spec.options.push_back({"--all", "", "settled, written-off and cancelled ones too", {}, false, false, ""});
  spec.options.push_back({"--loan", "KV", "one loan with its instalments", {}, false, false, ""});
  spec.options.push_back(names_option());
  return spec;
}

// --- arrears -------------------------------------------------------------------------------------------------------

Table arrears_table(const projections::ArrearsReport& report, bool all, const Names& names) {
  Table table;
  table.columns = {{"loan", "Loan"}, {"borrower", "Borrower"}};
  if (names.shown()) table.columns.push_back({"name", "Name"});
  for (const auto& column : std::vector<Column>{{"outstanding_minor", "Outstanding"},
                                                {"overdue_principal_minor", "Principal late"},
                                                {"overdue_interest_minor", "Interest late"},
                                                {"overdue_penalty_minor", "Penalty"},
                                                {"oldest_unpaid", "Unpaid since"},
                                                {"days_past_due", "Days"},
                                                {"debt_group", "Group"},
                                                {"reschedulings", "Resched."},
                                                {"interest_reduced", "Reduced"}})
    table.columns.push_back(column);
  for (const auto& loan : report.rows) {
    if (!all && !loan.is_late()) continue;
    auto& row = table.rows.emplace_back();
    row = {Cell::text(to_text(loan.loan)), Cell::text(to_text(loan.borrower))};
    if (names.shown()) row.push_back(Cell::text(names.of(loan.borrower)));
    row.insert(row.end(),
               {Cell::money(loan.outstanding), Cell::money(loan.overdue_principal), Cell::money(loan.overdue_interest),
                Cell::money(loan.overdue_penalty), Cell::day(loan.oldest_unpaid), Cell::number(loan.days_past_due),
                Cell::number(loan.debt_group), Cell::number(loan.reschedulings), Cell::flag(loan.interest_reduced)});
  }
  return table;
}

int arrears(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  if (arguments.has("--since"))
    return query.print(movement_since(query, typed_day(arguments.get("--since"), "--since")));
  projections::Arrears view;
  query.fold_into(view);
  const auto report = view.on(query.day());
  const Names names(query.session(), query.question().club, arguments, terminal);
  Answer answer;
  answer.grows_old = true;
  answer.view = "arrears";
  answer.title = "Late loans of " + query.club_name();
  answer.tables = {arrears_table(report, arguments.flag("--all"), names)};
  const auto& totals = report.totals;
  answer.facts = {{"loans_open", "Open loans", Cell::number(totals.loans)},
                  {"loans_late", "Late loans", Cell::number(totals.loans_late)},
                  {"gross_portfolio_minor", "Outstanding", Cell::money(totals.gross_portfolio)},
                  {"overdue_principal_minor", "Principal late", Cell::money(totals.overdue_principal)},
                  {"overdue_interest_minor", "Interest late", Cell::money(totals.overdue_interest)},
                  {"par1", "PAR1", Cell::ratio_of_money(totals.par1)},
                  {"par30", "PAR30", Cell::ratio_of_money(totals.par30)},
                  {"par90", "PAR90", Cell::ratio_of_money(totals.par90)},
                  {"arrears_rate", "Arrears rate", Cell::ratio_of_money(totals.arrears_rate)}};
  return query.print(answer);
}

CommandSpec arrears_command() {
  CommandSpec spec = query_spec("arrears", "which loans are late, how late, and how much is at risk", arrears);
  spec.details =
      "PAR30 is the whole balance of loans more than 30 days late, and of every restructured loan, divided by all that "
      "is outstanding. Group is the debt group of Circular 14/2024: 1 fewer than 10 days late, 2 fewer than 30, 3 "
      "fewer than 90, 4 fewer than 180, 5 from there on; a rescheduled loan stands in a worse one, and in 3 or worse "
      "when its interest was ever reduced: rescheduled at a lower rate a year, or frozen.\n\n"
      "With --since DAY: how many loans went from which lateness to which other between the two days, with their whole "
      "balances of the first one, and what of them was repaid, written off and is left. Both days are told as known "
      "now, or by --known-as-of.";
  spec.examples = {"soquy arrears HP-01 --as-of 2019-12-31", "soquy arrears HP-01 --all --format json",
                   "soquy arrears HP-01 --since 2019-06-30 --as-of 2019-12-31"};
  spec.options.push_back({"--all", "", "loans that are on time too", {}, false, false, ""});
  spec.options.push_back(
      {"--since", "DAY", "instead: how loans moved between the groups from that day on", {}, false, false, ""});
  spec.options.push_back(names_option());
  return spec;
}

}  // namespace

std::vector<CommandSpec> lending_commands() { return {loans_command(), arrears_command()}; }

}  // namespace soquy::cli
