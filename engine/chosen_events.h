#pragma once
// Events of some kinds out of a stream that holds many others, without reading the others: where they stand is kept
// beside the events. A programme's stream takes in ten thousand reports a half-year, and who adds up a nation wants
// its regions.
//
// What is kept can be thrown away. It names the tree that it was made of, so it answers only while that tree is the
// beginning of the stream's; what came behind it is read. When there is nothing to trust, the whole stream is read.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/store/event_store.h"
#include "engine/store/view_rows.h"
#include "events/event.h"

namespace soquy::engine {

struct Choice {
  ClubCode stream;
  std::string name;           ///< 1 to 16 letters a-z and '_', and no view's name
  std::uint16_t version = 1;  ///< another version wants other kinds: what was kept before is passed over
  std::function<bool(Kind)> wants;
};

/// Commits behind each other that all hold such an event.
struct CommitRun {
  Version first;            ///< of the first commit's first event
  std::uint64_t count = 0;  ///< of events in them
  friend bool operator==(const CommitRun&, const CommitRun&) = default;
};

/// Where the events stand in the stream of that tree.
struct ChosenPlaces {
  Frontier tree;
  std::vector<CommitRun> runs;
  friend bool operator==(const ChosenPlaces&, const ChosenPlaces&) = default;
};

class ChosenEvents {
 public:
  ChosenEvents(const EventStore& store, Choice choice) : store_(store), choice_(std::move(choice)) {}

  /// Every commit with such an event, in order. Throws StoreFailure when the stream cannot be read, or when the whole
  /// of it had to be and is not the one of its head; then nothing is taken.
  void read(const ViewRows& rows, const std::function<void(const StoredCommit&)>& take) const;
  /// Keeps where they stand up to the head. Whether anything had to be written. Throws StoreFailure(read_only, io).
  bool keep(ViewRows& rows) const;
  /// The same out of the whole stream, whatever is kept.
  bool keep_anew(ViewRows& rows) const;
  /// What is kept is not where they stand as far as it goes, so that it would answer wrongly; or it cannot be read.
  /// False when nothing is kept, or only of another history or version. Throws StoreFailure when the stream cannot be
  /// read.
  [[nodiscard]] bool is_kept_wrong(const ViewRows& rows) const;

 private:
  using TakeCommit = std::function<void(const StoredCommit&)>;
  [[nodiscard]] std::optional<ChosenPlaces> kept(const ViewRows& rows) const;
  [[nodiscard]] std::optional<ChosenPlaces> kept_if_readable(const ViewRows& rows) const;
  [[nodiscard]] bool take_runs(const std::vector<CommitRun>& runs, const TakeCommit& take) const;
  [[nodiscard]] std::optional<ChosenPlaces> brought_up(ChosenPlaces places, const Head& head,
                                                       const TakeCommit& take) const;
  bool keep_from(std::optional<ChosenPlaces> places, const Head& head, ViewRows& rows) const;
  [[nodiscard]] bool has_wanted(const StoredCommit& commit) const;
  [[nodiscard]] std::string key() const;

  const EventStore& store_;
  Choice choice_;
};

// chosen: version:u16le runs:u32le (first:u64le count:u64le)* tree
[[nodiscard]] std::string to_row(const ChosenPlaces& places, std::uint16_t version);
/// Nothing when the bytes are not such a row of that version, or name places outside of the tree.
[[nodiscard]] std::optional<ChosenPlaces> parse_chosen(std::string_view row, std::uint16_t version);

}  // namespace soquy::engine
