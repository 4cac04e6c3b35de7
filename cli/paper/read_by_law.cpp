#include "cli/paper/read_by_law.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "cli/paper/cell_reader.h"
#include "cli/paper/fields.h"
#include "cli/paper/text.h"
#include "engine/domain/fields.h"

namespace soquy::cli::paper {
namespace {

constexpr std::uint32_t kMostOverduePercent = 1000;

enum class Item : std::uint8_t {
  code,
  name,
  founded,
  province,
  currency,
  funds,
  meeting_day,
  interest_rounding,
  principal_rounding,
  allocation,
  overdue,
  penalty,
  decision,
  address,
  fee,
  loans_at_once,
  practice,
};

struct ItemName {
  Item item;
  std::string_view vietnamese;
  std::string_view english;
  std::string_view field;  ///< of FoundClub or AdoptByLaw
  bool required = true;
};

constexpr ItemName kItems[] = {
    {Item::code, "Mã câu lạc bộ", "Club code", "club"},
    {Item::name, "Tên câu lạc bộ", "Club name", "name"},
    {Item::founded, "Ngày thành lập", "Founding date", "value_date"},
    {Item::province, "Tỉnh", "Province", "region"},
    {Item::currency, "Tiền tệ", "Currency", "currency"},
    {Item::funds, "Các quỹ", "Funds", "funds"},
    {Item::meeting_day, "Ngày sinh hoạt", "Meeting day", "meeting_day"},
    {Item::interest_rounding, "Làm tròn lãi", "Interest rounding", "interest_multiple"},
    {Item::principal_rounding, "Làm tròn gốc", "Principal rounding", "principal_multiple"},
    {Item::allocation, "Thứ tự thu nợ", "Order of allocation", "allocation"},
    {Item::overdue, "Lãi quá hạn", "Overdue rate", "overdue_percent"},
    {Item::penalty, "Phạt", "Penalty", "penalty_late"},
    {Item::decision, "Số quyết định", "Decision number", "decision", false},
    {Item::address, "Địa chỉ", "Address", "address", false},
    {Item::fee, "Hội phí tháng", "Monthly fee", "fee", false},
    {Item::loans_at_once, "Số khoản vay cùng lúc", "Loans at once", "loans_at_once", false},
    {Item::practice, "Sổ thực hành", "Practice book", "practice", false},
};

std::string item_words() {
  std::string list;
  for (const ItemName& item : kItems) {
    list += (list.empty() ? "" : " | ") + std::string(item.vietnamese) + " (" + std::string(item.english) + ")";
  }
  return list;
}

const ItemName* find_item(std::string_view text) {
  const std::string words = word_key(text);
  for (const ItemName& item : kItems) {
    if (words == word_key(item.vietnamese) || words == word_key(item.english)) return &item;
  }
  return nullptr;
}

const ItemName& name_of(Item item) {
  return *std::find_if(std::begin(kItems), std::end(kItems),
                       [item](const ItemName& name) { return name.item == item; });
}

std::string trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::string(text);
}

/// "Quỹ tăng thu nhập, Quỹ hoạt động": the two usual names keep their numbers, others take the free ones in order.
std::optional<std::vector<FundRule>> parse_funds(std::string_view text) {
  std::vector<std::string> names;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t comma = rest.find(',');
    names.push_back(trimmed(rest.substr(0, comma)));
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
  }
  std::map<Fund, std::string> funds;
  for (const std::string& name : names) {
    const auto usual = find_usual_fund(name);
    if (usual && !funds.emplace(*usual, name).second) return std::nullopt;
  }
  for (const std::string& name : names) {
    if (name.empty() || name.size() > kMaxLabelBytes) return std::nullopt;
    if (find_usual_fund(name)) continue;
    std::uint8_t number = 1;
    while (funds.contains(Fund{number})) ++number;
    funds.emplace(Fund{number}, name);
  }
  if (funds.empty() || funds.size() > engine::kMaxFunds) return std::nullopt;
  std::vector<FundRule> rules;
  for (const auto& [fund, name] : funds) rules.push_back({fund, name, fund == kIncomeFund});
  return rules;
}

/// "51 Quảng Ngãi" or "51": two digits first.
std::optional<std::string> parse_province(std::string_view text) {
  const std::string_view code = text.substr(0, text.find(' '));
  const bool digits = code.size() == 2 && code.find_first_not_of("0123456789") == std::string_view::npos;
  return digits ? std::optional<std::string>(code) : std::nullopt;
}

/// "1.000, kỳ cuối nhận phần lẻ": the last instalment always takes the rest, so only the multiple is a choice.
std::optional<Money> parse_principal_multiple(std::string_view text) {
  const std::size_t comma = text.find(',');
  const auto rule = find_rounding(text.substr(0, comma));
  if (!rule) return std::nullopt;
  if (comma != std::string_view::npos) {
    const std::string rest = word_key(text.substr(comma + 1));
    if (rest != word_key("kỳ cuối nhận phần lẻ") && rest != "last instalment takes the rest") return std::nullopt;
  }
  return rule->multiple;
}

std::optional<std::uint32_t> parse_overdue(std::string_view text) {
  if (text.ends_with('%')) text.remove_suffix(1);
  if (text == "0") return 0;
  return parse_count(text, kMostOverduePercent);
}

std::optional<bool> parse_yes(std::string_view text) {
  const std::string word = word_key(text);
  if (word == word_key("Có") || word == "yes") return true;
  if (word == word_key("Không") || word == "no") return false;
  return std::nullopt;
}

std::optional<std::uint32_t> parse_meeting_day(std::string_view text) { return parse_count(text, 31); }
std::optional<std::uint32_t> parse_loans_at_once(std::string_view text) { return parse_count(text, 20); }

class ByLawReader {
 public:
  ByLawReader(const Sheet& sheet, Problems& problems) : sheet_(sheet), problems_(problems) {}

  ByLawPaper read() {
    paper_.at = {sheet_.file, 0, 0, {}};
    for (const Row& row : sheet_.rows) place(row);
    for (const ItemName& item : kItems) {
      if (item.required && !rows_.contains(item.item)) report_missing(item);
    }
    read_identity();
    read_rules();
    return std::move(paper_);
  }

 private:
  void place(const Row& row) {
    CellReader cells(sheet_, row, problems_);
    const ItemName* item = find_item(cells.text(by_law_column::item));
    if (item == nullptr) {
      cells.report(by_law_column::item, "one of: " + item_words());
    } else if (const auto [at, fresh] = rows_.emplace(item->item, &row); !fresh) {
      cells.report(by_law_column::item, "each item once; line " + std::to_string(at->second->line) + " has it already");
    }
    paper_.whole = paper_.whole && cells.whole();
  }

  void report_missing(const ItemName& item) {
    paper_.whole = false;
    if (sheet_.places[by_law_column::item] == 0) return;  // the headings are reported already
    problems_.push_back(
        {paper_.at,
         {},
         "the item " + std::string(item.vietnamese) + " (" + std::string(item.english) + ") is missing"});
  }

  /// Stores what `parse` reads of an item that is there.
  template <class Parse, class Store>
  void take(Item item, Parse parse, const std::string& accepted, Store store) {
    const auto at = rows_.find(item);
    if (at == rows_.end()) return;
    CellReader cells(sheet_, *at->second, problems_);
    auto value = cells.need(by_law_column::content, parse, accepted);
    paper_.whole = paper_.whole && cells.whole();
    paper_.cells.push_back(
        {name_of(item).field, sheet_.spot(*at->second, by_law_column::content), cells.text(by_law_column::content)});
    if (cells.whole()) store(std::move(value));
  }

  static std::optional<std::string> parse_name(std::string_view text) {
    return text.empty() ? std::nullopt : parse_label(text);
  }
  static std::optional<std::string> parse_text(std::string_view text) {
    return text.empty() ? std::nullopt : std::optional<std::string>(text);
  }

  void read_identity() {
    take(Item::code, ClubCode::parse, "a code of at most 16 of A-Z 0-9 -", [&](ClubCode v) { paper_.code = v; });
    take(Item::name, parse_name, "the club's name, at most " + std::to_string(kMaxLabelBytes) + " bytes",
         [&](std::string v) { paper_.name = std::move(v); });
    take(Item::founded, parse_paper_day, "a day such as 10/01/2019 or 2019-01-10", [&](Day v) { paper_.founded = v; });
    take(Item::province, parse_province, "the province's code of two digits, then its name: \"51 Quảng Ngãi\"",
         [&](std::string v) { paper_.province = std::move(v); });
    take(Item::currency, find_currency, "VND, USD, KHR or LAK", [&](Currency v) { paper_.currency = v; });
    take(Item::decision, parse_name, "a number of at most " + std::to_string(kMaxLabelBytes) + " bytes",
         [&](std::string v) { paper_.decision = std::move(v); });
    take(Item::address, parse_text, "an address", [&](std::string v) { paper_.address = std::move(v); });
    take(Item::practice, parse_yes, "Có (yes) or Không (no)", [&](bool v) { paper_.practice = v; });
  }

  void read_rules() {
    AdoptByLaw& rules = paper_.rules;
    const auto money = [this](std::string_view text) { return parse_paper_money(text, paper_.currency); };
    const std::string sum = money_advice("", paper_.currency) + ", or 0";
    take(Item::funds, parse_funds,
         "names with commas between, at most " + std::to_string(engine::kMaxFunds) +
             ": \"Quỹ tăng thu nhập, Quỹ hoạt động\"",
         [&](std::vector<FundRule> v) { rules.funds = std::move(v); });
    take(Item::meeting_day, parse_meeting_day, "a day of the month, 1 to 31",
         [&](std::uint32_t v) { rules.meeting_day = static_cast<std::uint8_t>(v); });
    take(Item::interest_rounding, find_rounding, rounding_words(), [&](RoundingRule v) {
      rules.interest_multiple = v.multiple;
      rules.rounding = v.mode;
    });
    take(Item::principal_rounding, parse_principal_multiple, "a multiple: \"1.000, kỳ cuối nhận phần lẻ\"",
         [&](Money v) { rules.principal_multiple = v; });
    take(Item::allocation, find_allocation, allocation_words(), [&](AllocationOrder v) { rules.allocation = v; });
    take(Item::overdue, parse_overdue, "0, or the percentage of the agreed rate that overdue principal bears: 150%",
         [&](std::uint32_t v) { rules.overdue_percent = v; });
    take(Item::penalty, money, sum, [&](Money v) { rules.penalty_late = v; });
    take(Item::fee, money, sum, [&](Money v) { rules.fee = v; });
    take(Item::loans_at_once, parse_loans_at_once, "1 to 20",
         [&](std::uint32_t v) { rules.loans_at_once = static_cast<std::uint8_t>(v); });
  }

  const Sheet& sheet_;
  Problems& problems_;
  ByLawPaper paper_;
  std::map<Item, const Row*> rows_;
};

}  // namespace

ByLawPaper read_by_law(const Sheet& sheet, Problems& problems) { return ByLawReader(sheet, problems).read(); }

}  // namespace soquy::cli::paper
