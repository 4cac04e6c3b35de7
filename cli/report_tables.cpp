#include "cli/report_tables.h"

#include <algorithm>

#include "cli/report_columns.h"
#include "cli/report_facts.h"
#include "cli/report_handed_in.h"
#include "cli/report_lines.h"
#include "cli/report_mean_tables.h"
#include "events/codec.h"

namespace soquy::cli {

namespace {

using projections::IncomeOutcome;

/// Dong and dollars stand in the same column, so the currency stands beside them when there are several.
bool has_several_currencies(const ProgrammeReport& report) {
  return std::any_of(report.clubs.begin(), report.clubs.end(),
                     [&](const auto& club) { return club.card.currency != report.clubs.front().card.currency; });
}

Table subject_table(const ProgrammeReport& report, const ReportSubject& subject, Language language) {
  const bool currencies = has_several_currencies(report);
  Table table;
  table.key = subject.key;
  table.title = subject.title.in(language);
  table.columns = {{"code", Bilingual{"Code", "Mã"}.in(language)},
                   {"name", Bilingual{"Unit or club", "Đơn vị, CLB"}.in(language)}};
  if (currencies) table.columns.push_back({"currency", Bilingual{"Currency", "Tiền"}.in(language)});
  for (const auto& column : subject.columns)
    table.columns.push_back({column.key, column.title.in(language), column.ratio});
  for (const auto& line : report_lines(report, language)) {
    auto& cells = table.rows.emplace_back();
    cells = {Cell::text(line.code), Cell::text(line.name)};
    if (currencies) cells.push_back(Cell::text(currency_code(line.row.currency)));
    for (const auto& column : subject.columns) cells.push_back(column.value(line.row));
  }
  return table;
}

/// Of which unit and club incomes are unknown for want of an index, and of which months.
Table income_wanting_table(const ProgrammeReport& report, Language language) {
  Table table;
  table.key = "income_wanting";
  table.title =
      Bilingual{"Incomes unknown for want of a price index", "Thu nhập chưa rõ vì thiếu chỉ số giá"}.in(language);
  table.columns = {{"code", Bilingual{"Code", "Mã"}.in(language)},
                   {"name", Bilingual{"Unit or club", "Đơn vị, CLB"}.in(language)},
                   {"households", Bilingual{"Households", "Số hộ"}.in(language)},
                   {"unknown_for", Bilingual{"Unknown", "Chưa rõ"}.in(language)}};
  for (const auto& line : report_lines(report, language)) {
    const auto& incomes = line.row.incomes;
    if (incomes.gaps.is_empty()) continue;
    table.rows.push_back({Cell::text(line.code), Cell::text(line.name),
                          Cell::number(incomes.counts.of(IncomeOutcome::no_price_index)),
                          Cell::text(what_is_wanting(report.prices, incomes.gaps, language))});
  }
  return table;
}

Table review_table(const ProgrammeReport& report, Language language) {
  Table table;
  table.key = "reviews";
  table.title = Bilingual{"Review meetings in the period", "Họp giao ban trong kỳ"}.in(language);
  table.columns = {{"day", Bilingual{"Day", "Ngày"}.in(language)},
                   {"region", Bilingual{"Region", "Địa bàn"}.in(language)},
                   {"clubs", Bilingual{"Clubs", "Số CLB"}.in(language)},
                   {"who", Bilingual{"Who came", "CLB tham dự"}.in(language)}};
  for (const auto& review : report.reviews) {
    std::string who;
    for (const auto& club : review.clubs) who += (who.empty() ? "" : ", ") + club.text();
    table.rows.push_back({Cell::day(review.day), Cell::text(code_of_unit(review.region)),
                          Cell::number(static_cast<std::int64_t>(review.clubs.size())), Cell::text(who)});
  }
  return table;
}

/// Every figure of every club; with what tells them apart.
Table all_figures(const ProgrammeReport& report, Language language) {
  Table table;
  table.title = Bilingual{"All figures", "Toàn bộ số liệu"}.in(language);
  table.columns = {{"unit", Bilingual{"Unit", "Đơn vị"}.in(language)},
                   {"unit_name", Bilingual{"Its name", "Tên đơn vị"}.in(language)},
                   {"club", Bilingual{"Club", "CLB"}.in(language)},
                   {"club_name", Bilingual{"Name", "Tên CLB"}.in(language)},
                   {"practice", Bilingual{"Practice", "Thực hành"}.in(language)},
                   {"currency", Bilingual{"Currency", "Tiền"}.in(language)},
                   {"report", Bilingual{"Report", "Báo cáo"}.in(language)},
                   {"days_late", Bilingual{"Days late", "Số ngày chậm"}.in(language)}};
  for (const auto& subject : report_subjects())
    for (const auto& column : subject.columns)
      table.columns.push_back({column.key, column.title.in(language), column.ratio});
  for (const auto& club : report.clubs) {
    auto& cells = table.rows.emplace_back();
    cells = {Cell::text(code_of_unit(club.unit.region)),
             Cell::text(club.unit.name),
             Cell::text(club.card.club.text()),
             Cell::text(club.card.name),
             Cell::flag(club.card.practice),
             Cell::text(currency_code(club.card.currency)),
             Cell::text(to_text(state_of(club, report.period, report.seen_until))),
             Cell::number(days_late(club, report.period, report.seen_until))};
    const projections::ReportRow row = projections::report_row(club);
    for (const auto& subject : report_subjects())
      for (const auto& column : subject.columns) cells.push_back(column.value(row));
  }
  return table;
}

}  // namespace

Answer report_answer(const ProgrammeReport& report, Language language, Format format) {
  Answer answer;
  answer.view = "report";
  answer.language = language;
  answer.title = report_title(report, language);
  const bool for_programs = format == Format::csv || format == Format::json;
  const Language said = language_of_cells(format, language);
  if (for_programs) answer.tables.push_back(all_figures(report, said));
  for (const auto& subject : report_subjects()) answer.tables.push_back(subject_table(report, subject, said));
  answer.tables.push_back(income_wanting_table(report, said));
  answer.tables.push_back(table_of_means(report, said));
  answer.tables.push_back(table_of_money_means(report, said));
  answer.tables.push_back(reporting_table(report, said, format));
  answer.tables.push_back(not_reported_table(report, said));
  answer.tables.push_back(review_table(report, said));
  if (format == Format::xlsx) answer.tables.push_back(all_figures(report, said));
  answer.facts = report_facts(report, said, format);
  answer.formulas = report_formulas();
  return answer;
}

}  // namespace soquy::cli
