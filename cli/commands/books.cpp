// The books of a club: trial balance, fund position, general ledger.

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/typed.h"
#include "events/accounts.h"
#include "projections/fund_position.h"
#include "projections/general_ledger.h"
#include "projections/trial_balance.h"

namespace soquy::cli {

namespace {

// --- trial-balance -------------------------------------------------------------------------------------------------

int trial_balance(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  projections::TrialBalance view;
  query.fold_into(view);
  Answer answer;
  answer.view = "trial_balance";
  answer.title = "Trial balance of " + query.club_name();
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
  return query.print(answer);
}

CommandSpec trial_balance_command() {
  CommandSpec spec = query_spec("trial-balance", "what stands on every account of every fund", trial_balance);
  spec.details = "Debits are positive, credits negative; every fund balances by itself.";
  spec.examples = {"soquy trial-balance HP-01 --as-of 2019-12-31",
                   "soquy trial-balance HP-01 --as-of 2019-12-31 --format json"};
  return spec;
}

// --- balance -------------------------------------------------------------------------------------------------------

Table fund_table(const projections::FundPosition& view) {
  Table table;
  table.columns = {{"fund", "Fund"},
                   {"name", "Name"},
                   {"cash_minor", "Cash"},
                   {"bank_minor", "Bank"},
                   {"loans_minor", "Loans out"},
                   {"refundable_minor", "Owed to members"},
                   {"borrowed_minor", "Borrowed"},
                   {"restricted_minor", "Restricted"},
                   {"free_minor", "Free money"},
                   {"capital_minor", "Capital"},
                   {"surplus_minor", "Surplus"},
                   {"income_minor", "Income"},
                   {"expenses_minor", "Expenses"},
                   {"opening_unverified", "Opening unverified"}};
  for (const auto& row : view.rows())
    table.rows.push_back({Cell::text(fund_key(row.fund)), Cell::text(row.name), Cell::money(row.cash),
                          Cell::money(row.bank), Cell::money(row.loans), Cell::money(row.refundable),
                          Cell::money(row.borrowed), Cell::money(row.restricted), Cell::money(row.free_money()),
                          Cell::money(row.capital + row.activity_capital), Cell::money(row.surplus),
                          Cell::money(row.income), Cell::money(row.expenses), Cell::flag(row.opening_unverified)});
  return table;
}

Table count_table(const projections::FundPosition& view) {
  Table table;
  table.key = "counts";
  table.title = "Boxes as last counted";
  table.columns = {{"box", "Box"},
                   {"day", "Day"},
                   {"counted_minor", "Counted"},
                   {"book_minor", "Book"},
                   {"difference_minor", "Difference"},
                   {"posted", "Posted"},
                   {"version", "Entry"}};
  for (const auto& row : view.counts())
    table.rows.push_back({Cell::number(row.box), Cell::day(row.day), Cell::money(row.counted), Cell::money(row.book),
                          Cell::money(row.difference), Cell::flag(row.posted),
                          Cell::number(static_cast<std::int64_t>(row.version.value))});
  return table;
}

Table grant_table(const projections::FundPosition& view) {
  Table table;
  table.key = "grants";
  table.title = "Gifts for a stated use";
  table.columns = {{"grant", "Gift"},
                   {"fund", "Fund"},
                   {"use", "Use"},
                   {"received_on", "Received on"},
                   {"received_minor", "Received"},
                   {"spent_minor", "Spent"},
                   {"left_minor", "Left"}};
  for (const auto& row : view.grants())
    table.rows.push_back({Cell::text(to_text(row.grant)), Cell::text(fund_key(row.fund)), Cell::text(row.use),
                          Cell::day(row.received_on), Cell::money(row.received), Cell::money(row.spent),
                          Cell::money(row.left())});
  return table;
}

Table borrowing_table(const projections::FundPosition& view) {
  Table table;
  table.key = "borrowings";
  table.title = "Capital the club borrowed";
  table.columns = {{"borrowing", "Borrowing"},     {"fund", "Fund"},           {"due", "Due"},
                   {"borrowed_minor", "Borrowed"}, {"repaid_minor", "Repaid"}, {"owed_minor", "Owed"}};
  for (const auto& row : view.borrowings())
    table.rows.push_back({Cell::text(to_text(row.borrowing)), Cell::text(fund_key(row.fund)), Cell::day(row.due),
                          Cell::money(row.borrowed), Cell::money(row.repaid), Cell::money(row.owed())});
  return table;
}

int balance(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  projections::FundPosition view;
  query.fold_into(view);
  Answer answer;
  answer.view = "fund_position";
  answer.title = "Fund position of " + query.club_name();
  answer.tables = {fund_table(view), count_table(view), grant_table(view), borrowing_table(view)};
  return query.print(answer);
}

CommandSpec balance_command() {
  CommandSpec spec =
      query_spec("balance", "what each fund owns, owes and holds, and when its cash was counted", balance);
  spec.details = "Free money is cash and bank less what is restricted to a stated use.";
  spec.examples = {"soquy balance HP-01",
                   "soquy balance HP-01 --as-of 2019-06-30 --known-as-of 2019-07-15 --format json"};
  return spec;
}

// --- ledger --------------------------------------------------------------------------------------------------------

std::string counter_of(const projections::LedgerLine& line) {
  std::string text;
  for (const auto account : line.counter) text += (text.empty() ? "" : " ") + std::string(info(account).code);
  return text;
}

void add_account(Table& table, const projections::LedgerAccount& account) {
  const Cell fund = Cell::text(fund_key(account.fund));
  const Cell code = Cell::text(info(account.account).code);
  if (!account.opening.is_zero())
    table.rows.push_back({fund, code, Cell::none(), Cell::none(), Cell::none(), Cell::text("brought forward"),
                          Cell::none(), Cell::none(), Cell::none(), Cell::money(account.opening)});
  for (const auto& line : account.lines) {
    const bool debit = !line.amount.is_negative();
    table.rows.push_back({fund, code, Cell::day(line.value_date),
                          Cell::number(static_cast<std::int64_t>(line.version.value)), Cell::text(line.voucher),
                          Cell::text(to_text(line.kind)), Cell::text(counter_of(line)),
                          debit ? Cell::money(line.amount) : Cell::none(),
                          debit ? Cell::none() : Cell::money(-line.amount), Cell::money(line.balance)});
  }
}

bool wanted(const Arguments& arguments, const projections::LedgerAccount& account) {
  const std::string code = arguments.get("--account");
  if (arguments.has("--fund") && typed_fund(arguments.get("--fund"), "--fund") != account.fund) return false;
  return code.empty() || code == info(account.account).code;
}

int general_ledger(const Arguments& arguments, Terminal& terminal) {
  if (arguments.has("--account") &&
      !find_account(static_cast<std::uint16_t>(typed_number(arguments.get("--account"), "--account", 1, 9999))))
    throw UsageError("--account is '" + arguments.get("--account") +
                     "': there is no such account; see docs/ACCOUNTING.md.");
  Query query(arguments, terminal);
  projections::GeneralLedger view;
  query.fold_into(view);
  projections::LedgerPeriod period;
  if (arguments.has("--from")) period.from = typed_day(arguments.get("--from"), "--from");
  Answer answer;
  answer.view = "general_ledger";
  answer.title = "General ledger of " + query.club_name();
  Table table;
  table.columns = {{"fund", "Fund"},
                   {"account", "Account"},
                   {"day", "Day"},
                   {"version", "Entry"},
                   {"voucher", "Voucher"},
                   {"kind", "Kind"},
                   {"counter", "Against"},
                   {"debit_minor", "Debit"},
                   {"credit_minor", "Credit"},
                   {"balance_minor", "Balance"}};
  for (const auto& account : view.accounts(period))
    if (wanted(arguments, account)) add_account(table, account);
  answer.tables.push_back(std::move(table));
  return query.print(answer);
}

CommandSpec general_ledger_command() {
  CommandSpec spec =
      query_spec("ledger", "what moved on each account, entry by entry, and how the balance ran", general_ledger);
  spec.details = "Lines stand by value date: an entry written late stands where it belongs.";
  spec.examples = {"soquy ledger HP-01 --fund income --account 111 --from 2019-03-01 --as-of 2019-03-31",
                   "soquy ledger HP-01 --format csv > so-cai.csv"};
  spec.options.push_back({"--fund", "FUND", "one fund only", {}, false, false, ""});
  spec.options.push_back({"--account", "CODE", "one account only, as 111", {}, false, false, ""});
  spec.options.push_back({"--from", "DAY", "first day; what was before is brought forward", {}, false, false, ""});
  return spec;
}

}  // namespace

std::vector<CommandSpec> books_commands() {
  return {trial_balance_command(), balance_command(), general_ledger_command()};
}

}  // namespace soquy::cli
