// The national programme: its regions before and after the reform of 2025-07-01, its clubs and their troubles. Codes of
// provinces are real ones, everything else is invented.

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "cli/known_packs.h"
#include "cli/simulate/people.h"
#include "cli/simulate/plan.h"
#include "cli/simulate/programme_writer.h"
#include "cli/simulate/random.h"

namespace soquy::cli {
namespace {

constexpr const char* kProvincesOfToday[] = {"01", "04", "08", "11", "12", "14", "15", "19", "20", "22", "24", "25",
                                             "31", "33", "37", "38", "40", "42", "44", "46", "48", "51", "52", "56",
                                             "66", "68", "75", "79", "80", "82", "86", "91", "92", "96"};
constexpr std::int64_t kDistricts = 5;       ///< of a province
constexpr std::int64_t kCommunes = 16;       ///< of a district, at most: clubs per commune decide
constexpr std::int64_t kClubsOfCommune = 6;  ///< about so many, when there are many clubs
constexpr int kSplitPerMille = 40;           ///< of the communes of the reform

/// A commune under its code of before: province "04" or "04B" (merged into "04" by the reform), district, number.
struct Commune {
  std::string province;
  std::int64_t district = 0;
  std::int64_t number = 0;
  friend auto operator<=>(const Commune&, const Commune&) = default;

  [[nodiscard]] std::string district_code() const { return province + "-" + std::to_string(district); }
  [[nodiscard]] std::string code() const { return district_code() + "-" + std::to_string(number); }
  /// Two by two they became one: 0 and 1, 2 and 3.
  [[nodiscard]] std::string code_after() const { return district_code() + "-M" + std::to_string(number / 2); }
};

/// 29 of the 34 provinces of today were two before.
bool was_two(const std::string& province) { return province != "01" && province != "04" && province < "92"; }
std::string province_after(const std::string& before) { return before.substr(0, 2); }

Commune draw_commune(Random& random, std::uint32_t clubs) {
  Commune commune;
  commune.province = random.pick(kProvincesOfToday);
  if (was_two(commune.province) && random.chance(500)) commune.province += "B";
  commune.district = random.between(1, kDistricts);
  const std::int64_t wanted = clubs / (63 * kDistricts * kClubsOfCommune);
  commune.number = random.between(0, std::clamp<std::int64_t>(wanted, 2, kCommunes) - 1);
  return commune;
}

RegionRef old_region(const std::string& code) { return region_of(kDistrictScheme, code); }
RegionRef new_region(const std::string& code) { return region_of(kTwoTierScheme, code); }

/// The regions in which clubs lie, from the country down; nothing is said of others.
std::vector<Act> regions_before(const std::set<Commune>& communes) {
  const Day since = calendar_day(2004, 7, 1);
  std::vector<Act> acts{define_region(old_region("VN"), RegionLevel::country, "Việt Nam", {}, since)};
  std::set<std::string> told;
  const auto tell = [&](const std::string& code, RegionLevel level, const std::string& name,
                        const std::string& parent) {
    if (told.insert(code).second)
      acts.push_back(define_region(old_region(code), level, name, old_region(parent), since));
  };
  for (const Commune& one : communes) tell(one.province, RegionLevel::province, "Tỉnh mẫu " + one.province, "VN");
  for (const Commune& one : communes)
    tell(one.district_code(), RegionLevel::district, "Huyện mẫu " + one.district_code(), one.province);
  for (const Commune& one : communes)
    tell(one.code(), RegionLevel::commune, "Xã mẫu " + one.code(), one.district_code());
  return acts;
}

/// What the reform did to the communes in which clubs lie.
class Reform {
 public:
  Reform(Random random, const std::set<Commune>& communes) : communes_(communes) {
    for (const Commune& one : communes)
      if (random.chance(kSplitPerMille)) split_.insert(one);
  }

  /// Where a club of a commune that was split is told to go; empty for a commune that went into another as a whole.
  [[nodiscard]] RegionRef assigned(const Commune& commune) const {
    return split_.contains(commune) ? new_region(commune.code_after()) : RegionRef{};
  }

  [[nodiscard]] std::vector<Act> acts() const {
    std::vector<Act> acts{define_region(new_region("VN"), RegionLevel::country, "Việt Nam", {}, reform_day())};
    for (const std::string& province : provinces()) tell(acts, RegionLevel::province, province, "VN");
    std::set<std::string> told;
    for (const Commune& one : communes_) {
      for (const std::string& code : successors(one))
        if (told.insert(code).second) tell(acts, RegionLevel::commune, code, province_after(one.province));
    }
    std::set<std::string> old_provinces;
    for (const Commune& one : communes_) old_provinces.insert(one.province);
    for (const std::string& old : old_provinces) succeed(acts, old, province_after(old), SuccessionExtent::whole);
    for (const Commune& one : communes_) {
      const auto extent = split_.contains(one) ? SuccessionExtent::part : SuccessionExtent::whole;
      for (const std::string& code : successors(one)) succeed(acts, one.code(), code, extent);
    }
    succeed(acts, "VN", "VN", SuccessionExtent::whole);
    return acts;
  }

 private:
  [[nodiscard]] std::vector<std::string> successors(const Commune& commune) const {
    if (!split_.contains(commune)) return {commune.code_after()};
    return {commune.code_after(), commune.code_after() + "T"};
  }
  [[nodiscard]] std::set<std::string> provinces() const {
    std::set<std::string> out;
    for (const Commune& one : communes_) out.insert(province_after(one.province));
    return out;
  }
  static void tell(std::vector<Act>& acts, RegionLevel level, const std::string& code, const std::string& parent) {
    const std::string name = (level == RegionLevel::province ? "Tỉnh mẫu " : "Xã mẫu ") + code;
    acts.push_back(define_region(new_region(code), level, name, new_region(parent), reform_day()));
  }
  static void succeed(std::vector<Act>& acts, const std::string& old, const std::string& now, SuccessionExtent extent) {
    SucceedRegion ask;
    ask.old_region = old_region(old);
    ask.new_region = new_region(now);
    ask.extent = extent;
    ask.effective = reform_day();
    acts.push_back(Act{std::move(ask)});
  }

  std::set<Commune> communes_;
  std::set<Commune> split_;
};

/// One club in ten; late loans and idle cash more often than sleep.
Trouble draw_trouble(Random& random) {
  const auto draw = random.between(0, 999);
  if (draw < 35) return Trouble::late_loans;
  if (draw < 60) return Trouble::idle_cash;
  if (draw < 80) return Trouble::back_dated;
  if (draw < 95) return Trouble::one_pair;
  return draw < 105 ? Trouble::sleeping : Trouble::none;
}

std::string supervisor_code(const std::string& province) { return "GS-" + province_after(province) + "-01"; }

ClubPlan draw_club(Random& random, const Commune& commune, std::uint32_t number) {
  ClubPlan club;
  const std::string code = "P" + province_after(commune.province) + "-" + std::to_string(number);
  club.code = ClubCode::parse(code).value_or(ClubCode{});
  club.name = invent_club_name(random);
  club.region = old_region(commune.code());
  club.founded = calendar_day(2016, 1, static_cast<unsigned>(random.between(3, 28)));
  club.meeting_day = static_cast<std::uint8_t>(random.between(1, 28));
  club.members = static_cast<std::uint16_t>(random.between(54, 66));
  club.seed_capital = Money{random.between(20, 130) * 1'000'000};
  club.trouble = draw_trouble(random);
  club.duties.supervisor = programme_actor(supervisor_code(commune.province));
  return club;
}

/// The office and the first supervisor enrol each other; for every later one that supervisor signs beside the office.
void enrol_supervisors(ProgrammeWriter& write, Day day, const std::set<Commune>& communes) {
  std::vector<Act> acts{enrol_actor("CT-01", Role::programme, old_region("VN"), "Văn phòng chương trình (mẫu)")};
  std::map<std::string, std::string> provinces;
  for (const Commune& one : communes) provinces.emplace(supervisor_code(one.province), one.province);
  for (const auto& [code, province] : provinces)
    acts.push_back(enrol_actor(code, Role::supervisor, old_region(province), "Giám sát viên mẫu"));
  std::vector<Act> later(std::make_move_iterator(acts.begin() + 2), std::make_move_iterator(acts.end()));
  acts.resize(2);
  write.on(day, std::move(acts));
  Approval first;
  first.actor = programme_actor(provinces.begin()->first);
  first.role = Role::supervisor;
  write.on(day, std::move(later), {first});
}

SetTarget target_of(const RegionRef& region, TargetKind kind, int year, std::int64_t value) {
  SetTarget ask;
  ask.region = region;
  ask.kind = kind;
  ask.due = calendar_day(year, 12, 31);
  ask.value = value;
  ask.basis = "KH mẫu " + std::to_string(year);
  return ask;
}

/// The meeting between the clubs of a province, twice a year; at most thirty send somebody.
std::vector<Act> review_meetings(const std::vector<ClubPlan>& clubs) {
  constexpr std::size_t kMostClubs = 30;
  std::map<std::string, HoldReviewMeeting> meetings;
  for (const ClubPlan& club : clubs) {
    const std::string province(club.region.code.view().substr(0, club.region.code.view().find('-')));
    HoldReviewMeeting& meeting = meetings[province];
    meeting.region = old_region(province);
    meeting.topic.plain = "Chia sẻ kinh nghiệm (mẫu)";
    if (meeting.clubs.size() < kMostClubs) meeting.clubs.push_back(club.code);
  }
  std::vector<Act> acts;
  for (auto& [province, meeting] : meetings) acts.push_back(Act{std::move(meeting)});
  return acts;
}

/// Invented, and published on the 28th of every month: about 3.5% a year, in some months nothing.
void publish_prices(ProgrammeWriter& write, Random random, Day until) {
  std::int64_t index = 100'000;
  for (Day month = calendar_day(2016, 1, 28); month <= until; month = add_months(month, 1, 28)) {
    PublishPriceIndex ask;
    ask.series = "CPI-mẫu";
    ask.month = end_of_month(month);
    ask.index = index;
    ask.basis = "01/2016 = 100";
    write.on(month, {Act{std::move(ask)}});
    index += index * random.between(0, 6) / 1'000;
  }
}

}  // namespace

ProgrammePlan national_plan(std::uint64_t seed, std::uint32_t clubs, std::uint16_t years) {
  Random random(seed);
  ProgrammePlan plan;
  plan.until = calendar_day(2016 + years - 1, 12, 31);
  std::vector<Commune> places;
  for (std::uint32_t i = 0; i < clubs; ++i) places.push_back(draw_commune(random, clubs));
  const std::set<Commune> communes(places.begin(), places.end());
  const Reform reform(random.branch(2025), communes);
  for (std::uint32_t i = 0; i < clubs; ++i) {
    plan.clubs.push_back(draw_club(random, places[i], i + 1));
    plan.clubs.back().duties.after_reform = reform.assigned(places[i]);
  }
  ProgrammeWriter write(seed);
  const auto on = [&](int year, unsigned month, unsigned day, std::vector<Act> acts) {
    const Day when = calendar_day(year, month, day);
    if (when <= plan.until) write.on(when, std::move(acts));
  };
  on(2016, 1, 2, regions_before(communes));
  enrol_supervisors(write, calendar_day(2016, 1, 2), communes);
  on(2016, 8, 2, {*known_pack("1533/2016")});
  on(2016, 8, 2,
     {target_of(old_region("VN"), TargetKind::clubs, 2020, clubs),
      target_of(old_region("VN"), TargetKind::members, 2025, clubs * 60)});
  on(2020, 8, 31, {*known_pack("1336/2020")});
  on(2025, 7, 1, reform.acts());
  for (int year = 2016; year <= civil(plan.until).year; ++year) {
    on(year, 6, 20, review_meetings(plan.clubs));
    on(year, 12, 20, review_meetings(plan.clubs));
  }
  publish_prices(write, random.branch(28), plan.until);
  std::vector<Command> commands = write.take();
  std::stable_sort(commands.begin(), commands.end(),
                   [](const Command& left, const Command& right) { return left.value_date < right.value_date; });
  plan.programme = std::move(commands);
  return plan;
}

}  // namespace soquy::cli
