// The chart of accounts with the numbers and words of DOMAIN.md 5.1.
#include "events/accounts.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "events/check.h"

namespace soquy {
namespace {

// By code as text: "1288" stands between "112" and "138".
constexpr std::array<AccountInfo, 15> kChart = {{
    {Account::cash, "111", "Cash on hand", "Tiền mặt", true},
    {Account::bank, "112", "Bank deposit", "Tiền gửi ngân hàng", true},
    {Account::loans, "1288", "Loans to members", "Cho vay thành viên", true},
    {Account::interest_receivable, "138", "Interest receivable", "Phải thu khác (lãi)", true},
    {Account::loss_reserve, "229", "Loan-loss reserve", "Dự phòng tổn thất", false},
    {Account::refundable, "338", "Refundable member contributions", "Phải trả khác: tiền góp hoàn lại", false},
    {Account::borrowed, "341", "Borrowed capital", "Vay / mượn", false},
    {Account::capital, "411", "Revolving fund capital", "Vốn quỹ: tăng thu nhập", false},
    {Account::restricted, "4118", "Restricted grants", "Vốn có điều kiện", false},
    {Account::surplus, "421", "Surplus awaiting allocation", "Chênh lệch thu chi", false},
    {Account::activity_capital, "431", "Activity fund", "Quỹ hoạt động", false},
    {Account::interest_income, "515", "Loan interest income", "Thu lãi cho vay", false},
    {Account::activity_expense, "642", "Activity expense", "Chi hoạt động (8 mảng)", true},
    {Account::other_income, "711", "Other income: gifts, fees", "Thu khác, ủng hộ, hội phí", false},
    {Account::write_off, "811", "Write-off expense", "Xóa nợ", true},
}};

const AccountInfo* find(std::uint16_t number) {
  const auto found = std::find_if(kChart.begin(), kChart.end(), [&](const AccountInfo& line) {
    return static_cast<std::uint16_t>(line.account) == number;
  });
  return found == kChart.end() ? nullptr : found;
}

constexpr std::string_view kFundPrefix = "fund-";

}  // namespace

std::span<const AccountInfo> chart_of_accounts() { return kChart; }

const AccountInfo& info(Account account) {
  const auto* line = find(static_cast<std::uint16_t>(account));
  SOQUY_CHECK(line != nullptr, "every account stands in the chart");
  return *line;
}

std::optional<Account> find_account(std::uint16_t number) {
  const auto* line = find(number);
  if (line == nullptr) return std::nullopt;
  return line->account;
}

std::string fund_key(Fund fund) {
  if (fund == kIncomeFund) return "income";
  if (fund == kActivityFund) return "activity";
  return std::string(kFundPrefix) + std::to_string(fund.number);
}

std::optional<Fund> parse_fund_key(std::string_view text) {
  if (text == "income") return kIncomeFund;
  if (text == "activity") return kActivityFund;
  if (!text.starts_with(kFundPrefix)) return std::nullopt;
  const auto digits = text.substr(kFundPrefix.size());
  unsigned number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (!whole || number == 0 || number > 255 || digits[0] == '0') return std::nullopt;
  return Fund{static_cast<std::uint8_t>(number)};
}

}  // namespace soquy
