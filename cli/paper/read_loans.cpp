#include "cli/paper/read_loans.h"

#include "cli/paper/cell_reader.h"
#include "cli/paper/fields.h"
#include "engine/domain/loan_terms.h"

namespace soquy::cli::paper {
namespace {

std::optional<std::vector<MemberNo>> parse_members(std::string_view text) {
  std::vector<MemberNo> members;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find_first_of(", ");
    if (end != 0) {
      const auto no = parse_no<MemberNo>(rest.substr(0, end));
      if (!no) return std::nullopt;
      members.push_back(*no);
    }
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  return members;
}

Rate read_rate(CellReader& cells) {
  const bool monthly = cells.has(loan_column::rate_month) || !cells.has(loan_column::rate_year);
  const std::size_t column = monthly ? loan_column::rate_month : loan_column::rate_year;
  if (monthly && cells.has(loan_column::rate_year)) {
    cells.report(loan_column::rate_year, "nothing: the rate per month stands beside it");
  }
  const auto ppm = cells.need(column, parse_percent_ppm, "percent with at most four decimals, such as 0,8 or 0.8");
  return {ppm, monthly ? Period::month : Period::year};
}

}  // namespace

LoanPaper read_loan(const Sheet& sheet, const Row& row, Currency currency, Problems& problems) {
  CellReader cells(sheet, row, problems);
  LoanPaper paper;
  cells.begin(paper);
  const auto money = [currency](std::string_view text) -> std::optional<Money> {
    const auto amount = parse_paper_money(text, currency);
    return amount && amount->is_positive() ? amount : std::nullopt;
  };
  const auto count = [](std::string_view text) { return parse_count(text, engine::kMaxInstalments); };
  paper.no = cells.need(loan_column::no, parse_no<LoanNo>, "a number such as KV001");
  paper.borrower = cells.need(loan_column::borrower, parse_no<MemberNo>, "a member such as TV05");
  paper.disbursed = cells.need(loan_column::disbursed, parse_paper_day, kDayAdvice);
  paper.amount =
      cells.need(loan_column::amount, money, money_advice(cells.text(loan_column::amount), currency) + ", above 0");
  paper.rate = read_rate(cells);
  paper.method = cells.need(loan_column::method, find_method, method_words());
  paper.instalments = static_cast<std::uint16_t>(
      cells.need(loan_column::instalments, count, "a count of 1 to " + std::to_string(engine::kMaxInstalments)));
  paper.purpose = cells.text(loan_column::purpose);
  paper.resolution = cells.need(loan_column::resolution, parse_no<ResolutionNo>, "a resolution such as NQ-01");
  paper.guarantors = cells.maybe(loan_column::guarantors, parse_members, "members such as TV13, or TV13, TV14");
  paper.whole = cells.whole();
  return paper;
}

void check_rate_columns(const Sheet& loans, Problems& problems) {
  const bool any = loans.places[loan_column::rate_month] != 0 || loans.places[loan_column::rate_year] != 0;
  const bool headings_read = loans.places[loan_column::no] != 0;
  if (any || !headings_read) return;
  problems.push_back({{loans.file, 0, 0, {}}, {}, "the heading Lãi suất (%/tháng) (Rate (%/month)) is missing"});
}

}  // namespace soquy::cli::paper
