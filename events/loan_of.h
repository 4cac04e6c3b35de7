#pragma once
// Which loan is an event about?

#include "events/event.h"

namespace soquy {

/// The loan that is approved, paid out, repaid, split again, penalised, rescheduled, written off or recovered by an
/// event, or of which an entry is taken back; 0 when it is about none.
[[nodiscard]] LoanNo loan_of(const Payload& payload);

}  // namespace soquy
