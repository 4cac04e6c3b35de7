// Who answers for which loan, what guarantors were called for, and the guarantee groups.

#include "projections/guarantees.h"

#include <algorithm>
#include <set>

#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/names.h"
#include "events/codec.h"

namespace soquy::cli {

namespace {

using projections::LoanStatus;

Cell group_cell(GroupNo group) { return group.is_none() ? Cell::none() : Cell::text(to_text(group)); }

Table guarantee_table(const projections::Guarantees& view, bool all, const Names& names) {
  Table table;
  table.columns = {{"loan", "Loan"}, {"borrower", "Borrower"}, {"priority", "Priority"}, {"guarantor", "Guarantor"}};
  if (names.shown()) table.columns.push_back({"name", "Name"});
  for (const auto& column : std::vector<Column>{{"group", "Group"},
                                                {"outstanding_minor", "Outstanding"},
                                                {"status", "Status"},
                                                {"called_minor", "Called"},
                                                {"paid_minor", "Paid on calls"},
                                                {"open_minor", "Open"}})
    table.columns.push_back(column);
  for (const auto& one : view.rows()) {
    if (!all && one.status != LoanStatus::open && one.status != LoanStatus::approved) continue;
    auto& row = table.rows.emplace_back();
    row = {Cell::text(to_text(one.loan)), Cell::text(to_text(one.borrower)), Cell::text(name_of(one.priority)),
           Cell::text(to_text(one.guarantor))};
    if (names.shown()) row.push_back(Cell::text(names.of(one.guarantor)));
    row.insert(row.end(), {group_cell(one.group), Cell::money(one.outstanding), Cell::text(to_text(one.status)),
                           Cell::money(one.called), Cell::money(one.paid), Cell::money(one.open)});
  }
  return table;
}

Table call_table(const projections::Guarantees& view) {
  Table table;
  table.key = "calls";
  table.title = "Guarantors called";
  table.columns = {{"day", "Day"},
                   {"version", "Entry"},
                   {"loan", "Loan"},
                   {"guarantor", "Guarantor"},
                   {"resolution", "Resolution"},
                   {"amount_minor", "Called"},
                   {"paid_minor", "Paid"},
                   {"open_minor", "Open"}};
  for (const auto& call : view.calls())
    table.rows.push_back({Cell::day(call.day), Cell::number(static_cast<std::int64_t>(call.version.value)),
                          Cell::text(to_text(call.loan)), Cell::text(to_text(call.guarantor)),
                          Cell::text(to_text(call.resolution)), Cell::money(call.amount), Cell::money(call.paid),
                          Cell::money(call.open)});
  return table;
}

Table group_table(const projections::Guarantees& view, bool all) {
  Table table;
  table.key = "groups";
  table.title = "Guarantee groups";
  table.columns = {{"group", "Group"}, {"from", "From"}, {"resolution", "Resolution"}, {"members", "Members"}};
  for (const auto& group : view.groups()) {
    if (!all && !group.in_force) continue;
    std::string members;
    for (const MemberNo member : group.members) members += (members.empty() ? "" : " ") + to_text(member);
    table.rows.push_back({Cell::text(to_text(group.group)), Cell::day(group.from),
                          Cell::text(to_text(group.resolution)), Cell::text(members)});
  }
  return table;
}

/// Calls on loans that were written off since: nothing of them is asked for any more.
struct GivenUpCalls {
  std::set<LoanNo> loans;
  Money called;
  Money paid;
};

GivenUpCalls given_up_calls(const projections::Guarantees& view) {
  std::set<LoanNo> written_off;
  for (const auto& one : view.rows())
    if (one.status == LoanStatus::written_off) written_off.insert(one.loan);
  GivenUpCalls ended;
  for (const auto& call : view.calls()) {
    if (!written_off.contains(call.loan)) continue;
    ended.loans.insert(call.loan);
    ended.called += call.amount;
    ended.paid += call.paid;
  }
  return ended;
}

/// An empty table says neither that nothing is guaranteed nor what became of it.
std::string guaranteed_in_words(const projections::Guarantees& view, Currency currency) {
  const auto rows = view.rows();
  const bool is_any = std::any_of(rows.begin(), rows.end(), [](const auto& one) {
    return one.status == LoanStatus::open || one.status == LoanStatus::approved;
  });
  std::string text = is_any ? "" : "Nobody is called and nothing is guaranteed now.";
  const GivenUpCalls ended = given_up_calls(view);
  if (ended.loans.empty()) return text;
  const std::size_t count = ended.loans.size();
  return text + (text.empty() ? "" : " ") + (count == 1 ? "One loan was" : std::to_string(count) + " loans were") +
         " written off whose guarantors were called: " + to_words(ended.called, currency) + " was asked of them, " +
         to_words(ended.paid, currency) + " came in.";
}

int guarantees(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  projections::Guarantees view;
  query.fold_into(view);
  const bool all = arguments.flag("--all");
  const Names names(query.session(), query.question().club, arguments, terminal);
  Answer answer;
  answer.view = "guarantees";
  answer.title = "Guarantees of " + query.club_name();
  answer.tables = {guarantee_table(view, all, names), call_table(view), group_table(view, all)};
  const GivenUpCalls ended = given_up_calls(view);
  answer.facts = {
      {"open_calls_minor", "Called and not paid", Cell::money(view.open())},
      {"written_off_called", "Written off after a call", Cell::number(static_cast<int>(ended.loans.size()))}};
  if (std::string text = guaranteed_in_words(view, query.history().currency); !text.empty())
    answer.facts.push_back({"sentence", "That is", Cell::text(text)});
  return query.print(answer);
}

}  // namespace

CommandSpec guarantees_command() {
  CommandSpec spec = query_spec("guarantees", "who answers for which loan, who was called, and the groups", guarantees);
  spec.details =
      "Loans that are approved or out; with --all also settled and written-off ones, and groups as they were formed "
      "before. Priority is the class for which the borrower came first. What a guarantor paid counts from the call on.";
  spec.examples = {"soquy guarantees HP-01 --names", "soquy guarantees HP-01 --all --format json"};
  spec.options.push_back(
      {"--all", "", "loans that are settled or written off, and former groups too", {}, false, false, ""});
  spec.options.push_back(names_option());
  return spec;
}

}  // namespace soquy::cli
