#include "cli/paper/readable_part.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/paper/meetings.h"

namespace soquy::cli::paper {
namespace {

constexpr const char* kAgain = "; mend these first, then run --dry-run again";

class Sieve {
 public:
  Sieve(const PaperBooks& books, const Problems& problems) : books_(books) {
    for (const Problem& problem : problems) bad_.emplace(problem.at.file, problem.at.line);
    readable_ = books.by_law.whole && std::all_of(books.columns.begin(), books.columns.end(),
                                                  [](const FileColumns& columns) { return columns.readable; });
  }

  std::optional<ReadablePart> sift() {
    part_ = {books_, {}};
    part_.sound.all = false;
    keep_members();
    keep_loans();
    keep_cash();
    // Whatever stands on no row is wrong with more than a row.
    if (!readable_ || seen_ != bad_.size()) return std::nullopt;
    find_sound_rows();
    return std::move(part_);
  }

 private:
  bool is_good(const PaperRow& row) {
    if (!bad_.contains({row.at.file, row.at.line})) return row.whole;
    ++seen_;
    return false;
  }

  void keep_members() {
    std::erase_if(part_.books.members, [this](const MemberPaper& member) { return !is_good(member); });
    for (const MemberPaper& member : part_.books.members) members_.insert(member.no);
    part_.sound.founding = part_.books.members.size() == books_.members.size();
  }

  void keep_loans() {
    std::erase_if(part_.books.loans, [this](const LoanPaper& loan) {
      const bool all_there = std::all_of(loan.guarantors.begin(), loan.guarantors.end(),
                                         [this](MemberNo no) { return members_.contains(no); });
      return !is_good(loan) || !members_.contains(loan.borrower) || !all_there;
    });
    for (const LoanPaper& loan : part_.books.loans) loans_.insert(loan.no);
  }

  void keep_cash() {
    part_.books.cash.clear();
    for (std::size_t i = 0; i < books_.cash.size(); ++i) {
      const CashRow& row = books_.cash[i];
      if (!is_good(row) || hangs_on_another(row)) {
        left_out_.insert(i);
        continue;
      }
      if (row.kind == RowKind::disbursement) paid_out_.insert(row.loan);
      vouchers_.insert(row.voucher);
      part_.books.cash.push_back(row);
    }
  }

  [[nodiscard]] bool hangs_on_another(const CashRow& row) const {
    if (!row.member.is_none() && !members_.contains(row.member)) return true;
    switch (row.kind) {
      case RowKind::disbursement: return !loans_.contains(row.loan);
      case RowKind::repayment: return !loans_.contains(row.loan) || !paid_out_.contains(row.loan);
      case RowKind::reversal: return !vouchers_.contains(row.reverses);
      default: return false;
    }
  }

  void find_sound_rows() {
    std::size_t above = 0;  // where the meeting before begins
    for (const MeetingRun& run : cut_into_meetings(books_.cash)) {
      const auto bad = left_out_.lower_bound(run.first);
      if (bad == left_out_.end()) return;
      if (*bad < run.first + run.count) {
        // A row that may be a count may belong to the counts above it.
        const RowKind kind = books_.cash[*bad].kind;
        const bool may_count = *bad == run.first && (kind == RowKind::count || kind == RowKind::unknown);
        part_.sound.rows = may_count ? above : run.first;
        part_.sound.from = books_.cash[part_.sound.rows].at;
        return;
      }
      above = run.first;
    }
  }

  const PaperBooks& books_;
  std::set<std::pair<std::string, std::size_t>> bad_;  ///< file and line
  bool readable_ = true;
  std::size_t seen_ = 0;  ///< bad lines that are rows
  ReadablePart part_;
  std::set<MemberNo> members_;
  std::set<LoanNo> loans_;
  std::set<LoanNo> paid_out_;
  std::set<std::string> vouchers_;
  std::set<std::size_t> left_out_;  ///< places in the cash book
};

Problem last_line(std::string text) { return {{}, {}, std::move(text) + kAgain, true}; }

}  // namespace

std::optional<ReadablePart> readable_part(const PaperBooks& books, const Problems& problems) {
  return Sieve(books, problems).sift();
}

Problem not_asked_from(const Spot& from) {
  return last_line("rows from " + from.file + " line " + std::to_string(from.line) +
                   " on were asked of the ledger only for what is wrong with each by itself");
}

Problem asked_one_by_one() { return last_line("the ledger was asked only for what is wrong with each row by itself"); }

Problem not_asked() { return last_line("the ledger was not asked about any row"); }

}  // namespace soquy::cli::paper
