// A simulated club from its founding on: the course of a meeting, who comes, what is counted and closed.

#include "cli/simulate/club_life.h"

#include <algorithm>
#include <array>

#include "cli/simulate/people.h"
#include "cli/simulate/sitting.h"

namespace soquy::cli {

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
  law.interest_multiple = Money{1'000};
  law.principal_multiple = Money{1'000};
  law.ceilings = {Money{5'000'000}, Money{8'000'000}, Money{12'000'000}};
  law.guarantor_needed = true;
  law.quorum_percent = 50;
  law.expense_needs_resolution = Money{2'000'000};
  law.interest_shares = {{kIncomeFund, Account::capital, 6'000, true},
                         {kActivityFund, Account::activity_capital, kActivityShare, false}};
  law.rules_text.plain = "Quy chế mẫu";
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

namespace {

/// After that month's meeting nobody calls the next one for half a year.
bool falls_asleep(const ClubPlan& plan, const YearMonthDay& date) {
  if (plan.trouble != Trouble::sleeping) return false;
  const int first = civil(plan.founded).year + 1 + plan.meeting_day % 3;
  return date.month == 1 + static_cast<unsigned>(plan.members) % 6 && (date.year == first || date.year == first + 5);
}

}  // namespace

Day ClubLife::next_meeting(Day day) const {
  const YearMonthDay date = civil(day);
  const Day this_month = add_months(make_day(date.year, date.month, 1).value_or(day), 0, plan_.meeting_day);
  if (this_month > day) return this_month;
  return add_months(this_month, falls_asleep(plan_, date) ? 7 : 1, plan_.meeting_day);
}

Command ClubLife::meeting(Day day, const engine::ClubState& club, const std::function<Hash()>& root) {
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
  if (plan_.is_national()) duties(sitting, root);
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
    activity.counted += kMiscounted;
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
