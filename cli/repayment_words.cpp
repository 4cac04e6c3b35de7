#include "cli/repayment_words.h"

#include <algorithm>

#include "cli/loan_sentences.h"
#include "cli/render.h"
#include "cli/split_words.h"
#include "cli/vietnamese.h"
#include "engine/domain/allocation.h"
#include "engine/domain/loan_words.h"

namespace soquy::cli {

namespace {

struct RepaidLoan {
  const RepaymentReceived& paid;
  const engine::LoanState& loan;
  Day day;
  Currency currency;

  [[nodiscard]] std::string parts(const AllocationLine& line) const {
    return parts_in_words(line, currency, {loan.allocation, Language::vietnamese});
  }
};

/// "kỳ 1, hạn trả 10/02/2024, chậm 2 ngày"
std::string place_in_vietnamese(std::uint16_t number, const RepaidLoan& it) {
  if (number == 0) return "tiền phạt";
  const auto& all = it.loan.instalments;
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.number == number; });
  std::string text = "kỳ " + std::to_string(number);
  if (found == all.end()) return text + ", đã được thay";
  text += ", hạn trả " + day_in_vietnamese(found->due);
  if (found->due > it.day) return text + ", trả trước hạn";
  if (found->due == it.day) return text;
  return text + ", chậm " + std::to_string(days_between(found->due, it.day)) + " ngày";
}

std::string lines_in_vietnamese(const RepaidLoan& it) {
  std::string text;
  for (const AllocationLine& line : it.paid.lines) {
    text += text.empty() ? ": " : "; ";
    text += place_in_vietnamese(line.instalment, it) + ": " + it.parts(line);
  }
  if (it.paid.lines.size() > 1) text += ". Tổng cộng: " + it.parts(engine::sum_of(it.paid.lines));
  return text + ".";
}

std::string why_in_vietnamese(const RepaidLoan& it) {
  std::string text = " Chia theo quy chế có hiệu lực khi phát tiền vay ngày " + day_in_vietnamese(it.loan.start) + ": ";
  text += engine::allocation_rule(it.loan.allocation, it.loan.overdue_percent != 0).vietnamese;
  text += ".";
  const engine::PaidAhead ahead = engine::paid_ahead(it.paid.lines, it.loan, it.day);
  if (ahead.interest) text += " Số tiền đủ trả hết gốc chưa đến hạn nên trả lãi tính đến ngày đó trước.";
  if (!ahead.principal) return text;
  text += it.loan.frozen ? " Khoản vay đang được khoanh nợ, chưa kỳ nào phải trả: tiền còn lại trả "
                         : " Tiền trả trước hạn trả ";
  text += engine::advance_rule(it.loan.advance).vietnamese;
  return text + ".";
}

std::string rest_in_vietnamese(const RepaidLoan& it) {
  if (it.paid.settles) return " Đã trả hết nợ.";
  const std::string text = " Còn nợ gốc " + to_words(it.loan.outstanding(), it.currency) + ".";
  const engine::NextDue next = engine::next_due(it.loan);
  if (next.instalment == 0) return text;
  return text + " Kỳ tới là kỳ " + std::to_string(next.instalment) + ", hạn trả " + day_in_vietnamese(next.due) + ": " +
         it.parts({next.instalment, next.principal, next.interest, {}}) + ".";
}

}  // namespace

std::optional<std::string> repayment_in_vietnamese(const Event& event, const engine::ClubState& after) {
  const auto* paid = event.payload.as<RepaymentReceived>();
  const auto loan = paid == nullptr ? after.loans.end() : after.loans.find(paid->loan);
  if (loan == after.loans.end()) return std::nullopt;
  Borrower borrower{to_text(loan->second.borrower)};
  if (const auto who = after.members.find(loan->second.borrower); who != after.members.end())
    borrower.sex = who->second.sex;
  const RepaidLoan it{*paid, loan->second, event.envelope.value_date, after.currency};
  return addressed(borrower, true) + " trả " + to_words(paid->amount, after.currency) + " cho khoản vay " +
         to_text(paid->loan) + (paid->payer.is_none() ? "" : " (" + to_text(paid->payer) + " nộp thay)") +
         lines_in_vietnamese(it) + why_in_vietnamese(it) + rest_in_vietnamese(it);
}

}  // namespace soquy::cli
