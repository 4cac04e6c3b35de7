#pragma once
// Of a club's figures: what the funds own and owe on the day, how long money lay there, and where it came from.

#include <map>
#include <vector>

#include "events/event.h"
#include "projections/balances.h"
#include "projections/figures.h"

namespace soquy::projections {

class MoneyFigures {
 public:
  void apply(const Event& event);
  void add_to(Figures& figures, Day day, Day founded) const;
  /// Of the by-law in force, 0 when there is none.
  [[nodiscard]] Money cash_limit() const;
  friend bool operator==(const MoneyFigures&, const MoneyFigures&) = default;

 private:
  /// A balance over time, kept in three sums: what was posted, the same times its day, and times the months that had
  /// ended before its day. They are all that sums over days and over months' ends need, in whatever order entries come.
  struct Course {
    Money amount;
    int128 by_day = 0;
    int128 by_month = 0;
    /// `months`: how many had ended before the day.
    void post(Money posted, Day day, std::int64_t months);
    [[nodiscard]] Money over_days(Day day) const;
    [[nodiscard]] Money over_month_ends(Day day) const;
    friend bool operator==(const Course&, const Course&) = default;
  };
  struct ByLaw {
    Day day;
    Version version;
    std::vector<FundRule> funds;
    Money cash_limit;
    friend bool operator==(const ByLaw&, const ByLaw&) = default;
  };

  void post(const Entry& postings, Day day);
  void add_sources(const Payload& payload, bool stands);
  void add_loan_money(const Payload& payload, const Entry& postings);
  void add_balances(Figures& figures) const;
  void add_courses(Figures& figures, Day day, Day founded) const;
  [[nodiscard]] bool keeps(Fund fund) const;
  [[nodiscard]] bool lends(Fund fund) const;

  Balances balances_;
  std::map<Fund, Course> means_;  ///< cash and bank money
  Course loans_;                  ///< 1288
  ByLaw law_;                     ///< the latest one
  Figures sources_;               ///< only what only grows
};

}  // namespace soquy::projections
