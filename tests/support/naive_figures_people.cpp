// Of the naive figures: members, their classes now and a year ago, and who of those in need was served.

#include <utility>

#include "tests/support/naive_figures.h"

namespace soquy::naive {
namespace {

using projections::Figures;

/// One year of age a calendar year; by year of birth only.
constexpr int kOlder = 55;

/// What is known of a member, as last told.
struct Told {
  Sex sex = Sex::unknown;
  int birth_year = 0;
  bool volunteer = false;
  bool insured = false;
};

Told told_of(const FigureReader& club, MemberNo member) {
  Told told;
  for (const Event* event : club.standing()) {
    const Payload& what = event->payload;
    if (const auto* joined = what.as<MemberJoined>(); joined && joined->member == member) {
      told.sex = joined->sex;
      told.birth_year = joined->birth_year;
    }
    if (const auto* now = what.as<ProfileAmended>(); now && now->member == member) {
      told.sex = now->sex;
      told.birth_year = now->birth_year;
    }
    if (const auto* named = what.as<VolunteerAppointed>(); named && named->member == member) told.volunteer = true;
    if (const auto* freed = what.as<VolunteerReleased>(); freed && freed->member == member) told.volunteer = false;
    if (const auto* card = what.as<InsuranceRecorded>(); card && card->member == member) {
      told.insured = card->insured && (card->valid_until.is_none() || card->valid_until >= club.day());
    }
  }
  return told;
}

/// The class at joining, until a certificate says another from its first day on; none after its last day. Of several
/// that have begun the one that began last holds; of those of one day the one that was written last.
PovertyClass class_on(const FigureReader& club, MemberNo member, Day day) {
  PovertyClass found = PovertyClass::none;
  club.each<MemberJoined>([&](const MemberJoined& joined, const Envelope& envelope) {
    if (joined.member == member && envelope.value_date <= day) found = joined.poverty;
  });
  std::pair<Day, Version> newest{Day::none(), Version{}};
  club.each<MemberClassified>([&](const MemberClassified& paper, const Envelope& envelope) {
    const std::pair<Day, Version> begun{paper.valid_from, envelope.version};
    if (paper.member != member || paper.valid_from > day || begun < newest) return;
    newest = begun;
    const bool over = !paper.valid_until.is_none() && paper.valid_until < day;
    found = over ? PovertyClass::none : paper.poverty;
  });
  return found;
}

int loans_of(const FigureReader& club, MemberNo member) {
  int loans = 0;
  club.each<LoanDisbursed>([&](const LoanDisbursed& loan, const Envelope&) { loans += loan.borrower == member; });
  return loans;
}

/// Was something put into their keeping?
bool kept_goods(const FigureReader& club, MemberNo member) {
  bool kept = false;
  club.each<GoodsLent>([&](const GoodsLent& lent, const Envelope&) { kept = kept || lent.keeper == member; });
  club.each<GoodsHandedOn>([&](const GoodsHandedOn& handed, const Envelope&) {
    kept = kept || (handed.receiver == member && !handed.next.is_none());
  });
  return kept;
}

bool was_given_goods(const FigureReader& club, MemberNo member) {
  bool given = false;
  club.each<GoodsGiven>([&](const GoodsGiven& gift, const Envelope&) { given = given || gift.member == member; });
  club.each<GoodsHandedOn>([&](const GoodsHandedOn& handed, const Envelope&) {
    given = given || (handed.receiver == member && handed.next.is_none());
  });
  return given;
}

bool was_referred(const FigureReader& club, MemberNo member) {
  bool sent = false;
  club.each<CreditReferralMade>(
      [&](const CreditReferralMade& referral, const Envelope&) { sent = sent || referral.member == member; });
  return sent;
}

void find_class(Figures& figures, PovertyClass now) {
  figures.poor += now == PovertyClass::poor;
  figures.near_poor += now == PovertyClass::near_poor;
  figures.hardship += now == PovertyClass::hardship;
}

void find_service(Figures& figures, const FigureReader& club, MemberNo member) {
  const bool lent = loans_of(club, member) > 0;
  const bool goods = kept_goods(club, member) || was_given_goods(club, member);
  const bool sent = was_referred(club, member);
  figures.needy_by_loan += lent;
  figures.needy_in_kind += goods;
  figures.needy_referred += sent;
  figures.needy_served += lent || goods || sent;
}

void find_movement(Figures& figures, PovertyClass then, PovertyClass now) {
  using enum PovertyClass;
  figures.poor_stayed_poor += then == poor && now == poor;
  figures.poor_to_near_poor += then == poor && now == near_poor;
  figures.poor_to_hardship += then == poor && now == hardship;
  figures.poor_to_none += then == poor && now == none;
  figures.near_poor_to_poor += then == near_poor && now == poor;
  figures.near_poor_stayed += then == near_poor && now == near_poor;
  figures.near_poor_to_hardship += then == near_poor && now == hardship;
  figures.near_poor_to_none += then == near_poor && now == none;
  figures.hardship_to_poor += then == hardship && now == poor;
  figures.hardship_to_near_poor += then == hardship && now == near_poor;
  figures.hardship_stayed += then == hardship && now == hardship;
  figures.hardship_to_none += then == hardship && now == none;
  figures.none_to_poor += then == none && now == poor;
  figures.none_to_near_poor += then == none && now == near_poor;
  figures.none_to_hardship += then == none && now == hardship;
  figures.none_stayed += then == none && now == none;
}

void find_member(Figures& figures, const FigureReader& club, MemberNo member) {
  const Told told = told_of(club, member);
  const PovertyClass now = class_on(club, member, club.day());
  const int loans = loans_of(club, member);
  figures.members += 1;
  figures.women += told.sex == Sex::female;
  figures.older += told.birth_year != 0 && civil(club.day()).year - told.birth_year >= kOlder;
  figures.age_unknown += told.birth_year == 0;
  figures.volunteers += told.volunteer;
  figures.insured += told.insured;
  figures.ever_borrowed += loans >= 1;
  figures.repeat_borrowers += loans >= 2;
  figures.ever_borrowed_or_kept += loans >= 1 || kept_goods(club, member);
  find_class(figures, now);
  if (now != PovertyClass::none) find_service(figures, club, member);
  const Day year_ago = add_months(club.day(), -12, civil(club.day()).day);
  if (club.is_member(member, year_ago)) find_movement(figures, class_on(club, member, year_ago), now);
}

}  // namespace

void find_people(Figures& figures, const FigureReader& club) {
  for (const MemberNo member : club.people()) {
    if (club.is_living() && club.is_member(member, club.day())) find_member(figures, club, member);
  }
  figures.joined = club.count<MemberJoined>();
  figures.left = club.count<MemberLeft>();
}

}  // namespace soquy::naive
