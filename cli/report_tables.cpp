#include "cli/report_tables.h"

#include <algorithm>
#include <span>

#include "cli/report_handed_in.h"
#include "events/codec.h"
#include "projections/catalog.h"

namespace soquy::cli {

namespace {

using projections::Figures;
using projections::IncomeCounts;
using projections::IncomeOutcome;
using projections::MeanBy;
using projections::MeanOf;
using projections::ReportClub;
using projections::ReportRow;

// --- Figures ---------------------------------------------------------------------------------------------------------

using Figure = std::int64_t Figures::*;

template <Figure figure>
Cell count_at_end(const ReportRow& row) {
  return Cell::number(row.end.*figure);
}
template <Figure figure>
Cell money_at_end(const ReportRow& row) {
  return Cell::money(Money{row.end.*figure}, row.currency);
}
template <Figure figure>
Cell count_in_period(const ReportRow& row) {
  return Cell::number(row.period().*figure);
}
template <Figure figure>
Cell money_in_period(const ReportRow& row) {
  return Cell::money(Money{row.period().*figure}, row.currency);
}
template <Figure part, Figure whole>
Cell share_at_end(const ReportRow& row) {
  return Cell::ratio({row.end.*part, row.end.*whole});
}

Cell kept_only(const ReportRow& row) { return Cell::number(row.end.ever_borrowed_or_kept - row.end.ever_borrowed); }

Cell improved(const ReportRow& row) { return Cell::ratio(row.incomes.counts.improved_of_known()); }
Cell attrition_cell(const ReportRow& row) { return Cell::ratio(row.incomes.counts.attrition()); }

template <std::uint32_t (projections::IncomeCounts::*count)() const>
Cell households(const ReportRow& row) {
  return Cell::number((row.incomes.counts.*count)());
}
template <projections::IncomeOutcome outcome>
Cell households_of(const ReportRow& row) {
  return Cell::number(row.incomes.counts.of(outcome));
}

Cell poor_share(const ReportRow& row) {
  return Cell::ratio({row.end.poor + row.end.near_poor + row.end.hardship, row.end.members});
}

Cell income_fund(const ReportRow& row) {
  return Cell::money(Money{row.end.income_fund_cash} + Money{row.end.income_fund_bank}, row.currency);
}
Cell activity_fund(const ReportRow& row) {
  return Cell::money(Money{row.end.activity_fund_cash} + Money{row.end.activity_fund_bank}, row.currency);
}
Cell other_funds(const ReportRow& row) {
  return Cell::money(Money{row.end.other_funds_cash} + Money{row.end.other_funds_bank}, row.currency);
}

Cell par30_of_row(const ReportRow& row) { return Cell::ratio_of_money({row.end.at_risk_30, row.end.outstanding}); }

Cell attendance_cell(const ReportRow& row) {
  const Figures period = row.period();
  return Cell::ratio({period.attended, period.could_attend});
}

Cell reporting(const ReportRow& row) { return Cell::number(row.clubs_reporting); }

// --- Subjects --------------------------------------------------------------------------------------------------------

struct ReportColumn {
  const char* key;
  Bilingual title;
  Cell (*value)(const ReportRow&);
  RatioOf ratio = RatioOf::none;
};

struct ReportSubject {
  const char* key;
  Bilingual title;
  std::span<const ReportColumn> columns;
};

constexpr ReportColumn kClubColumns[] = {
    {"clubs", {"Clubs", "Số CLB"}, count_at_end<&Figures::clubs>},
    {"clubs_reporting", {"Reported", "Đã báo cáo"}, reporting},
    {"clubs_funded", {"Own money", "Có quỹ"}, count_at_end<&Figures::clubs_funded>},
    {"clubs_both_funds", {"Both funds", "Đủ hai quỹ"}, count_at_end<&Figures::clubs_both_funds>},
    {"clubs_all_areas", {"All 8 areas", "Đủ 8 mảng"}, count_at_end<&Figures::clubs_all_areas>},
    {"clubs_trained", {"Trained", "Được tập huấn"}, count_at_end<&Figures::clubs_trained>},
    {"clubs_visited", {"Supervised", "Được giám sát"}, count_at_end<&Figures::clubs_visited>},
    {"clubs_trained_and_visited",
     {"Trained and supervised", "Tập huấn và giám sát"},
     count_at_end<&Figures::clubs_trained_and_visited>},
    {"clubs_met", {"Met in 2 months", "Có họp 2 tháng qua"}, count_at_end<&Figures::clubs_met>},
    {"meetings_in_period", {"Meetings", "Số buổi sinh hoạt"}, count_in_period<&Figures::meetings>},
    {"attendance_in_period", {"Attendance", "Tỷ lệ dự họp"}, attendance_cell, RatioOf::counts},
    {"cash_counts_in_period", {"Cash counts", "Số lần kiểm quỹ"}, count_in_period<&Figures::cash_counts>},
};

constexpr ReportColumn kPeopleColumns[] = {
    {"members", {"Members", "Thành viên"}, count_at_end<&Figures::members>},
    {"women", {"Women", "Phụ nữ"}, count_at_end<&Figures::women>},
    {"women_share", {"Women %", "% phụ nữ"}, share_at_end<&Figures::women, &Figures::members>, RatioOf::counts},
    {"older", {"Older", "Người cao tuổi"}, count_at_end<&Figures::older>},
    {"older_share", {"Older %", "% cao tuổi"}, share_at_end<&Figures::older, &Figures::members>, RatioOf::counts},
    {"age_unknown", {"Age unknown", "Chưa rõ tuổi"}, count_at_end<&Figures::age_unknown>},
    {"poor", {"Poor", "Nghèo"}, count_at_end<&Figures::poor>},
    {"near_poor", {"Near-poor", "Cận nghèo"}, count_at_end<&Figures::near_poor>},
    {"hardship", {"In hardship", "Khó khăn"}, count_at_end<&Figures::hardship>},
    {"poor_share", {"These three %", "% ba nhóm"}, poor_share, RatioOf::counts},
    {"volunteers", {"Volunteers", "Tình nguyện viên"}, count_at_end<&Figures::volunteers>},
    {"joined_in_period", {"Joined", "Vào CLB"}, count_in_period<&Figures::joined>},
    {"left_in_period", {"Left", "Ra khỏi CLB"}, count_in_period<&Figures::left>},
};

constexpr ReportColumn kReachedColumns[] = {
    {"ever_borrowed", {"Borrowed money", "Được vay tiền"}, count_at_end<&Figures::ever_borrowed>},
    {"kept_only", {"Goods only", "Chỉ nhận hiện vật"}, kept_only},
    {"loan_access",
     {"Either, of members", "% được vay tiền, hiện vật"},
     share_at_end<&Figures::ever_borrowed_or_kept, &Figures::members>,
     RatioOf::counts},
    {"borrowers", {"Owe on the day", "Đang còn nợ"}, count_at_end<&Figures::borrowers>},
    {"needy_served",
     {"Of poor, near-poor, hardship", "Trong đó nghèo, cận nghèo, khó khăn"},
     count_at_end<&Figures::needy_served>},
    {"income_improved", {"Income improved", "Cải thiện thu nhập"}, improved, RatioOf::counts},
    {"insured", {"Health insurance", "Có thẻ BHYT"}, count_at_end<&Figures::insured>},
    {"health_files", {"Health files", "Hồ sơ sức khỏe"}, count_at_end<&Figures::health_files>},
    {"health_checked", {"Checked in 12 months", "Được khám trong 12 tháng"}, count_at_end<&Figures::health_checked>},
    {"health_checks_in_period", {"Check-ups", "Số đợt khám"}, count_in_period<&Figures::health_checks>},
    {"trainings_in_period", {"Trainings", "Số lớp tập huấn"}, count_in_period<&Figures::trainings>},
    {"visits_in_period", {"Visits", "Số lần giám sát"}, count_in_period<&Figures::visits>},
};

/// Improved + not improved = compared; compared + unknown + asked once + never asked before = households.
constexpr ReportColumn kIncomeColumns[] = {
    {"households", {"Households", "Số hộ"}, households<&IncomeCounts::all>},
    {"households_compared", {"Compared", "So sánh được"}, households<&IncomeCounts::known>},
    {"households_improved", {"Improved", "Cải thiện"}, households_of<IncomeOutcome::improved>},
    {"households_not_improved", {"Not improved", "Không cải thiện"}, households_of<IncomeOutcome::not_improved>},
    {"households_unknown", {"Unknown", "Chưa rõ"}, households<&IncomeCounts::not_comparable>},
    {"households_no_price_index",
     {"Of these no price index", "Thiếu chỉ số giá"},
     households_of<IncomeOutcome::no_price_index>},
    {"households_other_instrument", {"Another form", "Khác mẫu phiếu"}, households_of<IncomeOutcome::other_instrument>},
    {"households_other_season", {"Another season", "Khác mùa vụ"}, households_of<IncomeOutcome::other_season>},
    {"households_without_follow_up",
     {"No second interview", "Chưa hỏi lần hai"},
     households<&IncomeCounts::without_follow_up>},
    {"households_lost", {"Of these lost", "Không hỏi lại được"}, households_of<IncomeOutcome::lost>},
    {"households_left_club", {"Left the club", "Đã ra khỏi CLB"}, households_of<IncomeOutcome::left_club>},
    {"households_never_asked", {"Not asked at first", "Chưa hỏi lần đầu"}, households_of<IncomeOutcome::no_baseline>},
    {"income_attrition", {"Attrition", "Tỷ lệ mất dấu"}, attrition_cell, RatioOf::counts},
};

constexpr ReportColumn kFundColumns[] = {
    {"income_fund_minor", {"Income fund", "Quỹ tăng thu nhập"}, income_fund},
    {"activity_fund_minor", {"Activity fund", "Quỹ hoạt động"}, activity_fund},
    {"other_funds_minor", {"Other funds", "Quỹ khác"}, other_funds},
    {"outstanding_minor", {"Loans out", "Dư nợ cho vay"}, money_at_end<&Figures::outstanding>},
    {"capital_minor", {"Capital", "Vốn quỹ"}, money_at_end<&Figures::capital>},
    {"activity_capital_minor", {"Activity capital", "Vốn quỹ hoạt động"}, money_at_end<&Figures::activity_capital>},
    {"restricted_minor", {"For a stated use", "Có mục đích"}, money_at_end<&Figures::restricted>},
    {"surplus_minor", {"Surplus", "Chưa phân phối"}, money_at_end<&Figures::surplus>},
    {"refundable_minor", {"Owed to members", "Phải trả thành viên"}, money_at_end<&Figures::refundable>},
    {"borrowed_minor", {"Borrowed", "Vốn vay"}, money_at_end<&Figures::borrowed>},
};

constexpr ReportColumn kLendingColumns[] = {
    {"loans_paid_out_in_period", {"Loans paid out", "Số khoản cho vay"}, count_in_period<&Figures::loans_paid_out>},
    {"disbursed_in_period_minor", {"Paid out", "Cho vay"}, money_in_period<&Figures::disbursed>},
    {"principal_repaid_in_period_minor", {"Repaid", "Thu nợ gốc"}, money_in_period<&Figures::principal_repaid>},
    {"interest_in_period_minor", {"Interest", "Thu lãi"}, money_in_period<&Figures::interest_received>},
    {"penalties_in_period_minor", {"Penalties", "Thu phạt"}, money_in_period<&Figures::penalties_received>},
    {"written_off_in_period_minor", {"Written off", "Xóa nợ"}, money_in_period<&Figures::written_off>},
    {"recovered_in_period_minor", {"Recovered", "Thu nợ đã xóa"}, money_in_period<&Figures::recovered>},
    {"loans_open", {"Open loans", "Khoản đang vay"}, count_at_end<&Figures::loans_open>},
    {"loans_late", {"Late", "Quá hạn"}, count_at_end<&Figures::loans_late>},
    {"overdue_principal_minor", {"Principal late", "Gốc quá hạn"}, money_at_end<&Figures::overdue_principal>},
    {"par30", {"PAR30", "PAR30"}, par30_of_row, RatioOf::money},
};

constexpr ReportColumn kSourceColumns[] = {
    {"opening_in_period_minor", {"From paper books", "Từ sổ cũ"}, money_in_period<&Figures::opening>},
    {"fees_in_period_minor", {"Fees", "Hội phí"}, money_in_period<&Figures::fees>},
    {"savings_in_period_minor", {"Savings", "Tiết kiệm"}, money_in_period<&Figures::savings>},
    {"members_capital_in_period_minor", {"Members' capital", "Vốn góp"}, money_in_period<&Figures::members_capital>},
    {"given_by_state_in_period_minor", {"State budget", "Ngân sách"}, money_in_period<&Figures::given_by_state>},
    {"given_by_elderly_fund_in_period_minor",
     {"Elderly care fund", "Quỹ chăm sóc NCT"},
     money_in_period<&Figures::given_by_elderly_fund>},
    {"given_by_organisations_in_period_minor",
     {"Organisations", "Tổ chức"},
     money_in_period<&Figures::given_by_organisations>},
    {"given_by_enterprises_in_period_minor",
     {"Enterprises", "Doanh nghiệp"},
     money_in_period<&Figures::given_by_enterprises>},
    {"given_by_individuals_in_period_minor",
     {"Individuals", "Cá nhân"},
     money_in_period<&Figures::given_by_individuals>},
    {"given_by_members_in_period_minor", {"Members' gifts", "TV ủng hộ"}, money_in_period<&Figures::given_by_members>},
    {"given_internationally_in_period_minor",
     {"International", "Quốc tế"},
     money_in_period<&Figures::given_internationally>},
    {"given_by_programmes_in_period_minor",
     {"Programmes", "Chương trình"},
     money_in_period<&Figures::given_by_programmes>},
    {"capital_borrowed_in_period_minor", {"Borrowed", "Đi vay"}, money_in_period<&Figures::capital_borrowed>},
    {"in_kind_memo_in_period_minor",
     {"In kind (memo, not added)", "Hiện vật (ghi nhớ)"},
     money_in_period<&Figures::in_kind_memo>},
};

constexpr ReportSubject kSubjects[] = {
    {"clubs", {"Clubs", "Câu lạc bộ"}, kClubColumns},
    {"people", {"Members", "Thành viên"}, kPeopleColumns},
    {"reached", {"Loans, income and health of members", "Vay vốn, thu nhập, sức khỏe của thành viên"}, kReachedColumns},
    {"incomes", {"Incomes of households at the end", "Thu nhập của hộ đến cuối kỳ"}, kIncomeColumns},
    {"funds", {"Funds at the end", "Quỹ cuối kỳ"}, kFundColumns},
    {"lending", {"Lending in the period", "Cho vay trong kỳ"}, kLendingColumns},
    {"sources", {"Contributions in the period by source", "Nguồn đóng góp trong kỳ"}, kSourceColumns},
};

// --- Rows ------------------------------------------------------------------------------------------------------------

std::string code_of(const RegionRef& region) {
  return region.code.is_empty() ? "" : region.scheme + ":" + region.code.text();
}

/// What a line speaks of, and how it is called.
struct ReportLine {
  std::string code;
  std::string name;
  ReportRow row;
};

std::string level_in(RegionLevel level, Language language) {
  if (language == Language::english) return std::string(name_of(level));
  switch (level) {
    case RegionLevel::none: return "";
    case RegionLevel::country: return "nước";
    case RegionLevel::province: return "tỉnh";
    case RegionLevel::district: return "huyện";
    case RegionLevel::commune: return "xã";
  }
  return "";
}

std::vector<ReportLine> lines_of_units(const ProgrammeReport& report, Language language) {
  std::vector<ReportLine> lines;
  const Bilingual practice{" (practice)", " (thực hành)"};
  for (const auto& row : projections::report_rows_by_unit(report.clubs)) {
    const std::string unknown = Bilingual{"no ", "chưa rõ "}.in(language) + level_in(report.level, language) +
                                Bilingual{" known", ""}.in(language);
    lines.push_back({code_of(row.region),
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
  auto lines = lines_of_units(report, language);
  for (auto& line : lines_of_clubs(report, language)) lines.push_back(std::move(line));
  for (const auto& line : lines) {
    auto& cells = table.rows.emplace_back();
    cells = {Cell::text(line.code), Cell::text(line.name)};
    if (currencies) cells.push_back(Cell::text(currency_code(line.row.currency)));
    for (const auto& column : subject.columns) cells.push_back(column.value(line.row));
  }
  return table;
}

// --- Incomes and review meetings
// ---------------------------------------------------------------------------------------

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
  auto lines = lines_of_units(report, language);
  for (auto& line : lines_of_clubs(report, language)) lines.push_back(std::move(line));
  for (const auto& line : lines) {
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
    table.rows.push_back({Cell::day(review.day), Cell::text(code_of(review.region)),
                          Cell::number(static_cast<std::int64_t>(review.clubs.size())), Cell::text(who)});
  }
  return table;
}

// --- Means -----------------------------------------------------------------------------------------------------------

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
  return row.is_money() ? Cell::money(Money{*mean}, row.currency) : Cell::quantity(*mean);
}

/// Members and money have keys of their own, because the key of money ends in _minor.
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

// --- For programs ----------------------------------------------------------------------------------------------------

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
  for (const auto& subject : kSubjects)
    for (const auto& column : subject.columns)
      table.columns.push_back({column.key, column.title.in(language), column.ratio});
  for (const auto& club : report.clubs) {
    auto& cells = table.rows.emplace_back();
    cells = {Cell::text(code_of(club.unit.region)),
             Cell::text(club.unit.name),
             Cell::text(club.card.club.text()),
             Cell::text(club.card.name),
             Cell::flag(club.card.practice),
             Cell::text(currency_code(club.card.currency)),
             Cell::text(to_text(state_of(club, report.period, report.seen_until))),
             Cell::number(days_late(club, report.period, report.seen_until))};
    const ReportRow row = projections::report_row(club);
    for (const auto& subject : kSubjects)
      for (const auto& column : subject.columns) cells.push_back(column.value(row));
  }
  return table;
}

/// Which definitions the ratios follow, as projections/catalog.h has them.
std::string formula_versions() {
  std::string text;
  for (const char* name : {"women_share", "older_share", "needy_share", "loan_access_any", "par30",
                           "attendance_in_period", "income_improved", "income_attrition"}) {
    const auto* info = projections::find_formula(name);
    if (info != nullptr) text += (text.empty() ? "" : ", ") + std::string(name) + " " + std::to_string(info->version);
  }
  return text;
}

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
      {"formulas", title("Formula versions", "Phiên bản cách tính"), Cell::text(formula_versions())},
  };
  facts.insert(facts.end(), others.begin(), others.end());
  add_incomes(facts, report, language);
  return facts;
}

std::string report_title(const ProgrammeReport& report, Language language) {
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

/// In both languages, for whoever reads a printed page alone.
std::string report_subtitle(const ProgrammeReport& report, Language language) {
  if (report.figures_of >= report.period.last) return "";
  return "\n" +
         Bilingual{"The period is not over: figures at the end of ", "Chưa hết kỳ: số liệu hết ngày "}.in(language) +
         to_text(Cell::day(report.figures_of), Currency::vnd, language) + ".";
}

}  // namespace

Answer report_answer(const ProgrammeReport& report, Language language, Format format) {
  Answer answer;
  answer.view = "report";
  answer.language = language;
  answer.title = report_title(report, language) + report_subtitle(report, language);
  const bool for_programs = format == Format::csv || format == Format::json;
  if (for_programs) answer.tables.push_back(all_figures(report, language));
  for (const auto& subject : kSubjects) answer.tables.push_back(subject_table(report, subject, language));
  answer.tables.push_back(income_wanting_table(report, language));
  answer.tables.push_back(mean_table(report, language, false));
  answer.tables.push_back(mean_table(report, language, true));
  answer.tables.push_back(reporting_table(report, language, format));
  answer.tables.push_back(not_reported_table(report, language));
  answer.tables.push_back(review_table(report, language));
  if (format == Format::xlsx) answer.tables.push_back(all_figures(report, language));
  answer.facts = report_facts(report, language, format);
  return answer;
}

}  // namespace soquy::cli
