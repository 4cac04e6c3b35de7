#include "cli/report_columns.h"

namespace soquy::cli {

namespace {

using projections::Figures;
using projections::IncomeCounts;
using projections::IncomeOutcome;
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
    {"attendance_in_period", {"Attendance", "Tỷ lệ dự họp"}, attendance_cell, RatioOf::counts, "attendance_in_period"},
    {"cash_counts_in_period", {"Cash counts", "Số lần kiểm quỹ"}, count_in_period<&Figures::cash_counts>},
};

constexpr ReportColumn kPeopleColumns[] = {
    {"members", {"Members", "Thành viên"}, count_at_end<&Figures::members>},
    {"women", {"Women", "Phụ nữ"}, count_at_end<&Figures::women>},
    {"women_share",
     {"Women %", "% phụ nữ"},
     share_at_end<&Figures::women, &Figures::members>,
     RatioOf::counts,
     "women_share"},
    {"older", {"Older", "Người cao tuổi"}, count_at_end<&Figures::older>},
    {"older_share",
     {"Older %", "% cao tuổi"},
     share_at_end<&Figures::older, &Figures::members>,
     RatioOf::counts,
     "older_share"},
    {"age_unknown", {"Age unknown", "Chưa rõ tuổi"}, count_at_end<&Figures::age_unknown>},
    {"poor", {"Poor", "Nghèo"}, count_at_end<&Figures::poor>},
    {"near_poor", {"Near-poor", "Cận nghèo"}, count_at_end<&Figures::near_poor>},
    {"hardship", {"In hardship", "Khó khăn"}, count_at_end<&Figures::hardship>},
    {"poor_share", {"These three %", "% ba nhóm"}, poor_share, RatioOf::counts, "needy_share"},
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
     RatioOf::counts,
     "loan_access_any"},
    {"borrowers", {"Owe on the day", "Đang còn nợ"}, count_at_end<&Figures::borrowers>},
    {"needy_served",
     {"Of poor, near-poor, hardship", "Trong đó nghèo, cận nghèo, khó khăn"},
     count_at_end<&Figures::needy_served>},
    {"income_improved", {"Income improved", "Cải thiện thu nhập"}, improved, RatioOf::counts, "income_improved"},
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
    {"income_attrition", {"Attrition", "Tỷ lệ mất dấu"}, attrition_cell, RatioOf::counts, "income_attrition"},
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
    {"par30", {"PAR30", "PAR30"}, par30_of_row, RatioOf::money, "par30"},
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

}  // namespace

std::span<const ReportSubject> report_subjects() { return kSubjects; }

}  // namespace soquy::cli
