#pragma once
// What happens to a command's texts on the way in, and to its events' texts on the way to the store. Rules never see
// words: they see commitments.

#include <vector>

#include "engine/domain/club_state.h"
#include "engine/random.h"
#include "engine/store/event_store.h"
#include "events/event.h"
#include "events/result.h"

namespace soquy::engine {

/// Checks every label and note of a command and brings it to NFC, and that every field is one an event can hold.
/// Rejects empty_command, too_many_acts, text_not_valid, names_a_person (digits; names are for the club's book to say),
/// field_not_valid; a profile must be the five lines of engine/register.h.
[[nodiscard]] Result<Ok> check_texts(Command& command);

/// The words behind one commitment.
struct Words {
  Hash commitment;
  Hash salt;
  std::string plain;
};

/// Salts every note and puts its commitment in the place of its words.
[[nodiscard]] std::vector<Words> commit_notes(Command& command, Randomness& random);

/// The texts that must be written with these events: each with its version, its slot and the member it is about.
/// `after` is the club with the events applied (whose loan, whose placement).
[[nodiscard]] std::vector<SealedText> texts_of(std::vector<Event>& events, const std::vector<Words>& words,
                                               const ClubState& after);

/// What the PersonErased among the events take away.
[[nodiscard]] std::vector<Erasure> erasures_of(const std::vector<Event>& events);

}  // namespace soquy::engine
