#pragma once
// Who are the members, without saying who: how many, women, older people, poor households, volunteers, borrowers?
//
// Shares are of the members on the day; a person with several attributes is counted once in each (DOMAIN 1.2).
//   older          year of the day - birth year >= the age of the rule pack (55 unless said otherwise)
//   loan access 1  members who ever had a loan in money / members;  2: in money or in kind / members

#include <set>
#include <vector>

#include "events/event.h"

namespace soquy::projections {

inline constexpr int kOlderFromAge = 55;

/// One person under a number. Those who left stay listed.
struct MemberRow {
  MemberNo member;
  Day joined;
  Day left;  ///< none while a member
  ReasonCode left_reason = ReasonCode::none;
  Sex sex = Sex::unknown;
  std::uint16_t birth_year = 0;
  int age = -1;  ///< by birth year; -1 when that is not known
  PovertyClass poverty = PovertyClass::none;
  bool poverty_expired = false;  ///< the last certificate ran out before the day; the class then counts as none
  MemberNo household;
  bool volunteer = false;
  bool insured = false;
  std::uint32_t loans = 0;       ///< ever paid out
  std::uint32_t placements = 0;  ///< goods ever lent
  bool erased = false;
  [[nodiscard]] bool is_member() const { return left.is_none(); }
  friend bool operator==(const MemberRow&, const MemberRow&) = default;
};

/// Members on the day only, except `left`.
struct MemberCounts {
  std::uint32_t total = 0;
  std::uint32_t women = 0;
  std::uint32_t older = 0;
  std::uint32_t age_unknown = 0;
  std::uint32_t poor = 0;
  std::uint32_t near_poor = 0;
  std::uint32_t hardship = 0;
  std::uint32_t volunteers = 0;
  std::uint32_t insured = 0;
  std::uint32_t ever_borrowed = 0;          ///< money
  std::uint32_t ever_borrowed_or_kept = 0;  ///< money or goods
  std::uint32_t left = 0;                   ///< who were members once
  [[nodiscard]] std::uint32_t poor_near_poor_or_hardship() const { return poor + near_poor + hardship; }
  [[nodiscard]] Ratio of_members(std::uint32_t part) const { return {part, total}; }
  friend bool operator==(const MemberCounts&, const MemberCounts&) = default;
};

class MembersProfile {
 public:
  void apply(const Event& event);
  /// Whether events of this kind matter here: folding those alone gives the same.
  [[nodiscard]] static bool reads(Kind kind);

  /// By number. Fold with the same value date first.
  [[nodiscard]] std::vector<MemberRow> rows(Day day) const;
  [[nodiscard]] MemberCounts counts(Day day, int older_from_age = kOlderFromAge) const;
  /// The class that held on that day, by what is known now; none for somebody who had not joined by then.
  [[nodiscard]] PovertyClass poverty_on(MemberNo member, Day day) const;
  /// Gives everybody's row on the day, by number, and the class that held on an earlier day.
  template <class Take>
  void each(Day day, Day earlier, Take take) const {
    const int year = civil(day).year;
    for (const Person& person : people_) {
      if (!person.joined.empty()) take(row_on(person, day, year), poverty_on(person, earlier));
    }
  }
  friend bool operator==(const MembersProfile&, const MembersProfile&) = default;

 private:
  /// What one event said; the latest that was not reversed holds.
  template <class Said>
  struct Stated {
    Version version;
    Day day;
    Said said;
    friend bool operator==(const Stated&, const Stated&) = default;
  };
  /// What is read of a joining or an amended profile.
  struct Profile {
    Sex sex = Sex::unknown;
    std::uint16_t birth_year = 0;
    MemberNo household;
    PovertyClass poverty = PovertyClass::none;  ///< at joining
    friend bool operator==(const Profile&, const Profile&) = default;
  };
  struct Certificate {
    PovertyClass poverty = PovertyClass::none;
    Day valid_until;
    friend bool operator==(const Certificate&, const Certificate&) = default;
  };
  struct Insurance {
    bool insured = false;
    Day valid_until;
    friend bool operator==(const Insurance&, const Insurance&) = default;
  };
  /// The latest statement is the last of its list.
  struct Person {
    MemberRow row;  ///< as far as it does not depend on the day that is asked
    std::vector<Stated<Profile>> joined;
    std::vector<Stated<Profile>> amended;
    std::vector<Stated<Certificate>> classified;  ///< by the day from which it is valid
    std::vector<Stated<ReasonCode>> left;
    std::vector<Stated<bool>> volunteer;  ///< appointed or released
    std::vector<Stated<Insurance>> insured;
    std::set<LoanNo> loans;
    std::set<PlacementNo> placements;
    friend bool operator==(const Person&, const Person&) = default;
  };

  void take(const Payload& payload, const Envelope& envelope);
  void undo(const Payload& original, Version entry);
  Person& person_of(MemberNo no);
  template <class Said>
  void state(MemberNo no, std::vector<Stated<Said>> Person::*list, Stated<Said> stated);
  static void forget(Person& person, Version entry);
  static void work_out(Person& person);
  [[nodiscard]] static MemberRow row_on(const Person& person, Day day, int year);
  [[nodiscard]] static PovertyClass poverty_on(const Person& person, Day day);
  static void set_poverty(MemberRow& row, const Person& person, Day day);

  std::vector<Person> people_;  ///< by number
};

}  // namespace soquy::projections
