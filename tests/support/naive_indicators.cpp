#include "tests/support/naive_indicators.h"

#include <cstdlib>
#include <iostream>
#include <sstream>

namespace soquy::tests {
namespace {

/// Terms with + or - between them: an optional "12*", then end., begin. or period. and the name of a figure.
struct NaiveFormula {
  const char* name;
  const char* clubs;
  const char* numerator;
  const char* denominator;
};

constexpr NaiveFormula kNaive[] = {
    {"par1", "all", "end.at_risk_1", "end.outstanding"},
    {"par30", "all", "end.at_risk_30", "end.outstanding"},
    {"par90", "all", "end.at_risk_90", "end.outstanding"},
    {"npl", "all", "end.debt_group_5 + end.debt_group_4 + end.debt_group_3", "end.outstanding"},
    {"arrears_rate", "all", "end.overdue_principal", "end.outstanding"},
    {"restructured_share", "all", "end.restructured", "end.outstanding"},
    {"late_loans_share", "all", "end.loans_over_30", "end.loans_open"},
    {"board_loans_share", "all", "end.board_outstanding", "end.outstanding"},
    {"above_cap_share", "all", "end.loans_above_cap", "end.loans_open"},
    {"average_balance", "all", "end.outstanding", "end.loans_open"},
    {"outstanding_per_borrower", "all", "end.outstanding", "end.borrowers"},
    {"on_time_rate", "all", "end.paid_in_time - begin.paid_in_time", "end.fell_due - begin.fell_due"},
    {"current_recovery", "all", "period.due_paid_in_month", "period.due_in_month"},
    {"cumulative_repayment", "all", "end.principal_of_due_paid", "end.principal_fell_due"},
    {"write_off_ratio", "all", "12*period.written_off", "period.outstanding_month_ends"},
    {"loans_written_off_share", "all", "end.loans_written_off", "end.loans_paid_out"},
    {"loss_reserve_ratio", "all", "end.loss_reserve", "end.outstanding"},
    {"risk_coverage", "all", "end.loss_reserve", "end.at_risk_30"},
    {"portfolio_yield", "all", "12*period.interest_received + 12*period.penalties_received",
     "end.outstanding_month_ends - begin.outstanding_month_ends"},
    {"operating_expense_ratio", "all", "12*period.spent", "period.outstanding_month_ends"},
    {"operational_self_sufficiency", "all",
     "period.interest_received + period.penalties_received + period.bank_interest + period.fees + period.other_income "
     "+ period.recovered",
     "period.interest_paid + period.written_off + period.spent"},
    {"fund_utilisation", "all", "end.outstanding", "end.outstanding + end.lending_cash"},
    {"lent_of_capital", "all", "end.outstanding", "end.capital + end.activity_capital"},
    {"velocity", "all", "12*period.disbursed", "period.outstanding_month_ends + period.lending_cash_month_ends"},
    {"idle_cash", "all", "period.lending_cash_days", "period.lending_cash_days + period.outstanding_days"},
    {"idle_cash_days", "all", "365*period.lending_cash_days", "period.outstanding_days + period.lending_cash_days"},
    {"average_loan", "all", "end.disbursed", "end.loans_paid_out"},
    {"average_loan_in_period", "all", "period.disbursed", "period.loans_paid_out"},
    {"growth_by_contribution", "all", "period.fees + period.savings + period.members_capital - period.refunded",
     "begin.income_fund_cash + begin.income_fund_bank + begin.activity_fund_cash + begin.activity_fund_bank + "
     "begin.other_funds_cash + begin.other_funds_bank + begin.outstanding"},
    {"growth_by_interest", "all",
     "period.interest_received + period.penalties_received + period.bank_interest - period.interest_paid",
     "begin.income_fund_cash + begin.income_fund_bank + begin.activity_fund_cash + begin.activity_fund_bank + "
     "begin.other_funds_cash + begin.other_funds_bank + begin.outstanding"},
    {"growth_by_donation", "all",
     "period.given_by_state + period.given_by_elderly_fund + period.given_by_organisations + "
     "period.given_by_enterprises + period.given_by_individuals + period.given_by_members + "
     "period.given_internationally + period.given_by_programmes",
     "begin.income_fund_cash + begin.income_fund_bank + begin.activity_fund_cash + begin.activity_fund_bank + "
     "begin.other_funds_cash + begin.other_funds_bank + begin.outstanding"},
    {"growth_in_kind_memo", "all", "period.in_kind_memo",
     "begin.income_fund_cash + begin.income_fund_bank + begin.activity_fund_cash + begin.activity_fund_bank + "
     "begin.other_funds_cash + begin.other_funds_bank + begin.outstanding"},
    {"capital_per_club", "all", "end.capital + end.activity_capital", "end.clubs"},
    {"capital_per_funded_club", "funded", "end.capital + end.activity_capital", "end.clubs"},
    {"capital_per_reporting_club", "reported", "end.capital + end.activity_capital", "end.clubs"},
    {"members_per_club", "all", "end.members", "end.clubs"},
    {"women_share", "all", "end.women", "end.members"},
    {"older_share", "all", "end.older", "end.members"},
    {"age_unknown_share", "all", "end.age_unknown", "end.members"},
    {"needy_share", "all", "end.poor + end.near_poor + end.hardship", "end.members"},
    {"loan_access", "all", "end.ever_borrowed", "end.members"},
    {"loan_access_any", "all", "end.ever_borrowed_or_kept", "end.members"},
    {"borrowing_share", "all", "end.borrowers", "end.members"},
    {"repeat_borrowers", "all", "end.repeat_borrowers", "end.ever_borrowed"},
    {"needy_served", "all", "end.needy_served", "end.hardship + end.near_poor + end.poor"},
    {"needy_by_loan", "all", "end.needy_by_loan", "end.hardship + end.near_poor + end.poor"},
    {"needy_in_kind", "all", "end.needy_in_kind", "end.hardship + end.near_poor + end.poor"},
    {"needy_referred", "all", "end.needy_referred", "end.hardship + end.near_poor + end.poor"},
    {"insured_share", "all", "end.insured", "end.members"},
    {"health_checked_share", "all", "end.health_checked", "end.members"},
    {"volunteers_per_club", "all", "end.volunteers", "end.clubs"},
    {"attendance", "all", "end.attended_last_4", "end.could_attend_last_4"},
    {"attendance_in_period", "all", "period.attended", "period.could_attend"},
    {"meetings_per_club", "all", "period.meetings", "end.clubs"},
    {"clubs_met_share", "all", "end.clubs_met", "end.clubs"},
    {"clubs_funded_share", "all", "end.clubs_funded", "end.clubs"},
    {"clubs_with_loans_share", "all", "end.clubs_with_loans", "end.clubs"},
    {"both_funds_share", "all", "end.clubs_both_funds", "end.clubs"},
    {"trained_share", "all", "end.clubs_trained", "end.clubs"},
    {"visited_share", "all", "end.clubs_visited", "end.clubs"},
    {"trained_and_visited_share", "all", "end.clubs_trained_and_visited", "end.clubs"},
    {"all_areas_share", "all", "end.clubs_all_areas", "end.clubs"},
    {"active_livelihood_share", "all", "end.active_livelihood", "end.clubs"},
    {"active_health_share", "all", "end.active_health", "end.clubs"},
    {"active_home_care_share", "all", "end.active_home_care", "end.clubs"},
    {"active_self_help_share", "all", "end.active_self_help", "end.clubs"},
    {"active_rights_share", "all", "end.active_rights", "end.clubs"},
    {"active_learning_share", "all", "end.active_learning", "end.clubs"},
    {"active_culture_share", "all", "end.active_culture", "end.clubs"},
    {"active_resources_share", "all", "end.active_resources", "end.clubs"},
    {"reached_livelihood_share", "all", "end.reached_livelihood", "end.members"},
    {"reached_health_share", "all", "end.reached_health", "end.members"},
    {"reached_home_care_share", "all", "end.reached_home_care", "end.members"},
    {"reached_self_help_share", "all", "end.reached_self_help", "end.members"},
    {"reached_rights_share", "all", "end.reached_rights", "end.members"},
    {"reached_learning_share", "all", "end.reached_learning", "end.members"},
    {"reached_culture_share", "all", "end.reached_culture", "end.members"},
    {"reached_resources_share", "all", "end.reached_resources", "end.members"},
    {"back_dated_share", "all", "period.entries_back_dated", "period.entries"},
    {"late_entries_share", "all", "period.entries_late", "period.entries"},
    {"outside_meetings_share", "all", "period.entries_outside_meetings", "period.entries"},
    {"reversals_share", "all", "period.reversals", "period.entries"},
    {"reversals_by_recorder_share", "all", "period.reversals_by_recorder", "period.reversals"},
    {"cash_counts_off_share", "all", "period.cash_counts_off", "period.cash_counts"},
    {"loans_without_resolution_share", "all", "period.loans_without_resolution", "period.loans_paid_out"},
};

[[noreturn]] void lost(std::string_view what) {
  std::cerr << "naive indicator: " << what << "\n";
  std::abort();
}

std::int64_t figure(const std::map<std::string, std::int64_t>& figures, const std::string& name) {
  const auto found = figures.find(name);
  if (found == figures.end()) lost("no figure " + name);
  return found->second;
}

std::int64_t term_of(std::string term, const NaiveClub& club) {
  std::int64_t times = 1;
  if (const auto star = term.find('*'); star != std::string::npos) {
    times = std::stoll(term.substr(0, star));
    term = term.substr(star + 1);
  }
  const auto dot = term.find('.');
  const std::string when = term.substr(0, dot);
  const std::string name = term.substr(dot + 1);
  if (when == "end") return times * figure(club.end, name);
  if (when == "begin") return times * figure(club.begin, name);
  if (when == "period") return times * (figure(club.end, name) - figure(club.begin, name));
  lost("no time " + when);
}

std::int64_t added_up(const std::string& expression, const NaiveClub& club) {
  std::istringstream words(expression);
  std::int64_t all = 0;
  std::int64_t sign = 1;
  for (std::string word; words >> word;) {
    if (word == "+") {
      sign = 1;
    } else if (word == "-") {
      sign = -1;
    } else {
      all += sign * term_of(word, club);
    }
  }
  return all;
}

bool is_asked(const NaiveClub& club, std::string_view which) {
  if (which == "funded") return club.lives && club.funded;
  return which != "reported" || (club.lives && club.reported);
}

/// 2 x (1 - recovered / due) / (days of term / loans / 365), with one line under it all.
Ratio naive_loss(const std::vector<NaiveClub>& clubs) {
  std::int64_t due = 0;
  std::int64_t recovered = 0;
  std::int64_t days = 0;
  std::int64_t loans = 0;
  for (const NaiveClub& club : clubs) {
    const std::int64_t own_due = added_up("period.due_in_month", club);
    const std::int64_t own_days = added_up("end.term_days", club);
    const std::int64_t own_loans = added_up("end.loans_paid_out", club);
    if (own_due <= 0 || own_days <= 0 || own_loans <= 0) continue;
    due += own_due;
    days += own_days;
    loans += own_loans;
    recovered += added_up("period.due_paid_in_month", club);
  }
  return {2 * (due - recovered) * 365 * loans, due * days};
}

}  // namespace

Ratio naive_indicator(std::string_view name, const std::vector<NaiveClub>& clubs) {
  if (name == "annualised_loss") return naive_loss(clubs);
  for (const NaiveFormula& formula : kNaive) {
    if (name != formula.name) continue;
    Ratio all;
    for (const NaiveClub& club : clubs) {
      const std::int64_t below = added_up(formula.denominator, club);
      if (!is_asked(club, formula.clubs) || below <= 0) continue;
      all.numerator += added_up(formula.numerator, club);
      all.denominator += below;
    }
    return all;
  }
  lost("no formula " + std::string(name));
}

}  // namespace soquy::tests
