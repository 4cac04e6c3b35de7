#include "cli/report_mean_tables.h"

namespace soquy::cli {

namespace {

using projections::MeanBy;
using projections::MeanOf;

std::string mean_of(MeanOf of, Language language) {
  switch (of) {
    case MeanOf::members: return Bilingual{"members", "thành viên"}.in(language);
    case MeanOf::lending_fund: return Bilingual{"lending fund", "quỹ cho vay"}.in(language);
    case MeanOf::outstanding: return Bilingual{"loans out", "dư nợ"}.in(language);
    case MeanOf::disbursed: return Bilingual{"paid out in the period", "cho vay trong kỳ"}.in(language);
    case MeanOf::loan: return Bilingual{"one loan paid out", "một khoản cho vay"}.in(language);
  }
  return "";
}

std::string mean_by(MeanBy by, Language language) {
  switch (by) {
    case MeanBy::all_clubs: return Bilingual{"all clubs", "tất cả CLB"}.in(language);
    case MeanBy::reporting_clubs: return Bilingual{"clubs that reported", "CLB đã báo cáo"}.in(language);
    case MeanBy::funded_clubs: return Bilingual{"clubs that own money or loans", "CLB có quỹ"}.in(language);
    case MeanBy::loans_paid_out: return Bilingual{"loans paid out", "số khoản cho vay"}.in(language);
  }
  return "";
}

Cell amount_of(const projections::MeanRow& row, std::int64_t value) {
  return row.is_money() ? Cell::money(Money{value}, row.currency) : Cell::number(value);
}

Cell mean_cell(const projections::MeanRow& row) {
  const auto mean = row.mean();
  if (!mean) return Cell::none();
  return row.is_money() ? Cell::money(Money{*mean}, row.currency) : Cell::mean({row.sum, row.divisor});
}

Table mean_table(const ProgrammeReport& report, Language language, bool money) {
  Table table;
  table.key = money ? "means_of_money" : "means";
  table.title = (money ? Bilingual{"Means of money", "Bình quân tiền"} : Bilingual{"Means", "Bình quân"}).in(language);
  const std::string unit = money ? "_minor" : "";
  table.columns = {{"of", Bilingual{"What", "Chỉ tiêu"}.in(language)},
                   {"by", Bilingual{"Divided by", "Chia cho"}.in(language)},
                   {"practice", Bilingual{"Practice", "Thực hành"}.in(language)},
                   {"currency", Bilingual{"Currency", "Tiền"}.in(language)},
                   {"sum" + unit, Bilingual{"Sum of these", "Tổng của nhóm"}.in(language)},
                   {"divisor", Bilingual{"How many", "Số lượng"}.in(language)},
                   {money ? "mean_minor" : "mean_thousandths", Bilingual{"Mean", "Bình quân"}.in(language)}};
  for (const auto& row : projections::report_means(report.clubs)) {
    if (row.is_money() != money) continue;
    table.rows.push_back({Cell::text(mean_of(row.of, language)), Cell::text(mean_by(row.by, language)),
                          Cell::flag(row.practice), Cell::text(currency_code(row.currency)), amount_of(row, row.sum),
                          Cell::number(row.divisor), mean_cell(row)});
  }
  return table;
}

}  // namespace

Table table_of_means(const ProgrammeReport& report, Language language) { return mean_table(report, language, false); }
Table table_of_money_means(const ProgrammeReport& report, Language language) {
  return mean_table(report, language, true);
}

}  // namespace soquy::cli
