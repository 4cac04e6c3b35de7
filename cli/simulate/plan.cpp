#include "cli/simulate/plan.h"

#include <algorithm>
#include <array>

#include "cli/simulate/people.h"
#include "cli/simulate/random.h"

namespace soquy::cli {
namespace {

std::string invent_name(Random& random) { return "CLB liên thế hệ tự giúp nhau " + invent_place(random) + " (mẫu)"; }

constexpr const char* kScheme = "TCTK-2018";
constexpr const char* kProvinceCodes[] = {"01", "04", "08", "11", "12", "14", "15", "19", "20", "22", "24", "25",
                                          "31", "33", "37", "38", "40", "42", "44", "46", "48", "51", "52", "56",
                                          "66", "68", "75", "79", "80", "82", "86", "91", "92", "96"};

Day day(int year, unsigned month, unsigned number) { return make_day(year, month, number).value_or(Day::none()); }
RegionRef region(const std::string& code) { return {kScheme, RegionCode::parse(code).value_or(RegionCode{})}; }
ActorId actor(const char* code) { return ActorId::parse(code).value_or(ActorId{}); }

/// Commands of the programme stream share a day and an actor, and nothing else.
class ProgrammeWriter {
 public:
  explicit ProgrammeWriter(std::uint64_t seed) : seed_(seed) {}

  void on(Day when, std::vector<Act> acts, std::vector<Approval> approvals = {}) {
    Command command;
    command.club = programme_stream();
    command.id = uuid5(CommandId{}, "programme/" + std::to_string(seed_) + "/" + std::to_string(commands_.size()));
    command.actor = actor("CT-01");
    command.value_date = when;
    command.acts = std::move(acts);
    command.approvals = std::move(approvals);
    commands_.push_back(std::move(command));
  }
  std::vector<Command> take() { return std::move(commands_); }

 private:
  std::uint64_t seed_;
  std::vector<Command> commands_;
};

DefineRegion define(const std::string& code, RegionLevel level, const std::string& name, const RegionRef& parent) {
  DefineRegion ask;
  ask.region = region(code);
  ask.level = level;
  ask.name = name;
  ask.parent = parent;
  ask.valid_from = day(2004, 7, 1);
  return ask;
}

EnrolActor enrol(const char* code, Role role, const RegionRef& where, const char* name) {
  EnrolActor ask;
  ask.subject = actor(code);
  ask.role = role;
  ask.region = where;
  ask.name.plain = name;
  return ask;
}

/// Decision 1533/2016: at least 70% older, 60-70% women, 60-70% poor, near-poor or in hardship, five volunteers, half
/// borrow.
PublishRulePack pack_2016() {
  PublishRulePack pack;
  pack.name = "1533/2016";
  pack.valid_from = day(2016, 8, 2);
  pack.valid_until = day(2020, 8, 30);
  pack.rules = {{Criterion::members, CriterionKind::range, 50, 70},
                {Criterion::older_share, CriterionKind::floor, 700'000, 0},
                {Criterion::women_share, CriterionKind::range, 600'000, 700'000},
                {Criterion::poor_share, CriterionKind::range, 600'000, 700'000},
                {Criterion::borrower_share, CriterionKind::floor, 500'000, 0},
                {Criterion::volunteers, CriterionKind::floor, 5, 0}};
  return pack;
}

/// Decision 1336/2020: 60-70% older, 30-40% younger, the poor have priority, both funds.
PublishRulePack pack_2020() {
  PublishRulePack pack;
  pack.name = "1336/2020";
  pack.valid_from = day(2020, 8, 31);
  pack.rules = {{Criterion::members, CriterionKind::range, 50, 70},
                {Criterion::older_share, CriterionKind::range, 600'000, 700'000},
                {Criterion::women_share, CriterionKind::range, 600'000, 700'000},
                {Criterion::younger_share, CriterionKind::range, 300'000, 400'000},
                {Criterion::poor_have_priority, CriterionKind::level, 1, 1},
                {Criterion::borrower_share, CriterionKind::floor, 500'000, 0},
                {Criterion::volunteers, CriterionKind::floor, 5, 0},
                {Criterion::both_funds, CriterionKind::level, 1, 1}};
  return pack;
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
  club.name = invent_name(random);
  club.region = region(founding.district);
  club.founded = day(founding.year, founding.month, founding.day);
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
  plan.until = day(2020, 12, 31);
  ProgrammeWriter write(seed);
  const Day start = day(2018, 1, 15);
  const RegionRef province = region("51");
  std::vector<Act> regions{define("VN", RegionLevel::country, "Việt Nam", {}),
                           define("51", RegionLevel::province, "Tỉnh Quảng Ngãi", region("VN"))};
  for (const Founding& founding : kFoundings) {
    regions.push_back(define(founding.district, RegionLevel::district, founding.district_name, province));
  }
  write.on(start, std::move(regions));
  write.on(start, {enrol("CT-01", Role::programme, province, "Văn phòng chương trình (mẫu)"),
                   enrol("GS-QN-01", Role::supervisor, province, "Giám sát viên mẫu")});
  Approval supervisor;
  supervisor.actor = actor("GS-QN-01");
  supervisor.role = Role::supervisor;
  write.on(start, {enrol("KT-QN-01", Role::auditor, province, "Kiểm toán viên mẫu")}, {supervisor});
  write.on(start, {pack_2016()});
  write.on(start, {target(province, day(2019, 12, 31), 6), target(province, day(2020, 12, 31), 10)});
  write.on(day(2020, 8, 31), {pack_2020()});
  plan.programme = write.take();
  for (std::size_t i = 0; i < kFoundings.size(); ++i) {
    ClubPlan club = plan_club(kFoundings[i], static_cast<int>(i) + 1, random);
    while (is_named(plan.clubs, club.name)) club.name = invent_name(random);
    plan.clubs.push_back(std::move(club));
  }
  return plan;
}

ProgrammePlan national_plan(std::uint64_t seed, std::uint32_t clubs, std::uint16_t years) {
  Random random(seed);
  ProgrammePlan plan;
  plan.until = day(2016 + years - 1, 12, 31);
  ProgrammeWriter write(seed);
  std::vector<Act> regions{define("VN", RegionLevel::country, "Việt Nam", {})};
  for (const char* code : kProvinceCodes)
    regions.push_back(define(code, RegionLevel::province, std::string("Tỉnh mẫu ") + code, region("VN")));
  write.on(day(2016, 1, 2), std::move(regions));
  write.on(day(2016, 8, 2), {pack_2016()});
  if (plan.until > day(2020, 8, 31)) write.on(day(2020, 8, 31), {pack_2020()});
  plan.programme = write.take();
  for (std::uint32_t i = 0; i < clubs; ++i) {
    ClubPlan club;
    const char* province = random.pick(kProvinceCodes);
    club.code = ClubCode::parse("P" + std::string(province) + "-" + std::to_string(i + 1)).value_or(ClubCode{});
    club.name = invent_name(random);
    club.region = region(province);
    club.founded = day(2016, 1, static_cast<unsigned>(random.between(3, 28)));
    club.meeting_day = static_cast<std::uint8_t>(random.between(1, 28));
    club.members = static_cast<std::uint16_t>(random.between(50, 70));
    club.seed_capital = Money{random.between(20, 130) * 1'000'000};
    plan.clubs.push_back(std::move(club));
  }
  return plan;
}

}  // namespace soquy::cli
