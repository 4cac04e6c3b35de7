#include "events/entry.h"

#include <catch2/catch.hpp>
#include <set>

#include "events/rejection.h"

using namespace soquy;

TEST_CASE("an entry balances in each fund by itself", "[core][entry]") {
  const Posting cash{kIncomeFund, Account::cash, 500_vnd};
  const Posting capital{kIncomeFund, Account::capital, Money{-500}};
  const Posting other_fund{kActivityFund, Account::capital, Money{-500}};
  CHECK(is_balanced({}));
  CHECK(is_balanced({cash, capital}));
  CHECK(is_balanced({capital, cash}));
  CHECK(!is_balanced({cash}));
  CHECK(!is_balanced({cash, other_fund}));
  CHECK(is_balanced({cash, other_fund, capital, {kActivityFund, Account::cash, 500_vnd}}));
  CHECK(!is_balanced({cash, {kIncomeFund, Account::capital, Money{-499}}}));
}

TEST_CASE("an entry has at most 64 postings, none of them zero, and moves at most a trillion", "[core][entry]") {
  const auto of = [](std::int64_t amount) {
    return Entry{{kIncomeFund, Account::cash, Money{amount}}, {kIncomeFund, Account::capital, Money{-amount}}};
  };
  CHECK(is_within_limits({}));
  CHECK(is_within_limits(of(kMaxEntryMinor)));
  CHECK(!is_within_limits(of(kMaxEntryMinor + 1)));
  CHECK(!is_within_limits(of(-kMaxEntryMinor - 1)));
  CHECK(!is_within_limits(of(0)));
  CHECK(!is_within_limits(Entry(3, {kIncomeFund, Account::cash, Money{kMaxEntryMinor / 2}})));
  CHECK(is_within_limits(Entry(kMaxPostings, {kIncomeFund, Account::cash, 1_vnd})));
  CHECK(!is_within_limits(Entry(kMaxPostings + 1, {kIncomeFund, Account::cash, 1_vnd})));
  CHECK(!is_within_limits(Entry(64, {kIncomeFund, Account::cash, Money{INT64_MAX}})));
}

TEST_CASE("an entry and its opposite undo each other", "[core][entry]") {
  const Entry entry = {{kIncomeFund, Account::cash, 500_vnd}, {kIncomeFund, Account::capital, Money{-500}}};
  CHECK(opposite(entry)[0] == Posting{kIncomeFund, Account::cash, Money{-500}});
  CHECK(opposite(opposite(entry)) == entry);
  CHECK(is_balanced(opposite(entry)));
}

TEST_CASE("the chart of accounts is printed in the order of its codes as text", "[core][entry]") {
  const auto chart = chart_of_accounts();
  REQUIRE(chart.size() == 15);
  for (std::size_t i = 0; i < chart.size(); ++i) {
    if (i > 0) CHECK(chart[i - 1].code < chart[i].code);
    CHECK(chart[i].code == std::to_string(static_cast<int>(chart[i].account)));
    CHECK(find_account(static_cast<std::uint16_t>(chart[i].account)) == chart[i].account);
  }
  CHECK(!find_account(110));
  CHECK(info(Account::loans).vietnamese == "Cho vay thành viên");
  CHECK(info(Account::loans).normally_debit);
  CHECK(!info(Account::capital).normally_debit);
}

TEST_CASE("a fund is named to machines by one key", "[core][entry]") {
  CHECK(fund_key(kIncomeFund) == "income");
  CHECK(fund_key(kActivityFund) == "activity");
  for (unsigned number = 1; number <= 255; ++number) {
    const Fund fund{static_cast<std::uint8_t>(number)};
    CHECK(parse_fund_key(fund_key(fund)) == fund);
  }
  for (auto text : {"", "Income", "fund-", "fund-0", "fund-03", "fund-256", "fund--1", "fund-3x"}) {
    INFO(text);
    CHECK(!parse_fund_key(text));
  }
}

TEST_CASE("where only another day helps, the refusal names it instead of its usual advice", "[core][entry]") {
  const auto says = [](DayHelp help) {
    return to_sentence(helped_by(help, *parse_iso_day("2024-05-20"), {RejectReason::period_closed, "a", "b", "day"}));
  };
  const std::string no = "refused, period closed (day): a; asked: b. ";
  CHECK(says(DayHelp::accepted) == no + "Date it 2024-05-20 or later.");
  CHECK(says(DayHelp::keeps_true_day) == no + "Date it 2024-05-20 or later, with the true day as original date.");
  CHECK(says(DayHelp::leaves_days_open) == no + "Date it 2024-05-20, to keep the days after it open.");
  CHECK(says(DayHelp::none) == no + std::string(advice(RejectReason::period_closed)));
}

TEST_CASE("every refusal has a name of its own and says what would help", "[core][entry]") {
  std::set<std::string_view> names;
  for (int reason = 0; reason <= static_cast<int>(RejectReason::period_not_closed); ++reason) {
    const auto why = static_cast<RejectReason>(reason);
    CHECK(names.insert(to_text(why)).second);
    CHECK(advice(why).ends_with('.'));
  }
}

TEST_CASE("a refusal is told in one sentence: why, what was seen, what was asked, what helps", "[core][entry]") {
  Rejection rejection(RejectReason::insufficient_cash, "cash of income on 2019-08-10 is 3525000", "disburse 12000000",
                      "principal");
  rejection.act = 2;
  CHECK(to_sentence(rejection) ==
        "refused, insufficient cash in act 3 (principal): cash of income on 2019-08-10 is 3525000; asked: disburse "
        "12000000. Pay less, pay later, or bring cash into this fund first.");
  CHECK(to_sentence(Rejection(RejectReason::empty_command)) ==
        "refused, empty command. Give the command at least one act.");
}
