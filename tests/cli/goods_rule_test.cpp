// Rules for goods as a treasurer types them, and what is filled in from them.

#include "cli/goods_rule.h"

#include <catch2/catch.hpp>

#include "tests/cli/desk.h"

using namespace soquy;
using namespace soquy::test;

namespace {

std::string again(const std::string& line) { return cli::in_one_line(cli::typed_goods_rule(line, "--goods-rule")); }

std::string refusal(const std::string& line) {
  try {
    static_cast<void>(cli::typed_goods_rule(line, "--goods-rule"));
  } catch (const cli::UsageError& error) {
    return error.what();
  }
  return "";
}

/// A desk whose by-law has three rules for goods, with two heifers and 100 kg of rice in stock.
struct Barn : Desk {
  Barn() {
    found();
    today("2028-12-31");
    must("record meeting HP-01 --by TV05 --date 2024-02-10 --present-count 5 --entries -",
         "resolution --subject by-law");
    must(
        "club by-law HP-01 --by TV05 --date 2024-02-10 --resolution NQ-02 "
        "--goods-rule 'heifer-30: 1 heifer/head -> 1 heifer/head after 30 months' "
        "--goods-rule 'rice: 100 rice/kg -> 120 rice/kg after 6 months' "
        "--goods-rule 'calf: 1 heifer/head -> 1 calf/head 12 months after birth 1'");
    const std::string gift = "record goods received HP-01 --by TV05 --date 2024-02-10 --donor organisation ";
    must(gift + "--item heifer --unit head --quantity 2");
    must(gift + "--item rice --unit kg --quantity 100");
  }
  Said lend(const std::string& rest) { return type("record goods lent HP-01 --by TV05 --date 2024-02-10 " + rest); }
};

}  // namespace

TEST_CASE("a rule for goods is typed in one line and shown as it is typed", "[cli]") {
  for (const char* line :
       {"heifer-30: 1 heifer/head -> 1 heifer/head after 30 months", "rice: 1 rice/kg -> 1,2 rice/kg after 6 months",
        "calf: 1 heifer/head -> 1 calf/head 12 months after birth 1",
        "cow-bank: 1 bò cái/con -> 1 bê/con 1 month after births 1,3"}) {
    CHECK(again(line) == line);
  }
  CHECK(again("rice:100 rice/kg->120 rice/kg after 6 months") == "rice: 1 rice/kg -> 1,2 rice/kg after 6 months");
  CHECK(again("bò : 1 bò/con → 1 bê/con 12 tháng sau lứa 1, 3") ==
        "bò: 1 bò/con -> 1 bê/con 12 months after births 1,3");
  CHECK(again("bò: 1 bò/con → 1 bò/con sau 30 tháng") == "bò: 1 bò/con -> 1 bò/con after 30 months");
  const GoodsRule rule = cli::typed_goods_rule("sow: 1 sow/head -> 2 piglet/head 3 months after births 1,2", "");
  CHECK(rule == GoodsRule{"sow", {"sow", "head"}, {"piglet", "head"}, 2'000, 3, {1, 2}});
}

TEST_CASE("a rule for goods that cannot be read is answered with what is missing and how to write it", "[cli]") {
  const std::vector<std::pair<const char*, const char*>> table = {
      {"1 heifer/head -> 1 heifer/head after 30 months", "it has no name"},
      {": 1 heifer/head -> 1 heifer/head after 30 months", "it has no name"},
      {"bank: 1 heifer/head, 1 heifer/head after 30 months", "no arrow"},
      {"bank: heifer -> 1 heifer/head after 30 months", "what is lent is a number, the thing and its unit"},
      {"bank: 1 heifer -> 1 heifer/head after 30 months", "what is lent is a number, the thing and its unit"},
      {"bank: 0 heifer/head -> 1 heifer/head after 30 months", "what is lent is nothing"},
      {"bank: 1 heifer/head -> heifer/head after 30 months", "what is owed is a number, the thing and its unit"},
      {"bank: 1 heifer/head -> 1 heifer/ after 30 months", "what is owed is a number, the thing and its unit"},
      {"bank: 1 heifer/head -> 1 heifer/head", "nothing says when it is owed"},
      {"bank: 1 heifer/head -> 1 heifer/head after 30", "the time is a number of months"},
      {"bank: 1 heifer/head -> 1 heifer/head after 2 years", "the time is a number of months"},
      {"bank: 1 heifer/head -> 1 calf/head after birth 1", "the time is a number of months"},
      {"bank: 1 heifer/head -> 1 calf/head 12 months after birth", "it does not say which births"},
      {"bank: 3 heifer/head -> 1 calf/head after 30 months", "no whole thousandth"},
  };
  for (const auto& [line, why] : table) {
    INFO(line);
    const std::string said = refusal(line);
    CHECK(holds(said, why));
    CHECK(holds(said, std::string(cli::kGoodsRuleForm)));
  }
  CHECK(holds(refusal("bank: 1 heifer/head -> 1 heifer/head after 0 months"), "from 1 to 600"));
  CHECK(holds(refusal("bank: 1 heifer/head -> 1 calf/head 12 months after births one"), "--goods-rule"));
}

TEST_CASE("what is lent under a rule is owed as the by-law says, without typing it", "[cli]") {
  Barn barn;
  const Said show = barn.must("club show HP-01");
  CHECK(holds(show.out, "rice: 1 rice/kg -> 1,2 rice/kg after 6 months"));
  const Said heifer = barn.lend("--item heifer --unit head --quantity 1 --keeper TV03 --by-rule heifer-30");
  CHECK(holds(heifer.out, "owed 1, due 2026-08-10"));
  const Said rice = barn.lend("--item rice --unit kg --quantity 50 --keeper TV04 --by-rule rice");
  CHECK(holds(rice.out, "owed 60, due 2024-08-10"));
  const Said cow = barn.lend("--item heifer --unit head --quantity 1 --keeper TV02 --by-rule calf");
  CHECK(holds(cow.out, "name calf, unit head, owed 1, by rule calf"));

  const std::string of = " HP-01 --by TV05 --placement HV003 --item calf --unit head --quantity 1 ";
  const Said calf = barn.must("record goods born" + of + "--date 2025-03-10");
  CHECK(holds(calf.out, "birth 1, owed 1, due 2026-03-10"));
  const Said on = barn.must("record goods handed-on" + of + "--date 2026-03-01 --receiver TV01");
  CHECK(holds(on.out, "receiver owes 1, next HV004"));

  const Said next = barn.must("stock HP-01 --as-of 2026-08-31");
  CHECK(holds(next.out, "placed + born + beyond - lost - handed on - returned = standing: holds"));
  CHECK(holds(next.out, "2026-08-10  HV001      TV03    heifer  head  1 "));
  CHECK(holds(next.out, "when born   HV004"));
  const Said json = barn.must("stock HP-01 --as-of 2026-08-31 --format json");
  CHECK(holds(json.out, "\"reconciles\": true"));
}

TEST_CASE("the rule is filled in for the day of the entry, in a meeting too", "[cli]") {
  Barn barn;
  const Said said = barn.must("record meeting HP-01 --by TV05 --date 2024-04-10 --present-count 5 --entries -",
                              "goods lent --item rice --unit kg --quantity 10 --keeper TV04 --by-rule rice\n"
                              "goods lent --item rice --unit kg --quantity 10 --keeper TV03 --by-rule rice --date "
                              "2024-03-10\n");
  CHECK(holds(said.out, "owed 12, due 2024-10-10"));
  CHECK(holds(said.out, "owed 12, due 2024-09-10"));
}

TEST_CASE("a rule that is not in the by-law, or is not kept, is refused in words that help", "[cli]") {
  Barn barn;
  const std::string heifer = "--item heifer --unit head --quantity 1 --keeper TV03 ";
  const Said unknown = barn.lend(heifer + "--by-rule heifer-3");
  CHECK(unknown.exit == cli::wrong_usage);
  CHECK(holds(unknown.err, "the by-law has heifer-30, rice and calf"));
  CHECK(holds(unknown.err, "Did you mean heifer-30?"));
  const Said bare = barn.lend(heifer);
  CHECK(bare.exit == cli::wrong_usage);
  CHECK(holds(bare.err, "Say --owed and --due, or --by-rule"));
  const Said otherwise = barn.lend(heifer + "--by-rule heifer-30 --due 2027-02-10");
  CHECK(otherwise.exit == cli::refused);
  CHECK(holds(otherwise.err, "heifer-30 says 2026-08-10; asked: 2027-02-10"));
}
