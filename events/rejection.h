#pragma once
// Rejection: a rule said no. The order of the enum is the order in which the rules are asked.

#include <cstdint>
#include <string>
#include <string_view>

#include "events/calendar.h"

namespace soquy {

/// Order of precedence: when several rules would refuse, the first of this list speaks. Printed as is (snake_case).
/// One exception: later_entries_depend speaks before exceeds_debt where the day is shut to a loan, because what would
/// be owed on such a day is no guide to what to bring.
enum class RejectReason : std::uint16_t {
  // the command as such
  command_id_reused,  ///< the same command id was used for other content
  version_conflict,   ///< the stream is not at the version that the command expects
  empty_command,      ///< no act in it
  too_many_acts,
  text_not_valid,   ///< not UTF-8, not NFC after normalising, control characters, or too long
  names_a_person,   ///< a name, a telephone or an identity card in a text that stays in the events
  field_not_valid,  ///< a field is missing or outside its stated range
  stream_full,
  // the club
  club_exists,
  club_not_found,
  club_not_open,  ///< not founded yet, or dissolved
  wrong_stream,   ///< a programme act in a club's stream, or the other way round
  not_first,      ///< an act that only the founding (or the start of the books) allows
  writer_fenced,  ///< another device was granted the pen
  // who
  actor_not_known,
  approval_missing,      ///< a second signer is needed
  approval_same_person,  ///< the second signer is the first, or the borrower
  approval_too_weak,     ///< the by-law asks for pin or key
  approval_not_valid,    ///< a signature does not verify, or its key is unknown or revoked
  // when
  date_missing,
  date_before_founding,
  date_in_future,
  period_closed,
  reason_missing,  ///< a late or unusual entry needs a reason code
  // things named that are not there, or there already
  member_not_found,
  member_exists,
  member_has_left,
  member_owes,     ///< has an open loan or obligation
  member_is_owed,  ///< has money in the club that is to be paid back
  still_a_member,
  fund_not_found,
  region_not_found,
  region_exists,
  region_not_above,  ///< a unit lies in one of a higher level
  region_in_circle,  ///< a unit would become itself again on the same day
  meeting_not_found,
  meeting_exists,
  resolution_not_found,
  resolution_exists,
  motion_not_carried,
  quorum_not_met,  ///< fewer members present than the by-law asks
  loan_not_found,
  loan_exists,
  loan_not_approved,
  loan_not_open,
  loan_late,        ///< something of it is overdue
  loan_not_late,    ///< nothing of it is overdue
  group_not_found,  ///< no such guarantee group, or the borrower is not in it
  not_answerable,   ///< the member does not answer for the loan
  grant_not_found,
  borrowing_not_found,
  placement_not_found,
  goods_not_found,
  goods_rule_not_found,
  entry_not_found,
  finding_not_found,
  dispute_not_found,
  count_not_found,
  report_not_found,
  // amounts
  amount_not_positive,
  amount_too_large,
  amount_not_in_unit,  ///< not a multiple that the by-law allows
  amounts_do_not_add_up,
  above_by_law_limit,
  above_approval,
  exceeds_debt,
  insufficient_cash,  ///< the fund's cash would be below zero on some day
  insufficient_bank,
  insufficient_refundable,
  insufficient_restricted,
  insufficient_capital,
  insufficient_goods,
  restricted_to_other_use,  ///< money given for one use would serve another
  // once only, and in order
  already_done,
  already_reversed,
  not_reversible,
  later_entries_depend,  ///< reverse those first; they are named
  difference_not_resolved,
  dispute_open,  ///< an open dispute blocks closing
  period_not_in_order,
  period_not_closed,
};

[[nodiscard]] std::string_view to_text(RejectReason reason);

/// What would help, one sentence per reason.
[[nodiscard]] std::string_view advice(RejectReason reason);

/// What another day would do, when that is all that helps.
enum class DayHelp : std::uint8_t {
  none,
  accepted,          ///< that day or a later one
  keeps_true_day,    ///< the same, and the true day may stand beside it
  leaves_days_open,  ///< the earliest one: the days after it stay open
};

struct Rejection {
  RejectReason reason = RejectReason::command_id_reused;
  DayHelp day_help = DayHelp::none;
  Day open_from;      ///< the first day that would help; none unless day_help says how
  std::string seen;   ///< what the books say ("cash of income on 2019-08-10 is 3525000")
  std::string asked;  ///< what was asked ("disburse 12000000")
  std::string field;  ///< the field at fault, when there is one ("member")
  int act = -1;       ///< which act of the command, from 0; -1 for the command as a whole

  Rejection() = default;  ///< only because Boost's result asks for it: error() of a value
  Rejection(RejectReason why, std::string saw = {}, std::string ask = {}, std::string which = {})
      : reason(why), seen(std::move(saw)), asked(std::move(ask)), field(std::move(which)) {}
};

/// The same refusal, with that day as its advice instead of the one of its reason.
[[nodiscard]] Rejection helped_by(DayHelp help, Day from, Rejection rejection);

/// One sentence: reason in words, what was seen, what was asked, what would help.
[[nodiscard]] std::string to_sentence(const Rejection& rejection);

}  // namespace soquy
