#include "projections/indicators.h"

#include <algorithm>
#include <array>

#include "projections/ratios.h"

namespace soquy::projections {
namespace {

/// Shares of the day and of the period, straight from two figures.
template <auto Part, auto Whole>
Ratio on_the_day(const Figures& end, const Figures& /*period*/) {
  return fraction(end.*Part, end.*Whole);
}
template <auto Part, auto Whole>
Ratio in_the_period(const Figures& /*end*/, const Figures& period) {
  return fraction(period.*Part, period.*Whole);
}

/// What flowed in the period over a balance, as if it had flowed so for a year: the average of a year's twelve months'
/// ends is their sum over 12, and a club that lent for half of the year is weighed by its six months.
Ratio a_year(int128 flow, std::int64_t month_ends) { return fraction(12 * flow, month_ends); }

int128 sum_of_these(std::initializer_list<std::int64_t> figures) {
  int128 all = 0;
  for (const std::int64_t figure : figures) all += figure;
  return all;
}

int128 needy_in(const Figures& end) { return sum_of_these({end.poor, end.near_poor, end.hardship}); }
int128 capital_in(const Figures& end) { return sum_of_these({end.capital, end.activity_capital}); }
int128 interest_on_loans(const Figures& period) {
  return sum_of_these({period.interest_received, period.penalties_received});
}
int128 gifts_in(const Figures& period) {
  return sum_of_these({period.given_by_state, period.given_by_elderly_fund, period.given_by_organisations,
                       period.given_by_enterprises, period.given_by_individuals, period.given_by_members,
                       period.given_internationally, period.given_by_programmes});
}

// --- Formulas of more than two figures
// ---------------------------------------------------------------------------------

Ratio npl_of(const Figures& end, const Figures& /*period*/) {
  return fraction(sum_of_these({end.debt_group_3, end.debt_group_4, end.debt_group_5}), end.outstanding);
}

Ratio yearly_loss_of(const Figures& end, const Figures& period) {
  return annualised_loss(fraction(period.due_paid_in_month, period.due_in_month),
                         fraction(end.term_days, static_cast<int128>(end.loans_paid_out) * 365));
}

Ratio write_offs_of(const Figures& /*end*/, const Figures& period) {
  return a_year(period.written_off, period.outstanding_month_ends);
}

Ratio yield_of(const Figures& /*end*/, const Figures& period) {
  return a_year(interest_on_loans(period), period.outstanding_month_ends);
}

Ratio expenses_of(const Figures& /*end*/, const Figures& period) {
  return a_year(period.spent, period.outstanding_month_ends);
}

Ratio self_sufficiency_of(const Figures& /*end*/, const Figures& period) {
  const int128 earned = interest_on_loans(period) +
                        sum_of_these({period.bank_interest, period.fees, period.other_income, period.recovered});
  return fraction(earned, sum_of_these({period.interest_paid, period.written_off, period.spent}));
}

Ratio utilisation_of(const Figures& end, const Figures& /*period*/) {
  return fraction(end.outstanding, sum_of_these({end.outstanding, end.lending_cash}));
}

Ratio velocity_of(const Figures& /*end*/, const Figures& period) {
  const int128 fund = sum_of_these({period.outstanding_month_ends, period.lending_cash_month_ends});
  return fraction(static_cast<int128>(12) * period.disbursed, fund);
}

int128 fund_days(const Figures& period) { return sum_of_these({period.lending_cash_days, period.outstanding_days}); }
Ratio idle_of(const Figures& /*end*/, const Figures& period) {
  return fraction(period.lending_cash_days, fund_days(period));
}
Ratio idle_days_of(const Figures& /*end*/, const Figures& period) {
  return fraction(static_cast<int128>(365) * period.lending_cash_days, fund_days(period));
}

Ratio lent_of(const Figures& end, const Figures& /*period*/) { return fraction(end.outstanding, capital_in(end)); }

/// By the means at the beginning, which are those of the end less what changed.
Ratio growth_by(int128 added, const Figures& end, const Figures& period) {
  return fraction(added, means_of(end) - means_of(period));
}
Ratio grown_by_members(const Figures& end, const Figures& period) {
  return growth_by(sum_of_these({period.fees, period.savings, period.members_capital, -period.refunded}), end, period);
}
Ratio grown_by_interest(const Figures& end, const Figures& period) {
  return growth_by(interest_on_loans(period) + sum_of_these({period.bank_interest, -period.interest_paid}), end,
                   period);
}
Ratio grown_by_gifts(const Figures& end, const Figures& period) { return growth_by(gifts_in(period), end, period); }
Ratio beside_growth_in_kind(const Figures& end, const Figures& period) {
  return growth_by(period.in_kind_memo, end, period);
}

Ratio capital_of_every(const Figures& end, const Figures& /*period*/) { return fraction(capital_in(end), end.clubs); }
Ratio capital_of_funded(const Figures& end, const Figures& /*period*/) {
  return fraction(capital_in(end), end.clubs_funded);
}

template <auto Part>
Ratio of_needy(const Figures& end, const Figures& /*period*/) {
  return fraction(end.*Part, needy_in(end));
}
Ratio needy_share_of(const Figures& end, const Figures& /*period*/) { return fraction(needy_in(end), end.members); }
Ratio meetings_of(const Figures& end, const Figures& period) { return fraction(period.meetings, end.clubs); }

// --- The list
// ----------------------------------------------------------------------------------------------------------

using Fig = Figures;
constexpr auto kShareOfCount = IndicatorSort::share;
constexpr auto kShareOfMoney = IndicatorSort::share_of_money;

constexpr std::string_view kOutstanding = "outstanding principal of all loans not written off";
constexpr std::string_view kMonthEnds = "principal out at the months' ends of the period, summed";
constexpr std::string_view kFundAtStart = "cash, bank money and loans of all funds when the period began";
constexpr std::string_view kMembersOnDay = "members on the day";
constexpr std::string_view kNeedy = "members classed poor, near-poor or in hardship on the day";
constexpr std::string_view kLivingClubs = "clubs that live on the day";
constexpr std::string_view kEntriesOfPeriod = "entries of the period that moved money";
constexpr std::string_view kCapitalOfFunds = "capital of all funds (411 and 431)";

constexpr std::string_view kNoLoanOut = "clubs without a loan out";
constexpr std::string_view kNeverLent = "clubs that lent nothing in the period";
constexpr std::string_view kNothingDue = "clubs where nothing fell due in the period";
constexpr std::string_view kNoMembers = "clubs without members";
constexpr std::string_view kNoNeedy = "clubs without such members";
constexpr std::string_view kNoFundThen = "clubs that had no money when the period began";
constexpr std::string_view kNoMoney = "clubs without money for loans in the period";
constexpr std::string_view kNoEntry = "clubs without such an entry";
constexpr std::string_view kDissolved = "dissolved clubs";

/// Of the clubs' members, how many an area reached; and how many clubs did anything in it.
template <auto Reached>
constexpr Indicator reached_share(std::string_view name, std::string_view numerator, std::string_view vietnamese) {
  return {name,         1,          kShareOfCount,
          Clubs::every, numerator,  kMembersOnDay,
          kNoMembers,   vietnamese, on_the_day<Reached, &Fig::members>};
}
template <auto Active>
constexpr Indicator active_share(std::string_view name, std::string_view numerator, std::string_view vietnamese) {
  return {name,         1,          kShareOfCount,
          Clubs::every, numerator,  kLivingClubs,
          kDissolved,   vietnamese, on_the_day<Active, &Fig::clubs>};
}

constexpr std::array kIndicators = {
    // Loans on the day.
    Indicator{"par1", 1, kShareOfMoney, Clubs::every,
              "whole balance of loans more than 1 day late, and of every restructured loan", kOutstanding, kNoLoanOut,
              "Dư nợ rủi ro trên 1 ngày (PAR1)", on_the_day<&Fig::at_risk_1, &Fig::outstanding>},
    Indicator{"par30", 1, kShareOfMoney, Clubs::every,
              "whole balance of loans more than 30 days late, and of every restructured loan", kOutstanding, kNoLoanOut,
              "Dư nợ rủi ro trên 30 ngày (PAR30)", on_the_day<&Fig::at_risk_30, &Fig::outstanding>},
    Indicator{"par90", 1, kShareOfMoney, Clubs::every,
              "whole balance of loans more than 90 days late, and of every restructured loan", kOutstanding, kNoLoanOut,
              "Dư nợ rủi ro trên 90 ngày (PAR90)", on_the_day<&Fig::at_risk_90, &Fig::outstanding>},
    Indicator{"npl", 1, kShareOfMoney, Clubs::every, "whole balance of loans in debt groups 3 to 5", kOutstanding,
              kNoLoanOut, "Tỷ lệ nợ xấu (nhóm 3 đến 5)", npl_of},
    Indicator{"arrears_rate", 1, kShareOfMoney, Clubs::every,
              "principal of instalments due before the day and not paid", kOutstanding, kNoLoanOut, "Tỷ lệ gốc quá hạn",
              on_the_day<&Fig::overdue_principal, &Fig::outstanding>},
    Indicator{"restructured_share", 1, kShareOfMoney, Clubs::every, "whole balance of loans that were ever rescheduled",
              kOutstanding, kNoLoanOut, "Tỷ lệ dư nợ cơ cấu lại", on_the_day<&Fig::restructured, &Fig::outstanding>},
    Indicator{"late_loans_share", 1, kShareOfCount, Clubs::every, "open loans more than 30 days late, by number",
              "loans on which something is owed on the day", kNoLoanOut, "Tỷ lệ khoản vay trễ trên 30 ngày",
              on_the_day<&Fig::loans_over_30, &Fig::loans_open>},
    Indicator{"board_loans_share", 1, kShareOfMoney, Clubs::every,
              "principal out with members who sit on the board on the day", kOutstanding, kNoLoanOut,
              "Tỷ lệ dư nợ của Ban Chủ nhiệm", on_the_day<&Fig::board_outstanding, &Fig::outstanding>},
    Indicator{"above_cap_share", 1, kShareOfCount, Clubs::every,
              "open loans that cost more than 20% a year, as agreed or effectively",
              "loans on which something is owed on the day", kNoLoanOut, "Tỷ lệ khoản vay vượt trần lãi suất",
              on_the_day<&Fig::loans_above_cap, &Fig::loans_open>},
    Indicator{"average_balance", 1, IndicatorSort::average_money, Clubs::every, kOutstanding,
              "loans on which something is owed on the day", kNoLoanOut, "Dư nợ bình quân một khoản vay",
              on_the_day<&Fig::outstanding, &Fig::loans_open>},
    Indicator{"outstanding_per_borrower", 1, IndicatorSort::average_money, Clubs::every, kOutstanding,
              "members with an open loan in money", kNoLoanOut, "Dư nợ bình quân một người vay",
              on_the_day<&Fig::outstanding, &Fig::borrowers>},
    // Paying back.
    Indicator{"on_time_rate", 1, kShareOfMoney, Clubs::every,
              "of what fell due in the period: paid on its due day or before, as payments are split now",
              "principal and interest of instalments that fell due in the period", kNothingDue, "Tỷ lệ trả đúng hạn",
              in_the_period<&Fig::paid_in_time, &Fig::fell_due>},
    Indicator{"current_recovery", 1, kShareOfMoney, Clubs::every,
              "of what first fell due in the period and was not prepaid: paid by the end of the month of its due day",
              "what first fell due in the period, less what was paid before that month began", kNothingDue,
              "Tỷ lệ thu hồi trong kỳ", in_the_period<&Fig::due_paid_in_month, &Fig::due_in_month>},
    Indicator{"cumulative_repayment", 1, kShareOfMoney, Clubs::every,
              "principal ever due by the day and paid by it, prepayments left out", "principal ever due by the day",
              "clubs where nothing ever fell due", "Tỷ lệ hoàn trả cộng dồn",
              on_the_day<&Fig::principal_of_due_paid, &Fig::principal_fell_due>},
    Indicator{"annualised_loss", 1, kShareOfMoney, Clubs::every,
              "twice what current_recovery says was not paid (1 - current_recovery)",
              "average term in years, as agreed, of all loans ever paid out", kNothingDue, "Tỷ lệ tổn thất quy năm",
              yearly_loss_of},
    Indicator{"write_off_ratio", 1, kShareOfMoney, Clubs::every, "12 times the principal written off in the period",
              kMonthEnds, kNeverLent, "Tỷ lệ xóa nợ một năm", write_offs_of},
    Indicator{"loans_written_off_share", 1, kShareOfCount, Clubs::every,
              "loans written off since the founding, by number", "loans paid out since the founding",
              "clubs that never lent", "Tỷ lệ khoản vay đã xóa",
              on_the_day<&Fig::loans_written_off, &Fig::loans_paid_out>},
    Indicator{"loss_reserve_ratio", 1, kShareOfMoney, Clubs::every, "loan-loss reserve (229) on the day", kOutstanding,
              kNoLoanOut, "Tỷ lệ dự phòng trên dư nợ", on_the_day<&Fig::loss_reserve, &Fig::outstanding>},
    Indicator{"risk_coverage", 1, kShareOfMoney, Clubs::every, "loan-loss reserve (229) on the day",
              "whole balance of loans more than 30 days late, and of every restructured loan",
              "clubs without a loan at risk", "Tỷ lệ dự phòng trên nợ rủi ro",
              on_the_day<&Fig::loss_reserve, &Fig::at_risk_30>},
    // Use, costs and growth.
    Indicator{"portfolio_yield", 1, kShareOfMoney, Clubs::every,
              "12 times the interest and penalties on loans received in the period", kMonthEnds, kNeverLent,
              "Tỷ suất thu lãi một năm", yield_of},
    Indicator{"operating_expense_ratio", 1, kShareOfMoney, Clubs::every,
              "12 times the expenses of the period, whatever the area, aid left out", kMonthEnds, kNeverLent,
              "Tỷ lệ chi phí hoạt động một năm", expenses_of},
    Indicator{"operational_self_sufficiency", 1, kShareOfMoney, Clubs::every,
              "earned in the period: interest and penalties on loans, interest of the bank, fees, other income, "
              "recovered after write-off; no gifts",
              "interest paid, principal written off and expenses of the period", "clubs without costs in the period",
              "Mức tự bền vững về hoạt động", self_sufficiency_of},
    Indicator{"fund_utilisation", 1, kShareOfMoney, Clubs::every, kOutstanding,
              "outstanding principal, and cash and bank money of the funds that lend", "clubs without money for loans",
              "Mức sử dụng vốn vay", utilisation_of},
    Indicator{"lent_of_capital", 1, kShareOfMoney, Clubs::every, kOutstanding, kCapitalOfFunds, "clubs without capital",
              "Dư nợ trên vốn", lent_of},
    Indicator{
        "velocity", 1, IndicatorSort::times, Clubs::every, "12 times the principal paid out in the period",
        "principal out, and cash and bank money of the funds that lend, at the months' ends of the period, summed",
        kNoMoney, "Vòng quay vốn một năm", velocity_of},
    Indicator{"idle_cash", 1, kShareOfMoney, Clubs::every,
              "cash and bank money of the funds that lend, at the end of every day of the period, summed",
              "the same and principal out, at the end of every day of the period, summed", kNoMoney,
              "Tỷ lệ tiền nhàn rỗi", idle_of},
    Indicator{"idle_cash_days", 1, IndicatorSort::days, Clubs::every,
              "365 times the cash and bank money of the funds that lend, over every day of the period",
              "the same (once) and principal out, over every day of the period", kNoMoney,
              "Số ngày nhàn rỗi của một đồng trong năm", idle_days_of},
    Indicator{"average_loan", 1, IndicatorSort::average_money, Clubs::every, "principal paid out since the founding",
              "loans paid out since the founding", "clubs that never lent", "Mức vay bình quân",
              on_the_day<&Fig::disbursed, &Fig::loans_paid_out>},
    Indicator{"average_loan_in_period", 1, IndicatorSort::average_money, Clubs::every,
              "principal paid out in the period", "loans paid out in the period", "clubs that paid out no loan in it",
              "Mức vay bình quân trong kỳ", in_the_period<&Fig::disbursed, &Fig::loans_paid_out>},
    Indicator{"growth_by_contribution", 1, kShareOfMoney, Clubs::every,
              "fees, savings and refundable capital of members received in the period, less what was paid back",
              kFundAtStart, kNoFundThen, "Tăng quỹ nhờ đóng góp của thành viên", grown_by_members},
    Indicator{"growth_by_interest", 1, kShareOfMoney, Clubs::every,
              "interest and penalties on loans and interest of the bank in the period, less interest paid",
              kFundAtStart, kNoFundThen, "Tăng quỹ nhờ tiền lãi", grown_by_interest},
    Indicator{"growth_by_donation", 1, kShareOfMoney, Clubs::every, "gifts in money of the period, whoever gave them",
              kFundAtStart, kNoFundThen, "Tăng quỹ nhờ ủng hộ, tài trợ", grown_by_gifts},
    Indicator{"growth_in_kind_memo", 1, kShareOfMoney, Clubs::every,
              "memo value of gifts in kind of the period, beside the fund and never added to money", kFundAtStart,
              kNoFundThen, "Hiện vật nhận được so với quỹ (ghi nhớ)", beside_growth_in_kind},
    Indicator{"capital_per_club", 1, IndicatorSort::average_money, Clubs::every, kCapitalOfFunds,
              "clubs that live on the day, with money or without", kDissolved, "Vốn bình quân mọi câu lạc bộ",
              capital_of_every},
    Indicator{"capital_per_funded_club", 1, IndicatorSort::average_money, Clubs::funded,
              "capital of all funds (411 and 431) of these clubs", "living clubs that own cash, bank money or loans",
              "clubs without money, dissolved clubs", "Vốn bình quân câu lạc bộ có quỹ", capital_of_funded},
    Indicator{"capital_per_reporting_club", 1, IndicatorSort::average_money, Clubs::reporting,
              "capital of all funds (411 and 431) of these clubs",
              "living clubs that handed in the report that was due last", "clubs that did not report, dissolved clubs",
              "Vốn bình quân câu lạc bộ có báo cáo", capital_of_every},
    // People.
    Indicator{"members_per_club", 1, IndicatorSort::average_count, Clubs::every, kMembersOnDay, kLivingClubs,
              kDissolved, "Số thành viên bình quân", on_the_day<&Fig::members, &Fig::clubs>},
    Indicator{"women_share", 1, kShareOfCount, Clubs::every, "women among the members on the day", kMembersOnDay,
              kNoMembers, "Tỷ lệ phụ nữ", on_the_day<&Fig::women, &Fig::members>},
    Indicator{"older_share", 1, kShareOfCount, Clubs::every, "members on the day whose year of age is at least 55",
              kMembersOnDay, kNoMembers, "Tỷ lệ người cao tuổi", on_the_day<&Fig::older, &Fig::members>},
    Indicator{"age_unknown_share", 1, kShareOfCount, Clubs::every, "members on the day without a year of birth",
              kMembersOnDay, kNoMembers, "Tỷ lệ không rõ năm sinh", on_the_day<&Fig::age_unknown, &Fig::members>},
    Indicator{"needy_share", 1, kShareOfCount, Clubs::every, kNeedy, kMembersOnDay, kNoMembers,
              "Tỷ lệ nghèo, cận nghèo, khó khăn", needy_share_of},
    Indicator{"loan_access", 1, kShareOfCount, Clubs::every, "members on the day who ever had a loan in money",
              kMembersOnDay, kNoMembers, "Tỷ lệ thành viên đã vay tiền",
              on_the_day<&Fig::ever_borrowed, &Fig::members>},
    Indicator{"loan_access_any", 1, kShareOfCount, Clubs::every,
              "members on the day who ever had a loan in money or in kind", kMembersOnDay, kNoMembers,
              "Tỷ lệ thành viên đã vay tiền hoặc hiện vật", on_the_day<&Fig::ever_borrowed_or_kept, &Fig::members>},
    Indicator{"borrowing_share", 1, kShareOfCount, Clubs::every, "members on the day with an open loan in money",
              kMembersOnDay, kNoMembers, "Tỷ lệ thành viên đang vay", on_the_day<&Fig::borrowers, &Fig::members>},
    Indicator{"repeat_borrowers", 1, kShareOfCount, Clubs::every,
              "members on the day who had two loans in money or more",
              "members on the day who ever had a loan in money", "clubs without borrowers", "Tỷ lệ người vay lại",
              on_the_day<&Fig::repeat_borrowers, &Fig::ever_borrowed>},
    Indicator{"needy_served", 1, kShareOfCount, Clubs::every,
              "of them: who ever had a loan in money or goods or were referred to another lender, each once", kNeedy,
              kNoNeedy, "Tỷ lệ người khó khăn được hỗ trợ", of_needy<&Fig::needy_served>},
    Indicator{"needy_by_loan", 1, kShareOfCount, Clubs::every, "of them: who ever had a loan in money", kNeedy,
              kNoNeedy, "Tỷ lệ người khó khăn được vay", of_needy<&Fig::needy_by_loan>},
    Indicator{"needy_in_kind", 1, kShareOfCount, Clubs::every, "of them: who ever got goods, to keep or for good",
              kNeedy, kNoNeedy, "Tỷ lệ người khó khăn nhận hiện vật", of_needy<&Fig::needy_in_kind>},
    Indicator{"needy_referred", 1, kShareOfCount, Clubs::every, "of them: who were ever referred to another lender",
              kNeedy, kNoNeedy, "Tỷ lệ người khó khăn được giới thiệu vay", of_needy<&Fig::needy_referred>},
    Indicator{"insured_share", 1, kShareOfCount, Clubs::every, "members with health insurance valid on the day",
              kMembersOnDay, kNoMembers, "Tỷ lệ có bảo hiểm y tế", on_the_day<&Fig::insured, &Fig::members>},
    Indicator{"health_checked_share", 1, kShareOfCount, Clubs::every,
              "members at the best attended check-up of the 12 months to the day", kMembersOnDay, kNoMembers,
              "Tỷ lệ được khám sức khỏe", on_the_day<&Fig::health_checked, &Fig::members>},
    Indicator{"volunteers_per_club", 1, IndicatorSort::average_count, Clubs::every, "volunteers on the day",
              kLivingClubs, kDissolved, "Số tình nguyện viên bình quân", on_the_day<&Fig::volunteers, &Fig::clubs>},
    // Meetings and areas.
    Indicator{"attendance", 1, kShareOfCount, Clubs::every,
              "present at each club's last four meetings whose attendance is known", "members at these meetings",
              "clubs without such a meeting", "Tỷ lệ dự họp 4 kỳ gần nhất",
              on_the_day<&Fig::attended_last_4, &Fig::could_attend_last_4>},
    Indicator{"attendance_in_period", 1, kShareOfCount, Clubs::every,
              "present at the meetings of the period whose attendance is known", "members at these meetings",
              "clubs without such a meeting", "Tỷ lệ dự họp trong kỳ",
              in_the_period<&Fig::attended, &Fig::could_attend>},
    Indicator{"meetings_per_club", 1, IndicatorSort::average_count, Clubs::every, "meetings of the period",
              kLivingClubs, kDissolved, "Số kỳ sinh hoạt bình quân", meetings_of},
    active_share<&Fig::clubs_met>("clubs_met_share", "of them: met in the two months to the day",
                                  "Tỷ lệ câu lạc bộ còn sinh hoạt"),
    active_share<&Fig::clubs_funded>("clubs_funded_share", "of them: own cash, bank money or loans",
                                     "Tỷ lệ câu lạc bộ có quỹ"),
    active_share<&Fig::clubs_with_loans>("clubs_with_loans_share", "of them: have a loan out",
                                         "Tỷ lệ câu lạc bộ đang cho vay"),
    active_share<&Fig::clubs_both_funds>("both_funds_share",
                                         "of them: keep the income fund and the activity fund, each with an entry",
                                         "Tỷ lệ câu lạc bộ có đủ hai quỹ"),
    active_share<&Fig::clubs_trained>("trained_share", "of them: had a training in the 12 months to the day",
                                      "Tỷ lệ câu lạc bộ được tập huấn"),
    active_share<&Fig::clubs_visited>("visited_share", "of them: had a supervision visit in the 12 months to the day",
                                      "Tỷ lệ câu lạc bộ được kiểm tra"),
    active_share<&Fig::clubs_trained_and_visited>("trained_and_visited_share",
                                                  "of them: had both in the 12 months to the day",
                                                  "Tỷ lệ câu lạc bộ được tập huấn và kiểm tra"),
    active_share<&Fig::clubs_all_areas>("all_areas_share",
                                        "of them: active in all eight areas in the 12 months to the day",
                                        "Tỷ lệ câu lạc bộ hoạt động đủ 8 mảng"),
    active_share<&Fig::active_livelihood>("active_livelihood_share", "of them: active in area 1, livelihood",
                                          "Tỷ lệ câu lạc bộ có mảng 1, sinh kế"),
    active_share<&Fig::active_health>("active_health_share", "of them: active in area 2, health",
                                      "Tỷ lệ câu lạc bộ có mảng 2, sức khỏe"),
    active_share<&Fig::active_home_care>("active_home_care_share", "of them: active in area 3, home care",
                                         "Tỷ lệ câu lạc bộ có mảng 3, chăm sóc tại nhà"),
    active_share<&Fig::active_self_help>("active_self_help_share", "of them: active in area 4, self-help",
                                         "Tỷ lệ câu lạc bộ có mảng 4, tự giúp nhau"),
    active_share<&Fig::active_rights>("active_rights_share", "of them: active in area 5, rights",
                                      "Tỷ lệ câu lạc bộ có mảng 5, quyền lợi"),
    active_share<&Fig::active_learning>("active_learning_share", "of them: active in area 6, learning",
                                        "Tỷ lệ câu lạc bộ có mảng 6, truyền thông"),
    active_share<&Fig::active_culture>("active_culture_share", "of them: active in area 7, culture",
                                       "Tỷ lệ câu lạc bộ có mảng 7, văn hóa"),
    active_share<&Fig::active_resources>("active_resources_share", "of them: active in area 8, resources",
                                         "Tỷ lệ câu lạc bộ có mảng 8, nguồn lực"),
    reached_share<&Fig::reached_livelihood>(
        "reached_livelihood_share", "at least so many reached in area 1, livelihood", "Tỷ lệ tham gia mảng 1, sinh kế"),
    reached_share<&Fig::reached_health>("reached_health_share", "at least so many reached in area 2, health",
                                        "Tỷ lệ tham gia mảng 2, sức khỏe"),
    reached_share<&Fig::reached_home_care>("reached_home_care_share", "at least so many reached in area 3, home care",
                                           "Tỷ lệ tham gia mảng 3, chăm sóc tại nhà"),
    reached_share<&Fig::reached_self_help>("reached_self_help_share", "at least so many reached in area 4, self-help",
                                           "Tỷ lệ tham gia mảng 4, tự giúp nhau"),
    reached_share<&Fig::reached_rights>("reached_rights_share", "at least so many reached in area 5, rights",
                                        "Tỷ lệ tham gia mảng 5, quyền lợi"),
    reached_share<&Fig::reached_learning>("reached_learning_share", "at least so many reached in area 6, learning",
                                          "Tỷ lệ tham gia mảng 6, truyền thông"),
    reached_share<&Fig::reached_culture>("reached_culture_share", "at least so many reached in area 7, culture",
                                         "Tỷ lệ tham gia mảng 7, văn hóa"),
    reached_share<&Fig::reached_resources>("reached_resources_share", "at least so many reached in area 8, resources",
                                           "Tỷ lệ tham gia mảng 8, nguồn lực"),
    // Books.
    Indicator{"back_dated_share", 1, kShareOfCount, Clubs::every,
              "of them: dated before the day (in Vietnam) on which they were recorded", kEntriesOfPeriod, kNoEntry,
              "Tỷ lệ ghi lùi ngày", in_the_period<&Fig::entries_back_dated, &Fig::entries>},
    Indicator{"late_entries_share", 1, kShareOfCount, Clubs::every,
              "of them: written at a later meeting, or with their true day in a closed period", kEntriesOfPeriod,
              kNoEntry, "Tỷ lệ ghi sổ trễ", in_the_period<&Fig::entries_late, &Fig::entries>},
    Indicator{"outside_meetings_share", 1, kShareOfCount, Clubs::every, "of them: outside meetings", kEntriesOfPeriod,
              kNoEntry, "Tỷ lệ thu chi ngoài kỳ họp", in_the_period<&Fig::entries_outside_meetings, &Fig::entries>},
    Indicator{"reversals_share", 1, kShareOfCount, Clubs::every, "entries taken back in the period", kEntriesOfPeriod,
              kNoEntry, "Tỷ lệ bút toán đảo", in_the_period<&Fig::reversals, &Fig::entries>},
    Indicator{"reversals_by_recorder_share", 1, kShareOfCount, Clubs::every,
              "of them: taken back by who had recorded the entry", "entries taken back in the period", kNoEntry,
              "Tỷ lệ tự đảo bút toán", in_the_period<&Fig::reversals_by_recorder, &Fig::reversals>},
    Indicator{"cash_counts_off_share", 1, kShareOfCount, Clubs::every, "of them: with a difference",
              "cash counts of the period", "clubs that did not count their cash", "Tỷ lệ kiểm quỹ lệch sổ",
              in_the_period<&Fig::cash_counts_off, &Fig::cash_counts>},
    Indicator{"loans_without_resolution_share", 1, kShareOfCount, Clubs::every,
              "of them: whose approval names no resolution", "loans paid out in the period",
              "clubs that paid out no loan in it", "Tỷ lệ khoản vay không có nghị quyết",
              in_the_period<&Fig::loans_without_resolution, &Fig::loans_paid_out>},
};

constexpr Indicator kRealGrowth{
    "real_fund_growth",
    1,
    kShareOfMoney,
    Clubs::every,
    "own means at the end, without gifts for good and means taken over from paper in the period, less own means at its "
    "beginning times the rise of prices",
    "own means when the period began: cash, bank money and loans of all funds, less what is owed or bound to a stated "
    "use",
    "clubs that owned nothing when the period began",
    "Mức tăng quỹ thực tế",
    nullptr};

}  // namespace

const Indicator& real_growth_indicator() { return kRealGrowth; }

std::span<const Indicator> all_indicators() { return kIndicators; }

const Indicator* find_indicator(std::string_view name) {
  const auto* const found =
      std::find_if(kIndicators.begin(), kIndicators.end(), [&](const Indicator& one) { return one.name == name; });
  return found == kIndicators.end() ? nullptr : found;
}

int128 means_of(const Figures& figures) {
  return sum_of_these({figures.income_fund_cash, figures.income_fund_bank, figures.activity_fund_cash,
                       figures.activity_fund_bank, figures.other_funds_cash, figures.other_funds_bank,
                       figures.outstanding});
}

int128 own_means_of(const Figures& figures) {
  return means_of(figures) - figures.refundable - figures.borrowed - figures.restricted;
}

Ratio real_fund_growth(const Figures& end, const Figures& period, const Ratio& prices) {
  const int128 before = own_means_of(end) - own_means_of(period);
  if (before <= 0 || prices.denominator <= 0) return {};
  const Ratio kept = reduced(own_means_of(end) - period.given_for_good - period.opening, before);
  const Ratio rise = reduced(prices.numerator, prices.denominator);
  return reduced(
      static_cast<int128>(kept.numerator) * rise.denominator - static_cast<int128>(rise.numerator) * kept.denominator,
      static_cast<int128>(kept.denominator) * rise.denominator);
}

}  // namespace soquy::projections
