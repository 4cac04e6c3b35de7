#pragma once
// A drawn club life with everything around its money and loans (random_history.h): a founding, by-laws, boards,
// meetings, counts of cash, activities, help, check-ups, people, reports, findings, disputes, capital borrowed, a third
// fund, and now and then an end. What is reversible is sometimes reversed, and much is entered late. The entries of
// RandomHistory stand between these as they were drawn, under new versions.

#include <map>
#include <vector>

#include "tests/projections/random_history.h"

namespace soquy::tests {

class RandomClub {
 public:
  RandomClub(std::uint64_t seed, int steps, Lending lending);
  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  /// A day inside the life or a little outside of it, and a moment.
  [[nodiscard]] Day some_day();
  [[nodiscard]] Instant some_moment();

 private:
  std::int64_t pick(std::int64_t low, std::int64_t high);
  bool one_in(std::int64_t n) { return pick(1, n) == 1; }
  /// One that was recorded earlier; none when there is none.
  Version one_of(const std::vector<Version>& versions);
  /// Anybody, joined or not.
  MemberNo somebody() { return {static_cast<std::uint32_t>(pick(1, kRandomMembers))}; }
  Money amount(std::int64_t most) { return Money{pick(1, most)}; }

  void begin();
  void end();
  /// Puts a drawn entry behind what there is; what it names gets the new versions.
  void take(Event event);
  Event& add(Payload payload, Entry postings = {});
  /// The same, for something that may be reversed later.
  void add_reversible(Payload payload, Entry postings = {});
  /// Tells something of a member, no earlier than the joining; nothing when the one that was drawn has not joined yet.
  Version tell(MemberNo member, Payload payload);
  void sign_and_date(Envelope& envelope);
  Entry moved(Fund fund, Account debit, Account credit, Money amount);

  void something();
  void about_the_club();
  void about_people();
  void about_needs();
  void about_meetings();
  void about_counts();
  void about_areas();
  void about_help();
  void about_support();
  void about_words();
  void about_gifts();
  void about_capital();
  void about_income();
  void about_spending();
  void adopt_by_law();
  void approve(const LoanDisbursed& loan);
  LoanDisbursed at_a_cost(LoanDisbursed loan);
  void reverse_something();
  void reverse_in_a_meeting();

  RandomHistory base_;
  std::mt19937_64 random_;
  Day founded_;
  Day today_;
  std::vector<Event> events_;
  std::map<Version, Version> renumbered_;  // of the drawn entries
  std::map<MemberNo, Day> joined_;
  std::vector<Version> reversible_;
  std::vector<Version> meetings_;
  std::vector<Version> counts_;
  std::vector<Version> findings_;
  std::vector<Version> disputes_;
};

}  // namespace soquy::tests
