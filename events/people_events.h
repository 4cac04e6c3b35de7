#pragma once
// Members and what is known of them without saying who they are. Name, phone, ID, address and exact birth date lie in
// the register as a profile note; events keep sex, birth year and poverty class, pseudonymous.

#include <string>
#include <vector>

#include "events/envelope.h"
#include "events/money.h"

namespace soquy {

enum class Sex : std::uint8_t { unknown = 0, female = 1, male = 2 };
enum class PovertyClass : std::uint8_t { none = 0, poor = 1, near_poor = 2, hardship = 3 };

/// The profile note's plain text is the five-line form of engine/register.h.
struct JoinMember {
  MemberNo member;
  Sex sex = Sex::unknown;
  std::uint16_t birth_year = 0;
  PovertyClass poverty = PovertyClass::none;
  MemberNo household;  ///< a member of the same household, 0 when none
  Note profile;
  friend bool operator==(const JoinMember&, const JoinMember&) = default;
};
struct MemberJoined : JoinMember {};

struct AmendProfile {
  MemberNo member;
  Sex sex = Sex::unknown;
  std::uint16_t birth_year = 0;
  MemberNo household;
  ReasonCode reason = ReasonCode::none;
  Note profile;
  friend bool operator==(const AmendProfile&, const AmendProfile&) = default;
};
struct ProfileAmended : AmendProfile {};

/// The commune's yearly review, never recomputed from income (DOMAIN.md 4.1).
struct ClassifyMember {
  MemberNo member;
  PovertyClass poverty = PovertyClass::none;
  Note certificate;  ///< its number
  Day valid_from;
  Day valid_until;
  friend bool operator==(const ClassifyMember&, const ClassifyMember&) = default;
};
struct MemberClassified : ClassifyMember {};

struct LeaveClub {
  MemberNo member;
  ReasonCode reason = ReasonCode::none;  ///< death, moved_away, own_wish ...
  Note notes;
  friend bool operator==(const LeaveClub&, const LeaveClub&) = default;
};
struct MemberLeft : LeaveClub {};

struct AppointVolunteer {
  MemberNo member;
  friend bool operator==(const AppointVolunteer&, const AppointVolunteer&) = default;
};
struct VolunteerAppointed : AppointVolunteer {};
struct ReleaseVolunteer {
  MemberNo member;
  ReasonCode reason = ReasonCode::none;
  friend bool operator==(const ReleaseVolunteer&, const ReleaseVolunteer&) = default;
};
struct VolunteerReleased : ReleaseVolunteer {};

enum class Purpose : std::uint8_t {
  none = 0,
  bookkeeping = 1,
  reports = 2,
  research = 3,
  photographs = 4,
  sharing_with_lender = 5,
  health = 6
};
struct RecordConsent {
  MemberNo member;
  Purpose purpose = Purpose::none;
  bool given = false;  ///< false: withdrawn
  Note evidence;       ///< the signed paper
  friend bool operator==(const RecordConsent&, const RecordConsent&) = default;
};
struct ConsentRecorded : RecordConsent {};

/// Destroys the key of a member's rows, or of one text (event version and slot) that names somebody else.
struct ErasePerson {
  MemberNo member;       ///< or
  Version text_version;  ///< the event whose text goes
  std::uint8_t text_slot = 0;
  ReasonCode ground = ReasonCode::none;
  std::string decision;
  friend bool operator==(const ErasePerson&, const ErasePerson&) = default;
};
struct PersonErased : ErasePerson {};

/// One interview. Amounts are of the household for the recall period; the same instrument and season make two
/// comparable.
struct SurveyIncome {
  MemberNo member;
  std::string instrument;  ///< name and version of the form
  bool follow_up = false;  ///< false: baseline
  LoanNo loan;             ///< the loan it belongs to, 0 when none
  std::uint8_t household_size = 0;
  std::uint8_t recall_months = 0;
  Money farm;
  Money animals;
  Money trade;
  Money wage;
  Money transfers;
  friend bool operator==(const SurveyIncome&, const SurveyIncome&) = default;
};
struct IncomeSurveyed : SurveyIncome {};

struct RecordInsurance {
  MemberNo member;
  bool insured = false;
  Day valid_until;
  friend bool operator==(const RecordInsurance&, const RecordInsurance&) = default;
};
struct InsuranceRecorded : RecordInsurance {};

}  // namespace soquy
