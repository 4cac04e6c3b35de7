// The sample province: the plan's figures hold, the same seed tells the same story, and its entries are a treasurer's.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "cli/simulate/simulation.h"
#include "engine/clock.h"
#include "engine/ledger.h"
#include "events/fold.h"
#include "projections/arrears.h"
#include "projections/catalog.h"

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
