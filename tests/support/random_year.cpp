#include "tests/support/random_year.h"

#include <algorithm>
#include <array>

namespace soquy::test {

namespace {

constexpr Fund kFunds[] = {kIncomeFund, kActivityFund};

Approval head_of_club() {
  Approval approval;
  approval.actor = actor_of(MemberNo{1});
  approval.role = Role::head;
  return approval;
}

/// The book as it will be once these acts are written, for whoever counts the box.
naive::Book after(const naive::Book& book, const Command& command) {
  naive::Book trial = book;
  std::vector<std::uint64_t> entries;
  for (std::size_t i = 0; i < command.acts.size(); ++i) entries.push_back((std::uint64_t{1} << 41) + i);
  trial.write(command, Instant{INT64_MAX}, entries);
  return trial;
}

}  // namespace

RandomYear::RandomYear(std::uint64_t seed)
    : dice_(seed), late_dice_(seed + 100'000), loan_dice_(seed + 200'000), set_off_dice_(seed + 300'000) {
  club_ = *ClubCode::parse("NGAU-NHIEN-" + std::to_string(seed % 10'000));
  plan_year(2016 + static_cast<int>(seed % 9));
}

void RandomYear::plan_year(int year) {
  const auto meeting_day = static_cast<unsigned>(dice_.between(5, 25));
  plan_.push_back({Doing::founding, *make_day(year, 1, 3), 9, false});
  for (unsigned month = 1; month <= 12; ++month) {
    const Day day = *make_day(year, month, meeting_day);
    plan_.push_back({Doing::meeting, day, 19, false});
    if (month > 3 && dice_.percent(30)) plan_.push_back({Doing::closing, day, 21, false});
    std::vector<std::int64_t> offsets;
    for (std::int64_t i = dice_.between(1, 6); i > 0; --i) offsets.push_back(dice_.between(1, 25));
    std::sort(offsets.begin(), offsets.end());
    int hour = 8;
    for (const std::int64_t offset : offsets) {
      plan_.push_back({Doing::single, add_days(day, static_cast<int>(offset)), hour, false});
      if (hour < 18) ++hour;
    }
  }
  const Day last = *make_day(year + 1, 1, 28);
  plan_.push_back({Doing::meeting, last, 19, false});
  if (dice_.percent(70)) plan_.push_back({Doing::closing, last, 21, true});
  plan_.push_back({Doing::single, last, 22, false});
}

std::optional<Step> RandomYear::next(const naive::Book& book) {
  if (plan_.empty()) return std::nullopt;
  const Planned planned = plan_.front();
  plan_.pop_front();
  Step step;
  step.now = at_vietnam_time(planned.day, planned.hour, static_cast<int>(plan_.size() % 60));
  switch (planned.doing) {
    case Doing::founding:
      step.what = "founding";
      step.command = founding(planned);
      break;
    case Doing::meeting: step.command = meeting(planned, book, step.what); break;
    case Doing::single: step.command = single(planned, book, step.what); break;
    case Doing::closing: step.command = closing(planned, book, step.what); break;
  }
  return step;
}

Command RandomYear::start(Day day) {
  Command command;
  command.club = club_;
  command.id = dice_.command_id();
  command.actor = actor_of(MemberNo{5});
  command.value_date = day;
  command.approvals = {head_of_club()};
  return command;
}

Money RandomYear::amount(std::int64_t low, std::int64_t high, std::int64_t multiple) {
  return Money{dice_.between(low / multiple, high / multiple) * multiple};
}

MemberNo RandomYear::some_member(const naive::Book& book, Day day) {
  std::vector<MemberNo> present;
  for (const naive::Person& person : book.people()) {
    if (person.no.value > 5 && book.in_force(person, day)) present.push_back(person.no);
  }
  return dice_.one_of(present);
}

/// A day of the open period, up to two months back.
Day RandomYear::earlier_day(const naive::Book& book, Day day, Dice& dice) {
  const Day wanted = add_days(day, -static_cast<int>(dice.between(1, 60)));
  Day first = book.founded();
  if (!book.closed_through().is_none()) first = std::max(first, add_days(book.closed_through(), 1));
  return std::min(day, std::max(wanted, first));
}

// --- Founding --------------------------------------------------------------------------------------------------------

Command RandomYear::founding(const Planned& planned) {
  Command command = start(planned.day);
  command.approvals.clear();
  FoundClub found;
  found.name = "CLB ngẫu nhiên";
  found.practice = true;
  found.region = {"TCTK-2018", *RegionCode::parse("51")};
  found.decision = "QD-01";
  for (auto& byte : found.nonce) byte = static_cast<std::uint8_t>(dice_.between(0, 255));
  command.acts.emplace_back(found);
  AdoptByLaw law;
  law.meeting_day = 10;
  law.refunds_net_of_debt = false;
  law.loans_at_once = 0;
  law.allocation = static_cast<AllocationOrder>(loan_dice_.between(0, 2));
  law.advance = static_cast<AdvanceTo>(loan_dice_.between(0, 2));
  law.overdue_percent = loan_dice_.percent(60) ? 150 : 0;
  law.interest_shares = {{kIncomeFund, Account::capital, 6000, true},
                         {kActivityFund, Account::activity_capital, 4000, false}};
  // In some clubs every late row needs a second signer, in a few one with a pin, which nobody has.
  if (late_dice_.percent(40)) {
    law.assurances = {{ActClass::late_entry, late_dice_.percent(15) ? Assurance::pin : Assurance::named}};
  }
  command.acts.emplace_back(law);
  for (std::int64_t i = dice_.between(10, 20); i > 0; --i) {
    JoinMember join;
    join.member = MemberNo{next_member_++};
    join.sex = dice_.percent(65) ? Sex::female : Sex::male;
    join.birth_year = static_cast<std::uint16_t>(dice_.between(1935, 1990));
    join.profile.plain = "Người số " + std::to_string(join.member.value) + "\n\n\n\n";
    command.acts.emplace_back(join);
  }
  ElectBoard board;
  board.seats = {{Role::head, MemberNo{1}},
                 {Role::deputy, MemberNo{2}},
                 {Role::secretary, MemberNo{3}},
                 {Role::accountant, MemberNo{4}},
                 {Role::treasurer, MemberNo{5}}};
  command.acts.emplace_back(board);
  return command;
}

// --- A meeting -------------------------------------------------------------------------------------------------------

Command RandomYear::meeting(const Planned& planned, const naive::Book& book, std::string& what) {
  what = "meeting";
  Command command = start(planned.day);
  HoldMeeting held;
  for (const naive::Person& person : book.people()) {
    if (book.in_force(person, planned.day) && dice_.percent(80)) held.present.push_back(person.no);
  }
  held.present_count = static_cast<std::uint16_t>(held.present.size());
  command.acts.emplace_back(held);
  if (book.lines().empty()) {
    ReceiveDonation seed;
    seed.donor = DonorClass::state_budget;
    seed.condition = Condition::permanent;
    seed.fund = kIncomeFund;
    seed.amount = amount(20'000'000, 100'000'000, 1'000'000);
    seed.from.plain = "Ngân sách xã";
    command.acts.push_back(with_voucher(seed, voucher("PT")));
  }
  ReceiveContribution fees;
  fees.kind = ContributionKind::fee;
  fees.fund = kActivityFund;
  fees.payers = static_cast<std::uint16_t>(std::max<std::size_t>(1, held.present.size()));
  fees.amount = Money{10'000 * fees.payers};
  command.acts.push_back(with_voucher(fees, voucher("PT")));
  add_meeting_repayments(command, book);
  for (std::int64_t i = dice_.between(0, 3); i > 0; --i) {
    ReceiveContribution saved;
    saved.kind = dice_.percent(50) ? ContributionKind::saving : ContributionKind::capital;
    saved.fund = kIncomeFund;
    saved.member = some_member(book, planned.day);
    saved.amount = amount(50'000, 500'000, 50'000);
    command.acts.push_back(with_voucher(saved, voucher("PT")));
  }
  for (std::int64_t i = dice_.between(0, 2); i > 0; --i) add_loan(command, book);
  if (dice_.percent(30)) {
    PassResolution transfer;
    transfer.resolution = ResolutionNo{++resolutions_};
    transfer.subject = Subject::transfer;
    transfer.words.plain = "Chuyển quỹ";
    command.acts.emplace_back(transfer);
  }
  PayExpense tea;
  tea.area = Area::culture;
  tea.fund = kActivityFund;
  tea.amount = amount(10'000, 90'000, 5'000);
  tea.words.plain = "Nước uống buổi sinh hoạt";
  command.acts.push_back(with_voucher(tea, voucher("PC")));
  if (!book.lines().empty() && late_dice_.percent(40)) add_forgotten(command, book);
  if (dice_.percent(80)) add_counts(command, book);
  return command;
}

void RandomYear::add_meeting_repayments(Command& command, const naive::Book& book) {
  for (const naive::Loan& loan : book.loans()) {
    if (loan.disbursement == 0 || loan.taken_back || !dice_.percent(80)) continue;
    const naive::LoanFigures now = book.loan(loan.no, {add_days(command.value_date, 1), Instant{INT64_MAX}});
    const std::int64_t due = now.overdue_principal + now.overdue_interest + now.late_interest;
    const std::int64_t all = book.debt(loan, command.value_date);
    if (all == 0) continue;
    std::int64_t pays = due;
    if (dice_.percent(15)) pays = due * dice_.between(1, 9) / 10;
    if (dice_.percent(12)) pays = due + dice_.between(1, 5) * 100'000;
    if (dice_.percent(4)) pays = all;
    pays = std::min(pays, all);
    if (pays <= 0) continue;
    ReceiveRepayment paid;
    paid.loan = loan.no;
    paid.amount = Money{pays};
    command.acts.push_back(with_voucher(paid, voucher("PT")));
  }
}

void RandomYear::add_grace(LoanTerms& terms) {
  const int last = terms.instalments - 1;
  if (loan_dice_.percent(15)) terms.grace_principal = static_cast<std::uint16_t>(loan_dice_.between(0, last));
  if (loan_dice_.percent(15)) terms.grace_interest = static_cast<std::uint16_t>(loan_dice_.between(0, last));
  if (loan_dice_.percent(15)) terms.grace_interest_charged = static_cast<std::uint16_t>(loan_dice_.between(0, last));
  if (loan_dice_.percent(30)) terms.day_count = loan_dice_.percent(50) ? DayCount::actual_365 : DayCount::thirty_360;
  if (loan_dice_.percent(30))
    terms.rounding = loan_dice_.one_of(std::array{Rounding::half_even, Rounding::up, Rounding::down});
}

void RandomYear::add_loan(Command& command, const naive::Book& book) {
  PassResolution passed;
  passed.resolution = ResolutionNo{++resolutions_};
  passed.subject = Subject::loan;
  passed.words.plain = "Cho vay";
  ApproveLoan approved;
  approved.loan = LoanNo{++loans_};
  approved.borrower = some_member(book, command.value_date);
  approved.fund = kIncomeFund;
  approved.resolution = passed.resolution;
  approved.purpose.plain = "Nuoi ga";
  LoanTerms& terms = approved.terms;
  terms.principal = amount(1'000'000, 12'000'000, 100'000);
  terms.rate = dice_.percent(80) ? Rate{static_cast<std::uint32_t>(dice_.between(0, 15) * 1000), Period::month}
                                 : Rate{static_cast<std::uint32_t>(dice_.between(1, 20) * 10'000), Period::year};
  const LoanMethod methods[] = {LoanMethod::flat, LoanMethod::equal_principal, LoanMethod::bullet};
  terms.method = methods[dice_.between(0, 2)];
  if (loan_dice_.percent(25)) terms.method = LoanMethod::equal_instalment;
  terms.instalments = static_cast<std::uint16_t>(dice_.between(1, 12));
  add_grace(terms);
  terms.interest_multiple = Money{dice_.percent(50) ? 1000 : 1};
  terms.principal_multiple = Money{dice_.percent(50) ? 1000 : 1};
  DisburseLoan given;
  given.loan = approved.loan;
  given.principal = terms.principal;
  if (dice_.percent(10)) given.principal = Money{terms.principal.minor / 2};
  const std::int64_t cash = after(book, command).balance(kIncomeFund, Account::cash);
  if (given.principal.minor > cash && dice_.percent(92)) {
    --loans_;
    --resolutions_;
    return;
  }
  command.acts.emplace_back(passed);
  command.acts.emplace_back(approved);
  if (!dice_.percent(5)) command.acts.push_back(with_voucher(given, voucher("PC")));
}

void RandomYear::add_counts(Command& command, const naive::Book& book) {
  const naive::Book then = after(book, command);
  for (const Fund fund : kFunds) {
    CountCash count;
    count.box = fund.number;
    count.counted = Money{then.balance(fund, Account::cash)};
    if (count.counted.is_positive() && dice_.percent(4)) {
      count.counted.minor += dice_.percent(50) ? 1000 : -std::min<std::int64_t>(1000, count.counted.minor);
      count.reason = ReasonCode::miscounted;
    }
    if (!count.counted.is_negative()) command.acts.emplace_back(count);
  }
}

// --- Between meetings ------------------------------------------------------------------------------------------------

Command RandomYear::single(const Planned& planned, const naive::Book& book, std::string& what) {
  Command command = start(planned.day);
  const std::int64_t kind = dice_.between(1, 100);
  if (kind <= 12)
    add_gift(command, book, what);
  else if (kind <= 24)
    add_spending(command, book, what);
  else if (kind <= 32)
    add_member_money(command, book, what);
  else if (kind <= 40)
    add_bank(command, book, what);
  else if (kind <= 60)
    add_repayment(command, book, what);
  else if (kind <= 75)
    add_reversal(command, book, what);
  else if (kind <= 82)
    add_goods(command, book, what);
  else if (kind <= 86)
    add_people(command, book, what);
  else
    add_mistake(command, book, what);
  if (command.acts.empty()) add_gift(command, book, what);
  if (set_off_dice_.percent(15)) add_set_off(command, book, what);
  if (!late_dice_.percent(25)) return command;
  what = "late " + what;
  make_late(command, command.acts.front(), book);
  if (!late_dice_.percent(40)) return command;
  what = "spoilt " + what;
  spoil_late(command, command.acts.front(), book);
  return command;
}

void RandomYear::add_gift(Command& command, const naive::Book&, std::string& what) {
  what = "gift";
  ReceiveDonation gift;
  gift.donor = DonorClass::enterprise;
  gift.fund = dice_.percent(50) ? kIncomeFund : kActivityFund;
  gift.condition = static_cast<Condition>(dice_.between(0, 2));
  gift.place = dice_.percent(25) ? Place::bank : Place::cash;
  gift.amount = amount(100'000, 3'000'000, 50'000);
  gift.from.plain = "Doanh nghiệp địa phương";
  if (gift.condition == Condition::restricted) {
    gift.grant = GrantNo{++grants_};
    gift.use = dice_.percent(50) ? "equipment" : "health";
  }
  command.acts.push_back(with_voucher(gift, voucher("PT")));
}

}  // namespace soquy::test
