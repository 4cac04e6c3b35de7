#include "cli/health_words.h"

#include <array>

#include "projections/ratios.h"

namespace soquy::cli {

namespace {

using projections::IndicatorSort;
using projections::SeenAs;

constexpr std::array<Bilingual, projections::kGradeTests> kTestTitles = {{
    {"meetings held", "Sinh hoạt đều"},
    {"attendance", "Tỷ lệ dự họp"},
    {"composition", "Cơ cấu thành viên"},
    {"borrowers", "Tỷ lệ được vay"},
    {"PAR30", "Dư nợ rủi ro (PAR30)"},
    {"cash count", "Kiểm quỹ khớp sổ"},
    {"minutes match loans", "Khoản vay có nghị quyết"},
    {"volunteers", "Tình nguyện viên"},
    {"areas active", "Đủ 8 mảng hoạt động"},
    {"report", "Báo cáo đúng kỳ"},
}};

constexpr std::array<const char*, projections::kGradeMeasures> kMeasureTitles = {{
    "Số kỳ sinh hoạt một năm",
    "Số ngày chưa sinh hoạt",
    "Tỷ lệ dự họp",
    "Số thành viên",
    "Tỷ lệ người cao tuổi",
    "Tỷ lệ phụ nữ",
    "Tỷ lệ nghèo, cận nghèo, khó khăn",
    "Tỷ lệ được vay",
    "PAR30",
    "Số ngày chưa kiểm quỹ",
    "Chênh lệch lần kiểm quỹ gần nhất",
    "Chênh lệch chưa xử lý",
    "Khoản vay không có nghị quyết",
    "Tình nguyện viên",
    "Số mảng hoạt động",
    "Đã nộp báo cáo",
}};

constexpr std::array<Bilingual, projections::kAttentionReasons> kReasonTitles = {{
    {"days since the last meeting", "Số ngày chưa sinh hoạt"},
    {"PAR30 rose in three months by", "PAR30 tăng trong 3 tháng"},
    {"PAR30", "PAR30"},
    {"idle share of the year's lending money", "Tỷ lệ tiền nhàn rỗi trong năm"},
    {"cash above the by-law's limit", "Tiền mặt vượt mức tồn quỹ"},
    {"own means fell in a year by", "Vốn tự có giảm trong năm"},
    {"differences without an explanation", "Chênh lệch kiểm quỹ chưa rõ lý do"},
    {"back-dated share of the year's entries", "Tỷ lệ ghi lùi ngày trong năm"},
    {"entries taken back by one pair of people", "Bút toán do cùng hai người đảo"},
    {"entries taken back by who recorded them", "Bút toán do chính người ghi đảo"},
    {"share of the year's entries outside meetings", "Tỷ lệ thu chi ngoài kỳ họp"},
    {"share of principal with the board", "Tỷ lệ dư nợ của Ban Chủ nhiệm"},
    {"share of the year's loans that repay another", "Tỷ lệ vay mới trả nợ cũ"},
    {"open loans above 20% a year", "Khoản vay trên 20%/năm"},
    {"entries of the year without any correction", "Số bút toán không một lần sửa"},
    {"days since a report was due", "Số ngày trễ báo cáo"},
    {"days since the last cash count", "Số ngày chưa kiểm quỹ"},
    {"findings and disputes without an answer", "Kiến nghị, khiếu nại chưa trả lời"},
}};

constexpr std::array<Bilingual, 4> kWhyNoTest = {{
    {"", ""},
    {"the club is new", "câu lạc bộ mới thành lập"},
    {"no loan was paid out in the period", "trong kỳ không cho vay"},
    {"no report was due yet", "chưa đến kỳ báo cáo"},
}};

constexpr std::array<std::string_view, 6> kSortNames = {"share",         "share_of_money", "average_money",
                                                        "average_count", "times",          "days"};

/// "55.20": hundredths, rounded half up once.
std::string in_hundredths(const Ratio& ratio, Language language) {
  return to_text(Cell::mean(ratio), Currency::vnd, language);
}

std::string in_percent(const Ratio& ratio, Language language) {
  return to_text(Cell::ratio(ratio), Currency::vnd, language);
}

}  // namespace

std::string_view sort_of(IndicatorSort sort) { return kSortNames.at(static_cast<std::size_t>(sort)); }

std::string_view sort_of(SeenAs as) {
  switch (as) {
    case SeenAs::count: return "count";
    case SeenAs::share: return "share";
    case SeenAs::share_of_money: return "share_of_money";
    case SeenAs::money: return "money";
    case SeenAs::a_year: return "a_year";
  }
  return {};
}

std::string title_of(const projections::Indicator& indicator, Language language) {
  return std::string(language == Language::vietnamese ? indicator.vietnamese : indicator.name);
}
std::string title_of(projections::GradeTest test, Language language) {
  return kTestTitles.at(static_cast<std::size_t>(test)).in(language);
}
std::string title_of(projections::GradeMeasure measure, Language language) {
  return language == Language::vietnamese ? kMeasureTitles.at(static_cast<std::size_t>(measure))
                                          : std::string(projections::name_of(measure));
}
std::string title_of(projections::AttentionReason reason, Language language) {
  return kReasonTitles.at(static_cast<std::size_t>(reason)).in(language);
}
std::string reason_for_no_test(projections::WhyNoTest why, Language language) {
  return kWhyNoTest.at(static_cast<std::size_t>(why)).in(language);
}

std::string indicator_in_words(IndicatorSort sort, const Ratio& ratio, Currency currency, Language language) {
  if (ratio.denominator == 0) return "-";
  switch (sort) {
    case IndicatorSort::share:
    case IndicatorSort::share_of_money: return in_percent(ratio, language);
    case IndicatorSort::average_money: return to_words(projections::average(ratio), currency);
    case IndicatorSort::average_count: return in_hundredths(ratio, language);
    case IndicatorSort::times: return in_hundredths(ratio, language) + Bilingual{" times", " lần"}.in(language);
    case IndicatorSort::days:
      return std::to_string(projections::average(ratio).minor) + Bilingual{" days", " ngày"}.in(language);
  }
  return {};
}

std::string seen_in_words(SeenAs as, const Ratio& value, Currency currency, Language language) {
  if (value.denominator == 0) return "-";
  switch (as) {
    case SeenAs::count: return std::to_string(projections::average(value).minor);
    case SeenAs::share:
    case SeenAs::share_of_money: return in_percent(value, language);
    case SeenAs::money: return to_words(projections::average(value), currency);
    case SeenAs::a_year: return in_hundredths(value, language);
  }
  return {};
}

std::string wanted_in_words(const projections::GradeBound& bound, Currency currency, Language language) {
  const SeenAs as = projections::seen_as(bound.measure);
  const auto words = [&](std::int64_t value) {
    return seen_in_words(as, projections::bound_of(as, value), currency, language);
  };
  if (bound.has_least() && bound.has_most())
    return words(bound.at_least) + Bilingual{" to ", " đến "}.in(language) + words(bound.at_most);
  if (bound.has_least()) return Bilingual{"at least ", "từ "}.in(language) + words(bound.at_least);
  if (bound.has_most()) return Bilingual{"at most ", "không quá "}.in(language) + words(bound.at_most);
  return "-";
}

bool numerator_is_money(IndicatorSort sort) {
  return sort != IndicatorSort::share && sort != IndicatorSort::average_count;
}
bool denominator_is_money(IndicatorSort sort) {
  return numerator_is_money(sort) && sort != IndicatorSort::average_money;
}

Cell part_of_ratio(std::int64_t part, bool is_money, const Ratio& ratio, Currency currency) {
  if (ratio.denominator == 0) return Cell::none();
  return is_money ? Cell::money(Money{part}, currency) : Cell::number(part);
}

}  // namespace soquy::cli
