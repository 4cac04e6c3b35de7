// The views against a person who reads everything again for every question.

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "projections/arrears.h"
#include "projections/fund_position.h"
#include "projections/general_ledger.h"
#include "projections/in_kind_stock.h"
#include "projections/member_statement.h"
#include "projections/members_profile.h"
#include "projections/trial_balance.h"
#include "tests/projections/random_history.h"
#include "tests/support/naive_views.h"

using namespace soquy;
using namespace soquy::projections;
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

/// Asks about many drawn histories at drawn days and moments, and about each as it stands at its end.
template <class Check>
void ask(Check check) {
  for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
    RandomHistory club(seed, kSteps);
    for (int n = 0; n < kQuestions; ++n) {
      AsOf when{club.some_day()};
      if (n % 2 == 1) when.known = club.some_moment();
      INFO("seed " << seed << ", as of " << to_iso(when.value_date) << ", known " << to_iso(when.known));
      check(Question(club.events(), when));
    }
    INFO("seed " << seed << ", at the end");
    check(Question(club.events(), {tests::day("2029-12-31")}));
  }
}

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

TEST_CASE("a loan's balance and arrears are what a person finds in the repayments", "[core][projections]") {
  ask([](const Question& now) {
    const auto view = now.view<Arrears>();
    const auto report = view.on(now.when.value_date);
    Money in_book;
    for (const LoanRow& row : view.book().rows()) {
      const auto naive = now.naive.loan(row.loan, now.when.value_date);
      CHECK(row.outstanding.minor == naive.outstanding);
      CHECK(row.paid_principal.minor == naive.paid_principal);
      CHECK(row.paid_interest.minor == naive.paid_interest);
      in_book += row.outstanding;
    }
    CHECK(in_book.minor == now.naive.balance(kIncomeFund, Account::loans));
    for (const ArrearsRow& row : report.rows) {
      const auto naive = now.naive.loan(row.loan, now.when.value_date);
      CHECK(row.overdue_principal.minor == naive.overdue_principal);
      CHECK(row.overdue_interest.minor == naive.overdue_interest);
      CHECK(row.days_past_due == naive.days_past_due);
    }
  });
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
    const RandomHistory club(seed, kSteps);
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
    const RandomHistory club(seed, kSteps);
    Arrears live;
    for (const Event& event : club.events()) live.apply(event);
    Arrears asked;
    fold(asked, club.events(), {tests::day("2029-12-31")});
    CHECK(live == asked);
  }
}
