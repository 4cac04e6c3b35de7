// The table of postings in docs/ACCOUNTING.md says what decide posts.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "tests/support/given.h"

using namespace soquy;
using namespace soquy::tests;

namespace {

const Day kMeeting = day("2019-02-10");

/// Debited and credited accounts, as codes.
using Sides = std::pair<std::set<std::string>, std::set<std::string>>;

std::set<std::string> accounts_in(std::string cell) {
  cell = std::regex_replace(cell, std::regex("place"), "111");
  const std::regex code("[0-9]{3,4}");
  return {std::sregex_token_iterator(cell.begin(), cell.end(), code), std::sregex_token_iterator()};
}

std::map<std::string, Sides> documented() {
  std::ifstream file(std::string(SOQUY_SOURCE_DIR) + "/docs/ACCOUNTING.md");
  REQUIRE(file);
  std::map<std::string, Sides> table;
  const std::regex row(R"(\| (.+?) \| (.*?) \| (.*?) \|)");
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) inside = line == "## Postings per event";
    std::smatch cells;
    if (inside && std::regex_match(line, cells, row)) table[cells[1]] = {accounts_in(cells[2]), accounts_in(cells[3])};
  }
  return table;
}

Sides posted(const Entry& entry) {
  Sides sides;
  for (const Posting& line : entry)
    (line.amount.is_positive() ? sides.first : sides.second).insert(std::string(info(line.account).code));
  return sides;
}

Entry of_fund(const Entry& entry, Fund fund) {
  Entry own;
  for (const Posting& line : entry)
    if (line.fund == fund) own.push_back(line);
  return own;
}

}  // namespace

TEST_CASE("the accounting page shows the postings that are made", "[core][domain]") {
  const auto table = documented();
  CHECK(table.size() >= 25);
  Given club = Given::a_club();
  BorrowCapital borrow;
  borrow.fund = kIncomeFund;
  borrow.amount = 500'000_vnd;
  CountCash over;
  over.box = 2;
  over.counted = 9'001'000_vnd;
  over.reason = ReasonCode::miscounted;
  CountCash low = over;
  low.counted = 8'999'000_vnd;
  const Answer first =
      club.record(meeting(kMeeting, gift(9'000'000_vnd, Condition::permanent, kIncomeFund), gift(4'000'000_vnd),
                          restricted_gift(5'000'000_vnd, "equipment"), saving(6, 200'000_vnd), borrow,
                          resolution(1, Subject::transfer), resolution(2, Subject::difference), over, low));
  const auto shown = [&](const std::string& row, const Entry& entry) {
    INFO(row);
    REQUIRE(table.contains(row));
    CHECK(table.at(row) == posted(entry));
  };
  const auto shows = [&](const std::string& row, auto ask) {
    const Answer answer = club.when(order(kMeeting, ask));
    INFO(row);
    REQUIRE(answer.says == "accepted");
    shown(row, answer.postings());
  };
  shown("DonationReceived, permanent", first.postings(1));
  shown("DonationReceived, free", first.postings(2));
  shown("DonationReceived, restricted", first.postings(3));
  shown("ContributionReceived, saving or capital", first.postings(4));
  shown("CapitalBorrowed", first.postings(5));
  ReceiveContribution fee = saving(6, 10'000_vnd);
  fee.kind = ContributionKind::fee;
  shows("ContributionReceived, fee", fee);
  shows("ContributionRefunded", RefundContribution{kIncomeFund, MemberNo{6}, 10'000_vnd, ReasonCode::own_wish});
  RepayCapital repay;
  repay.borrowing = BorrowingNo{1};
  repay.principal = 10'000_vnd;
  repay.interest = 1'000_vnd;
  shows("CapitalRepaid", repay);
  ReceiveIncome income;
  income.kind = IncomeKind::sale;
  income.fund = kActivityFund;
  income.amount = 10'000_vnd;
  shows("IncomeReceived", income);
  shows("ExpensePaid, AidGiven", expense(10'000_vnd));
  // The row of restricted spending says "..." for the one above it.
  shows("... out of a restricted gift", expense_from(GrantNo{1}, 10'000_vnd, "equipment"));
  BankCash bank;
  bank.fund = kIncomeFund;
  bank.amount = 10'000_vnd;
  shows("CashBanked", bank);
  shows("DifferencePosted, over", PostDifference{first.version(8), kActivityFund, ResolutionNo{2}, {}});
  shows("DifferencePosted, short", PostDifference{first.version(9), kActivityFund, ResolutionNo{2}, {}});
  club.record(order(kMeeting, bank));
  WithdrawCash draw;
  draw.fund = kIncomeFund;
  draw.amount = 10'000_vnd;
  shows("CashWithdrawn", draw);
  const Answer moved = club.when(
      order(kMeeting, TransferFunds{kIncomeFund, kActivityFund, Account::capital, 10'000_vnd, ResolutionNo{1}}));
  CHECK(posted(of_fund(moved.postings(), kIncomeFund)) == Sides{{"411"}, {"111"}});
  CHECK(table.at("FundTransferred: giver").second == std::set<std::string>{"111"});
  CHECK(posted(of_fund(moved.postings(), kActivityFund)) == Sides{{"111"}, {"431"}});
}
