#pragma once
// An entry: a balanced set of postings, decided once and stored inside its event.

#include <cstdint>
#include <vector>

#include "events/accounts.h"
#include "events/money.h"

namespace soquy {

/// One line of an entry. Debits are positive, credits negative.
struct Posting {
  Fund fund;
  Account account = Account::cash;
  Money amount;
  friend auto operator<=>(const Posting&, const Posting&) = default;
};

using Entry = std::vector<Posting>;

inline constexpr std::size_t kMaxPostings = 64;

/// True when debits equal credits in every fund. An empty entry balances.
[[nodiscard]] bool is_balanced(const Entry& entry);
/// True when no posting is zero, each side stays within kMaxEntryMinor and there are at most kMaxPostings.
[[nodiscard]] bool is_within_limits(const Entry& entry);
/// The same postings with the opposite sign: what a reversal posts.
[[nodiscard]] Entry opposite(const Entry& entry);

}  // namespace soquy
