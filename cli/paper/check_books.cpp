#include "cli/paper/check_books.h"

#include <algorithm>
#include <map>
#include <set>

#include "cli/paper/box_figures.h"
#include "cli/paper/fields.h"
#include "cli/paper/meetings.h"
#include "cli/render.h"
#include "cli/utf8.h"

namespace soquy::cli::paper {
namespace {

/// What the checks of all files share.
class Checks {
 public:
  Checks(const PaperBooks& books, Day today, Problems& problems) : books_(books), today_(today), problems_(problems) {
    all_members_known_ = books.columns[static_cast<std::size_t>(BookFile::members)].readable;
    all_loans_known_ = books.columns[static_cast<std::size_t>(BookFile::loans)].readable;
    // Of two rows with one number, one was meant to have another.
    for (const MemberPaper& member : books.members) {
      const bool fresh = !member.no.is_none() && members_.emplace(member.no, &member).second;
      all_members_known_ = all_members_known_ && fresh;
    }
    for (const LoanPaper& loan : books.loans) {
      const bool fresh = !loan.no.is_none() && loans_.emplace(loan.no, &loan).second;
      all_loans_known_ = all_loans_known_ && fresh;
    }
  }

  void report(BookFile file, const PaperRow& row, std::size_t column, std::string accepted) {
    const bool empty = column >= row.cells.size() || row.cells[column].empty();
    const std::string read = empty ? std::string{} : in_quotes(row.cells[column]);
    problems_.push_back({books_.cell(file, row, column), read, std::move(accepted)});
    accused_[&row].insert(column);
  }
  /// Something in the row is wrong, so what disagrees with it may be right.
  [[nodiscard]] bool is_accused(const PaperRow& row) const { return accused_.contains(&row); }
  [[nodiscard]] bool is_accused(const PaperRow& row, std::size_t column) const {
    const auto found = accused_.find(&row);
    return found != accused_.end() && found->second.contains(column);
  }

  /// False of a day that is wrong wherever it stands: it is reported there, and nothing is measured by it.
  [[nodiscard]] bool is_possible(Day day) const { return !is_in_future(day) && !is_before_founding(day); }

  void founding() {
    if (!is_in_future(books_.by_law.founded)) return;
    for (const ByLawCell& cell : books_.by_law.cells) {
      if (cell.field == "value_date") problems_.push_back({cell.at, in_quotes(cell.read), not_after_today()});
    }
  }

  void day(BookFile file, const PaperRow& row, std::size_t column, Day day) {
    if (day.is_none()) return;
    if (is_in_future(day)) report(file, row, column, not_after_today());
    if (is_before_founding(day))
      report(file, row, column, "a day from the founding on, " + to_iso(books_.by_law.founded));
  }

  void member(BookFile file, const PaperRow& row, std::size_t column, MemberNo no, Day day) {
    if (no.is_none()) return;
    const auto found = members_.find(no);
    if (found == members_.end()) {
      if (all_members_known_)
        report(file, row, column, "a member of " + members_file() + "; " + to_text(no) + " is not in it");
    } else if (!day.is_none() && is_possible(day) && day < found->second->joined && !is_accused(*found->second)) {
      report(file, row, column, "a member on that day; " + to_text(no) + " joined on " + to_iso(found->second->joined));
    }
  }

  /// The loan, or null when it is not known (and reported when it should be).
  const LoanPaper* loan(const CashRow& row) {
    if (row.loan.is_none()) {
      report(BookFile::cash_book, row, cash_column::loan, "the loan, such as KV001");
      return nullptr;
    }
    const auto found = loans_.find(row.loan);
    if (found == loans_.end()) {
      if (all_loans_known_)
        report(BookFile::cash_book, row, cash_column::loan,
               "a loan of " + loans_file() + "; " + to_text(row.loan) + " is not in it");
      return nullptr;
    }
    return found->second->whole ? found->second : nullptr;
  }

  [[nodiscard]] bool knows(MemberNo no) const { return members_.contains(no); }
  [[nodiscard]] bool knows(LoanNo no) const { return loans_.contains(no); }
  [[nodiscard]] const PaperBooks& books() const { return books_; }
  [[nodiscard]] std::string members_file() const {
    return books_.columns[static_cast<std::size_t>(BookFile::members)].file;
  }
  [[nodiscard]] std::string loans_file() const {
    return books_.columns[static_cast<std::size_t>(BookFile::loans)].file;
  }
  [[nodiscard]] std::string cash_file() const {
    return books_.columns[static_cast<std::size_t>(BookFile::cash_book)].file;
  }
  [[nodiscard]] std::string sum(Money amount) const { return to_grouped(amount, books_.by_law.currency); }

 private:
  [[nodiscard]] bool is_in_future(Day day) const { return day > today_; }
  [[nodiscard]] bool is_before_founding(Day day) const {
    const Day founded = books_.by_law.founded;
    return !founded.is_none() && !is_in_future(founded) && day < founded;
  }
  [[nodiscard]] std::string not_after_today() const { return "a day not after today, " + to_iso(today_); }

  const PaperBooks& books_;
  Day today_;
  Problems& problems_;
  std::map<const PaperRow*, std::set<std::size_t>> accused_;  ///< with the columns that are wrong
  std::map<MemberNo, const MemberPaper*> members_;
  std::map<LoanNo, const LoanPaper*> loans_;
  bool all_members_known_ = false;
  bool all_loans_known_ = false;
};

std::string line_text(const PaperRow& row) { return "line " + std::to_string(row.at.line); }

void check_members(Checks& checks) {
  std::map<MemberNo, const MemberPaper*> seen;
  const Day founded = checks.books().by_law.founded;
  for (const MemberPaper& member : checks.books().members) {
    if (!member.no.is_none()) {
      const auto [first, fresh] = seen.emplace(member.no, &member);
      if (!fresh) {
        checks.report(BookFile::members, member, member_column::no,
                      "each number once; " + line_text(*first->second) + " has it already");
      }
    }
    if (!member.whole) continue;
    checks.day(BookFile::members, member, member_column::joined, member.joined);
    if (checks.is_possible(member.joined) && member.birth_year > civil(member.joined).year) {
      checks.report(BookFile::members, member, member_column::birth_year, "a year not after the year of joining");
    }
    if (member.post != Role::none && !founded.is_none() && member.joined > founded) {
      checks.report(BookFile::members, member, member_column::post,
                    "a post only for those who were there at the founding; later boards are elected by a resolution");
    }
  }
}

void check_loan(Checks& checks, const LoanPaper& loan) {
  checks.day(BookFile::loans, loan, loan_column::disbursed, loan.disbursed);
  checks.member(BookFile::loans, loan, loan_column::borrower, loan.borrower, loan.disbursed);
  for (const MemberNo guarantor : loan.guarantors) {
    checks.member(BookFile::loans, loan, loan_column::guarantors, guarantor, loan.disbursed);
    if (guarantor == loan.borrower) {
      checks.report(BookFile::loans, loan, loan_column::guarantors, "somebody other than the borrower");
    }
  }
}

void check_loans(Checks& checks) {
  std::map<LoanNo, const LoanPaper*> seen;
  std::set<LoanNo> paid_out;
  bool all_rows_read = checks.books().columns[static_cast<std::size_t>(BookFile::cash_book)].readable;
  for (const CashRow& row : checks.books().cash) {
    all_rows_read = all_rows_read && row.whole;
    if (row.kind != RowKind::disbursement) continue;
    // One that names no loan of the file, or one for the second time, was meant for another.
    all_rows_read = all_rows_read && checks.knows(row.loan) && paid_out.insert(row.loan).second;
  }
  for (const LoanPaper& loan : checks.books().loans) {
    if (!loan.no.is_none()) {
      const auto [first, fresh] = seen.emplace(loan.no, &loan);
      if (!fresh) {
        checks.report(BookFile::loans, loan, loan_column::no,
                      "each number once; " + line_text(*first->second) + " has it already");
      }
    }
    if (!loan.whole) continue;
    check_loan(checks, loan);
    if (all_rows_read && !paid_out.contains(loan.no)) {
      checks.report(BookFile::loans, loan, loan_column::no,
                    "a loan whose Giải ngân (Disbursement) stands in " + checks.cash_file());
    }
  }
}

/// The rows of the cash book in the order of writing.
class CashChecks {
 public:
  explicit CashChecks(Checks& checks) : checks_(checks) {}

  void run() {
    const auto& rows = checks_.books().cash;
    for (const MeetingRun& run : cut_into_meetings(rows)) {
      check_order(run);
      for (std::size_t i = run.first; i < run.first + run.count; ++i) {
        check_voucher(rows[i], run);
        if (!rows[i].whole) {
          leave_unjudged(rows[i]);
          continue;
        }
        check_row(rows[i], run);
        check_balance(rows[i]);
      }
    }
  }

 private:
  struct Written {
    const CashRow* row;
    std::size_t meeting;  ///< place of the first row of its meeting
    std::size_t cuts;     ///< unreadable rows above it that may have ended a meeting
    bool reversed = false;
  };
  void report(const CashRow& row, std::size_t column, std::string accepted) {
    checks_.report(BookFile::cash_book, row, column, std::move(accepted));
  }

  void check_order(const MeetingRun& run) {
    const CashRow& last = checks_.books().cash[run.first + run.count - 1];
    if (!checks_.is_possible(run.previous) || !checks_.is_possible(run.day)) return;  // that day is wrong, and reported
    if (!run.previous.is_none() && !run.day.is_none() && run.day < run.previous) {
      report(last, cash_column::day, "a meeting not before the one above, " + to_iso(run.previous));
    }
  }

  void check_voucher(const CashRow& row, const MeetingRun& run) {
    if (row.voucher.empty()) return;
    const auto [first, fresh] = vouchers_.emplace(row.voucher, Written{&row, run.first, unread_cuts_});
    if (!fresh) {
      report(row, cash_column::voucher,
             "each voucher number once; " + line_text(*first->second.row) + " has it already");
    }
  }

  void check_row(const CashRow& row, const MeetingRun& run) {
    checks_.day(BookFile::cash_book, row, cash_column::day, row.day);
    const bool comparable = !run.day.is_none() && checks_.is_possible(run.day) && checks_.is_possible(row.day);
    if (comparable && row.day > run.day) {
      report(row, cash_column::day, "a day not after the meeting in which it was written, " + to_iso(run.day));
    }
    checks_.member(BookFile::cash_book, row, cash_column::party, row.member, row.day);
    switch (row.kind) {
      case RowKind::disbursement: check_disbursement(row); break;
      case RowKind::repayment: check_repayment(row); break;
      case RowKind::reversal: check_reversal(row, run); break;
      case RowKind::fee:
        if (row.member.is_none() && !find_payers(row.words)) {
          report(row, cash_column::words,
                 "how many paid (\"Thu hội phí 55 thành viên\"), or the member who paid in the column for members");
        }
        break;
      default: break;
    }
  }

  void check_disbursement(const CashRow& row) {
    const LoanPaper* loan = checks_.loan(row);
    if (!checks_.knows(row.loan)) maybe_paid_out_.insert(kAnyLoan);
    if (loan == nullptr) return;
    const auto [first, fresh] = paid_out_.emplace(row.loan, &row);
    if (!fresh) {
      report(row, cash_column::loan, "each loan paid out once; " + line_text(*first->second) + " did so already");
      maybe_paid_out_.insert(kAnyLoan);
    }
    if (!checks_.is_accused(*loan)) check_same(row, *loan);
    for (const FundRule& rule : checks_.books().by_law.rules.funds) {
      if (rule.fund == row.fund && !rule.lends)
        report(row, cash_column::fund, "a fund that lends; " + rule.name + " does not");
    }
  }

  void check_same(const CashRow& row, const LoanPaper& loan) {
    const std::string there = checks_.loans_file() + " " + line_text(loan);
    if (loan.borrower != row.member && checks_.knows(row.member))
      report(row, cash_column::party, to_text(loan.borrower) + ", as " + there + " says");
    if (loan.amount != row.out) report(row, cash_column::out, checks_.sum(loan.amount) + ", as " + there + " says");
    if (loan.disbursed != row.day && checks_.is_possible(row.day))
      report(row, cash_column::day, to_iso(loan.disbursed) + ", as " + there + " says");
  }

  void check_repayment(const CashRow& row) {
    const LoanPaper* loan = checks_.loan(row);
    if (loan == nullptr) return;
    const auto found = paid_out_.find(row.loan);
    const CashRow* start = found == paid_out_.end() ? nullptr : found->second;
    if (start == nullptr) {
      const bool unread = maybe_paid_out_.contains(row.loan) || maybe_paid_out_.contains(kAnyLoan);
      if (!unread) report(row, cash_column::loan, "a loan that was paid out above this row");
    } else if (const bool is_right = !checks_.is_accused(*start);
               is_right && row.day < start->day && checks_.is_possible(row.day)) {
      report(row, cash_column::day, "a day not before the loan was paid out, " + to_iso(start->day));
    } else if (is_right && row.fund != start->fund) {
      report(row, cash_column::fund, "the fund that lent: " + start->cells[cash_column::fund]);
    }
    const bool guarantor =
        std::find(loan->guarantors.begin(), loan->guarantors.end(), row.member) != loan->guarantors.end();
    const bool received = start != nullptr && row.member == start->member;  // if not the borrower, reported up there
    if (row.member != loan->borrower && !guarantor && !received && !checks_.is_accused(*loan) &&
        checks_.knows(row.member)) {
      report(row, cash_column::party,
             to_text(loan->borrower) + ", who borrowed, or a guarantor of " + to_text(loan->no));
    }
  }

  void check_reversal(const CashRow& row, const MeetingRun& run) {
    const auto found = vouchers_.find(row.reverses);
    if (found == vouchers_.end() || found->second.row == &row) {
      // It may stand on a line that could not be read.
      if (!any_damage_) report(row, cash_column::reverses, "a voucher written above this row");
      return;
    }
    Written& original = found->second;
    if (!original.row->whole) return;
    if (original.meeting == run.first && original.cuts == unread_cuts_) {
      report(row, cash_column::reverses,
             "a voucher of an earlier meeting; one of the same meeting (" + line_text(*original.row) +
                 ") is left out instead of reversed");
      return;
    }
    if (original.row->kind == RowKind::reversal)
      report(row, cash_column::reverses, "a voucher that is no reversal itself");
    if (original.reversed) report(row, cash_column::reverses, "a voucher that was not reversed above");
    original.reversed = true;
    if (checks_.is_accused(*original.row)) return;  // its fund or its sum may be what is wrong
    if (row.fund != original.row->fund)
      report(row, cash_column::fund,
             original.row->cells[cash_column::fund] + ", the fund of the voucher that is reversed");
    if (row.change() != -original.row->change()) {
      const std::size_t column = row.in.is_positive() ? cash_column::in : cash_column::out;
      const Money right = -original.row->change();
      report(row, column,
             "the opposite of " + line_text(*original.row) + ": " +
                 (right.is_positive() ? "in " + checks_.sum(right) : "out " + checks_.sum(-right)));
    }
  }

  /// Whatever the row was meant to do may have been done: nothing below it is accused for the lack of it.
  void leave_unjudged(const CashRow& row) {
    any_damage_ = true;
    boxes_.forget(row.fund);
    const bool any_kind = row.kind == RowKind::unknown;
    const bool of_a_loan = any_kind || row.kind == RowKind::disbursement || row.kind == RowKind::repayment;
    if (of_a_loan || !row.loan.is_none()) maybe_paid_out_.insert(row.loan);
    if (any_kind || row.kind == RowKind::count) ++unread_cuts_;
  }

  /// A wrong balance is reported once: the rows after it may go on from the right figure or from the wrong one.
  void check_balance(const CashRow& row) {
    if (doubts_fund(row)) {
      boxes_.doubt_all(row.change(), row.balance);
      return;
    }
    const bool accused = checks_.is_accused(row);
    const Money before = boxes_.right_figure(row.fund);
    const Money computed = before + row.change();
    if (boxes_.take(row.fund, row.change(), row.balance, accused) || doubts_sum(row)) return;
    report(row, cash_column::balance, balance_advice(row, before, computed));
  }

  /// The row may speak of another box than the one it names.
  [[nodiscard]] bool doubts_fund(const CashRow& row) const { return checks_.is_accused(row, cash_column::fund); }
  /// The sum is accused already, and the balance may be right.
  [[nodiscard]] bool doubts_sum(const CashRow& row) const {
    return checks_.is_accused(row, cash_column::in) || checks_.is_accused(row, cash_column::out);
  }

  [[nodiscard]] std::string balance_advice(const CashRow& row, Money before, Money computed) const {
    std::string text = checks_.sum(computed) + ", which is " + checks_.sum(before) + " before this row";
    if (row.in.is_positive()) text += " and " + checks_.sum(row.in) + " in";
    if (row.out.is_positive()) text += " less " + checks_.sum(row.out) + " out";
    if (computed.is_negative()) text += "; there cannot be less than nothing in the box";
    return text;
  }

  Checks& checks_;
  std::map<std::string, Written> vouchers_;
  static constexpr LoanNo kAnyLoan{};
  std::map<LoanNo, const CashRow*> paid_out_;
  std::set<LoanNo> maybe_paid_out_;  ///< by a row that could not be read, or that names a loan which is not there
  std::size_t unread_cuts_ = 0;      ///< unreadable rows so far that may have ended a meeting
  BoxFigures boxes_;
  bool any_damage_ = false;
};

}  // namespace

void check_books(const PaperBooks& books, Day today, Problems& problems) {
  Checks checks(books, today, problems);
  checks.founding();
  check_members(checks);
  check_loans(checks);
  CashChecks(checks).run();
}

}  // namespace soquy::cli::paper
