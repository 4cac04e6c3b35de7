#pragma once
// A club's paper books as typed in: by-law, members, loans, cash book. Rows mean something here, but no rule of the
// ledger has been asked yet.

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "cli/paper/problem.h"
#include "cli/paper/words.h"
#include "events/event.h"

namespace soquy::cli::paper {

enum class BookFile : std::uint8_t { by_law, members, loans, cash_book };
inline constexpr std::size_t kBookFiles = 4;

/// "so-quy.csv"; commands are numbered by this name, whichever name the file bears.
[[nodiscard]] std::string_view file_name(BookFile file);
/// "cash-book.csv", accepted instead.
[[nodiscard]] std::string_view english_file_name(BookFile file);

/// Where an item of the by-law stands, by the name of the act's field that is made of it.
struct ByLawCell {
  std::string_view field;
  Spot at;
  std::string read;
};

struct ByLawPaper {
  ClubCode code;
  std::string name;
  Day founded;
  std::string province;  ///< code, "51"
  Currency currency = Currency::vnd;
  std::string decision;
  std::string address;
  bool practice = false;
  AdoptByLaw rules;
  Spot at;  ///< the file; founding has no single row
  std::vector<ByLawCell> cells;
  bool whole = true;  ///< false: something in it could not be read
};

/// What every line has. `row` counts the rows below the headings from 1 and names the command that records it.
struct PaperRow {
  Spot at;
  std::size_t row = 0;
  std::vector<std::string> cells;  ///< as typed, by the columns below
  bool whole = true;  ///< false: a cell could not be read; the row is kept so that no other row is blamed for it
};

struct MemberPaper : PaperRow {
  MemberNo no;
  std::string name;
  std::uint16_t birth_year = 0;
  Sex sex = Sex::unknown;
  PovertyClass poverty = PovertyClass::none;
  Day joined;
  Role post = Role::none;  ///< a seat on the board, or none
  bool volunteer = false;
};

struct LoanPaper : PaperRow {
  LoanNo no;
  MemberNo borrower;
  Day disbursed;
  Money amount;
  Rate rate;
  LoanMethod method = LoanMethod::none;
  std::uint16_t instalments = 0;
  std::string purpose;
  ResolutionNo resolution;
  std::vector<MemberNo> guarantors;
};

struct CashRow : PaperRow {
  Day day;
  std::string voucher;
  std::string words;
  RowKind kind = RowKind::unknown;
  MemberNo member;
  std::string source;  ///< donor, area or whoever was named as typed, when the entry has no field for it
  DonorClass donor = DonorClass::none;
  Area area = Area::none;
  LoanNo loan;
  Fund fund;
  Money in;
  Money out;
  Money balance;
  std::string reverses;  ///< voucher number
  [[nodiscard]] Money change() const { return in - out; }
};

/// Where the columns of a file stand in it, so that a later check can point at the cell.
struct FileColumns {
  std::string file;  ///< as found in the folder
  std::vector<std::size_t> places;
  std::vector<std::string> headings;
  bool readable = false;  ///< the file is there and has all its headings: what is not in it does not exist
};

struct PaperBooks {
  ByLawPaper by_law;
  std::vector<MemberPaper> members;
  std::vector<LoanPaper> loans;
  std::vector<CashRow> cash;
  std::array<FileColumns, kBookFiles> columns;
  [[nodiscard]] Spot cell(BookFile file, const PaperRow& row, std::size_t column) const;
  std::vector<std::string> notices;  ///< nothing wrong, but worth hearing: columns that are not read
};

/// The contents of the four files.
struct BookBytes {
  std::array<std::string, kBookFiles> names;  ///< as found
  std::array<std::string, kBookFiles> bytes;
};

/// Finds the four files under either name. What is missing or larger than kMaxFileBytes goes to `problems`.
/// Throws std::filesystem::filesystem_error or std::runtime_error when the disk says no.
[[nodiscard]] BookBytes load_books(const std::filesystem::path& folder, Problems& problems);

/// Reads every cell of every file; whatever cannot be read goes to `problems` and its row is left out.
[[nodiscard]] PaperBooks read_books(const BookBytes& files, Problems& problems);

// Columns of each file by place in the lists of paper_books.cpp.
namespace by_law_column {
enum : std::size_t { item, content };
}
namespace member_column {
enum : std::size_t { no, name, birth_year, sex, poverty, joined, post };
}
namespace loan_column {
enum : std::size_t {
  no,
  borrower,
  disbursed,
  amount,
  rate_month,
  rate_year,
  method,
  instalments,
  purpose,
  resolution,
  guarantors
};
}
namespace cash_column {
enum : std::size_t { day, voucher, words, kind, party, loan, fund, in, out, balance, reverses };
}

}  // namespace soquy::cli::paper
