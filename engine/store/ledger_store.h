#pragma once
// What a ledger opens: the events and, beside them, the register that can forget and rows that can be made again.

#include "engine/register.h"
#include "engine/store/event_store.h"
#include "engine/store/view_rows.h"

namespace soquy::engine {

class LedgerStore : public EventStore, public Register {
 public:
  /// Writes down outside the database how far the log goes, when that has not been done since the last append. Called
  /// by the appending thread when it has nothing else to do.
  virtual void mark_highwater() = 0;
  /// Lives as long as the store.
  [[nodiscard]] virtual ViewRows& view_rows() = 0;
};

}  // namespace soquy::engine
