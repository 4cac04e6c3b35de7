#include "cli/programme_words.h"

#include <array>

#include "events/codec.h"

namespace soquy::cli {

namespace {

using projections::CriterionVerdict;
using projections::TargetState;

constexpr std::array kVietnameseLevels = {"", "nước", "tỉnh", "huyện", "xã"};
constexpr std::array kVietnameseCriteria = {"",
                                            "Số thành viên",
                                            "Tỷ lệ người cao tuổi",
                                            "Tỷ lệ phụ nữ",
                                            "Tỷ lệ nghèo, cận nghèo, khó khăn",
                                            "Tỷ lệ thành viên trẻ hơn",
                                            "Tỷ lệ được vay",
                                            "Số tình nguyện viên",
                                            "Có đủ hai quỹ",
                                            "Ưu tiên người nghèo, cận nghèo, khó khăn",
                                            "Tỷ lệ CLB được tập huấn",
                                            "Tỷ lệ CLB được giám sát",
                                            "Tỷ lệ được chăm sóc sức khỏe",
                                            "Tỷ lệ tham gia văn hóa, văn nghệ",
                                            "Tỷ lệ CLB đủ 8 mảng hoạt động"};
constexpr std::array kVietnameseVerdicts = {"đạt", "không đạt", "chưa đủ căn cứ", "để biết"};
constexpr std::array kVietnameseTargets = {"", "số CLB", "số tỉnh", "số thành viên", "số thành viên cao tuổi"};
constexpr std::array kVietnameseTargetStates = {"chưa đạt, còn hạn", "đạt", "đạt muộn", "không đạt"};
constexpr std::array kVietnameseConditions = {"không điều kiện", "vốn lâu dài", "có mục đích"};

/// The word at the place of the enumerator, or its name.
template <class Enum, class Words>
std::string word_at(Enum value, const Words& vietnamese, Language language) {
  if (language == Language::vietnamese) return vietnamese.at(static_cast<std::size_t>(value));
  return std::string(name_of(value));
}

}  // namespace

std::string level_in_words(RegionLevel level, Language language) { return word_at(level, kVietnameseLevels, language); }
std::string extent_in_words(SuccessionExtent extent, Language language) {
  return word_at(extent, std::array{"toàn bộ", "một phần"}, language);
}
std::string criterion_in_words(Criterion criterion, Language language) {
  return word_at(criterion, kVietnameseCriteria, language);
}
std::string verdict_in_words(CriterionVerdict verdict, Language language) {
  return word_at(verdict, kVietnameseVerdicts, language);
}
std::string target_in_words(TargetKind kind, Language language) { return word_at(kind, kVietnameseTargets, language); }
std::string target_state_in_words(TargetState state, Language language) {
  return word_at(state, kVietnameseTargetStates, language);
}
std::string condition_in_words(Condition condition, Language language) {
  return word_at(condition, kVietnameseConditions, language);
}

std::string fund_in_words(Fund fund, Language language) {
  if (language == Language::english) return fund_key(fund);
  if (fund == kIncomeFund) return "Quỹ tăng thu nhập";
  if (fund == kActivityFund) return "Quỹ hoạt động";
  return "Quỹ " + std::to_string(fund.number);
}

}  // namespace soquy::cli
