#pragma once
// The programme's own stream (-PROGRAMME): regions over time, rule packs, targets, people who inspect.
// In these files the first struct of a pair orders (a command), the second reports (an event) and adds what was
// decided.

#include <string>
#include <vector>

#include "events/envelope.h"
#include "events/money.h"

namespace soquy {

enum class RegionLevel : std::uint8_t { none = 0, country = 1, province = 2, district = 3, commune = 4 };

/// A unit is the triple (scheme, code, valid from): codes are used again for other territories (DOMAIN.md fact 15).
struct RegionRef {
  std::string scheme;  ///< the list of codes in force from one day on: "TCTK-2018", "QD19-2025"
  RegionCode code;
  friend auto operator<=>(const RegionRef&, const RegionRef&) = default;
};

struct DefineRegion {
  RegionRef region;
  RegionLevel level = RegionLevel::none;
  std::string name;
  RegionRef parent;
  Day valid_from;
  Day valid_until;  ///< none: still valid
  friend bool operator==(const DefineRegion&, const DefineRegion&) = default;
};
struct RegionDefined : DefineRegion {};

enum class SuccessionExtent : std::uint8_t { whole = 0, part = 1 };
struct SucceedRegion {
  RegionRef old_region;
  RegionRef new_region;  ///< none: whatever was told of the old region on that day is taken back
  SuccessionExtent extent = SuccessionExtent::whole;
  Day effective;
  friend bool operator==(const SucceedRegion&, const SucceedRegion&) = default;
};
struct RegionSucceeded : SucceedRegion {};
/// Told without a new region: the books place clubs as if nothing had been told of the old one on that day.
[[nodiscard]] inline bool takes_back(const SucceedRegion& said) { return said.new_region == RegionRef{}; }

enum class CriterionKind : std::uint8_t { floor = 0, range = 1, level = 2 };
enum class Criterion : std::uint8_t {
  none = 0,
  members = 1,
  older_share = 2,
  women_share = 3,
  poor_share = 4,
  younger_share = 5,
  borrower_share = 6,
  volunteers = 7,
  both_funds = 8,
  poor_have_priority = 9,
  training_share = 10,
  supervision_share = 11,
  health_share = 12,
  culture_share = 13,
  all_activities_share = 14,  ///< of the clubs: active in all eight areas
};
/// Shares are in parts per million of members; counts are plain.
struct CriterionRule {
  Criterion criterion = Criterion::none;
  CriterionKind kind = CriterionKind::floor;
  std::int64_t min = 0;
  std::int64_t max = 0;
  friend bool operator==(const CriterionRule&, const CriterionRule&) = default;
};
struct PublishRulePack {
  std::string name;  ///< "1533/2016"
  Day valid_from;
  Day valid_until;
  std::uint16_t older_from_age = 55;
  std::vector<CriterionRule> rules;
  friend bool operator==(const PublishRulePack&, const PublishRulePack&) = default;
};
struct RulePackPublished : PublishRulePack {};

enum class TargetKind : std::uint8_t { none = 0, clubs = 1, provinces = 2, members = 3, older_members = 4 };
struct SetTarget {
  RegionRef region;
  TargetKind kind = TargetKind::none;
  Day due;
  std::int64_t value = 0;
  std::string basis;  ///< the plan it comes from, a public paper
  friend bool operator==(const SetTarget&, const SetTarget&) = default;
};
struct TargetSet : SetTarget {};

/// What prices in a month stood at, as the statistics office published it. Published again for the same month, the
/// later event holds. Two values compare only within one series and on one basis.
struct PublishPriceIndex {
  std::string series;      ///< whose index and of what: "CPI-VN"
  Day month;               ///< its first or its last day
  std::int64_t index = 0;  ///< in thousandths: 104'190 is 104.19
  std::string basis;       ///< what is 100: "2019 = 100"
  friend bool operator==(const PublishPriceIndex&, const PublishPriceIndex&) = default;
};
struct PriceIndexPublished : PublishPriceIndex {};

/// Names of actors are notes. In a club's stream a board member enrols a key or a pin under "TVnn".
struct EnrolActor {
  ActorId subject;
  Role role = Role::none;
  Assurance assurance = Assurance::named;
  Hash key;  ///< Ed25519 public key, or zero
  RegionRef region;
  Note name;
  friend bool operator==(const EnrolActor&, const EnrolActor&) = default;
};
struct ActorEnrolled : EnrolActor {};
struct RevokeActorKey {
  ActorId subject;
  Hash key;  ///< zero: all keys of that actor
  ReasonCode reason = ReasonCode::none;
  friend bool operator==(const RevokeActorKey&, const RevokeActorKey&) = default;
};
struct ActorKeyRevoked : RevokeActorKey {};

/// The six-monthly meeting between clubs (seed plan III.5).
struct HoldReviewMeeting {
  RegionRef region;
  std::vector<ClubCode> clubs;
  Note topic;
  Note notes;
  friend bool operator==(const HoldReviewMeeting&, const HoldReviewMeeting&) = default;
};
struct ReviewMeetingHeld : HoldReviewMeeting {};

enum class ReportKind : std::uint8_t { none = 0, six_month = 1, annual = 2 };
/// In a club's stream: the club hands its report in; in the programme stream: a region does.
struct SubmitReport {
  ReportKind kind = ReportKind::none;
  Day period_end;
  std::uint64_t tree_size = 0;  ///< what the report was computed from
  Hash root;
  Note recipient;  ///< the office it goes to
  friend bool operator==(const SubmitReport&, const SubmitReport&) = default;
};
struct ReportSubmitted : SubmitReport {};
struct ReceiveReport {
  ClubCode club;  ///< empty: a region's report
  RegionRef region;
  ReportKind kind = ReportKind::none;
  Day period_end;
  std::uint64_t tree_size = 0;
  Hash root;
  friend bool operator==(const ReceiveReport&, const ReceiveReport&) = default;
};
struct ReportReceived : ReceiveReport {};

}  // namespace soquy
