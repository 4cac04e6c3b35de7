// The sample province: the plan's figures hold, the same seed tells the same story, and its entries are a treasurer's.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <tuple>

#include "cli/known_packs.h"
#include "cli/simulate/disk_need.h"
#include "cli/simulate/simulation.h"
#include "engine/clock.h"
#include "engine/ledger.h"
#include "events/fold.h"
#include "projections/arrears.h"
#include "projections/catalog.h"
#include "projections/income_improvement.h"
#include "projections/regions.h"
#include "projections/report.h"
#include "tests/support/naive_income.h"

using namespace soquy;

namespace {

struct Told {
  std::unique_ptr<engine::SimulatedClock> clock;
  std::unique_ptr<engine::Ledger> ledger;
};

Told tell(std::uint64_t seed) {
  Told told;
  told.clock = std::make_unique<engine::SimulatedClock>(Instant{0});
  told.ledger = engine::Ledger::in_memory(*told.clock, seed);
  cli::simulate(*told.ledger, *told.clock, cli::quang_ngai_plan(seed), seed, [] {});
  return told;
}

const Told& sample() {
  static const Told told = tell(1533);
  return told;
}

std::map<Kind, int> kinds_recorded() {
  std::map<Kind, int> kinds;
  for (const auto& club : sample().ledger->clubs()) {
    for (const Event& event : sample().ledger->history(club.code)) ++kinds[event.payload.kind()];
  }
  return kinds;
}

}  // namespace

TEST_CASE("the same seed tells the same story, byte for byte; another seed tells another", "[cli][simulate]") {
  const Told again = tell(1533);
  CHECK(again.ledger->store().log_frontier().root() == sample().ledger->store().log_frontier().root());
  CHECK(tell(1534).ledger->store().log_frontier().root() != sample().ledger->store().log_frontier().root());
}

TEST_CASE("six sample clubs are founded by the end of 2019 and four more in 2020, all of them practice",
          "[cli][simulate]") {
  std::map<int, int> founded;
  for (const auto& club : sample().ledger->clubs()) {
    const auto state = sample().ledger->state(club.code);
    REQUIRE(state.has_value());
    CHECK(state->practice);
    ++founded[civil(state->founding_day).year];
    const auto members = state->members_on(make_day(2020, 12, 31).value());
    CHECK(members >= 50);
    CHECK(members <= 70);
  }
  CHECK(founded[2018] + founded[2019] == 6);
  CHECK(founded[2020] == 4);
  CHECK(founded.size() == 3);
}

TEST_CASE("every sample entry is recorded on the evening of its meeting or later, and the meetings end in 2020",
          "[cli][simulate]") {
  for (const auto& club : sample().ledger->clubs()) {
    Day last = Day::none();
    for (const Event& event : sample().ledger->history(club.code)) {
      const Day recorded = day_in_vietnam(event.envelope.recorded_at);
      REQUIRE(recorded >= event.envelope.value_date);
      // After the meeting ends: from seven in the evening on, and nobody writes books past midnight.
      REQUIRE(event.envelope.recorded_at >= at_vietnam_time(recorded, 19, 0));
      REQUIRE((last.is_none() || recorded >= last));
      if (event.payload.kind() == Kind::meeting_held) {
        CHECK(event.envelope.recorded_at >= at_vietnam_time(event.envelope.value_date, 19, 0));
        last = event.envelope.value_date;
      }
    }
    CHECK(last >= make_day(2020, 12, 1).value());
    CHECK(last <= make_day(2020, 12, 31).value());
  }
}

TEST_CASE("the sample holds what villages live through: late entries, reversals, a flood, a death, gifts in kind",
          "[cli][simulate]") {
  auto kinds = kinds_recorded();
  CHECK(kinds[Kind::entry_reversed] > 0);
  CHECK(kinds[Kind::goods_received] > 0);
  CHECK(kinds[Kind::goods_given] > 0);
  CHECK(kinds[Kind::difference_posted] > 0);
  CHECK(kinds[Kind::interest_allocated] > 0);
  CHECK(kinds[Kind::period_closed] > 0);
  CHECK(kinds[Kind::loan_disbursed] > 100);
  int late = 0;
  int deaths = 0;
  int flood_aid = 0;
  for (const auto& club : sample().ledger->clubs()) {
    for (const Event& event : sample().ledger->history(club.code)) {
      if (!event.envelope.written_on.is_none()) {
        ++late;
        CHECK(event.envelope.value_date < event.envelope.written_on);
        CHECK(event.envelope.late_reason != ReasonCode::none);
      }
      if (const auto* left = event.payload.as<MemberLeft>(); left != nullptr && left->reason == ReasonCode::death)
        ++deaths;
      if (const auto* aid = event.payload.as<AidGiven>(); aid != nullptr && aid->kind == AidKind::disaster) ++flood_aid;
    }
  }
  CHECK(late > 0);
  CHECK(deaths > 0);
  CHECK(flood_aid > 0);
}

namespace {

/// Parts of instalments paid in a club by their due day, and after it.
struct Paid {
  int in_time = 0;
  int late = 0;
};

Paid paid_in(const std::vector<Event>& history) {
  std::map<std::pair<LoanNo, std::uint16_t>, Day> due;
  Paid paid;
  for (const Event& event : history) {
    if (const auto* loan = event.payload.as<LoanDisbursed>()) {
      for (const Instalment& one : loan->instalments) due[{loan->loan, one.number}] = one.due;
    }
    const auto* repayment = event.payload.as<RepaymentReceived>();
    if (repayment == nullptr) continue;
    for (const AllocationLine& line : repayment->lines)
      ++(event.envelope.value_date > due.at({repayment->loan, line.instalment}) ? paid.late : paid.in_time);
  }
  return paid;
}

projections::ArrearsTotals arrears_on(const std::vector<Event>& history, Day day) {
  projections::Arrears view;
  AsOf as_of;
  as_of.value_date = day;
  fold(view, history, as_of);
  return view.on(day).totals;
}

}  // namespace

TEST_CASE("in every sample club some pay late and most in time, and on some days loans are in arrears",
          "[cli][simulate]") {
  int late_beyond_a_month = 0;
  for (const auto& club : sample().ledger->clubs()) {
    INFO(club.code.text());
    const auto history = sample().ledger->history(club.code);
    const Paid paid = paid_in(history);
    CHECK(paid.late > 0);
    CHECK(paid.in_time > paid.late);
    std::uint32_t most_late = 0;
    for (int month = 1; month <= 24; ++month) {
      const Day day =
          end_of_month(make_day(2019 + (month - 1) / 12, static_cast<unsigned>((month - 1) % 12 + 1), 1).value());
      const auto totals = arrears_on(history, day);
      most_late = std::max(most_late, totals.loans_late);
      if (totals.par30.numerator > 0) ++late_beyond_a_month;
    }
    CHECK(most_late > 0);
  }
  CHECK(late_beyond_a_month > 0);
}

TEST_CASE("at no sample meeting does everybody come, and at every one somebody does", "[cli][simulate]") {
  int meetings = 0;
  for (const auto& club : sample().ledger->clubs()) {
    for (const Event& event : sample().ledger->history(club.code)) {
      const auto* meeting = event.payload.as<MeetingHeld>();
      if (meeting == nullptr) continue;
      ++meetings;
      CHECK(meeting->present_count > meeting->members / 2);
      CHECK(meeting->present_count < meeting->members);
    }
  }
  CHECK(meetings == 180);
}

TEST_CASE("a national plan of any size meets no refusal", "[cli][simulate]") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    engine::SimulatedClock clock(Instant{0});
    const auto ledger = engine::Ledger::in_memory(clock, seed);
    const auto result = cli::simulate(*ledger, clock, cli::national_plan(seed, 12, 3), seed, [] {});
    CHECK(result.clubs == 12);
    CHECK(result.meetings >= 12 * 36);  // the founding day counts as a meeting where it is not the usual day
  }
}

// --- The nation ------------------------------------------------------------------------------------------------------

namespace {

struct Nation {
  Told told;
  cli::SimulationResult result;
};

Nation live_nation(const cli::ProgrammePlan& plan, std::uint64_t seed) {
  Nation nation;
  nation.told.clock = std::make_unique<engine::SimulatedClock>(Instant{0});
  nation.told.ledger = engine::Ledger::in_memory(*nation.told.clock, seed);
  nation.result = cli::simulate(*nation.told.ledger, *nation.told.clock, plan, seed, [] {});
  return nation;
}

Hash root_of(const Nation& nation) { return nation.told.ledger->store().log_frontier().root(); }

/// A dozen clubs until the end of 2025: the reform is reached.
const Nation& nation_of_ten_years() {
  static const Nation nation = live_nation(cli::national_plan(5, 12, 10), 5);
  return nation;
}

/// The same club, in that trouble.
std::vector<Event> life_in(cli::Trouble trouble) {
  auto plan = cli::national_plan(11, 1, 6);
  plan.clubs.front().trouble = trouble;
  const Nation nation = live_nation(plan, 11);
  return nation.told.ledger->history(plan.clubs.front().code);
}

int count_of(const std::vector<Event>& history, Kind kind) {
  return static_cast<int>(
      std::count_if(history.begin(), history.end(), [&](const Event& event) { return event.payload.kind() == kind; }));
}

int late_entries_in(const std::vector<Event>& history) {
  return static_cast<int>(std::count_if(history.begin(), history.end(),
                                        [](const Event& event) { return !event.envelope.written_on.is_none(); }));
}

int longest_silence(const std::vector<Event>& history) {
  Day last = Day::none();
  int longest = 0;
  for (const Event& event : history) {
    if (event.payload.kind() != Kind::meeting_held) continue;
    if (!last.is_none()) longest = std::max(longest, static_cast<int>(days_between(last, event.envelope.value_date)));
    last = event.envelope.value_date;
  }
  return longest;
}

}  // namespace

TEST_CASE("a nation whose clubs meet a hundred a day is told twice alike, byte for byte, and another seed otherwise",
          "[cli][simulate]") {
  auto plan = cli::national_plan(7, 90, 1);
  for (auto& club : plan.clubs) {  // more on one day than are in flight together
    club.founded = make_day(2016, 1, 5).value();
    club.meeting_day = 12;
  }
  const Nation once = live_nation(plan, 7);
  CHECK(root_of(once) == root_of(live_nation(plan, 7)));
  CHECK(root_of(once) != root_of(live_nation(plan, 8)));
  CHECK(once.result.clubs == 90);
  CHECK(once.told.clock->in_line() == 0);
}

TEST_CASE("in a nation accepted_at never goes back, and every entry was recorded on its meeting's evening or later",
          "[cli][simulate]") {
  Instant last;
  std::uint64_t entries = 0;
  nation_of_ten_years().told.ledger->store().read_log(Position{1}, [&](const engine::StoredCommit& commit) {
    CHECK(commit.accepted_at >= last);
    last = commit.accepted_at;
    entries += commit.events.size();
    return true;
  });
  CHECK(entries == nation_of_ten_years().result.events);
  for (const auto& club : nation_of_ten_years().told.ledger->clubs()) {
    for (const Event& event : nation_of_ten_years().told.ledger->history(club.code))
      REQUIRE(event.envelope.recorded_at >= at_vietnam_time(event.envelope.value_date, 19, 0));
  }
}

TEST_CASE("a club of the nation has the events that reports ask about, 2.500 in ten years", "[cli][simulate]") {
  const auto& result = nation_of_ten_years().result;
  CHECK(result.events / result.clubs >= 2500);
  CHECK(result.meetings / result.clubs >= 119);
  for (const Kind kind : {Kind::meeting_held,       Kind::cash_counted,       Kind::contribution_received,
                          Kind::donation_received,  Kind::loan_disbursed,     Kind::repayment_received,
                          Kind::income_surveyed,    Kind::insurance_recorded, Kind::member_classified,
                          Kind::activity_held,      Kind::training_held,      Kind::supervision_visited,
                          Kind::health_check_held,  Kind::report_submitted,   Kind::help_given,
                          Kind::aid_given,          Kind::goods_received,     Kind::goods_given,
                          Kind::interest_allocated, Kind::period_closed,      Kind::entry_reversed,
                          Kind::member_left,        Kind::volunteer_appointed}) {
    INFO(to_text(kind));
    CHECK(result.kinds.contains(kind));
    if (result.kinds.contains(kind)) CHECK(result.kinds.at(kind) >= result.clubs);
  }
  CHECK(result.kinds.at(Kind::report_received) == result.kinds.at(Kind::report_submitted));
}

TEST_CASE("every club of the nation is active in all eight areas, and asks first borrowers again after a year",
          "[cli][simulate]") {
  for (const auto& club : nation_of_ten_years().told.ledger->clubs()) {
    std::set<Area> areas;
    std::map<LoanNo, Day> before;
    int again = 0;
    for (const Event& event : nation_of_ten_years().told.ledger->history(club.code)) {
      if (const auto* activity = event.payload.as<ActivityHeld>()) areas.insert(activity->area);
      const auto* survey = event.payload.as<IncomeSurveyed>();
      if (survey == nullptr) continue;
      if (!survey->follow_up) {
        before[survey->loan] = event.envelope.value_date;
      } else {
        ++again;
        REQUIRE(before.contains(survey->loan));
        CHECK(event.envelope.value_date >= add_months(before[survey->loan], 12, 28));
      }
    }
    CHECK(areas.size() == 8);
    CHECK(again > 10);
  }
}

TEST_CASE("a report handed in names a tree of its club, and the office notes it the next morning", "[cli][simulate]") {
  const auto& ledger = *nation_of_ten_years().told.ledger;
  std::map<std::tuple<ClubCode, ReportKind, Day>, ReportSubmitted> handed_in;
  for (const auto& club : ledger.clubs()) {
    Frontier tree;
    ledger.store().read_club(club.code, Version{1}, [&](const engine::StoredCommit& commit) {
      for (const Bytes& bytes : commit.events) {
        const Event event = decode(bytes);
        if (const auto* report = event.payload.as<ReportSubmitted>()) {
          CHECK(report->tree_size == commit.first.value - 1);
          handed_in[{club.code, report->kind, report->period_end}] = *report;
        }
      }
      for (const auto& [key, report] : handed_in)
        if (std::get<0>(key) == club.code && report.tree_size == tree.size()) CHECK(report.root == tree.root());
      for (const Bytes& bytes : commit.events) tree.append(leaf_hash(bytes));
      return true;
    });
  }
  std::size_t received = 0;
  for (const Event& event : ledger.history(programme_stream())) {
    const auto* receipt = event.payload.as<ReportReceived>();
    if (receipt == nullptr) continue;
    ++received;
    const auto found = handed_in.find({receipt->club, receipt->kind, receipt->period_end});
    REQUIRE(found != handed_in.end());
    CHECK(found->second.root == receipt->root);
  }
  CHECK(received == handed_in.size());
}

TEST_CASE("of most clubs of the nation both reports of 2019 came in, of some in time, of some late, of some never",
          "[cli][simulate]") {
  const auto& ledger = *nation_of_ten_years().told.ledger;
  std::map<projections::ReportState, int> states;
  const auto annual = *projections::report_period(ReportKind::annual, 2019, 0);
  const auto second_half = *projections::report_period(ReportKind::six_month, 2019, 2);
  int both = 0;
  for (const auto& club : ledger.clubs()) {
    projections::ReportBook book;
    fold(book, ledger.history(club.code));
    for (int year = 2017; year <= 2024; ++year) {
      const auto period = *projections::report_period(ReportKind::annual, year, 0);
      projections::ReportClub handed;
      handed.submitted = book.submitted(period);
      ++states[projections::state_of(handed, period, add_months(period.last, 2, 1))];
    }
    both += book.submitted(annual) && book.submitted(second_half) ? 1 : 0;
  }
  CHECK(both >= 9);
  CHECK(both <= 12);
  const int handed = states[projections::ReportState::in_time] + states[projections::ReportState::late];
  CHECK(states[projections::ReportState::in_time] * 3 > handed * 2);
  CHECK(states[projections::ReportState::late] > 2);
  CHECK(states[projections::ReportState::missing] > 2);
  CHECK(states[projections::ReportState::missing] < 24);
}

TEST_CASE("the nation's rule packs are the decisions' criteria as they are known", "[cli][simulate]") {
  std::vector<PublishRulePack> packs;
  for (const Event& event : nation_of_ten_years().told.ledger->history(programme_stream()))
    if (const auto* pack = event.payload.as<RulePackPublished>()) packs.push_back(*pack);
  REQUIRE(packs.size() == cli::known_pack_names().size());
  for (const auto& pack : packs) CHECK(pack == cli::known_pack(pack.name));
}

TEST_CASE("prices are published every month of the nation's years, so that every second interview can be judged",
          "[cli][simulate]") {
  const auto& ledger = *nation_of_ten_years().told.ledger;
  projections::PriceIndex prices;
  int published = 0;
  for (const Event& event : ledger.history(programme_stream())) {
    published += event.payload.kind() == Kind::price_index_published ? 1 : 0;
    prices.apply(event);
  }
  CHECK(published == 120);
  REQUIRE(prices.series().size() == 1);
  const Day last = make_day(2025, 12, 31).value();
  projections::IncomeSum nation;
  std::map<std::string, std::uint32_t> naive;
  for (const auto& club : ledger.clubs()) {
    const auto history = ledger.history(club.code);
    projections::IncomeImprovement incomes;
    fold(incomes, history, AsOf{last});
    nation += projections::sum_of(incomes.rows(last), prices, {prices.series().front(), {}});
    for (const auto& [outcome, count] : naive::incomes(history, AsOf{last}, Day::none(),
                                                       ledger.history(programme_stream()), prices.series().front(), 0))
      naive[outcome] += count;
  }
  using projections::IncomeOutcome;
  CHECK(nation.gaps.is_empty());
  CHECK(nation.counts.known() > 300);
  for (const IncomeOutcome one : {IncomeOutcome::improved, IncomeOutcome::not_improved, IncomeOutcome::lost}) {
    INFO(to_text(one));
    CHECK(nation.counts.of(one) >
          nation.counts.baselines() / 10);  // drop-outs are members who left, and some who did not
    CHECK(nation.counts.of(one) == naive[std::string(to_text(one))]);
  }
  CHECK(nation.counts.of(IncomeOutcome::other_instrument) == 0);
  CHECK(nation.counts.of(IncomeOutcome::no_baseline) == 0);
  CHECK(nation.counts.size_changed > 0);
  CHECK(nation.counts.size_changed < nation.counts.known() / 4);
}

TEST_CASE("before the reform every club lies in an old province, after it in one of the 34 or waits for its assignment",
          "[cli][simulate]") {
  const auto& ledger = *nation_of_ten_years().told.ledger;
  projections::Regions regions;
  for (const Event& event : ledger.history(programme_stream())) regions.apply(event);
  const Day reform = make_day(2025, 7, 1).value();
  projections::RegionsOn before(regions, add_days(reform, -1));
  projections::RegionsOn after(regions, reform);
  const auto plan = cli::national_plan(5, 12, 10);
  for (const auto& club : plan.clubs) {
    const auto then = before.place(club.region, club.founded, RegionLevel::province);
    CHECK(!then.to_be_assigned);
    CHECK(then.unit.scheme == "TCTK-2018");
    const bool split = !(club.duties.after_reform == RegionRef{});
    CHECK(after.place(club.region, club.founded, RegionLevel::commune).to_be_assigned == split);
    const auto assigned = split ? after.place(club.duties.after_reform, reform, RegionLevel::province)
                                : after.place(club.region, club.founded, RegionLevel::province);
    CHECK(!assigned.to_be_assigned);
    CHECK(assigned.unit.scheme == "QD19-2025");
    CHECK(assigned.unit.code.view() == then.unit.code.view().substr(0, 2));
  }
}

TEST_CASE("one club in ten of the nation is in trouble, of every sort there is", "[cli][simulate]") {
  std::map<cli::Trouble, int> troubles;
  for (const auto& club : cli::national_plan(1, 3000, 1).clubs) ++troubles[club.trouble];
  CHECK(troubles.size() == 6);
  CHECK(troubles[cli::Trouble::none] > 2580);
  CHECK(troubles[cli::Trouble::none] < 2790);
  for (const auto& [trouble, clubs] : troubles) CHECK(clubs > 10);
}

TEST_CASE("a club in trouble shows it in its book", "[cli][simulate]") {
  const auto usual = life_in(cli::Trouble::none);
  CHECK(longest_silence(usual) <= 62);
  CHECK(count_of(usual, Kind::loan_written_off) == 0);
  CHECK(longest_silence(life_in(cli::Trouble::sleeping)) > 180);
  CHECK(count_of(life_in(cli::Trouble::late_loans), Kind::loan_written_off) > 0);
  CHECK(count_of(life_in(cli::Trouble::idle_cash), Kind::loan_disbursed) * 2 < count_of(usual, Kind::loan_disbursed));
  CHECK(late_entries_in(life_in(cli::Trouble::back_dated)) > 3 * late_entries_in(usual));
  CHECK(count_of(life_in(cli::Trouble::one_pair), Kind::entry_reversed) > 10);
}

TEST_CASE("a nation that does not fit on the disk is refused before anything is written, with both sizes",
          "[cli][simulate]") {
  const auto plan = cli::national_plan(1, 100, 10);
  CHECK(cli::events_expected(plan) > 100 * 2500);
  CHECK(cli::lack_of_disk(plan, "ca-nuoc", cli::disk_needed(plan)).empty());
  const std::string lack = cli::lack_of_disk(plan, "ca-nuoc", 10 << 20);
  CHECK(lack.starts_with("the disk of ca-nuoc has 10 MiB free, and 100 clubs until 2025-12-31 need about "));
  CHECK(nation_of_ten_years().result.events < cli::events_expected(cli::national_plan(5, 12, 10)));
}
