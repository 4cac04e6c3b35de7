#pragma once
// History: a club's events written by hand, for tests of folds. It fills in envelopes and the usual postings
// (DOMAIN 5.1a) and decides nothing: what a test says happened, happened.

#include <string_view>
#include <vector>

#include "events/event.h"

namespace soquy::tests {

/// "2019-01-31"; a bad date ends the test program.
[[nodiscard]] Day day(std::string_view iso);

class History {
 public:
  explicit History(std::string_view club = "HP-01");

  /// The next event, dated `on` and recorded in the evening of that day (or of the last recorded day when that is
  /// later). The reference may be used to fill in more of the envelope until the next call.
  Event& add(Day on, Payload payload, Entry postings = {});
  /// The same, recorded in the evening of `recorded` instead: an entry written late.
  Event& add_late(Day on, Day recorded, Payload payload, Entry postings = {});

  Event& found(Day on, std::string_view scheme = "TCTK-2018", std::string_view region = "51", bool practice = false);
  Event& join(Day on, std::uint32_t member, Sex sex, std::uint16_t birth_year,
              PovertyClass poverty = PovertyClass::none);
  Event& seed(Day on, std::int64_t amount, Fund fund = kIncomeFund);    ///< permanent gift: 111 / 411
  Event& gift(Day on, std::int64_t amount, Fund fund = kActivityFund);  ///< free gift: 111 / 711
  Event& grant(Day on, std::uint32_t grant, std::int64_t amount, std::string_view use, Fund fund = kActivityFund);
  Event& fee(Day on, std::int64_t amount, std::uint32_t member = 0);
  Event& saving(Day on, std::uint32_t member, std::int64_t amount);
  Event& refund(Day on, std::uint32_t member, std::int64_t amount);
  Event& expense(Day on, std::int64_t amount, Area area = Area::culture, std::uint32_t grant = 0,
                 Fund fund = kActivityFund);
  Event& aid(Day on, std::uint32_t member, std::int64_t amount);
  Event& bank(Day on, std::int64_t amount, Fund fund = kIncomeFund);
  Event& approve(Day on, std::uint32_t loan, std::uint32_t member, std::int64_t principal, std::uint16_t instalments);
  /// Equal principal, monthly on the day of disbursement, `interest` on every instalment; the last takes the rest.
  Event& disburse(Day on, std::uint32_t loan, std::uint32_t member, std::int64_t principal, std::uint16_t instalments,
                  std::int64_t interest);
  Event& repay(Day on, std::uint32_t loan, std::uint32_t member, const Allocation& lines, bool settles = false);
  Event& reallocate(Day on, std::uint32_t loan, Version repayment, Version cause, const Allocation& before,
                    const Allocation& after);
  /// The opposite of the event at that version, dated `on`.
  Event& reverse(Day on, Version entry);

  [[nodiscard]] const std::vector<Event>& events() const { return events_; }
  [[nodiscard]] Version last() const { return events_.empty() ? Version{} : events_.back().envelope.version; }

 private:
  ClubCode club_;
  std::vector<Event> events_;
};

/// "1 month, equal principal": the instalments that `disburse` writes.
[[nodiscard]] std::vector<Instalment> equal_principal(Day start, std::int64_t principal, std::uint16_t instalments,
                                                      std::int64_t interest);
/// 111 / 1288, 515, 711 by what the lines say.
[[nodiscard]] Entry repayment_postings(const Allocation& lines);

/// Evening of that day in Vietnam, when the treasurer writes.
[[nodiscard]] Instant evening(Day of);

}  // namespace soquy::tests
