// What a simulated club does besides money: help, activities, people who join and die, a flood.

#include <algorithm>

#include "cli/simulate/sitting.h"

namespace soquy::cli {

namespace {

constexpr const char* kTopics[] = {"Phòng bệnh tăng huyết áp", "Quyền của người cao tuổi", "Kỹ thuật nuôi gà thả vườn",
                                   "Phòng chống bão lụt", "Dưỡng sinh tại nhà"};

}  // namespace

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
    check.provider.plain = "Trạm y tế xã";
    sitting.add(std::move(check));
  }
  HoldActivity activity;
  activity.area = static_cast<Area>(1 + meetings_ % 8);
  activity.topic.plain = random_.pick(kTopics);
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

void ClubLife::joining_and_leaving(Sitting& sitting) {
  const bool has_room = plan_.is_national() ? sitting.club.members_on(sitting.day) < plan_.members : next_member_ <= 70;
  if (random_.chance(90) && has_room) join(sitting.command.acts, sitting.day);
  if (plan_.is_national() && civil(sitting.day).month == 1) had_death_ = random_.chance(500);
  constexpr std::uint32_t kDeathsPerMille = 1000;  // every club of the sample sees one
  if (!random_.chance(kDeathsPerMille) || had_death_ || meetings_ < 7) return;
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

}  // namespace soquy::cli
