#pragma once
// Events of every kind filled at random from the lists of fields that the codec uses, so that a new field is covered
// without anybody thinking of it. They are fit to be stored; they need not make sense as bookkeeping.

#include <cstdint>
#include <vector>

#include "events/event.h"

namespace soquy::testing {

/// Small and the same on every machine, which std::uniform_int_distribution is not.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next();
  /// In [0, end).
  std::uint64_t below(std::uint64_t end) { return next() % end; }

 private:
  std::uint64_t state_;
};

enum class Fill {
  sometimes,  ///< a field in four keeps its default, lists may be empty
  always,     ///< every field differs from its default and every list has two values
};

[[nodiscard]] const std::vector<Kind>& all_kinds();
[[nodiscard]] Payload random_payload(Kind kind, Dice& dice, Fill fill);
/// With an envelope and a balanced entry, both random too.
[[nodiscard]] Event random_event(Kind kind, Dice& dice, Fill fill);
/// The act that the event answers, filled; nothing for repayment_reallocated.
[[nodiscard]] Envelope random_envelope(Dice& dice, Fill fill);

}  // namespace soquy::testing
