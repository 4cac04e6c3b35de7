// Whether the books and the page of a judged loan say the same.

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/engine/judged_loan.h"

namespace soquy::tests {

using engine::LoanStage;
using engine::LoanState;
using naive::Deed;
using test::one_in;

namespace {

LoanStage stage_of(const naive::Page& page) {
  if (page.write_off) return LoanStage::written_off;
  return page.settled ? LoanStage::settled : LoanStage::open;
}

}  // namespace

void JudgedLoan::compare(const std::vector<Event>& events) {
  const naive::Page& page = kept_.page;
  take_in_splits(events);
  REQUIRE(page.too_much == 0);
  compare_splits();
  compare_course();
  if (const auto* agreed = events.front().payload.as<LoanRescheduled>()) compare_plan(*agreed);
  const LoanState& state = desk_.loan(loan_);
  REQUIRE(state.outstanding().minor == page.outstanding);
  REQUIRE(state.stage == stage_of(page));
  compare_write_off();
  if (page.write_off) return;
  REQUIRE(is_settled(state) == page.settled);
  if (page.settled) return;
  compare_owed(kept_.today, page.owed);
  const Day later = add_days(kept_.today, static_cast<int>(dice_.between(1, 120)));
  ask_on(one_in(dice_, 2) ? later : some_past_day());
}

/// The splits as the events tell them. One that moves again moves on that day or later, never before it moved last.
void JudgedLoan::take_in_splits(const std::vector<Event>& events) {
  for (const Event& event : events) {
    if (const auto* paid = event.payload.as<RepaymentReceived>()) {
      splits_[event.envelope.version] = paid->lines;
      REQUIRE(paid->settles == kept_.page.settled);
    }
    if (const auto* moved = event.payload.as<RepaymentReallocated>()) {
      REQUIRE(splits_.at(moved->repayment) == moved->before);
      REQUIRE(moved->before != moved->after);
      splits_[moved->repayment] = moved->after;
      Day& last = moved_on_[moved->repayment];
      REQUIRE(event.envelope.value_date >= last);
      last = event.envelope.value_date;
      ++tally_["repayments split again"];
    }
  }
}

void JudgedLoan::compare_splits() const {
  const naive::Page& page = kept_.page;
  std::map<naive::Part, std::int64_t> sums;
  for (std::size_t i = 0; i < kept_.deeds.size(); ++i) {
    if (kept_.deeds[i].kind != Deed::Kind::repayment || kept_.deeds[i].struck) continue;
    CAPTURE(i);
    REQUIRE(naive::pieces_of(splits_.at(versions_[i])) == page.pieces[i]);
    for (const naive::Piece& piece : page.pieces[i]) sums[piece.part] += piece.amount;
  }
  const auto total = [&](Account account) { return desk_.club.course(kIncomeFund, account).total().minor; };
  REQUIRE(total(Account::interest_income) == -sums[naive::Part::interest] - sums[naive::Part::late]);
  REQUIRE(total(Account::other_income) == -sums[naive::Part::penalty] - page.recovered);
  REQUIRE(total(Account::write_off) == page.lost);
}

/// On every day what the page says, never less than nothing and never more than was lent.
void JudgedLoan::compare_course() const {
  std::int64_t out = 0;
  for (const auto& [on, change] : kept_.posted) {
    out += change;
    INFO("out on " << to_iso(on));
    REQUIRE(out >= 0);
    REQUIRE(out <= kept_.paper.terms.principal.minor);
    REQUIRE(desk_.club.course(kIncomeFund, Account::loans).on(on).minor == out);
  }
  REQUIRE(out == kept_.page.outstanding);
}

void JudgedLoan::compare_plan(const LoanRescheduled& agreed) {
  const naive::Page& page = kept_.page;
  const auto times = std::count_if(kept_.deeds.begin(), kept_.deeds.end(), [](const Deed& deed) {
    return deed.kind == Deed::Kind::rescheduling && !deed.struck;
  });
  REQUIRE(agreed.times == times);
  REQUIRE(agreed.instalments.size() == page.plan.size());
  for (std::size_t i = 0; i < page.plan.size(); ++i) {
    const Instalment& one = agreed.instalments[i];
    CAPTURE(i);
    REQUIRE(one.number == page.paper.first_number + i);
    REQUIRE(one.due == page.plan[i].due);
    REQUIRE(one.principal.minor == page.plan[i].principal);
    REQUIRE(one.interest.minor == page.plan[i].interest);
  }
  REQUIRE(desk_.loan(loan_).instalments == agreed.instalments);
  tally_["interest carried over"] += page.paper.carried > 0 ? 1 : 0;
}

void JudgedLoan::compare_write_off() const {
  const LoanState& state = desk_.loan(loan_);
  REQUIRE(state.written_off.minor == kept_.page.lost);
  REQUIRE(state.given_up.minor == kept_.page.given_up);
  REQUIRE(state.recovered.minor == kept_.page.recovered);
}

void JudgedLoan::compare_owed(Day asked, const naive::Owed& owed) const {
  INFO("on " << to_iso(asked));
  const engine::Debt debt = debt_of(desk_.loan(loan_));
  REQUIRE(debt.principal().minor == owed.principal);
  REQUIRE(debt.interest_due(asked).minor == owed.interest);
  REQUIRE(debt.late_interest_due(asked).minor == owed.late);
  REQUIRE(debt.interest_earned(asked).minor == owed.earned);
  REQUIRE(debt.penalties_due(asked).minor == owed.penalty);
  REQUIRE(debt.owed_on(asked).minor == owed.all());
}

void JudgedLoan::ask_on(Day asked) const { compare_owed(asked, read_page(kept_.paper, kept_.deeds, asked).owed); }

/// On the days around those on which something falls due, and long after the last of them.
void JudgedLoan::ask_on_many_days() {
  if (kept_.page.write_off) return;
  INFO(told_);
  for (const naive::PlanLine& line : kept_.page.plan) {
    if (line.due > kept_.today) ask_on(add_days(line.due, static_cast<int>(dice_.between(-1, 1))));
  }
  ask_on(add_days(std::max(kept_.today, kept_.page.plan.back().due), 400));
}

/// Since the last line that moved principal: what was waived counts as never charged on such a day, too.
Day JudgedLoan::some_past_day() {
  const auto& paid = kept_.page.in_force;
  const Day last = paid.empty() ? kept_.page.paper.start : kept_.deeds[paid.back()].day;
  return draw_day(dice_, std::max(last, kept_.page.paper.start), kept_.today);
}

}  // namespace soquy::tests
