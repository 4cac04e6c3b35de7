#include "projections/catalog.h"

#include <algorithm>
#include <array>

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
    ViewInfo{"club_overview", 1, "How does one club stand in one line: people, money, loans, risk, last meeting?"},
    ViewInfo{"donor_trace", 1,
             "What became of one project's capital: in the fund, out in loans, lost or spent, and whom has it served?"},
    ViewInfo{"income_improvement", 1,
             "Did the incomes of households grow in what money can buy, and of how many is it not known?"},
    ViewInfo{"poverty_movement", 1, "How did the official poverty class of the members move between two days?"},
    ViewInfo{"programme", 1,
             "How far is the programme: clubs, members, loans and risk per region, and how near are its targets?"},
};

constexpr std::array kFormulas = {
    FormulaInfo{"par1", 1, "whole balance of loans more than 1 day late, and of every restructured loan",
                "outstanding principal of all loans not written off"},
    FormulaInfo{"par30", 1, "whole balance of loans more than 30 days late, and of every restructured loan",
                "outstanding principal of all loans not written off"},
    FormulaInfo{"par90", 1, "whole balance of loans more than 90 days late, and of every restructured loan",
                "outstanding principal of all loans not written off"},
    FormulaInfo{"arrears_rate", 1, "principal of instalments due before the day and not paid",
                "outstanding principal of all loans not written off"},
    FormulaInfo{"loan_access", 1, "members on the day who ever had a loan in money", "members on the day"},
    FormulaInfo{"loan_access_any", 1, "members on the day who ever had a loan in money or in kind",
                "members on the day"},
    FormulaInfo{"women_share", 1, "women among the members on the day", "members on the day"},
    FormulaInfo{"older_share", 1, "members on the day whose year of age is at least 55", "members on the day"},
    FormulaInfo{"approvals_only_named", 1, "approvals for which there is nothing but a name",
                "approvals, one per signer and commit"},
    FormulaInfo{"income_improved", 1,
                "households whose income a month buys more than before, by more than the threshold",
                "households compared"},
    FormulaInfo{"income_attrition", 1, "baselines 15 months over to which nobody came back, members who left included",
                "baselines"},
    FormulaInfo{"turned_over", 1, "lent of the project's money, ever", "the project's money"},
    FormulaInfo{"target_progress", 1, "what real clubs reached by the day", "the target's value"},
};

template <class Rows>
auto find_in(const Rows& rows, std::string_view name) -> const typename Rows::value_type* {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.name == name; });
  return found == rows.end() ? nullptr : &*found;
}

}  // namespace

std::span<const ViewInfo> all_views() { return kViews; }
const ViewInfo* find_view(std::string_view name) { return find_in(kViews, name); }
std::span<const FormulaInfo> all_formulas() { return kFormulas; }
const FormulaInfo* find_formula(std::string_view name) { return find_in(kFormulas, name); }

}  // namespace soquy::projections
