#include "cli/paper/act_cells.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "cli/utf8.h"

namespace soquy::cli::paper {
namespace {

struct FieldColumn {
  std::string_view field;
  std::size_t column;
};

constexpr FieldColumn kMemberCells[] = {
    {"member", member_column::no}, {"profile", member_column::name},    {"birth_year", member_column::birth_year},
    {"sex", member_column::sex},   {"poverty", member_column::poverty}, {"value_date", member_column::joined},
};

constexpr FieldColumn kLoanCells[] = {
    {"loan", loan_column::no},
    {"borrower", loan_column::borrower},
    {"member", loan_column::borrower},
    {"principal", loan_column::amount},
    {"amount", loan_column::amount},
    {"rate", loan_column::rate_month},
    {"method", loan_column::method},
    {"instalments", loan_column::instalments},
    {"purpose", loan_column::purpose},
    {"resolution", loan_column::resolution},
    {"guarantor", loan_column::guarantors},
    {"guarantors", loan_column::guarantors},
    {"value_date", loan_column::disbursed},
};

constexpr FieldColumn kCashCells[] = {
    {"value_date", cash_column::day}, {"written_on", cash_column::day},  {"voucher", cash_column::voucher},
    {"words", cash_column::words},    {"notes", cash_column::words},     {"payers", cash_column::words},
    {"condition", cash_column::kind}, {"kind", cash_column::kind},       {"member", cash_column::party},
    {"payer", cash_column::party},    {"donor", cash_column::party},     {"from", cash_column::party},
    {"area", cash_column::party},     {"borrower", cash_column::party},  {"loan", cash_column::loan},
    {"fund", cash_column::fund},      {"box", cash_column::fund},        {"amount", cash_column::in},
    {"principal", cash_column::in},   {"counted", cash_column::balance}, {"entry", cash_column::reverses},
};

std::optional<std::size_t> column_of(std::span<const FieldColumn> cells, std::string_view field) {
  const auto* found = std::find_if(cells.data(), cells.data() + cells.size(),
                                   [field](const FieldColumn& cell) { return cell.field == field; });
  return found == cells.data() + cells.size() ? std::nullopt : std::optional(found->column);
}

/// "terms.principal" and "guarantors[1]" by the one word that has a column.
std::string_view word_of_path(std::string_view path) {
  if (path.starts_with("terms.")) path.remove_prefix(6);
  return path.substr(0, path.find_first_of(".["));
}

/// What a reason without a field is about.
std::string_view field_about(RejectReason reason) {
  switch (reason) {
    case RejectReason::date_missing:
    case RejectReason::date_before_founding:
    case RejectReason::date_in_future:
    case RejectReason::period_closed: return "value_date";
    case RejectReason::member_not_found:
    case RejectReason::member_exists:
    case RejectReason::member_has_left:
    case RejectReason::member_owes:
    case RejectReason::member_is_owed: return "member";
    case RejectReason::fund_not_found: return "fund";
    case RejectReason::resolution_not_found:
    case RejectReason::resolution_exists: return "resolution";
    case RejectReason::loan_not_found:
    case RejectReason::loan_exists:
    case RejectReason::loan_not_approved:
    case RejectReason::loan_not_open: return "loan";
    case RejectReason::entry_not_found:
    case RejectReason::already_reversed:
    case RejectReason::not_reversible:
    case RejectReason::later_entries_depend: return "entry";
    case RejectReason::reason_missing: return "counted";
    case RejectReason::amount_not_positive:
    case RejectReason::amount_too_large:
    case RejectReason::amount_not_in_unit:
    case RejectReason::above_by_law_limit:
    case RejectReason::above_approval:
    case RejectReason::exceeds_debt:
    case RejectReason::insufficient_cash:
    case RejectReason::insufficient_bank:
    case RejectReason::insufficient_refundable:
    case RejectReason::insufficient_restricted:
    case RejectReason::insufficient_capital: return "amount";
    default: return {};
  }
}

/// The cells of one plan's act.
class ActCells {
 public:
  ActCells(const PaperBooks& books, const Planned& plan, std::size_t act)
      : books_(books), act_(plan.command.acts[act].is), source_(plan.sources[act]) {}

  /// False when no cell is known for the field.
  bool find(std::string_view path, Problem& problem) const {
    const std::string_view field = word_of_path(path);
    if (field.empty()) return false;
    return in_by_law(field, problem) || in_members(field, problem) || in_loans(field, problem) ||
           in_cash_book(field, problem);
  }

 private:
  bool in_by_law(std::string_view field, Problem& problem) const {
    if (!std::holds_alternative<FoundClub>(act_) && !std::holds_alternative<AdoptByLaw>(act_)) return false;
    if (field == "rounding") field = "interest_multiple";  // one item holds both
    for (const ByLawCell& cell : books_.by_law.cells) {
      if (cell.field != field) continue;
      problem.at = cell.at;
      problem.read = in_quotes(cell.read);
      return true;
    }
    return false;
  }

  bool in_members(std::string_view field, Problem& problem) const {
    const auto* joins = std::get_if<JoinMember>(&act_);
    const auto* volunteers = std::get_if<AppointVolunteer>(&act_);
    if (joins == nullptr && volunteers == nullptr) return false;
    const MemberNo no = joins != nullptr ? joins->member : volunteers->member;
    for (const MemberPaper& member : books_.members) {
      if (member.no != no) continue;
      const auto column = volunteers != nullptr ? member_column::post : column_of(kMemberCells, field);
      return column && show(BookFile::members, member, *column, problem);
    }
    return false;
  }

  bool in_loans(std::string_view field, Problem& problem) const {
    const bool of_loan_list = std::holds_alternative<ApproveLoan>(act_) || std::holds_alternative<PassResolution>(act_);
    if (!of_loan_list || source_.row == ActSource::kNoRow) return false;
    for (const LoanPaper& loan : books_.loans) {
      if (loan.no != books_.cash[source_.row].loan) continue;
      auto column = column_of(kLoanCells, field);
      if (column == loan_column::rate_month && loan.cells[loan_column::rate_month].empty()) {
        column = loan_column::rate_year;
      }
      return column && show(BookFile::loans, loan, *column, problem);
    }
    return false;
  }

  bool in_cash_book(std::string_view field, Problem& problem) const {
    if (source_.row == ActSource::kNoRow) return false;
    const CashRow& row = books_.cash[source_.row];
    auto column = column_of(kCashCells, field);
    const bool counts = std::holds_alternative<CountCash>(act_);
    const bool kind_of_aid = field == "kind" && std::holds_alternative<GiveAid>(act_);
    if (field == "reason") column = counts ? cash_column::balance : cash_column::words;
    if (kind_of_aid) column = cash_column::words;  // the words say what it was for
    if (column == cash_column::in && row.out.is_positive()) column = cash_column::out;
    return column && show(BookFile::cash_book, row, *column, problem);
  }

  bool show(BookFile file, const PaperRow& row, std::size_t column, Problem& problem) const {
    problem.at = books_.cell(file, row, column);
    problem.read = row.cells[column].empty() ? "" : in_quotes(row.cells[column]);
    return true;
  }

  const PaperBooks& books_;
  const ActVariant& act_;
  const ActSource& source_;
};

}  // namespace

Problem verdict(const PaperBooks& books, const Planned& plan, std::size_t act, std::string_view field,
                std::string wrong) {
  Problem problem{plan.sources[act].spot, {}, std::move(wrong), true};
  ActCells(books, plan, act).find(field, problem);
  return problem;
}

Problem refusal(const PaperBooks& books, const Planned& plan, std::size_t act, Rejection rejection) {
  rejection.act = -1;  // the place says which row; how many acts a meeting has by then says nothing to a treasurer
  Problem problem{plan.sources[act].spot, {}, to_sentence(rejection), true};
  const ActCells cells(books, plan, act);
  if (!cells.find(rejection.field, problem)) cells.find(field_about(rejection.reason), problem);
  return problem;
}

}  // namespace soquy::cli::paper
