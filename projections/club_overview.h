#pragma once
// One club in one line: what a supervisor's roll-up adds up. Made of the other views, so the figures are the same.

#include <string>

#include "events/event.h"
#include "projections/arrears.h"
#include "projections/balances.h"
#include "projections/members_profile.h"

namespace soquy::projections {

struct ClubFigures {
  ClubCode club;
  std::string name;
  RegionRef region;  ///< as last told
  bool practice = false;
  Currency currency = Currency::vnd;  ///< of every amount
  Day founded;
  Day dissolved;  ///< none while it lives
  std::uint32_t members = 0;
  std::uint32_t women = 0;
  std::uint32_t older = 0;
  std::uint32_t poor_near_poor_or_hardship = 0;
  std::uint32_t volunteers = 0;
  std::uint32_t ever_borrowed = 0;
  std::uint32_t loans = 0;  ///< open ones
  std::uint32_t loans_late = 0;
  Money outstanding;
  Money overdue_principal;
  Ratio par1;
  Ratio par30;
  Ratio par90;
  Money cash;
  Money bank;
  Money capital;  ///< 411 and 431 of all funds
  std::uint32_t meetings = 0;
  Day last_meeting;
  Day last_count;
  [[nodiscard]] bool is_founded() const { return !founded.is_none(); }
  /// Owns money or loans: the denominator of averages per funded club.
  [[nodiscard]] bool is_funded() const { return (cash + bank + outstanding).is_positive(); }
  friend bool operator==(const ClubFigures&, const ClubFigures&) = default;
};

class ClubOverview {
 public:
  void apply(const Event& event);
  /// Fold with the same value date first.
  [[nodiscard]] ClubFigures on(Day day, int older_from_age = kOlderFromAge) const;
  friend bool operator==(const ClubOverview&, const ClubOverview&) = default;

 private:
  void note_club(const Event& event);
  void note_meeting(const Event& event);

  ClubFigures club_;  // the facts that no other view keeps
  Balances balances_;
  LoanBook loans_;
  MembersProfile members_;
};

}  // namespace soquy::projections
