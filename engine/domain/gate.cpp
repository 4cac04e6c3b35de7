#include "engine/domain/gate.h"

#include <algorithm>
#include <array>

#include "engine/domain/lookup.h"
#include "events/check.h"
#include "events/codec.h"

namespace soquy::engine {

Kind kind_of(const ActVariant& act) {
  static constexpr std::array kKinds = {
#define SOQUY_KIND_OF(number, act, event, name) Kind::name,
      SOQUY_ASKED_EVENTS(SOQUY_KIND_OF)
#undef SOQUY_KIND_OF
  };
  static_assert(std::variant_size_v<ActVariant> == kKinds.size() + 1);
  SOQUY_CHECK(act.index() > 0, "an act that orders nothing was not refused");
  return kKinds[act.index() - 1];
}

bool is_being_founded(const ClubState& club) { return !club.began; }

Result<Ok> check_command(const ClubState& club, const Command& command) {
  if (!command.expected.is_none() && command.expected != club.version)
    return Rejection(RejectReason::version_conflict, "the book stands at version " + std::to_string(club.version.value),
                     "build on version " + std::to_string(command.expected.value), "expected");
  if (command.acts.empty()) return Rejection(RejectReason::empty_command, "one act or more", "no act", "acts");
  if (command.acts.size() > kMaxActs)
    return Rejection(RejectReason::too_many_acts, "at most " + std::to_string(kMaxActs) + " acts",
                     std::to_string(command.acts.size()) + " acts", "acts");
  if (command.approvals.size() > kMaxApprovals)
    return Rejection(RejectReason::field_not_valid, "at most " + std::to_string(kMaxApprovals) + " approvals",
                     std::to_string(command.approvals.size()), "approvals");
  return Ok{};
}

// --- What stands beside the act --------------------------------------------------------------------------------------

namespace {

Result<Ok> check_label(std::string_view field, std::string_view text) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (text.size() > kMaxLabelBytes)
    return Rejection(RejectReason::text_not_valid, "at most " + std::to_string(kMaxLabelBytes) + " bytes",
                     std::to_string(text.size()) + " bytes", std::string(field));
  if (std::any_of(text.begin(), text.end(), is_control))
    return Rejection(RejectReason::text_not_valid, "no line breaks or control characters", {}, std::string(field));
  return Ok{};
}

Result<Ok> check_labels(const Act& act) {
  Result<Ok> outcome = Ok{};
  for_each_label(act.is, [&](std::string_view field, std::string_view text) {
    if (outcome.has_value()) outcome = check_label(field, text);
  });
  if (outcome.has_error()) return outcome;
  SOQUY_TRY(check_label("voucher", act.voucher));
  return check_label("page", act.page);
}

/// The loan into whose days the act would be dated: its own, or the one that a new loan tops up or repays. An interview
/// only mentions one, and a reversal has a day of its own.
LoanNo loan_dated_into(const ActVariant& act) {
  return std::visit(
      [](const auto& ask) -> LoanNo {
        using Ask = std::decay_t<decltype(ask)>;
        if constexpr (std::is_same_v<Ask, ApproveLoan>) {
          return ask.tops_up.is_none() ? ask.repays : ask.tops_up;
        } else if constexpr (std::is_same_v<Ask, SurveyIncome>) {
          return {};
        } else if constexpr (requires { ask.loan; }) {
          return ask.loan;
        } else {
          return {};
        }
      },
      act);
}

/// The books hold something of the loan on that day that was taken back since.
bool is_shut(const Moment& at, Day day) {
  const auto loan = at.club.loans.find(loan_dated_into(at.act.is));
  return loan != at.club.loans.end() && loan->second.taken_back.shuts(day);
}

/// A true day stands beside the day of posting because its own period is closed, or shut to the loan. Else the entry
/// belongs on it: dated later, every balance in between would be wrong without need.
Result<Ok> check_true_day(const Moment& at) {
  const Day asked = at.act.original_date;
  if (asked.is_none()) return Ok{};
  if (!at.value_date.is_none() && asked >= at.value_date)
    return Rejection(RejectReason::field_not_valid,
                     "the true day lies before the day of posting " + to_iso(at.value_date), to_iso(asked),
                     "original_date");
  const Day closed = at.club.closed_through();
  if ((closed.is_none() || asked > closed) && !is_shut(at, asked))
    return Rejection(RejectReason::field_not_valid,
                     closed.is_none() ? "nothing is closed: an entry is dated on its true day"
                                      : "the books are closed through " + to_iso(closed) +
                                            ": an entry of a later day is dated on it",
                     to_iso(asked), "original_date");
  return Ok{};
}

}  // namespace

Result<Ok> check_header(const Moment& at) {
  const Act& act = at.act;
  if (act.is.index() == 0) return Rejection(RejectReason::field_not_valid, "an act orders something", "nothing", "act");
  SOQUY_TRY(check_labels(act));
  if (!act.written_on.is_none() && act.written_on < at.value_date)
    return Rejection(RejectReason::field_not_valid, "written down on or after its day " + to_iso(at.value_date),
                     to_iso(act.written_on), "written_on");
  return check_true_day(at);
}

// --- Stream ----------------------------------------------------------------------------------------------------------

namespace {

enum class Home { club, programme, both };

Home home_of(Kind kind) {
  switch (kind) {
    case Kind::actor_enrolled:
    case Kind::actor_key_revoked:
    case Kind::report_submitted: return Home::both;
    case Kind::price_index_published: return Home::programme;
    default: return kind <= Kind::report_received ? Home::programme : Home::club;
  }
}

/// What is still said about a dissolved club's books; a person's right to be erased does not end with the club.
bool outlives_the_club(Kind kind) {
  const bool said = kind >= Kind::finding_raised && kind <= Kind::dispute_resolved;
  return said || kind == Kind::person_erased;
}

Result<Ok> check_club_stream(const Moment& at, Kind kind) {
  const bool founding = kind == Kind::club_founded;
  if (founding && at.club.founded)
    return Rejection(RejectReason::club_exists, at.club.code.text() + " was founded on " + to_iso(at.club.founding_day),
                     "found " + at.command.club.text(), "club");
  if (!founding && !at.club.founded)
    return Rejection(RejectReason::club_not_found, "nothing is recorded of it", at.command.club.text(), "club");
  if (at.club.dissolved && !outlives_the_club(kind))
    return Rejection(RejectReason::club_not_open, at.club.code.text() + " is dissolved", std::string(to_text(kind)),
                     "club");
  return Ok{};
}

}  // namespace

Result<Ok> check_stream(const Moment& at, bool first) {
  const Kind kind = kind_of(at.act.is);
  const bool programme = at.command.club == programme_stream();
  const Home home = home_of(kind);
  if (!programme && home != Home::programme) SOQUY_TRY(check_club_stream(at, kind));
  if (home != Home::both && programme != (home == Home::programme))
    return Rejection(RejectReason::wrong_stream, at.command.club.text() + (programme ? " is no club" : " is a club"),
                     std::string(to_text(kind)), "club");
  if (!first && (kind == Kind::club_founded || kind == Kind::meeting_held))
    return Rejection(RejectReason::not_first, "it opens its command", std::string(to_text(kind)), "acts");
  return Ok{};
}

// --- Dates -----------------------------------------------------------------------------------------------------------

namespace {

Result<Ok> check_within_life(const Moment& at, Day day, const char* field) {
  if (at.club.founded && day < at.club.founding_day)
    return Rejection(RejectReason::date_before_founding, "the club was founded on " + to_iso(at.club.founding_day),
                     to_iso(day), field);
  return Ok{};
}

Result<Ok> check_not_future(const Moment& at, Day day, const char* field) {
  if (day > at.context.today)
    return Rejection(RejectReason::date_in_future, "today is " + to_iso(at.context.today), to_iso(day), field);
  return Ok{};
}

/// The opposite of a year-end move is dated like the move, on the last closed day: reopening is the one act that may
/// be.
bool may_touch_closed(const Moment& at) {
  return kind_of(at.act.is) == Kind::period_reopened && at.value_date == at.club.closed_through();
}

Result<Ok> check_open(const Moment& at) {
  const Day closed = at.club.closed_through();
  if (closed.is_none() || at.value_date > closed || may_touch_closed(at)) return Ok{};
  return Rejection(RejectReason::period_closed, "the books are closed through " + to_iso(closed), to_iso(at.value_date),
                   "value_date");
}

}  // namespace

Result<Ok> check_dates(const Moment& at) {
  const Act& act = at.act;
  if (at.value_date.is_none())
    return Rejection(RejectReason::date_missing, "the day on which it happened", "no day", "value_date");
  SOQUY_TRY(check_within_life(at, at.value_date, "value_date"));
  if (!act.original_date.is_none()) SOQUY_TRY(check_within_life(at, act.original_date, "original_date"));
  SOQUY_TRY(check_not_future(at, at.value_date, "value_date"));
  if (!act.written_on.is_none()) SOQUY_TRY(check_not_future(at, act.written_on, "written_on"));
  SOQUY_TRY(check_open(at));
  const bool late = !act.written_on.is_none() || !act.original_date.is_none();
  if (late && act.late_reason == ReasonCode::none)
    return Rejection(RejectReason::reason_missing, "a late entry says why it is late", "no reason", "late_reason");
  return Ok{};
}

}  // namespace soquy::engine
