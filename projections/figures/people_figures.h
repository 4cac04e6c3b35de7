#pragma once
// Of a club's figures: the members on the day, and which of those in need were served.

#include <map>
#include <vector>

#include "events/event.h"
#include "projections/figures.h"
#include "projections/members_profile.h"

namespace soquy::projections {

class PeopleFigures {
 public:
  void apply(const Event& event);
  /// Who came and went since the founding.
  void add_movements(Figures& figures) const;
  /// Who is there. `borrowers`: who has a loan that is open on the day, ascending.
  void add_to(Figures& figures, Day day, int older_from_age, const std::vector<MemberNo>& borrowers) const;
  friend bool operator==(const PeopleFigures&, const PeopleFigures&) = default;

 private:
  void serve(const Payload& payload, int sign);
  void add_borrowing(Figures& figures, const MemberRow& row) const;

  MembersProfile members_;
  std::map<MemberNo, int> goods_;      ///< how often somebody got goods, lent or given
  std::map<MemberNo, int> referrals_;  ///< how often somebody was sent to another lender
  std::int64_t joined_ = 0;
  std::int64_t left_ = 0;
};

}  // namespace soquy::projections
