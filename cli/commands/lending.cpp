// Loans: which are out, and one with its instalments.

#include "cli/commands/lending.h"
#include "cli/closest.h"
#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/event_words.h"
#include "cli/names.h"
#include "cli/typed.h"
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

}  // namespace

std::vector<CommandSpec> lending_commands() { return {loans_command(), arrears_command()}; }

}  // namespace soquy::cli
