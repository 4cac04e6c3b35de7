// soquy replay: a club's state at any day, as known at any moment, by feeding its history to the views.

#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "events/quantity.h"
#include "projections/arrears.h"
#include "projections/in_kind_stock.h"
#include "projections/members_profile.h"
#include "projections/trial_balance.h"

namespace soquy::cli {

namespace {

Table balances_of(const projections::TrialBalance& view) {
  Table table;
  table.title = "Balances (debit +)";
  table.columns = {{"fund", "Fund"}, {"account", "Account"}, {"name", "Name"}, {"balance_minor", "Balance"}};
  for (const auto& row : view.rows()) {
    table.rows.push_back({Cell::text(fund_key(row.fund)), Cell::text(info(row.account).code),
                          Cell::text(info(row.account).vietnamese), Cell::money(row.balance)});
  }
  return table;
}

Table loans_of(const projections::ArrearsReport& report) {
  Table table;
  table.key = "loans";
  table.title = "Open loans";
  table.columns = {{"loan", "Loan"},
                   {"borrower", "Borrower"},
                   {"outstanding_minor", "Outstanding"},
                   {"overdue_principal_minor", "Overdue principal"},
                   {"overdue_interest_minor", "Overdue interest"},
                   {"days_past_due", "Days late"}};
  for (const auto& row : report.rows) {
    table.rows.push_back({Cell::text(to_text(row.loan)), Cell::text(to_text(row.borrower)),
                          Cell::money(row.outstanding), Cell::money(row.overdue_principal),
                          Cell::money(row.overdue_interest), Cell::number(row.days_past_due)});
  }
  return table;
}

Table members_of(const projections::MembersProfile& view, Day day) {
  Table table;
  table.key = "members";
  table.title = "Members";
  table.columns = {{"member", "Member"},   {"joined", "Joined"}, {"sex", "Sex"},
                   {"birth_year", "Born"}, {"loans", "Loans"},   {"volunteer", "Volunteer"}};
  for (const auto& row : view.rows(day)) {
    if (!row.is_member()) continue;
    table.rows.push_back({Cell::text(to_text(row.member)), Cell::day(row.joined), Cell::text(name_of(row.sex)),
                          row.birth_year == 0 ? Cell::none() : Cell::number(row.birth_year), Cell::number(row.loans),
                          Cell::flag(row.volunteer)});
  }
  return table;
}

Table stock_of(const projections::InKindStock& view) {
  Table table;
  table.key = "stock";
  table.title = "Goods";
  table.columns = {{"item", "Item"},
                   {"unit", "Unit"},
                   {"in_stock", "In stock"},
                   {"with_keepers", "With keepers"},
                   {"still_owed", "Still owed"}};
  for (const auto& row : view.rows()) {
    table.rows.push_back({Cell::text(row.item.name), Cell::text(row.item.unit), Cell::text(to_units(row.in_stock)),
                          Cell::text(to_units(row.with_keepers)), Cell::text(to_units(row.still_owed))});
  }
  return table;
}

int replay(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  projections::TrialBalance balance;
  projections::Arrears arrears;
  projections::MembersProfile members;
  projections::InKindStock stock;
  query.fold_into(balance);
  query.fold_into(arrears);
  query.fold_into(members);
  query.fold_into(stock);
  Answer answer;
  answer.view = "trial_balance";
  answer.title = "State of " + query.club_name();
  answer.tables = {balances_of(balance), loans_of(arrears.on(query.day())), members_of(members, query.day()),
                   stock_of(stock)};
  const auto totals = balance.totals();
  if (!totals.empty()) {
    answer.facts.push_back({"debit_minor", "Debits", Cell::money(totals.back().debit)});
    answer.facts.push_back({"credit_minor", "Credits", Cell::money(totals.back().credit)});
  }
  answer.facts.push_back({"member_count", "Members", Cell::number(members.counts(query.day()).total)});
  const auto known = static_cast<std::int64_t>(query.history().events.size());
  answer.facts.push_back({"events_known", "Events known", Cell::number(known)});
  return query.print(answer);
}

}  // namespace

CommandSpec replay_command() {
  CommandSpec spec =
      query_spec("replay", "feed a club's history to the views and print its state at any date, in both times", replay);
  spec.details =
      "Balances, open loans, members and goods of the value date asked for, as they were known at the moment asked "
      "for. "
      "What was recorded later, or dated later, is not seen.";
  spec.examples = {"soquy replay HP-01 --as-of 2019-06-30",
                   "soquy replay HP-01 --as-of 2019-04-30 --known-as-of 2019-05-01 --format json"};
  return spec;
}

}  // namespace soquy::cli
