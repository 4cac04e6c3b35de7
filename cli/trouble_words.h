#pragma once
// What is told when a loan is in trouble: a penalty, a waiver, new instalments, a write-off, what still comes in. Each
// says what happened and what is owed now.

#include <optional>
#include <string>

#include "cli/loan_sentences.h"
#include "engine/domain/club_state.h"

namespace soquy::cli {

struct TroubleWords {
  std::string english;
  std::string vietnamese;  ///< to be read out to the borrower
  friend bool operator==(const TroubleWords&, const TroubleWords&) = default;
};

/// Nothing for every other event. `after` has taken the event in, and all that came with it.
[[nodiscard]] std::optional<TroubleWords> trouble_in_words(const Event& event, const engine::ClubState& after);

}  // namespace soquy::cli
