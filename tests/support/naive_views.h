#pragma once
// The views of projections/ as a patient person would work them out: for every question all events are read again from
// the first, with loops and nothing kept. Shares no code with projections/, only the events.

#include <cstdint>
#include <vector>

#include "events/event.h"
#include "events/fold.h"

namespace soquy::naive {

struct LoanAnswer {
  std::int64_t outstanding = 0;
  std::int64_t paid_principal = 0;
  std::int64_t paid_interest = 0;
  std::int64_t paid_late_interest = 0;
  std::int64_t paid_penalty = 0;
  friend bool operator==(const LoanAnswer&, const LoanAnswer&) = default;
};

struct PeopleAnswer {
  std::uint32_t total = 0;
  std::uint32_t women = 0;
  std::uint32_t older = 0;  ///< 55 and over
  std::uint32_t borrowers = 0;
  friend bool operator==(const PeopleAnswer&, const PeopleAnswer&) = default;
};

struct StockAnswer {
  std::int64_t in_stock = 0;
  std::int64_t at_keepers = 0;
  friend bool operator==(const StockAnswer&, const StockAnswer&) = default;
};

class Reader {
 public:
  /// Reads only what the question sees. The events must outlive the reader.
  Reader(const std::vector<Event>& events, const AsOf& when) : events_(events), when_(when) {}

  [[nodiscard]] std::int64_t balance(Fund fund, Account account) const;
  [[nodiscard]] LoanAnswer loan(LoanNo no) const;
  [[nodiscard]] std::int64_t refundable(MemberNo member) const;
  [[nodiscard]] std::int64_t grant_left(GrantNo grant) const;
  [[nodiscard]] PeopleAnswer people(Day day) const;
  [[nodiscard]] StockAnswer stock(const Item& item) const;

  /// Seen and not reversed by anything seen.
  [[nodiscard]] std::vector<const Event*> standing() const;

 private:
  [[nodiscard]] std::vector<const Event*> seen() const;

  const std::vector<Event>& events_;
  AsOf when_;
};

}  // namespace soquy::naive
