#include "projections/catalog.h"

#include <algorithm>
#include <array>
#include <vector>

#include "projections/indicators.h"

namespace soquy::projections {
namespace {

constexpr std::array kViews = {
    ViewInfo{"trial_balance", 1, "What stands on every account of every fund, and do debits equal credits?"},
    ViewInfo{"general_ledger", 1, "What moved on each account, entry by entry, and how did the balance run?"},
    ViewInfo{"fund_position", 1,
             "What does each fund own, owe and hold for others, and when was its cash last counted?"},
    ViewInfo{"loan_book", 1,
             "Which loans are out, on what terms, what was paid on each instalment, and what comes next?"},
    ViewInfo{"arrears", 2, "Which loans are late, how late, and how much of the portfolio is at risk?"},
    ViewInfo{"arrears_movement", 1,
             "From which group of lateness to which other did the loans go between two days, and what became of their "
             "balances?"},
    ViewInfo{"loan_life", 1,
             "What became of one loan: what was asked, what came in, how was it split, and what is owed now?"},
    ViewInfo{"guarantees", 1,
             "Who answers for which loan, which members answer for each other, and what of the calls on them is still "
             "open?"},
    ViewInfo{"member_statement", 1, "What passed between the club and one member, and where do the two stand?"},
    ViewInfo{"members_profile", 1,
             "Who are the members, without saying who: women, older people, poor households, volunteers, borrowers?"},
    ViewInfo{"in_kind_stock", 1,
             "What things does the club have, with whom do they stand, and what is still owed in units?"},
    ViewInfo{"audit_trail", 1, "Who recorded what and when, on whose word, and which entries deserve a second look?"},
    ViewInfo{"explained_change", 1, "Why does a figure differ between two answers, and which entries made it so?"},
    ViewInfo{"journal", 1,
             "Which entries stand on which day, and what did every account hold after each meeting and period?"},
    ViewInfo{"club_figures", 1,
             "How does one club stand on a day: every figure that may be added over clubs, and its last days?"},
    ViewInfo{"donor_trace", 1,
             "What became of one project's capital: in the fund, out in loans, lost or spent, and whom has it served?"},
    ViewInfo{"income_improvement", 1,
             "Did the incomes of households grow in what money can buy, and of how many is it not known?"},
    ViewInfo{"poverty_movement", 1, "How did the official poverty class of the members move between two days?"},
    ViewInfo{"programme", 3,
             "How far is the programme: clubs, members, loans and risk per region, and how near are its targets?"},
    ViewInfo{"regions", 2,
             "In which commune, district and province does a place lie on a day, as far as that is sure?"},
    ViewInfo{"criteria", 1, "Which rule pack holds on a day, and does a club keep to each of its criteria?"},
    ViewInfo{"indicators", 1, "How healthy are one or many clubs, in ratios that say what they divide by what?"},
    ViewInfo{"grade", 1, "Which of ten tests does a club pass, and what grade do its points give?"},
    ViewInfo{"attention", 1, "Which clubs need a visit first, and for which reasons?"},
    ViewInfo{"cash_flow", 1,
             "What brought money into each fund of a club and what took it out, by kind, between two days?"},
    ViewInfo{"report", 1,
             "What does the programme report of a half-year or a year: per club, rolled up, who has handed in and how "
             "late?"},
};

/// What is computed of other things than sums of figures.
constexpr std::array kOtherFormulas = {
    FormulaInfo{"approvals_only_named", 1, "approvals for which there is nothing but a name",
                "approvals, one per signer and commit"},
    FormulaInfo{"criterion_older_share", 1,
                "members of the age of the rule pack or more by year of birth; without one: may be or not",
                "members on the day"},
    FormulaInfo{"criterion_women_share", 1, "women among the members on the day", "members on the day"},
    FormulaInfo{"criterion_poor_share", 1, "members classed poor, near-poor or in hardship on the day, each once",
                "members on the day"},
    FormulaInfo{"criterion_younger_share", 1,
                "members below the age of the rule pack by year of birth; without one: may be or not",
                "members on the day"},
    FormulaInfo{"criterion_borrower_share", 1, "members on the day who ever had a loan in money or goods to keep",
                "members on the day"},
    FormulaInfo{"criterion_poor_have_priority", 1,
                "poor, near-poor or in hardship who ever had a loan in money, goods, or were sent to another lender",
                "members classed poor, near-poor or in hardship on the day"},
    FormulaInfo{"criterion_training_share", 1, "living clubs with a training in the 12 months to the day",
                "living clubs"},
    FormulaInfo{"criterion_supervision_share", 1, "living clubs with a supervision visit in the 12 months to the day",
                "living clubs"},
    FormulaInfo{"criterion_all_activities_share", 1,
                "living clubs active in all eight areas in the 12 months to the day", "living clubs"},
    FormulaInfo{"criterion_both_funds", 1,
                "living clubs that keep the income fund and the activity fund, each with an entry", "living clubs"},
    FormulaInfo{"criterion_health_share", 1,
                "members reached in area 2 in the 12 months to the day, at least; there may be more",
                "members on the day"},
    FormulaInfo{"criterion_culture_share", 1,
                "members reached in area 7 in the 12 months to the day, at least; there may be more",
                "members on the day"},
    FormulaInfo{"income_improved", 1,
                "households whose income a month buys more than before, by more than the threshold",
                "households compared"},
    FormulaInfo{"income_attrition", 1, "baselines 15 months over to which nobody came back, members who left included",
                "baselines"},
    FormulaInfo{"members_per_reporting_club", 1, "members on the day of these clubs",
                "living clubs that handed in the report of the period"},
    FormulaInfo{"members_per_funded_club", 1, "members on the day of these clubs",
                "living clubs that own cash, bank money or loans"},
    FormulaInfo{"lending_fund_per_club", 1, "cash and bank money of the funds that lend, and outstanding principal",
                "clubs that live on the day"},
    FormulaInfo{"lending_fund_per_reporting_club", 1,
                "cash and bank money of the funds that lend, and outstanding principal, of these clubs",
                "living clubs that handed in the report of the period"},
    FormulaInfo{"lending_fund_per_funded_club", 1,
                "cash and bank money of the funds that lend, and outstanding principal, of these clubs",
                "living clubs that own cash, bank money or loans"},
    FormulaInfo{"outstanding_per_club", 1, "outstanding principal of all loans not written off",
                "clubs that live on the day"},
    FormulaInfo{"outstanding_per_reporting_club", 1,
                "outstanding principal of all loans not written off, of these clubs",
                "living clubs that handed in the report of the period"},
    FormulaInfo{"outstanding_per_funded_club", 1, "outstanding principal of all loans not written off, of these clubs",
                "living clubs that own cash, bank money or loans"},
    FormulaInfo{"disbursed_per_club", 1, "principal paid out in the period by clubs that live on the day",
                "clubs that live on the day"},
    FormulaInfo{"disbursed_per_reporting_club", 1, "principal paid out in the period of these clubs",
                "living clubs that handed in the report of the period"},
    FormulaInfo{"disbursed_per_funded_club", 1, "principal paid out in the period of these clubs",
                "living clubs that own cash, bank money or loans"},
    FormulaInfo{"turned_over", 1, "lent of the project's money, ever", "the project's money"},
    FormulaInfo{"target_progress", 1, "what real clubs reached by the day", "the target's value"},
};

/// The indicators say their own formulas.
std::vector<FormulaInfo> listed_formulas() {
  std::vector<FormulaInfo> all;
  for (const Indicator& one : all_indicators()) all.push_back({one.name, one.version, one.numerator, one.denominator});
  const Indicator& growth = real_growth_indicator();
  all.push_back({growth.name, growth.version, growth.numerator, growth.denominator});
  all.insert(all.end(), kOtherFormulas.begin(), kOtherFormulas.end());
  return all;
}

template <class Rows>
auto find_in(const Rows& rows, std::string_view name) -> decltype(&*rows.begin()) {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.name == name; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::span<const ViewInfo> all_views() { return kViews; }
const ViewInfo* find_view(std::string_view name) { return find_in(kViews, name); }
std::span<const FormulaInfo> all_formulas() {
  static const std::vector<FormulaInfo> formulas = listed_formulas();
  return formulas;
}
const FormulaInfo* find_formula(std::string_view name) { return find_in(all_formulas(), name); }

}  // namespace soquy::projections
