// soquy arrears --since: how loans moved between the groups of lateness, and what became of their balances.

#include "projections/arrears_movement.h"

#include "cli/commands/lending.h"

namespace soquy::cli {

namespace {

using projections::ArrearsMovement;
using projections::MovedFrom;
using projections::MovedTo;
using projections::MovementCell;

template <class Place>
std::string place_name(Place place) {
  if (place == Place{}) return "not late";
  std::string name(projections::to_text(place));
  for (char& c : name)
    if (c == '_') c = ' ';
  return name;
}

/// The rows and columns that a person is shown: reversals of old entries only when there are any.
std::vector<MovedFrom> shown_rows(const ArrearsMovement& movement) {
  std::vector<MovedFrom> rows;
  for (std::size_t i = 0; i < projections::kMovedFrom; ++i) {
    const auto from = static_cast<MovedFrom>(i);
    if (from != MovedFrom::reopened || movement.row(from).loans > 0) rows.push_back(from);
  }
  return rows;
}

std::vector<MovedTo> shown_columns(const ArrearsMovement& movement) {
  std::vector<MovedTo> columns;
  for (std::size_t i = 0; i < projections::kMovedTo; ++i) {
    const auto to = static_cast<MovedTo>(i);
    if (to != MovedTo::taken_back || movement.column(to).loans > 0) columns.push_back(to);
  }
  return columns;
}

Table empty_matrix(const ArrearsMovement& movement, std::string key, std::string title, std::string first) {
  Table table;
  table.key = std::move(key);
  table.title = std::move(title);
  table.columns = {{"from", std::move(first)}};
  for (const MovedTo to : shown_columns(movement))
    table.columns.push_back({std::string(projections::to_text(to)) + "_minor", place_name(to)});
  table.columns.push_back({"together_minor", "Together"});
  return table;
}

/// One figure of every cell, with the sums of rows and columns.
Table matrix(const ArrearsMovement& movement, Table table, Cell (*figure)(const MovementCell&)) {
  for (const MovedFrom from : shown_rows(movement)) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(place_name(from))};
    for (const MovedTo to : shown_columns(movement)) row.push_back(figure(movement.cell(from, to)));
    row.push_back(figure(movement.row(from)));
  }
  table.total = {Cell::text("Together")};
  for (const MovedTo to : shown_columns(movement)) table.total.push_back(figure(movement.column(to)));
  table.total.push_back(figure(movement.all()));
  return table;
}

Cell count_in(const MovementCell& cell) { return cell.loans == 0 ? Cell::none() : Cell::number(cell.loans); }
Cell brought_in(const MovementCell& cell) { return cell.loans == 0 ? Cell::none() : Cell::money(cell.brought); }

/// What became of each column's sum.
Table outcome_table(const ArrearsMovement& movement) {
  Table table = empty_matrix(movement, "outcome", "What became of them", "");
  const auto add = [&](const std::string& name, Money MovementCell::*figure) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(name)};
    for (const MovedTo to : shown_columns(movement)) row.push_back(Cell::money(movement.column(to).*figure));
    row.push_back(Cell::money(movement.all().*figure));
  };
  add("brought", &MovementCell::brought);
  add("- repaid", &MovementCell::repaid);
  add("- written off", &MovementCell::written_off);
  if (!movement.all().taken_back.is_zero()) add("- taken back", &MovementCell::taken_back);
  add("= left on " + to_iso(movement.as_of), &MovementCell::remains);
  return table;
}

/// For programs: one row per cell that holds a loan.
Table movement_figures(const ArrearsMovement& movement) {
  Table table;
  table.columns = {{"from", "From"},
                   {"to", "To"},
                   {"loans", "Loans"},
                   {"brought_minor", "Brought"},
                   {"repaid_minor", "Repaid"},
                   {"written_off_minor", "Written off"},
                   {"taken_back_minor", "Taken back"},
                   {"remains_minor", "Left"}};
  for (std::size_t i = 0; i < projections::kMovedFrom; ++i) {
    for (std::size_t j = 0; j < projections::kMovedTo; ++j) {
      const MovementCell& cell = movement.cells[i][j];
      if (cell.loans == 0) continue;
      table.rows.push_back({Cell::text(projections::to_text(static_cast<MovedFrom>(i))),
                            Cell::text(projections::to_text(static_cast<MovedTo>(j))), Cell::number(cell.loans),
                            Cell::money(cell.brought), Cell::money(cell.repaid), Cell::money(cell.written_off),
                            Cell::money(cell.taken_back), Cell::money(cell.remains)});
    }
  }
  return table;
}

std::string movement_title(const ArrearsMovement& movement, const Query& query) {
  const std::string since = to_iso(movement.since);
  const std::string as_of = to_iso(movement.as_of);
  return "Movement of loans between " + since + " and " + as_of + ", " + query.club_name() + "\nFrom: days late on " +
         since +
         ", with the whole balance of that day; of loans paid out since, what was paid "
         "out.\nTo: days late on " +
         as_of + ". brought = repaid + written off + left on " + as_of + ".";
}

}  // namespace

Answer movement_since(const Query& query, Day since) {
  if (since >= query.day())
    throw UsageError("--since is " + to_iso(since) + ": name a day before " + to_iso(query.day()) +
                     ", the day asked about.");
  projections::LoanBook before;
  projections::LoanBook after;
  AsOf then = query.question().as_of;
  then.value_date = since;
  fold(before, query.history().events, then);
  query.fold_into(after);
  const ArrearsMovement movement = projections::movement_between(before.rows(), since, after.rows(), query.day());
  Answer answer;
  answer.grows_old = true;
  answer.view = "arrears_movement";
  answer.title = movement_title(movement, query);
  if (is_for_reading(query.question().format)) {
    answer.tables = {matrix(movement, empty_matrix(movement, "rows", "Loans", "Days late"), count_in),
                     matrix(movement, empty_matrix(movement, "balances", "Whole balances", "Days late"), brought_in),
                     outcome_table(movement)};
  } else {
    answer.tables = {movement_figures(movement)};
  }
  const MovementCell all = movement.all();
  answer.facts = {{"since", "Since", Cell::day(since)},
                  {"loans", "Loans", Cell::number(all.loans)},
                  {"brought_minor", "Brought", Cell::money(all.brought)},
                  {"repaid_minor", "Repaid", Cell::money(all.repaid)},
                  {"written_off_minor", "Written off", Cell::money(all.written_off)},
                  {"taken_back_minor", "Paying out taken back", Cell::money(all.taken_back)},
                  {"remains_minor", "Left", Cell::money(all.remains)}};
  return answer;
}

}  // namespace soquy::cli
