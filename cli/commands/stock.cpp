#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "projections/in_kind_stock.h"

namespace soquy::cli {

namespace {

/// Words in tables, thousandths for machines.
Cell units(const Question& question, Quantity quantity) {
  return question.format == Format::table ? Cell::text(to_units(quantity)) : Cell::quantity(quantity);
}

Table stock_table(const std::vector<projections::StockRow>& items, const Question& question) {
  Table table;
  table.columns = {{"item", "Item"},
                   {"unit", "Unit"},
                   {"received_thousandths", "Received"},
                   {"born_thousandths", "Born"},
                   {"given_thousandths", "Given"},
                   {"lent_thousandths", "Lent"},
                   {"returned_thousandths", "Returned"},
                   {"handed_on_thousandths", "Handed on"},
                   {"handed_on_free_thousandths", "For good"},
                   {"lost_thousandths", "Lost"},
                   {"in_stock_thousandths", "In stock"},
                   {"with_keepers_thousandths", "With keepers"},
                   {"kept_thousandths", "Kept"},
                   {"beyond_thousandths", "Beyond"},
                   {"still_owed_thousandths", "Still owed"},
                   {"memo_standing_minor", "Memo value"}};
  for (const auto& row : items)
    table.rows.push_back({Cell::text(row.item.name), Cell::text(row.item.unit), units(question, row.received),
                          units(question, row.born), units(question, row.given), units(question, row.lent),
                          units(question, row.returned), units(question, row.handed_on),
                          units(question, row.handed_on_free), units(question, row.lost), units(question, row.in_stock),
                          units(question, row.with_keepers), units(question, row.kept), units(question, row.beyond),
                          units(question, row.still_owed), Cell::money(row.memo_standing)});
  return table;
}

Table placement_table(const std::vector<projections::PlacementRow>& placements, Query& query) {
  const Question& question = query.question();
  Table table;
  table.key = "placements";
  table.title = "With whom they stand";
  table.columns = {{"placement", "Placement"},
                   {"keeper", "Keeper"},
                   {"from", "From"},
                   {"since", "Since"},
                   {"due", "Due"},
                   {"owed_item", "Owes"},
                   {"owed_unit", "Unit"},
                   {"owed_thousandths", "Agreed"},
                   {"still_owed_thousandths", "Still owed"},
                   {"overdue", "Overdue"},
                   {"by_rule", "By rule"},
                   {"rule", "In words"}};
  for (const auto& row : placements)
    table.rows.push_back({Cell::text(to_text(row.placement)), Cell::text(to_text(row.keeper)),
                          Cell::text(row.from.is_none() ? "stock" : to_text(row.from)), Cell::day(row.since),
                          Cell::day(row.due), Cell::text(row.owed_item.name), Cell::text(row.owed_item.unit),
                          units(question, row.owed), units(question, row.still_owed),
                          Cell::flag(row.is_overdue(question.as_of.value_date)), Cell::text(row.by_rule),
                          Cell::text(query.text_of(row.lent_in, "rule"))});
  return table;
}

/// How each thing of each placement came there and left.
Table movement_table(const std::vector<projections::PlacementRow>& placements, const Question& question) {
  Table table;
  table.key = "placed";
  table.title = "What stands there";
  table.columns = {{"placement", "Placement"},
                   {"item", "Item"},
                   {"unit", "Unit"},
                   {"placed_thousandths", "Placed"},
                   {"born_thousandths", "Born"},
                   {"beyond_thousandths", "Beyond"},
                   {"lost_thousandths", "Lost"},
                   {"handed_on_thousandths", "Handed on"},
                   {"returned_thousandths", "Returned"},
                   {"standing_thousandths", "Standing"}};
  for (const auto& row : placements) {
    for (const auto& thing : row.items)
      table.rows.push_back({Cell::text(to_text(row.placement)), Cell::text(thing.item.name),
                            Cell::text(thing.item.unit), units(question, thing.placed), units(question, thing.born),
                            units(question, thing.beyond), units(question, thing.lost),
                            units(question, thing.handed_on), units(question, thing.returned),
                            units(question, thing.standing)});
  }
  return table;
}

/// Who must hand on or return, the earliest day first; without a day: when it is born.
Table next_table(const std::vector<projections::DueRow>& dues, const Question& question) {
  Table table;
  table.key = "next";
  table.title = "Who is next";
  table.columns = {{"due", "Due"},   {"placement", "Placement"},           {"keeper", "Keeper"},      {"item", "Owes"},
                   {"unit", "Unit"}, {"quantity_thousandths", "Quantity"}, {"days_late", "Days late"}};
  const Day today = question.as_of.value_date;
  for (const auto& row : dues) {
    // A person reads why there is no day; a machine gets none.
    const bool in_words = row.due.is_none() && is_for_reading(question.format);
    table.rows.push_back({in_words ? Cell::text("when born") : Cell::day(row.due), Cell::text(to_text(row.placement)),
                          Cell::text(to_text(row.keeper)), Cell::text(row.item.name), Cell::text(row.item.unit),
                          units(question, row.quantity),
                          Cell::number(row.is_overdue(today) ? days_between(row.due, today) : 0)});
  }
  return table;
}

/// The two sums that must come out, each in one line, and whether they do.
std::vector<Fact> stock_sums(const std::vector<projections::StockRow>& items,
                             const std::vector<projections::PlacementRow>& placements) {
  std::string wrong_items;
  std::string wrong_placements;
  for (const auto& row : items)
    if (!row.reconciles()) wrong_items += " " + row.item.name;
  for (const auto& row : placements)
    for (const auto& thing : row.items)
      if (!thing.reconciles()) wrong_placements += " " + to_text(row.placement);
  const auto holds = [](const std::string& wrong) {
    return wrong.empty() ? std::string(": holds") : ": DOES NOT HOLD for" + wrong;
  };
  return {{"per_item", "Per item",
           Cell::text("received + born + beyond = given + for good + lost + in stock + with keepers + kept" +
                      holds(wrong_items))},
          {"per_placement", "Per placement",
           Cell::text("placed + born + beyond - lost - handed on - returned = standing" + holds(wrong_placements))},
          {"reconciles", "Both hold", Cell::flag(wrong_items.empty() && wrong_placements.empty())}};
}

int stock(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  projections::InKindStock view;
  query.fold_into(view);
  Answer answer;
  answer.view = "in_kind_stock";
  answer.title = "Things of " + query.club_name();
  answer.grows_old = true;
  const auto items = view.rows();
  const auto placements = view.placements();
  answer.tables = {stock_table(items, query.question()), placement_table(placements, query),
                   movement_table(placements, query.question()), next_table(view.dues(), query.question())};
  answer.facts = stock_sums(items, placements);
  return query.print(answer);
}

}  // namespace

CommandSpec stock_command() {
  CommandSpec spec =
      query_spec("stock", "what things the club has, with whom they stand, what is owed in units", stock);
  spec.details =
      "Units are never added to money; the memo value stands beside them. Machines get thousandths of a unit. Kept is "
      "what stands with keepers who owe nothing any more and is theirs; beyond is what was returned and had not stood "
      "there, as rice out of the harvest. Who is next lists what must be handed on or returned, the earliest day "
      "first.";
  spec.examples = {"soquy stock HP-01", "soquy stock HP-01 --as-of 2020-12-31 --format json"};
  return spec;
}

}  // namespace soquy::cli
