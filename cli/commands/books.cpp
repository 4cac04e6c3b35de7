#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "events/accounts.h"
#include "projections/trial_balance.h"

namespace soquy::cli {

namespace {

int trial_balance(const Arguments& arguments, Terminal& terminal) {
  Session session(arguments, terminal, Access::reading);
  const Question question = typed_question(session.club(arguments), arguments);
  const History history = load_history(session.ledger(), question);
  projections::TrialBalance view;
  fold(view, history.events, question.as_of);

  Answer answer{"trial_balance", 1, "Trial balance of " + question.club.text(), {}, {}};
  Table table;
  table.columns = {{"fund", "Fund"}, {"account", "Account"}, {"name", "Name"}, {"balance_minor", "Balance (debit +)"}};
  for (const auto& row : view.rows())
    table.rows.push_back({Cell::text(fund_key(row.fund)), Cell::text(info(row.account).code),
                          Cell::text(info(row.account).vietnamese), Cell::money(row.balance)});
  answer.tables.push_back(std::move(table));
  for (const auto& total : view.totals()) {
    if (!total.fund.is_none()) continue;
    answer.facts.push_back({"debit_minor", "Debits", Cell::money(total.debit)});
    answer.facts.push_back({"credit_minor", "Credits", Cell::money(total.credit)});
  }
  print(answer, question, history, terminal);
  return done;
}

CommandSpec trial_balance_command() {
  CommandSpec spec;
  spec.name = "trial-balance";
  spec.summary = "what stands on every account of every fund";
  spec.details = "Debits are positive, credits negative; every fund balances by itself.";
  spec.examples = {"soquy trial-balance HP-01 --as-of 2019-12-31",
                   "soquy trial-balance HP-01 --as-of 2019-12-31 --format json"};
  spec.positionals = {{"CLUB", "code of the club", true, false}};
  spec.options = question_options();
  spec.run = trial_balance;
  return spec;
}

}  // namespace

std::vector<CommandSpec> books_commands() { return {trial_balance_command()}; }

}  // namespace soquy::cli
