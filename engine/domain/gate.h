#pragma once
// What every act must pass before its own rules are asked: the right stream, an open club, the pen, known people,
// second signers, days. In the order of RejectReason.

#include "engine/domain/acts.h"

namespace soquy::engine {

/// The kind of event an act leads to. An act that holds nothing is a bug of the caller.
[[nodiscard]] Kind kind_of(const ActVariant& act);

/// The command as such: version_conflict, empty_command, too_many_acts.
[[nodiscard]] Result<Ok> check_command(const ClubState& club, const Command& command);

/// What stands beside the act: labels, days that contradict each other or what is closed. A true day is closed, or
/// lies before the day from which something of the loan was taken back.
/// text_not_valid, field_not_valid.
[[nodiscard]] Result<Ok> check_header(const Moment& at);

/// Is this the place for such an act: club_exists, club_not_found, club_not_open, wrong_stream, not_first. `first` says
/// that it opens its command.
[[nodiscard]] Result<Ok> check_stream(const Moment& at, bool first);

/// The pen, the recorder and the signatures of the command: writer_fenced, actor_not_known, approval_same_person,
/// approval_not_valid. Asked once, on the club as it stood before the command.
[[nodiscard]] Result<Ok> check_people(const ClubState& club, const Command& command, const Context& context);

/// How the by-law names the acts for which it may ask a second signer; none for all others.
[[nodiscard]] ActClass class_of(Kind kind);

/// Second signers the act needs, and how sure the by-law wants them: approval_missing, approval_too_weak.
[[nodiscard]] Result<Ok> check_signers(const Moment& at);

/// date_missing, date_before_founding, date_in_future, period_closed, reason_missing.
[[nodiscard]] Result<Ok> check_dates(const Moment& at);

/// No board was elected and no meeting was held yet: whoever sets the books up may do so. Once over, it is over.
[[nodiscard]] bool is_being_founded(const ClubState& club);

}  // namespace soquy::engine
