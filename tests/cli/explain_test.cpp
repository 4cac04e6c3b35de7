// What a treasurer is told about loans: receipts, splits before and after, a loan's life read out, arrears that moved.

#include <catch2/catch.hpp>

#include "tests/cli/desk.h"

using namespace soquy;
using namespace soquy::test;

namespace {

/// KV001: 1.200.000 to TV03 over four months at 1% a month, paid out on 10 January 2024 by entry 12. Due on the 10th of
/// each month: 312.000, 309.000, 306.000, 303.000.
struct LendingDesk : Desk {
  LendingDesk() {
    found();
    must(
        "record loan-approve HP-01 --by TV05 --date 2024-01-10 --borrower TV03 --amount 1200000 --rate 1%/month "
        "--method equal-principal --instalments 4 --resolution NQ-01");
    must("record loan-disburse HP-01 --by TV05 --date 2024-01-10 --loan KV001 --amount 1200000");
  }
  Said repay(const std::string& day, const std::string& amount, const std::string& more = "") {
    return must("record repayment HP-01 --by TV05 --date " + day + " --loan KV001 --amount " + amount + " " + more);
  }
};

}  // namespace

// --- Receipts ----------------------------------------------------------------------------------------------------

TEST_CASE("a repayment is answered with its receipt number, a preview is not", "[cli]") {
  LendingDesk desk;
  const std::string previewed = desk.repay("2024-02-10", "312000", "--preview").out;
  CHECK(holds(previewed, "    Receipt: its number is given with the entry\n"));
  CHECK_FALSE(holds(previewed, "HP-01/13"));
  CHECK(holds(desk.repay("2024-02-10", "312000", "--preview --format json").out, "\"receipt\": null"));

  const std::string command = "--command-id 6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  CHECK(holds(desk.repay("2024-02-10", "312000", command).out, "    Receipt HP-01/13\n"));
  CHECK(holds(desk.repay("2024-02-10", "312000", command).out, "    Receipt HP-01/13\n"));
  CHECK(holds(desk.repay("2024-02-10", "312000", command + " --preview").out, "    Receipt HP-01/13\n"));
  CHECK(holds(desk.repay("2024-03-10", "309000", "--format json").out, "\"receipt\": \"HP-01/14\""));
  // money that nobody owes gets a voucher, not a receipt of a loan
  CHECK_FALSE(
      holds(desk.must("record contribution HP-01 --by TV05 --kind fee --member TV02 --amount 1000").out, "Receipt"));
}

// --- Before and after --------------------------------------------------------------------------------------------

TEST_CASE("a forgotten repayment is answered with what it changed of the others, before and after", "[cli]") {
  LendingDesk desk;
  desk.repay("2024-03-20", "312000", "--voucher PT-20");
  const std::string forgotten = "--voucher PT-16 --approved-by TV01";
  const std::string told = desk.repay("2024-03-16", "309000", forgotten + " --preview").out;
  CHECK(holds(told, "Repayments that are split anew, by number of the instalment\n"));
  CHECK(holds(told,
              "KV001  #13    2024-03-20  PT-20    312.000  1: interest 12.000, principal 300.000  "
              "1: principal 3.000; 2: interest 9.000, principal 300.000  #14\n"));
  CHECK(holds(desk.repay("2024-03-16", "309000", forgotten).out, "#13 of KV001 is split anew because of #14\n"));

  const Said back = desk.must("reverse HP-01 14 --by TV05 --approved-by TV01 --date 2024-04-01 --reason wrong-amount");
  CHECK(holds(back.out,
              "1: principal 3.000; 2: interest 9.000, principal 300.000  1: interest 12.000, principal 300.000"));
}

TEST_CASE("a repayment that was split anew and is taken back says so in the list", "[cli]") {
  LendingDesk desk;
  desk.repay("2024-03-20", "312000", "--voucher PT-20");
  desk.repay("2024-03-16", "309000", "--voucher PT-16 --approved-by TV01");
  const std::string reversal = "reverse HP-01 13 --by TV05 --approved-by TV01 --date 2024-04-01 --reason wrong-amount ";
  const std::string json = desk.must(reversal + "--preview --format json").out;
  CHECK(holds(json, "\"taken_back\": true"));
  CHECK(holds(json, "\"after\": []"));
  CHECK(holds(desk.must(reversal).out, "principal 300.000  taken back  #16\n"));
}

TEST_CASE("an entry that moves no split lists none", "[cli]") {
  LendingDesk desk;
  CHECK_FALSE(holds(desk.repay("2024-02-10", "312000").out, "split anew"));
  CHECK(holds(desk.repay("2024-03-10", "309000", "--format json").out, "\"reallocations\": []"));
}

// --- A loan's life -----------------------------------------------------------------------------------------------

TEST_CASE("a loan's life is read out: what was due and paid, by which rule, and what is owed until when", "[cli]") {
  LendingDesk desk;
  desk.repay("2024-02-12", "312000", "--voucher PT-09");
  const std::string told = desk.must("explain loan HP-01 KV001 --as-of 2024-03-15").out;
  CHECK(holds(told, "Loan KV001 of TV03, HP-01, CLB thử\n"));
  CHECK(holds(told, "2024-02-12  interest 12.000, principal 300.000"));
  CHECK(holds(told, "PT-09    HP-01/13"));
  CHECK(holds(told, "paid 312.000: instalment 1, 2 days late: interest 12.000, principal 300.000"));
  CHECK(holds(told, "instalment 2 is due: interest 9.000, principal 300.000"));
  CHECK(holds(told,
              "Money pays: the oldest instalment first; of each its penalty, then its interest, then its "
              "principal\n"));
  CHECK(holds(told, "Money ahead of its day pays: principal of the next instalments\n"));
  CHECK(holds(told, "Owed on 2024-03-15: 909.000\nIn words: Chín trăm lẻ chín nghìn đồng\n"));
  CHECK(holds(told,
              "That is: TV03 owes 909.000 đ on 2024-03-15: principal 900.000, interest due 9.000. 309.000 of it is "
              "late, the oldest since 2024-03-10 (5 days). Next is 306.000, due 2024-04-10.\n"));
  CHECK(holds(told,
              "To be read out: Ông TV03 còn nợ 909.000 đ (bằng chữ: Chín trăm lẻ chín nghìn đồng) tính đến ngày "
              "15/03/2024: gốc 900.000 đ, lãi đến hạn 9.000 đ. Đã quá hạn 309.000 đ, từ ngày 10/03/2024 (5 "
              "ngày). Kỳ tới trả 306.000 đ, hạn trả 10/04/2024.\n"));
}

TEST_CASE("a loan's life names the borrower only where names are shown", "[cli]") {
  LendingDesk desk;
  CHECK(holds(desk.must("explain loan HP-01 KV001 --as-of 2024-01-31 --names").out,
              "To be read out: Ông Phạm Văn Bảy (TV03) còn nợ 1.200.000 đ"));
  for (const std::string form : {"table", "csv", "json"})
    CHECK_FALSE(holds(desk.must("explain loan HP-01 KV001 --format " + form).out, "Phạm"));
}

TEST_CASE("a loan's life says when it is over", "[cli]") {
  LendingDesk desk;
  const std::string before = desk.must("explain loan HP-01 KV001 --as-of 2024-01-31").out;
  CHECK(holds(before, "Nothing is late. Next is 312.000, due 2024-02-10.\n"));
  desk.repay("2024-02-10", "312000");
  desk.repay("2024-03-10", "309000");
  desk.repay("2024-04-10", "306000");
  desk.repay("2024-05-10", "303000");
  const std::string told = desk.must("explain loan HP-01 KV001 --as-of 2024-06-30").out;
  CHECK(holds(told, "That is: TV03 owes nothing: KV001 was settled on 2024-05-10.\n"));
  CHECK(holds(told, "To be read out: Ông TV03 đã trả hết khoản vay KV001 ngày 10/05/2024.\n"));
  CHECK(holds(told, "principal 300.000. The loan is settled"));
}

TEST_CASE("a program reads a loan's life as figures", "[cli]") {
  LendingDesk desk;
  desk.repay("2024-02-12", "312000");
  const std::string csv = desk.must("explain loan HP-01 KV001 --as-of 2024-03-15 --format csv").out;
  CHECK(holds(csv, "1,1,2024-02-10,300000,12000,0,300000,12000,0,0,0,2024-02-12,2,0,\r\n"));
  CHECK(holds(csv, "2,1,2024-03-10,300000,9000,0,0,0,0,0,0,,5,309000,\r\n"));
  const std::string json = desk.must("explain loan HP-01 KV001 --as-of 2024-03-15 --format json").out;
  CHECK(holds(json, "\"owed_minor\": 909000"));
  CHECK(holds(json, "\"step\": \"repaid\""));
  CHECK(holds(json, "\"receipt\": \"HP-01/13\""));
  CHECK(holds(json,
              "{\"instalment\": 1, \"principal_minor\": 300000, \"interest_minor\": 12000, \"penalty_minor\": 0, "
              "\"late_interest_minor\": 0, \"spared_interest_minor\": 0}"));
}

TEST_CASE("a loan that is not there is refused with those that are", "[cli]") {
  LendingDesk desk;
  const Said other = desk.type("explain loan HP-01 KV002");
  CHECK(other.exit == cli::refused);
  CHECK(holds(other.err, "There is no loan KV002; the club's loans run from KV001 to KV001."));
  CHECK(desk.type("explain loan HP-01 TV03").exit == cli::wrong_usage);
}

// --- Movement of arrears -----------------------------------------------------------------------------------------

TEST_CASE("between two days every loan stands in one cell, and both sides add up", "[cli]") {
  LendingDesk desk;
  desk.repay("2024-03-20", "312000");
  const std::string asked = "arrears HP-01 --since 2024-02-29 --as-of 2024-03-31 ";
  const std::string csv = desk.must(asked + "--format csv").out;
  CHECK(holds(csv,
              "from,to,loans,brought_minor,repaid_minor,written_off_minor,taken_back_minor,remains_minor\r\n"
              "1-30,1-30,1,1200000,300000,0,0,900000\r\n"));
  const std::string told = desk.must(asked).out;
  CHECK(holds(told, "Movement of loans between 2024-02-29 and 2024-03-31, HP-01, CLB thử\n"));
  CHECK(holds(told, "brought = repaid + written off + left on 2024-03-31."));
  CHECK(holds(told, "Brought: 1.200.000\nRepaid: 300.000\n"));
  CHECK(desk.type("arrears HP-01 --since 2024-03-31 --as-of 2024-03-31").exit == cli::wrong_usage);
}

// --- Rates that are probably a slip of the pen -------------------------------------------------------------------

TEST_CASE("a plan warns of a yearly rate that is surely monthly, and of one above the legal cap", "[cli]") {
  Desk desk;
  const std::string plan = "loan plan --principal 5000000 --method flat --instalments 12 --start 2024-02-10 --rate ";
  const Said low = desk.must(plan + "0.7%/year");
  CHECK(holds(low.err, "rate_surely_monthly: 0.70% a year is what others ask a month"));
  CHECK_FALSE(holds(low.err, "rate_above_cap"));
  CHECK(holds(desk.must(plan + "0.7%/year --format json").out, "\"rate_surely_monthly\": true"));
  const Said high = desk.must(plan + "2%/month");
  CHECK(holds(high.err, "rate_above_cap"));
  CHECK_FALSE(holds(high.err, "rate_surely_monthly"));
}
