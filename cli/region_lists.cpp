#include "cli/region_lists.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

#include "cli/paper/cell_reader.h"
#include "cli/paper/csv_file.h"
#include "cli/paper/fields.h"
#include "cli/paper/text.h"
#include "cli/typed.h"

namespace soquy::cli {

namespace {

using paper::Heading;
using paper::Problem;
using paper::Problems;
using paper::Row;
using paper::Sheet;

/// In the order of the headings below.
enum UnitColumn : std::size_t {
  kUnitScheme,
  kUnitCode,
  kUnitLevel,
  kUnitName,
  kParentScheme,
  kParentCode,
  kUnitFrom,
  kUnitUntil
};
enum SuccessionColumn : std::size_t { kOldScheme = 8, kOldCode, kNewScheme, kNewCode, kExtent, kEffective };

/// Both lists in one: the headings that are there say which of them the file is.
const std::vector<Heading>& region_headings() {
  static const std::vector<Heading> headings = {
      {"Danh mục", "scheme", false},
      {"Mã", "code", false},
      {"Cấp", "level", false},
      {"Tên", "name", false},
      {"Danh mục cấp trên", "parent_scheme", false},
      {"Mã cấp trên", "parent_code", false},
      {"Từ ngày", "valid_from", false},
      {"Đến ngày", "valid_until", false},
      {"Danh mục cũ", "old_scheme", false},
      {"Mã cũ", "old_code", false},
      {"Danh mục mới", "new_scheme", false},
      {"Mã mới", "new_code", false},
      {"Mức độ", "extent", false},
      {"Ngày hiệu lực", "effective", false},
  };
  return headings;
}

constexpr std::array kNeededOfUnits = {std::size_t{kUnitScheme}, std::size_t{kUnitCode}, std::size_t{kUnitLevel},
                                       std::size_t{kUnitName}, std::size_t{kUnitFrom}};
constexpr std::array kNeededOfSuccessions = {std::size_t{kOldScheme}, std::size_t{kOldCode}, std::size_t{kNewScheme},
                                             std::size_t{kNewCode},   std::size_t{kExtent},  std::size_t{kEffective}};

std::optional<RegionLevel> parse_region_level(std::string_view text) {
  static const std::map<std::string, RegionLevel, std::less<>> words = {
      {"country", RegionLevel::country},
      {"quốc gia", RegionLevel::country},
      {"province", RegionLevel::province},
      {"tỉnh", RegionLevel::province},
      {"thành phố trung ương", RegionLevel::province},
      {"district", RegionLevel::district},
      {"huyện", RegionLevel::district},
      {"quận", RegionLevel::district},
      {"thị xã", RegionLevel::district},
      {"thành phố thuộc tỉnh", RegionLevel::district},
      {"commune", RegionLevel::commune},
      {"xã", RegionLevel::commune},
      {"phường", RegionLevel::commune},
      {"thị trấn", RegionLevel::commune},
      {"đặc khu", RegionLevel::commune},
  };
  const auto found = words.find(paper::word_key(text));
  return found == words.end() ? std::nullopt : std::optional(found->second);
}
constexpr const char* kRegionLevelAdvice =
    "country, province (tỉnh, thành phố trung ương), district (huyện, quận, thị xã, thành phố thuộc tỉnh) or commune "
    "(xã, phường, thị trấn, đặc khu)";

/// As the official table writes it: "Nhập toàn bộ", "Nhập một phần diện tích và dân số".
std::optional<SuccessionExtent> parse_extent(std::string_view text) {
  const std::string words = paper::word_key(text);
  if (words == "whole" || words == "nhập toàn bộ" || words == "giữ nguyên") return SuccessionExtent::whole;
  if (words == "part" || words.starts_with("nhập một phần")) return SuccessionExtent::part;
  return std::nullopt;
}
constexpr const char* kExtentAdvice = "whole (Nhập toàn bộ, Giữ nguyên) or part (Nhập một phần ...)";

std::optional<RegionCode> parse_region_code(std::string_view text) { return RegionCode::parse(text); }
constexpr const char* kRegionCodeAdvice = "a code of 1 to 16 letters A-Z, digits and '-', with its leading zeros";

/// Official codes have as many digits as their level says; a spreadsheet takes the zeros in front for nothing.
std::size_t digits_of(RegionLevel level) {
  return level == RegionLevel::province   ? 2
         : level == RegionLevel::district ? 3
         : level == RegionLevel::commune  ? 5
                                          : 0;
}

bool has_lost_zeros(const RegionCode& code, RegionLevel level) {
  const std::string_view text = code.view();
  const bool is_number = text.find_first_not_of("0123456789") == std::string_view::npos;
  return is_number && text.size() < digits_of(level);
}

class RegionListReader {
 public:
  RegionListReader(const Sheet& sheet, RegionLists& lists, Problems& problems)
      : sheet_(sheet), lists_(lists), problems_(problems) {}

  void read() {
    const bool units = has_any(kUnitScheme, kUnitUntil);
    const bool successions = has_any(kOldScheme, kEffective);
    if (units == successions) {
      problems_.push_back({{sheet_.file, 1, 0, {}},
                           {},
                           units ? "the headings of two lists stand in one file; units and successions are two files"
                                 : "none of the headings is known"});
      return;
    }
    if (!has_all(units ? std::span<const std::size_t>(kNeededOfUnits)
                       : std::span<const std::size_t>(kNeededOfSuccessions)))
      return;
    for (const Row& row : sheet_.rows) units ? read_unit(row) : read_succession(row);
  }

 private:
  [[nodiscard]] bool has_any(std::size_t first, std::size_t last) const {
    return std::any_of(sheet_.places.begin() + static_cast<std::ptrdiff_t>(first),
                       sheet_.places.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                       [](std::size_t place) { return place != 0; });
  }

  bool has_all(std::span<const std::size_t> needed) {
    bool all = true;
    for (const std::size_t column : needed) {
      if (sheet_.places[column] != 0) continue;
      all = false;
      const Heading& heading = region_headings()[column];
      problems_.push_back(
          {{sheet_.file, 1, 0, {}},
           {},
           "the heading " + std::string(heading.vietnamese) + " (" + std::string(heading.english) + ") is missing"});
    }
    return all;
  }

  void read_unit(const Row& row) {
    paper::CellReader cells(sheet_, row, problems_);
    DefineRegion said;
    said.region = read_region(cells, kUnitScheme, kUnitCode);
    said.level = cells.need(kUnitLevel, parse_region_level, kRegionLevelAdvice);
    said.name = read_label(cells, kUnitName, "the unit's name, at most 200 bytes");
    said.parent.code = cells.maybe(kParentCode, parse_region_code, kRegionCodeAdvice);
    said.parent.scheme = cells.text(kParentScheme);
    if (said.parent.code.is_empty()) said.parent.scheme.clear();
    if (!said.parent.code.is_empty() && said.parent.scheme.empty()) said.parent.scheme = said.region.scheme;
    said.valid_from = cells.need(kUnitFrom, paper::parse_paper_day, paper::kDayAdvice);
    said.valid_until = cells.maybe(kUnitUntil, paper::parse_paper_day, paper::kDayAdvice);
    if (!cells.whole()) return;
    if (has_lost_zeros(said.region.code, said.level))
      cells.report(kUnitCode, std::to_string(digits_of(said.level)) + " digits with leading zeros, as a " +
                                  std::string(name_of(said.level)) + " has; keep the column as text");
    if (!said.valid_until.is_none() && said.valid_until < said.valid_from)
      cells.report(kUnitUntil, "a day not before " + to_iso(said.valid_from));
    if (cells.whole())
      lists_.units.push_back(
          {sheet_.spot(row, kUnitCode), sheet_.spot(row, kParentCode), sheet_.spot(row, kUnitFrom), said});
  }

  void read_succession(const Row& row) {
    paper::CellReader cells(sheet_, row, problems_);
    SucceedRegion said;
    said.old_region = read_region(cells, kOldScheme, kOldCode);
    said.new_region = read_region(cells, kNewScheme, kNewCode);
    said.extent = cells.need(kExtent, parse_extent, kExtentAdvice);
    said.effective = cells.need(kEffective, paper::parse_paper_day, paper::kDayAdvice);
    if (!cells.whole()) return;
    if (said.old_region == said.new_region) cells.report(kNewCode, "another unit than the old one");
    if (cells.whole())
      lists_.successions.push_back(
          {sheet_.spot(row, kOldCode), sheet_.spot(row, kNewCode), sheet_.spot(row, kExtent), said});
  }

  static std::string read_label(paper::CellReader& cells, std::size_t column, const std::string& accepted) {
    const auto label = [](std::string_view text) { return text.empty() ? std::nullopt : paper::parse_label(text); };
    return cells.need(column, label, accepted);
  }

  static RegionRef read_region(paper::CellReader& cells, std::size_t scheme, std::size_t code) {
    RegionRef region;
    region.scheme = read_label(cells, scheme, "the list of codes, as QD19-2025");
    region.code = cells.need(code, parse_region_code, kRegionCodeAdvice);
    return region;
  }

  const Sheet& sheet_;
  RegionLists& lists_;
  Problems& problems_;
};

// --- What rows say of each other -------------------------------------------------------------------------------------

/// A definition with the row it stands in; recorded ones have none.
struct Claim {
  DefineRegion said;
  const UnitRow* row = nullptr;
};
using Claims = std::map<RegionRef, std::map<Day, Claim>>;

std::string validity_of(const DefineRegion& said) {
  return to_iso(said.valid_from) + (said.valid_until.is_none() ? " on" : " to " + to_iso(said.valid_until));
}

std::string source_of(const Claim& claim) {
  return claim.row == nullptr ? "recorded" : claim.row->at.file + " line " + std::to_string(claim.row->at.line);
}

Problem wrong_row(const paper::Spot& at, const std::string& read, std::string wrong) {
  return {at, read, std::move(wrong), true};
}

Claims claims_of(const RegionLists& lists, const projections::Regions& recorded, Problems& problems) {
  Claims claims;
  for (const auto& unit : recorded.units())
    for (const auto& one : unit.definitions) claims[unit.region][one.said.valid_from] = {one.said, nullptr};
  for (const UnitRow& row : lists.units) {
    Claim& claim = claims[row.said.region][row.said.valid_from];
    if (claim.row != nullptr && claim.said != row.said)
      problems.push_back(wrong_row(row.at, region_text(row.said.region),
                                   source_of(claim) + " tells the same unit from the same day otherwise"));
    if (claim.row == nullptr || claim.said == row.said) claim = {row.said, &row};
  }
  return claims;
}

void check_overlaps(const std::map<Day, Claim>& told, Problems& problems) {
  const Claim* before = nullptr;
  for (const auto& [from, claim] : told) {
    if (before != nullptr && (before->row != nullptr || claim.row != nullptr) &&
        (before->said.valid_until.is_none() || before->said.valid_until >= from)) {
      const UnitRow& row = claim.row != nullptr ? *claim.row : *before->row;
      const Claim& other = claim.row != nullptr ? *before : claim;
      problems.push_back(wrong_row(row.valid_from, region_text(row.said.region) + " from " + validity_of(row.said),
                                   "the same unit holds from " + validity_of(other.said) + " (" + source_of(other) +
                                       "): one definition ends before the next begins"));
    }
    before = &claim;
  }
}

/// The definition that holds on the day, else the first.
const DefineRegion& claim_on(const std::map<Day, Claim>& told, Day day) {
  auto holds = told.upper_bound(day);
  if (holds != told.begin()) --holds;
  return holds->second.said;
}

/// " (00004 is known: were its leading zeros lost?)"
std::string near_miss(const Claims& claims, const RegionRef& region) {
  for (std::string padded = "0" + region.code.text(); padded.size() <= 5; padded.insert(0, "0")) {
    const auto code = RegionCode::parse(padded);
    if (code && claims.contains({region.scheme, *code}))
      return " (" + padded + " is known: were its leading zeros lost?)";
  }
  return {};
}

void check_parent(const Claims& claims, const UnitRow& row, Problems& problems) {
  const RegionRef& parent = row.said.parent;
  if (parent == RegionRef{}) return;
  const auto told = claims.find(parent);
  if (told == claims.end()) {
    problems.push_back(wrong_row(row.parent, "parent " + region_text(parent),
                                 "no such unit is in the files or recorded" + near_miss(claims, parent)));
  } else if (const auto& above = claim_on(told->second, row.said.valid_from); above.level >= row.said.level) {
    problems.push_back(wrong_row(row.parent, "parent " + region_text(parent),
                                 "a " + std::string(name_of(row.said.level)) +
                                     " lies in a unit of a higher level, not in a " +
                                     std::string(name_of(above.level))));
  }
}

void check_known(const Claims& claims, const paper::Spot& at, const RegionRef& region, Problems& problems) {
  if (!claims.contains(region))
    problems.push_back(
        wrong_row(at, region_text(region), "no such unit is in the files or recorded" + near_miss(claims, region)));
}

}  // namespace

void read_region_list(const std::string& file, std::string_view bytes, RegionLists& lists, Problems& problems) {
  const std::size_t before = problems.size();
  const Sheet sheet = paper::read_sheet(file, bytes, region_headings(), problems);
  if (sheet.rows.empty() && problems.size() > before) return;
  RegionListReader(sheet, lists, problems).read();
}

void check_region_lists(const RegionLists& lists, const projections::Regions& recorded, Problems& problems) {
  const Claims claims = claims_of(lists, recorded, problems);
  for (const auto& [region, told] : claims) check_overlaps(told, problems);
  for (const UnitRow& row : lists.units) check_parent(claims, row, problems);
  std::map<std::tuple<RegionRef, RegionRef, Day>, const SuccessionRow*> said;
  for (const SuccessionRow& row : lists.successions) {
    check_known(claims, row.at, row.said.old_region, problems);
    check_known(claims, row.new_code, row.said.new_region, problems);
    const auto [first, is_new] = said.try_emplace({row.said.old_region, row.said.new_region, row.said.effective}, &row);
    if (!is_new && first->second->said != row.said)
      problems.push_back(wrong_row(row.extent, region_text(row.said.old_region),
                                   first->second->at.file + " line " + std::to_string(first->second->at.line) +
                                       " tells the same succession with another extent"));
  }
}

}  // namespace soquy::cli
