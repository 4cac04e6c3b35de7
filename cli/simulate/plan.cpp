#include "cli/simulate/plan.h"

#include <algorithm>
#include <array>

#include "cli/known_packs.h"
#include "cli/simulate/people.h"
#include "cli/simulate/programme_writer.h"
#include "cli/simulate/random.h"

namespace soquy::cli {
namespace {

DefineRegion define(const std::string& code, RegionLevel level, const std::string& name, const RegionRef& parent) {
  return define_region(region_of(kDistrictScheme, code), level, name, parent, calendar_day(2004, 7, 1));
}

SetTarget target(const RegionRef& where, Day due, std::int64_t clubs) {
  SetTarget ask;
  ask.region = where;
  ask.kind = TargetKind::clubs;
  ask.due = due;
  ask.value = clubs;
  ask.basis = "KH 2018-2020";
  return ask;
}

struct Founding {
  const char* district;  ///< code of the district as it was until 2025-06-30
  const char* district_name;
  int year;
  unsigned month;
  unsigned day;
  unsigned meeting_day;
  bool flooded;
};

// Six districts by the end of 2019, four more in 2020. The plan does not say which; dates and hamlets are invented.
constexpr std::array<Founding, 10> kFoundings = {{
    {"522", "Thành phố Quảng Ngãi", 2018, 5, 15, 15, false},
    {"524", "Huyện Bình Sơn", 2018, 8, 10, 10, false},
    {"527", "Huyện Sơn Tịnh", 2018, 11, 20, 20, true},
    {"528", "Huyện Tư Nghĩa", 2019, 2, 18, 18, false},
    {"532", "Huyện Nghĩa Hành", 2019, 5, 8, 8, true},
    {"533", "Huyện Mộ Đức", 2019, 9, 12, 12, false},
    {"534", "Huyện Đức Phổ", 2020, 1, 10, 10, false},
    {"535", "Huyện Ba Tơ", 2020, 3, 5, 5, false},
    {"525", "Huyện Trà Bồng", 2020, 6, 15, 15, true},
    {"531", "Huyện Minh Long", 2020, 8, 20, 20, false},
}};

bool is_named(const std::vector<ClubPlan>& clubs, const std::string& name) {
  return std::any_of(clubs.begin(), clubs.end(), [&](const ClubPlan& club) { return club.name == name; });
}

ClubPlan plan_club(const Founding& founding, int number, Random& random) {
  ClubPlan club;
  const std::string digits = number < 10 ? "0" + std::to_string(number) : std::to_string(number);
  club.code = ClubCode::parse("QN-" + digits).value_or(ClubCode{});
  club.name = invent_club_name(random);
  club.region = region_of(kDistrictScheme, founding.district);
  club.founded = calendar_day(founding.year, founding.month, founding.day);
  club.meeting_day = static_cast<std::uint8_t>(founding.meeting_day);
  club.members = static_cast<std::uint16_t>(random.between(52, 66));
  club.seed_capital = Money{random.between(50, 130) * 1'000'000};
  club.flooded = founding.flooded;
  return club;
}

}  // namespace

ProgrammePlan quang_ngai_plan(std::uint64_t seed) {
  Random random(seed);
  ProgrammePlan plan;
  plan.until = calendar_day(2020, 12, 31);
  ProgrammeWriter write(seed);
  const Day start = calendar_day(2018, 1, 15);
  const RegionRef province = region_of(kDistrictScheme, "51");
  std::vector<Act> regions{define("VN", RegionLevel::country, "Việt Nam", {}),
                           define("51", RegionLevel::province, "Tỉnh Quảng Ngãi", region_of(kDistrictScheme, "VN"))};
  for (const Founding& founding : kFoundings) {
    regions.push_back(define(founding.district, RegionLevel::district, founding.district_name, province));
  }
  write.on(start, std::move(regions));
  write.on(start, {enrol_actor("CT-01", Role::programme, province, "Văn phòng chương trình (mẫu)"),
                   enrol_actor("GS-QN-01", Role::supervisor, province, "Giám sát viên mẫu")});
  Approval supervisor;
  supervisor.actor = programme_actor("GS-QN-01");
  supervisor.role = Role::supervisor;
  write.on(start, {enrol_actor("KT-QN-01", Role::auditor, province, "Kiểm toán viên mẫu")}, {supervisor});
  write.on(start, {*known_pack("1533/2016")});
  write.on(start, {target(province, calendar_day(2019, 12, 31), 6), target(province, calendar_day(2020, 12, 31), 10)});
  write.on(calendar_day(2020, 8, 31), {*known_pack("1336/2020")});
  plan.programme = write.take();
  for (std::size_t i = 0; i < kFoundings.size(); ++i) {
    ClubPlan club = plan_club(kFoundings[i], static_cast<int>(i) + 1, random);
    while (is_named(plan.clubs, club.name)) club.name = invent_club_name(random);
    plan.clubs.push_back(std::move(club));
  }
  return plan;
}

}  // namespace soquy::cli
