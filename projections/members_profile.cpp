#include "projections/members_profile.h"

#include <algorithm>

#include "projections/versioned.h"

namespace soquy::projections {
namespace {

/// By day, then by version: what is said of a later day holds, however early it was written.
template <class Stated>
bool is_before(const Stated& left, const Stated& right) {
  return left.day != right.day ? left.day < right.day : left.version < right.version;
}

void count(MemberCounts& counts, const MemberRow& row, int older_from_age) {
  counts.total += 1;
  counts.women += row.sex == Sex::female;
  counts.older += row.age >= older_from_age;
  counts.age_unknown += row.age < 0;
  counts.poor += row.poverty == PovertyClass::poor;
  counts.near_poor += row.poverty == PovertyClass::near_poor;
  counts.hardship += row.poverty == PovertyClass::hardship;
  counts.volunteers += row.volunteer;
  counts.insured += row.insured;
  counts.ever_borrowed += row.loans > 0;
  counts.ever_borrowed_or_kept += row.loans > 0 || row.placements > 0;
}

}  // namespace

bool MembersProfile::reads(Kind kind) {
  switch (kind) {
    case Kind::entry_reversed:
    case Kind::member_joined:
    case Kind::profile_amended:
    case Kind::member_classified:
    case Kind::member_left:
    case Kind::volunteer_appointed:
    case Kind::volunteer_released:
    case Kind::insurance_recorded:
    case Kind::loan_disbursed:
    case Kind::goods_lent:
    case Kind::goods_handed_on:
    case Kind::person_erased: return true;
    default: return false;
  }
}

void MembersProfile::apply(const Event& event) {
  if (const auto* reversal = event.payload.as<EntryReversed>()) {
    undo(*reversal->original, reversal->entry);
  } else {
    take(event.payload, event.envelope);
  }
}

void MembersProfile::take(const Payload& payload, const Envelope& envelope) {
  const Version version = envelope.version;
  const Day day = envelope.value_date;
  if (const auto* joined = payload.as<MemberJoined>()) {
    const Profile said{joined->sex, joined->birth_year, joined->household, joined->poverty};
    state(joined->member, &Person::joined, {version, day, said});
  } else if (const auto* amended = payload.as<ProfileAmended>()) {
    const Profile said{amended->sex, amended->birth_year, amended->household, PovertyClass::none};
    state(amended->member, &Person::amended, {version, day, said});
  } else if (const auto* classified = payload.as<MemberClassified>()) {
    const Day from = classified->valid_from.is_none() ? day : classified->valid_from;
    state(classified->member, &Person::classified, {version, from, {classified->poverty, classified->valid_until}});
  } else if (const auto* left = payload.as<MemberLeft>()) {
    state(left->member, &Person::left, {version, day, left->reason});
  } else if (const auto* appointed = payload.as<VolunteerAppointed>()) {
    state(appointed->member, &Person::volunteer, {version, day, true});
  } else if (const auto* released = payload.as<VolunteerReleased>()) {
    state(released->member, &Person::volunteer, {version, day, false});
  } else if (const auto* insured = payload.as<InsuranceRecorded>()) {
    state(insured->member, &Person::insured, {version, day, {insured->insured, insured->valid_until}});
  } else if (const auto* loan = payload.as<LoanDisbursed>()) {
    person_of(loan->borrower).loans.insert(loan->loan);
  } else if (const auto* lent = payload.as<GoodsLent>()) {
    person_of(lent->keeper).placements.insert(lent->given);
  } else if (const auto* handed = payload.as<GoodsHandedOn>(); handed && !handed->next.is_none()) {
    person_of(handed->receiver).placements.insert(handed->next);
  } else if (const auto* erased = payload.as<PersonErased>(); erased && !erased->member.is_none()) {
    person_of(erased->member).row.erased = true;
  }
}

void MembersProfile::undo(const Payload& original, Version entry) {
  if (const auto* loan = original.as<LoanDisbursed>()) {
    person_of(loan->borrower).loans.erase(loan->loan);
  } else if (const auto* lent = original.as<GoodsLent>()) {
    person_of(lent->keeper).placements.erase(lent->given);
  } else if (const auto* handed = original.as<GoodsHandedOn>()) {
    person_of(handed->receiver).placements.erase(handed->next);
  } else {
    for (Person& person : people_) forget(person, entry);
  }
}

MembersProfile::Person& MembersProfile::person_of(MemberNo no) {
  const auto place = std::lower_bound(people_.begin(), people_.end(), no,
                                      [](const Person& person, MemberNo number) { return person.row.member < number; });
  if (place != people_.end() && place->row.member == no) return *place;
  Person& person = *people_.emplace(place);
  person.row.member = no;
  return person;
}

template <class Said>
void MembersProfile::state(MemberNo no, std::vector<Stated<Said>> Person::*list, Stated<Said> stated) {
  Person& person = person_of(no);
  auto& all = person.*list;
  all.insert(std::lower_bound(all.begin(), all.end(), stated, is_before<Stated<Said>>), std::move(stated));
  work_out(person);
}

void MembersProfile::forget(Person& person, Version entry) {
  erase_version(person.joined, entry);
  erase_version(person.amended, entry);
  erase_version(person.classified, entry);
  erase_version(person.left, entry);
  erase_version(person.volunteer, entry);
  erase_version(person.insured, entry);
  work_out(person);
}

void MembersProfile::work_out(Person& person) {
  if (person.joined.empty()) return;
  MemberRow& row = person.row;
  const auto& joined = person.joined.back();
  const Profile& profile = person.amended.empty() ? joined.said : person.amended.back().said;
  row.joined = joined.day;
  row.sex = profile.sex;
  row.birth_year = profile.birth_year;
  row.household = profile.household;
  const bool has_left =
      !person.left.empty() && (person.left.back().day != joined.day ? joined.day < person.left.back().day
                                                                    : joined.version < person.left.back().version);
  row.left = has_left ? person.left.back().day : Day::none();
  row.left_reason = has_left ? person.left.back().said : ReasonCode::none;
  row.volunteer = !person.volunteer.empty() && person.volunteer.back().said && row.is_member();
  row.insured = !person.insured.empty() && person.insured.back().said.insured;
}

/// The class given at joining, until the commune certifies one; a certificate counts while it is valid.
void MembersProfile::set_poverty(MemberRow& row, const Person& person, Day day) {
  row.poverty = person.joined.back().said.poverty;
  const auto& all = person.classified;
  const auto held = std::find_if(all.rbegin(), all.rend(), [&](const auto& stated) { return stated.day <= day; });
  if (held == all.rend()) return;
  const Day until = held->said.valid_until;
  row.poverty_expired = !until.is_none() && until < day;
  row.poverty = row.poverty_expired ? PovertyClass::none : held->said.poverty;
}

MemberRow MembersProfile::row_on(const Person& person, Day day, int year) {
  MemberRow row = person.row;
  if (row.birth_year != 0) row.age = year - row.birth_year;
  set_poverty(row, person, day);
  if (row.insured) {
    const Day until = person.insured.back().said.valid_until;
    row.insured = until.is_none() || until >= day;
  }
  row.loans = static_cast<std::uint32_t>(person.loans.size());
  row.placements = static_cast<std::uint32_t>(person.placements.size());
  return row;
}

PovertyClass MembersProfile::poverty_on(const Person& person, Day day) {
  if (person.joined.empty() || person.joined.back().day > day) return PovertyClass::none;
  MemberRow row;
  set_poverty(row, person, day);
  return row.poverty;
}

PovertyClass MembersProfile::poverty_on(MemberNo member, Day day) const {
  const auto place = std::lower_bound(people_.begin(), people_.end(), member,
                                      [](const Person& person, MemberNo no) { return person.row.member < no; });
  const bool is_there = place != people_.end() && place->row.member == member;
  return is_there ? poverty_on(*place, day) : PovertyClass::none;
}

std::vector<MemberRow> MembersProfile::rows(Day day) const {
  std::vector<MemberRow> rows;
  rows.reserve(people_.size());
  each(day, day, [&](const MemberRow& row, PovertyClass) { rows.push_back(row); });
  return rows;
}

MemberCounts MembersProfile::counts(Day day, int older_from_age) const {
  MemberCounts counts;
  for (const MemberRow& row : rows(day)) {
    if (row.is_member()) {
      count(counts, row, older_from_age);
    } else {
      counts.left += 1;
    }
  }
  return counts;
}

}  // namespace soquy::projections
