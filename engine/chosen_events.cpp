#include "engine/chosen_events.h"

#include <algorithm>

#include "engine/store/key_layout.h"
#include "engine/store/row_bytes.h"
#include "engine/store/view_layout.h"

namespace soquy::engine {

namespace {

void add_commit(std::vector<CommitRun>& runs, const StoredCommit& commit) {
  const std::uint64_t count = commit.events.size();
  if (!runs.empty() && runs.back().first.value + runs.back().count == commit.first.value) {
    runs.back().count += count;
  } else {
    runs.push_back({commit.first, count});
  }
}

/// In order, each with something in it, apart from each other and none beyond the tree.
bool are_in_order(const ChosenPlaces& places) {
  std::uint64_t end = 1;
  for (const CommitRun& run : places.runs) {
    if (run.first.value < end || run.count == 0 || run.first.value > places.tree.size()) return false;
    if (run.count > places.tree.size() - run.first.value + 1) return false;
    end = run.first.value + run.count + 1;
  }
  return true;
}

}  // namespace

std::string to_row(const ChosenPlaces& places, std::uint16_t version) {
  std::string out;
  put_le(out, version);
  put_le(out, static_cast<std::uint32_t>(places.runs.size()));
  for (const CommitRun& run : places.runs) {
    put_le(out, run.first.value);
    put_le(out, run.count);
  }
  out += tree_bytes(places.tree);
  return out;
}

std::optional<ChosenPlaces> parse_chosen(std::string_view row, std::uint16_t version) try {
  RowReader reader(row, "a row of chosen events");
  if (reader.le<std::uint16_t>() != version) return std::nullopt;
  ChosenPlaces places;
  const auto runs = reader.le<std::uint32_t>();
  for (std::uint32_t i = 0; i < runs; ++i) {
    const Version first{reader.le<std::uint64_t>()};
    places.runs.push_back({first, reader.le<std::uint64_t>()});
  }
  places.tree = parse_tree(reader.rest());
  return are_in_order(places) ? std::optional(std::move(places)) : std::nullopt;
} catch (const StoreFailure&) {  // what cannot be read is made again
  return std::nullopt;
}

std::string ChosenEvents::key() const { return reach_key(choice_.name, 1, choice_.stream); }

std::optional<ChosenPlaces> ChosenEvents::kept(const ViewRows& rows) const {
  const auto row = rows.row(key());
  return row ? parse_chosen(*row, choice_.version) : std::nullopt;
}

std::optional<ChosenPlaces> ChosenEvents::kept_if_readable(const ViewRows& rows) const try {
  return kept(rows);
} catch (const StoreFailure&) {  // as if it were not there
  return std::nullopt;
}

bool ChosenEvents::has_wanted(const StoredCommit& commit) const {
  return std::any_of(commit.events.begin(), commit.events.end(), [&](const Bytes& bytes) {
    const auto kind = kind_in(bytes);
    return !kind || choice_.wants(*kind);  // who decodes it will say what is wrong with it
  });
}

/// The commits of the runs. False when they are not commits behind each other that all hold such an event.
bool ChosenEvents::take_runs(const std::vector<CommitRun>& runs, const TakeCommit& take) const {
  return std::all_of(runs.begin(), runs.end(), [&](const CommitRun& run) {
    const std::uint64_t end = run.first.value + run.count;
    std::uint64_t next = run.first.value;
    store_.read_club(choice_.stream, run.first, [&](const StoredCommit& commit) {
      if (commit.first.value != next || !has_wanted(commit)) return false;
      next += commit.events.size();
      take(commit);
      return next < end;
    });
    return next == end;
  });
}

/// The places with what came behind their tree, whose commits are handed on. Nothing when that tree is not the
/// beginning of the stream's.
std::optional<ChosenPlaces> ChosenEvents::brought_up(ChosenPlaces places, const Head& head,
                                                     const TakeCommit& take) const {
  if (places.tree.size() > head.frontier.size()) return std::nullopt;
  const Version next{places.tree.size() + 1};
  if (places.tree.size() < head.frontier.size()) {
    store_.read_club(choice_.stream, next, [&](const StoredCommit& commit) {
      if (commit.first > head.version) return false;
      places.tree.append(leaf_hashes(commit.events));
      if (has_wanted(commit)) {
        add_commit(places.runs, commit);
        take(commit);
      }
      return true;
    });
  }
  return places.tree == head.frontier ? std::optional(std::move(places)) : std::nullopt;
}

void ChosenEvents::read(const ViewRows& rows, const TakeCommit& take) const {
  const auto head = store_.head(choice_.stream);
  if (!head) return;
  std::vector<StoredCommit> found;  // handed on when it is known that they can be believed
  const auto add = [&](const StoredCommit& commit) { found.push_back(commit); };
  const auto places = kept_if_readable(rows);
  if (!places || !take_runs(places->runs, add) || !brought_up(*places, *head, add)) {
    found.clear();
    if (!brought_up({}, *head, add)) {
      throw StoreFailure(StoreFailure::Cause::corrupt,
                         "the store is damaged: the events of " + choice_.stream.text() +
                             " are not those of its head; run verify, and restore the store from a backup");
    }
  }
  for (const StoredCommit& commit : found) take(commit);
}

bool ChosenEvents::keep(ViewRows& rows) const {
  const auto head = store_.head(choice_.stream);
  if (!head) return false;
  auto before = kept_if_readable(rows);
  if (before && before->tree == head->frontier) return false;
  return keep_from(std::move(before), *head, rows);
}

bool ChosenEvents::keep_anew(ViewRows& rows) const {
  const auto head = store_.head(choice_.stream);
  return head && keep_from(std::nullopt, *head, rows);
}

bool ChosenEvents::keep_from(std::optional<ChosenPlaces> places, const Head& head, ViewRows& rows) const {
  const auto nobody = [](const StoredCommit&) {};
  if (places) places = brought_up(*std::move(places), head, nobody);
  if (!places) places = brought_up({}, head, nobody);
  if (!places) return false;  // the stream is not its head's tree; verify says so
  rows.write({{key(), to_row(*places, choice_.version)}});
  return true;
}

bool ChosenEvents::is_kept_wrong(const ViewRows& rows) const {
  std::optional<ChosenPlaces> places;
  try {
    places = kept(rows);
  } catch (const StoreFailure&) {
    return true;
  }
  const auto head = store_.head(choice_.stream);
  const auto nobody = [](const StoredCommit&) {};
  const auto now = head && places ? brought_up(*places, *head, nobody) : std::nullopt;
  return now && brought_up({}, *head, nobody) != now;
}

}  // namespace soquy::engine
