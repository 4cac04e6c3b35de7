#include "projections/figures/people_figures.h"

#include <algorithm>
#include <array>

namespace soquy::projections {
namespace {

/// From the class a year ago to the class now.
constexpr std::int64_t Figures::*kMovement[4][4] = {
    {&Figures::none_stayed, &Figures::none_to_poor, &Figures::none_to_near_poor, &Figures::none_to_hardship},
    {&Figures::poor_to_none, &Figures::poor_stayed_poor, &Figures::poor_to_near_poor, &Figures::poor_to_hardship},
    {&Figures::near_poor_to_none, &Figures::near_poor_to_poor, &Figures::near_poor_stayed,
     &Figures::near_poor_to_hardship},
    {&Figures::hardship_to_none, &Figures::hardship_to_poor, &Figures::hardship_to_near_poor,
     &Figures::hardship_stayed},
};

std::size_t place_of_class(PovertyClass poverty) { return static_cast<std::size_t>(poverty); }

bool has(const std::map<MemberNo, int>& counts, MemberNo member) {
  const auto found = counts.find(member);
  return found != counts.end() && found->second > 0;
}

}  // namespace

void PeopleFigures::apply(const Event& event) {
  members_.apply(event);
  const Payload& payload = event.payload;
  if (payload.as<MemberJoined>() != nullptr) {
    joined_ += 1;
  } else if (payload.as<MemberLeft>() != nullptr) {
    left_ += 1;
  } else if (const auto* reversal = payload.as<EntryReversed>()) {
    left_ -= reversal->original->as<MemberLeft>() != nullptr;
    serve(*reversal->original, -1);
  } else {
    serve(payload, +1);
  }
}

void PeopleFigures::serve(const Payload& payload, int sign) {
  if (const auto* lent = payload.as<GoodsLent>()) {
    goods_[lent->keeper] += sign;
  } else if (const auto* handed = payload.as<GoodsHandedOn>()) {
    goods_[handed->receiver] += sign;
  } else if (const auto* given = payload.as<GoodsGiven>()) {
    if (!given->member.is_none()) goods_[given->member] += sign;
  } else if (const auto* referral = payload.as<CreditReferralMade>()) {
    referrals_[referral->member] += sign;
  }
}

void PeopleFigures::add_borrowing(Figures& figures, const MemberRow& row) const {
  figures.insured += row.insured;
  figures.ever_borrowed += row.loans > 0;
  figures.ever_borrowed_or_kept += row.loans > 0 || row.placements > 0;
  figures.repeat_borrowers += row.loans > 1;
  if (row.poverty == PovertyClass::none) return;
  const bool by_loan = row.loans > 0;
  const bool in_kind = has(goods_, row.member);
  const bool referred = has(referrals_, row.member);
  figures.needy_by_loan += by_loan;
  figures.needy_in_kind += in_kind;
  figures.needy_referred += referred;
  figures.needy_served += by_loan || in_kind || referred;
}

void PeopleFigures::add_movements(Figures& figures) const {
  figures.joined = joined_;
  figures.left = left_;
}

void PeopleFigures::add_to(Figures& figures, Day day, int older_from_age,
                           const std::vector<MemberNo>& borrowers) const {
  const Day year_ago = add_months(day, -12, civil(day).day);
  auto next = borrowers.begin();
  members_.each(day, year_ago, [&](const MemberRow& row, PovertyClass a_year_ago) {
    if (!row.is_member()) return;
    figures.members += 1;
    figures.women += row.sex == Sex::female;
    figures.older += row.age >= older_from_age;
    figures.age_unknown += row.age < 0;
    figures.poor += row.poverty == PovertyClass::poor;
    figures.near_poor += row.poverty == PovertyClass::near_poor;
    figures.hardship += row.poverty == PovertyClass::hardship;
    figures.volunteers += row.volunteer;
    while (next != borrowers.end() && *next < row.member) ++next;
    figures.borrowers += next != borrowers.end() && *next == row.member;
    add_borrowing(figures, row);
    // Of who has not been a member for a year there is no class then.
    if (row.joined <= year_ago) figures.*kMovement[place_of_class(a_year_ago)][place_of_class(row.poverty)] += 1;
  });
}

}  // namespace soquy::projections
