#include "cli/goods_rule.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "cli/command.h"
#include "cli/typed.h"
#include "cli/utf8.h"
#include "events/quantity.h"

namespace soquy::cli {

namespace {

using RuleWords = std::vector<std::string>;

/// One line being read; every complaint shows it whole.
class RuleLine {
 public:
  RuleLine(std::string_view text, std::string_view field) : text_(text), field_(field) {}

  GoodsRule read() {
    GoodsRule rule;
    const std::size_t colon = text_.find(':');
    if (colon == std::string_view::npos) complain("it has no name; write the name and a colon first");
    rule.name = joined(words_in(text_.substr(0, colon)));
    if (rule.name.empty()) complain("it has no name; write the name and a colon first");
    const auto [lent, owed] = sides(text_.substr(colon + 1));
    const Counted given = counted(lent, "what is lent");
    RuleWords promise = owed;
    read_when(promise, rule);
    const Counted back = counted(promise, "what is owed");
    rule.item = given.item;
    rule.owed_item = back.item;
    rule.owed_each = each(given.quantity, back.quantity, rule);
    return rule;
  }

 private:
  struct Counted {
    Quantity quantity = 0;
    Item item;
  };

  [[noreturn]] void complain(const std::string& why) const {
    throw UsageError(std::string(field_) + " is " + in_quotes(text_) + ": " + why + ". Write " +
                     std::string(kGoodsRuleForm) + ".");
  }

  static RuleWords words_in(std::string_view text) {
    RuleWords words;
    std::string word;
    for (const char c : text) {
      if (c != ' ') {
        word += c;
      } else if (!word.empty()) {
        words.push_back(std::exchange(word, {}));
      }
    }
    if (!word.empty()) words.push_back(word);
    return words;
  }
  static std::string joined(const RuleWords& words) {
    std::string text;
    for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
  }
  static bool is_one_of(const std::string& word, std::initializer_list<std::string_view> accepted) {
    return std::find(accepted.begin(), accepted.end(), word) != accepted.end();
  }
  static bool is_month(const std::string& word) { return is_one_of(word, {"month", "months", "tháng"}); }

  /// What is lent, and the rest of the line.
  [[nodiscard]] std::pair<RuleWords, RuleWords> sides(std::string_view text) const {
    for (const std::string_view arrow : {std::string_view("->"), std::string_view("→")}) {
      const std::size_t at = text.find(arrow);
      if (at != std::string_view::npos) return {words_in(text.substr(0, at)), words_in(text.substr(at + arrow.size()))};
    }
    complain("no arrow -> says what is owed for what is lent");
  }

  /// "100 rice/kg"; the item may have blanks, the unit has none.
  [[nodiscard]] Counted counted(const RuleWords& words, const std::string& what) const {
    const std::string things = words.size() < 2 ? "" : joined({words.begin() + 1, words.end()});
    const std::size_t slash = things.rfind('/');
    if (slash == std::string::npos || slash == 0 || slash + 1 == things.size())
      complain(what + " is a number, the thing and its unit, as 1 heifer/head");
    const Quantity quantity = typed_thousandths(words.front(), field_);
    if (quantity == 0) complain(what + " is nothing");
    return {quantity, {joined(words_in(things.substr(0, slash))), joined(words_in(things.substr(slash + 1)))}};
  }

  /// Takes "after 30 months" or "12 months after births 1,3" off the end.
  void read_when(RuleWords& promise, GoodsRule& rule) const {
    const auto after = std::find_if(promise.begin(), promise.end(), [](const std::string& word) {
      return is_one_of(word, {"after", "sau"});
    });
    if (after == promise.end()) complain("nothing says when it is owed");
    const RuleWords tail(after + 1, promise.end());
    promise.erase(after, promise.end());
    const bool of_births = !tail.empty() && is_one_of(tail.front(), {"birth", "births", "lứa"});
    if (of_births) {
      rule.births = births(joined({tail.begin() + 1, tail.end()}));
      const RuleWords span(promise.end() - std::min<std::ptrdiff_t>(2, std::ssize(promise)), promise.end());
      rule.months = months(span);
      promise.erase(promise.end() - 2, promise.end());
    } else {
      rule.months = months(tail);
    }
  }

  [[nodiscard]] std::uint16_t months(const RuleWords& span) const {
    if (span.size() != 2 || !is_month(span.back())) complain("the time is a number of months, as 30 months");
    return static_cast<std::uint16_t>(typed_number(span.front(), field_, 1, 600));
  }

  [[nodiscard]] std::vector<std::uint16_t> births(const std::string& list) const {
    std::vector<std::uint16_t> numbers;
    for (const auto& number : typed_list(list))
      numbers.push_back(static_cast<std::uint16_t>(typed_number(number, field_, 1, 100)));
    if (numbers.empty()) complain("it does not say which births, as births 1,3");
    return numbers;
  }

  [[nodiscard]] Quantity each(Quantity lent, Quantity owed, const GoodsRule& rule) const {
    const int128 thousandths = int128{owed} * 1'000;
    if (thousandths % lent != 0)
      complain("for one " + rule.item.unit + " the part is no whole thousandth; say what is owed for 1 " +
               rule.item.unit);
    return static_cast<Quantity>(thousandths / lent);
  }

  std::string_view text_;
  std::string_view field_;
};

}  // namespace

GoodsRule typed_goods_rule(std::string_view text, std::string_view field) { return RuleLine(text, field).read(); }

std::string in_one_line(const GoodsRule& rule) {
  const auto things = [](Quantity quantity, const Item& item) {
    return to_units(quantity) + " " + item.name + "/" + item.unit;
  };
  const std::string months = std::to_string(rule.months) + (rule.months == 1 ? " month" : " months");
  std::string line = rule.name + ": " + things(1'000, rule.item) + " -> " + things(rule.owed_each, rule.owed_item);
  if (rule.births.empty()) return line + " after " + months;
  line += " " + months + (rule.births.size() == 1 ? " after birth " : " after births ");
  for (std::size_t i = 0; i < rule.births.size(); ++i) line += (i == 0 ? "" : ",") + std::to_string(rule.births[i]);
  return line;
}

}  // namespace soquy::cli
