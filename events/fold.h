#pragma once
// Fold: the pure function from history to a view. A question has two times (DESIGN section 9).

#include "events/event.h"

namespace soquy {

/// What a question may see: entries up to a value date, as known at a moment or at a version.
struct AsOf {
  Day value_date;            ///< none: no bound
  Instant known{INT64_MAX};  ///< recorded_at at or before it
  Version known_version{UINT64_MAX};

  [[nodiscard]] bool knows(const Envelope& envelope) const {
    return envelope.recorded_at <= known && envelope.version <= known_version;
  }
  /// An event that is not known is not seen; one dated later is not seen either.
  [[nodiscard]] bool sees(const Envelope& envelope) const {
    return knows(envelope) && (value_date.is_none() || envelope.value_date <= value_date);
  }
};

/// A view is a value with `void apply(const Event&)`; events come in version order.
template <class View, class Events>
void fold(View& view, const Events& events, const AsOf& as_of = {}) {
  for (const Event& event : events) {
    if (as_of.sees(event.envelope)) view.apply(event);
  }
}

}  // namespace soquy
