// What is typed is what is recorded: currencies, funds, rates, signatures, files of entries.

#include <catch2/catch.hpp>
#include <fstream>
#include <thread>

#include "tests/cli/desk.h"

using namespace soquy;
using namespace soquy::test;

namespace {

const std::string kPlan =
    "loan plan --principal 100 --rate 1%/month --method flat --instalments 3 --start 2024-02-10 --currency ";

/// The principal column of the instalments, in minor units.
std::vector<std::string> principals(const std::string& csv, std::size_t column) {
  std::vector<std::string> found;
  std::istringstream in(csv);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::string cell;
    for (std::size_t i = 0; i <= column; ++i) std::getline(cells, cell, ',');
    found.push_back(cell);
  }
  return found;
}

/// The numbers after a key in JSON, one per line of a list.
std::vector<std::string> numbers_of(const std::string& json, const std::string& key) {
  std::vector<std::string> found;
  const std::string mark = "\"" + key + "\": ";
  for (std::size_t at = json.find(mark); at != std::string::npos; at = json.find(mark, at + 1)) {
    const std::size_t begin = at + mark.size();
    found.push_back(json.substr(begin, json.find_first_not_of("-0123456789", begin) - begin));
  }
  return found;
}

}  // namespace

TEST_CASE("a currency is named in large or small letters, for a plan as for a club", "[cli]") {
  Desk desk;
  for (const char* code : {"VND", "vnd", "USD", "usd", "KHR", "lak"}) {
    INFO(code);
    CHECK(desk.type(kPlan + code).exit == cli::done);
  }
  CHECK(desk.type(kPlan + "EUR").exit == cli::wrong_usage);
  desk.found("usd", "500");
  CHECK(holds(desk.must("balance HP-01").out, "500,00"));
  desk.must("club found HP-02 --by TV05 --name 'CLB hai' --currency KHR");
}

TEST_CASE("a loan in dollars is recorded with the instalments of the plan that was signed", "[cli]") {
  Desk desk;
  desk.found("USD", "500");
  desk.must(
      "record loan-approve HP-01 --by TV05 --approved-by TV01 --date 2024-02-10 --borrower TV03 --amount 100 "
      "--rate 1%/month --method flat --instalments 3 --resolution NQ-01");
  desk.must("record loan-disburse HP-01 --by TV05 --date 2024-02-10 --loan KV001 --amount 100");

  const auto planned = principals(desk.must(kPlan + "USD --format csv").out, 2);
  CHECK(planned == std::vector<std::string>{"3333", "3333", "3334"});
  const std::string json = desk.must("loans HP-01 --loan KV001 --format json").out;
  CHECK(numbers_of(json.substr(json.find("\"instalments\"")), "principal_minor") == planned);
}

TEST_CASE("a loan without a rate is not made free of interest by forgetting", "[cli]") {
  Desk desk;
  desk.found();
  const std::string loan =
      "record loan-approve HP-01 --by TV05 --borrower TV03 --amount 100000 --instalments 3 --resolution NQ-01 ";
  const Said forgotten = desk.type(loan);
  CHECK(forgotten.exit == cli::wrong_usage);
  CHECK(holds(forgotten.err, "needs --rate RATE"));
  CHECK(desk.type(loan + "--rate 0").exit == cli::done);
}

TEST_CASE("a number with the letters of another thing is refused", "[cli]") {
  Desk desk;
  desk.found();
  const Said loan = desk.type("record repayment HP-01 --by TV05 --loan TV01 --amount 1000");
  CHECK(loan.exit == cli::wrong_usage);
  CHECK(holds(loan.err, "--loan is 'TV01': this is a number of another kind; here it begins with KV, as KV005"));
  CHECK(desk.type("record contribution HP-01 --by TV05 --kind saving --member KV001 --amount 1000").exit ==
        cli::wrong_usage);
  CHECK(desk.type("statement HP-01 NQ-01").exit == cli::wrong_usage);
  CHECK(desk.type("loans HP-01 --loan TV01").exit == cli::wrong_usage);
  CHECK(desk.type("record contribution HP-01 --by TV05 --kind saving --member tv3 --amount 1000").exit == cli::done);
  CHECK(desk.type("record contribution HP-01 --by TV05 --kind saving --member 3 --amount 1000").exit == cli::done);
}

TEST_CASE("capital and savings go to the income fund and fees to the activity fund, unless said otherwise", "[cli]") {
  Desk desk;
  desk.found();
  const auto paid = [&](const std::string& words) {
    return desk.must("record contribution HP-01 --by TV05 --member TV03 --amount 1000 " + words).out;
  };
  CHECK(holds(paid("--kind capital"), "    income: "));
  CHECK(holds(paid("--kind saving"), "    income: "));
  CHECK(holds(paid("--kind fee"), "    activity: "));
  CHECK(holds(paid("--kind saving --fund activity"), "    activity: "));
}

TEST_CASE("an activity area may be typed by its number in the law", "[cli]") {
  Desk desk;
  desk.found();
  const auto area = [&](const std::string& typed) {
    return desk.type("record activity HP-01 --by TV05 --topic 'sinh hoạt' --attended 5 --area " + typed);
  };
  CHECK(holds(area("1").out, "area livelihood"));
  CHECK(holds(area("7").out, "area culture"));
  CHECK(holds(area("'Mảng 7'").out, "area culture"));
  CHECK(holds(area("'mảng 8'").out, "area resources"));
  for (const char* wrong : {"0", "9", "'Mảng'", "07"}) CHECK(area(wrong).exit == cli::wrong_usage);
}

TEST_CASE("a warning is shown beside what is recorded, in a preview, and to programs", "[cli]") {
  Desk desk;
  desk.found();
  const std::string leaving = "member leave HP-01 TV01 --by TV05 --reason moved-away ";
  const std::string sentence = "TV01 sat on the board: elect somebody for the seat.";
  CHECK(holds(desk.must(leaving + "--preview").err, "warning (board_seat_empty): " + sentence));
  const Said json = desk.must(leaving + "--preview --format json");
  CHECK(holds(json.out, "\"code\": \"board_seat_empty\""));
  CHECK(holds(json.out, sentence));
  CHECK(holds(desk.must(leaving).err, "warning (board_seat_empty): " + sentence));
}

// --- Signatures --------------------------------------------------------------------------------------------------

namespace {

/// A club whose head signs with a key.
struct SignedDesk : Desk {
  std::string key = file("head.key").string();

  SignedDesk() {
    found();
    std::string open = must("actor key " + key).out;
    open.pop_back();
    must("actor enrol HP-01 TV01 --by TV05 --approved-by TV01 --role head --assurance key --key " + open);
  }
  std::string reversal(const std::string& more) const {
    return "reverse HP-01 8 --by TV05 --approved-by TV01:key=" + key + " --date 2024-06-30 --reason wrong-amount " +
           more;
  }
};

}  // namespace

TEST_CASE("a version that was asked for is asked for beside a signing key too", "[cli]") {
  SignedDesk desk;
  const Said refused = desk.type(desk.reversal("--expect 5"));
  CHECK(refused.exit == cli::refused);
  INFO(refused.err);
  CHECK(holds(refused.err, "version 5"));
  CHECK(desk.type(desk.reversal("--expect 11")).exit == cli::done);
}

TEST_CASE("a signed command sent again under its id gets its first answer", "[cli]") {
  SignedDesk desk;
  const std::string command = desk.reversal("--command-id 6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  const Said first = desk.must(command);
  desk.must("record contribution HP-01 --by TV05 --kind saving --member TV03 --amount 1000");
  const Said again = desk.type(command);
  CHECK(again.err.empty());
  CHECK(again.exit == cli::done);
  CHECK(holds(again.out, "this is the first answer again"));
  CHECK(holds(again.out, first.out.substr(0, first.out.find('\n'))));
  CHECK(desk.type("verify").exit == cli::done);
}

// --- Files of entries --------------------------------------------------------------------------------------------

TEST_CASE("a file of entries may begin with a byte order mark, and its lines with soquy record", "[cli]") {
  Desk desk;
  desk.found();
  const std::string lines =
      "\xEF\xBB\xBF"
      "contribution --kind saving --member TV02 --amount 1000\r\n"
      "soquy record contribution --kind saving --member TV03 --amount 2000\n"
      "soquy record contribution HP-01 --by TV05 --kind saving --member TV04 --amount 3000\n"
      "record contribution --kind saving --member TV04 --amount 4000\n"
      "soquy member volunteer TV02\n"
      "soquy member volunteer hp-01 TV03\n";
  const Said said = desk.type("record entries HP-01 --by TV05 --entries -", lines);
  CHECK(said.err.empty());
  CHECK(holds(said.out, "amount 4.000 đ"));
}

TEST_CASE("a line that was typed for another club or recorder is refused", "[cli]") {
  Desk desk;
  desk.found();
  const Said said = desk.type("record entries HP-01 --by TV05 --entries -",
                              "soquy record contribution HP-02 --kind saving --member TV02 --amount 1000\n"
                              "soquy record contribution HP-01 --by TV01 --kind saving --member TV02 --amount 1000\n");
  CHECK(said.exit == cli::wrong_usage);
  CHECK(holds(said.err, "line 1: this line is for HP-02; all lines here are entries of HP-01."));
  CHECK(holds(said.err, "line 2: this line is recorded by TV01; all lines here are recorded by TV05."));
}

TEST_CASE("a directory is no file of entries", "[cli]") {
  Desk desk;
  desk.found();
  const Said said = desk.type("record entries HP-01 --by TV05 --entries " + desk.store());
  CHECK(said.exit == cli::wrong_usage);
  CHECK(holds(said.err, "which is a directory; name a file with one entry per line."));
}

namespace {

/// Standard input that looks, when it is read, whether anybody else can write to the store.
class WatchedInput final : public std::stringbuf {
 public:
  explicit WatchedInput(Desk& desk) : desk_(desk) {}
  [[nodiscard]] bool was_free() const { return was_free_; }

 private:
  int_type underflow() override {
    was_free_ = desk_.type("record contribution HP-01 --by TV05 --kind fee --member TV02 --amount 1000").exit == 0;
    return traits_type::eof();
  }
  Desk& desk_;
  bool was_free_ = false;
};

}  // namespace

TEST_CASE("while entries are typed at the terminal, others can write to the store", "[cli]") {
  Desk desk;
  desk.found();
  WatchedInput typing(desk);
  std::istream in(&typing);
  std::ostringstream out;
  cli::Terminal terminal{in, out, out};
  terminal.clock = &desk.clock();
  const int exit = cli::run(
      {"record", "meeting", "HP-01", "--by", "TV05", "--present-count", "5", "--entries", "-", "--store", desk.store()},
      terminal);
  CHECK(typing.was_free());
  CHECK(exit == cli::done);
}

TEST_CASE("nobody joins without a name", "[core][cli]") {
  Desk desk;
  desk.found();
  const Said said = desk.type("member join HP-01 --by TV05 --date 2024-02-10 --name ''");
  CHECK(said.exit == cli::refused);
  CHECK(holds(said.err, "a profile without a name"));
}

TEST_CASE("a store that another command holds is waited for, and then refused without naming a server", "[cli]") {
  Desk desk;
  desk.found();
  auto holder = engine::Ledger::open(desk.store(), desk.clock());
  std::thread soon([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    holder.reset();
  });
  const Said waited = desk.type("clubs");
  soon.join();
  CHECK(waited.exit == cli::done);

  holder = engine::Ledger::open(desk.store(), desk.clock());
  const Said refused = desk.type("record contribution HP-01 --by TV05 --kind fee --member TV02 --amount 1000");
  CHECK(refused.exit == cli::unreachable);
  CHECK(refused.err ==
        "soquy: " + desk.store() + " is in use: another process holds it; let that one end, then try again\n");
}

TEST_CASE("a by-law keeps saying where its paper is, until another paper is named", "[cli]") {
  Desk desk;
  desk.found();
  const auto adopt = [&](const std::string& words) { desk.must("club by-law HP-01 --by TV05 " + words); };
  const auto shown = [&] { return desk.must("club show HP-01").out; };
  desk.must("record meeting HP-01 --by TV05 --date 2024-02-10 --present-count 5 --entries -",
            "resolution --subject by-law\nresolution --subject by-law\n");
  adopt("--date 2024-02-10 --resolution NQ-02 --text 'quy chế 2024, tủ hồ sơ' --penalty-late 10000");
  CHECK(holds(shown(), "quy chế 2024, tủ hồ sơ"));
  adopt("--date 2024-02-10 --resolution NQ-03 --penalty-late 20000");
  CHECK(holds(shown(), "penalty late 20.000"));
  CHECK(holds(shown(), "quy chế 2024, tủ hồ sơ"));
}

TEST_CASE("a receipt tells the words that were typed, and not who a person is", "[cli]") {
  Desk desk;
  desk.found();
  const Said gift = desk.must(
      "record donation HP-01 --by TV05 --donor individual --condition permanent --fund income --amount 1000 "
      "--from 'Bà Tư ngoài chợ'");
  CHECK_FALSE(holds(gift.out, "Bà Tư"));
  const Said loan = desk.must(
      "record loan-approve HP-01 --by TV05 --borrower TV03 --amount 100000 --rate 0 --instalments 3 --resolution NQ-01 "
      "--purpose 'nuôi gà' --words 'giống gà ta'");
  CHECK(holds(loan.out, "    purpose: nuôi gà; words: giống gà ta\n"));
  CHECK(holds(desk.must("loans HP-01 --format json").out, R"("purpose": "nuôi gà")"));
}

TEST_CASE("the same command id with other words is refused without showing either", "[cli]") {
  Desk desk;
  desk.found();
  const std::string expense =
      "record expense HP-01 --by TV05 --date 2024-02-10 --fund income --area health --amount 1000 --command-id "
      "6ba7b810-9dad-11d1-80b4-00c04fd430c8 --words ";
  desk.must(expense + "'thuốc ho'");
  const Said other = desk.type(expense + "'thuốc bổ'");
  CHECK(other.exit == cli::refused);
  CHECK(holds(other.err, "words): the words of then (recorded at version"));
  CHECK_FALSE(holds(other.err, "thuốc"));
}

TEST_CASE("a book is not known as of an entry that it does not have", "[cli]") {
  Desk desk;
  desk.found();
  const Said said = desk.type("balance HP-01 --known-as-of version:9999");
  CHECK(said.exit == cli::wrong_usage);
  CHECK(holds(said.err, "the book of HP-01 has 10 entries"));
}
