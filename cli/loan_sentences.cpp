#include "cli/loan_sentences.h"

#include <algorithm>
#include <array>
#include <functional>

#include "cli/render.h"
#include "cli/split_words.h"
#include "cli/vietnamese.h"
#include "engine/domain/loan_words.h"
#include "events/codec.h"

namespace soquy::cli {

using projections::Life;
using projections::LifeRow;
using projections::LifeStep;
using projections::LoanStanding;
using projections::LoanStatus;

// --- What happened ---------------------------------------------------------------------------------------------------

namespace {

std::string entry_name(Version version) { return "#" + std::to_string(version.value); }

/// " by NQ-03 (illness)"
std::string why(const LifeRow& row) {
  std::string text = row.resolution.is_none() ? "" : " by " + to_text(row.resolution);
  if (row.reason == ReasonCode::none) return text;
  std::string reason(name_of(row.reason));
  std::replace(reason.begin(), reason.end(), '_', ' ');
  return text + " (" + reason + ")";
}

/// "6 instalments from 2019-03-10 to 2019-08-10"
std::string instalments_in_words(const std::vector<Instalment>& all) {
  if (all.empty()) return "no instalments";
  if (all.size() == 1) return "one instalment on " + to_iso(all.front().due);
  return std::to_string(all.size()) + " instalments from " + to_iso(all.front().due) + " to " + to_iso(all.back().due);
}

/// "instalment 2, 32 days late"
std::string place_in_words(std::uint16_t number, Day paid_on, const Life& life) {
  const auto due = life.due_days.find(number);
  if (number == 0 || due == life.due_days.end()) return "penalties";
  const std::string text = "instalment " + std::to_string(number) + ", ";
  if (due->second > paid_on) return text + "in advance";
  if (due->second == paid_on) return text + "on its day";
  const int days = days_between(due->second, paid_on);
  return text + std::to_string(days) + (days == 1 ? " day late" : " days late");
}

std::string repaid_in_words(const LifeRow& row, const Life& life, Currency currency) {
  std::string text = "paid " + to_grouped(row.amount, currency);
  if (!row.payer.is_none()) text += ", brought by " + to_text(row.payer);
  std::string_view mark = ": ";
  for (const AllocationLine& line : row.lines) {
    text += mark;
    text += place_in_words(line.instalment, row.day, life) + ": " + parts_in_words(line, currency, {life.allocation});
    mark = "; ";
  }
  return text + (row.settles ? ". The loan is settled" : "");
}

std::string due_in_words(const LifeRow& row, Currency currency) {
  AllocationLine asked;
  asked.principal = row.principal;
  asked.interest = row.interest;
  const std::string text =
      "instalment " + std::to_string(row.instalment) + " is due: " + parts_in_words(asked, currency);
  return row.paid_before.is_zero() ? text : text + "; paid before: " + to_grouped(row.paid_before, currency);
}

std::string penalty_in_words(const LifeRow& row, Currency currency) {
  std::string text = "penalty of " + to_grouped(row.amount, currency);
  if (row.instalment != 0) text += " on instalment " + std::to_string(row.instalment);
  return text + (row.step == LifeStep::waived ? " waived" : "") + why(row);
}

std::string undone_in_words(const LifeRow& row, Currency currency) {
  const std::string amount = " of " + to_grouped(row.amount, currency);
  const auto what = [&]() -> std::string {
    switch (row.undone) {
      case LifeStep::approved: return "the approval" + amount;
      case LifeStep::paid_out: return "the paying out" + amount;
      case LifeStep::repaid: return "the repayment" + amount;
      case LifeStep::penalty: return "the penalty" + amount;
      case LifeStep::waived: return "the waiver" + amount;
      case LifeStep::rescheduled: return "the rescheduling";
      case LifeStep::written_off: return "the write-off" + amount;
      case LifeStep::recovered: return "the recovery" + amount;
      case LifeStep::none:
      case LifeStep::due:
      case LifeStep::moved:
      case LifeStep::reversed: break;
    }
    return "the entry";
  };
  return what() + " in " + entry_name(row.about) + " is taken back" + why(row);
}

std::string happened(const LifeRow& row, const Life& life, Currency currency) {
  const std::string amount = to_grouped(row.amount, currency);
  switch (row.step) {
    case LifeStep::approved: return "approved: " + amount + why(row);
    case LifeStep::paid_out: return "paid out: " + amount + " for " + instalments_in_words(row.instalments);
    case LifeStep::due: return due_in_words(row, currency);
    case LifeStep::repaid: return repaid_in_words(row, life, currency);
    case LifeStep::moved:
      return "the repayment in " + entry_name(row.about) + " is split anew because of " + entry_name(row.cause) +
             ": before " + split_in_words(row.before, currency, {life.allocation}) + "; after " +
             split_in_words(row.lines, currency, {life.allocation});
    case LifeStep::reversed: return undone_in_words(row, currency);
    case LifeStep::penalty:
    case LifeStep::waived: return penalty_in_words(row, currency);
    case LifeStep::rescheduled:
      return (row.frozen ? "frozen: " : "rescheduled: ") + amount + " for " + instalments_in_words(row.instalments) +
             why(row);
    case LifeStep::written_off: return "written off: " + amount + why(row);
    case LifeStep::recovered: return "recovered: " + amount;
    case LifeStep::none: break;
  }
  return "";
}

}  // namespace

std::string step_in_words(const LifeRow& row, const Life& life, Currency currency) {
  const std::string text = happened(row, life, currency);
  return row.reversed_by.is_none() ? text : text + ". Taken back by " + entry_name(row.reversed_by);
}

// --- By which rule ---------------------------------------------------------------------------------------------------

namespace {

engine::RuleWords split_rule(const Life& life) {
  return engine::allocation_rule(life.allocation, life.overdue_percent != 0);
}

}  // namespace

std::string allocation_in_words(const Life& life) { return std::string(split_rule(life).english); }

std::string advance_in_words(const Life& life) { return std::string(engine::advance_rule(life.advance).english); }

std::string rules_in_vietnamese(const Life& life) {
  std::string text = "Tiền trả được chia theo quy chế: ";
  text += split_rule(life).vietnamese;
  text += ". Tiền trả trước hạn trả ";
  text += engine::advance_rule(life.advance).vietnamese;
  return text + ".";
}

// --- What is owed ----------------------------------------------------------------------------------------------------

namespace {

/// "principal 1.200.000, interest due 36.000"
std::string parts_owed(const LoanStanding& now, Currency currency) {
  std::string text = "principal " + to_grouped(now.principal, currency);
  const auto add = [&](const char* name, Money amount) {
    if (!amount.is_zero()) text += std::string(", ") + name + " " + to_grouped(amount, currency);
  };
  add("interest due", now.interest_due);
  add("late interest", now.late_interest);
  add("penalties", now.penalties);
  return text;
}

std::string late_in_words(const LoanStanding& now, Currency currency) {
  if (now.overdue.is_zero()) return "Nothing is late.";
  const std::string amount = to_grouped(now.overdue, currency);
  if (now.days_late == 0) return amount + " of it is due now.";
  return amount + " of it is late, the oldest since " + to_iso(now.since) + " (" + std::to_string(now.days_late) +
         (now.days_late == 1 ? " day)." : " days).");
}

std::string open_in_words(const Life& life, const Borrower& borrower, Day day, Currency currency) {
  const LoanStanding& now = life.standing;
  std::string text = borrower.who + " owes " + to_words(now.owed(), currency) + " on " + to_iso(day) + ": " +
                     parts_owed(now, currency) + ". " + late_in_words(now, currency);
  if (life.loan.frozen) return text + " The loan is frozen: nothing more is asked for until it is rescheduled again.";
  if (now.next_due.is_none()) return text + " No instalment is to come.";
  return text + " Next is " + to_grouped(now.next_amount, currency) + ", due " + to_iso(now.next_due) + ".";
}

std::string open_in_vietnamese(const Life& life, const Borrower& borrower, Day day, Currency currency) {
  const LoanStanding& now = life.standing;
  std::string text = addressed(borrower, true) + " còn nợ " + to_words(now.owed(), currency) +
                     " (bằng chữ: " + amount_in_vietnamese(now.owed(), currency) + ") tính đến ngày " +
                     day_in_vietnamese(day) + ": gốc " + to_words(now.principal, currency);
  const auto add = [&](const char* name, Money amount) {
    if (!amount.is_zero()) text += std::string(", ") + name + " " + to_words(amount, currency);
  };
  add("lãi đến hạn", now.interest_due);
  add("lãi quá hạn", now.late_interest);
  add("tiền phạt", now.penalties);
  text += ".";
  if (now.days_late > 0)
    text += " Đã quá hạn " + to_words(now.overdue, currency) + ", từ ngày " + day_in_vietnamese(now.since) + " (" +
            std::to_string(now.days_late) + " ngày).";
  if (life.loan.frozen) return text + " Khoản vay đang được khoanh nợ, chưa phải trả.";
  if (now.next_due.is_none()) return text + " Tất cả các kỳ đã đến hạn.";
  return text + " Kỳ tới trả " + to_words(now.next_amount, currency) + ", hạn trả " + day_in_vietnamese(now.next_due) +
         ".";
}

}  // namespace

std::string addressed(const Borrower& borrower, bool begins) {
  const std::string title = borrower.sex == Sex::female ? "bà" : borrower.sex == Sex::male ? "ông" : "ông/bà";
  return (begins ? with_capital(title) : title) + " " + borrower.who;
}

std::string owed_in_words(const Life& life, const Borrower& borrower, Day day, Currency currency) {
  const projections::LoanRow& loan = life.loan;
  const std::string name = to_text(loan.loan);
  switch (loan.status) {
    case LoanStatus::approved:
      return name + " of " + borrower.who + " is approved for " + to_words(loan.approved, currency) +
             " and not paid out.";
    case LoanStatus::open: return open_in_words(life, borrower, day, currency);
    case LoanStatus::settled:
      return borrower.who + " owes nothing: " + name + " was settled on " + to_iso(loan.last_payment) + ".";
    case LoanStatus::written_off:
      return name + " of " + borrower.who + " was written off: " + to_words(loan.written_off, currency) +
             " of principal was given up, " + to_words(loan.recovered, currency) + " came in since.";
    case LoanStatus::cancelled: return "The approval of " + name + " for " + borrower.who + " was taken back.";
  }
  return "";
}

std::string owed_in_vietnamese(const Life& life, const Borrower& borrower, Day day, Currency currency) {
  const projections::LoanRow& loan = life.loan;
  const std::string name = to_text(loan.loan);
  const std::string of = " của " + addressed(borrower, false);
  switch (loan.status) {
    case LoanStatus::approved:
      return "Khoản vay " + name + of + " đã được duyệt " + to_words(loan.approved, currency) + ", chưa phát tiền vay.";
    case LoanStatus::open: return open_in_vietnamese(life, borrower, day, currency);
    case LoanStatus::settled:
      return addressed(borrower, true) + " đã trả hết khoản vay " + name + " ngày " +
             day_in_vietnamese(loan.last_payment) + ".";
    case LoanStatus::written_off:
      return "Khoản vay " + name + of + " đã được xóa nợ: " + to_words(loan.written_off, currency) +
             " tiền gốc; từ đó đã thu hồi " + to_words(loan.recovered, currency) + ".";
    case LoanStatus::cancelled: return "Việc duyệt khoản vay " + name + of + " đã bị hủy.";
  }
  return "";
}

// --- What settles it -------------------------------------------------------------------------------------------------

namespace {

/// ": principal 1.000, penalties 5.": the parts that are not zero, by the names of a language.
std::string parts_listed(const engine::PayOff& sum, const std::array<std::string_view, 5>& names,
                         const std::function<std::string(Money)>& told) {
  const std::array<Money, 5> parts = {sum.principal, sum.interest_due, sum.late_interest, sum.interest_earned,
                                      sum.penalties};
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].is_zero()) continue;
    text += text.empty() ? ": " : ", ";
    text += std::string(names[i]) + " " + told(parts[i]);
  }
  return text + ".";
}

}  // namespace

std::string pay_off_in_words(const engine::PayOff& sum, const std::string& who, Currency currency) {
  if (sum.total().is_zero()) return "";
  std::string text = who + " settles it on " + to_iso(sum.on) + " with " + to_words(sum.total(), currency);
  return text + parts_listed(sum,
                             {"principal", "interest due", "late interest", "interest until that day", "penalties"},
                             [&](Money amount) { return to_grouped(amount, currency); });
}

std::string pay_off_in_vietnamese(const engine::PayOff& sum, const Borrower& borrower, Currency currency) {
  if (sum.total().is_zero()) return "";
  std::string text = "Muốn trả hết nợ trong ngày " + day_in_vietnamese(sum.on) + ", " + addressed(borrower, false) +
                     " nộp " + to_words(sum.total(), currency) +
                     " (bằng chữ: " + amount_in_vietnamese(sum.total(), currency) + ")";
  return text + parts_listed(sum, {"gốc", "lãi đến hạn", "lãi quá hạn", "lãi tính đến ngày đó", "tiền phạt"},
                             [&](Money amount) { return to_words(amount, currency); });
}

}  // namespace soquy::cli
