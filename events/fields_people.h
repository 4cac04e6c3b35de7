#pragma once
// The fields of the people family, in the order of ledger.capnp. See fields.h.

#include "events/fields.h"
#include "events/people_events.h"

namespace soquy {

template <class Io>
void fields(Io& io, In<Io, JoinMember>& e) {
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(sex, Sex)
  SOQUY_FIELD(birth_year, BirthYear)
  SOQUY_FIELD(poverty, Poverty)
  SOQUY_FIELD(household, Household)
  SOQUY_FIELD(profile, Profile)
}

template <class Io>
void fields(Io& io, In<Io, AmendProfile>& e) {
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(sex, Sex)
  SOQUY_FIELD(birth_year, BirthYear)
  SOQUY_FIELD(household, Household)
  SOQUY_FIELD(reason, Reason)
  SOQUY_FIELD(profile, Profile)
}

template <class Io>
void fields(Io& io, In<Io, ClassifyMember>& e) {
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(poverty, Poverty)
  SOQUY_FIELD(certificate, Certificate)
  SOQUY_FIELD(valid_from, ValidFrom)
  SOQUY_FIELD(valid_until, ValidUntil)
}

template <class Io>
void fields(Io& io, In<Io, LeaveClub>& e) {
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(reason, Reason)
  SOQUY_FIELD(notes, Notes)
}

template <class Io>
void fields(Io& io, In<Io, AppointVolunteer>& e) {
  SOQUY_FIELD(member, Member)
}

template <class Io>
void fields(Io& io, In<Io, ReleaseVolunteer>& e) {
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(reason, Reason)
}

template <class Io>
void fields(Io& io, In<Io, RecordConsent>& e) {
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(purpose, Purpose)
  SOQUY_FIELD(given, Given)
  SOQUY_FIELD(evidence, Evidence)
}

template <class Io>
void fields(Io& io, In<Io, ErasePerson>& e) {
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(text_version, TextVersion)
  SOQUY_FIELD(text_slot, TextSlot)
  SOQUY_FIELD(ground, Ground)
  SOQUY_FIELD(decision, Decision)
}

template <class Io>
void fields(Io& io, In<Io, SurveyIncome>& e) {
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(instrument, Instrument)
  SOQUY_FIELD(follow_up, FollowUp)
  SOQUY_FIELD(loan, Loan)
  SOQUY_FIELD(household_size, HouseholdSize)
  SOQUY_FIELD(recall_months, RecallMonths)
  SOQUY_FIELD(farm, Farm)
  SOQUY_FIELD(animals, Animals)
  SOQUY_FIELD(trade, Trade)
  SOQUY_FIELD(wage, Wage)
  SOQUY_FIELD(transfers, Transfers)
}

template <class Io>
void fields(Io& io, In<Io, RecordInsurance>& e) {
  SOQUY_FIELD(member, Member)
  SOQUY_FIELD(insured, Insured)
  SOQUY_FIELD(valid_until, ValidUntil)
}

}  // namespace soquy
