#include "cli/trouble_words.h"

#include <algorithm>

#include "cli/event_words.h"
#include "cli/render.h"
#include "cli/split_words.h"
#include "cli/vietnamese.h"
#include "engine/domain/loan_schedule.h"
#include "engine/domain/loan_words.h"

namespace soquy::cli {

namespace {

/// One loan after an event about it.
struct Troubled {
  const Event& event;
  const engine::ClubState& club;
  LoanNo no;
  const engine::LoanState& loan;
  Borrower borrower;

  [[nodiscard]] std::string grouped(Money amount) const { return to_grouped(amount, club.currency); }
  [[nodiscard]] std::string words(Money amount) const { return to_words(amount, club.currency); }
  /// "khoản vay KV001 của bà TV06"
  [[nodiscard]] std::string loan_of_whom() const {
    return "khoản vay " + to_text(no) + " của " + addressed(borrower, false);
  }
};

/// What the loan asks for from now on, and what would settle it.
std::string owed_now(const Troubled& told) {
  if (told.loan.stage == engine::LoanStage::settled) return " Nothing is owed any more: the loan is settled.";
  std::string text = " Outstanding principal is " + told.grouped(told.loan.outstanding()) + ".";
  if (told.loan.frozen) text += " Nothing is asked for until it is rescheduled again.";
  if (const engine::NextDue next = engine::next_due(told.loan); next.instalment != 0) {
    const AllocationLine parts{next.instalment, next.principal, next.interest, {}};
    text += " Next is instalment " + std::to_string(next.instalment) + ", due " + to_iso(next.due) + ": " +
            parts_in_words(parts, told.club.currency) + ".";
  }
  const engine::PayOff sum = engine::pay_off_on(told.loan, told.event.envelope.value_date);
  const std::string settles = pay_off_in_words(sum, told.borrower.who, told.club.currency);
  return settles.empty() ? text : text + " " + settles;
}

std::string owed_now_in_vietnamese(const Troubled& told) {
  if (told.loan.stage == engine::LoanStage::settled) return " Đã trả hết nợ.";
  const engine::PayOff sum = engine::pay_off_on(told.loan, told.event.envelope.value_date);
  const std::string settles = pay_off_in_vietnamese(sum, told.borrower, told.club.currency);
  return settles.empty() ? "" : " " + settles;
}

// --- Penalties -------------------------------------------------------------------------------------------------------

std::string instalment_in_vietnamese(std::uint16_t number) {
  return number == 0 ? "" : " kỳ " + std::to_string(number);
}

std::optional<TroubleWords> told_of(const PenaltyCharged& fact, const Troubled& told) {
  return TroubleWords{in_words(Payload{fact}, told.club.currency) + "." + owed_now(told),
                      addressed(told.borrower, true) + " bị phạt " + told.words(fact.amount) + " vì trả chậm" +
                          instalment_in_vietnamese(fact.instalment) + " của khoản vay " + to_text(told.no) + "." +
                          owed_now_in_vietnamese(told)};
}

std::optional<TroubleWords> told_of(const PenaltyWaived& fact, const Troubled& told) {
  return TroubleWords{in_words(Payload{fact}, told.club.currency) + "." + owed_now(told),
                      addressed(told.borrower, true) + " được miễn " + told.words(fact.amount) + " tiền phạt" +
                          instalment_in_vietnamese(fact.instalment) + " của khoản vay " + to_text(told.no) + "." +
                          owed_now_in_vietnamese(told)};
}

// --- New instalments -------------------------------------------------------------------------------------------------

/// The interest of the time before, which the first new instalment asks for beside its own.
Money interest_carried(const LoanRescheduled& fact, Day day) {
  return fact.instalments.front().interest - engine::plan_instalments(fact.terms, day).front().interest;
}

std::string carried_in_words(const LoanRescheduled& fact, const Troubled& told) {
  const Money carried = interest_carried(fact, told.event.envelope.value_date);
  if (carried.is_zero()) return " No interest of the time before is open.";
  const std::string text = " Interest of " + told.grouped(carried) + " of the time before ";
  if (fact.frozen) return text + "stays owed and bears nothing.";
  return text + "falls due with instalment " + std::to_string(fact.instalments.front().number) + " and bears nothing.";
}

std::string plan_in_vietnamese(const LoanRescheduled& fact) {
  const Instalment& first = fact.instalments.front();
  if (fact.instalments.size() == 1) return "trả một lần vào ngày " + day_in_vietnamese(first.due);
  return "trả thành " + std::to_string(fact.instalments.size()) + " kỳ, từ ngày " + day_in_vietnamese(first.due) +
         " đến ngày " + day_in_vietnamese(fact.instalments.back().due);
}

std::string carried_in_vietnamese(const LoanRescheduled& fact, const Troubled& told) {
  const Money carried = interest_carried(fact, told.event.envelope.value_date);
  if (carried.is_zero()) return ".";
  return "; lãi trước đó " + told.words(carried) + (fact.frozen ? " vẫn còn nợ." : " trả cùng kỳ đầu.");
}

std::optional<TroubleWords> told_of(const LoanRescheduled& fact, const Troubled& told) {
  if (fact.instalments.empty()) return std::nullopt;
  TroubleWords words;
  words.english = in_words(Payload{fact}, told.club.currency) + "." + carried_in_words(fact, told) + owed_now(told);
  const std::string principal = "gốc " + told.words(fact.terms.principal);
  words.vietnamese =
      with_capital(told.loan_of_whom()) +
      (fact.frozen ? " được khoanh nợ: " + principal + ", chưa phải trả và không tính lãi cho đến khi có lịch trả mới"
                   : " được cơ cấu lại lần " + std::to_string(fact.times) + ": " + principal + ", " +
                         plan_in_vietnamese(fact)) +
      carried_in_vietnamese(fact, told) + owed_now_in_vietnamese(told);
  return words;
}

// --- Given up --------------------------------------------------------------------------------------------------------

std::optional<TroubleWords> told_of(const LoanWrittenOff& fact, const Troubled& told) {
  return TroubleWords{in_words(Payload{fact}, told.club.currency) + ". In all " + told.grouped(told.loan.given_up) +
                          " was owed; what still comes in, up to that, is other income.",
                      with_capital(told.loan_of_whom()) + " được xóa nợ: " + told.words(fact.principal) + " tiền gốc."};
}

std::optional<TroubleWords> told_of(const LoanRecovered& fact, const Troubled& told) {
  const Money left = told.loan.given_up - told.loan.recovered;
  std::string english = in_words(Payload{fact}, told.club.currency) + ". Since the write-off " +
                        told.grouped(told.loan.recovered) + " came in; ";
  english += left.is_zero() ? "that is all that was owed." : "at most " + told.grouped(left) + " more can.";
  return TroubleWords{std::move(english), "Đã thu hồi " + told.words(fact.amount) + " của " + told.loan_of_whom() +
                                              " đã xóa nợ; từ khi xóa nợ thu được " + told.words(told.loan.recovered) +
                                              "."};
}

/// The first of these kinds that the event is of.
template <class First, class... Rest>
std::optional<TroubleWords> told_of_any(const Event& event, const engine::ClubState& after) {
  if (const First* fact = event.payload.as<First>()) {
    const auto loan = after.loans.find(fact->loan);
    if (loan == after.loans.end()) return std::nullopt;
    Borrower borrower{to_text(loan->second.borrower)};
    if (const auto who = after.members.find(loan->second.borrower); who != after.members.end())
      borrower.sex = who->second.sex;
    return told_of(*fact, Troubled{event, after, fact->loan, loan->second, std::move(borrower)});
  }
  if constexpr (sizeof...(Rest) > 0) {
    return told_of_any<Rest...>(event, after);
  } else {
    return std::nullopt;
  }
}

}  // namespace

std::optional<TroubleWords> trouble_in_words(const Event& event, const engine::ClubState& after) {
  return told_of_any<PenaltyCharged, PenaltyWaived, LoanRescheduled, LoanWrittenOff, LoanRecovered>(event, after);
}

}  // namespace soquy::cli
