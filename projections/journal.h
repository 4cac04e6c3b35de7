#pragma once
// The money entries of a club as a journal that other accounting programs read: every entry in order of value date, and
// what each account held at the end of every meeting day and closed period.
//
// The figures asserted are those of the final book: an entry written late changes what its day ends with, and the
// assertion says so too. No name of a person is in it: donors, borrowers and payers stand in notes and numbers.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "events/event.h"
#include "events/fold.h"

namespace soquy::projections {

struct JournalEntry {
  Day day;
  Version version;
  Kind kind{};
  std::string voucher;
  std::string page;
  Version meeting;
  Version reverses;  ///< the entry undone by this one, 0 when none
  Day written_on;    ///< of a late entry
  Day original_date;
  Entry postings;
  friend bool operator==(const JournalEntry&, const JournalEntry&) = default;
};

/// What an account holds at the end of a day.
struct BalanceCheck {
  Fund fund;
  Account account = Account::cash;
  Money balance;
  friend bool operator==(const BalanceCheck&, const BalanceCheck&) = default;
};

struct JournalDay {
  Day day;
  std::vector<JournalEntry> entries;  ///< by version
  bool meeting = false;
  bool period_end = false;
  std::vector<BalanceCheck> checks;  ///< on meeting days and period ends: every account used so far
  friend bool operator==(const JournalDay&, const JournalDay&) = default;
};

struct Journal {
  std::string club;
  Currency currency = Currency::vnd;
  Day first;                       ///< of the first entry; none when no money ever moved
  std::vector<BalanceCheck> last;  ///< every account ever used, with its final balance
  std::vector<JournalDay> days;    ///< ascending
  friend bool operator==(const Journal&, const Journal&) = default;
};

class JournalBook {
 public:
  void apply(const Event& event);
  [[nodiscard]] Journal journal() const;
  friend bool operator==(const JournalBook&, const JournalBook&) = default;

 private:
  std::string club_;
  Currency currency_ = Currency::vnd;
  std::vector<JournalEntry> entries_;
  std::set<Day> meetings_;
  std::set<Day> period_ends_;
};

/// hledger 1.25: accounts, commodity and payees declared, so that `hledger check -s payees ordereddates` passes.
[[nodiscard]] std::string to_hledger(const Journal& journal);
/// beancount 2.3.5: balances stand on the morning after, as that program reads them.
[[nodiscard]] std::string to_beancount(const Journal& journal);
/// One line per posting, amounts in minor units, debit positive. RFC 4180.
[[nodiscard]] std::string to_posting_csv(const Journal& journal);

/// "Assets:Income-Fund:111-Cash": one name that both programs accept.
[[nodiscard]] std::string journal_account(Fund fund, Account account);

}  // namespace soquy::projections
