#include "projections/members_profile.h"

#include <catch2/catch.hpp>

#include "events/fold.h"
#include "tests/support/history.h"

using namespace soquy;
using soquy::projections::MemberCounts;
using soquy::projections::MemberRow;
using soquy::projections::MembersProfile;
using soquy::tests::day;
using soquy::tests::History;

namespace {

MembersProfile folded(const History& history, std::string_view iso) {
  MembersProfile view;
  fold(view, history.events(), {day(iso)});
  return view;
}
MemberCounts counts(const History& history, std::string_view iso) { return folded(history, iso).counts(day(iso)); }
MemberRow row(const History& history, std::string_view iso, std::size_t place = 0) {
  return folded(history, iso).rows(day(iso)).at(place);
}

MemberLeft leaving(std::uint32_t member, ReasonCode reason) {
  MemberLeft left;
  left.member = {member};
  left.reason = reason;
  return left;
}

MemberClassified certificate(std::uint32_t member, PovertyClass poverty, std::string_view from,
                             std::string_view until) {
  MemberClassified said;
  said.member = {member};
  said.poverty = poverty;
  said.valid_from = day(from);
  said.valid_until = day(until);
  return said;
}

}  // namespace

TEST_CASE("people are counted, not attributes: an old poor woman is one member", "[core][projections]") {
  History club;
  club.join(day("2019-01-10"), 1, Sex::female, 1950, PovertyClass::poor);
  club.join(day("2019-01-10"), 2, Sex::male, 1964, PovertyClass::near_poor);
  club.join(day("2019-01-10"), 3, Sex::female, 1965, PovertyClass::hardship);
  club.join(day("2019-01-10"), 4, Sex::male, 0);
  const auto now = counts(club, "2019-12-31");
  CHECK(now.total == 4);
  CHECK(now.women == 2);
  CHECK(now.older == 2);  // born 1964 is 55 in 2019, born 1965 is not
  CHECK(now.age_unknown == 1);
  CHECK(now.poor_near_poor_or_hardship() == 3);
  CHECK(now.of_members(now.women) == Ratio{2, 4});
}

TEST_CASE("the year makes a member older: 55 is reached on the first of January", "[core][projections]") {
  History club;
  club.join(day("2019-01-10"), 1, Sex::female, 1965);
  CHECK(counts(club, "2019-12-31").older == 0);
  CHECK(counts(club, "2020-01-01").older == 1);
  CHECK(folded(club, "2020-01-01").counts(day("2020-01-01"), 60).older == 0);
}

TEST_CASE("who joins later or has left is not counted on that day", "[core][projections]") {
  History club;
  club.join(day("2019-01-10"), 1, Sex::female, 1950);
  club.join(day("2019-03-10"), 2, Sex::female, 1950);
  club.add(day("2019-05-10"), leaving(1, ReasonCode::death));
  CHECK(counts(club, "2019-02-28").total == 1);
  CHECK(counts(club, "2019-04-30").total == 2);
  CHECK(counts(club, "2019-05-10").total == 1);
  CHECK(counts(club, "2019-05-10").left == 1);
  CHECK(row(club, "2019-05-10").left == day("2019-05-10"));
  CHECK(row(club, "2019-05-10").left_reason == ReasonCode::death);
  club.reverse(day("2019-06-10"), Version{3});  // it was somebody else
  CHECK(counts(club, "2019-05-31").total == 1);
  CHECK(counts(club, "2019-06-10").total == 2);
}

TEST_CASE("a member who comes back is a member again", "[core][projections]") {
  History club;
  club.join(day("2019-01-10"), 1, Sex::female, 1950);
  club.add(day("2019-05-10"), leaving(1, ReasonCode::moved_away));
  club.join(day("2019-09-10"), 1, Sex::female, 1950);
  CHECK(counts(club, "2019-08-31").total == 0);
  CHECK(counts(club, "2019-09-10").total == 1);
}

TEST_CASE("the commune's certificate decides the class while it is valid", "[core][projections]") {
  History club;
  club.join(day("2019-01-10"), 1, Sex::female, 1950, PovertyClass::poor);
  club.add(day("2019-12-20"), certificate(1, PovertyClass::near_poor, "2020-01-01", "2020-12-31"));
  CHECK(row(club, "2019-12-31").poverty == PovertyClass::poor);
  CHECK(row(club, "2020-01-01").poverty == PovertyClass::near_poor);
  CHECK(row(club, "2020-12-31").poverty == PovertyClass::near_poor);
  CHECK(row(club, "2021-01-01").poverty == PovertyClass::none);
  CHECK(row(club, "2021-01-01").poverty_expired);
}

TEST_CASE("an amended profile holds from its day, and its reversal brings the old one back", "[core][projections]") {
  ProfileAmended amended;
  amended.member = {1};
  amended.sex = Sex::female;
  amended.birth_year = 1955;
  History club;
  club.join(day("2019-01-10"), 1, Sex::male, 1995);
  club.add(day("2019-02-10"), amended);
  CHECK(row(club, "2019-02-09").birth_year == 1995);
  CHECK(row(club, "2019-02-10").birth_year == 1955);
  CHECK(row(club, "2019-02-10").age == 64);
  CHECK(row(club, "2019-02-10").sex == Sex::female);
  club.reverse(day("2019-03-10"), Version{2});
  CHECK(row(club, "2019-03-10").birth_year == 1995);
}

TEST_CASE("volunteers serve from appointment to release", "[core][projections]") {
  VolunteerAppointed appointed;
  appointed.member = {1};
  VolunteerReleased released;
  released.member = {1};
  History club;
  club.join(day("2019-01-10"), 1, Sex::female, 1950);
  club.add(day("2019-02-10"), appointed);
  club.add(day("2019-06-10"), released);
  CHECK(counts(club, "2019-02-09").volunteers == 0);
  CHECK(counts(club, "2019-02-10").volunteers == 1);
  CHECK(counts(club, "2019-06-10").volunteers == 0);
}

TEST_CASE("a borrower is counted once however often she borrows, and not when her loan was a mistake",
          "[core][projections]") {
  GoodsLent lent;
  lent.given = {1};
  lent.keeper = {2};
  History club;
  club.join(day("2019-01-10"), 1, Sex::female, 1950);
  club.join(day("2019-01-10"), 2, Sex::female, 1950);
  club.join(day("2019-01-10"), 3, Sex::female, 1950);
  club.disburse(day("2019-01-10"), 1, 1, 3'000'000, 3, 30'000);
  club.disburse(day("2019-06-10"), 2, 1, 3'000'000, 3, 30'000);
  club.disburse(day("2019-06-10"), 3, 3, 3'000'000, 3, 30'000);
  club.add(day("2019-07-10"), lent);
  club.reverse(day("2019-08-10"), Version{6});
  CHECK(counts(club, "2019-06-30").ever_borrowed == 2);
  CHECK(counts(club, "2019-12-31").ever_borrowed == 1);
  CHECK(counts(club, "2019-12-31").ever_borrowed_or_kept == 2);
  CHECK(row(club, "2019-12-31").loans == 2);
}

TEST_CASE("insurance counts while it is valid", "[core][projections]") {
  InsuranceRecorded insured;
  insured.member = {1};
  insured.insured = true;
  insured.valid_until = day("2019-12-31");
  History club;
  club.join(day("2019-01-10"), 1, Sex::female, 1950);
  club.add(day("2019-02-10"), insured);
  CHECK(counts(club, "2019-12-31").insured == 1);
  CHECK(counts(club, "2020-01-01").insured == 0);
}
