#pragma once
// What a ledger opens: the events and, beside them, the register that can forget.

#include "engine/register.h"
#include "engine/store/event_store.h"

namespace soquy::engine {

class LedgerStore : public EventStore, public Register {
 public:
  /// Writes down outside the database how far the log goes, when that has not been done since the last append. Called
  /// by the appending thread when it has nothing else to do.
  virtual void mark_highwater() = 0;
};

}  // namespace soquy::engine
