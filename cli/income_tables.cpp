#include "cli/income_tables.h"

#include <algorithm>
#include <array>

#include "cli/vietnamese.h"
#include "events/codec.h"

namespace soquy::cli {

namespace {

using projections::IncomeCounts;
using projections::IncomeOutcome;
using projections::IncomeRow;
using projections::IncomeSum;
using projections::PovertyMovement;

constexpr std::array<const char*, projections::kIncomeOutcomes> kVietnameseOutcomes = {
    "cải thiện",      "không cải thiện",     "thiếu chỉ số giá", "khác mẫu phiếu",     "khác mùa vụ",
    "đã ra khỏi CLB", "chưa đến kỳ hỏi lại", "đến kỳ hỏi lại",   "không hỏi lại được", "chưa hỏi lần đầu"};

std::string spoken(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

std::string outcome_in_words(IncomeOutcome outcome, Language language) {
  return language == Language::vietnamese ? kVietnameseOutcomes.at(static_cast<std::size_t>(outcome))
                                          : spoken(projections::to_text(outcome));
}

/// Programs and workbooks in English have the name.
std::string outcome_in_cell(IncomeOutcome outcome, const IncomeQuestion& asked) {
  const Language language = language_of_cells(asked.question.format, asked.language);
  if (language == Language::vietnamese || asked.question.format == Format::table)
    return outcome_in_words(outcome, language);
  return std::string(projections::to_text(outcome));
}

std::string class_in_words(PovertyClass one, Language language) {
  if (language == Language::english) return one == PovertyClass::none ? "no class" : spoken(name_of(one));
  constexpr std::array<const char*, 4> kWords = {"không thuộc diện", "nghèo", "cận nghèo", "khó khăn"};
  return kWords.at(static_cast<std::size_t>(one));
}

std::vector<Cell> count_cells(const IncomeCounts& counts) {
  std::vector<Cell> cells = {Cell::number(counts.all()), Cell::number(counts.baselines()),
                             Cell::number(counts.known())};
  for (std::size_t i = 0; i < projections::kIncomeOutcomes; ++i) cells.push_back(Cell::number(counts.by_outcome[i]));
  cells.push_back(Cell::ratio(counts.improved_of_known()));
  cells.push_back(Cell::ratio(counts.attrition()));
  return cells;
}

}  // namespace

Table income_pair_table(const IncomeOfClub& club, const IncomeQuestion& asked) {
  const Speaker said{asked.language};
  Table table;
  table.columns = {{"instrument", said("Form", "Mẫu phiếu")},
                   {"recall_months", said("Months", "Số tháng")},
                   {"baseline_day", said("First", "Lần đầu")},
                   {"baseline_minor", said("Income", "Thu nhập")},
                   {"follow_up_day", said("Second", "Lần hai")},
                   {"follow_up_minor", said("Income then", "Thu nhập lần hai")},
                   {"baseline_index", said("Index", "Chỉ số")},
                   {"follow_up_index", said("Index then", "Chỉ số lần hai")},
                   {"real_change_minor", said("More a month, at first prices", "Tăng mỗi tháng, theo giá lần đầu")},
                   {"baseline_size", said("People", "Số người")},
                   {"follow_up_size", said("People then", "Số người lần hai")},
                   {"outcome", said("Outcome", "Kết quả")}};
  for (const IncomeRow& row : club.rows) {
    const auto& pair = row.pair;
    const bool has_first = !pair.baseline_day.is_none();
    const bool has_second = !pair.follow_up_day.is_none();
    const auto index = projections::index_of(pair, asked.prices.index, asked.measure.series);
    const IncomeOutcome outcome = outcome_of(row, asked.prices.index, asked.measure);
    const bool is_known = outcome == IncomeOutcome::improved || outcome == IncomeOutcome::not_improved;
    const auto when = [](bool holds, const Cell& cell) { return holds ? cell : Cell::none(); };
    table.rows.push_back(
        {Cell::text(pair.instrument), when(has_first, Cell::number(pair.recall_months)), Cell::day(pair.baseline_day),
         when(has_first, Cell::money(pair.baseline)), Cell::day(pair.follow_up_day),
         when(has_second, Cell::money(pair.follow_up)), when(is_known, Cell::text(to_units(index.baseline))),
         when(is_known, Cell::text(to_units(index.follow_up))),
         when(is_known, Cell::money(projections::real_change(pair, index))),
         when(has_first, Cell::number(pair.baseline_size)), when(has_second, Cell::number(pair.follow_up_size)),
         Cell::text(outcome_in_cell(outcome, asked))});
  }
  return table;
}

bool says_of_practice(const std::vector<IncomeOfClub>& clubs) {
  return !clubs.empty() && std::all_of(clubs.begin(), clubs.end(), [](const auto& club) { return club.practice; });
}

Table income_club_table(const std::vector<IncomeOfClub>& clubs, const IncomeQuestion& asked) {
  const Speaker said{asked.language};
  Table table;
  table.columns = {{"club", said("Club", "CLB")},
                   {"practice", said("Practice", "Thực hành")},
                   {"households", said("Households", "Số hộ")},
                   {"baselines", said("Asked once", "Đã hỏi lần đầu")},
                   {"known", said("Compared", "So sánh được")}};
  for (std::size_t i = 0; i < projections::kIncomeOutcomes; ++i) {
    const auto outcome = static_cast<IncomeOutcome>(i);
    table.columns.push_back(
        {std::string(projections::to_text(outcome)), with_capital(outcome_in_words(outcome, asked.language))});
  }
  table.columns.push_back(
      {"improved_of_known", said("Improved of compared", "Cải thiện trên số so sánh được"), RatioOf::counts});
  table.columns.push_back({"attrition", said("Attrition", "Tỷ lệ mất dấu"), RatioOf::counts});
  IncomeCounts real;
  IncomeCounts practice;
  for (const auto& club : clubs) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(club.club.view()), Cell::flag(club.practice)};
    for (Cell& cell : count_cells(club.incomes.counts)) row.push_back(std::move(cell));
    (club.practice ? practice : real) += club.incomes.counts;
  }
  const bool all_practise = says_of_practice(clubs);
  table.total = {Cell::text(all_practise ? said("all practice clubs", "tất cả CLB thực hành")
                                         : said("all real clubs", "tất cả CLB thật")),
                 Cell::flag(all_practise)};
  for (Cell& cell : count_cells(all_practise ? practice : real)) table.total.push_back(std::move(cell));
  return table;
}

Table poverty_class_table(const PovertyMovement& movement, const IncomeQuestion& asked) {
  const Speaker said{asked.language};
  const auto day = [&](Day one) { return to_text(Cell::day(one), Currency::vnd, asked.language); };
  Table table;
  table.key = "poverty";
  table.title = said("Members on both days by official class: rows on ",
                     "Thành viên có mặt cả hai ngày theo diện được xác nhận: hàng ngang là ngày ") +
                day(asked.classes_from) + said(", columns on ", ", cột dọc là ngày ") +
                day(asked.question.as_of.value_date);
  table.columns = {{"from", said("Class", "Diện")}};
  // The poorest first; "none" says nothing by itself.
  const auto classes = {PovertyClass::poor, PovertyClass::near_poor, PovertyClass::hardship, PovertyClass::none};
  const Language cells = language_of_cells(asked.question.format, asked.language);
  for (const PovertyClass one : classes)
    table.columns.push_back({std::string(name_of(one)), class_in_words(one, asked.language)});
  table.columns.push_back({"together", said("Together", "Cộng")});
  table.total = {Cell::text(said("Together", "Cộng"))};
  for (const PovertyClass then : classes) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(class_in_words(then, cells))};
    for (const PovertyClass now : classes) row.push_back(Cell::number(movement.cell(then, now)));
    row.push_back(Cell::number(movement.row(then)));
    table.total.push_back(Cell::number(movement.column(then)));
  }
  table.total.push_back(Cell::number(movement.all()));
  return table;
}

std::vector<Fact> income_facts(const IncomeSum& incomes, const PovertyMovement& poverty, const IncomeQuestion& asked) {
  const Speaker said{asked.language};
  const IncomeCounts& counts = incomes.counts;
  const std::string wanting =
      what_is_wanting(asked.prices, incomes.gaps, language_of_cells(asked.question.format, asked.language));
  std::vector<Fact> facts = {
      {"series", said("Price index", "Chỉ số giá"), Cell::text(asked.measure.series)},
      {"threshold_minor", said("More than, a month", "Tăng hơn mức này mỗi tháng"),
       Cell::money(asked.measure.threshold)},
      {"households", said("Households", "Số hộ"), Cell::number(counts.all())},
      {"known", said("Compared", "So sánh được"), Cell::number(counts.known())},
      {"unknown", said("Unknown", "Chưa rõ"), Cell::number(counts.unknown())},
  };
  for (std::size_t i = 0; i < projections::kIncomeOutcomes; ++i) {
    const auto outcome = static_cast<IncomeOutcome>(i);
    const bool is_known = outcome == IncomeOutcome::improved || outcome == IncomeOutcome::not_improved;
    facts.push_back(
        {std::string(projections::to_text(outcome)),
         (is_known ? said("Of compared: ", "Trong số so sánh được: ") : said("Of unknown: ", "Trong số chưa rõ: ")) +
             outcome_in_words(outcome, asked.language),
         Cell::number(counts.of(outcome))});
  }
  facts.push_back({"index_wanting",
                   said("Of unknown, no price index: because there is", "Chưa rõ vì thiếu chỉ số giá: lý do"),
                   wanting.empty() ? Cell::none() : Cell::text(wanting)});
  facts.push_back({"size_changed",
                   said("Of compared: the household grew or shrank", "Trong số so sánh được: hộ thêm hoặc bớt người"),
                   Cell::number(counts.size_changed)});
  facts.push_back({"improved_of_known", said("Improved of compared", "Cải thiện trên số so sánh được"),
                   Cell::ratio(counts.improved_of_known())});
  facts.push_back({"attrition", said("Attrition, of all asked once", "Tỷ lệ mất dấu trên số đã hỏi lần đầu"),
                   Cell::ratio(counts.attrition())});
  facts.push_back({"joined_since", said("Members who joined between the two days", "Thành viên vào CLB giữa hai ngày"),
                   Cell::number(poverty.joined)});
  facts.push_back({"left_since", said("Members who left between the two days", "Thành viên ra khỏi CLB giữa hai ngày"),
                   Cell::number(poverty.left)});
  return facts;
}

}  // namespace soquy::cli
