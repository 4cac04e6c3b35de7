#pragma once
// What adds up: figures of one club on one day that may be added over clubs and subtracted over days.
//
// Two sorts stand side by side. A figure of the day (members, outstanding) says how the club stands. A figure since the
// founding (disbursed, meetings) only grows, but for reversals, so what happened in a period is its end less its
// beginning. There are no ratios here: projections/indicators.h divides sums, never averages of averages.
//
// The list below is the only place where a figure is named: bytes, sums, columns and docs are made from it. Append;
// taking one out or changing what it means is a new version of the view `club_figures`.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "events/money.h"

namespace soquy::projections {

// X(sort, name, "what it counts"). COUNT: people, entries, clubs, days; MONEY: minor units of the club's currency.
// Members, borrowers and all other people are those who are members on the day, counted once each. A club that was
// dissolved has none, and nothing is told of its last 12 months or meetings; its books and all that happened since the
// founding stay counted. "12 months to the day" begin on the day after the same day of the year before; "two months"
// likewise.
#define SOQUY_FIGURES_OF_CLUB(X)                                                                                \
  X(count, clubs, "1 when founded and not dissolved on the day")                                                \
  X(count, clubs_dissolved, "1 when dissolved")                                                                 \
  X(count, clubs_funded, "1 for a living club whose cash, bank money and loans are more than nothing together") \
  X(count, clubs_with_loans, "1 for a living club with principal out")                                          \
  X(count, clubs_both_funds,                                                                                    \
    "1 for a living club that keeps the income fund and the activity fund, each with an entry")                 \
  X(count, clubs_trained, "1 for a living club with a training in the 12 months to the day")                    \
  X(count, clubs_visited, "1 for a living club with a supervision visit in the 12 months to the day")           \
  X(count, clubs_trained_and_visited, "1 for a living club with both in the 12 months to the day")              \
  X(count, clubs_all_areas, "1 for a living club active in all eight areas in the 12 months to the day")        \
  X(count, clubs_met, "1 for a living club that met in the two months to the day")

#define SOQUY_FIGURES_OF_PEOPLE(X)                                                                    \
  X(count, members, "members on the day")                                                             \
  X(count, women, "of them women")                                                                    \
  X(count, older, "of them of the age of the rule pack (55) or more, by year of birth")               \
  X(count, age_unknown, "of them without a year of birth")                                            \
  X(count, poor, "of them classed poor on the day")                                                   \
  X(count, near_poor, "of them classed near-poor")                                                    \
  X(count, hardship, "of them classed in hardship")                                                   \
  X(count, volunteers, "of them volunteers")                                                          \
  X(count, insured, "of them with health insurance that is valid on the day, as last told")           \
  X(count, borrowers, "of them with a loan in money that is open on the day")                         \
  X(count, ever_borrowed, "of them who ever had a loan in money")                                     \
  X(count, ever_borrowed_or_kept, "of them who ever had a loan, in money or in goods")                \
  X(count, repeat_borrowers, "of them who had two loans in money or more")                            \
  X(count, needy_by_loan, "poor, near-poor or in hardship who ever had a loan in money")              \
  X(count, needy_in_kind, "poor, near-poor or in hardship who ever got goods, lent or given")         \
  X(count, needy_referred, "poor, near-poor or in hardship who were ever referred to another lender") \
  X(count, needy_served, "poor, near-poor or in hardship with any of the three, each once")           \
  X(count, joined, "joinings since the founding")                                                     \
  X(count, left, "leavings since the founding")

// Of members on the day who were members on the same day a year before: the class that held then by what is known
// now, and the class now.
#define SOQUY_FIGURES_OF_POVERTY(X)                                        \
  X(count, poor_stayed_poor, "poor a year ago, poor now")                  \
  X(count, poor_to_near_poor, "poor a year ago, near-poor now")            \
  X(count, poor_to_hardship, "poor a year ago, in hardship now")           \
  X(count, poor_to_none, "poor a year ago, in no class now")               \
  X(count, near_poor_to_poor, "near-poor a year ago, poor now")            \
  X(count, near_poor_stayed, "near-poor a year ago, near-poor now")        \
  X(count, near_poor_to_hardship, "near-poor a year ago, in hardship now") \
  X(count, near_poor_to_none, "near-poor a year ago, in no class now")     \
  X(count, hardship_to_poor, "in hardship a year ago, poor now")           \
  X(count, hardship_to_near_poor, "in hardship a year ago, near-poor now") \
  X(count, hardship_stayed, "in hardship a year ago, in hardship now")     \
  X(count, hardship_to_none, "in hardship a year ago, in no class now")    \
  X(count, none_to_poor, "in no class a year ago, poor now")               \
  X(count, none_to_near_poor, "in no class a year ago, near-poor now")     \
  X(count, none_to_hardship, "in no class a year ago, in hardship now")    \
  X(count, none_stayed, "in no class a year ago, in no class now")

#define SOQUY_FIGURES_OF_PORTFOLIO(X)                                                                 \
  X(count, loans_open, "loans on which something is owed on the day")                                 \
  X(count, loans_late, "of them late by a day or more")                                               \
  X(count, loans_over_30, "of them late by more than 30 days")                                        \
  X(money, outstanding, "principal out, loans written off left out")                                  \
  X(money, overdue_principal, "principal of instalments due before the day and not paid")             \
  X(money, overdue_interest, "interest of them")                                                      \
  X(money, at_risk_1, "whole balances of loans more than 1 day late and of all restructured ones")    \
  X(money, at_risk_30, "whole balances of loans more than 30 days late and of all restructured ones") \
  X(money, at_risk_90, "whole balances of loans more than 90 days late and of all restructured ones") \
  X(money, restructured, "whole balances of loans that were ever rescheduled")                        \
  X(money, late_1_30, "whole balances 1 to 30 days late")                                             \
  X(money, late_31_60, "whole balances 31 to 60 days late")                                           \
  X(money, late_61_90, "whole balances 61 to 90 days late")                                           \
  X(money, late_91_180, "whole balances 91 to 180 days late")                                         \
  X(money, late_over_180, "whole balances more than 180 days late")                                   \
  X(money, debt_group_2, "whole balances in debt group 2")                                            \
  X(money, debt_group_3, "whole balances in debt group 3")                                            \
  X(money, debt_group_4, "whole balances in debt group 4")                                            \
  X(money, debt_group_5, "whole balances in debt group 5")                                            \
  X(count, board_loans, "open loans of members who sit on the board on the day")                      \
  X(money, board_outstanding, "principal out on them")                                                \
  X(count, loans_above_cap, "open loans that cost more than 20% a year, as agreed or effectively")

// An instalment falls due when it is still asked for on its due day: not when it was replaced or the loan given up on
// an earlier day, when all principal was back on an earlier day, or when its agreement asks for nothing (frozen). It
// asks for its interest less what was spared. Nothing paid on it counts beyond what it asks for. What was replaced
// unpaid has fallen due, and falls due again with the new instalments.
#define SOQUY_FIGURES_OF_LENDING(X)                                                                       \
  X(count, loans_paid_out, "loans paid out since the founding")                                           \
  X(count, loans_repeat, "of them to somebody who had had one before")                                    \
  X(count, loans_renewing, "of them recorded as paid out to renew another")                               \
  X(money, disbursed, "principal paid out")                                                               \
  X(count, term_days, "days from paying out to the last due day as agreed then, over all loans paid out") \
  X(money, principal_repaid, "principal paid back, as the books split it now")                            \
  X(count, loans_written_off, "loans written off")                                                        \
  X(money, written_off, "principal written off")                                                          \
  X(money, recovered, "brought in after a write-off")                                                     \
  X(money, fell_due, "principal and interest of instalments due on the day or before")                    \
  X(money, principal_fell_due, "principal of them")                                                       \
  X(money, paid_in_time, "of fell_due: paid on the due day or before, as payments are split now")         \
  X(money, principal_of_due_paid, "of principal_fell_due: paid by the day")                               \
  X(money, due_in_month, "of fell_due: what was not yet paid when the month of the due day began")        \
  X(money, due_paid_in_month, "of due_in_month: paid by the end of that month")

#define SOQUY_FIGURES_OF_MONEY(X)                                                                  \
  X(money, income_fund_cash, "cash of the income fund on the day")                                 \
  X(money, income_fund_bank, "bank money of the income fund")                                      \
  X(money, activity_fund_cash, "cash of the activity fund")                                        \
  X(money, activity_fund_bank, "bank money of the activity fund")                                  \
  X(money, other_funds_cash, "cash of all further funds")                                          \
  X(money, other_funds_bank, "bank money of all further funds")                                    \
  X(money, lending_cash, "cash and bank money of the funds that lend")                             \
  X(money, restricted, "left of gifts for a stated use (4118)")                                    \
  X(money, refundable, "owed to members (338)")                                                    \
  X(money, borrowed, "owed to lenders (341)")                                                      \
  X(money, capital, "capital of the funds (411)")                                                  \
  X(money, activity_capital, "capital of the activity fund (431)")                                 \
  X(money, surplus, "surplus awaiting allocation (421)")                                           \
  X(money, loss_reserve, "loan-loss reserve (229)")                                                \
  X(money, income_this_year, "515 and 711 not yet moved to 421")                                   \
  X(money, expense_this_year, "642 and 811 not yet moved to 421")                                  \
  X(money, lending_cash_days,                                                                      \
    "cash and bank money, at the end of every day since the founding, of the funds that lend now") \
  X(money, outstanding_days, "principal out (1288) at the end of every day, summed")               \
  X(money, lending_cash_month_ends, "the same at every month's end since the founding, summed")    \
  X(money, outstanding_month_ends, "principal out (1288) at every month's end, summed")            \
  X(count, month_ends, "months' ends from the founding day to the day, both included")

// Since the founding, less what was reversed.
#define SOQUY_FIGURES_OF_SOURCES(X)                                                                   \
  X(money, opening, "owned less owed when the books were taken over from paper")                      \
  X(money, fees, "fees of members")                                                                   \
  X(money, savings, "savings of members")                                                             \
  X(money, members_capital, "refundable capital of members")                                          \
  X(money, refunded, "savings and capital paid back to members")                                      \
  X(money, given_by_state, "gifts in money of the state budget")                                      \
  X(money, given_by_elderly_fund, "of the fund for the care of older people")                         \
  X(money, given_by_organisations, "of organisations")                                                \
  X(money, given_by_enterprises, "of enterprises")                                                    \
  X(money, given_by_individuals, "of individuals")                                                    \
  X(money, given_by_members, "of members")                                                            \
  X(money, given_internationally, "of international donors")                                          \
  X(money, given_by_programmes, "of other programmes")                                                \
  X(money, given_for_good, "of all gifts in money: permanent capital")                                \
  X(money, given_for_a_use, "of all gifts in money: for a stated use")                                \
  X(money, in_kind_memo, "memo value of gifts in kind; never added to money")                         \
  X(money, capital_borrowed, "borrowed by the club")                                                  \
  X(money, capital_repaid, "of it paid back")                                                         \
  X(money, interest_received, "interest on loans, late interest included, as the books split it now") \
  X(money, penalties_received, "penalties on loans")                                                  \
  X(money, bank_interest, "interest of the bank")                                                     \
  X(money, other_income, "work, sales, fines, other income, goods bought out")                        \
  X(money, counted_over, "cash counted too much and put into the books")                              \
  X(money, counted_short, "cash counted short and put into the books")                                \
  X(money, interest_paid, "interest that the club paid on what it borrowed")                          \
  X(money, spent, "expenses, whatever the area")                                                      \
  X(money, aid, "aid in money")

// `reached_*` is a lower bound on the members reached in the 12 months to the day: the best attended activity of the
// area (health: or the best attended check-up; home care: or the members helped in their homes; self-help: or the
// members helped otherwise; rights: or the members insured). `active_*` is 1 for a living club that did anything in the
// area in these 12 months: an activity, an expense, aid or goods given that names it (goods that name none: self-help);
// and by its nature
//   livelihood  a loan paid out or repaid, goods lent, handed on or given back    health    a check-up
//   home care   visits, housework, cooking, company      self-help  other help, aid in hardship or after a disaster
//   rights      a member found insured, aid for insurance                         learning  a training
//   resources   a gift in money or kind
#define SOQUY_FIGURES_OF_ACTIVITY(X)                                                                            \
  X(count, meetings, "meetings since the founding")                                                             \
  X(count, attended, "people of the club present at them, where known")                                         \
  X(count, could_attend, "members on the days of the meetings whose attendance is known")                       \
  X(count, attended_last_4, "present at the last four meetings whose attendance is known")                      \
  X(count, could_attend_last_4, "members at these four")                                                        \
  X(count, cash_counts, "cash counts since the founding")                                                       \
  X(count, cash_counts_off, "of them with a difference")                                                        \
  X(money, open_differences, "differences not put into the books, without their signs, of counts not reversed") \
  X(count, active_livelihood, "area 1")                                                                         \
  X(count, active_health, "area 2")                                                                             \
  X(count, active_home_care, "area 3")                                                                          \
  X(count, active_self_help, "area 4")                                                                          \
  X(count, active_rights, "area 5")                                                                             \
  X(count, active_learning, "area 6")                                                                           \
  X(count, active_culture, "area 7")                                                                            \
  X(count, active_resources, "area 8")                                                                          \
  X(count, reached_livelihood, "area 1")                                                                        \
  X(count, reached_health, "area 2")                                                                            \
  X(count, reached_home_care, "area 3")                                                                         \
  X(count, reached_self_help, "area 4")                                                                         \
  X(count, reached_rights, "area 5")                                                                            \
  X(count, reached_learning, "area 6")                                                                          \
  X(count, reached_culture, "area 7")                                                                           \
  X(count, reached_resources, "area 8")                                                                         \
  X(count, activities, "activities held since the founding, whatever the area")                                 \
  X(count, health_checks, "check-ups held since the founding")                                                  \
  X(count, health_checked, "members at the best attended check-up of the 12 months to the day")                 \
  X(count, health_files, "health files kept, as the latest check-up says")                                      \
  X(count, help_tenths, "tenths of days or visits of help since the founding")                                  \
  X(count, trainings, "trainings since the founding")                                                           \
  X(count, visits, "supervision visits since the founding")

// Since the founding, by value date. Entries are events that moved money, reversals and reallocations among them; what
// is taken back stays counted beside its reversal.
#define SOQUY_FIGURES_OF_BOOKS(X)                                                                         \
  X(count, events, "events of any kind")                                                                  \
  X(count, entries, "entries that moved money")                                                           \
  X(count, entries_back_dated, "of them dated before the day (in Vietnam) on which they were recorded")   \
  X(count, entries_late, "of them written at a later meeting, or with their true day in a closed period") \
  X(count, entries_outside_meetings, "of them outside meetings")                                          \
  X(count, reversals, "events taken back, whether they moved money or not")                               \
  X(count, reversals_by_recorder, "of them by who had recorded the entry")                                \
  X(count, loans_without_resolution, "loans paid out without an approval that names a resolution")        \
  X(count, findings_open, "findings of auditors not answered")                                            \
  X(count, disputes_open, "disputes not resolved")

#define SOQUY_FIGURES(X)        \
  SOQUY_FIGURES_OF_CLUB(X)      \
  SOQUY_FIGURES_OF_PEOPLE(X)    \
  SOQUY_FIGURES_OF_POVERTY(X)   \
  SOQUY_FIGURES_OF_PORTFOLIO(X) \
  SOQUY_FIGURES_OF_LENDING(X)   \
  SOQUY_FIGURES_OF_MONEY(X)     \
  SOQUY_FIGURES_OF_SOURCES(X)   \
  SOQUY_FIGURES_OF_ACTIVITY(X)  \
  SOQUY_FIGURES_OF_BOOKS(X)

enum class FigureSort : std::uint8_t { count = 0, money = 1 };

/// Members are plain whole numbers: counts, or minor units of one currency. Nothing else is ever added up.
struct Figures {
#define SOQUY_FIGURE(sort, name, what) std::int64_t name = 0;
  SOQUY_FIGURES(SOQUY_FIGURE)
#undef SOQUY_FIGURE
  friend bool operator==(const Figures&, const Figures&) = default;
};

struct FigureInfo {
  std::string_view name;
  FigureSort sort = FigureSort::count;
  std::string_view what;
  std::int64_t Figures::*member = nullptr;
};
/// In the order of the list, which is the order of their bytes.
[[nodiscard]] std::span<const FigureInfo> all_figures();
/// The figure of that name, or null.
[[nodiscard]] const FigureInfo* find_figure(std::string_view name);

/// Over clubs. Sums that leave 64 bits stay at their ends.
Figures& operator+=(Figures& left, const Figures& right);
/// Over days: what happened after `right` until `left`.
[[nodiscard]] Figures operator-(const Figures& left, const Figures& right);

}  // namespace soquy::projections
