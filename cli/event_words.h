#pragma once
// Events as text: one line for people, a tree with every field for machines. Both walk the codec's list of fields, so
// that a new field or kind needs nothing here.

#include <string>

#include "cli/document.h"
#include "events/event.h"

namespace soquy::cli {

/// "HP-01 #57", with the voucher when there is one: "HP-01 #57, PT-012". How an entry is quoted.
[[nodiscard]] std::string name_of_entry(const Envelope& envelope);

/// "repayment received: loan KV001, amount 500.000 đ, borrower TV05 ...": the kind, then every field that says
/// something. Words of notes are not here; they lie in the register.
[[nodiscard]] std::string in_words(const Payload& payload, Currency currency);

/// The postings, "111 +500.000, 1288 -450.000, 515 -50.000", each fund by its key; empty when no money moved.
[[nodiscard]] std::string in_words(const Entry& entry, Currency currency);

/// "1%/month", as agreed; "no interest" when it bears none.
[[nodiscard]] std::string rate_in_words(Rate rate);

/// Every field of the event; money in keys that end in "_minor".
[[nodiscard]] Document to_document(const Event& event);

}  // namespace soquy::cli
