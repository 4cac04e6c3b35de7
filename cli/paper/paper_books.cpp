#include "cli/paper/paper_books.h"

#include "cli/paper/columns.h"
#include "cli/paper/read_by_law.h"
#include "cli/paper/read_cash.h"
#include "cli/paper/read_loans.h"
#include "cli/paper/read_members.h"

namespace soquy::cli::paper {
namespace {

struct FileName {
  std::string_view vietnamese;
  std::string_view english;
};
constexpr FileName kNames[kBookFiles] = {
    {"quy-che.csv", "by-law.csv"},
    {"thanh-vien.csv", "members.csv"},
    {"khoan-vay.csv", "loans.csv"},
    {"so-quy.csv", "cash-book.csv"},
};

Sheet open_sheet(const BookBytes& files, BookFile file, PaperBooks& books, Problems& problems) {
  const auto i = static_cast<std::size_t>(file);
  const std::string name = files.names[i].empty() ? std::string(kNames[i].vietnamese) : files.names[i];
  Sheet sheet = files.names[i].empty() ? Sheet{name, {}, {}, {}, {}}
                                       : read_sheet(name, files.bytes[i], columns_of(file), problems);
  sheet.places.resize(columns_of(file).size());
  sheet.headings.resize(columns_of(file).size());
  for (const std::string& heading : sheet.unread) {
    books.notices.push_back(name + ": the column " + heading + " is not read");
  }
  bool readable = true;
  for (std::size_t c = 0; c < sheet.places.size(); ++c) {
    readable = readable && (sheet.places[c] != 0 || !columns_of(file)[c].required);
  }
  books.columns[i] = {name, sheet.places, sheet.headings, readable};
  return sheet;
}

template <class Read>
void for_each_row(const Sheet& sheet, const Problems& problems, Read read) {
  for (const Row& row : sheet.rows) {
    if (problems.size() >= kMaxProblems) return;
    read(row);
  }
}

}  // namespace

Spot PaperBooks::cell(BookFile file, const PaperRow& row, std::size_t column) const {
  const FileColumns& own = columns[static_cast<std::size_t>(file)];
  return {row.at.file, row.at.line, own.places[column], own.headings[column]};
}

std::string_view file_name(BookFile file) { return kNames[static_cast<std::size_t>(file)].vietnamese; }
std::string_view english_file_name(BookFile file) { return kNames[static_cast<std::size_t>(file)].english; }

PaperBooks read_books(const BookBytes& files, Problems& problems) {
  PaperBooks books;
  // File by file, so that the problems come in that order.
  const Sheet by_law = open_sheet(files, BookFile::by_law, books, problems);
  books.by_law = read_by_law(by_law, problems);
  const Sheet members = open_sheet(files, BookFile::members, books, problems);
  for_each_row(members, problems,
               [&](const Row& row) { books.members.push_back(read_member(members, row, problems)); });
  const Sheet loans = open_sheet(files, BookFile::loans, books, problems);
  check_rate_columns(loans, problems);
  const Currency currency = books.by_law.currency;
  for_each_row(loans, problems,
               [&](const Row& row) { books.loans.push_back(read_loan(loans, row, currency, problems)); });
  const Sheet cash = open_sheet(files, BookFile::cash_book, books, problems);
  for_each_row(cash, problems,
               [&](const Row& row) { books.cash.push_back(read_cash_row(cash, row, books.by_law, problems)); });
  return books;
}

}  // namespace soquy::cli::paper
