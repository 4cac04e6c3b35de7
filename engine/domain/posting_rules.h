#pragma once
// How money moves become entries (DOMAIN.md 5.1a), and what every entry must leave standing: cash and bank never below
// zero on any later day, and money given for one use never spent on another.

#include "engine/domain/acts.h"
#include "events/entry.h"

namespace soquy::engine {

[[nodiscard]] Account account_of(Place place);

/// Debit one account, credit another, in one fund.
[[nodiscard]] Entry entry_of(Fund fund, Account debit, Account credit, Money amount);
/// Adds the lines of another entry behind those of the first.
void append(Entry& entry, const Entry& more);

/// Where money arrives that one fund gives another: 431 in the activity fund, 411 elsewhere.
[[nodiscard]] Account receiving_account(Fund fund);
/// Giver: `source` to cash; receiver: cash to `target`. Two entries in one, each balanced in its own fund.
[[nodiscard]] Entry transfer_entry(Fund from, Account source, Fund to, Account target, Money amount);

/// The money of a fund that is not bound to one use, by day: cash and bank less what is left of restricted gifts.
[[nodiscard]] DailyBalance free_money(const ClubState& club, Fund fund);

/// Rejects amount_not_positive or amount_too_large.
[[nodiscard]] Result<Ok> check_amount(const ClubState& club, Money amount, const char* field);
/// Cash comes in the multiples of the by-law. Rejects amount_not_in_unit.
[[nodiscard]] Result<Ok> check_unit(const ClubState& club, Place place, Money amount, const char* field);

/// After the entry, dated `day`, cash and bank of every fund are at least zero on that day and every later one, and so
/// is the free money. Rejects insufficient_cash, insufficient_bank or restricted_to_other_use, naming the worst day.
[[nodiscard]] Result<Ok> check_entry(const ClubState& club, const Entry& entry, Day day);

/// The loan whose principal an event moves, or 0.
[[nodiscard]] LoanNo loan_moved_by(const Payload& payload);
/// What an entry moves on 1288.
[[nodiscard]] Money principal_moved(const Entry& entry);
/// After these facts no loan is paid back beyond what was lent, on no day: the past may be told anew, but not so that
/// it never could have been. Rejects exceeds_debt, naming the day.
[[nodiscard]] Result<Ok> check_principal(const ClubState& club, const Facts& facts, Day day);

/// What a fund has on a credit account (411, 421, 515 ...) on `day` and every later one: the least of it.
[[nodiscard]] DailyBalance::Low credit_from(const ClubState& club, Fund fund, Account account, Day day);

/// "5000000" for sentences.
[[nodiscard]] std::string say(const ClubState& club, Money amount);
[[nodiscard]] std::string say(const Item& item, Quantity quantity);

}  // namespace soquy::engine
