#include "cli/paper/words.h"

#include <algorithm>
#include <array>
#include <span>

#include "cli/paper/fields.h"
#include "cli/paper/text.h"

namespace soquy::cli::paper {
namespace {

template <class T>
struct Word {
  std::string_view vietnamese;
  std::string_view english;
  T meaning;
};

constexpr Word<RowKind> kKinds[] = {
    {"Vốn cấp", "Seed capital", RowKind::seed_capital},
    {"Ủng hộ", "Donation", RowKind::donation},
    {"Hội phí", "Fees", RowKind::fee},
    {"Góp vốn", "Refundable capital", RowKind::refundable_capital},
    {"Giải ngân", "Disbursement", RowKind::disbursement},
    {"Trả nợ", "Repayment", RowKind::repayment},
    {"Chi hoạt động", "Expense", RowKind::expense},
    {"Thăm hỏi", "Cash aid", RowKind::aid},
    {"Gửi ngân hàng", "Cash to bank", RowKind::to_bank},
    {"Đảo", "Reversal", RowKind::reversal},
    {"Kiểm quỹ", "Box counted", RowKind::count},
    {"Rút ngân hàng", "Cash from bank", RowKind::from_bank},
    {"Hoàn vốn", "Refund of capital", RowKind::refund},
    {"Thu khác", "Other income", RowKind::other_income},
};

constexpr Word<LoanMethod> kMethods[] = {
    {"Gốc đều, lãi giảm dần", "Equal principal", LoanMethod::equal_principal},
    {"Lãi phẳng", "Flat", LoanMethod::flat},
    {"Lãi hàng tháng, gốc cuối kỳ", "Interest monthly, principal at the end", LoanMethod::bullet},
    {"Trả góp đều", "Equal instalments", LoanMethod::equal_instalment},
};

constexpr Word<PovertyClass> kPoverty[] = {
    {"Không", "None", PovertyClass::none},
    {"Nghèo", "Poor", PovertyClass::poor},
    {"Cận nghèo", "Near poor", PovertyClass::near_poor},
    {"Khó khăn", "Hardship", PovertyClass::hardship},
};

constexpr Word<Sex> kSexes[] = {{"Nam", "Male", Sex::male}, {"Nữ", "Female", Sex::female}};

constexpr Word<Role> kPosts[] = {
    {"Chủ nhiệm", "Head", Role::head},         {"Phó chủ nhiệm", "Deputy head", Role::deputy},
    {"Thư ký", "Secretary", Role::secretary},  {"Kế toán", "Accountant", Role::accountant},
    {"Thủ quỹ", "Treasurer", Role::treasurer}, {"Tình nguyện viên", "Volunteer", Role::volunteer},
    {"Thành viên", "Member", Role::member},
};

constexpr Word<DonorClass> kDonors[] = {
    {"Ngân sách", "State budget", DonorClass::state_budget},
    {"Quỹ chăm sóc", "Elderly care fund", DonorClass::elderly_care_fund},
    {"Quỹ CSPHVT", "Fund for the elderly", DonorClass::elderly_care_fund},
    {"Doanh nghiệp", "Enterprise", DonorClass::enterprise},
    {"Công ty", "Company", DonorClass::enterprise},
    {"Tổ chức quốc tế", "International", DonorClass::international},
    {"Quốc tế", "International organisation", DonorClass::international},
    {"Tổ chức", "Organisation", DonorClass::organisation},
    {"Hội", "Association", DonorClass::organisation},
    {"Mặt trận", "Front", DonorClass::organisation},
    {"Chương trình", "Programme", DonorClass::other_programme},
    {"Dự án", "Project", DonorClass::other_programme},
    {"Cá nhân", "Individual", DonorClass::individual},
    {"Ông", "Mr", DonorClass::individual},
    {"Bà", "Mrs", DonorClass::individual},
    {"Gia đình", "Family", DonorClass::individual},
};

constexpr Word<AllocationOrder> kAllocations[] = {
    {"Kỳ cũ trước; lãi trước, gốc sau", "Oldest due first; interest, then principal",
     AllocationOrder::penalty_interest_principal},
    {"Lãi các kỳ trước, gốc sau", "All interest due first, then principal", AllocationOrder::interest_first_across},
    {"Kỳ cũ trước; gốc trước, lãi sau", "Oldest due first; principal, then interest", AllocationOrder::principal_first},
};

constexpr Word<Rounding> kModes[] = {
    {"nửa lên", "half up", Rounding::half_up},
    {"nửa chẵn", "half even", Rounding::half_even},
    {"lên", "up", Rounding::up},
    {"xuống", "down", Rounding::down},
};

constexpr Word<AidKind> kAids[] = {
    {"ốm", "sick", AidKind::sickness},
    {"bệnh", "ill", AidKind::sickness},
    {"tang", "funeral", AidKind::funeral},
    {"qua đời", "death", AidKind::funeral},
    {"viếng", "condolence", AidKind::funeral},
    {"sinh nhật", "birthday", AidKind::birthday},
    {"mừng thọ", "longevity", AidKind::birthday},
    {"lũ", "flood", AidKind::disaster},
    {"bão", "storm", AidKind::disaster},
    {"bảo hiểm", "insurance", AidKind::insurance},
    {"khó khăn", "hardship", AidKind::hardship},
};

constexpr Word<ReasonCode> kReversalReasons[] = {
    {"ghi trùng", "written twice", ReasonCode::written_twice},
    {"trùng", "duplicate", ReasonCode::written_twice},
    {"sai số tiền", "wrong amount", ReasonCode::wrong_amount},
    {"nhầm số tiền", "wrong sum", ReasonCode::wrong_amount},
    {"nhầm người", "wrong member", ReasonCode::wrong_member},
    {"nhầm thành viên", "wrong person", ReasonCode::wrong_member},
    {"nhầm quỹ", "wrong fund", ReasonCode::wrong_fund},
    {"sai ngày", "wrong day", ReasonCode::wrong_day},
    {"nhầm ngày", "wrong date", ReasonCode::wrong_day},
};

template <class T>
std::optional<T> find_exact(std::span<const Word<T>> words, std::string_view text) {
  const std::string asked = word_key(text);
  for (const Word<T>& word : words) {
    if (asked == word_key(word.vietnamese) || asked == word_key(word.english)) return word.meaning;
  }
  return std::nullopt;
}

/// The word at the start of the text, and the text goes on with something that is no letter of the same word.
template <class T>
std::optional<T> find_at_start(std::span<const Word<T>> words, std::string_view text) {
  const std::string asked = word_key(text) + " ";
  for (const Word<T>& word : words) {
    for (const std::string_view form : {word.vietnamese, word.english}) {
      const std::string start = word_key(form);
      if (!asked.starts_with(start)) continue;
      const char next = asked[start.size()];
      if (next == ' ' || next == ':' || next == ',' || next == '.' || next == '-') return word.meaning;
    }
  }
  return std::nullopt;
}

/// The first of the list that stands in the text as whole words.
template <class T>
std::optional<T> find_inside(std::span<const Word<T>> words, std::string_view text) {
  std::string asked = " " + word_key(text) + " ";
  std::replace_if(
      asked.begin(), asked.end(), [](char c) { return std::string_view(",.;:()-/").find(c) != std::string_view::npos; },
      ' ');
  for (const Word<T>& word : words) {
    for (const std::string_view form : {word.vietnamese, word.english}) {
      if (asked.find(" " + word_key(form) + " ") != std::string::npos) return word.meaning;
    }
  }
  return std::nullopt;
}

template <class T>
std::string list_of(std::span<const Word<T>> words) {
  std::string list;
  for (const Word<T>& word : words) {
    list += (list.empty() ? "" : " | ") + std::string(word.vietnamese) + " (" + std::string(word.english) + ")";
  }
  return list;
}

}  // namespace

Direction direction_of(RowKind kind) {
  switch (kind) {
    case RowKind::seed_capital:
    case RowKind::donation:
    case RowKind::fee:
    case RowKind::refundable_capital:
    case RowKind::repayment:
    case RowKind::from_bank:
    case RowKind::other_income: return Direction::in;
    case RowKind::disbursement:
    case RowKind::expense:
    case RowKind::aid:
    case RowKind::to_bank:
    case RowKind::refund: return Direction::out;
    case RowKind::reversal: return Direction::either;
    case RowKind::count:
    case RowKind::unknown: return Direction::neither;
  }
  return Direction::neither;
}

std::string_view word_of(RowKind kind) {
  const auto* found =
      std::find_if(std::begin(kKinds), std::end(kKinds), [&](const auto& w) { return w.meaning == kind; });
  return found->vietnamese;
}

std::optional<RowKind> find_kind(std::string_view word) { return find_exact<RowKind>(kKinds, word); }
std::string kind_words() { return list_of<RowKind>(kKinds); }
std::optional<LoanMethod> find_method(std::string_view word) { return find_exact<LoanMethod>(kMethods, word); }
std::string method_words() { return list_of<LoanMethod>(kMethods); }
std::optional<PovertyClass> find_poverty(std::string_view word) { return find_exact<PovertyClass>(kPoverty, word); }
std::string poverty_words() { return list_of<PovertyClass>(kPoverty); }
std::optional<Sex> find_sex(std::string_view word) { return find_exact<Sex>(kSexes, word); }
std::string sex_words() { return list_of<Sex>(kSexes); }
std::optional<Role> find_post(std::string_view word) { return find_exact<Role>(kPosts, word); }
std::string post_words() { return list_of<Role>(kPosts); }
std::optional<DonorClass> find_donor(std::string_view source) { return find_at_start<DonorClass>(kDonors, source); }
std::string donor_words() { return list_of<DonorClass>(kDonors); }
std::optional<AllocationOrder> find_allocation(std::string_view words) {
  return find_exact<AllocationOrder>(kAllocations, words);
}
std::string allocation_words() { return list_of<AllocationOrder>(kAllocations); }

std::optional<Area> find_area(std::string_view source) {
  std::string text = word_key(source);
  for (const std::string_view word : {"mảng ", "area "}) {
    if (text.starts_with(word)) text.erase(0, word.size());
  }
  if (text.size() != 1 || text[0] < '1' || text[0] > '8') return std::nullopt;
  return static_cast<Area>(text[0] - '0');
}

std::optional<RoundingRule> find_rounding(std::string_view words) {
  const std::size_t comma = words.find(',');
  const auto multiple = parse_paper_money(words.substr(0, comma), Currency::vnd);
  if (!multiple || !multiple->is_positive() || multiple->minor > 1'000'000) return std::nullopt;
  RoundingRule rule{*multiple, Rounding::half_up};
  if (comma == std::string_view::npos) return rule;
  const auto mode = find_exact<Rounding>(kModes, words.substr(comma + 1));
  if (!mode) return std::nullopt;
  rule.mode = *mode;
  return rule;
}

std::string rounding_words() {
  return "a multiple, a comma and a mode, such as \"1.000, nửa lên\"; modes: " + list_of<Rounding>(kModes);
}

std::optional<Currency> find_currency(std::string_view code) {
  const std::string asked = word_key(code);
  for (const Currency currency : {Currency::vnd, Currency::usd, Currency::khr, Currency::lak}) {
    if (asked == word_key(currency_code(currency))) return currency;
  }
  return std::nullopt;
}

AidKind aid_in(std::string_view words) { return find_inside<AidKind>(kAids, words).value_or(AidKind::other); }

ReasonCode reversal_reason_in(std::string_view words) {
  return find_inside<ReasonCode>(kReversalReasons, words).value_or(ReasonCode::other);
}

std::optional<Fund> find_usual_fund(std::string_view name) {
  constexpr Word<std::uint8_t> funds[] = {{"Quỹ tăng thu nhập", "Income fund", 1},
                                          {"Quỹ hoạt động", "Activity fund", 2}};
  const auto number = find_exact<std::uint8_t>(funds, name);
  if (!number) return std::nullopt;
  return Fund{*number};
}

}  // namespace soquy::cli::paper
