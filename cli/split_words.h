#pragma once
// How a repayment was split, as text and as data, the numbers of receipts, and what a change of the past did to the
// splits of other repayments.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/language.h"
#include "cli/render.h"
#include "events/event.h"

namespace soquy::cli {

/// "HP-01/41": club and version, so that it names one entry and is found by it. Nothing is stored for it.
[[nodiscard]] std::string receipt_number(const ClubCode& club, Version version);
/// The receipt of money that a borrower brought, a repayment or a recovery; nothing for every other event.
[[nodiscard]] std::string receipt_of(const Event& event);

/// How the parts of a split are told: in the order in which the by-law's rule pays them, by their names in a language.
struct PartsTold {
  AllocationOrder order = AllocationOrder::penalty_interest_principal;
  Language language = Language::english;
};
/// "penalty 5.000, interest 40.000, principal 313.000": what is zero is left out.
[[nodiscard]] std::string parts_in_words(const AllocationLine& line, Currency currency, PartsTold how = {});
/// "1: interest 40.000, principal 313.000; 2: principal 3.000": by number of the instalment.
[[nodiscard]] std::string split_in_words(const Allocation& lines, Currency currency, PartsTold how = {});
/// An array of lines with every figure.
[[nodiscard]] Document to_document(const Allocation& lines);

/// A repayment that is split in another way than before.
struct SplitChange {
  LoanNo loan;
  Version repayment;
  Day day;
  std::string voucher;
  Money amount;
  Version cause;
  Allocation before;
  Allocation after;         ///< nothing when it was taken back
  bool taken_back = false;  ///< the repayment itself was reversed
  friend bool operator==(const SplitChange&, const SplitChange&) = default;
};
/// What the events of one commit changed in the splits of repayments, one row per repayment and cause. `event_at` finds
/// repayments recorded before.
[[nodiscard]] std::vector<SplitChange> split_changes(const std::vector<Event>& commit,
                                                     const std::function<std::optional<Event>(Version)>& event_at);
/// Before and after, to be read line by line; `reallocations` in JSON.
[[nodiscard]] Table split_change_table(const std::vector<SplitChange>& changes, Currency currency,
                                       Language language = Language::english);
/// The same for machines, with every line of both splits.
[[nodiscard]] Document to_document(const std::vector<SplitChange>& changes);

}  // namespace soquy::cli
