// soquy arrears: each late loan with its days, and the sums by days late and by debt group, in both languages.

#include <catch2/catch.hpp>

#include "tests/cli/desk.h"

using namespace soquy;
using namespace soquy::test;

namespace {

/// Four loans of one instalment each, of 1% a month, due on 10 February, 10 April, 10 May and 10 July 2024, and on the
/// 20th of June nothing is paid: 131, 71 and 41 days late, and one on time.
struct LateDesk : Desk {
  LateDesk() {
    found();
    must("record entries HP-01 --by TV05 --date 2024-01-10 --entries -", "resolution --subject by-law\n");
    must("club by-law HP-01 --by TV05 --date 2024-01-10 --resolution NQ-02 --loans-at-once 0");
    lend("KV001", "1000000", "2024-02-10");
    lend("KV002", "2000000", "2024-04-10");
    lend("KV003", "3000000", "2024-05-10");
    lend("KV004", "4000000", "2024-07-10");
  }
  std::string asked(const std::string& more) { return must("arrears HP-01 --as-of 2024-06-20 " + more).out; }

 private:
  void lend(const std::string& loan, const std::string& amount, const std::string& due) {
    must("record entries HP-01 --by TV05 --date 2024-01-10 --entries -",
         "loan-approve --borrower TV03 --rate 1%/month --method bullet --every single --instalments 1 --resolution "
         "NQ-01 --first-due " +
             due + " --amount " + amount + "\nloan-disburse --loan " + loan + " --amount " + amount + "\n");
  }
};

/// The cells of the line that begins with these words; several blanks are one.
std::string line_of(const std::string& text, const std::string& first) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    std::string joined;
    for (std::string word; words >> word;) joined += (joined.empty() ? "" : " ") + word;
    if (joined.starts_with(first + " ")) return joined;
  }
  return "no line " + first;
}

std::string part_from(const std::string& text, const std::string& heading) {
  const std::size_t at = text.find(heading);
  return at == std::string::npos ? "" : text.substr(at);
}

}  // namespace

TEST_CASE("late loans are added up by days late, and all that are out by debt group", "[cli][arrears]") {
  LateDesk desk;
  const std::string by_days = part_from(desk.asked(""), "By days late");
  CHECK(line_of(by_days, "1-30") == "1-30 0 0 0 0");
  CHECK(line_of(by_days, "31-60") == "31-60 1 3.000.000 120.000 3.000.000");
  CHECK(line_of(by_days, "61-90") == "61-90 1 2.000.000 60.000 2.000.000");
  CHECK(line_of(by_days, "91-180") == "91-180 1 1.000.000 10.000 1.000.000");
  CHECK(line_of(by_days, ">180") == ">180 0 0 0 0");
  CHECK(line_of(by_days, "Together") == "Together 3 6.000.000 190.000 6.000.000");
  const std::string by_group = part_from(by_days, "By debt group");
  CHECK(line_of(by_group, "1") == "1 1 4.000.000");
  CHECK(line_of(by_group, "2") == "2 0 0");
  CHECK(line_of(by_group, "3") == "3 2 5.000.000");
  CHECK(line_of(by_group, "4") == "4 1 1.000.000");
  CHECK(line_of(by_group, "5") == "5 0 0");
  CHECK(line_of(by_group, "Together") == "Together 4 10.000.000");
}

TEST_CASE("each late loan says how many days it is late", "[cli][arrears]") {
  LateDesk desk;
  const std::string told = desk.asked("");
  CHECK(holds(line_of(told, "Loan"), "Unpaid since Late Group"));
  CHECK(holds(line_of(told, "KV001"), " 2024-02-10 131 4 "));
  CHECK(holds(line_of(told, "KV003"), " 2024-05-10 41 3 "));
  CHECK(line_of(told, "KV004") == "no line KV004");
  CHECK(holds(line_of(desk.asked("--all"), "KV004"), " 0 1 "));
}

TEST_CASE("a programme gets the sums in JSON, and in CSV the loans", "[cli][arrears]") {
  LateDesk desk;
  const std::string json = desk.asked("--format json");
  CHECK(holds(json, "\"by_days_late\": ["));
  CHECK(holds(json,
              "{\"days_late\": \"31-60\", \"loans\": 1, \"overdue_principal_minor\": 3000000, "
              "\"overdue_interest_minor\": 120000, \"outstanding_minor\": 3000000}"));
  CHECK(holds(json, "\"by_debt_group\": ["));
  CHECK(holds(json, "{\"debt_group\": 4, \"loans\": 1, \"outstanding_minor\": 1000000}"));
  const std::string csv = desk.asked("--format csv");
  CHECK(csv.starts_with("loan,borrower,outstanding_minor,"));
  CHECK(holds(csv, ",2024-02-10,131,4,"));
}

TEST_CASE("arrears and their movement are told in Vietnamese where that is asked for", "[cli][arrears]") {
  LateDesk desk;
  const std::string told = desk.asked("--lang vi");
  CHECK(holds(told, "Các khoản vay quá hạn của HP-01"));
  CHECK(holds(line_of(told, "KV001"), " 10/02/2024 131 4 "));
  CHECK(line_of(part_from(told, "Theo số ngày quá hạn"), "Cộng") == "Cộng 3 6.000.000 190.000 6.000.000");
  CHECK(line_of(part_from(told, "Theo nhóm nợ"), "Cộng") == "Cộng 4 10.000.000");
  CHECK(holds(told, "Tỷ lệ nợ quá hạn: 60,00%"));
  const std::string moved = desk.asked("--since 2024-03-31 --lang vi");
  CHECK(holds(moved, "Biến động các khoản vay từ ngày 31/03/2024 đến ngày 20/06/2024"));
  CHECK(line_of(part_from(moved, "Toàn bộ dư nợ"), "không quá hạn") ==
        "không quá hạn 4.000.000 3.000.000 2.000.000 9.000.000");
  CHECK_FALSE(holds(moved, "not late"));
}
