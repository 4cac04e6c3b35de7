#include "projections/members_profile.h"

#include <algorithm>

#include "projections/versioned.h"

namespace soquy::projections {
namespace {

/// By day, then by version: what is said of a later day holds, however early it was written.
template <class Left, class Right>
bool is_before(const Left& left, const Right& right) {
  return left.day != right.day ? left.day < right.day : left.version < right.version;
}

template <class Rows>
auto latest(const Rows& rows) -> const typename Rows::value_type* {
  const auto found = std::max_element(rows.begin(), rows.end(),
                                      [](const auto& left, const auto& right) { return is_before(left, right); });
  return found == rows.end() ? nullptr : &*found;
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
    people_[joined->member].joined.push_back({version, day, *joined});
  } else if (const auto* amended = payload.as<ProfileAmended>()) {
    people_[amended->member].amended.push_back({version, day, *amended});
  } else if (const auto* classified = payload.as<MemberClassified>()) {
    const Day from = classified->valid_from.is_none() ? day : classified->valid_from;
    people_[classified->member].classified.push_back({version, from, *classified});
  } else if (const auto* left = payload.as<MemberLeft>()) {
    people_[left->member].left.push_back({version, day, *left});
  } else if (const auto* appointed = payload.as<VolunteerAppointed>()) {
    people_[appointed->member].volunteer.push_back({version, day, true});
  } else if (const auto* released = payload.as<VolunteerReleased>()) {
    people_[released->member].volunteer.push_back({version, day, false});
  } else if (const auto* insured = payload.as<InsuranceRecorded>()) {
    people_[insured->member].insured.push_back({version, day, *insured});
  } else if (const auto* loan = payload.as<LoanDisbursed>()) {
    people_[loan->borrower].loans.insert(loan->loan);
  } else if (const auto* lent = payload.as<GoodsLent>()) {
    people_[lent->keeper].placements.insert(lent->given);
  } else if (const auto* handed = payload.as<GoodsHandedOn>(); handed && !handed->next.is_none()) {
    people_[handed->receiver].placements.insert(handed->next);
  } else if (const auto* erased = payload.as<PersonErased>(); erased && !erased->member.is_none()) {
    people_[erased->member].erased = true;
  }
}

void MembersProfile::undo(const Payload& original, Version entry) {
  if (const auto* loan = original.as<LoanDisbursed>()) {
    people_[loan->borrower].loans.erase(loan->loan);
  } else if (const auto* lent = original.as<GoodsLent>()) {
    people_[lent->keeper].placements.erase(lent->given);
  } else if (const auto* handed = original.as<GoodsHandedOn>()) {
    people_[handed->receiver].placements.erase(handed->next);
  } else {
    for (auto& [no, person] : people_) forget(person, entry);
  }
}

void MembersProfile::forget(Person& person, Version entry) {
  erase_version(person.joined, entry);
  erase_version(person.amended, entry);
  erase_version(person.classified, entry);
  erase_version(person.left, entry);
  erase_version(person.volunteer, entry);
  erase_version(person.insured, entry);
}

/// The class given at joining, until the commune certifies one; a certificate counts while it is valid.
void MembersProfile::set_poverty(MemberRow& row, const Person& person, Day day) {
  row.poverty = latest(person.joined)->said.poverty;
  const Stated<ClassifyMember>* certificate = nullptr;
  for (const auto& stated : person.classified) {
    if (stated.day <= day && (certificate == nullptr || is_before(*certificate, stated))) certificate = &stated;
  }
  if (certificate != nullptr) {
    const Day until = certificate->said.valid_until;
    row.poverty_expired = !until.is_none() && until < day;
    row.poverty = row.poverty_expired ? PovertyClass::none : certificate->said.poverty;
  }
}

MemberRow MembersProfile::row_of(MemberNo no, const Person& person, Day day) {
  MemberRow row;
  row.member = no;
  const auto* joined = latest(person.joined);
  row.joined = joined->day;
  row.sex = joined->said.sex;
  row.birth_year = joined->said.birth_year;
  row.household = joined->said.household;
  if (const auto* amended = latest(person.amended)) {
    row.sex = amended->said.sex;
    row.birth_year = amended->said.birth_year;
    row.household = amended->said.household;
  }
  if (row.birth_year != 0) row.age = civil(day).year - row.birth_year;
  set_poverty(row, person, day);
  if (const auto* left = latest(person.left); left && is_before(*joined, *left)) {
    row.left = left->day;
    row.left_reason = left->said.reason;
  }
  if (const auto* volunteer = latest(person.volunteer)) row.volunteer = volunteer->said && row.is_member();
  if (const auto* insured = latest(person.insured)) {
    const Day until = insured->said.valid_until;
    row.insured = insured->said.insured && (until.is_none() || until >= day);
  }
  row.loans = static_cast<std::uint32_t>(person.loans.size());
  row.placements = static_cast<std::uint32_t>(person.placements.size());
  row.erased = person.erased;
  return row;
}

PovertyClass MembersProfile::poverty_on(MemberNo member, Day day) const {
  const auto person = people_.find(member);
  if (person == people_.end() || person->second.joined.empty() || latest(person->second.joined)->day > day) {
    return PovertyClass::none;
  }
  MemberRow row;
  set_poverty(row, person->second, day);
  return row.poverty;
}

std::vector<MemberRow> MembersProfile::rows(Day day) const {
  std::vector<MemberRow> rows;
  rows.reserve(people_.size());
  for (const auto& [no, person] : people_) {
    if (!person.joined.empty()) rows.push_back(row_of(no, person, day));
  }
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
