// Where a place lies on a day, when units are merged, split, renamed and used again.
#include "projections/regions.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <random>

#include "events/fold.h"
#include "tests/support/history.h"
#include "tests/support/naive_regions.h"
#include "tests/support/seed.h"

using namespace soquy;
using namespace soquy::projections;
using soquy::tests::day;
using soquy::tests::History;

namespace {

RegionRef unit(std::string_view code, std::string_view scheme = "OLD") {
  return {std::string(scheme), *RegionCode::parse(code)};
}
RegionRef now(std::string_view code) { return unit(code, "NEW"); }

/// The programme's stream as somebody tells it.
struct Told {
  History stream{"-PROGRAMME"};

  Told& define(const RegionRef& region, RegionLevel level, std::string name, const RegionRef& parent,
               std::string_view from, std::string_view until = "") {
    RegionDefined event;
    event.region = region;
    event.level = level;
    event.name = std::move(name);
    event.parent = parent;
    event.valid_from = day(from);
    if (!until.empty()) event.valid_until = day(until);
    stream.add(day("2026-01-01"), event);
    return *this;
  }
  Told& succeed(const RegionRef& from, const RegionRef& into, std::string_view effective,
                SuccessionExtent extent = SuccessionExtent::whole) {
    RegionSucceeded event;
    event.old_region = from;
    event.new_region = into;
    event.effective = day(effective);
    event.extent = extent;
    stream.add(day("2026-01-01"), event);
    return *this;
  }
  [[nodiscard]] Regions regions() const {
    Regions regions;
    for (const Event& event : stream.events()) regions.apply(event);
    return regions;
  }
};

/// Two old provinces with a district and communes each, until 2025-06-30; after it one province with two communes.
Told country() {
  Told told;
  told.define(unit("VN"), RegionLevel::country, "Việt Nam", {}, "1945-09-02");
  told.define(unit("51"), RegionLevel::province, "tỉnh Quảng Ngãi", unit("VN"), "1989-07-01", "2025-06-30");
  told.define(unit("62"), RegionLevel::province, "tỉnh Kon Tum", unit("VN"), "1991-08-12", "2025-06-30");
  told.define(unit("524"), RegionLevel::district, "huyện Bình Sơn", unit("51"), "1989-07-01", "2025-06-30");
  told.define(unit("610"), RegionLevel::district, "huyện Đắk Glei", unit("62"), "1991-08-12", "2025-06-30");
  for (const char* code : {"21001", "21002", "21003"})
    told.define(unit(code), RegionLevel::commune, std::string("xã ") + code, unit("524"), "1989-07-01", "2025-06-30");
  told.define(unit("23001"), RegionLevel::commune, "xã 23001", unit("610"), "1991-08-12", "2025-06-30");
  told.define(now("51"), RegionLevel::province, "tỉnh Quảng Ngãi", unit("VN"), "2025-07-01");
  told.define(now("52"), RegionLevel::province, "tỉnh Gia Lai", unit("VN"), "2025-07-01");
  told.define(now("21001"), RegionLevel::commune, "Xã Bình Sơn", now("51"), "2025-07-01");
  told.define(now("21002"), RegionLevel::commune, "Xã Vạn Tường", now("51"), "2025-07-01");
  told.define(now("23001"), RegionLevel::commune, "Xã Đắk Pék", now("52"), "2025-07-01");
  told.succeed(unit("51"), now("51"), "2025-07-01");
  told.succeed(unit("62"), now("51"), "2025-07-01");
  told.succeed(unit("21001"), now("21001"), "2025-07-01");
  told.succeed(unit("21002"), now("21001"), "2025-07-01", SuccessionExtent::part);
  told.succeed(unit("21002"), now("21002"), "2025-07-01", SuccessionExtent::part);
  told.succeed(unit("21003"), now("21002"), "2025-07-01", SuccessionExtent::part);
  told.succeed(unit("21003"), now("23001"), "2025-07-01", SuccessionExtent::part);
  return told;
}

const Day kFounded = day("2019-01-10");
const Day kBefore = day("2025-06-30");
const Day kAfter = day("2025-07-01");

RegionPlace sure(const RegionRef& region) { return {region, false}; }
RegionPlace to_assign(const RegionRef& region) { return {region, true}; }

}  // namespace

TEST_CASE("a place lies in the units that were valid on the day", "[core][projections]") {
  const Regions regions = country().regions();
  RegionsOn before(regions, kBefore);
  CHECK(before.place(unit("21001"), kFounded, RegionLevel::commune) == sure(unit("21001")));
  CHECK(before.place(unit("21001"), kFounded, RegionLevel::district) == sure(unit("524")));
  CHECK(before.place(unit("21001"), kFounded, RegionLevel::province) == sure(unit("51")));
  CHECK(before.path(unit("21001"), kFounded) == "xã 21001, huyện Bình Sơn, tỉnh Quảng Ngãi");
  RegionsOn after(regions, kAfter);
  CHECK(after.place(unit("21001"), kFounded, RegionLevel::commune) == sure(now("21001")));
  CHECK(after.place(unit("21001"), kFounded, RegionLevel::province) == sure(now("51")));
  CHECK(after.place(unit("21001"), kFounded, RegionLevel::country) == sure(unit("VN")));
  CHECK(after.path(unit("21001"), kFounded) == "Xã Bình Sơn, tỉnh Quảng Ngãi");
  CHECK(after.name_of(now("23001")) == "Xã Đắk Pék");
}

TEST_CASE("where there are no districts any more, nothing is lost", "[core][projections]") {
  const Regions regions = country().regions();
  RegionsOn after(regions, kAfter);
  CHECK(after.place(unit("21001"), kFounded, RegionLevel::district) == to_assign(now("51")));
  CHECK(after.place(unit("524"), kFounded, RegionLevel::province) == sure(now("51")));  // told by district only
}

TEST_CASE("a split unit is to be assigned in the lowest unit that is still sure", "[core][projections]") {
  const Regions regions = country().regions();
  RegionsOn after(regions, kAfter);
  CHECK(after.place(unit("21002"), kFounded, RegionLevel::commune) == to_assign(now("51")));
  CHECK(after.place(unit("21002"), kFounded, RegionLevel::province) == sure(now("51")));
  CHECK(after.place(unit("21003"), kFounded, RegionLevel::commune) == to_assign(unit("VN")));
  CHECK(after.place(unit("21003"), kFounded, RegionLevel::province) == to_assign(unit("VN")));
  CHECK(after.path(unit("21002"), kFounded) == "tỉnh Quảng Ngãi");
}

TEST_CASE("a unit that ended without a successor still lies in what its parent became", "[core][projections]") {
  const Regions regions = country().regions();
  RegionsOn after(regions, kAfter);
  CHECK(after.place(unit("23001"), kFounded, RegionLevel::commune) == to_assign(now("51")));
  CHECK(after.place(unit("23001"), kFounded, RegionLevel::province) == sure(now("51")));
}

TEST_CASE("a place told under a later code is looked for among the units it was made of", "[core][projections]") {
  const Regions regions = country().regions();
  RegionsOn before(regions, kBefore);
  CHECK(before.place(now("21001"), kFounded, RegionLevel::commune) == to_assign(unit("524")));
  CHECK(before.place(now("21001"), kFounded, RegionLevel::province) == sure(unit("51")));
  CHECK(before.place(now("51"), kFounded, RegionLevel::province) == to_assign(unit("VN")));  // one of two
}

TEST_CASE("mergers are followed one after the other, each from its day", "[core][projections]") {
  Told told = country();
  told.define(unit("21100", "2026"), RegionLevel::commune, "Phường Bình Sơn", now("51"), "2026-04-30");
  told.succeed(now("21001"), unit("21100", "2026"), "2026-04-30");
  const Regions regions = told.regions();
  RegionsOn on(regions, day("2026-04-29"));
  CHECK(on.place(unit("21001"), kFounded, RegionLevel::commune) == sure(now("21001")));
  RegionsOn later(regions, day("2026-04-30"));
  CHECK(later.place(unit("21001"), kFounded, RegionLevel::commune) == sure(unit("21100", "2026")));
  CHECK(later.place(unit("21001"), kFounded, RegionLevel::province) == sure(now("51")));
}

TEST_CASE("a unit that gave land away is doubtful for those who lay in it before, and for nobody after",
          "[core][projections]") {
  Told told = country();
  told.succeed(now("21001"), now("21002"), "2026-01-01", SuccessionExtent::part);
  const Regions regions = told.regions();
  RegionsOn on(regions, day("2026-06-30"));
  CHECK(on.place(now("21001"), day("2025-08-01"), RegionLevel::commune) == to_assign(now("51")));
  CHECK(on.place(now("21001"), day("2026-02-01"), RegionLevel::commune) == sure(now("21001")));
  CHECK(on.place(now("21002"), day("2025-08-01"), RegionLevel::commune) == sure(now("21002")));
}

TEST_CASE("the same code after a gap, or under another scheme, is another unit", "[core][projections]") {
  Told told;
  told.define(unit("51"), RegionLevel::province, "tỉnh A", {}, "1990-01-01");
  told.define(unit("52"), RegionLevel::province, "tỉnh B", {}, "1990-01-01");
  told.define(unit("00004"), RegionLevel::commune, "xã một", unit("51"), "1990-01-01", "2009-12-31");
  told.define(unit("00004"), RegionLevel::commune, "xã hai", unit("52"), "2012-01-01");
  told.define(unit("00004", "X"), RegionLevel::commune, "xã ba", unit("52"), "1990-01-01");
  const Regions regions = told.regions();
  RegionsOn on(regions, kFounded);
  CHECK(on.place(unit("00004"), day("2005-01-01"), RegionLevel::province) == sure(unit("51")));
  CHECK(on.place(unit("00004"), day("2005-01-01"), RegionLevel::commune) == to_assign(unit("51")));
  CHECK(on.place(unit("00004"), day("2015-01-01"), RegionLevel::commune) == sure(unit("00004")));
  CHECK(on.place(unit("00004"), day("2015-01-01"), RegionLevel::province) == sure(unit("52")));
  CHECK(on.place(unit("00004", "X"), day("2005-01-01"), RegionLevel::province) == sure(unit("52")));
  CHECK_FALSE(on.lies_in(unit("00004"), day("2005-01-01"), unit("00004")));
  CHECK(on.lies_in(unit("00004"), day("2015-01-01"), unit("00004")));
}

TEST_CASE("a unit that is renamed or given to another district goes on being that unit", "[core][projections]") {
  Told told;
  told.define(unit("51"), RegionLevel::province, "tỉnh A", {}, "1990-01-01");
  told.define(unit("52"), RegionLevel::province, "tỉnh B", {}, "1990-01-01");
  told.define(unit("1"), RegionLevel::commune, "xã cũ", unit("51"), "1990-01-01", "2009-12-31");
  told.define(unit("1"), RegionLevel::commune, "phường mới", unit("52"), "2010-01-01");
  const Regions regions = told.regions();
  RegionsOn early(regions, day("2009-12-31"));
  RegionsOn late(regions, day("2010-01-01"));
  CHECK(early.path(unit("1"), day("2000-01-01")) == "xã cũ, tỉnh A");
  CHECK(late.path(unit("1"), day("2000-01-01")) == "phường mới, tỉnh B");
}

TEST_CASE("a unit told again is corrected, whenever that was", "[core][projections]") {
  Told told = country();
  told.define(now("21001"), RegionLevel::commune, "Xã Bình Sơn (sửa)", now("52"), "2025-07-01");
  told.succeed(unit("21002"), now("21002"), "2025-07-01", SuccessionExtent::whole);
  const Regions regions = told.regions();
  RegionsOn after(regions, kAfter);
  CHECK(after.path(unit("21001"), kFounded) == "Xã Bình Sơn (sửa), tỉnh Gia Lai");
  CHECK(regions.successions().size() == country().regions().successions().size());
}

TEST_CASE("a succession that was told wrong is taken back, and places are where they would be without it",
          "[core][projections]") {
  Told told = country();
  const Regions before = told.regions();
  const RegionRef lost = unit("21001");
  told.succeed(lost, unit("23001"), "2024-01-01");
  told.succeed(lost, unit("21003"), "2024-01-01", SuccessionExtent::part);
  const Regions wrong = told.regions();
  CHECK(RegionsOn(wrong, day("2025-01-01")).place(lost, kFounded, RegionLevel::commune) !=
        RegionsOn(before, day("2025-01-01")).place(lost, kFounded, RegionLevel::commune));
  told.succeed(lost, {}, "2024-01-01");  // both parts of that day
  const Regions mended = told.regions();
  CHECK(mended.taken_back() == 2);
  CHECK(mended.successions().size() == before.successions().size());
  CHECK(mended.find({}) == nullptr);
  for (const char* asked : {"2020-01-01", "2024-01-01", "2025-06-30", "2025-07-01", "2026-01-01"})
    for (const RegionLevel level : {RegionLevel::province, RegionLevel::commune})
      CHECK(RegionsOn(mended, day(asked)).place(lost, kFounded, level) ==
            RegionsOn(before, day(asked)).place(lost, kFounded, level));
  told.succeed(lost, unit("23001"), "2024-01-01");  // and told again, it holds again
  CHECK(told.regions().successions().size() == before.successions().size() + 1);
}

TEST_CASE("who asks as of a moment before a succession was taken back sees the old places", "[core][projections]") {
  Told told;
  told.define(unit("51"), RegionLevel::province, "Quảng Ngãi", {}, "2018-01-01");
  told.define(unit("49"), RegionLevel::province, "Quảng Nam", {}, "2018-01-01");
  told.succeed(unit("51"), unit("49"), "2020-01-01");
  const Version then = told.stream.last();
  told.succeed(unit("51"), {}, "2020-01-01");
  const auto place = [&](const AsOf& known) {
    Regions regions;
    fold(regions, told.stream.events(), known);
    return RegionsOn(regions, day("2021-01-01")).place(unit("51"), kFounded, RegionLevel::province).unit;
  };
  CHECK(place({}) == unit("51"));
  AsOf before;
  before.known_version = then;
  CHECK(place(before) == unit("49"));
}

TEST_CASE("all clubs that lie in a unit are found, in a former one as it was on its last day", "[core][projections]") {
  const Regions regions = country().regions();
  RegionsOn after(regions, kAfter);
  CHECK(after.lies_in(unit("21001"), kFounded, now("51")));
  CHECK(after.lies_in(unit("23001"), kFounded, now("51")));
  CHECK(after.lies_in(unit("21001"), kFounded, unit("51")));
  CHECK_FALSE(after.lies_in(unit("23001"), kFounded, unit("51")));  // Kon Tum was another province then
  CHECK(after.lies_in(now("21001"), kAfter, unit("51")));
  CHECK(after.lies_in(unit("21003"), kFounded, unit("VN")));
  CHECK_FALSE(after.lies_in(unit("21003"), kFounded, now("51")));  // perhaps, perhaps not
  CHECK(after.lies_in(unit("21001"), kFounded, {}));
  CHECK_FALSE(after.lies_in(unit("21001"), kFounded, unit("99")));
  RegionsOn before(regions, kBefore);
  CHECK(before.lies_in(unit("21001"), kFounded, now("51")));  // asked as on its first day
}

TEST_CASE("a region that nobody defined stands for itself, and no region at all is to be assigned",
          "[core][projections]") {
  const Regions regions = country().regions();
  RegionsOn on(regions, kAfter);
  CHECK(on.place(unit("99"), kFounded, RegionLevel::province) == sure(unit("99")));
  CHECK(on.path(unit("99"), kFounded) == "OLD:99");
  CHECK(on.place({}, kFounded, RegionLevel::province) == to_assign({}));
  CHECK(on.lies_in(unit("99"), kFounded, unit("99")));
}

TEST_CASE("what runs in a circle is nowhere for sure, whoever is asked first", "[core][projections]") {
  Told told;
  told.define(unit("51"), RegionLevel::province, "tỉnh", {}, "1990-01-01");
  for (const char* code : {"1", "2", "3"})
    told.define(unit(code), RegionLevel::commune, code, unit("51"), "1990-01-01");
  told.succeed(unit("1"), unit("2"), "2020-01-01");
  told.succeed(unit("2"), unit("1"), "2020-01-01");
  told.succeed(unit("3"), unit("1"), "2020-01-01");
  told.define(unit("8"), RegionLevel::commune, "8", unit("9"), "1990-01-01");
  told.define(unit("9"), RegionLevel::commune, "9", unit("8"), "1990-01-01");
  const Regions regions = told.regions();
  for (const char* first : {"1", "2", "3"}) {
    RegionsOn on(regions, day("2021-01-01"));
    (void)on.place(unit(first), kFounded, RegionLevel::province);
    for (const char* code : {"1", "2", "3"})
      CHECK(on.place(unit(code), kFounded, RegionLevel::province) == to_assign({}));
  }
  RegionsOn on(regions, day("2019-06-30"));
  CHECK(on.place(unit("1"), kFounded, RegionLevel::province) == sure(unit("51")));
  CHECK(on.place(unit("8"), kFounded, RegionLevel::commune) == to_assign({}));
}

TEST_CASE("a chain longer than any real one is given up and not followed until the stack ends", "[core][projections]") {
  Told told;
  for (int i = 0; i < 3000; ++i) told.define(unit(std::to_string(i)), RegionLevel::commune, "xã", {}, "1990-01-01");
  for (int i = 0; i + 1 < 3000; ++i) told.succeed(unit(std::to_string(i)), unit(std::to_string(i + 1)), "2020-01-01");
  const Regions regions = told.regions();
  RegionsOn on(regions, day("2021-01-01"));
  CHECK(on.place(unit("0"), kFounded, RegionLevel::commune) == to_assign({}));
}

// --- Against a person who walks every way
// -----------------------------------------------------------------------------

namespace {

/// A small world where anything may be told of anything: gaps, circles, parents below their children.
class RandomWorld {
 public:
  explicit RandomWorld(std::uint32_t seed) : random_(seed) {
    const int units = 3 + pick(6);
    for (int i = 0; i < units; ++i) refs_.push_back(unit(std::to_string(1 + i / 2), i % 2 == 0 ? "A" : "B"));
    for (const RegionRef& ref : refs_) define(ref);
    for (int i = pick(4); i > 0; --i) define(ref());
    for (int i = 1 + pick(7); i > 0; --i) {
      succeed();
      if (pick(5) == 0) take_back_one();
    }
  }
  RegionRef ref() { return refs_[static_cast<std::size_t>(pick(static_cast<int>(refs_.size())))]; }
  Day some_day() { return {day("2010-01-01").number + 100 * pick(12)}; }
  std::vector<RegionRef> refs_;
  History stream{"-PROGRAMME"};

 private:
  int pick(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  void define(const RegionRef& region) {
    RegionDefined event;
    event.region = region;
    event.level = static_cast<RegionLevel>(1 + pick(4));
    // Mostly as it should be: what lies in what is above it.
    if (pick(4) > 0) event.parent = ref();
    event.valid_from = some_day();
    if (pick(2) == 0) event.valid_until = {event.valid_from.number + 100 * pick(8) - (pick(2) == 0 ? 1 : 0)};
    if (!event.valid_until.is_none()) event.valid_until = std::max(event.valid_until, event.valid_from);
    stream.add(day("2026-01-01"), event);
  }
  void succeed() {
    RegionSucceeded event;
    event.old_region = ref();
    event.new_region = ref();
    if (event.old_region == event.new_region) return;
    event.effective = some_day();
    event.extent = pick(2) == 0 ? SuccessionExtent::whole : SuccessionExtent::part;
    stream.add(day("2026-01-01"), event);
    told_.push_back(event);
  }
  /// One that was told, or told and taken back already.
  void take_back_one() {
    if (told_.empty()) return;
    RegionSucceeded event = told_[static_cast<std::size_t>(pick(static_cast<int>(told_.size())))];
    event.new_region = {};
    stream.add(day("2026-01-01"), event);
  }
  std::vector<RegionSucceeded> told_;
  std::mt19937 random_;
};

constexpr std::array kLevels = {RegionLevel::country, RegionLevel::province, RegionLevel::district,
                                RegionLevel::commune};

}  // namespace

TEST_CASE("regions are where somebody finds them who walks every way they may have gone", "[core][projections]") {
  const std::uint32_t first = test::seed_of_chance();
  int sure_answers = 0;
  for (std::uint32_t seed = first; seed < first + 300; ++seed) {
    RandomWorld world(seed);
    Regions regions;
    for (const Event& event : world.stream.events()) regions.apply(event);
    const tests::naive::Regions naive(world.stream.events());
    for (int n = 0; n < 4; ++n) {
      const Day asked = world.some_day();
      RegionsOn on(regions, asked);
      for (const RegionRef& region : world.refs_) {
        const Day told = world.some_day();
        INFO("seed " << seed << ", " << region.scheme << ":" << region.code.text() << " told " << to_iso(told)
                     << ", asked " << to_iso(asked));
        for (const RegionLevel level : kLevels) {
          const auto expected = naive.unit(region, told, asked, level);
          const RegionPlace place = on.place(region, told, level);
          REQUIRE(place.to_be_assigned == !expected.has_value());
          if (expected) REQUIRE(place.unit == *expected);
          sure_answers += expected.has_value();
        }
        const RegionRef within = world.ref();
        REQUIRE(on.lies_in(region, told, within) == naive.lies_in(region, told, within, asked));
      }
    }
  }
  CHECK(sure_answers > 1000);
}

TEST_CASE("ten thousand clubs are placed in a moment", "[projections]") {
  Told told;
  told.define(unit("VN"), RegionLevel::country, "Việt Nam", {}, "1945-09-02");
  const auto code = [](int number, std::size_t digits) {
    std::string text = std::to_string(number);
    return std::string(digits - std::min(digits, text.size()), '0') + text;
  };
  for (int p = 0; p < 63; ++p)
    told.define(unit(code(p, 2)), RegionLevel::province, "p", unit("VN"), "2004-01-01", "2025-06-30");
  for (int d = 0; d < 700; ++d)
    told.define(unit(code(d, 3)), RegionLevel::district, "d", unit(code(d % 63, 2)), "2004-01-01", "2025-06-30");
  for (int c = 0; c < 10'033; ++c)
    told.define(unit(code(c, 5)), RegionLevel::commune, "c", unit(code(c % 700, 3)), "2004-01-01", "2025-06-30");
  for (int p = 0; p < 34; ++p) told.define(now(code(p, 2)), RegionLevel::province, "p", unit("VN"), "2025-07-01");
  for (int c = 0; c < 3321; ++c)
    told.define(now(code(c, 5)), RegionLevel::commune, "c", now(code(c % 34, 2)), "2025-07-01");
  for (int c = 0; c < 10'033; ++c)
    told.succeed(unit(code(c, 5)), now(code(c % 3321, 5)), "2025-07-01",
                 c % 20 == 0 ? SuccessionExtent::part : SuccessionExtent::whole);
  for (int c = 0; c < 518; ++c)
    told.succeed(unit(code(c * 20, 5)), now(code((c * 20 + 1) % 3321, 5)), "2025-07-01", SuccessionExtent::part);
  const Regions regions = told.regions();
  std::vector<RegionRef> clubs;
  for (int club = 0; club < 10'000; ++club) clubs.push_back(unit(code(club, 5)));
  const auto start = std::chrono::steady_clock::now();
  RegionsOn on(regions, kAfter);
  int assigned = 0;
  for (const RegionRef& club : clubs) assigned += !on.place(club, kFounded, RegionLevel::commune).to_be_assigned;
  const auto took = std::chrono::steady_clock::now() - start;
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
  INFO(ms << " ms");
  CHECK(assigned > 9000);
  CHECK(ms < 500);  // a few milliseconds when nothing else runs
}
