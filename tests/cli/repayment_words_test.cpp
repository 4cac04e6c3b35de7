// The answer to a repayment says how it was split and why, in English and as it is read out.

#include <catch2/catch.hpp>

#include "tests/cli/desk.h"

using namespace soquy;
using namespace soquy::test;

namespace {

/// KV001: 1.200.000 to TV03 over four months at 1% a month, paid out on 10 January 2024 under a by-law of that day.
struct RuledDesk : Desk {
  explicit RuledDesk(const std::string& rules) {
    found();
    must("record entries HP-01 --by TV05 --date 2024-01-10 --entries -", "resolution --subject by-law\n");
    must("club by-law HP-01 --by TV05 --date 2024-01-10 --resolution NQ-02 " + rules);
    must(
        "record loan-approve HP-01 --by TV05 --date 2024-01-10 --borrower TV03 --amount 1200000 --rate 1%/month "
        "--method equal-principal --instalments 4 --resolution NQ-01 --guarantors TV02");
    must("record loan-disburse HP-01 --by TV05 --date 2024-01-10 --loan KV001 --amount 1200000");
  }
  std::string repay(const std::string& day, const std::string& amount, const std::string& more = "") {
    return must("record repayment HP-01 --by TV05 --date " + day + " --loan KV001 --amount " + amount + " " + more).out;
  }
};

}  // namespace

TEST_CASE("a repayment is answered with the rules of the by-law that split it", "[cli]") {
  RuledDesk desk("--allocation penalty-interest-principal --advance last-instalments");
  const std::string said = desk.repay("2024-02-12", "412000", "--preview");
  CHECK(holds(said,
              "By the by-law in force when it was paid out on 2024-01-10: the oldest instalment first; of each its "
              "penalty, then its interest, then its principal. Money ahead of its day pays principal of the last "
              "instalments. Outstanding principal is 800.000."));
  CHECK(holds(desk.must("explain loan HP-01 KV001 --as-of 2024-02-12").out,
              "Money pays: the oldest instalment first; of each its penalty, then its interest, then its principal\n"
              "Money ahead of its day pays: principal of the last instalments\n"
              "To be read out: Tiền trả được chia theo quy chế: kỳ cũ nhất trước; mỗi kỳ trả tiền phạt, rồi lãi, rồi "
              "gốc. Tiền trả trước hạn trả gốc của các kỳ cuối cùng.\n"));
}

TEST_CASE("with --lang vi a repayment is told as it is read out to the borrower", "[cli]") {
  RuledDesk desk("--allocation penalty-interest-principal --advance last-instalments");
  const std::string preview = desk.repay("2024-02-12", "412000", "--lang vi --preview");
  CHECK(holds(preview, "Xem trước: chưa ghi gì vào sổ.\n"));
  CHECK(holds(preview, "Biên nhận: có số khi đã ghi sổ\n"));
  const std::string said = desk.repay("2024-02-12", "412000", "--lang vi");
  CHECK(
      holds(said,
            "Ông TV03 trả 412.000 đ cho khoản vay KV001: kỳ 1, hạn trả 10/02/2024, chậm 2 ngày: lãi 12.000, gốc "
            "300.000; kỳ 4, hạn trả 10/05/2024, trả trước hạn: gốc 100.000. Tổng cộng: lãi 12.000, gốc 400.000. Chia "
            "theo quy chế có hiệu lực khi phát tiền vay ngày 10/01/2024: kỳ cũ nhất trước; mỗi kỳ trả tiền phạt, rồi "
            "lãi, rồi gốc. Tiền trả trước hạn trả gốc của các kỳ cuối cùng. Còn nợ gốc 800.000 đ. Kỳ tới là kỳ 2, hạn "
            "trả 10/03/2024: lãi 9.000, gốc 300.000.\n"));
  CHECK(holds(said, "    Biên nhận HP-01/"));
  CHECK(holds(said, "Tiền mặt của quỹ income: "));
  CHECK_FALSE(holds(said, "Receipt"));
  const std::string settled = desk.repay("2024-03-10", "809000", "--lang vi --payer TV02");
  CHECK(holds(settled,
              "Ông TV03 trả 809.000 đ cho khoản vay KV001 (TV02 nộp thay): kỳ 2, hạn trả 10/03/2024: lãi 9.000"));
  CHECK(holds(settled, " Đã trả hết nợ.\n"));
}

TEST_CASE("a machine reads both languages of a repayment, whatever was asked for", "[cli]") {
  RuledDesk desk("--allocation principal-first");
  const std::string kJson = "--format json --preview --command-id 6ba7b810-9dad-11d1-80b4-00c04fd430c8";
  const std::string json = desk.repay("2024-02-10", "312000", kJson);
  CHECK(holds(json,
              "\"words\": \"repayment: 312.000 on KV001: instalment 1, due 2024-02-10: principal 300.000, interest "
              "12.000. By the by-law"));
  CHECK(holds(json,
              "\"words_vi\": \"Ông TV03 trả 312.000 đ cho khoản vay KV001: kỳ 1, hạn trả 10/02/2024: gốc 300.000, "
              "lãi 12.000. Chia theo quy chế"));
  CHECK(json == desk.repay("2024-02-10", "312000", kJson + " --lang vi"));
  CHECK(holds(desk.repay("2024-02-10", "312000"), "then its interest, then its penalty."));
  CHECK(holds(desk.must("explain loan HP-01 KV001 --as-of 2024-02-10").out,
              "instalment 1, on its day: principal 300.000, interest 12.000"));
}

TEST_CASE("with --lang vi repayments that are split anew are listed in Vietnamese, and a penalty is read out once",
          "[cli]") {
  RuledDesk desk("--penalty-late 20000");
  static_cast<void>(desk.repay("2024-03-20", "312000"));
  const std::string said = desk.repay("2024-02-10", "309000", "--approved-by TV01 --lang vi --preview");
  CHECK(holds(said, "Các lần trả được chia lại, theo số của kỳ"));
  CHECK(holds(said, "1: lãi 12.000, gốc 300.000"));
  const std::string charged =
      desk.must("record penalty HP-01 --by TV05 --date 2024-04-15 --loan KV001 --instalment 2 --amount 20000 --lang vi")
          .out;
  CHECK(holds(charged, "(2024-04-15) Ông TV03 bị phạt 20.000 đ vì trả chậm kỳ 2 của khoản vay KV001."));
  CHECK_FALSE(holds(charged, "To be read out"));
  CHECK_FALSE(holds(charged, "penalty charged"));
}
