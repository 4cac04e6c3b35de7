// What a drawn club does, one deed at a time.

#include <algorithm>

#include "tests/projections/random_club.h"

namespace soquy::tests {
namespace {

constexpr Fund kThirdFund{3};

Fund some_fund(std::int64_t drawn) { return Fund{static_cast<std::uint8_t>(drawn)}; }
Area some_area(std::int64_t drawn) { return static_cast<Area>(drawn); }

}  // namespace

void RandomClub::about_the_club() {
  switch (pick(0, 3)) {
    case 0: return adopt_by_law();
    case 1: {
      BoardElected board;
      for (std::int64_t n = pick(1, 3); n > 0; --n) board.seats.push_back({Role::head, somebody()});
      add(board);
      return;
    }
    case 2: {
      ClubRelocated moved;
      moved.region = {"QD19-2025", *RegionCode::parse(std::to_string(pick(10, 99)))};
      add(moved);
      return;
    }
    default: {
      ReportSubmitted report;
      report.kind = static_cast<ReportKind>(pick(1, 2));
      report.period_end = end_of_month(add_months(today_, static_cast<int>(pick(-9, 0)), 1));
      add(report);
    }
  }
}

void RandomClub::adopt_by_law() {
  ByLawAdopted law;
  law.cash_limit = Money{pick(0, 3) * 1'000'000};
  if (one_in(2)) law.funds.push_back({kIncomeFund, "", one_in(2)});
  if (one_in(2)) law.funds.push_back({kActivityFund, "", one_in(3)});
  if (one_in(2)) law.funds.push_back({kThirdFund, "", one_in(2)});
  add(law);
}

void RandomClub::about_people() {
  switch (pick(0, 3)) {
    case 0: {
      ProfileAmended told;
      told.member = somebody();
      told.sex = static_cast<Sex>(pick(0, 2));
      told.birth_year = one_in(4) ? std::uint16_t{0} : static_cast<std::uint16_t>(pick(1940, 1990));
      tell(told.member, told);
      return;
    }
    case 1: {
      VolunteerAppointed named;
      named.member = somebody();
      tell(named.member, named);
      return;
    }
    case 2: {
      VolunteerReleased freed;
      freed.member = somebody();
      tell(freed.member, freed);
      return;
    }
    default: {
      InsuranceRecorded card;
      card.member = somebody();
      card.insured = !one_in(4);
      card.valid_until = one_in(3) ? Day::none() : add_days(today_, static_cast<int>(pick(-30, 400)));
      const Version told = tell(card.member, card);
      if (!told.is_none()) reversible_.push_back(told);
    }
  }
}

void RandomClub::about_needs() {
  switch (pick(0, 3)) {
    case 0: {
      IncomeSurveyed survey;
      survey.member = somebody();
      survey.farm = amount(9'000'000);
      add_reversible(survey);
      return;
    }
    case 1: {
      CreditReferralMade referral;
      referral.member = somebody();
      referral.amount = amount(9'000'000);
      add_reversible(referral);
      return;
    }
    default: {
      MemberClassified paper;
      paper.member = somebody();
      paper.poverty = static_cast<PovertyClass>(pick(0, 3));
      paper.valid_from = add_days(today_, static_cast<int>(pick(-200, 60)));
      if (!one_in(3)) paper.valid_until = add_days(paper.valid_from, static_cast<int>(pick(30, 900)));
      tell(paper.member, paper);
    }
  }
}

void RandomClub::about_meetings() {
  MeetingHeld held;
  held.members = static_cast<std::uint16_t>(pick(4, 8));
  if (!one_in(4)) held.present_count = static_cast<std::uint16_t>(pick(1, held.members));
  meetings_.push_back(add(held).envelope.version);
}

void RandomClub::about_counts() {
  const Version count = one_of(counts_);
  if (!count.is_none() && one_in(3)) {
    const auto counted = *events_.at(count.value - 1).payload.as<CashCounted>();
    DifferencePosted posted;
    posted.count = count;
    posted.fund = kIncomeFund;
    posted.over = counted.counted - counted.book;
    std::erase(counts_, count);
    std::erase(reversible_, count);  // the rules keep a count whose difference stands in the books
    if (!posted.over.is_zero())
      add_reversible(posted, moved(kIncomeFund, Account::cash, Account::other_income, posted.over));
    return;
  }
  CashCounted counted;
  counted.box = 1;
  counted.book = amount(9'000'000);
  counted.counted = one_in(2) ? counted.book : amount(9'000'000);
  add_reversible(counted);
  if (counted.counted != counted.book) counts_.push_back(events_.back().envelope.version);
}

void RandomClub::about_areas() {
  switch (pick(0, 2)) {
    case 0: {
      HealthCheckHeld check;
      check.attended = check.members_attended = static_cast<std::uint16_t>(pick(0, 8));
      check.files_kept = static_cast<std::uint16_t>(pick(0, 8));
      add_reversible(check);
      return;
    }
    default: {
      ActivityHeld held;
      held.area = some_area(pick(1, 8));
      held.attended = held.members_attended = static_cast<std::uint16_t>(pick(0, 8));
      add_reversible(held);
    }
  }
}

void RandomClub::about_help() {
  HelpGiven help;
  help.kind = static_cast<HelpKind>(pick(1, 7));
  if (!one_in(4)) help.receiver = somebody();
  help.helpers = static_cast<std::uint16_t>(pick(1, 5));
  help.tenths = static_cast<std::uint32_t>(pick(1, 40));
  add_reversible(help);
}

void RandomClub::about_support() { one_in(2) ? add_reversible(TrainingHeld{}) : add_reversible(SupervisionVisited{}); }

void RandomClub::about_words() {
  const Version finding = one_of(findings_);
  const Version dispute = one_of(disputes_);
  switch (pick(0, 3)) {
    case 0: findings_.push_back(add(FindingRaised{}).envelope.version); return;
    case 1: disputes_.push_back(add(DisputeOpened{}).envelope.version); return;
    case 2: {
      if (finding.is_none()) return;
      FindingAnswered answer;
      answer.finding = finding;
      add(answer);
      return;
    }
    default: {
      if (dispute.is_none()) return;
      DisputeResolved answer;
      answer.dispute = dispute;
      add(answer);
    }
  }
}

void RandomClub::about_gifts() {
  if (one_in(4)) {
    GoodsHandedOn handed;
    handed.item = {kHeifer, "head"};
    handed.quantity = 1'000;
    handed.receiver = somebody();
    if (one_in(2)) handed.next = {static_cast<std::uint32_t>(pick(100, 999))};
    add_reversible(handed);
    return;
  }
  if (one_in(3)) {
    GoodsGiven goods;
    goods.item = {kHeifer, "head"};
    goods.quantity = 1'000;
    goods.member = somebody();
    goods.area = some_area(pick(0, 8));
    add_reversible(goods);
    return;
  }
  DonationReceived gift;
  gift.donor = static_cast<DonorClass>(pick(1, 8));
  gift.condition = static_cast<Condition>(pick(0, 1));
  gift.fund = some_fund(pick(1, 3));
  gift.amount = amount(5'000'000);
  const Account for_good = gift.fund == kActivityFund ? Account::activity_capital : Account::capital;
  const Account account = gift.condition == Condition::permanent ? for_good : Account::other_income;
  add_reversible(gift, moved(gift.fund, one_in(2) ? Account::bank : Account::cash, account, gift.amount));
}

void RandomClub::about_capital() {
  switch (pick(0, 3)) {
    case 0: {
      CapitalBorrowed borrowed;
      borrowed.fund = some_fund(pick(1, 3));
      borrowed.amount = amount(9'000'000);
      return add_reversible(borrowed, moved(borrowed.fund, Account::bank, Account::borrowed, borrowed.amount));
    }
    case 1: {
      CapitalRepaid back;
      back.fund = some_fund(pick(1, 3));
      back.principal = amount(900'000);
      back.interest = amount(90'000);
      Entry postings = moved(back.fund, Account::borrowed, Account::cash, back.principal);
      for (const Posting& line : moved(back.fund, Account::activity_expense, Account::cash, back.interest))
        postings.push_back(line);
      return add_reversible(back, postings);
    }
    case 2: {
      ContributionReceived paid;
      paid.kind = ContributionKind::capital;
      paid.fund = kIncomeFund;
      paid.member = somebody();
      paid.amount = amount(900'000);
      return add_reversible(paid, moved(paid.fund, Account::cash, Account::refundable, paid.amount));
    }
    default: {
      FundTransferred over;
      over.from = kIncomeFund;
      over.to = kThirdFund;
      over.amount = amount(900'000);
      Entry postings = moved(over.from, Account::surplus, Account::cash, over.amount);
      for (const Posting& line : moved(over.to, Account::cash, Account::capital, over.amount)) postings.push_back(line);
      return add_reversible(over, postings);
    }
  }
}

void RandomClub::about_income() {
  if (one_in(4)) {
    GoodsBoughtOut bought;
    bought.fund = kActivityFund;
    bought.amount = amount(900'000);
    return add_reversible(bought, moved(bought.fund, Account::cash, Account::other_income, bought.amount));
  }
  IncomeReceived income;
  income.kind = static_cast<IncomeKind>(pick(1, 5));
  income.fund = some_fund(pick(1, 3));
  income.amount = amount(900'000);
  add_reversible(income, moved(income.fund, Account::cash, Account::other_income, income.amount));
}

void RandomClub::about_spending() {
  if (one_in(4)) {
    PeriodClosed year;  // moves the year's income, and provides for losses while at it
    Entry postings = moved(kIncomeFund, Account::interest_income, Account::surplus, amount(90'000));
    for (const Posting& line : moved(kIncomeFund, Account::write_off, Account::loss_reserve, amount(90'000)))
      postings.push_back(line);
    add(year, postings);
    return;
  }
  if (one_in(2)) {
    AidGiven aid;
    aid.kind = static_cast<AidKind>(pick(1, 7));
    aid.member = somebody();
    aid.area = some_area(pick(0, 8));
    aid.fund = kActivityFund;
    aid.amount = amount(90'000);
    return add_reversible(aid, moved(aid.fund, Account::activity_expense, Account::cash, aid.amount));
  }
  ExpensePaid paid;
  paid.area = some_area(pick(1, 8));
  paid.fund = some_fund(pick(1, 3));
  paid.amount = amount(90'000);
  add_reversible(paid, moved(paid.fund, Account::activity_expense, Account::cash, paid.amount));
}

}  // namespace soquy::tests
