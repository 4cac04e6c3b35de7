#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "projections/in_kind_stock.h"

namespace soquy::cli {

namespace {

/// Words in tables, thousandths for machines.
Cell units(const Question& question, Quantity quantity) {
  return question.format == Format::table ? Cell::text(to_units(quantity)) : Cell::number(quantity);
}

Table stock_table(const projections::InKindStock& view, const Question& question) {
  Table table;
  table.columns = {{"item", "Item"},
                   {"unit", "Unit"},
                   {"received_thousandths", "Received"},
                   {"born_thousandths", "Born"},
                   {"given_thousandths", "Given"},
                   {"lent_thousandths", "Lent"},
                   {"returned_thousandths", "Returned"},
                   {"handed_on_thousandths", "Handed on"},
                   {"lost_thousandths", "Lost"},
                   {"in_stock_thousandths", "In stock"},
                   {"with_keepers_thousandths", "With keepers"},
                   {"kept_thousandths", "Kept"},
                   {"beyond_thousandths", "Beyond"},
                   {"still_owed_thousandths", "Still owed"},
                   {"memo_standing_minor", "Memo value"}};
  for (const auto& row : view.rows())
    table.rows.push_back({Cell::text(row.item.name), Cell::text(row.item.unit), units(question, row.received),
                          units(question, row.born), units(question, row.given), units(question, row.lent),
                          units(question, row.returned), units(question, row.handed_on), units(question, row.lost),
                          units(question, row.in_stock), units(question, row.with_keepers), units(question, row.kept),
                          units(question, row.beyond), units(question, row.still_owed),
                          Cell::money(row.memo_standing)});
  return table;
}

Table placement_table(const projections::InKindStock& view, Query& query) {
  const Question& question = query.question();
  Table table;
  table.key = "placements";
  table.title = "With whom they stand";
  table.columns = {{"placement", "Placement"},
                   {"keeper", "Keeper"},
                   {"since", "Since"},
                   {"due", "Due"},
                   {"owed_item", "Owes"},
                   {"owed_unit", "Unit"},
                   {"owed_thousandths", "Agreed"},
                   {"still_owed_thousandths", "Still owed"},
                   {"overdue", "Overdue"},
                   {"rule", "Rule"}};
  for (const auto& row : view.placements())
    table.rows.push_back({Cell::text(to_text(row.placement)), Cell::text(to_text(row.keeper)), Cell::day(row.since),
                          Cell::day(row.due), Cell::text(row.owed_item.name), Cell::text(row.owed_item.unit),
                          units(question, row.owed), units(question, row.still_owed),
                          Cell::flag(row.is_overdue(question.as_of.value_date)),
                          Cell::text(query.text_of(row.lent_in, "rule"))});
  return table;
}

int stock(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  projections::InKindStock view;
  query.fold_into(view);
  Answer answer;
  answer.view = "in_kind_stock";
  answer.title = "Things of " + query.club_name();
  answer.tables = {stock_table(view, query.question()), placement_table(view, query)};
  return query.print(answer);
}

}  // namespace

CommandSpec stock_command() {
  CommandSpec spec =
      query_spec("stock", "what things the club has, with whom they stand, what is owed in units", stock);
  spec.details =
      "Units are never added to money; the memo value stands beside them. Machines get thousandths of a unit.";
  spec.examples = {"soquy stock HP-01", "soquy stock HP-01 --as-of 2020-12-31 --format json"};
  return spec;
}

}  // namespace soquy::cli
