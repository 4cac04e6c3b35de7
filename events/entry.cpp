// An entry balances per fund; this is asked when it is built and again when it is decoded.
#include "events/entry.h"

#include <algorithm>

namespace soquy {
namespace {

/// Debits minus credits of one fund. Entries are short, so a pass per posting beats any index.
int128 balance_of(const Entry& entry, Fund fund) {
  int128 sum = 0;
  for (const auto& posting : entry) {
    if (posting.fund == fund) sum += posting.amount.minor;
  }
  return sum;
}

}  // namespace

bool is_balanced(const Entry& entry) {
  return std::all_of(entry.begin(), entry.end(),
                     [&](const Posting& posting) { return balance_of(entry, posting.fund) == 0; });
}

bool is_within_limits(const Entry& entry) {
  if (entry.size() > kMaxPostings) return false;
  int128 debits = 0;
  int128 credits = 0;
  for (const auto& posting : entry) {
    if (posting.amount.is_zero()) return false;
    (posting.amount.is_positive() ? debits : credits) += posting.amount.minor;
  }
  return debits <= kMaxEntryMinor && credits >= -int128{kMaxEntryMinor};
}

Entry opposite(const Entry& entry) {
  Entry result = entry;
  for (auto& posting : result) posting.amount = -posting.amount;
  return result;
}

}  // namespace soquy
