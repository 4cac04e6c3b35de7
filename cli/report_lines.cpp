#include "cli/report_lines.h"

#include "cli/programme_words.h"

namespace soquy::cli {

std::string code_of_unit(const RegionRef& region) {
  return region.code.is_empty() ? "" : region.scheme + ":" + region.code.text();
}

namespace {

std::vector<ReportLine> lines_of_units(const ProgrammeReport& report, Language language) {
  std::vector<ReportLine> lines;
  const Bilingual practice{" (practice)", " (thực hành)"};
  for (const auto& row : projections::report_rows_by_unit(report.clubs)) {
    const std::string unknown = Bilingual{"no ", "chưa rõ "}.in(language) + level_in_words(report.level, language) +
                                Bilingual{" known", ""}.in(language);
    lines.push_back({code_of_unit(row.region),
                     (row.region.code.is_empty() ? unknown : row.name) + (row.practice ? practice.in(language) : ""),
                     row});
  }
  for (const auto& row : projections::report_totals(report.clubs)) {
    const Bilingual all =
        row.practice ? Bilingual{"all practice clubs", "tất cả CLB thực hành"} : Bilingual{"all clubs", "tất cả CLB"};
    lines.push_back({"", all.in(language), row});
  }
  return lines;
}

std::vector<ReportLine> lines_of_clubs(const ProgrammeReport& report, Language language) {
  std::vector<ReportLine> lines;
  const Bilingual practice{" (practice)", " (thực hành)"};
  for (const auto& club : report.clubs)
    lines.push_back({club.card.club.text(), club.card.name + (club.card.practice ? practice.in(language) : ""),
                     projections::report_row(club)});
  return lines;
}

}  // namespace

std::vector<ReportLine> report_lines(const ProgrammeReport& report, Language language) {
  auto lines = lines_of_units(report, language);
  for (auto& line : lines_of_clubs(report, language)) lines.push_back(std::move(line));
  return lines;
}

}  // namespace soquy::cli
