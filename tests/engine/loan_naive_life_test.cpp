// Whole lives of loans, drawn at random and written through the rules, beside the page that the naive judge reads from
// the beginning each time: repayments, penalties, waivers, reschedulings and freezes, many of them dated back.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "engine/domain/allocation.h"
#include "tests/engine/loan_desk.h"
#include "tests/support/naive_loan_history.h"
#include "tests/support/random_terms.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::tests;
using naive::Deed;
using test::Dice;
using test::one_in;

namespace {

const Day kFirstDay = day("2024-01-10");
const Day kLastDay = day("2025-12-31");
constexpr std::uint16_t kMostInstalments = 8;

constexpr const char* kNames[] = {"repayments", "penalties", "waivers", "reschedulings"};

/// How often something really was there to be judged.
using Tally = std::map<std::string, int>;

AdoptByLaw random_law(Dice& dice, AdvanceTo advance) {
  AdoptByLaw law;
  law.allocation = static_cast<AllocationOrder>(dice.between(0, 2));
  law.advance = advance;
  law.overdue_percent = one_in(dice, 4) ? 0 : static_cast<std::uint32_t>(dice.between(1, 300));
  law.penalty_late = Money{dice.between(1, 6) * 20'000};
  return law;
}

/// One life: a desk that decides, and a page that is read.
class LoanLife {
 public:
  LoanLife(std::uint64_t seed, AdvanceTo advance, Tally& tally)
      : dice_(seed), law_(random_law(dice_, advance)), desk_(law_), tally_(tally) {
    resolved_ = desk_.resolve(Subject::other);
    rescheduled_ = desk_.resolve(Subject::reschedule);
    lend();
  }

  /// Until the loan is settled or the days are over.
  void live() {
    for (int n = 0; n < 12 && !page_.settled && next_day(); ++n) {
      propose(some_deed());
      if (!page_.settled && one_in(dice_, 3)) propose(some_deed());
    }
    page_.settled ? refuse_all() : ask_on_many_days();
  }

  /// The same, where lines are taken back now and then: a settled loan may come to life again.
  void live_with_mistakes() {
    for (int n = 0; n < 14 && next_day(); ++n) {
      if (!page_.settled) propose(some_deed());
      if (page_.settled || one_in(dice_, 3)) propose_taking_back();
      if (one_in(dice_, 6)) propose_taking_back();
    }
    if (!page_.settled) ask_on_many_days();
  }

 private:
  void lend() {
    today_ = add_days(kFirstDay, static_cast<int>(dice_.between(0, 100)));
    ApproveLoan asked = usual_approval(5, desk_.resolve(Subject::loan));
    asked.terms = test::random_terms(dice_, today_, kMostInstalments);
    const Order first{kFirstDay, {}, {2}};
    loan_ = desk_.tell(asked, first).front().payload.as<LoanApproved>()->given;
    desk_.tell(DisburseLoan{loan_, Place::cash, asked.terms.principal}, {today_, {}, {2}});
    paper_ = {asked.terms, today_, law_.allocation, law_.advance, law_.overdue_percent};
    page_ = read_page(paper_, deeds_, today_);
    posted_[today_] = page_.outstanding;
  }

  bool next_day() {
    today_ = add_days(today_, static_cast<int>(dice_.between(0, 45)));
    if (today_ > kLastDay) return false;
    page_ = read_page(paper_, deeds_, today_);
    return true;
  }

  // --- What a treasurer might write ----------------------------------------------------------------------------------

  Deed some_deed() {
    std::int64_t kind = dice_.between(1, 100);
    // What was waived is talked about again.
    if (!deeds_.empty() && deeds_.back().kind == Deed::Kind::waiver && one_in(dice_, 2)) kind = dice_.between(1, 38);
    if (kind <= 20) return some_penalty();
    if (kind <= 38) return some_waiver();
    if (kind <= (page_.paper.frozen ? 60 : 50)) return some_rescheduling();
    return some_repayment();
  }

  /// Mostly today; at times a day that is past, in the time of the paper in force or, rarely, before it.
  Day some_day() {
    const Day start = page_.paper.start;
    if (start > paper_.start && one_in(dice_, 25)) return between(paper_.start, add_days(start, -1));
    return one_in(dice_, 4) ? between(start, today_) : today_;
  }
  Day between(Day from, Day to) { return Day{static_cast<std::int32_t>(dice_.between(from.number, to.number))}; }

  Deed some_repayment() {
    Deed deed;
    deed.kind = Deed::Kind::repayment;
    deed.day = some_day();
    deed.voucher = static_cast<int>(dice_.between(0, 12));
    const std::int64_t owed = page_.owed.all();
    deed.amount = dice_.between(1, std::max<std::int64_t>(1, paper_.terms.principal.minor / 3));
    if (one_in(dice_, 4)) deed.amount = std::max<std::int64_t>(1, page_.owed.interest + page_.owed.late);
    if (one_in(dice_, 15)) deed.amount = owed;
    if (one_in(dice_, 15)) deed.amount = owed + 1;
    if (deed.day < today_ && one_in(dice_, 4)) deed.amount = all_owed_on(deed.day);
    if (deed.day < page_.paper.start) deed.amount = 1;
    return deed;
  }

  /// What would have settled the loan on a day that is past, though penalties were charged since; 1 where it cannot.
  std::int64_t all_owed_on(Day day) {
    if (day < page_.paper.start) return 1;
    if (!page_.in_force.empty() && deeds_[page_.in_force.back()].day > day) return 1;
    return std::max<std::int64_t>(1, read_page(paper_, deeds_, day).owed.all());
  }

  /// On any instalment there ever was; most often on one of those in force.
  std::uint16_t some_instalment() {
    const int first = page_.paper.first_number;
    const int last = first + page_.paper.terms.instalments - 1;
    if (one_in(dice_, 8)) return 0;
    return static_cast<std::uint16_t>(one_in(dice_, 6) ? dice_.between(1, last + 1) : dice_.between(first, last));
  }

  Deed some_penalty() {
    Deed deed;
    deed.kind = Deed::Kind::penalty;
    deed.day = some_day();
    deed.instalment = some_instalment();
    // The first ones are those that are late.
    if (one_in(dice_, 2) && deed.instalment != 0) deed.instalment = page_.paper.first_number;
    // Found after others of the instalment were waived, and older than the waiver: it stays charged.
    if (one_in(dice_, 3) && !deeds_.empty() && deeds_.back().kind == Deed::Kind::waiver && !deeds_.back().struck) {
      deed.instalment = deeds_.back().instalment;
      deed.day = deeds_.back().day;
    }
    deed.amount = dice_.between(1, 20) * 2'000;
    return deed;
  }

  Deed some_waiver() {
    Deed deed;
    deed.kind = Deed::Kind::waiver;
    deed.day = some_day();
    deed.instalment = some_instalment();
    const naive::Fine* charged = nullptr;
    for (const naive::Fine& fine : page_.fines) {
      if (fine.amount > 0 && (charged == nullptr || one_in(dice_, 2))) charged = &fine;
    }
    if (charged == nullptr) return some_penalty();
    if (!one_in(dice_, 10)) deed.instalment = charged->instalment;
    if (one_in(dice_, 4)) deed.day = std::max(charged->day, page_.paper.start);
    const std::int64_t left = penalties_left(page_, deed.instalment, deed.day);
    deed.amount = dice_.between(1, std::max<std::int64_t>(1, left));
    if (one_in(dice_, 3)) deed.amount = std::max<std::int64_t>(1, left);
    if (one_in(dice_, 8)) deed.amount = left + 1;
    return deed;
  }

  Deed some_rescheduling() {
    Deed deed;
    deed.kind = Deed::Kind::rescheduling;
    deed.day = some_day();
    deed.terms = test::random_terms(dice_, deed.day, kMostInstalments);
    deed.terms.principal = Money{page_.outstanding + (one_in(dice_, 12) ? 1 : 0)};
    deed.frozen = one_in(dice_, 3);
    if (deed.frozen && !one_in(dice_, 12)) deed.terms.rate.ppm = 0;
    return deed;
  }

  [[nodiscard]] Act act_of(const Deed& deed) const {
    const Money amount{deed.amount};
    switch (deed.kind) {
      case Deed::Kind::repayment: return Act(ReceiveRepayment{loan_, Place::cash, amount, {}});
      case Deed::Kind::penalty: return Act(ChargePenalty{loan_, deed.instalment, amount, ReasonCode::none});
      case Deed::Kind::waiver: return Act(WaivePenalty{loan_, deed.instalment, amount, resolved_, ReasonCode::flood});
      case Deed::Kind::rescheduling: break;
    }
    return Act(RescheduleLoan{loan_, deed.terms, deed.frozen, rescheduled_, "UBND xã 12/XN", ReasonCode::flood});
  }

  // --- What the rules must say ---------------------------------------------------------------------------------------

  [[nodiscard]] std::string verdict(const Deed& deed, const naive::Page& with) const {
    switch (deed.kind) {
      case Deed::Kind::repayment: return verdict_on_repayment(deed, with);
      case Deed::Kind::penalty: return verdict_on_penalty(deed);
      case Deed::Kind::waiver: return verdict_on_waiver(deed);
      case Deed::Kind::rescheduling: break;
    }
    return verdict_on_rescheduling(deed);
  }

  [[nodiscard]] std::string verdict_on_repayment(const Deed& deed, const naive::Page& with) const {
    if (with.too_much > 0) return "exceeds_debt amount";
    if (deed.day < page_.paper.start || pays_of_what_was_waived(deed, with)) return "later_entries_depend loan";
    // While a repayment was in the books that was taken back since, less could be paid.
    std::int64_t out = 0;
    for (const auto& [on, change] : posted_with(with, deed.day)) {
      out += change;
      if (out < 0) return "exceeds_debt amount";
    }
    return "accepted";
  }

  /// It comes before a waiver, and without that waiver would have paid a penalty that was forgiven.
  [[nodiscard]] bool pays_of_what_was_waived(const Deed& deed, const naive::Page& with) const {
    for (std::size_t i = 0; i < deeds_.size(); ++i) {
      if (deeds_[i].kind != Deed::Kind::waiver || deeds_[i].struck || deeds_[i].day <= deed.day) continue;
      std::vector<Deed> unwaived = deeds_;
      unwaived[i].struck = true;
      const naive::Page without = read_page(paper_, unwaived, today_);
      for (std::size_t paid = 0; paid < deeds_.size(); ++paid) {
        if (deeds_[paid].day < deeds_[i].day && without.pieces[paid] != with.pieces[paid]) return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::string verdict_on_penalty(const Deed& deed) const {
    if (deed.instalment != 0) {
      const int place = deed.instalment - page_.paper.first_number;
      const bool in_force = place >= 0 && place < page_.paper.terms.instalments;
      if (!in_force || page_.paper.frozen || page_.plan[static_cast<std::size_t>(place)].due >= deed.day) {
        return "field_not_valid instalment";
      }
    }
    std::int64_t charged = 0;  // with this one
    for (const Deed& other : deeds_) {
      if (other.instalment != deed.instalment || other.struck) continue;
      if (other.kind == Deed::Kind::penalty) charged += other.amount;
      if (other.kind == Deed::Kind::waiver) charged -= other.amount;
    }
    if (charged > law_.penalty_late.minor) return "above_by_law_limit amount";
    return deed.day < page_.paper.start ? "later_entries_depend loan" : "accepted";
  }

  [[nodiscard]] std::string verdict_on_waiver(const Deed& deed) const {
    if (deed.day < page_.paper.start) return "later_entries_depend loan";
    return deed.amount > penalties_left(page_, deed.instalment, deed.day) ? "exceeds_debt amount" : "accepted";
  }

  [[nodiscard]] std::string verdict_on_rescheduling(const Deed& deed) const {
    if (deed.frozen && deed.terms.rate.ppm != 0) return "field_not_valid rate";
    if (deed.terms.principal.is_zero()) return "amount_not_positive principal";
    if (deed.terms.principal.minor != page_.outstanding) return "amounts_do_not_add_up principal";
    if (deed.day < page_.paper.start) return "later_entries_depend loan";
    for (const std::size_t i : page_.in_force) {
      if (deeds_[i].day > deed.day) return "later_entries_depend loan";
    }
    return "accepted";
  }

  void propose(const Deed& deed) {
    deeds_.push_back(deed);
    naive::Page with = read_page(paper_, deeds_, today_);
    const std::string expected = verdict(deed, with);
    const Order order{deed.day, deed.voucher == 0 ? "" : "PT-" + std::to_string(deed.voucher), {2}};
    INFO(told_ << describe(deed));
    REQUIRE(desk_.outcome(act_of(deed), order) == expected);
    if (expected != "accepted") {
      ++tally_["refused: " + expected];
      deeds_.pop_back();
      return;
    }
    told_ += describe(deed) + "\n";
    count(deed, with);
    turn_to(std::move(with), deed.day);
    const std::vector<Event> events = desk_.tell(act_of(deed), order);
    versions_.push_back(events.front().envelope.version);
    take_in_splits(events);
    compare(events.front());
  }

  // --- Taking back ---------------------------------------------------------------------------------------------------

  void propose_taking_back() {
    std::vector<std::size_t> standing;
    for (std::size_t i = 0; i < deeds_.size(); ++i) {
      if (!deeds_[i].struck) standing.push_back(i);
    }
    if (standing.empty()) return;
    // Mostly one of the last lines: what lies before a rescheduling stands.
    const auto from = one_in(dice_, 4) ? 0 : std::max<std::int64_t>(0, std::ssize(standing) - 4);
    const std::size_t i = standing[static_cast<std::size_t>(dice_.between(from, std::ssize(standing) - 1))];
    deeds_[i].struck = true;
    naive::Page without = read_page(paper_, deeds_, today_);
    const std::string expected = verdict_on_taking_back(i, without);
    ReverseEntry ask;
    ask.entry = versions_[i];
    ask.reason = ReasonCode::wrong_amount;
    const std::string words = to_iso(today_) + " take back: " + describe(deeds_[i]);
    INFO(told_ << words);
    REQUIRE(desk_.outcome(ask, {today_, {}, {2}}) == expected);
    if (expected != "accepted") {
      ++tally_["not taken back"];
      deeds_[i].struck = false;
      return;
    }
    told_ += words + "\n";
    ++tally_[std::string("taken back: ") + kNames[static_cast<int>(deeds_[i].kind)]];
    if (page_.settled && !without.settled) ++tally_["open again"];
    turn_to(std::move(without), today_);
    const std::vector<Event> events = desk_.tell(ask, {today_, {}, {2}});
    take_in_splits(events);
    compare(events.front());
  }

  [[nodiscard]] std::string verdict_on_taking_back(std::size_t i, const naive::Page& without) const {
    const std::string refused = "later_entries_depend entry";
    for (std::size_t later = i + 1; later < deeds_.size(); ++later) {
      if (deeds_[later].struck) continue;
      if (deeds_[i].kind == Deed::Kind::rescheduling) return refused;
      if (deeds_[later].kind == Deed::Kind::rescheduling) return refused;
    }
    const bool waived = std::find(page_.waived.begin(), page_.waived.end(), i) != page_.waived.end();
    return waived || without.too_much > 0 ? refused : "accepted";
  }

  /// Nothing more is written on the page of a settled loan.
  void refuse_all() {
    for (const Deed& deed : {some_repayment(), some_penalty(), some_waiver()}) {
      REQUIRE(desk_.outcome(act_of(deed), {today_, {}, {2}}) == "loan_not_open loan");
    }
    ++tally_["settled"];
  }

  // --- On which day the books move -----------------------------------------------------------------------------------

  using Course = std::map<Day, std::int64_t>;

  [[nodiscard]] static std::int64_t principal_in(const std::vector<naive::Piece>& pieces) {
    std::int64_t sum = 0;
    for (const naive::Piece& piece : pieces) sum += piece.part == naive::Part::principal ? piece.amount : 0;
    return sum;
  }

  /// The day on which a repayment is posted, or moves because of something of that day: not before it is in the books,
  /// and not before it moved last.
  [[nodiscard]] Day posted_on(std::size_t i, Day cause) const {
    return std::max({cause, deeds_[i].day, i < moved_.size() ? moved_[i] : Day{}});
  }

  /// What is out by day once the page reads like this, because of something of that day.
  [[nodiscard]] Course posted_with(const naive::Page& page, Day cause) const {
    Course course = posted_;
    for (std::size_t i = 0; i < page.pieces.size(); ++i) {
      const std::int64_t before = i < page_.pieces.size() ? principal_in(page_.pieces[i]) : 0;
      course[posted_on(i, cause)] += before - principal_in(page.pieces[i]);
    }
    return course;
  }

  /// The page reads like this from now on, because of something of that day.
  void turn_to(naive::Page page, Day cause) {
    posted_ = posted_with(page, cause);
    moved_.resize(page.pieces.size());
    for (std::size_t i = 0; i < page.pieces.size(); ++i) {
      const bool moves = i < page_.pieces.size() && page.pieces[i] != page_.pieces[i];
      if (moves) moved_[i] = posted_on(i, cause);
    }
    page_ = std::move(page);
  }

  void compare_course() {
    std::int64_t out = 0;
    for (const auto& [on, change] : posted_) {
      out += change;
      INFO("out on " << to_iso(on));
      REQUIRE(desk_.club.course(kIncomeFund, Account::loans).on(on).minor == out);
    }
    REQUIRE(out == page_.outstanding);
  }

  // --- Whether book and page say the same ----------------------------------------------------------------------------

  /// The splits as the events tell them.
  void take_in_splits(const std::vector<Event>& events) {
    for (const Event& event : events) {
      if (const auto* paid = event.payload.as<RepaymentReceived>()) {
        splits_[event.envelope.version] = paid->lines;
        REQUIRE(paid->settles == page_.settled);
      }
      if (const auto* moved = event.payload.as<RepaymentReallocated>()) {
        REQUIRE(splits_.at(moved->repayment) == moved->before);
        REQUIRE(moved->before != moved->after);
        splits_[moved->repayment] = moved->after;
        ++tally_["repayments split again"];
      }
    }
  }

  void compare(const Event& event) {
    REQUIRE(page_.too_much == 0);
    compare_splits();
    compare_course();
    if (const auto* agreed = event.payload.as<LoanRescheduled>()) compare_plan(*agreed);
    const LoanState& state = desk_.loan(loan_);
    REQUIRE(state.outstanding().minor == page_.outstanding);
    REQUIRE((state.stage == LoanStage::settled) == page_.settled);
    REQUIRE(is_settled(state) == page_.settled);
    if (page_.settled) return;
    compare_owed(today_, page_.owed);
    ask_on(one_in(dice_, 2) ? add_days(today_, static_cast<int>(dice_.between(1, 120))) : some_past_day());
  }

  /// Since the last line that moved principal: what was waived counts as never charged on such a day, too.
  Day some_past_day() {
    const Day last = page_.in_force.empty() ? page_.paper.start : deeds_[page_.in_force.back()].day;
    return between(std::max(last, page_.paper.start), today_);
  }

  void ask_on(Day asked) { compare_owed(asked, read_page(paper_, deeds_, asked).owed); }

  /// On the days around those on which something falls due, and long after the last of them.
  void ask_on_many_days() {
    INFO(told_);
    for (const naive::PlanLine& line : page_.plan) {
      if (line.due > today_) ask_on(add_days(line.due, static_cast<int>(dice_.between(-1, 1))));
    }
    ask_on(add_days(std::max(today_, page_.plan.back().due), 400));
  }

  void compare_splits() {
    std::map<naive::Part, std::int64_t> sums;
    for (std::size_t i = 0; i < deeds_.size(); ++i) {
      if (deeds_[i].kind != Deed::Kind::repayment || deeds_[i].struck) continue;
      CAPTURE(i);
      REQUIRE(naive::pieces_of(splits_.at(versions_[i])) == page_.pieces[i]);
      for (const naive::Piece& piece : page_.pieces[i]) sums[piece.part] += piece.amount;
    }
    const auto total = [&](Account account) { return desk_.club.course(kIncomeFund, account).total().minor; };
    REQUIRE(total(Account::interest_income) == -sums[naive::Part::interest] - sums[naive::Part::late]);
    REQUIRE(total(Account::other_income) == -sums[naive::Part::penalty]);
  }

  void compare_plan(const LoanRescheduled& agreed) {
    const auto times = std::count_if(deeds_.begin(), deeds_.end(), [](const Deed& deed) {
      return deed.kind == Deed::Kind::rescheduling && !deed.struck;
    });
    REQUIRE(agreed.times == times);
    REQUIRE(agreed.instalments.size() == page_.plan.size());
    for (std::size_t i = 0; i < page_.plan.size(); ++i) {
      const Instalment& one = agreed.instalments[i];
      CAPTURE(i);
      REQUIRE(one.number == page_.paper.first_number + i);
      REQUIRE(one.due == page_.plan[i].due);
      REQUIRE(one.principal.minor == page_.plan[i].principal);
      REQUIRE(one.interest.minor == page_.plan[i].interest);
    }
    REQUIRE(desk_.loan(loan_).instalments == agreed.instalments);
    tally_["interest carried over"] += page_.paper.carried > 0 ? 1 : 0;
  }

  void compare_owed(Day asked, const naive::Owed& owed) {
    INFO("on " << to_iso(asked));
    const Debt debt = debt_of(desk_.loan(loan_));
    REQUIRE(debt.principal().minor == owed.principal);
    REQUIRE(debt.interest_due(asked).minor == owed.interest);
    REQUIRE(debt.late_interest_due(asked).minor == owed.late);
    REQUIRE(debt.interest_earned(asked).minor == owed.earned);
    REQUIRE(debt.penalties_due(asked).minor == owed.penalty);
    REQUIRE(debt.owed_on(asked).minor == owed.all());
  }

  // --- Words and numbers for who reads a failure ---------------------------------------------------------------------

  void count(const Deed& deed, const naive::Page& with) {
    const std::string name = kNames[static_cast<int>(deed.kind)];
    const auto is_former = [&](std::uint16_t number) { return number > 0 && number < page_.paper.first_number; };
    ++tally_[name];
    if (deed.day < today_) ++tally_[name + " dated back"];
    if (page_.paper.first_number > 1) ++tally_[name + " after a rescheduling"];
    if (page_.paper.frozen) ++tally_[name + " while frozen"];
    if (deed.frozen) ++tally_["freezes"];
    if (deed.kind == Deed::Kind::waiver && is_former(deed.instalment)) ++tally_["waivers on a former paper"];
    if (with.outstanding == 0 && !with.settled) ++tally_["all principal is back, something is owed"];
    for (const naive::Piece& piece : with.pieces.back()) {
      if (piece.part == naive::Part::late) ++tally_["late interest paid"];
      if (piece.part == naive::Part::spared) ++tally_["interest spared"];
      if (piece.part == naive::Part::penalty) ++tally_["penalties paid"];
      if (piece.part == naive::Part::penalty && is_former(piece.instalment))
        ++tally_["penalties of a former paper paid"];
    }
  }

  [[nodiscard]] static std::string describe(const Deed& deed) {
    static const char* const names[] = {"repay", "penalty", "waive", "reschedule"};
    std::string text = to_iso(deed.day) + " " + names[static_cast<int>(deed.kind)] + " " + std::to_string(deed.amount);
    if (deed.kind == Deed::Kind::repayment) return text + " PT-" + std::to_string(deed.voucher);
    if (deed.kind != Deed::Kind::rescheduling) return text + " on " + std::to_string(deed.instalment);
    return to_iso(deed.day) + (deed.frozen ? " freeze " : " reschedule ") + std::to_string(deed.terms.principal.minor) +
           " over " + std::to_string(deed.terms.instalments) + " at " + std::to_string(deed.terms.rate.ppm);
  }

  Dice dice_;
  AdoptByLaw law_;
  Desk desk_;
  Tally& tally_;
  ResolutionNo resolved_;
  ResolutionNo rescheduled_;
  LoanNo loan_;
  Day today_;
  naive::Paper paper_;       ///< the first one
  std::vector<Deed> deeds_;  ///< accepted
  std::vector<Version> versions_;
  std::map<Version, Allocation> splits_;
  naive::Page page_;
  Course posted_;           ///< principal that went out or came back, by day
  std::vector<Day> moved_;  ///< by deed: when its split moved last
  std::string told_;
};

Tally lives(AdvanceTo advance, std::uint64_t from, std::uint64_t to) {
  Tally tally;
  for (std::uint64_t seed = from; seed < to; ++seed) {
    CAPTURE(seed, static_cast<int>(advance));
    LoanLife(seed, advance, tally).live();
  }
  return tally;
}

Tally lives_with_mistakes(AdvanceTo advance, std::uint64_t from, std::uint64_t to) {
  Tally tally;
  for (std::uint64_t seed = from; seed < to; ++seed) {
    CAPTURE(seed, static_cast<int>(advance));
    LoanLife(seed, advance, tally).live_with_mistakes();
  }
  return tally;
}

/// A life in which nothing happens proves nothing.
void require_at_least(Tally tally, const Tally& floors) {
  for (const auto& [what, least] : floors) {
    INFO(what);
    REQUIRE(tally[what] >= least);
  }
}

/// Of a third of a thousand lives.
const Tally kFloors = {{"all principal is back, something is owed", 3},
                       {"freezes", 77},
                       {"interest carried over", 161},
                       {"late interest paid", 210},
                       {"penalties after a rescheduling", 84},
                       {"penalties dated back", 49},
                       {"penalties of a former paper paid", 35},
                       {"penalties paid", 210},
                       {"penalties while frozen", 4},
                       {"penalties", 280},
                       {"refused: above_by_law_limit amount", 42},
                       {"refused: amounts_do_not_add_up principal", 21},
                       {"refused: exceeds_debt amount", 140},
                       {"refused: field_not_valid instalment", 350},
                       {"refused: field_not_valid rate", 5},
                       {"refused: later_entries_depend loan", 42},
                       {"repayments after a rescheduling", 350},
                       {"repayments dated back", 210},
                       {"repayments split again", 140},
                       {"repayments while frozen", 84},
                       {"repayments", 979},
                       {"reschedulings after a rescheduling", 112},
                       {"reschedulings dated back", 35},
                       {"reschedulings while frozen", 42},
                       {"reschedulings", 230},
                       {"settled", 49},
                       {"waivers after a rescheduling", 28},
                       {"waivers dated back", 21},
                       {"waivers on a former paper", 5},
                       {"waivers while frozen", 3},
                       {"waivers", 70}};

const Tally kFloorsOfMistakes = {{"not taken back", 80},          {"open again", 15},
                                 {"repayments split again", 130}, {"taken back: penalties", 60},
                                 {"taken back: repayments", 220}, {"taken back: reschedulings", 25},
                                 {"taken back: waivers", 8}};

}  // namespace

TEST_CASE("a loan whose next instalments are paid ahead reads, on every day of its life, as its page counts it",
          "[core][loan]") {
  require_at_least(lives(AdvanceTo::next_instalments, 0, 334), kFloors);
}

TEST_CASE("a loan whose last instalments are paid ahead reads, on every day of its life, as its page counts it",
          "[core][loan]") {
  require_at_least(lives(AdvanceTo::last_instalments, 334, 667), kFloors);
}

TEST_CASE("a loan that is reamortised reads, on every day of its life, as its page counts it", "[core][loan]") {
  const Tally tally = lives(AdvanceTo::reamortise, 667, 1000);
  require_at_least(tally, kFloors);
  require_at_least(tally, {{"interest spared", 800}});
}

TEST_CASE("a loan of which lines were taken back reads as if they had never been written", "[core][loan]") {
  require_at_least(lives_with_mistakes(AdvanceTo::next_instalments, 0, 100), kFloorsOfMistakes);
  require_at_least(lives_with_mistakes(AdvanceTo::last_instalments, 100, 200), kFloorsOfMistakes);
  require_at_least(lives_with_mistakes(AdvanceTo::reamortise, 200, 300), kFloorsOfMistakes);
}

TEST_CASE("every day of many lives of loans reads as its page counts it", "[.long][loan]") {
  for (const AdvanceTo advance : {AdvanceTo::next_instalments, AdvanceTo::last_instalments, AdvanceTo::reamortise}) {
    require_at_least(lives(advance, 1000, 8000), kFloors);
    require_at_least(lives_with_mistakes(advance, 1000, 8000), kFloorsOfMistakes);
  }
}
