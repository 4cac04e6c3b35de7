// What the books answer: who is named, as of when, and in forms that programs can read.

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "events/quantity.h"
#include "tests/cli/desk.h"

using namespace soquy;
using namespace soquy::test;

TEST_CASE("the state of a club names accounts and counts goods in the words of its other answers", "[cli]") {
  CHECK(to_units(-2'500) == "-2,5");  // more given than received by a day, in books that were written before the rule
  Desk desk;
  desk.found();
  desk.must(
      "record goods received HP-01 --by TV05 --date 2024-04-10 --item rice --unit kg --quantity 10 --donor "
      "organisation");
  desk.must("record goods given HP-01 --by TV05 --date 2024-05-10 --item rice --unit kg --quantity 2,5");
  const Said said = desk.must("replay HP-01 --as-of 2024-05-30");
  CHECK(holds(said.out, " " + to_units(7'500) + " "));
  CHECK(holds(said.out, "Tiền mặt"));
}

// --- People ------------------------------------------------------------------------------------------------------

TEST_CASE("a member is shown as the register knew them on the day asked for", "[cli]") {
  Desk desk;
  desk.found();
  desk.must("people amend HP-01 TV02 --by TV05 --date 2024-05-10 --phone 0905000222 --reason request");
  const auto shown = [&](const std::string& when) { return desk.must("people show HP-01 TV02 " + when).out; };
  CHECK(holds(shown("--as-of 2024-04-30"), "Telephone: 0905000111"));
  CHECK(holds(shown("--as-of 2024-05-10"), "Telephone: 0905000222"));
  CHECK(holds(shown("--known-as-of version:10"), "Telephone: 0905000111"));
  CHECK(holds(shown(""), "Telephone: 0905000222"));
  desk.must("member leave HP-01 TV02 --by TV05 --reason own-wish");
  desk.must("people erase HP-01 TV02 --by TV05 --approved-by TV01 --ground request");
  CHECK(holds(shown("--as-of 2024-04-30"), "Telephone: erased"));
}

TEST_CASE("a member is shown every text that is about them", "[cli]") {
  Desk desk;
  desk.found();
  desk.must("record aid HP-01 --by TV05 --kind sickness --member TV02 --fund income --amount 1000 --words 'nằm viện'");
  desk.must(
      "record aid HP-01 --by TV05 --kind sickness --member TV03 --fund income --amount 1000 --words 'người khác'");
  const std::string shown = desk.must("people show HP-01 TV02").out;
  CHECK(holds(shown, "nằm viện"));
  CHECK_FALSE(holds(shown, "người khác"));
}

TEST_CASE("an entry names nobody unless names are asked for", "[cli]") {
  Desk desk;
  desk.found();
  for (const std::string form : {"table", "csv", "json"}) {
    INFO(form);
    const Said said = desk.must("entry HP-01 2 --format " + form);
    CHECK_FALSE(holds(said.out, "Lý Đức Sơn"));
    CHECK_FALSE(holds(said.out, "0905000111"));
  }
  CHECK(holds(desk.must("entry HP-01 2").out, "Profile: in the register, shown with --names"));
  const std::string named = desk.must("entry HP-01 2 --names").out;
  CHECK(holds(named, "Name: Lý Đức Sơn"));
  CHECK(holds(named, "Telephone: 0905000111"));
}

TEST_CASE("an entry says who signed it and what undid it", "[cli]") {
  Desk desk;
  desk.found();
  desk.must("record contribution HP-01 --by TV05 --kind saving --member TV03 --amount 1000");
  desk.must("reverse HP-01 11 --by TV05 --approved-by TV01 --date 2024-06-30 --reason wrong-amount --words 'ghi nhầm'");
  CHECK(holds(desk.must("entry HP-01 11").out, "Reversed by: #12"));
  const std::string reversal = desk.must("entry HP-01 12").out;
  CHECK(holds(reversal, "Reverses: #11"));
  CHECK(holds(reversal, "Signed: TV01 (head, named)"));
  CHECK(holds(reversal, "Words: ghi nhầm"));
}

TEST_CASE("a part of the log says that its totals are of the whole book", "[cli]") {
  Desk desk;
  desk.found();
  CHECK(holds(desk.must("log HP-01 --last 2").out, "The whole book\nEvents: 10\n"));
  CHECK_FALSE(holds(desk.must("log HP-01").out, "The whole book"));
}

// --- Loans -------------------------------------------------------------------------------------------------------

TEST_CASE("an approved loan is among the loans before it is paid out", "[cli]") {
  Desk desk;
  desk.found();
  desk.must(
      "record loan-approve HP-01 --by TV05 --borrower TV03 --amount 900000 --rate 0,8%/month --instalments 3 "
      "--resolution NQ-01 --date 2024-02-10");
  const std::string approved = desk.must("loans HP-01").out;
  CHECK(holds(approved, "KV001"));
  CHECK(holds(approved, "900.000"));
  CHECK(holds(approved, "approved"));
  const std::string agreed = desk.must("loans HP-01 --loan KV001").out;
  CHECK(holds(agreed, "\nRate in force: 0.8%/month\nRate in force a year: 9.60%\n"));
  CHECK_FALSE(holds(agreed, "when paid out: 0.00%"));  // nothing is paid out
  desk.must("record loan-disburse HP-01 --by TV05 --date 2024-02-10 --loan KV001 --amount 900000");
  CHECK(holds(desk.must("loans HP-01 --loan KV001").out, "Agreed rate a year when paid out: 9.60%"));
  CHECK(holds(desk.must("loans HP-01 --loan KV001 --format json").out, "\"stated_ppm_year\": 96000"));
  CHECK(holds(desk.must("record repayment HP-01 --by TV05 --date 2024-03-11 --loan KV001 --amount 1000").out,
              ", 1 day late:"));
}

TEST_CASE("help is told in days", "[cli]") {
  Desk desk;
  desk.found();
  CHECK(holds(desk.must("record help HP-01 --by TV05 --kind labour --receiver TV02 --helpers 3 --days 0,5").out,
              "helpers 3, days 0,5"));
}

// --- Programs ----------------------------------------------------------------------------------------------------

TEST_CASE("a program reads the clubs' cash and ratios as whole numbers", "[cli]") {
  Desk desk;
  desk.found();
  desk.must("record contribution HP-01 --by TV05 --kind fee --member TV02 --amount 7000");
  const std::string csv = desk.must("clubs --format csv").out;
  const std::string header = csv.substr(0, csv.find("\r\n"));
  CHECK(holds(header, ",cash_income_minor,cash_activity_minor,cash_other_minor,"));
  CHECK(holds(header, ",par30_numerator_minor,par30_denominator_minor,"));
  CHECK(holds(csv, ",50000000,7000,0,"));
  CHECK_FALSE(holds(csv, "/"));
  CHECK(holds(desk.must("clubs --format json").out, "\"cash_income_minor\": 50000000"));
}

TEST_CASE("a club that never said where it lies is counted under a commune to be assigned", "[cli]") {
  Desk desk;
  desk.found();
  const std::string rolled = desk.must("rollup --level commune").out;
  CHECK(holds(rolled, "commune to be assigned"));
  CHECK(holds(rolled, "Poor, near-poor, hardship"));
}

TEST_CASE("a file from an earlier export stands until the new one is whole", "[cli]") {
  Desk desk;
  desk.found();
  const auto file = desk.file("hp-01.csv");
  const auto content = [&] {
    std::ifstream in(file);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  std::ofstream(file) << "before";
  std::filesystem::permissions(file, std::filesystem::perms(0640));
  // Whoever holds the old file open sees it unchanged: it was replaced, not written over.
  std::ifstream old(file);
  desk.must("export csv HP-01 -o " + file.string());
  CHECK(std::string(std::istreambuf_iterator<char>(old), {}) == "before");
  CHECK(content() == desk.must("export csv HP-01").out);
  CHECK(std::filesystem::status(file).permissions() == std::filesystem::perms(0640));
  const auto beside = std::distance(std::filesystem::directory_iterator(file.parent_path()), {});
  CHECK(beside == 2);  // the store and the file, nothing left over

  CHECK(desk.type("export csv HP-01 -o " + (desk.store() + "-not-there/hp-01.csv")).exit == cli::unreachable);
}
