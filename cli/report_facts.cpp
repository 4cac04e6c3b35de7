#include "cli/report_facts.h"

#include <algorithm>

#include "cli/report_columns.h"
#include "cli/report_handed_in.h"

namespace soquy::cli {

namespace {

/// By which prices incomes were compared, and what was wanting.
void add_incomes(std::vector<Fact>& facts, const ProgrammeReport& report, Language language) {
  projections::IndexGaps gaps;
  for (const auto& club : report.clubs) gaps += club.incomes.gaps;
  const std::string wanting = what_is_wanting(report.prices, gaps, language);
  const std::string& series = report.prices.series;
  facts.push_back({"income_series", Bilingual{"Price index of incomes", "Chỉ số giá so thu nhập"}.in(language),
                   series.empty() ? Cell::none() : Cell::text(series)});
  facts.push_back({"income_threshold_minor",
                   Bilingual{"Improved by more than, a month", "Cải thiện hơn mức này mỗi tháng"}.in(language),
                   Cell::money(report.threshold)});
  facts.push_back({"income_unknown_for", Bilingual{"Incomes unknown", "Thu nhập chưa rõ"}.in(language),
                   wanting.empty() ? Cell::none() : Cell::text(wanting)});
}

}  // namespace

std::vector<Fact> report_facts(const ProgrammeReport& report, Language language, Format format) {
  const auto title = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  const Cell pack = report.rule_pack.empty() ? Cell::none() : Cell::text(report.rule_pack);
  std::vector<Fact> facts = {
      {"period_first", title("First day of the period", "Từ ngày"), Cell::day(report.period.first)},
      {"period_last", title("Last day of the period", "Đến ngày"), Cell::day(report.period.last)},
      {"figures_of", title("Figures at the end of", "Số liệu hết ngày"), Cell::day(report.figures_of)},
      {"due", title("Reports due on", "Hạn nộp báo cáo"), Cell::day(report.period.due)},
      {"seen_until", title("Reports handed in by", "Báo cáo nộp đến ngày"), Cell::day(report.seen_until)},
  };
  for (auto& fact : reported_facts(report, language, format)) facts.push_back(std::move(fact));
  const std::vector<Fact> others = {
      {"review_meetings", title("Review meetings in the period", "Số buổi giao ban trong kỳ"),
       Cell::number(static_cast<std::int64_t>(report.reviews.size()))},
      {"region", title("Region", "Địa bàn"), report.region.empty() ? Cell::none() : Cell::text(report.region)},
      {"rule_pack", title("Rule pack", "Quy định áp dụng"), pack},
      {"older_from_age", title("Older means from the age of", "Cao tuổi tính từ tuổi"),
       Cell::number(report.older_from_age)},
  };
  facts.insert(facts.end(), others.begin(), others.end());
  add_incomes(facts, report, language);
  return facts;
}

namespace {

std::string report_headline(const ProgrammeReport& report, Language language) {
  const int year = civil(report.period.last).year;
  const bool annual = report.period.kind == ReportKind::annual;
  const bool first = civil(report.period.last).month == 6;
  const Bilingual half = first ? Bilingual{"first", "đầu"} : Bilingual{"second", "cuối"};
  const std::string when = std::to_string(year);
  if (language == Language::vietnamese)
    return annual
               ? "Báo cáo hoạt động Câu lạc bộ Liên thế hệ tự giúp nhau năm " + when
               : "Báo cáo hoạt động Câu lạc bộ Liên thế hệ tự giúp nhau 6 tháng " + half.in(language) + " năm " + when;
  return annual ? "Report on the Intergenerational Self-Help Clubs, year " + when
                : "Report on the Intergenerational Self-Help Clubs, " + half.in(language) + " six months of " + when;
}

std::string report_subtitle(const ProgrammeReport& report, Language language) {
  if (report.figures_of >= report.period.last) return "";
  return "\n" +
         Bilingual{"The period is not over: figures at the end of ", "Chưa hết kỳ: số liệu hết ngày "}.in(language) +
         to_text(Cell::day(report.figures_of), Currency::vnd, language) + ".";
}

}  // namespace

std::string report_title(const ProgrammeReport& report, Language language) {
  return report_headline(report, language) + report_subtitle(report, language);
}

std::vector<std::string> report_formulas() {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  };
  for (const ReportSubject& subject : report_subjects())
    for (const ReportColumn& column : subject.columns) add(column.formula);
  for (const std::string_view name : projections::report_mean_formulas()) add(name);
  return names;
}

}  // namespace soquy::cli
