// Names, advice and sentences of refusals.
#include "events/rejection.h"

#include <array>
#include <utility>

#include "events/check.h"

namespace soquy {
namespace {

struct ReasonText {
  RejectReason reason;
  std::string_view name;
  std::string_view advice;
};

#define SOQUY_REASON(name, advice) \
  ReasonText { RejectReason::name, #name, advice }

// In the order of the enum.
constexpr std::array kReasons = {
    SOQUY_REASON(command_id_reused, "Use a new command id for a new command."),
    SOQUY_REASON(version_conflict, "Read the club again and repeat the command on its newest version."),
    SOQUY_REASON(empty_command, "Give the command at least one act."),
    SOQUY_REASON(too_many_acts, "Cut the command into several of at most 1,024 acts."),
    SOQUY_REASON(text_not_valid, "Write the text in UTF-8, without control characters and within its length."),
    SOQUY_REASON(names_a_person, "This text stays in the events for ever: leave the person out of it."),
    SOQUY_REASON(field_not_valid, "Give the field a value in its stated range."),
    SOQUY_REASON(stream_full, "Close this club's book and continue it in a new one."),
    SOQUY_REASON(club_exists, "Choose another code, or record in the club that has this one."),
    SOQUY_REASON(club_not_found, "Check the club's code, or found the club first."),
    SOQUY_REASON(club_not_open, "Record only between the founding and the dissolution of the club."),
    SOQUY_REASON(wrong_stream, "Record programme acts in -PROGRAMME and a club's acts in the club."),
    SOQUY_REASON(not_first, "This is possible only at the founding, or before the first entry it concerns."),
    SOQUY_REASON(writer_fenced, "Record on the device that holds the pen, or grant the pen to this one."),
    SOQUY_REASON(actor_not_known, "Record under the number of a member or the code of an enrolled person."),
    SOQUY_REASON(approval_missing, "Have a second person approve the command."),
    SOQUY_REASON(approval_same_person, "Have somebody approve who neither records nor gains by it."),
    SOQUY_REASON(approval_too_weak, "Approve with a pin or a key, as the by-law asks."),
    SOQUY_REASON(approval_not_valid,
                 "Approve with an enrolled pin, or sign this very command with an enrolled key that is not revoked."),
    SOQUY_REASON(date_missing, "Give the day of the entry."),
    SOQUY_REASON(date_before_founding, "Date the entry on or after the founding day."),
    SOQUY_REASON(date_in_future, "Date the entry today or earlier."),
    SOQUY_REASON(period_closed, "Date it into the open period, with the true day as original date and a reason."),
    SOQUY_REASON(reason_missing, "Say why, with a reason from the list."),
    SOQUY_REASON(member_not_found, "Check the member's number, or admit the member first."),
    SOQUY_REASON(member_exists, "Give the new member the next free number."),
    SOQUY_REASON(member_has_left, "Name somebody who was a member on that day."),
    SOQUY_REASON(member_owes, "Settle or write off what the member owes first."),
    SOQUY_REASON(member_is_owed, "Refund what the club owes the member first."),
    SOQUY_REASON(still_a_member, "Record first that the member left."),
    SOQUY_REASON(fund_not_found, "Name a fund of the by-law, such as income or activity."),
    SOQUY_REASON(region_not_found, "Define the region first, or check its scheme and code."),
    SOQUY_REASON(
        region_exists,
        "Use it as it is, or tell what is different: told again from the same first day it replaces what was said "
        "before, from another day it begins after the last day of that."),
    SOQUY_REASON(region_not_above, "Name a parent of a higher level: a commune lies in a district or a province."),
    SOQUY_REASON(region_in_circle, "Check which unit went into which, or the day."),
    SOQUY_REASON(meeting_not_found, "Record the meeting first, or check its day."),
    SOQUY_REASON(meeting_exists, "A club holds one meeting a day: record into that one."),
    SOQUY_REASON(resolution_not_found, "Record the resolution first, or check its number and subject."),
    SOQUY_REASON(resolution_exists, "Give the resolution the next free number."),
    SOQUY_REASON(motion_not_carried, "What was voted down is no resolution: let the minutes say so."),
    SOQUY_REASON(quorum_not_met, "Resolve it at a meeting where enough members are present."),
    SOQUY_REASON(loan_not_found, "Check the loan's number."),
    SOQUY_REASON(loan_exists, "Give the loan the next free number."),
    SOQUY_REASON(loan_not_approved, "Record the meeting's approval of the loan first."),
    SOQUY_REASON(loan_not_open, "Name a loan that is paid out and not yet settled."),
    SOQUY_REASON(loan_late, "Have the borrower pay what is overdue first."),
    SOQUY_REASON(loan_not_late, "Wait until an instalment is overdue: before that nobody is asked for it."),
    SOQUY_REASON(group_not_found, "Form the guarantee group first, or check its number and its members."),
    SOQUY_REASON(not_answerable, "Name a guarantor of the loan, or another member of its group."),
    SOQUY_REASON(grant_not_found, "Check the number of the restricted gift."),
    SOQUY_REASON(borrowing_not_found, "Check the number of the borrowed capital."),
    SOQUY_REASON(placement_not_found, "Check the number of the placement."),
    SOQUY_REASON(goods_not_found, "Check the name and the unit of the goods."),
    SOQUY_REASON(goods_rule_not_found, "Check the name of the rule, or adopt a by-law that has it."),
    SOQUY_REASON(entry_not_found, "Check the version of the entry."),
    SOQUY_REASON(finding_not_found, "Check the version of the finding."),
    SOQUY_REASON(dispute_not_found, "Check the version of the dispute."),
    SOQUY_REASON(count_not_found, "Check the version of the cash count."),
    SOQUY_REASON(report_not_found, "Check the period of the report."),
    SOQUY_REASON(amount_not_positive, "Give an amount above zero."),
    SOQUY_REASON(amount_too_large, "Check the zeros: one entry moves at most a trillion."),
    SOQUY_REASON(amount_not_in_unit, "Give a multiple of the unit that the by-law names."),
    SOQUY_REASON(amounts_do_not_add_up, "Check the parts: their sum must be the total."),
    SOQUY_REASON(above_by_law_limit, "Stay within the by-law, or adopt another by-law first."),
    SOQUY_REASON(above_approval, "Stay within what was approved, or have more approved."),
    SOQUY_REASON(exceeds_debt, "Take at most what is owed."),
    SOQUY_REASON(insufficient_cash, "Pay less, pay later, or bring cash into this fund first."),
    SOQUY_REASON(insufficient_bank, "Take less from the bank, or pay in first."),
    SOQUY_REASON(insufficient_refundable, "Refund at most what the member paid in, less what is owed."),
    SOQUY_REASON(insufficient_restricted, "Spend at most what is left of the restricted gift."),
    SOQUY_REASON(insufficient_capital, "Move at most what the fund's surplus or capital holds."),
    SOQUY_REASON(insufficient_goods, "Give at most what is in stock or still owed."),
    SOQUY_REASON(restricted_to_other_use, "Pay this out of free money, or use the gift as its donor said."),
    SOQUY_REASON(already_done, "Nothing needs to be done again."),
    SOQUY_REASON(already_reversed, "An entry is reversed once; see the reversal named."),
    SOQUY_REASON(not_reversible, "Record what happened instead as a new entry."),
    SOQUY_REASON(later_entries_depend,
                 "Take back with it what rests on it (one soquy reverse may name several entries), or date it later."),
    SOQUY_REASON(difference_not_resolved, "Post the counted difference by resolution first."),
    SOQUY_REASON(dispute_open, "Resolve the dispute first."),
    SOQUY_REASON(period_not_in_order, "Close periods one after the other, each later than the one before."),
    SOQUY_REASON(period_not_closed, "Name the latest closed period."),
};
#undef SOQUY_REASON

static_assert(kReasons.size() == static_cast<std::size_t>(RejectReason::period_not_closed) + 1);
constexpr bool in_order() {
  for (std::size_t i = 0; i < kReasons.size(); ++i) {
    if (static_cast<std::size_t>(kReasons[i].reason) != i) return false;
  }
  return true;
}
static_assert(in_order());

const ReasonText& text_of(RejectReason reason) {
  const auto index = static_cast<std::size_t>(reason);
  SOQUY_CHECK(index < kReasons.size(), "every reason has its text");
  return kReasons[index];
}

}  // namespace

std::string_view to_text(RejectReason reason) { return text_of(reason).name; }

std::string_view advice(RejectReason reason) { return text_of(reason).advice; }

namespace {

std::string what_helps(const Rejection& rejection) {
  const std::string on = "Date it " + to_iso(rejection.open_from);
  switch (rejection.day_help) {
    case DayHelp::accepted: return on + " or later.";
    case DayHelp::keeps_true_day: return on + " or later, with the true day as original date.";
    case DayHelp::leaves_days_open: return on + ", to keep the days after it open.";
    case DayHelp::none: break;
  }
  return std::string(advice(rejection.reason));
}

}  // namespace

Rejection helped_by(DayHelp help, Day from, Rejection rejection) {
  rejection.day_help = help;
  rejection.open_from = from;
  return rejection;
}

std::string to_sentence(const Rejection& rejection) {
  std::string sentence = "refused, ";
  for (char c : to_text(rejection.reason)) sentence += c == '_' ? ' ' : c;
  if (rejection.act > 0) sentence += " in act " + std::to_string(rejection.act + 1);
  if (!rejection.field.empty()) sentence += " (" + rejection.field + ")";
  if (!rejection.seen.empty()) sentence += ": " + rejection.seen;
  if (!rejection.asked.empty()) sentence += (rejection.seen.empty() ? ": asked: " : "; asked: ") + rejection.asked;
  return sentence + ". " + what_helps(rejection);
}

}  // namespace soquy
