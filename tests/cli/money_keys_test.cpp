// Wherever a machine reads money, its key says so: it ends in "_minor". Only `soquy loan plan` has keys of its own.
#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <string>

#include "cli/document.h"
#include "cli/event_words.h"
#include "events/codec.h"
#include "tests/cli/desk.h"
#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::cli;

namespace {

/// Counts the amounts among the fields of an event.
class MoneyCount final : public FieldSink {
 public:
  std::size_t count = 0;
  void number(std::string_view, std::int64_t) override {}
  void money(std::string_view, Money) override { ++count; }
  void flag(std::string_view, bool) override {}
  void text(std::string_view, std::string_view) override {}
  void note(std::string_view, const Note&) override {}
  void begin_list(std::string_view, std::size_t) override {}
  void end_list() override {}
  void begin_struct(std::string_view) override {}
  void end_struct() override {}
};

/// Integers in the tree under a key that ends in "_minor", lists of them included.
std::size_t money_in(const Document& document, bool is_money = false) {
  if (document.type() == Document::Type::money || document.type() == Document::Type::integer) return is_money ? 1 : 0;
  const bool object = document.type() == Document::Type::object;
  std::size_t count = 0;
  for (const auto& [key, value] : document.members())
    count += money_in(value, object ? key.ends_with("_minor") : is_money);
  return count;
}

/// Keys of numbers that sound like money and do not end in "_minor". Counts and rates have endings of their own.
std::string bare_money_in(const std::string& json) {
  static const std::regex numbers(R"re("([a-z0-9_]+)": \[?\s*-?[0-9])re");
  static const std::regex sounds_like_money(
      "amount|balance|debit|credit|cash|bank|fee|principal|interest|penalty|owed|outstanding|limit|ceiling|multiple|"
      "borrowed|repaid|refundable|capital|surplus|income|expense|memo|counted|paid_|received$|spent|loan_m");
  static const std::regex counts(
      "_ppm|_ppm_year|grace_|_thousandths|_percent|_points|ever_borrowed|cash_box|"
      "cash_counts|loans_paid_out_in");
  std::string bare;
  for (auto at = std::sregex_iterator(json.begin(), json.end(), numbers); at != std::sregex_iterator(); ++at) {
    const std::string key = (*at)[1];
    if (!key.ends_with("_minor") && std::regex_search(key, sounds_like_money) && !std::regex_search(key, counts))
      bare += key + " ";
  }
  return bare;
}

/// What some questions need besides; "-" when it cannot be asked of these books.
std::string needed_by(const std::string& command) {
  static const std::map<std::string, std::string> needs = {
      {"annual-statement", " --year 2024"},
      {"report annual", " --year 2024"},
      {"diff", " --known-as-of version:9"},
      {"report six-month", " --year 2024 --half 1"},
      {"passbook", " --member TV03"},
      {"statement", " --loan KV001"},
      {"regions show", "-"},
      {"trace", "-"},
  };
  const auto found = needs.find(command);
  return found == needs.end() ? "" : found->second;
}

/// A question about one club or all of them, with what it needs; empty when the command is none.
std::string question_of(const CommandSpec& spec) {
  bool asks = false;
  bool prints_json = false;
  for (const Option& option : spec.options) {
    asks = asks || option.name == "--as-of";
    prints_json = prints_json || option.name == "--format";
  }
  std::string line = asks && prints_json ? spec.name : "";
  for (const Positional& positional : spec.positionals) {
    if (line.empty() || !positional.required) continue;
    if (positional.name == "CLUB") {
      line += " HP-01";
    } else if (positional.name == "MEMBER") {
      line += " TV03";
    } else {
      line += positional.name == "LOAN" ? " KV001" : " 8";
    }
  }
  const std::string needs = needed_by(spec.name);
  return line.empty() || needs == "-" ? "" : line + needs;
}

/// Money of many kinds: a by-law with all its sums, fees, a loan, a repayment, an expense.
void fill(test::Desk& desk) {
  desk.found();
  desk.must("record entries HP-01 --by TV05 --date 2024-01-10 --entries -", "resolution --subject by-law");
  desk.must(
      "club by-law HP-01 --by TV05 --date 2024-01-10 --resolution NQ-02 --fee 10000 --loan-min 500000 --loan-max "
      "15000000 "
      "--interest-multiple 1000 --principal-multiple 1000 --cash-multiple 1000 --ceilings 5000000,8000000 "
      "--penalty-late 5000 --cash-limit 30000000 --expense-needs-resolution 2000000");
  desk.must("record entries HP-01 --by TV05 --date 2024-02-10 --entries -",
            "contribution --kind fee --fund activity --payers 5 --amount 50000\n"
            "expense --area culture --fund activity --amount 20000\n"
            "bank --fund income --amount 10000000\n"
            "count --box 2 --counted 30000\n");
  desk.must("record entries HP-01 --by TV05 --date 2024-02-10 --entries -",
            "loan-approve --borrower TV03 --amount 3000000 --rate 1%/month --instalments 3 --resolution NQ-01\n"
            "loan-disburse --loan KV001 --amount 3000000\n");
  desk.must("record repayment HP-01 --by TV05 --date 2024-04-10 --loan KV001 --amount 1030000");
}

}  // namespace

TEST_CASE("every amount in an event stands in its JSON under a key that ends in _minor", "[cli]") {
  testing::Dice dice(20240110);
  for (const Kind kind : testing::all_kinds()) {
    const Event event = testing::random_event(kind, dice, testing::Fill::always);
    INFO(to_text(kind));
    MoneyCount amounts;
    describe(event.payload, amounts);
    describe(event.envelope, amounts);
    CHECK(money_in(to_document(event)) == amounts.count + event.postings.size());
    CHECK_FALSE(to_json(to_document(event)).empty());
  }
}

TEST_CASE("every question answers with money under keys that end in _minor, as JSON and as CSV", "[cli]") {
  test::Desk desk;
  fill(desk);
  int asked = 0;
  for (const CommandSpec& spec : all_commands()) {
    const std::string line = question_of(spec);
    if (line.empty()) continue;
    INFO(line);
    const auto json = desk.type(line + " --format json");
    INFO(json.out << json.err);
    CHECK(json.exit == done);
    CHECK(bare_money_in(json.out) == "");
    CHECK(desk.type(line + " --format csv").exit == done);
    ++asked;
  }
  CHECK(asked > 10);
}

TEST_CASE("the sums of a by-law are money to machines and to people", "[cli]") {
  test::Desk desk;
  fill(desk);
  const std::string json = desk.must("club show HP-01 --format json").out;
  CHECK(test::holds(json, R"("ceilings_minor": [5000000, 8000000])"));
  CHECK(test::holds(json, R"("interest_multiple_minor": 1000)"));
  CHECK(test::holds(json, R"("cash_multiple_minor": 1000)"));
  CHECK(test::holds(desk.must("club show HP-01").out, "interest multiple 1.000 đ"));
}
