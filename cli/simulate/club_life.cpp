#include "cli/simulate/club_life.h"

#include <algorithm>
#include <array>

#include "cli/simulate/people.h"

namespace soquy::cli {
namespace {

constexpr std::uint32_t kBoardSize = 5;
constexpr std::uint32_t kVolunteers = 6;
const Money kFee{10'000};

Money round_down(Money amount, std::int64_t multiple) { return Money{amount.minor / multiple * multiple}; }

struct Owed {
  Money due;  ///< due on or before the day and unpaid
  Day oldest = Day::none();
};

/// What a treasurer reads off the loan page: due so far, less what was paid on those instalments.
Owed owed_on(const engine::LoanState& loan, Day day) {
  Owed owed;
  for (const Instalment& instalment : loan.instalments) {
    if (instalment.due > day) continue;
    Money left = instalment.principal + instalment.interest;
    for (const auto& repayment : loan.repayments) {
      for (const AllocationLine& line : repayment.lines) {
        if (line.instalment == instalment.number) left -= line.principal + line.interest;
      }
    }
    if (!left.is_positive()) continue;
    owed.due += left;
    if (owed.oldest.is_none()) owed.oldest = instalment.due;
  }
  return owed;
}

Approval named(std::uint32_t member, Role role) {
  Approval approval;
  approval.actor = actor_of(MemberNo{member});
  approval.role = role;
  return approval;
}

constexpr const char* kPurposes[] = {"Nuôi gà",   "Nuôi bò",      "Nuôi heo",       "Trồng rau",
                                     "Trồng keo", "Buôn bán nhỏ", "Làm bánh tráng", "Đan lát"};
constexpr const char* kTopics[] = {"Phòng bệnh tăng huyết áp", "Quyền của người cao tuổi", "Kỹ thuật nuôi gà thả vườn",
                                   "Phòng chống bão lụt", "Dưỡng sinh tại nhà"};

}  // namespace

/// One meeting while it is being written: the acts so far, and the cash they leave in each box.
struct ClubLife::Sitting {
  Day day;
  const engine::ClubState& club;
  Command command;
  std::vector<MemberNo> present;
  Money income_cash;
  Money activity_cash;
  std::uint32_t next_resolution = 0;
  std::vector<LoanNo> settled;

  void add(Act act) { command.acts.push_back(std::move(act)); }
  void add(Act act, std::string voucher) {
    act.voucher = std::move(voucher);
    add(std::move(act));
  }
};

ClubLife::ClubLife(ClubPlan plan, std::uint64_t seed)
    : plan_(std::move(plan)), random_(seed), seed_(seed), hamlet_(invent_place(random_)) {}

std::string ClubLife::receipt() {
  const std::string digits = std::to_string(++receipts_);
  return "PT-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

std::string ClubLife::payment() {
  const std::string digits = std::to_string(++payments_);
  return "PC-" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

Command ClubLife::command(Day day) {
  Command command;
  command.club = plan_.code;
  command.id =
      uuid5(CommandId{}, "club/" + std::to_string(seed_) + "/" + plan_.code.text() + "/" + std::to_string(commands_++));
  command.actor = actor_of(MemberNo{5});  // the treasurer
  command.value_date = day;
  return command;
}

void ClubLife::join(std::vector<Act>& acts, Day day) {
  InventedPerson person = invent_person(random_, civil(day).year, hamlet_);
  person.join.member = MemberNo{next_member_++};
  person.join.profile.plain = engine::to_note_text(person.profile);
  acts.push_back(std::move(person.join));
}

namespace {

AdoptByLaw usual_by_law(std::uint8_t meeting_day) {
  AdoptByLaw law;
  law.meeting_day = meeting_day;
  law.funds = {{kIncomeFund, "Quỹ tăng thu nhập", true}, {kActivityFund, "Quỹ hoạt động", false}};
  law.fee = kFee;
  law.loan_min = Money{1'000'000};
  law.loan_max = Money{15'000'000};
  law.term_max = 24;
  law.loans_at_once = 1;
  law.rate_max = Rate{15'000, Period::month};
  law.interest_multiple = 1'000;
  law.principal_multiple = 1'000;
  law.ceilings = {Money{5'000'000}, Money{8'000'000}, Money{12'000'000}};
  law.guarantor_needed = true;
  law.quorum_percent = 50;
  law.expense_needs_resolution = Money{2'000'000};
  law.interest_shares = {{kIncomeFund, Account::capital, 6'000, true},
                         {kActivityFund, Account::activity_capital, 4'000, false}};
  law.rules_text = "Quy chế mẫu";
  return law;
}

}  // namespace

Command ClubLife::founding() {
  Command founding = command(plan_.founded);
  FoundClub found;
  found.name = plan_.name;
  found.region = plan_.region;
  found.decision = "QĐ-mẫu/" + std::to_string(civil(plan_.founded).year);
  found.practice = true;
  for (auto& byte : found.nonce) byte = static_cast<std::uint8_t>(random_.next());
  founding.acts.push_back(std::move(found));
  founding.acts.push_back(usual_by_law(plan_.meeting_day));
  for (std::uint32_t i = 0; i < plan_.members; ++i) join(founding.acts, plan_.founded);
  ElectBoard board;
  constexpr std::array<Role, kBoardSize> kSeats{Role::head, Role::deputy, Role::secretary, Role::accountant,
                                                Role::treasurer};
  for (std::uint32_t i = 0; i < kBoardSize; ++i) board.seats.push_back({kSeats[i], MemberNo{i + 1}});
  founding.acts.push_back(std::move(board));
  for (std::uint32_t i = 0; i < kVolunteers; ++i)
    founding.acts.push_back(AppointVolunteer{MemberNo{kBoardSize + 1 + i}});
  return founding;
}

Day ClubLife::next_meeting(Day day) const {
  const YearMonthDay date = civil(day);
  const Day this_month = add_months(make_day(date.year, date.month, 1).value_or(day), 0, plan_.meeting_day);
  return this_month > day ? this_month : add_months(this_month, 1, plan_.meeting_day);
}

Command ClubLife::meeting(Day day, const engine::ClubState& club) {
  Sitting sitting{
      day, club, command(day), {}, club.balance(kIncomeFund, Account::cash), club.balance(kActivityFund, Account::cash),
      0,   {}};
  for (const auto& [no, resolution] : club.resolutions)
    sitting.next_resolution = std::max(sitting.next_resolution, no.value);
  ++meetings_;
  attendance(sitting);
  corrections(sitting);
  late_entries(sitting);
  dues(sitting);
  repayments(sitting);
  gifts(sitting);
  year_end(sitting);
  joining_and_leaving(sitting);
  flood(sitting);
  spending(sitting);
  equipment(sitting);
  helping(sitting);
  new_loans(sitting);
  count_boxes(sitting);
  closing(sitting);
  return std::move(sitting.command);
}

/// Four in five come; the board always does.
void ClubLife::attendance(Sitting& sitting) {
  HoldMeeting hold;
  for (const auto& [no, member] : sitting.club.members) {
    if (!member.left.is_none()) continue;
    if (no.value <= kBoardSize || random_.chance(820)) hold.present.push_back(no);
  }
  hold.present_count = static_cast<std::uint16_t>(hold.present.size());
  hold.guests = static_cast<std::uint16_t>(random_.between(0, 3));
  sitting.present = hold.present;
  sitting.add(std::move(hold));
}

MemberNo ClubLife::someone(Sitting& sitting) { return random_.pick(std::span<const MemberNo>(sitting.present)); }

ResolutionNo ClubLife::resolve(Sitting& sitting, Subject subject, Money limit, std::string words) {
  PassResolution pass;
  pass.resolution = ResolutionNo{++sitting.next_resolution};
  pass.subject = subject;
  pass.limit = limit;
  pass.in_favour = static_cast<std::uint16_t>(sitting.present.size());
  pass.words.plain = std::move(words);
  const ResolutionNo no = pass.resolution;
  sitting.add(std::move(pass));
  return no;
}

/// An entry that was written twice last month is reversed, with the secretary as second signer.
void ClubLife::corrections(Sitting& sitting) {
  for (const Mistake& mistake : mistakes_) {
    ReverseEntry reverse;
    reverse.entry = mistake.entry;
    reverse.reason = ReasonCode::written_twice;
    reverse.words.plain = "Ghi trùng ở buổi trước";
    sitting.add(std::move(reverse), receipt());
    sitting.activity_cash += Money{150'000};
    sitting.command.approvals = {named(3, Role::secretary)};
  }
  mistakes_.clear();
  if (!open_difference_.is_none()) {
    const ResolutionNo no = resolve(sitting, Subject::difference, Money::zero(), "Xử lý chênh lệch quỹ hoạt động");
    PostDifference post;
    post.count = open_difference_;
    post.fund = kActivityFund;
    post.resolution = no;
    post.reason = ReasonCode::miscounted;
    sitting.add(std::move(post), receipt());
    sitting.activity_cash += Money{10'000};
    open_difference_ = Version{};
  }
}

/// Money brought to the treasurer's house between meetings is written at the next one, under its true day.
void ClubLife::late_entries(Sitting& sitting) {
  for (const HomePayment& paid : home_payments_) {
    ReceiveRepayment repay;
    repay.loan = paid.loan;
    repay.amount = paid.amount;
    Act act{std::move(repay)};
    act.value_date = paid.day;
    act.written_on = sitting.day;
    act.late_reason = ReasonCode::forgotten;
    sitting.add(std::move(act), receipt());
    sitting.income_cash += paid.amount;
    sitting.settled.push_back(paid.loan);
    sitting.command.approvals = {named(3, Role::secretary)};
  }
  home_payments_.clear();
}

void ClubLife::dues(Sitting& sitting) {
  const auto payers = static_cast<std::uint16_t>(sitting.present.size());
  ReceiveContribution fee;
  fee.kind = ContributionKind::fee;
  fee.fund = kActivityFund;
  fee.payers = payers;
  fee.amount = Money{kFee.minor * payers};
  sitting.activity_cash += fee.amount;
  sitting.add(std::move(fee), receipt());
  if (meetings_ % 3 != 1) return;
  for (MemberNo member : sitting.present) {
    if (!random_.chance(180)) continue;
    ReceiveContribution capital;
    capital.kind = random_.chance(300) ? ContributionKind::saving : ContributionKind::capital;
    capital.fund = kIncomeFund;
    capital.member = member;
    capital.amount = Money{random_.between(1, 4) * 50'000};
    sitting.income_cash += capital.amount;
    sitting.add(std::move(capital), receipt());
  }
}

void ClubLife::repayments(Sitting& sitting) {
  for (const auto& [no, loan] : sitting.club.loans) {
    if (loan.stage != engine::LoanStage::open || loan.frozen) continue;
    if (std::find(sitting.settled.begin(), sitting.settled.end(), no) != sitting.settled.end()) continue;
    repayment(sitting, no, loan);
  }
}

/// Most pay what is due; some pay part, some nothing this month, a few ahead. Who is a poor payer stays one.
void ClubLife::repayment(Sitting& sitting, LoanNo no, const engine::LoanState& loan) {
  const Owed owed = owed_on(loan, sitting.day);
  if (!owed.due.is_positive()) return;
  const bool careless = (no.value * 2654435761U + seed_) % 7 == 0;
  const bool flooded = had_flood_ && random_.chance(400);
  if (random_.chance(careless ? 450 : 40) || flooded) return;
  if (random_.chance(15)) {
    const Day home = add_days(sitting.day, static_cast<int>(random_.between(4, 18)));
    home_payments_.push_back({no, home, owed.due});
    return;
  }
  Money amount = owed.due;
  if (random_.chance(careless ? 250 : 20))
    amount = round_down(Money{std::max<std::int64_t>(owed.due.minor / 2, 1'000)}, 1'000);
  if (!careless && random_.chance(20)) amount = std::min(owed.due + Money{200'000}, loan.outstanding());
  if (amount < owed.due && !amount.is_positive()) return;
  ReceiveRepayment repay;
  repay.loan = no;
  repay.amount = amount;
  sitting.income_cash += amount;
  sitting.add(std::move(repay), receipt());
}

void ClubLife::gifts(Sitting& sitting) {
  if (meetings_ == 1) {
    ReceiveDonation seed;
    seed.donor = DonorClass::elderly_care_fund;
    seed.condition = Condition::permanent;
    seed.fund = kIncomeFund;
    seed.amount = plan_.seed_capital;
    seed.from.plain = "Quỹ Chăm sóc và phát huy vai trò người cao tuổi";
    sitting.income_cash += seed.amount;
    sitting.add(std::move(seed), receipt());
  }
  if (meetings_ == 1 || random_.chance(60)) {
    ReceiveDonation gift;
    gift.donor = meetings_ == 1 ? DonorClass::enterprise : DonorClass::individual;
    gift.fund = kActivityFund;
    gift.amount = Money{random_.between(5, 30) * 100'000};
    gift.from.plain = meetings_ == 1 ? "Doanh nghiệp mẫu ở địa phương" : "Một người con xa quê";
    sitting.activity_cash += gift.amount;
    sitting.add(std::move(gift), receipt());
  }
  if (meetings_ == 4) {
    ReceiveDonation grant;
    grant.donor = DonorClass::organisation;
    grant.condition = Condition::restricted;
    grant.use = "Thiết bị";
    grant.fund = kActivityFund;
    grant.amount = Money{5'000'000};
    grant.from.plain = "Mặt trận Tổ quốc";
    sitting.activity_cash += grant.amount;
    sitting.add(std::move(grant), receipt());
    had_grant_ = true;
  }
  if (random_.chance(120)) {
    ReceiveGoods rice;
    rice.item = {"Gạo", "kg"};
    rice.quantity = random_.between(2, 12) * 10'000;
    rice.memo_value = Money{rice.quantity / 1'000 * 15'000};
    rice.donor = DonorClass::individual;
    rice.from.plain = "Chủ vựa gạo ở chợ";
    sitting.add(std::move(rice));
  }
}

/// In December the year's interest is split by the by-law.
void ClubLife::year_end(Sitting& sitting) {
  if (civil(sitting.day).month != 12) return;
  const Money earned = -sitting.club.balance(kIncomeFund, Account::interest_income);
  if (!earned.is_positive()) return;
  const Money to_activity = Money{earned.minor * 4 / 10};
  if (sitting.income_cash < to_activity) return;
  AllocateInterest allocate;
  allocate.fund = kIncomeFund;
  allocate.amount = earned;
  allocate.resolution = resolve(sitting, Subject::allocation, earned, "Phân bổ lãi cuối năm");
  sitting.add(std::move(allocate), payment());
  sitting.income_cash -= to_activity;
  sitting.activity_cash += to_activity;
}

void ClubLife::spending(Sitting& sitting) {
  PayExpense drinks;
  drinks.area = Area::culture;
  drinks.fund = kActivityFund;
  drinks.amount = Money{150'000};
  drinks.words.plain = "Nước uống, loa đài buổi sinh hoạt";
  if (sitting.activity_cash < Money{1'000'000}) return;
  sitting.activity_cash -= drinks.amount;
  const std::string voucher = payment();
  sitting.add(drinks, voucher);
  if (random_.chance(35)) {  // the same voucher page copied twice: found and reversed next month
    mistaken_voucher_ = payment();
    sitting.activity_cash -= drinks.amount;
    sitting.add(std::move(drinks), mistaken_voucher_);
  }
  if (random_.chance(450)) {
    GiveAid aid;
    aid.kind = AidKind::sickness;
    aid.member = someone(sitting);
    aid.area = Area::culture;
    aid.fund = kActivityFund;
    aid.amount = Money{random_.between(2, 6) * 50'000};
    sitting.activity_cash -= aid.amount;
    sitting.add(std::move(aid), payment());
  }
  const Money box = sitting.income_cash;
  if (meetings_ % 5 == 3 && box > Money{25'000'000}) {
    BankCash bank;
    bank.fund = kIncomeFund;
    bank.amount = Money{10'000'000};
    sitting.income_cash -= bank.amount;
    sitting.add(bank, payment());
  }
}

/// The restricted gift is spent on what it was given for.
void ClubLife::equipment(Sitting& sitting) {
  if (!had_grant_ || bought_equipment_ || sitting.club.grants.empty()) return;
  PayExpense buy;
  buy.area = Area::health;
  buy.fund = kActivityFund;
  buy.amount = Money{3'800'000};
  buy.grant = sitting.club.grants.begin()->first;
  buy.use = "Thiết bị";
  buy.resolution = resolve(sitting, Subject::expense, buy.amount, "Mua máy đo huyết áp và cân");
  buy.words.plain = "Máy đo huyết áp, cân, nhiệt kế";
  sitting.activity_cash -= buy.amount;
  sitting.add(std::move(buy), payment());
  bought_equipment_ = true;
}

void ClubLife::helping(Sitting& sitting) {
  GiveHelp visits;
  visits.kind = HelpKind::home_visit;
  visits.receiver = someone(sitting);
  for (std::uint32_t i = 0; i < 2; ++i)
    visits.members.push_back(MemberNo{kBoardSize + 1 + (meetings_ + i) % kVolunteers});
  std::sort(visits.members.begin(), visits.members.end());
  visits.helpers = 2;
  visits.tenths = 40;
  const auto gone = [&](MemberNo no) { return sitting.club.member_on(no, sitting.day) == nullptr; };
  if (std::none_of(visits.members.begin(), visits.members.end(), gone)) sitting.add(std::move(visits));
  const auto present = static_cast<std::uint16_t>(sitting.present.size());
  if (meetings_ % 6 == 2) {
    HoldHealthCheck check;
    check.attended = present;
    check.members_attended = present;
    check.files_kept = present;
    check.provider = "Trạm y tế xã";
    sitting.add(std::move(check));
  }
  HoldActivity activity;
  activity.area = static_cast<Area>(1 + meetings_ % 8);
  activity.topic = random_.pick(kTopics);
  activity.attended = present;
  activity.members_attended = present;
  sitting.add(std::move(activity));
  const auto rice_left = sitting.club.stock.find({"Gạo", "kg"});
  if (rice_left != sitting.club.stock.end() && rice_left->second.total() >= 20'000) {
    GiveGoods rice;
    rice.item = {"Gạo", "kg"};
    rice.quantity = 20'000;
    rice.memo_value = Money{300'000};
    rice.member = someone(sitting);
    rice.area = Area::self_help;
    sitting.add(std::move(rice));
  }
}

/// One resolution, one approval and one payment for each loan the box can bear.
void ClubLife::new_loans(Sitting& sitting) {
  const std::int64_t wanted = meetings_ == 1 ? 6 : random_.between(0, 3);
  for (std::int64_t i = 0; i < wanted; ++i) {
    const MemberNo borrower = someone(sitting);
    const MemberNo guarantor = someone(sitting);
    const bool busy = std::any_of(sitting.club.loans.begin(), sitting.club.loans.end(), [&](const auto& entry) {
      const auto stage = entry.second.stage;
      return entry.second.borrower == borrower &&
             (stage == engine::LoanStage::open || stage == engine::LoanStage::approved);
    });
    const bool chosen = std::any_of(sitting.command.acts.begin(), sitting.command.acts.end(), [&](const Act& act) {
      const auto* approve = std::get_if<ApproveLoan>(&act.is);
      return approve != nullptr && approve->borrower == borrower;
    });
    // The treasurer records and the board resolves: whoever signs this page borrows at another meeting.
    if (busy || chosen || guarantor == borrower || borrower.value <= kBoardSize) continue;
    const auto taken = sitting.club.members.at(borrower).loans_taken;
    const Money ceiling = taken == 0 ? Money{5'000'000} : taken == 1 ? Money{8'000'000} : Money{12'000'000};
    const Money principal{random_.between(2, ceiling.minor / 1'000'000) * 1'000'000};
    if (sitting.income_cash < principal + Money{1'000'000}) continue;
    ApproveLoan approve;
    approve.loan = LoanNo{sitting.club.loans.empty() ? 1 : sitting.club.loans.rbegin()->first.value + 1};
    for (const Act& act : sitting.command.acts) {
      if (std::holds_alternative<ApproveLoan>(act.is)) ++approve.loan.value;
    }
    approve.borrower = borrower;
    approve.guarantors = {guarantor};
    approve.purpose = random_.pick(kPurposes);
    approve.priority = sitting.club.members.at(borrower).poverty;
    constexpr LoanMethod kMethods[] = {LoanMethod::equal_principal, LoanMethod::equal_principal, LoanMethod::flat,
                                       LoanMethod::bullet};
    constexpr std::uint16_t kTerms[] = {6, 10, 12, 12, 18};
    constexpr std::uint32_t kRates[] = {6'000, 7'000, 8'000, 8'000, 10'000};
    approve.terms.principal = principal;
    approve.terms.method = random_.pick(kMethods);
    approve.terms.rate = Rate{random_.pick(kRates), Period::month};
    approve.terms.instalments = random_.pick(kTerms);
    approve.terms.interest_multiple = 1'000;
    approve.terms.principal_multiple = 1'000;
    approve.resolution = resolve(sitting, Subject::loan, principal, "Đồng ý cho vay");
    DisburseLoan disburse;
    disburse.loan = approve.loan;
    disburse.principal = principal;
    sitting.add(std::move(approve));
    sitting.add(disburse, payment());
    sitting.income_cash -= principal;
    SurveyIncome baseline;
    baseline.member = borrower;
    baseline.instrument = "TN-01/2018";
    baseline.loan = disburse.loan;
    baseline.household_size = static_cast<std::uint8_t>(random_.between(1, 6));
    baseline.recall_months = 1;
    baseline.farm = Money{random_.between(4, 20) * 100'000};
    baseline.animals = Money{random_.between(0, 10) * 100'000};
    baseline.transfers = Money{random_.between(0, 6) * 100'000};
    sitting.add(baseline);
  }
}

void ClubLife::joining_and_leaving(Sitting& sitting) {
  if (random_.chance(90) && next_member_ <= 70) join(sitting.command.acts, sitting.day);
  const bool borrows = random_.chance(1000);
  if (had_death_ || meetings_ < 7 || !borrows) return;
  for (auto it = sitting.club.members.rbegin(); it != sitting.club.members.rend(); ++it) {
    const auto& member = it->second;
    const bool has_loan = std::any_of(sitting.club.loans.begin(), sitting.club.loans.end(), [&](const auto& entry) {
      return entry.second.borrower == member.no && entry.second.stage != engine::LoanStage::settled;
    });
    const bool present = std::find(sitting.present.begin(), sitting.present.end(), member.no) != sitting.present.end();
    if (!member.left.is_none() || has_loan || present || member.volunteer || member.birth_year > 1950) continue;
    GiveAid funeral;
    funeral.kind = AidKind::funeral;
    funeral.member = member.no;
    funeral.fund = kActivityFund;
    funeral.amount = Money{500'000};
    if (sitting.activity_cash < Money{1'500'000}) return;
    sitting.activity_cash -= funeral.amount;
    sitting.add(std::move(funeral), payment());
    LeaveClub leave;
    leave.member = member.no;
    leave.reason = ReasonCode::death;
    sitting.add(std::move(leave));
    had_death_ = true;
    return;
  }
}

/// The storm of 28 October 2020: aid, gifts of goods, and loans that can no longer be paid in time.
void ClubLife::flood(Sitting& sitting) {
  const YearMonthDay date = civil(sitting.day);
  if (!plan_.flooded || had_flood_ || date.year != 2020 || date.month < 11) return;
  had_flood_ = true;
  ReceiveGoods blankets;
  blankets.item = {"Chăn ấm", "cái"};
  blankets.quantity = 30'000;
  blankets.memo_value = Money{30 * 120'000};
  blankets.donor = DonorClass::organisation;
  blankets.from.plain = "Hội Chữ thập đỏ";
  sitting.add(std::move(blankets));
  for (int i = 0; i < 3; ++i) {
    if (sitting.activity_cash < Money{1'500'000}) return;
    GiveAid aid;
    aid.kind = AidKind::disaster;
    aid.member = someone(sitting);
    aid.area = Area::self_help;
    aid.fund = kActivityFund;
    aid.amount = Money{300'000};
    sitting.activity_cash -= aid.amount;
    sitting.add(std::move(aid), payment());
  }
}

/// Both boxes are counted. Now and then the activity box holds ten thousand dong too much.
void ClubLife::count_boxes(Sitting& sitting) {
  CountCash income;
  income.box = kIncomeFund.number;
  income.counted = sitting.income_cash;
  sitting.add(std::move(income));
  CountCash activity;
  activity.box = kActivityFund.number;
  activity.counted = sitting.activity_cash;
  if (random_.chance(30)) {
    activity.counted += Money{10'000};
    activity.reason = ReasonCode::change_given;
  }
  sitting.add(std::move(activity));
}

/// Each quarter the books are closed through the end of the month before last: late entries of one month stay possible.
void ClubLife::closing(Sitting& sitting) {
  const YearMonthDay date = civil(sitting.day);
  if (date.month % 3 != 0 || meetings_ < 3) return;
  const bool waits = std::any_of(sitting.club.counts.begin(), sitting.club.counts.end(),
                                 [](const auto& count) { return !count.resolved; });
  const auto& counted = std::get<CountCash>(sitting.command.acts.back().is);
  if (waits || counted.reason != ReasonCode::none) return;
  ClosePeriod close;
  close.through = end_of_month(add_months(sitting.day, -2, 1));
  if (close.through <= sitting.club.closed_through() || close.through < plan_.founded) return;
  sitting.add(close);
}

void ClubLife::took(const std::vector<Event>& events) {
  for (const Event& event : events) {
    if (!mistaken_voucher_.empty() && event.envelope.voucher == mistaken_voucher_)
      mistakes_.push_back({event.envelope.version, event.envelope.value_date});
    if (const auto* count = event.payload.as<CashCounted>(); count != nullptr && count->counted != count->book)
      open_difference_ = event.envelope.version;
  }
  mistaken_voucher_.clear();
}

}  // namespace soquy::cli
