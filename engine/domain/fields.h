#pragma once
// The shape of an act, whatever the books say: fields that are missing, outside their range or at odds with each other.

#include "events/event.h"
#include "events/result.h"

namespace soquy::engine {

/// A year-end move takes five lines a fund, and an entry at most kMaxPostings.
inline constexpr std::size_t kMaxFunds = 12;
/// Nobody who is alive was born before; 0 says that the year is not known.
inline constexpr std::uint16_t kEarliestBirthYear = 1900;

/// Rejects field_not_valid, naming the field, what it must be and what was asked. Amounts, and what the books must
/// know, are asked later; the fields of loans are checked by the loan rules. `currency` is that of the amounts.
[[nodiscard]] Result<Ok> check_fields(const ActVariant& act, Day value_date, Currency currency);

/// The by-law's own list of ranges and sums, which is long.
[[nodiscard]] Result<Ok> check_by_law_fields(const AdoptByLaw& law);

/// A field at fault: what it must be, and what it is.
[[nodiscard]] Rejection bad_field(const char* field, std::string must, std::string is = "nothing");

}  // namespace soquy::engine
