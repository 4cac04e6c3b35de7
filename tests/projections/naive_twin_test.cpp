// The views against a person who reads everything again for every question.

#include <array>
#include <catch2/catch.hpp>
#include <string>

#include "events/fold.h"
#include "projections/arrears.h"
#include "projections/fund_position.h"
#include "projections/general_ledger.h"
#include "projections/in_kind_stock.h"
#include "projections/member_statement.h"
#include "projections/members_profile.h"
#include "projections/trial_balance.h"
#include "tests/projections/random_history.h"
#include "tests/support/naive_arrears.h"
#include "tests/support/naive_views.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::Lending;
using soquy::tests::RandomHistory;

namespace {

constexpr std::uint64_t kSeeds = 40;
constexpr int kSteps = 200;
constexpr int kQuestions = 6;

struct Question {
  const std::vector<Event>& events;
  AsOf when;
  naive::Reader naive;

  Question(const std::vector<Event>& all, const AsOf& as_of) : events(all), when(as_of), naive(all, as_of) {}
  template <class View>
  [[nodiscard]] View view(View start = {}) const {
    fold(start, events, when);
    return start;
  }
};

/// Asks about a drawn history at drawn days and moments, and as it stands at its end.
template <class Check>
void ask_one(std::uint64_t seed, Lending lending, Check check) {
  RandomHistory club(seed, kSteps, lending);
  const std::string drawn = "seed " + std::to_string(seed) + (lending == Lending::plain ? "" : ", loans in trouble");
  for (int n = 0; n < kQuestions; ++n) {
    AsOf when{club.some_day()};
    if (n % 2 == 1) when.known = club.some_moment();
    INFO(drawn << ", as of " << to_iso(when.value_date) << ", known " << to_iso(when.known));
    check(Question(club.events(), when));
  }
  INFO(drawn << ", at the end");
  check(Question(club.events(), {tests::day("2029-12-31")}));
}

/// Half of the histories lend plainly, and in half of them loans get into trouble.
template <class Check>
void ask(Check check) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    ask_one(seed, seed % 2 == 0 ? Lending::plain : Lending::in_trouble, check);
  }
}

naive::LateLoan as_naive(const ArrearsRow& row) {
  naive::LateLoan loan;
  loan.loan = row.loan;
  loan.outstanding = row.outstanding.minor;
  loan.overdue_principal = row.overdue_principal.minor;
  loan.overdue_interest = row.overdue_interest.minor;
  loan.late_interest = row.late_interest.minor;
  loan.overdue_penalty = row.overdue_penalty.minor;
  loan.oldest_unpaid = row.oldest_unpaid;
  loan.days = row.days_past_due;
  loan.bucket = static_cast<std::size_t>(row.bucket);
  loan.group = row.debt_group;
  loan.reschedulings = row.reschedulings;
  loan.interest_reduced = row.interest_reduced;
  loan.frozen = row.frozen;
  return loan;
}

void check_same_loans(const ArrearsReport& report, const naive::LateClub& club) {
  REQUIRE(report.rows.size() == club.loans.size());
  for (std::size_t n = 0; n < club.loans.size(); ++n) {
    const naive::LateLoan row = as_naive(report.rows[n]);
    const naive::LateLoan& loan = club.loans[n];
    INFO(to_text(loan.loan) << ": " << row.days << " days and group " << row.group << " in the view, " << loan.days
                            << " days and group " << loan.group << " found by hand; rescheduled " << loan.reschedulings
                            << " times, reduced " << loan.interest_reduced << ", frozen " << loan.frozen
                            << "; late interest " << row.late_interest << " and " << loan.late_interest
                            << "; penalties " << row.overdue_penalty << " and " << loan.overdue_penalty);
    CHECK(row == loan);
  }
}

void check_same_totals(const ArrearsTotals& totals, const naive::LateClub& club) {
  CHECK(totals.gross_portfolio.minor == club.portfolio);
  CHECK(totals.overdue_principal.minor == club.overdue_principal);
  CHECK(totals.overdue_interest.minor == club.overdue_interest);
  CHECK(totals.late_interest.minor == club.late_interest);
  CHECK(totals.loans == club.loans.size());
  CHECK(totals.loans_late == static_cast<std::uint32_t>(club.late));
  CHECK(totals.par1 == Ratio{club.at_risk_1, club.portfolio});
  CHECK(totals.par30 == Ratio{club.at_risk_30, club.portfolio});
  CHECK(totals.par90 == Ratio{club.at_risk_90, club.portfolio});
  CHECK(totals.arrears_rate == Ratio{club.overdue_principal, club.portfolio});
  for (std::size_t n = 0; n < 6; ++n) {
    CHECK(totals.by_bucket.at(n).minor == club.by_bucket.at(n));
    CHECK(totals.by_debt_group.at(n).minor == club.by_group.at(n));
  }
}

/// The same of loans found by hand, one at a time.
template <class Stands>
ArrearsSum sum_by_hand(const naive::LateClub& club, Stands stands) {
  ArrearsSum sum;
  for (const naive::LateLoan& loan : club.loans) {
    if (!stands(loan)) continue;
    ++sum.loans;
    sum.overdue_principal += Money{loan.overdue_principal};
    sum.overdue_interest += Money{loan.overdue_interest};
    sum.outstanding += Money{loan.outstanding};
  }
  return sum;
}

void check_same_sums(const ArrearsReport& report, const naive::LateClub& club) {
  for (std::size_t bucket = 0; bucket < kLateBuckets; ++bucket) {
    CHECK(sum_of_bucket(report, static_cast<LateBucket>(bucket)) ==
          sum_by_hand(club, [&](const naive::LateLoan& loan) { return loan.bucket == bucket; }));
  }
  for (int group = 1; group <= 5; ++group) {
    CHECK(sum_of_debt_group(report, group) ==
          sum_by_hand(club, [&](const naive::LateLoan& loan) { return loan.group == group; }));
  }
  CHECK(sum_of_late(report) == sum_by_hand(club, [](const naive::LateLoan& loan) { return loan.days > 0; }));
  CHECK(sum_of_open(report) == sum_by_hand(club, [](const naive::LateLoan&) { return true; }));
}

/// Which loans the drawn histories brought before the view, so that a rare one is not missed unnoticed.
struct Met {
  std::array<int, 6> bucket{};
  std::array<int, 6> group{};
  int frozen = 0;
  int twice = 0;
  int three_times = 0;
  int restructured_on_time = 0;
  int worse_by_interest = 0;  // its group would be better, had its interest not been reduced
  int rescheduled_not_reduced = 0;
  int thawed = 0;
  int principal_back = 0;  // late all the same
  int penalties = 0;
  int late_interest = 0;

  void add(const naive::LateLoan& loan) {
    ++bucket.at(loan.bucket);
    ++group.at(static_cast<std::size_t>(loan.group));
    frozen += loan.frozen;
    twice += loan.reschedulings == 2;
    three_times += loan.reschedulings >= 3;
    restructured_on_time += loan.reschedulings > 0 && loan.days == 0;
    worse_by_interest += loan.interest_reduced && loan.group == 3 && loan.days == 0;
    rescheduled_not_reduced += loan.reschedulings > 0 && !loan.interest_reduced;
    thawed += loan.reschedulings > 1 && loan.interest_reduced && !loan.frozen;
    principal_back += loan.outstanding == 0 && loan.days > 0;
    penalties += loan.overdue_penalty > 0;
    late_interest += loan.late_interest > 0;
  }
};

}  // namespace

TEST_CASE("the trial balance is the sum of all lines, whatever day and moment is asked", "[core][projections]") {
  ask([](const Question& now) {
    const auto view = now.view<TrialBalance>();
    Money sum;
    for (const Fund fund : {kIncomeFund, kActivityFund}) {
      for (const AccountInfo& line : chart_of_accounts()) {
        CHECK(view.balance(fund, line.account).minor == now.naive.balance(fund, line.account));
      }
    }
    for (const TrialBalanceRow& row : view.rows()) sum += row.balance;
    CHECK(sum == 0_vnd);
  });
}

TEST_CASE("the general ledger closes where the trial balance stands", "[core][projections]") {
  ask([](const Question& now) {
    std::vector<TrialBalanceRow> closing;
    for (const auto& account : now.view<GeneralLedger>().accounts()) {
      Money running;
      for (const LedgerLine& line : account.lines) {
        running += line.amount;
        CHECK(line.balance == running);
      }
      CHECK(account.debit - account.credit == account.closing);
      if (!account.closing.is_zero()) closing.push_back({account.fund, account.account, account.closing});
    }
    CHECK(closing == now.view<TrialBalance>().rows());
  });
}

TEST_CASE("a loan's balance is what a person finds in the repayments", "[core][projections]") {
  ask([](const Question& now) {
    Money in_book;
    for (const LoanRow& row : now.view<LoanBook>().rows()) {
      const auto naive = now.naive.loan(row.loan);
      CHECK(row.outstanding.minor == naive.outstanding);
      CHECK(row.paid_principal.minor == naive.paid_principal);
      CHECK(row.paid_interest.minor == naive.paid_interest);
      CHECK(row.paid_late_interest.minor == naive.paid_late_interest);
      CHECK(row.paid_penalty.minor == naive.paid_penalty);
      in_book += row.outstanding;
    }
    CHECK(in_book.minor == now.naive.balance(kIncomeFund, Account::loans));
  });
}

TEST_CASE("which loans are late, by how much, in which group and at what risk a person finds who reads all entries",
          "[core][projections]") {
  Met met;
  const auto check = [&](const Question& now) {
    const ArrearsReport report = now.view<Arrears>().on(now.when.value_date);
    const naive::LateClub club = naive::late_club(now.events, now.when);
    check_same_loans(report, club);
    check_same_totals(report.totals, club);
    check_same_sums(report, club);
    for (const naive::LateLoan& loan : club.loans) met.add(loan);
  };
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) ask_one(seed, Lending::in_trouble, check);
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) ask_one(seed, Lending::plain, check);
  for (const int loans : met.bucket) CHECK(loans >= 5);
  for (std::size_t group = 1; group <= 5; ++group) CHECK(met.group.at(group) >= 5);
  for (const int loans :
       {met.frozen, met.twice, met.three_times, met.restructured_on_time, met.worse_by_interest,
        met.rescheduled_not_reduced, met.thawed, met.principal_back, met.penalties, met.late_interest}) {
    CHECK(loans >= 5);
  }
}

TEST_CASE("the members' pages together are the refundable money and the loans of the books", "[core][projections]") {
  ask([](const Question& now) {
    Money refundable;
    Money owed;
    for (std::uint32_t no = 1; no <= tests::kRandomMembers; ++no) {
      const auto page = now.view(MemberStatement(MemberNo{no}));
      CHECK(page.totals().refundable.minor == now.naive.refundable(MemberNo{no}));
      if (!page.lines().empty()) {
        CHECK(page.lines().back().refundable == page.totals().refundable);
        CHECK(page.lines().back().owed == page.totals().owed);
      }
      refundable += page.totals().refundable;
      owed += page.totals().owed;
    }
    CHECK(refundable.minor == -now.naive.balance(kIncomeFund, Account::refundable));
    CHECK(owed.minor == now.naive.balance(kIncomeFund, Account::loans));
  });
}

TEST_CASE("what is left of gifts for one use is what was given less what was spent", "[core][projections]") {
  ask([](const Question& now) {
    const auto view = now.view<FundPosition>();
    for (const GrantRow& row : view.grants()) CHECK(row.left().minor == now.naive.grant_left(row.grant));
    for (const FundPositionRow& row : view.rows()) {
      CHECK(row.cash.minor == now.naive.balance(row.fund, Account::cash));
      const Money owns = row.cash + row.bank + row.loans + row.interest_receivable - row.loss_reserve;
      const Money owes = row.refundable + row.borrowed + row.capital + row.restricted + row.surplus +
                         row.activity_capital + row.income - row.expenses;
      CHECK(owns == owes);
    }
  });
}

TEST_CASE("the profile counts the people who are there", "[core][projections]") {
  ask([](const Question& now) {
    const auto counts = now.view<MembersProfile>().counts(now.when.value_date);
    const auto naive = now.naive.people(now.when.value_date);
    CHECK(counts.total == naive.total);
    CHECK(counts.women == naive.women);
    CHECK(counts.older == naive.older);
    CHECK(counts.ever_borrowed == naive.borrowers);
  });
}

TEST_CASE("every thing that came or was born is somewhere", "[core][projections]") {
  ask([](const Question& now) {
    for (const StockRow& row : now.view<InKindStock>().rows()) {
      const auto naive = now.naive.stock(row.item);
      CHECK(row.in_stock == naive.in_stock);
      CHECK(row.with_keepers + row.kept - row.beyond == naive.at_keepers);
      CHECK(row.received + row.born + row.beyond ==
            row.in_stock + row.with_keepers + row.kept + row.given + row.handed_on_free + row.lost);
    }
  });
}

TEST_CASE("a view built twice is the same, and so is one built event by event", "[core][projections]") {
  const auto is_repeatable = [](auto start, const std::vector<Event>& events) {
    auto again = start;
    auto live = start;
    fold(start, events);
    fold(again, events);
    for (const Event& event : events) live.apply(event);
    CHECK(start == again);
    CHECK(start == live);
  };
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const RandomHistory club(seed, kSteps, Lending::in_trouble);
    is_repeatable(TrialBalance{}, club.events());
    is_repeatable(GeneralLedger{}, club.events());
    is_repeatable(FundPosition{}, club.events());
    is_repeatable(Arrears{}, club.events());
    is_repeatable(MemberStatement(MemberNo{3}), club.events());
    is_repeatable(MembersProfile{}, club.events());
    is_repeatable(InKindStock{}, club.events());
  }
}

TEST_CASE("what is asked as of the last day with all knowledge is the live view", "[core][projections]") {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const RandomHistory club(seed, kSteps, Lending::in_trouble);
    Arrears live;
    for (const Event& event : club.events()) live.apply(event);
    Arrears asked;
    fold(asked, club.events(), {tests::day("2029-12-31")});
    CHECK(live == asked);
  }
}
