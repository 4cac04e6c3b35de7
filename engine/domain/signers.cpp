// Who may record, who signs beside them, and how sure we are of it.

#include <algorithm>

#include "engine/domain/approval.h"
#include "engine/domain/gate.h"
#include "engine/domain/lookup.h"
#include "events/codec.h"

namespace soquy::engine {
namespace {

// --- Known people ----------------------------------------------------------------------------------------------------

/// Members are known to their own club only: TV05 is somebody else in the next one.
const ActorState* enrolled(const ClubState& club, const Context& context, const ActorId& actor) {
  if (const auto own = club.programme.actors.find(actor); own != club.programme.actors.end()) return &own->second;
  if (context.programme == nullptr || member_of(actor)) return nullptr;
  const auto outside = context.programme->actors.find(actor);
  return outside == context.programme->actors.end() ? nullptr : &outside->second;
}

Rejection not_known(const ActorId& actor, std::string seen) {
  return Rejection(RejectReason::actor_not_known, std::move(seen),
                   actor.is_empty() ? std::string("nobody") : actor.text(), "actor");
}

Result<Ok> check_programme_actor(const ClubState& club, const ActorId& actor) {
  if (actor.is_empty()) return not_known(actor, "somebody records");
  if (club.programme.actors.empty() || club.programme.actors.contains(actor)) return Ok{};
  return not_known(actor, std::to_string(club.programme.actors.size()) + " people are enrolled");
}

Result<Ok> check_actor(const ClubState& club, const Context& context, const ActorId& actor) {
  if (is_misspelt_member(actor))
    return not_known(actor, "a member's code has two digits or more, and no zero too many");
  if (club.code == programme_stream()) return check_programme_actor(club, actor);
  if (actor.is_empty()) return not_known(actor, "somebody records");
  if (is_being_founded(club)) return Ok{};
  if (const auto no = member_of(actor)) {
    const auto found = club.members.find(*no);
    if (found == club.members.end()) return not_known(actor, "no such member");
    if (!found->second.left.is_none()) return not_known(actor, "left the club on " + to_iso(found->second.left));
    return Ok{};
  }
  if (enrolled(club, context, actor) != nullptr) return Ok{};
  return not_known(actor, "neither a member nor enrolled");
}

/// A second signature of nobody known would guard nothing. Only a club without members knows nobody.
Result<Ok> check_approver(const ClubState& club, const Context& context, const ActorId& actor) {
  SOQUY_TRY(check_actor(club, context, actor));
  if (club.members.empty() || member_of(actor) || enrolled(club, context, actor) != nullptr) return Ok{};
  return not_known(actor, "neither a member nor enrolled");
}

// --- Approvals as given ----------------------------------------------------------------------------------------------

Result<Ok> check_distinct(const Command& command) {
  for (std::size_t i = 0; i < command.approvals.size(); ++i) {
    const ActorId& actor = command.approvals[i].actor;
    const auto before = command.approvals.begin() + static_cast<std::ptrdiff_t>(i);
    const bool twice =
        std::any_of(command.approvals.begin(), before, [&](const Approval& other) { return other.actor == actor; });
    if (actor == command.actor || twice)
      return Rejection(RejectReason::approval_same_person,
                       actor == command.actor ? "recorded by " + actor.text() : actor.text() + " signed already",
                       "approved by " + actor.text(), "approvals");
  }
  return Ok{};
}

Rejection not_valid(const Approval& approval, std::string seen) {
  return Rejection(RejectReason::approval_not_valid, std::move(seen), "approved by " + approval.actor.text(),
                   "approvals");
}

Result<Ok> check_approval(const ClubState& club, const Context& context, const Approval& approval, const Hash& digest) {
  if (approval.assurance == Assurance::named) return Ok{};
  const ActorState* actor = enrolled(club, context, approval.actor);
  if (actor == nullptr) return not_valid(approval, "neither pin nor key is enrolled");
  if (approval.assurance == Assurance::pin)
    return actor->assurance == Assurance::named ? Result<Ok>(not_valid(approval, "no pin is enrolled")) : Ok{};
  if (std::find(actor->keys.begin(), actor->keys.end(), approval.key) == actor->keys.end())
    return not_valid(approval, "the key is not enrolled, or revoked");
  if (!signature_verifies(approval, digest)) return not_valid(approval, "the signature is of something else");
  return Ok{};
}

Result<Ok> check_approvals(const ClubState& club, const Command& command, const Context& context) {
  SOQUY_TRY(check_distinct(command));
  const bool signs = std::any_of(command.approvals.begin(), command.approvals.end(),
                                 [](const Approval& approval) { return approval.assurance == Assurance::key; });
  const Hash digest = signs ? approval_digest(context.genesis, club.version, command) : Hash{};
  for (const Approval& approval : command.approvals) SOQUY_TRY(check_approval(club, context, approval, digest));
  return Ok{};
}

// --- Approvals as needed ---------------------------------------------------------------------------------------------

/// A device that does not hold the pen may take it, but not on one person's word.
bool takes_the_pen(const Moment& at) {
  return !at.club.writer.is_none() && at.club.writer != at.context.device &&
         std::holds_alternative<GrantWriter>(at.act.is);
}

/// Who could enrol a key for somebody else alone would sign as both. Nobody can be asked while a club is being founded,
/// or before two people of the programme are enrolled.
std::size_t signers_of_enrolment(const ClubState& club) {
  if (club.code == programme_stream()) return club.programme.actors.size() < 2 ? 0 : 1;
  return is_being_founded(club) ? 0 : 1;
}

std::size_t signers_by_rule(const Moment& at) {
  switch (kind_of(at.act.is)) {
    case Kind::entry_reversed:
    case Kind::loan_written_off:
    case Kind::loan_rescheduled:
    case Kind::person_erased:
    case Kind::club_dissolved:
    case Kind::handover_signed:
    case Kind::opening_balance_set: return 1;
    case Kind::actor_enrolled:
    case Kind::actor_key_revoked: return signers_of_enrolment(at.club);
    case Kind::period_closed: return std::get<ClosePeriod>(at.act.is).year_end ? 1 : 0;
    case Kind::period_reopened: return 2;
    default: return takes_the_pen(at) ? 1 : 0;
  }
}

LoanNo loan_changed_by(const ActVariant& act) {
  if (const auto* paid = std::get_if<ReceiveRepayment>(&act)) return paid->loan;
  if (const auto* charged = std::get_if<ChargePenalty>(&act)) return charged->loan;
  const auto* waived = std::get_if<WaivePenalty>(&act);
  return waived == nullptr ? LoanNo{} : waived->loan;
}

/// Dated before a repayment that is in the books, it changes what that one paid for. Nobody does so alone.
const RepaymentState* changed_by(const Moment& at) {
  const auto found = at.club.loans.find(loan_changed_by(at.act.is));
  if (found == at.club.loans.end() || at.value_date.is_none()) return nullptr;
  const auto& all = found->second.repayments;  // by day
  return !all.empty() && at.value_date < all.back().value_date ? &all.back() : nullptr;
}

struct Need {
  std::size_t signers = 0;
  Assurance least = Assurance::named;
  const RepaymentState* changes = nullptr;
};

Need need_of(const Moment& at) {
  const bool written_late = !at.act.written_on.is_none();
  const bool late = written_late || !at.act.original_date.is_none();  // for the by-law, either is
  Need need{signers_by_rule(at), Assurance::named, changed_by(at)};
  if (written_late || need.changes != nullptr) need.signers = std::max<std::size_t>(need.signers, 1);
  const ActClass own = class_of(kind_of(at.act.is));
  for (const AssuranceRule& rule : at.club.by_law.assurances) {
    if (rule.act != own && !(late && rule.act == ActClass::late_entry)) continue;
    // The by-law asks for a second signer, closing a month included: else the rule would bind nobody.
    need.signers = std::max<std::size_t>(need.signers, 1);
    need.least = std::max(need.least, rule.least);
  }
  return need;
}

std::string for_reason(ReasonCode reason) {
  if (reason == ReasonCode::none) return ", no reason given";
  return ", reason " + std::string(name_of(reason));
}

/// What the second signer is asked about: which repayment moves, the true day of a late row and why it is late, the
/// entry that is taken back with its day and why. Empty when the kind of act alone asks for a signature.
std::string what_is_signed(const Moment& at, const Need& need) {
  std::vector<std::string> said;
  if (need.changes != nullptr)
    said.push_back("it lies before the repayment of " + to_iso(need.changes->value_date) + ", version " +
                   std::to_string(need.changes->version.value));
  if (const auto* undo = std::get_if<ReverseEntry>(&at.act.is)) {
    const auto original = find_event(at, undo->entry, "entry");
    said.push_back("it takes back version " + std::to_string(undo->entry.value) +
                   (original.has_error() ? "" : " of " + to_iso(original->envelope.value_date)) +
                   for_reason(undo->reason));
  }
  const Act& act = at.act;
  const Day true_day = act.original_date.is_none() ? at.value_date : act.original_date;
  if ((!act.written_on.is_none() || !act.original_date.is_none()) && !true_day.is_none()) {
    const std::string written = act.written_on.is_none() ? "" : " and was written down on " + to_iso(act.written_on);
    said.push_back("it happened on " + to_iso(true_day) + written + for_reason(act.late_reason));
  }
  std::string text;
  for (const std::string& one : said) text += (text.empty() ? ": " : "; ") + one;
  return text;
}

/// Both the old and the new holder of the post have signed, as recorder or as approver.
Result<Ok> check_both_sign(const Moment& at, const SignHandover& ask) {
  for (const MemberNo member : {ask.from, ask.to}) {
    const ActorId actor = actor_of(member);
    const auto& signers = at.command.approvals;
    const bool signed_it = at.command.actor == actor || std::any_of(signers.begin(), signers.end(),
                                                                    [&](const auto& by) { return by.actor == actor; });
    if (!signed_it)
      return Rejection(RejectReason::approval_missing, "who hands over and who takes over both sign",
                       to_text(member) + " did not sign", "approvals");
  }
  return Ok{};
}

}  // namespace

ActClass class_of(Kind kind) {
  switch (kind) {
    case Kind::entry_reversed: return ActClass::reversal;
    case Kind::loan_disbursed:
    case Kind::loan_rescheduled: return ActClass::loan;
    case Kind::expense_paid:
    case Kind::aid_given: return ActClass::expense;
    case Kind::period_closed:
    case Kind::period_reopened: return ActClass::period;
    case Kind::handover_signed: return ActClass::handover;
    case Kind::loan_written_off: return ActClass::write_off;
    case Kind::person_erased: return ActClass::erasure;
    default: return ActClass::none;
  }
}

Result<Ok> check_people(const ClubState& club, const Command& command, const Context& context) {
  const bool granting = command.acts.size() == 1 && std::holds_alternative<GrantWriter>(command.acts.front().is);
  if (!club.writer.is_none() && club.writer != context.device && !granting)
    return Rejection(RejectReason::writer_fenced,
                     "the pen was granted to device " + std::to_string(club.writer.value) + " in epoch " +
                         std::to_string(club.epoch),
                     "record on device " + std::to_string(context.device.value), "device");
  SOQUY_TRY(check_actor(club, context, command.actor));
  for (const Approval& approval : command.approvals) SOQUY_TRY(check_approver(club, context, approval.actor));
  return check_approvals(club, command, context);
}

Result<Ok> check_signers(const Moment& at) {
  const Need need = need_of(at);
  const auto& given = at.command.approvals;
  if (given.size() < need.signers) {
    return Rejection(
        RejectReason::approval_missing, std::to_string(given.size()) + " besides the recorder signed",
        std::string(to_text(kind_of(at.act.is))) + " needs " + std::to_string(need.signers) + what_is_signed(at, need),
        "approvals");
  }
  if (const auto* handover = std::get_if<SignHandover>(&at.act.is)) SOQUY_TRY(check_both_sign(at, *handover));
  const auto strong = std::count_if(given.begin(), given.end(),
                                    [&](const Approval& approval) { return approval.assurance >= need.least; });
  if (static_cast<std::size_t>(strong) < need.signers)
    return Rejection(RejectReason::approval_too_weak,
                     "the by-law asks for " + std::string(name_of(need.least)) + " or stronger",
                     std::to_string(strong) + " of " + std::to_string(need.signers) + " are", "approvals");
  return Ok{};
}

}  // namespace soquy::engine
