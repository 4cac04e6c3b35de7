#pragma once
// Of a club's figures: how its books are kept - late, back-dated, outside meetings, taken back, found and disputed.

#include <map>
#include <set>
#include <vector>

#include "events/event.h"
#include "projections/figures.h"

namespace soquy::projections {

class BooksFigures {
 public:
  void apply(const Event& event);
  void add_to(Figures& figures) const;
  /// In the 12 months to the day: the most entries taken back by one pair of recorder and first second signer.
  [[nodiscard]] std::uint32_t reversals_by_one_pair(Day day) const;
  friend bool operator==(const BooksFigures&, const BooksFigures&) = default;

 private:
  struct Reversal {
    Day day;
    Version commit;  ///< version of its first event, on which the approvals lie
    ActorId recorder;
    Version entry;
    friend bool operator==(const Reversal&, const Reversal&) = default;
  };
  void count_entry(const Event& event);
  void note_recorder(const Envelope& envelope);
  [[nodiscard]] bool is_recorded_by(Version entry, ActorId actor) const;
  void take_words(const Payload& payload, Version version);

  std::int64_t events_ = 0;
  std::int64_t entries_ = 0;
  std::int64_t back_dated_ = 0;
  std::int64_t late_ = 0;
  std::int64_t outside_meetings_ = 0;
  std::vector<Reversal> reversals_;
  std::vector<ActorId> recorders_;      ///< of every event, in the place of its version
  std::map<Version, ActorId> signers_;  ///< the first second signer of a commit, by its first event
  std::set<Version> findings_;
  std::set<Version> answered_;
  std::set<Version> disputes_;
  std::set<Version> resolved_;
};

}  // namespace soquy::projections
