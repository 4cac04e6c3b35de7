#include "tests/engine/judged_loan.h"

#include <catch2/catch.hpp>

#include "tests/engine/loan_verdicts.h"

namespace soquy::tests {

using naive::Deed;
using test::Dice;
using test::one_in;

namespace {

const Day kFirstDay = day("2024-01-10");
const Day kLastDay = day("2025-12-31");

AdoptByLaw draw_by_law(Dice& dice, AdvanceTo advance) {
  AdoptByLaw law;
  law.allocation = static_cast<AllocationOrder>(dice.between(0, 2));
  law.advance = advance;
  law.overdue_percent = one_in(dice, 4) ? 0 : static_cast<std::uint32_t>(dice.between(1, 300));
  law.penalty_late = Money{dice.between(1, 6) * 20'000};
  return law;
}

}  // namespace

JudgedLoan::JudgedLoan(std::uint64_t seed, AdvanceTo advance, Tally& tally)
    : dice_(seed), law_(draw_by_law(dice_, advance)), desk_(law_), tally_(tally) {
  resolved_ = desk_.resolve(Subject::other);
  rescheduled_ = desk_.resolve(Subject::reschedule);
  given_up_ = desk_.resolve(Subject::write_off);
  lend();
}

void JudgedLoan::lend() {
  const Day start = add_days(kFirstDay, static_cast<int>(dice_.between(0, 100)));
  ApproveLoan asked = usual_approval(5, desk_.resolve(Subject::loan));
  asked.terms = test::random_terms(dice_, start, kMostDrawnInstalments);
  const Order first{kFirstDay, {}, {2}};
  loan_ = desk_.tell(asked, first).front().payload.as<LoanApproved>()->given;
  desk_.tell(DisburseLoan{loan_, Place::cash, asked.terms.principal}, {start, {}, {2}});
  kept_.most_penalties = law_.penalty_late.minor;
  kept_.lend({asked.terms, start, law_.allocation, law_.advance, law_.overdue_percent});
}

void JudgedLoan::live() {
  for (int n = 0; n < 12 && !kept_.page.settled && next_day(); ++n) {
    propose(draw_deed(dice_, kept_));
    if (kept_.page.write_off) n += 3;  // little happens afterwards
    if (!kept_.page.settled && one_in(dice_, 3)) propose(draw_deed(dice_, kept_));
  }
  kept_.page.settled ? refuse_all() : ask_on_many_days();
}

void JudgedLoan::live_with_mistakes() {
  for (int n = 0; n < 14 && next_day(); ++n) {
    if (!kept_.page.settled) propose(draw_deed(dice_, kept_));
    if (kept_.page.settled || kept_.page.write_off || one_in(dice_, 3)) propose_taking_back();
    if (one_in(dice_, 6)) propose_taking_back();
  }
  if (!kept_.page.settled) ask_on_many_days();
}

bool JudgedLoan::next_day() {
  const Day next = add_days(kept_.today, static_cast<int>(dice_.between(0, 45)));
  if (next > kLastDay) return false;
  kept_.turn_to_day(next);
  return true;
}

Act JudgedLoan::act_of(const Deed& deed) const {
  const Money amount{deed.amount};
  switch (deed.kind) {
    case Deed::Kind::repayment: return Act(ReceiveRepayment{loan_, Place::cash, amount, {}});
    case Deed::Kind::penalty: return Act(ChargePenalty{loan_, deed.instalment, amount, ReasonCode::none});
    case Deed::Kind::waiver: return Act(WaivePenalty{loan_, deed.instalment, amount, resolved_, ReasonCode::flood});
    case Deed::Kind::write_off: return Act(WriteOffLoan{loan_, given_up_, ReasonCode::death, {}});
    case Deed::Kind::recovery: return Act(RecoverLoan{loan_, Place::cash, amount});
    case Deed::Kind::rescheduling: break;
  }
  return Act(RescheduleLoan{loan_, deed.terms, deed.frozen, rescheduled_, "UBND xã 12/XN", ReasonCode::flood});
}

void JudgedLoan::propose(const Deed& deed) {
  naive::Page with = kept_.with(deed);
  const std::string expected = verdict(kept_, deed, with);
  const Order order{deed.day, deed.voucher == 0 ? "" : "PT-" + std::to_string(deed.voucher), {2}};
  INFO(told_ << in_words(deed));
  REQUIRE(desk_.outcome(act_of(deed), order) == expected);
  if (expected != "accepted") return count_refused(deed, expected);
  told_ += in_words(deed) + "\n";
  count(deed, with);
  kept_.write(deed, std::move(with));
  const std::vector<Event> events = desk_.tell(act_of(deed), order);
  versions_.push_back(events.front().envelope.version);
  compare(events);
}

void JudgedLoan::propose_taking_back() {
  const auto back = draw_taking_back(dice_, kept_);
  if (!back) return;
  naive::Page without = kept_.without(back->deed);
  const std::string expected = verdict(kept_, *back, without);
  const Deed& deed = kept_.deeds[back->deed];
  ReverseEntry ask;
  ask.entry = versions_[back->deed];
  ask.at_original_date = back->at_original_date;
  ask.reason = ReasonCode::wrong_amount;
  const Order order{back->at_original_date ? kept_.today : back->from, {}, {2}};
  const std::string words = to_iso(back->from) + " take back: " + in_words(deed);
  INFO(told_ << words);
  REQUIRE(desk_.outcome(ask, order) == expected);
  if (expected != "accepted") {
    ++tally_["not taken back"];
    if (back->from < kept_.taken_back_on) ++tally_["not taken back: something else was, from a later day"];
    return;
  }
  told_ += words + "\n";
  ++tally_[std::string("taken back: ") + name_of(deed.kind)];
  if (back->from == deed.day) ++tally_["taken back on their own day"];
  if (kept_.page.settled && !without.settled) ++tally_["open again"];
  kept_.strike(*back, std::move(without));
  compare(desk_.tell(ask, order));
}

/// Nothing more is written on the page of a settled loan.
void JudgedLoan::refuse_all() {
  for (const Deed& deed : {draw_repayment(dice_, kept_), draw_penalty(dice_, kept_), draw_waiver(dice_, kept_),
                           draw_write_off(dice_, kept_)}) {
    REQUIRE(desk_.outcome(act_of(deed), {kept_.today, {}, {2}}) == "loan_not_open loan");
  }
  ++tally_["settled"];
}

void JudgedLoan::count_refused(const Deed& deed, const std::string& reason) {
  ++tally_["refused: " + reason];
  const bool is_shut = reason == "later_entries_depend loan";
  if (is_shut && is_before_a_taking_back(kept_, deed.day)) ++tally_["refused: before something was taken back"];
}

void JudgedLoan::count(const Deed& deed, const naive::Page& with) {
  const std::string name = name_of(deed.kind);
  const std::uint16_t first = kept_.page.paper.first_number;
  const auto is_former = [&](std::uint16_t number) { return number > 0 && number < first; };
  ++tally_[name];
  if (deed.day < kept_.today) ++tally_[name + " dated back"];
  if (first > 1) ++tally_[name + " after a rescheduling"];
  if (kept_.page.paper.frozen) ++tally_[name + " while frozen"];
  if (deed.frozen) ++tally_["freezes"];
  if (deed.day >= kept_.taken_back_on && !kept_.taken_back_on.is_none() && deed.day < kept_.today)
    ++tally_["dated back, since something was taken back"];
  if (deed.kind == Deed::Kind::waiver && is_former(deed.instalment)) ++tally_["waivers on a former paper"];
  if (deed.kind == Deed::Kind::write_off && with.lost == 0) ++tally_["write-offs of no principal"];
  if (with.outstanding == 0 && !with.settled && !with.write_off) ++tally_["all principal is back, something is owed"];
  for (const naive::Piece& piece : with.pieces.back()) {
    if (piece.part == naive::Part::late) ++tally_["late interest paid"];
    if (piece.part == naive::Part::spared) ++tally_["interest spared"];
    if (piece.part == naive::Part::penalty) ++tally_["penalties paid"];
    if (piece.part == naive::Part::penalty && is_former(piece.instalment)) ++tally_["penalties of a former paper paid"];
  }
}

}  // namespace soquy::tests
