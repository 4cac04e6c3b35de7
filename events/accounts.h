#pragma once
// The chart of accounts (DOMAIN.md 5.1) and the funds. Every account exists once per fund.

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace soquy {

enum class Account : std::uint16_t {
  cash = 111,
  bank = 112,
  loans = 1288,
  interest_receivable = 138,
  loss_reserve = 229,
  refundable = 338,
  borrowed = 341,
  capital = 411,
  restricted = 4118,
  surplus = 421,
  activity_capital = 431,
  interest_income = 515,
  other_income = 711,
  activity_expense = 642,
  write_off = 811,
};

struct AccountInfo {
  Account account;
  std::string_view code;        ///< "1288"
  std::string_view english;     ///< "Loans to members"
  std::string_view vietnamese;  ///< "Cho vay thành viên"
  bool normally_debit;
};

/// Every account, in the order in which reports print them (by code as text).
[[nodiscard]] std::span<const AccountInfo> chart_of_accounts();
[[nodiscard]] const AccountInfo& info(Account account);
/// The account with that number, or nothing.
[[nodiscard]] std::optional<Account> find_account(std::uint16_t number);

/// A fund of the club: 1 is the revolving loan fund, 2 the activity fund, further ones stand in the by-law.
struct Fund {
  std::uint8_t number = 0;
  [[nodiscard]] constexpr bool is_none() const { return number == 0; }
  friend constexpr auto operator<=>(const Fund&, const Fund&) = default;
};
inline constexpr Fund kIncomeFund{1};    ///< Quỹ tăng thu nhập
inline constexpr Fund kActivityFund{2};  ///< Quỹ hoạt động

/// "income", "activity", "fund-3" ...: how a fund is named to machines.
[[nodiscard]] std::string fund_key(Fund fund);
[[nodiscard]] std::optional<Fund> parse_fund_key(std::string_view text);

/// The eight activity areas (DOMAIN.md 1.4); `none` where an entry serves no single area.
enum class Area : std::uint8_t {
  none = 0,
  livelihood = 1,
  health = 2,
  home_care = 3,
  self_help = 4,
  rights = 5,
  learning = 6,
  culture = 7,
  resources = 8,
};

}  // namespace soquy
