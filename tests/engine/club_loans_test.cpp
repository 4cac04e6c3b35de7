// Loans that copies of a club share, and moments for commands that are in flight.

#include <catch2/catch.hpp>
#include <future>
#include <vector>

#include "engine/clock.h"
#include "engine/domain/club_state.h"
#include "engine/ledger.h"
#include "tests/engine/small_club.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;

TEST_CASE("a copy of a club shares its loans until one of the two changes a loan, and then only that one is its own",
          "[core][loan]") {
  ClubState club;
  for (std::uint32_t no = 1; no <= 3; ++no) club.loans.change(LoanNo{no}).borrower = MemberNo{no};
  ClubState draft = club;
  CHECK(draft == club);
  CHECK(&draft.loans.at(LoanNo{2}) == &club.loans.at(LoanNo{2}));
  draft.loans.change(LoanNo{2}).borrower = MemberNo{9};
  CHECK(club.loans.at(LoanNo{2}).borrower == MemberNo{2});
  CHECK(draft.loans.at(LoanNo{2}).borrower == MemberNo{9});
  CHECK(&draft.loans.at(LoanNo{1}) == &club.loans.at(LoanNo{1}));
  CHECK_FALSE(draft == club);
  draft.loans.change(LoanNo{2}).borrower = MemberNo{2};
  CHECK(draft == club);
}

TEST_CASE("a club's loans read in order of their numbers, from either end", "[core][loan]") {
  ClubLoans loans;
  CHECK(loans.empty());
  CHECK_THROWS_AS(loans.at(LoanNo{1}), std::out_of_range);
  for (const std::uint32_t no : {3U, 1U, 2U}) loans.change(LoanNo{no}).borrower = MemberNo{no * 10};
  std::vector<std::uint32_t> seen;
  for (const auto& [no, loan] : loans) {
    CHECK(loan.borrower.value == no.value * 10);
    seen.push_back(no.value);
  }
  CHECK(seen == std::vector<std::uint32_t>{1, 2, 3});
  CHECK(loans.rbegin()->first == LoanNo{3});
  CHECK(loans.find(LoanNo{4}) == loans.end());
  CHECK(loans.find(LoanNo{2})->second.borrower == MemberNo{20});
}

TEST_CASE("a repayment keeps its first split only while it stands otherwise", "[core][loan]") {
  const Allocation first{{1, Money{700}, Money{300}, {}}};
  const Allocation second{{1, Money{900}, Money{100}, {}}};
  RepaymentState one;
  one.lines = first;
  CHECK(one.recorded() == first);
  one.split_to(second);
  CHECK(one.lines == second);
  CHECK(one.recorded() == first);
  one.split_to(first);
  CHECK_FALSE(one.recorded_otherwise);
  CHECK(one.recorded() == first);
}

TEST_CASE("a moment put in line is read once and in its turn, then the clock stands at the last", "[core][engine]") {
  SimulatedClock clock(Instant{5});
  clock.put_in_line(Instant{10});
  clock.put_in_line(Instant{7});
  CHECK(clock.in_line() == 2);
  CHECK(clock.now() == Instant{10});
  CHECK(clock.now() == Instant{7});
  CHECK(clock.now() == Instant{7});
  clock.put_in_line(Instant{1});
  clock.set(Instant{20});
  CHECK(clock.now() == Instant{20});
}

TEST_CASE("commands in flight are recorded each at the moment put in line with it, refused ones taking theirs along",
          "[core][engine]") {
  SimulatedClock clock(Instant{0});
  const auto ledger = Ledger::in_memory(clock, 3);
  std::vector<std::future<Result<Receipt>>> asked;
  for (std::uint8_t i = 0; i < 40; ++i) {
    const std::string code = "CLB-" + std::to_string(10 + i / 2);
    Command command = founding(code, 100U + i);  // every second club is founded already
    clock.put_in_line(Instant{at_vietnam_time(kFoundingDay, 19, 0).micros + 1000 * (40 - i)});
    asked.push_back(ledger->submit_later(std::move(command)));
  }
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto receipt = asked[i].get();
    REQUIRE(receipt.has_value() == (i % 2 == 0));
    if (i % 2 != 0) continue;
    const Instant evening = at_vietnam_time(kFoundingDay, 19, 0);
    CHECK(receipt->events.front().envelope.recorded_at.micros - evening.micros == 1000 * (40 - static_cast<int>(i)));
  }
  CHECK(clock.in_line() == 0);
}
