// soquy arrears --since: how loans moved between the groups of lateness, and what became of their balances.

#include "projections/arrears_movement.h"

#include "cli/commands/lending.h"

namespace soquy::cli {

namespace {

using projections::ArrearsMovement;
using projections::MovedFrom;
using projections::MovedTo;
using projections::MovementCell;

std::string place_name(MovedFrom from, Language language) {
  switch (from) {
    case MovedFrom::on_time: return Bilingual{"not late", "không quá hạn"}.in(language);
    case MovedFrom::paid_out_since: return Bilingual{"paid out since", "cho vay mới"}.in(language);
    case MovedFrom::reopened: return Bilingual{"reopened", "mở lại"}.in(language);
    default: return std::string(projections::to_text(from));
  }
}

std::string place_name(MovedTo to, Language language) {
  switch (to) {
    case MovedTo::on_time: return Bilingual{"not late", "không quá hạn"}.in(language);
    case MovedTo::settled: return Bilingual{"settled", "đã trả hết"}.in(language);
    case MovedTo::written_off: return Bilingual{"written off", "xóa nợ"}.in(language);
    case MovedTo::taken_back: return Bilingual{"taken back", "đã hủy"}.in(language);
    default: return std::string(projections::to_text(to));
  }
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

Table empty_matrix(const ArrearsMovement& movement, std::string key, const Bilingual& title, Language language) {
  Table table;
  table.key = std::move(key);
  table.title = title.in(language);
  table.columns = {{"from", Bilingual{"Days late", "Số ngày quá hạn"}.in(language)}};
  for (const MovedTo to : shown_columns(movement))
    table.columns.push_back({std::string(projections::to_text(to)) + "_minor", place_name(to, language)});
  table.columns.push_back({"together_minor", Bilingual{"Together", "Cộng"}.in(language)});
  return table;
}

/// One figure of every cell, with the sums of rows and columns.
Table matrix(const ArrearsMovement& movement, Table table, Language language, Cell (*figure)(const MovementCell&)) {
  for (const MovedFrom from : shown_rows(movement)) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(place_name(from, language))};
    for (const MovedTo to : shown_columns(movement)) row.push_back(figure(movement.cell(from, to)));
    row.push_back(figure(movement.row(from)));
  }
  table.total = {Cell::text(Bilingual{"Together", "Cộng"}.in(language))};
  for (const MovedTo to : shown_columns(movement)) table.total.push_back(figure(movement.column(to)));
  table.total.push_back(figure(movement.all()));
  return table;
}

Cell count_in(const MovementCell& cell) { return cell.loans == 0 ? Cell::none() : Cell::number(cell.loans); }
Cell brought_in(const MovementCell& cell) { return cell.loans == 0 ? Cell::none() : Cell::money(cell.brought); }

/// What became of each column's sum.
Table outcome_table(const ArrearsMovement& movement, Language language) {
  Table table = empty_matrix(movement, "outcome", {"What became of them", "Diễn biến của các khoản đó"}, language);
  table.columns.front().title.clear();
  const auto add = [&](const std::string& name, Money MovementCell::*figure) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(name)};
    for (const MovedTo to : shown_columns(movement)) row.push_back(Cell::money(movement.column(to).*figure));
    row.push_back(Cell::money(movement.all().*figure));
  };
  const std::string day = to_text(Cell::day(movement.as_of), Currency::vnd, language);
  add(Bilingual{"brought", "dư đầu và cho vay mới"}.in(language), &MovementCell::brought);
  add(Bilingual{"- repaid", "- đã trả"}.in(language), &MovementCell::repaid);
  add(Bilingual{"- written off", "- xóa nợ"}.in(language), &MovementCell::written_off);
  if (!movement.all().taken_back.is_zero())
    add(Bilingual{"- taken back", "- đã hủy"}.in(language), &MovementCell::taken_back);
  add(Bilingual{"= left on ", "= còn lại ngày "}.in(language) + day, &MovementCell::remains);
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

std::string movement_title(const ArrearsMovement& movement, const Query& query, Language language) {
  const std::string since = to_text(Cell::day(movement.since), Currency::vnd, language);
  const std::string as_of = to_text(Cell::day(movement.as_of), Currency::vnd, language);
  if (language == Language::vietnamese)
    return "Biến động các khoản vay từ ngày " + since + " đến ngày " + as_of + ", " + query.club_name() +
           "\nHàng: số ngày quá hạn vào ngày " + since +
           ", với toàn bộ dư nợ ngày đó; khoản cho vay mới thì lấy số tiền đã cho vay.\nCột: số ngày quá hạn vào "
           "ngày " +
           as_of + ". Dư đầu và cho vay mới = đã trả + xóa nợ + còn lại ngày " + as_of + ".";
  return "Movement of loans between " + since + " and " + as_of + ", " + query.club_name() + "\nFrom: days late on " +
         since +
         ", with the whole balance of that day; of loans paid out since, what was paid "
         "out.\nTo: days late on " +
         as_of + ". brought = repaid + written off + left on " + as_of + ".";
}

std::vector<Fact> movement_facts(const ArrearsMovement& movement, Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  const MovementCell all = movement.all();
  return {{"since", said("Since", "Từ ngày"), Cell::day(movement.since)},
          {"loans", said("Loans", "Số khoản"), Cell::number(all.loans)},
          {"brought_minor", said("Brought", "Dư đầu và cho vay mới"), Cell::money(all.brought)},
          {"repaid_minor", said("Repaid", "Đã trả"), Cell::money(all.repaid)},
          {"written_off_minor", said("Written off", "Xóa nợ"), Cell::money(all.written_off)},
          {"taken_back_minor", said("Paying out taken back", "Giải ngân đã hủy"), Cell::money(all.taken_back)},
          {"remains_minor", said("Left", "Còn lại"), Cell::money(all.remains)}};
}

}  // namespace

Answer movement_since(const Query& query, Day since, Language language) {
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
  answer.language = language;
  answer.title = movement_title(movement, query, language);
  if (is_for_reading(query.question().format)) {
    const auto empty = [&](std::string key, const Bilingual& title) {
      return empty_matrix(movement, std::move(key), title, language);
    };
    answer.tables = {matrix(movement, empty("rows", {"Loans", "Số khoản vay"}), language, count_in),
                     matrix(movement, empty("balances", {"Whole balances", "Toàn bộ dư nợ"}), language, brought_in),
                     outcome_table(movement, language)};
  } else {
    answer.tables = {movement_figures(movement)};
  }
  answer.facts = movement_facts(movement, language);
  return answer;
}

}  // namespace soquy::cli
