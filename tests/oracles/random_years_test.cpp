// Two programs that know nothing of this one add up the exported books, against the balances of the naive ledger.

#include <catch2/catch.hpp>

#include "tests/oracles/other_ledgers.h"
#include "tests/support/judged_year.h"

namespace soquy::test {

namespace {

struct Exported {
  naive::Book book;
  projections::Journal journal;
  YearTally tally;
};

Exported exported_year(std::uint64_t seed) {
  engine::SimulatedClock clock(Instant{0});
  const auto ledger = engine::Ledger::in_memory(clock, seed);
  JudgedYear year(seed);
  while (year.step(*ledger, clock)) {
  }
  REQUIRE(year.difference() == "");
  projections::JournalBook book;
  for (const Event& event : ledger->history(year.club())) book.apply(event);
  return {year.book(), book.journal(), year.tally()};
}

/// Adds one dong to the first posting of the entry in the middle of the text; with `balanced` takes it from the next.
std::string with_one_dong_more(const std::string& text, const std::string& indent, bool balanced) {
  std::size_t at = text.find("\n" + indent + "Assets", text.size() / 3);
  std::string changed = text;
  for (int line = 0; line < (balanced ? 2 : 1); ++line) {
    const std::size_t end = changed.find(" VND", at);
    std::size_t begin = end;
    while (changed[begin - 1] != ' ') --begin;
    const std::int64_t amount = std::stoll(changed.substr(begin, end - begin)) + (line == 0 ? 1 : -1);
    changed.replace(begin, end - begin, std::to_string(amount));
    at = changed.find('\n', begin);
  }
  return changed;
}

}  // namespace

TEST_CASE("hledger and beancount agree to the dong with the naive ledger on fifty random years", "[oracle]") {
  const ScratchDirectory folder;
  YearTally tally;
  for (std::uint64_t seed = 2001; seed <= 2050; ++seed) {
    INFO("seed " << seed);
    const Exported year = exported_year(seed);
    tally.add(year.tally);
    const std::string hledger = projections::to_hledger(year.journal);
    const std::string beancount = projections::to_beancount(year.journal);
    REQUIRE(hledger_objects_to_order(write(folder, "own.journal", hledger)) == "");
    const auto judged = write(folder, "judged.journal", hledger + naive_assertions_hledger(year.book, year.journal));
    REQUIRE(hledger_objects(judged) == "");
    REQUIRE(hledger_balances(judged) == naive_balances(year.book));
    REQUIRE(beancount_objects(write(folder, "judged.beancount",
                                    beancount + naive_assertions_beancount(year.book, year.journal))) == "");
  }
  CHECK(tally.written_late > 100);
  CHECK(tally.true_days > 50);
}

TEST_CASE("a posting that is a dong off makes hledger and beancount fail", "[oracle]") {
  const ScratchDirectory folder;
  const Exported year = exported_year(2001);
  const std::string hledger = projections::to_hledger(year.journal);
  const std::string beancount = projections::to_beancount(year.journal);
  REQUIRE(hledger_objects(write(folder, "right.journal", hledger)) == "");
  REQUIRE(beancount_objects(write(folder, "right.beancount", beancount)) == "");
  for (const bool balanced : {false, true}) {
    INFO("the entry still balances: " << balanced);
    CHECK(hledger_objects(write(folder, "wrong.journal", with_one_dong_more(hledger, "    ", balanced))) != "");
    CHECK(beancount_objects(write(folder, "wrong.beancount", with_one_dong_more(beancount, "  ", balanced))) != "");
  }
}

}  // namespace soquy::test
