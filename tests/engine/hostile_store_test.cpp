// Whatever stands in a store, verify says what is wrong with it and every question is answered: nothing ends the
// program, and nothing keeps it for long.

#include <catch2/catch.hpp>
#include <chrono>

#include "engine/domain/allocation.h"
#include "engine/domain/loan_schedule.h"
#include "engine/domain/loan_terms.h"
#include "engine/domain/pay_off.h"
#include "events/calendar.h"
#include "events/late_interest.h"
#include "projections/arrears_movement.h"
#include "projections/attention.h"
#include "projections/audit_trail.h"
#include "projections/cash_flow.h"
#include "projections/catalog.h"
#include "projections/criteria.h"
#include "projections/donor_trace.h"
#include "projections/explained_change.h"
#include "projections/figures_and_balances.h"
#include "projections/fund_position.h"
#include "projections/general_ledger.h"
#include "projections/grade.h"
#include "projections/guarantees.h"
#include "projections/in_kind_stock.h"
#include "projections/income_improvement.h"
#include "projections/indicators.h"
#include "projections/journal.h"
#include "projections/loan_life.h"
#include "projections/member_statement.h"
#include "projections/poverty_movement.h"
#include "projections/programme.h"
#include "projections/report.h"
#include "projections/trial_balance.h"
#include "tests/engine/broken_promise.h"
#include "tests/support/hostile_event.h"
#include "tests/support/loan_desk.h"
#include "tests/support/seed.h"

namespace soquy::test {

namespace {

using namespace soquy::engine;
using namespace soquy::projections;
using testing::Dice;
using tests::Desk;
using tests::History;

constexpr std::array kAskedOn = {kFirstDay, Day{18'000}, Day{20'000}, kLastDay};

template <class View>
View as_of(const std::vector<Event>& events, Day day, View view = {}) {
  fold(view, events, AsOf{day});
  return view;
}

/// What is asked of a club's figures on two days: ratios, tests, reasons, the roll-up of a report.
bool ask_sums(std::string_view name, const std::vector<Event>& events, Day day) {
  const ClubFigures end = as_of<ClubFiguresFold>(events, day).on(day);
  const Day before = add_months(day, -12, 31);
  const Figures begin = as_of<ClubFiguresFold>(events, before).on(before).figures;
  if (name == "indicators") {
    for (const Indicator& one : all_indicators()) (void)one.of(end.figures, end.figures - begin);
    (void)real_fund_growth(end.figures, end.figures - begin, {11, 10});
    return true;
  }
  if (name == "grade") return graded(end, begin, before, day, default_grade_rules()).out_of <= 1000;
  if (name == "attention") {
    const std::vector<ClubOverTime> clubs = {{end, begin, begin, day}};
    return attention_list(clubs, default_attention_rules()).size() <= 1;
  }
  if (name != "report") return false;
  ReportClub club;
  club.card = end.card;
  club.begin = begin;
  club.end = end.figures;
  return report_totals({club, club}).size() + report_means({club, club}).size() < SIZE_MAX;
}

/// What is told of changes and of money traced.
bool ask_changes(std::string_view name, const std::vector<Event>& events, Day day) {
  if (name == "explained_change") {
    const AsOf then{kAskedOn[1]};
    return explain_change(events, then, AsOf{day}, FiguresAndBalances{}).figures.size() < SIZE_MAX;
  }
  if (name == "donor_trace") {
    for (const Event& event : events) (void)as_of(events, day, DonorTrace(event.envelope.version)).on(day);
    return true;
  }
  if (name == "income_improvement") {
    const auto rows = as_of<IncomeImprovement>(events, day).rows(day);
    const auto prices = as_of<PriceIndex>(events, Day::none());
    for (const std::string& series : prices.series()) {
      (void)prices.between(series, kAskedOn[1], day).rise();
      (void)sum_of(rows, prices, {series, Money{INT64_MAX}});
    }
    return sum_of(rows, prices, {}).counts.all() == rows.size();
  }
  if (name == "poverty_movement") {
    const auto then = as_of<MembersProfile>(events, kAskedOn[1]).rows(kAskedOn[1]);
    return poverty_movement(then, as_of<MembersProfile>(events, day).rows(day)).all() < UINT32_MAX;
  }
  return name == "cash_flow" && as_of(events, day, CashFlow(kFirstDay, day)).rows().size() < SIZE_MAX;
}

/// Asks a view what it can be asked, by its name in the catalogue. False when it does not know the name.
bool ask_view(std::string_view name, const std::vector<Event>& events, Day day) {
  const auto loans = [&] { return as_of<LoanBook>(events, day).rows(); };
  if (name == "trial_balance") return as_of<TrialBalance>(events, day).totals().size() < SIZE_MAX;
  if (name == "general_ledger") return as_of<GeneralLedger>(events, day).accounts().size() < SIZE_MAX;
  if (name == "loan_book") return as_of<LoanBook>(events, day).outstanding() <= Money{INT64_MAX};
  if (name == "arrears") return as_of<Arrears>(events, day).on(day).as_of == day;
  if (name == "arrears_movement") {
    return movement_between(as_of<LoanBook>(events, kAskedOn[1]).rows(), kAskedOn[1], loans(), day).as_of == day;
  }
  if (name == "loan_life") {
    for (const LoanRow& loan : loans()) (void)as_of(events, day, LoanLife(loan.loan)).on(day).standing.owed();
    return true;
  }
  if (name == "guarantees") {
    const auto view = as_of<Guarantees>(events, day);
    return view.rows().size() + view.groups().size() < SIZE_MAX && view.open() <= Money{INT64_MAX};
  }
  if (name == "member_statement") {
    for (std::uint32_t member = 0; member < 4; ++member) {
      const auto view = as_of(events, day, MemberStatement(MemberNo{member}));
      if (view.lines().size() == SIZE_MAX || view.totals().owed > Money{INT64_MAX}) return false;
    }
    return true;
  }
  if (name == "fund_position") {
    const auto view = as_of<FundPosition>(events, day);
    return view.rows().size() + view.grants().size() + view.borrowings().size() + view.counts().size() < SIZE_MAX;
  }
  if (name == "members_profile") return as_of<MembersProfile>(events, day).counts(day).total < UINT32_MAX;
  if (name == "in_kind_stock") {
    const auto view = as_of<InKindStock>(events, day);
    return view.rows().size() + view.placements().size() + view.dues().size() < SIZE_MAX;
  }
  if (name == "audit_trail") return as_of<AuditTrail>(events, day).totals().events <= events.size();
  if (name == "journal") {
    const Journal journal = as_of<JournalBook>(events, day).journal();
    return !to_posting_csv(journal).empty() && !to_hledger(journal).empty() && !to_beancount(journal).empty();
  }
  if (name == "club_figures") return !to_bytes(as_of<ClubFiguresFold>(events, day).on(day)).empty();
  if (name == "regions") {
    const auto view = as_of<Regions>(events, day);
    RegionsOn on(view, day);
    for (const auto& unit : view.units()) (void)on.place(unit.region, kFirstDay, RegionLevel::commune);
    return true;
  }
  if (name == "criteria") {
    const auto packs = as_of<RulePacks>(events, day);
    const ClubFigures figures = as_of<ClubFiguresFold>(events, day).on(day);
    const auto* pack = packs.on(day);
    return pack == nullptr || judge_all(*pack, {figures, figures}).size() == pack->rules.size();
  }
  if (name == "programme") {
    const ClubFigures figures = as_of<ClubFiguresFold>(events, day).on(day);
    const std::vector<ClubFigures> clubs = {figures, figures};
    const auto view = as_of<Programme>(events, day);
    return view.targets(clubs, day).size() + view.by_region(clubs, day, RegionLevel::province).size() +
               Programme::totals(clubs).size() <
           SIZE_MAX;
  }
  return ask_sums(name, events, day) || ask_changes(name, events, day);
}

/// What the rules are asked of a loan: by `explain`, and by the preview of a repayment.
void ask_rules(const std::vector<Event>& events) {
  ClubState club;
  for (const Event& event : events) evolve(club, event);
  for (const auto& [no, loan] : club.loans) {
    (void)loan.outstanding();
    (void)is_settled(loan);
    for (const Day day : kAskedOn) {
      (void)pay_off_on(loan, day).total();
      (void)debt_of(loan).owed_on(day);
    }
    (void)split_again(loan, 0);
    (void)split_again(loan, loan.repayments.size() / 2);
  }
}

/// Everything that reads the history of a club; answers what verify says.
VerifyReport ask_everything(const std::vector<Event>& events) {
  ask_rules(events);
  for (const ViewInfo& view : all_views()) {
    for (const Day day : kAskedOn) {
      INFO(view.name << " on " << to_iso(day));
      REQUIRE(ask_view(view.name, events, day));
    }
  }
  return report_on(events, {}, {});
}

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void ask_hostile(std::uint64_t seed, std::size_t size) {
  INFO("seed " << seed << ", " << size << " events");
  Dice dice(seed);
  const std::vector<Event> events = testing::hostile_stream(dice, size);
  for (const Event& event : events) REQUIRE(decode(encode(event)) == event);
  CHECK(breaks_a_promise(ask_everything(events)));
}

/// A desk's loan, and the version of its disbursement.
struct Lent {
  Desk desk;
  LoanNo loan;
  Version paid_out;

  explicit Lent(const AdoptByLaw& law = {}) : desk(law) {
    loan = desk.lend();
    paid_out = desk.loan(loan).disbursement;
  }
};

}  // namespace

TEST_CASE("no history that can be stored stops verify or a question", "[core][verify][hostile]") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) ask_hostile(seed, 10 + seed % 40);
}

TEST_CASE("no long history that can be stored stops verify or a question", "[.long][hostile]") {
  const std::uint64_t first = seed_of_chance();
  for (std::uint64_t seed = first; seed < first + 400; ++seed) ask_hostile(seed, 10 + seed % 60);
}

TEST_CASE("the highest rate on the largest principal, overdue for three centuries, is still an amount",
          "[core][verify][hostile]") {
  Lent lent;
  auto& events = lent.desk.events;
  lent.desk.repay(lent.loan, 300'000, "2024-02-10");
  auto& paid_out = fact<LoanDisbursed>(events[lent.paid_out.value - 1]);
  paid_out.overdue_percent = 1'000;
  paid_out.terms.rate = {1'000'000, Period::week};
  paid_out.principal = paid_out.terms.principal = Money{kMaxEntryMinor};
  paid_out.instalments.assign(600, {1, kFirstDay, Money{kMaxEntryMinor}, Money{kMaxEntryMinor}});
  events.back().envelope.value_date = kLastDay;
  const VerifyReport report = ask_everything(events);
  CHECK(says_broken(report, lent.paid_out, "do not follow from its terms"));
  CHECK(late_interest(int128{INT64_MAX} * days_between(kFirstDay, kLastDay), paid_out.terms, 1'000) ==
        Money{INT64_MAX});
}

TEST_CASE("a loan that has no day to start on and none to end is asked about like any other",
          "[core][verify][hostile]") {
  Lent lent;
  auto& events = lent.desk.events;
  lent.desk.repay(lent.loan, 300'000, "2024-02-10");
  Event& begin = events[lent.paid_out.value - 1];
  begin.envelope.value_date = Day::none();
  for (const DayCount count : {DayCount::period, DayCount::actual_365, DayCount::thirty_360}) {
    auto& paid_out = fact<LoanDisbursed>(begin);
    paid_out.terms.day_count = count;
    paid_out.terms.first_due = Day::none();
    paid_out.overdue_percent = 1'000;
    for (const Day due : {Day::none(), kLastDay}) {
      for (Instalment& one : paid_out.instalments) one.due = due;
      CHECK(says_broken(ask_everything(events), lent.paid_out, "it has no value date"));
    }
  }
}

TEST_CASE("no day bears no interest, and neither does a rate that no rule lets in", "[core][hostile]") {
  LoanTerms terms = tests::usual_terms();
  terms.principal = Money{kMaxEntryMinor};
  const std::vector<Instalment> plan = {{1, Day{18'030}, Money{kMaxEntryMinor}, {}}};
  REQUIRE(InterestCourse(terms, Day{18'000}, plan).earned(0, Day{18'015}).is_positive());
  for (const Every every : {Every::month, Every::week, Every::single, Every::named_dates}) {
    for (const DayCount count : {DayCount::period, DayCount::actual_365, DayCount::thirty_360}) {
      for (const Period per : {Period::month, Period::week, Period::year}) {
        terms.every = every;
        terms.day_count = count;
        terms.rate = {1'000'000, per};
        const bool is_regular = InterestShare(terms).is_regular();
        CHECK((is_regular || InterestShare(terms).numerator(Day::none(), kLastDay) == 0));
        CHECK(InterestCourse(terms, Day::none(), plan).earned(0, Day{18'015}).is_zero());
        terms.rate.ppm = 1'000'001;
        CHECK(InterestCourse(terms, Day{18'000}, plan).earned(0, Day{18'015}).is_zero());
      }
    }
  }
}

TEST_CASE("a loan whose shares are multiples of nothing, or of less, is paid back all the same",
          "[core][verify][hostile]") {
  Lent lent;
  auto& events = lent.desk.events;
  lent.desk.repay(lent.loan, 700'000, "2024-01-20");
  for (const std::int64_t multiple : {std::int64_t{0}, std::int64_t{-1}, -kMaxEntryMinor}) {
    auto& paid_out = fact<LoanDisbursed>(events[lent.paid_out.value - 1]);
    paid_out.advance = AdvanceTo::reamortise;
    for (Money* const step :
         {&paid_out.terms.principal_multiple, &paid_out.terms.interest_multiple, &paid_out.terms.instalment_multiple}) {
      step->minor = multiple;
    }
    CHECK(says_broken(ask_everything(events), lent.paid_out, "no instalments follow from its terms"));
    ClubState club;
    for (const Event& event : events) evolve(club, event);
    CHECK(sum_of(split_again(club.loans.at(lent.loan), 0).lines.front()).principal == 700'000_vnd);
  }
}

TEST_CASE("a split that pays more interest than there is leaves none to be earned", "[core][verify][hostile]") {
  Lent lent;
  const Version paid = lent.desk.repay(lent.loan, 300'000, "2024-01-20");
  auto& repayment = fact<RepaymentReceived>(lent.desk.events[paid.value - 1]);
  repayment.lines = {{2, Money{1'000'000}, Money{kMaxEntryMinor}, {}}};
  CHECK(says_broken(ask_everything(lent.desk.events), paid, "its lines say"));
}

TEST_CASE("a thing worth a trillion of which there are a thousand million is still worth an amount",
          "[core][verify][hostile]") {
  History club;
  club.found(tests::day("2019-01-10"));
  GoodsReceived received;
  received.item = {"cow", "head"};
  received.quantity = kMaxEntryMinor;
  club.add(tests::day("2019-02-10"), received);
  GoodsRevalued revalued;
  revalued.item = received.item;
  revalued.memo_value_each = Money{kMaxEntryMinor};
  club.add(tests::day("2019-02-10"), revalued);
  (void)ask_everything(club.events());
  const auto view = as_of<InKindStock>(club.events(), tests::day("2019-03-01"));
  CHECK(view.rows().front().memo_standing == Money{INT64_MAX});
}

TEST_CASE("a reversal that names another entry than it undoes takes the same plan back in every view",
          "[core][verify][hostile]") {
  Lent lent;
  std::vector<Event> events = lent.desk.events;
  Event reversal = events.back();
  reversal.envelope.version.value += 1;
  reversal.envelope.command.bytes[0] ^= 0xFF;
  EntryReversed said;
  said.entry = Version{1};
  said.original = std::make_shared<Payload>(events[lent.paid_out.value - 1].payload);
  said.reason = ReasonCode::wrong_day;
  reversal.payload = said;
  reversal.postings.clear();
  reversal.envelope.index = 0;
  reversal.envelope.count = 1;
  events.push_back(reversal);
  CHECK(says_broken(ask_everything(events), reversal.envelope.version, "what it says it undoes is not version 1"));
}

TEST_CASE("splits over thousands of instalments that nobody agreed on are told of in a second",
          "[core][verify][hostile]") {
  Lent lent;
  auto& events = lent.desk.events;
  lent.desk.repay(lent.loan, 300'000, "2024-02-10");
  Event again = events.back();
  for (std::uint16_t i = 0; i < 40; ++i) {
    again.envelope.version.value += 1;
    again.envelope.command.bytes[15] = static_cast<std::uint8_t>(200 + i);
    auto& paid = fact<RepaymentReceived>(again);
    paid.lines.resize(601);
    for (std::uint16_t line = 0; line < 601; ++line) {
      paid.lines[line] = {static_cast<std::uint16_t>(65'535 - i * 601 - line), Money{kMaxEntryMinor}, {}, {}};
    }
    events.push_back(again);
  }
  CHECK(seconds_of([&] { ask_rules(events); }) < 1.0);
  CHECK(seconds_of([&] { REQUIRE(ask_view("loan_book", events, kLastDay)); }) < 1.0);
  CHECK(seconds_of([&] { REQUIRE(breaks_a_promise(report_on(events, {}, {}))); }) < 1.0);
}

TEST_CASE("sums that would leave 64 bits stay at the end of them, and go on from there", "[core][hostile]") {
  Lent lent;
  LoanState loan = lent.desk.loan(lent.loan);
  RepaymentState one;
  one.version = Version{100};
  one.value_date = kLastDay;
  // What four thousand of the longest splits make together, a trillion in every line.
  one.lines.assign(1, {1, Money{4'000'000 * kMaxEntryMinor}, Money{4'000'000 * kMaxEntryMinor}, {}});
  loan.repayments.assign(3, one);
  CHECK(loan.principal_paid() == Money{INT64_MAX});
  CHECK(pay_off_on(loan, kLastDay).interest_due < Money::zero());
}

}  // namespace soquy::test
