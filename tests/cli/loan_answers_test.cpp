// What is answered about loans: what settles one, how it may be named, what became of one in trouble, who is called.

#include <catch2/catch.hpp>

#include "tests/cli/desk.h"

using namespace soquy;
using namespace soquy::test;

namespace {

/// KV001: 1.200.000 to TV03 over four months at 1% a month, paid out on 10 January 2024 by entry 17; late principal
/// bears 150% of it. Due on the 10th of each month: 312.000, 309.000, 306.000, 303.000.
struct TroubledDesk : Desk {
  TroubledDesk() {
    found();
    must("record entries HP-01 --by TV05 --date 2024-01-10 --entries -",
         "resolution --subject by-law\nresolution --subject reschedule\nresolution --subject write-off\n"
         "resolution --subject other\n");  // NQ-02 to NQ-05
    must(
        "club by-law HP-01 --by TV05 --date 2024-01-10 --resolution NQ-02 --meeting-day 10 --penalty-late 20000 "
        "--overdue-percent 150");
    must(
        "record loan-approve HP-01 --by TV05 --date 2024-01-10 --borrower TV03 --amount 1200000 --rate 1%/month "
        "--method equal-principal --instalments 4 --resolution NQ-01 --guarantors TV02");
    must("record loan-disburse HP-01 --by TV05 --date 2024-01-10 --loan KV001 --amount 1200000");
  }
  Said repay(const std::string& day, const std::string& amount, const std::string& more = "") {
    return must("record repayment HP-01 --by TV05 --date " + day + " --loan KV001 --amount " + amount + " " + more);
  }
  std::string explain(const std::string& day, const std::string& more = "") {
    return must("explain loan HP-01 KV001 --as-of " + day + " " + more).out;
  }
};

/// The whole number after a key of a JSON answer.
std::int64_t number_of(const std::string& json, const std::string& key) {
  const std::size_t at = json.find("\"" + key + "\": ");
  REQUIRE(at != std::string::npos);
  return std::stoll(json.substr(at + key.size() + 4));
}

}  // namespace

// --- What settles it -------------------------------------------------------------------------------------------------

TEST_CASE("a loan's life says what settles it that day: a repayment of so much does, of one dong more is refused",
          "[cli][pay-off]") {
  TroubledDesk desk;
  desk.repay("2024-02-12", "200000");
  for (const std::string day : {"2024-02-12", "2024-02-25", "2024-03-10", "2024-03-31", "2024-05-11", "2024-06-30"}) {
    INFO(day);
    const std::string json = desk.explain(day, "--format json");
    const std::int64_t sum = number_of(json, "pay_off_minor");
    CHECK(sum == number_of(json, "owed_minor") + number_of(json, "earned_interest_minor"));
    CHECK(holds(desk.repay(day, std::to_string(sum), "--preview").out, "the loan is settled"));
    CHECK_FALSE(holds(desk.repay(day, std::to_string(sum - 1), "--preview").out, "the loan is settled"));
    const Said more = desk.type("record repayment HP-01 --by TV05 --loan KV001 --preview --date " + day + " --amount " +
                                std::to_string(sum + 1));
    CHECK(more.exit == cli::refused);
    CHECK(holds(more.err, "exceeds debt"));
  }
}

TEST_CASE("what settles a loan is told part by part, to be read out", "[cli][pay-off]") {
  TroubledDesk desk;
  desk.must("record penalty HP-01 --by TV05 --date 2024-02-15 --loan KV001 --instalment 1 --amount 20000");
  // 15 days of 300.000 overdue at 18% a year; 15 of the 29 days of the running month at 1% on 900.000 is 4.655
  const std::string told = desk.explain("2024-02-25");
  CHECK(holds(told, "\nTo settle it on 2024-02-25: 1.238.874\n"));
  CHECK(holds(told, "\nOf it interest until that day, not due yet: 4.655\n"));
  CHECK(holds(told,
              "\nThat is: TV03 settles it on 2024-02-25 with 1.238.874 đ: principal 1.200.000, interest due 12.000, "
              "late interest 2.219, interest until that day 4.655, penalties 20.000.\n"));
  CHECK(holds(told,
              "\nTo be read out: Muốn trả hết nợ trong ngày 25/02/2024, ông TV03 nộp 1.238.874 đ (bằng chữ: Một triệu "
              "hai trăm ba mươi tám nghìn tám trăm bảy mươi tư đồng): gốc 1.200.000 đ, lãi đến hạn 12.000 đ, lãi quá "
              "hạn 2.219 đ, lãi tính đến ngày đó 4.655 đ, tiền phạt 20.000 đ.\n"));
}

TEST_CASE("what settles a loan is what was known and dated by then", "[cli][pay-off]") {
  TroubledDesk desk;
  desk.repay("2024-02-10", "312000");
  const std::int64_t before = number_of(desk.explain("2024-03-31", "--format json"), "pay_off_minor");
  desk.repay("2024-03-31", "500000");
  CHECK(number_of(desk.explain("2024-03-30", "--format json"), "pay_off_minor") < before);
  CHECK(number_of(desk.explain("2024-03-31", "--format json"), "pay_off_minor") == before - 500'000);
  CHECK(number_of(desk.explain("2024-03-31", "--format json --known-as-of version:18"), "pay_off_minor") == before);
  CHECK(number_of(desk.explain("2024-01-10", "--format json"), "pay_off_minor") == 1'200'000);
}

TEST_CASE("nothing settles a loan that is over", "[cli][pay-off]") {
  TroubledDesk desk;
  desk.repay("2024-02-10", "1212000");
  CHECK(number_of(desk.explain("2024-06-30", "--format json"), "pay_off_minor") == 0);
  CHECK_FALSE(holds(desk.explain("2024-06-30"), "settles it"));
}

// --- How a loan is named ---------------------------------------------------------------------------------------------

TEST_CASE("a loan is found by the number on its paper, and its club by being the only one", "[cli]") {
  TroubledDesk desk;
  const std::string told = desk.must("explain loan HP-01 KV001").out;
  for (const char* asked : {"HP-01 L-1", "hp-01 l1", "HP-01 1", "KV001", "L-1", "1", "kv-001"}) {
    INFO(asked);
    CHECK(desk.must(std::string("explain loan ") + asked).out == told);
  }
  desk.must("club found HP-02 --by TV01 --date 2024-01-10 --name 'CLB khác' --practice");
  const Said which = desk.type("explain loan L-1");
  CHECK(which.exit == cli::wrong_usage);
  CHECK(holds(which.err, "Which club? The store holds HP-01 and HP-02; name one before the other words."));
  CHECK(desk.must("explain loan HP-01 L-1").out == told);
}

TEST_CASE("a word that is missing or in the wrong place is told as what it is", "[cli]") {
  TroubledDesk desk;
  const auto wrong = [&](const std::string& line, const std::string& words) {
    const Said said = desk.type("explain loan " + line);
    INFO(said.err);
    CHECK(said.exit != cli::done);
    CHECK(holds(said.err, words));
  };
  wrong("", "needs LOAN");
  wrong("HP-01", "Which loan? Name it after the club: soquy explain loan HP-01 KV001");
  wrong("KV001 HP-01", "The club comes first: soquy explain loan HP-01 KV001");
  wrong("HP-01 TV03", "here it begins with KV, as KV005, or is the digits alone");
  wrong("HP-01 L-2", "There is no loan KV002; the club's loans run from KV001 to KV001. Did you mean KV001?");
  wrong("HP-02 L-1", "There is no club HP-02 in this store. Did you mean HP-01?");
}

TEST_CASE("a question without a day is about today, and its help says so", "[cli]") {
  TroubledDesk desk;
  for (const std::string question : {"explain loan HP-01 KV001", "arrears HP-01", "loans HP-01"}) {
    INFO(question);
    CHECK(desk.must(question).out == desk.must(question + " --as-of 2024-06-30").out);
  }
  for (const std::string question : {"explain loan", "arrears"}) {
    const std::string help = desk.must(question + " --help").out;
    CHECK(holds(help, "today when not given"));
    CHECK_FALSE(holds(help, "all when not given"));
  }
}

// --- Loans in trouble ------------------------------------------------------------------------------------------------

namespace {

const std::string kReschedule =
    "record reschedule HP-01 --by TV05 --approved-by TV01 --loan KV001 --resolution NQ-03 --confirmation 'UBND xã "
    "45/2024' --reason flood ";

}  // namespace

TEST_CASE("a rescheduling says in words what is paid when, what interest is carried, and how often it happened",
          "[cli]") {
  TroubledDesk desk;
  const std::string asked = kReschedule + "--rate 1%/month --instalments 3 --date ";
  const std::string told = desk.must(asked + "2024-02-25 --preview").out;
  INFO(told);
  CHECK(holds(told,
              "loan rescheduled: KV001, 1.200.000 đ, equal principal, 3 instalments, 1%/month, due 2024-03-25 to "
              "2024-05-25, numbered 5 to 7, first 430.874 đ, by NQ-03 (flood), confirmed by UBND xã 45/2024, "
              "rescheduled once now. Interest of 18.874 of the time before falls due with instalment 5 and bears "
              "nothing. Outstanding principal is 1.200.000. Next is instalment 5, due 2024-03-25: interest 30.874, "
              "principal 400.000. TV03 settles it on 2024-02-25 with 1.218.874 đ: principal 1.200.000, interest until "
              "that day 18.874.\n"));
  CHECK(
      holds(told,
            "    To be read out: Khoản vay KV001 của ông TV03 được cơ cấu lại lần 1: gốc 1.200.000 đ, trả thành 3 kỳ, "
            "từ ngày 25/03/2024 đến ngày 25/05/2024; lãi trước đó 18.874 đ trả cùng kỳ đầu. Muốn trả hết nợ"));
  CHECK(holds(desk.must(asked + "2024-02-25 --format json").out,
              "\"words_vi\": \"Khoản vay KV001 của ông TV03 được cơ cấu lại"));
  CHECK(holds(desk.must(asked + "2024-03-01").out, "rescheduled 2 times now"));
  CHECK(holds(desk.must("log HP-01 --kind loan_rescheduled").out, "loan rescheduled: KV001, 1.200.000 đ, equal"));
}

TEST_CASE("a frozen loan says that nothing is asked for, and what stays owed", "[cli]") {
  TroubledDesk desk;
  const std::string told = desk.must(kReschedule + "--rate 0 --instalments 1 --frozen --date 2024-02-25").out;
  CHECK(holds(told,
              "loan frozen: KV001, 1.200.000 đ, by NQ-03 (flood), confirmed by UBND xã 45/2024, rescheduled once now. "
              "Interest of 18.874 of the time before stays owed and bears nothing. Outstanding principal is 1.200.000. "
              "Nothing is asked for until it is rescheduled again. TV03 settles it"));
  CHECK_FALSE(holds(told, "Next is"));
  CHECK(holds(told, "được khoanh nợ: gốc 1.200.000 đ, chưa phải trả và không tính lãi"));
}

TEST_CASE("after a rescheduling the rate in force is told beside the rates of the day it was paid out", "[cli]") {
  TroubledDesk desk;
  const auto loan = [&](const std::string& more = "") { return desk.must("loans HP-01 --loan KV001 " + more).out; };
  const std::string paid_out =
      "Agreed rate a year when paid out: 12.00%\nEffective rate a year when paid out: 12.68%\n";
  CHECK(holds(loan(), "\nRate in force: 1%/month\nRate in force a year: 12.00%\n" + paid_out +
                          "Reschedulings: 0\nInterest ever reduced: no\n"));
  desk.must(kReschedule + "--rate 6%/year --instalments 3 --date 2024-02-25");
  CHECK(holds(loan(), "\nRate in force: 6%/year\nRate in force a year: 6.00%\n" + paid_out +
                          "Reschedulings: 1\nInterest ever reduced: yes\n"));
  CHECK(holds(loan("--as-of 2024-02-24"), "\nRate in force: 1%/month\n"));
  const std::string json = loan("--format json");
  CHECK(number_of(json, "rate_in_force_ppm_year") == 60'000);
  CHECK(number_of(json, "stated_ppm_year") == 120'000);
  CHECK(holds(json, "\"rate_in_force\": \"6%/year\""));
  CHECK(holds(json, "\"interest_reduced\": true"));
  desk.must(kReschedule + "--rate 0 --instalments 1 --frozen --date 2024-03-01");
  CHECK(holds(loan(), "\nRate in force: no interest, frozen\nRate in force a year: 0.00%\n" + paid_out));
}

TEST_CASE("a loan on time whose interest was reduced stands in group 3, and the answer says why", "[cli]") {
  TroubledDesk desk;
  const std::string asked = "arrears HP-01 --all --format json --as-of 2024-03-01";
  desk.must(kReschedule + "--rate 1%/month --instalments 3 --date 2024-02-25");
  CHECK(holds(desk.must(asked).out,
              "\"days_past_due\": 0, \"debt_group\": 2, \"reschedulings\": 1, \"interest_reduced\": false"));
  TroubledDesk other;
  other.must(kReschedule + "--rate 0,5%/month --instalments 3 --date 2024-02-25");
  const std::string told = other.must(asked).out;
  CHECK(holds(told, "\"days_past_due\": 0, \"debt_group\": 3, \"reschedulings\": 1, \"interest_reduced\": true"));
  CHECK(number_of(told, "view_version") == 2);
  CHECK(holds(other.must("arrears --help").out, "in 3 or worse when its interest was ever reduced"));
}

TEST_CASE("a penalty and its waiver say what is owed now", "[cli]") {
  TroubledDesk desk;
  const std::string charged =
      desk.must("record penalty HP-01 --by TV05 --date 2024-02-15 --loan KV001 --instalment 1 --amount 20000").out;
  CHECK(holds(charged, "penalty charged: 20.000 đ on instalment 1 of KV001. Outstanding principal is 1.200.000."));
  CHECK(holds(charged, "penalties 20.000.\n"));
  CHECK(holds(charged, "Ông TV03 bị phạt 20.000 đ vì trả chậm kỳ 1 của khoản vay KV001."));
  const std::string waiver =
      "record waive HP-01 --by TV05 --date 2024-02-20 --loan KV001 --instalment 1 --resolution NQ-05 --reason illness ";
  const std::string waived = desk.must(waiver + "--amount 15000").out;
  CHECK(holds(waived, "penalty waived: 15.000 đ on instalment 1 of KV001, by NQ-05 (illness). Outstanding"));
  CHECK(holds(waived, "penalties 5.000.\n"));
  CHECK(holds(waived, "Ông TV03 được miễn 15.000 đ tiền phạt kỳ 1 của khoản vay KV001."));
  CHECK_FALSE(holds(desk.must(waiver + "--amount 5000 --preview").out, "penalties"));
}

TEST_CASE("a write-off says what may still come in, and a recovery what may come after it", "[cli]") {
  TroubledDesk desk;
  const std::string given_up =
      desk.must(
              "record write-off HP-01 --by TV05 --approved-by TV01 --date 2024-02-25 --loan KV001 --resolution NQ-04 "
              "--reason death")
          .out;
  CHECK(holds(given_up,
              "loan written off: KV001, 1.200.000 đ of principal from income, by NQ-04 (death). In all 1.218.874 was "
              "owed; what still comes in, up to that, is other income.\n"));
  CHECK(holds(given_up, "Khoản vay KV001 của ông TV03 được xóa nợ: 1.200.000 đ tiền gốc.\n"));
  const std::string recovery = "record recovery HP-01 --by TV05 --date 2024-03-10 --loan KV001 --amount ";
  CHECK(
      holds(desk.must(recovery + "200000").out,
            "loan recovered: 200.000 đ on KV001. Since the write-off 200.000 came in; at most 1.018.874 more can.\n"));
  CHECK(holds(desk.must(recovery + "1018874 --place bank").out,
              "on KV001, in the bank. Since the write-off 1.218.874 came in; that is all that was owed.\n"));
}

TEST_CASE("the log tells a repayment and what moved it in words", "[cli]") {
  TroubledDesk desk;
  desk.repay("2024-03-20", "312000");
  desk.repay("2024-02-10", "309000", "--approved-by TV01");
  const std::string log = desk.must("log HP-01").out;
  CHECK(holds(log, "repayment: 312.000 đ on KV001, 1: late interest 5.770, interest 12.000, principal 294.230"));
  CHECK(holds(log, "is split anew because of #19, before 1: late interest 5.770"));
}

// --- Guarantors ------------------------------------------------------------------------------------------------------

TEST_CASE("when nothing is guaranteed any more it is said, and what became of those who were called", "[cli]") {
  TroubledDesk desk;
  const std::string before = desk.must("guarantees HP-01").out;
  CHECK_FALSE(holds(before, "Nobody is called"));
  desk.must(
      "record guarantee-call HP-01 --by TV05 --date 2024-03-10 --loan KV001 --guarantor TV02 --amount 312000 "
      "--resolution NQ-01");
  desk.repay("2024-03-12", "200000", "--payer TV02");
  CHECK_FALSE(holds(desk.must("guarantees HP-01").out, "Nobody is called"));
  desk.must(
      "record write-off HP-01 --by TV05 --approved-by TV01 --date 2024-04-25 --loan KV001 --resolution NQ-04 --reason "
      "death");
  CHECK(holds(desk.must("guarantees HP-01").out,
              "Called and not paid: 0\nWritten off after a call: 1\nThat is: Nobody is called and nothing is "
              "guaranteed now. One loan was written off whose guarantors were called: 312.000 đ was asked of them, "
              "200.000 đ came in.\n"));
  CHECK(holds(desk.must("guarantees HP-01 --format json").out, "\"written_off_called\": 1"));
}

TEST_CASE("a club that never lent says that nothing is guaranteed", "[cli]") {
  Desk desk;
  desk.found();
  CHECK(holds(desk.must("guarantees HP-01").out,
              "Written off after a call: 0\nThat is: Nobody is called and nothing is guaranteed now.\n"));
}

// --- The club's delay ------------------------------------------------------------------------------------------------

TEST_CASE("who brought money in time into a month that was closed before it was written is told what the delay costs",
          "[cli]") {
  TroubledDesk desk;
  desk.must("close HP-01 --by TV05 --date 2024-03-01 --through 2024-02-29");
  const std::string late = "--original-date 2024-02-10 --late-reason voucher-found --preview";
  const Said said = desk.repay("2024-03-10", "312000", late);
  CHECK(
      holds(said.err,
            "warning (delay_costs_borrower): KV001 was paid on 2024-02-10 and is dated 2024-03-10: the borrower bears "
            "4.290 for the delay (late interest 4.290)."));
  CHECK(holds(desk.repay("2024-03-10", "312000", late + " --format json").out, "\"code\": \"delay_costs_borrower\""));

  desk.must("reopen HP-01 --by TV05 --approved-by TV01 --approved-by TV02 --through 2024-02-29 --reason voucher-found");
  const Said true_day = desk.repay("2024-02-10", "312000", "--preview");
  CHECK_FALSE(holds(true_day.err, "delay_costs_borrower"));
  CHECK_FALSE(holds(true_day.out, "late interest"));
}
