#pragma once
// A club's life drawn from a seed: gifts, fees, savings, expenses, loans with simple splits, goods, people, late
// entries, reversals and reallocations; where asked for, loans in trouble too. Events only: nothing decides here, so
// anything a fold may meet can be drawn.

#include <cstdint>
#include <map>
#include <random>
#include <vector>

#include "tests/support/history.h"

namespace soquy::tests {

inline constexpr const char* kHeifer = "heifer";
inline constexpr std::uint32_t kRandomMembers = 8;
inline constexpr std::uint32_t kRandomGrants = 3;
inline constexpr std::uint32_t kRandomLoans = 6;

/// In trouble: loans of several rates that bear late interest; penalties, waivers, reschedulings at another rate,
/// freezes, write-offs, recoveries and disbursements taken back, each of which may be reversed again.
enum class Lending : std::uint8_t { plain, in_trouble };

class RandomHistory {
 public:
  RandomHistory(std::uint64_t seed, int steps, Lending lending = Lending::plain);
  [[nodiscard]] const std::vector<Event>& events() const { return club_.events(); }
  /// A day inside the life, and a moment.
  [[nodiscard]] Day some_day();
  [[nodiscard]] Instant some_moment();

 private:
  /// A penalty, waiver, rescheduling or write-off that stands.
  struct Trouble {
    Version version;
    std::vector<Instalment> unpaid{};  // before a rescheduling
  };
  struct OpenLoan {
    std::uint32_t no = 0;
    std::uint32_t member = 0;
    Money principal;
    std::vector<Instalment> unpaid;
    std::map<Version, Allocation> repayments;  // standing, as split now
    std::map<Version, Allocation> first;       // as split first
    std::vector<Trouble> troubles{};
    Day agreed{};           // the instalments in force
    Day last{};             // no rescheduling or write-off lies before it
    Money penalties{};      // charged less waived less paid
    bool given_up = false;  // written off
    bool recovered = false;
  };

  std::int64_t pick(std::int64_t low, std::int64_t high);
  Day date();              // today, or sometimes a day that was forgotten
  Day date_from(Day day);  // the same, no earlier than that day
  void step();
  void lend();
  void repay();
  void reallocate();
  void reverse_repayment();
  void reverse_other();
  void trouble();
  void charge(OpenLoan& loan);
  void waive(OpenLoan& loan);
  void reschedule(OpenLoan& loan);
  void give_up(OpenLoan& loan);
  void recover(OpenLoan& loan);
  void take_back(OpenLoan& loan);
  void take_back_disbursement(OpenLoan& loan);
  void make_troubled(Event& disbursement);
  Allocation all_principal(OpenLoan& loan);
  void pay_for_trouble(OpenLoan& loan, Allocation& lines);
  Rate some_rate();
  void goods();
  void people();
  Allocation split(OpenLoan& loan, std::int64_t amount);
  OpenLoan* some_loan(bool with_repayments);

  static Money outstanding(const OpenLoan& loan);

  std::mt19937_64 random_;
  Lending lending_;
  History club_;
  Day today_;
  std::map<std::uint32_t, OpenLoan> loans_;
  std::vector<Version> reversible_;
  std::uint32_t placements_ = 0;
  std::uint32_t lent_ = 0;
};

}  // namespace soquy::tests
