// A reversal that is refused gives the command that would go through; here it is copied and run.

#include <catch2/catch.hpp>

#include "tests/cli/desk.h"

using namespace soquy;
using namespace soquy::test;

namespace {

/// KV001: 1.200.000 to TV03 over four months, paid out by entry 12; repaid by entries 13 and 14, rescheduled by 15.
struct RestingDesk : Desk {
  RestingDesk() {
    found();
    must(
        "record loan-approve HP-01 --by TV05 --date 2024-01-10 --borrower TV03 --amount 1200000 --rate 1%/month "
        "--method equal-principal --instalments 4 --resolution NQ-01 --guarantors TV02");
    must("record loan-disburse HP-01 --by TV05 --date 2024-01-10 --loan KV001 --amount 1200000");
    must("record repayment HP-01 --by TV05 --date 2024-02-10 --loan KV001 --amount 312000");
    must("record repayment HP-01 --by TV05 --date 2024-03-10 --loan KV001 --amount 309000");
  }
};

/// The line to copy, without soquy and without the store, which the desk names itself.
std::string line_in(const std::string& refusal) {
  const std::size_t begins = refusal.find("\n    soquy ");
  if (begins == std::string::npos) return "";
  const std::size_t from = begins + std::string("\n    soquy ").size();
  const std::string line = refusal.substr(from, refusal.find('\n', from) - from);
  return line.substr(0, line.find(" --store "));
}

std::string of_loan_repaid(const std::string& line) {
  RestingDesk desk;
  const Said refused = desk.type(line);
  INFO(refused.err);
  REQUIRE(refused.exit == cli::refused);
  const std::string copied = line_in(refused.err);
  REQUIRE_FALSE(copied.empty());
  CHECK(holds(desk.must(copied + " --preview").out, "Preview: nothing is recorded."));
  CHECK(holds(desk.must(copied).out, "entry reversed: entry 12"));
  CHECK(holds(desk.must("loans HP-01 --as-of 2024-06-30").out, "approved"));
  CHECK(holds(desk.must("verify").out, "sound"));
  return copied;
}

}  // namespace

TEST_CASE("a refused reversal names what goes with it, and the command it gives goes through", "[cli]") {
  RestingDesk desk;
  const Said refused =
      desk.type("reverse HP-01 '#12' --by TV05 --approved-by TV01 --date 2024-04-15 --reason wrong-member");
  CHECK(refused.exit == cli::refused);
  CHECK(refused.out.empty());
  CHECK(holds(refused.err,
              "soquy: refused, later entries depend (entry): KV001 has entries in versions 13 and 14; asked: reverse "
              "version 12."));
  CHECK(holds(refused.err,
              "\nTo be taken back with it: #13 of 2024-02-10 (repayment received), #14 of 2024-03-10 (repayment "
              "received). In one command:\n    soquy reverse HP-01 12 13 14 "));
  CHECK(holds(refused.err, " --store " + desk.store() + "\n"));
  const std::string copied =
      of_loan_repaid("reverse HP-01 12 --by TV05 --approved-by TV01 --date 2024-04-15 --reason wrong-member");
  for (const char* word : {" --by TV05", " --approved-by TV01", " --date 2024-04-15", " --reason "})
    CHECK(holds(copied, word));
  CHECK_FALSE(holds(copied, "--format"));
  CHECK_FALSE(holds(copied, "--lang"));
}

TEST_CASE("the command to copy keeps what was typed: the own day of each entry, and words with blanks and quotes",
          "[cli]") {
  const std::string copied = of_loan_repaid(
      "reverse HP-01 13 12 --by TV05 --approved-by TV01 --approved-by TV02 --reason wrong-member --at-original-date "
      "--words \"bà Lành's sổ\"");
  CHECK(copied.starts_with("reverse HP-01 12 13 14 "));
  CHECK(holds(copied, " --at-original-date"));
  CHECK(holds(copied, " --approved-by TV01 --approved-by TV02"));
  CHECK(holds(copied, " --words 'bà Lành'\\''s sổ'"));
}

TEST_CASE("a repayment before a rescheduling is taken back with it by the command that is given", "[cli]") {
  RestingDesk desk;
  desk.must("record entries HP-01 --by TV05 --date 2024-01-10 --entries -", "resolution --subject reschedule\n");
  desk.must(
      "record reschedule HP-01 --by TV05 --approved-by TV01 --date 2024-03-15 --loan KV001 --rate 1%/month "
      "--instalments 3 --resolution NQ-02 --confirmation 'UBND xã 45/2024' --reason flood");
  desk.must("record repayment HP-01 --by TV05 --date 2024-04-15 --loan KV001 --amount 50000");
  const Said refused =
      desk.type("reverse HP-01 14 --by TV05 --approved-by TV01 --date 2024-05-15 --reason wrong-amount --preview");
  INFO(refused.err);
  CHECK(holds(refused.err, "KV001 was rescheduled in version 16; asked: reverse version 14."));
  const std::string copied = line_in(refused.err);
  CHECK(copied.starts_with("reverse HP-01 14 16 17 "));
  CHECK(holds(desk.must(copied).out, "entry reversed: entry 14"));
}

TEST_CASE("a reversal that fails for another reason gives no command", "[cli]") {
  RestingDesk desk;
  const std::string by = " --by TV05 --approved-by TV01 --reason wrong-member --date ";
  CHECK(line_in(desk.type("reverse HP-01 99" + by + "2024-04-15").err).empty());
  CHECK(line_in(desk.type("reverse HP-01 12 --by TV05 --reason wrong-member --date 2024-04-15").err).empty());
  desk.must("reverse HP-01 14" + by + "2024-05-01");
  const Said too_early = desk.type("reverse HP-01 13" + by + "2024-04-15");
  CHECK(holds(too_early.err, "later entries depend"));
  CHECK(holds(too_early.err, "Date it 2024-05-01 or later."));
  CHECK(line_in(too_early.err).empty());
}
