#include "engine/club_books.h"

#include "engine/named_in_labels.h"
#include "engine/stored_events.h"

namespace soquy::engine {

std::shared_ptr<const Recorded> ClubBook::fresh_command(const CommandId& id) const {
  for (const auto& recorded : fresh) {
    if (recorded->command == id) return recorded;
  }
  return nullptr;
}

std::optional<Event> ClubBook::fresh_event(Version version) const {
  for (const auto& recorded : fresh) {
    const std::uint64_t first = recorded->events.front().envelope.version.value;
    if (version.value < first || version.value >= first + recorded->events.size()) continue;
    return recorded->events[version.value - first];
  }
  return std::nullopt;
}

RegisterText ClubBook::fresh_text(Version version, std::uint8_t slot) const {
  for (const auto& recorded : fresh) {
    for (const SealedText& text : recorded->texts) {
      if (text.version == version && text.slot == slot) return {TextStatus::present, text.plain, text.salt};
    }
  }
  return {};
}

void ClubBook::load_names(const LedgerStore& store) {
  if (names) return;
  names.emplace();
  for (const auto& [member, known] : state.members) {
    const auto profile = parse_profile(store.profile(state.code, member).plain);
    if (profile) (*names)[member] = words_of_name(profile->name);
  }
  for (const auto& recorded : fresh) take_names(*recorded);
}

void ClubBook::take_names(const Recorded& recorded) {
  if (!names) return;
  for (const SealedText& text : recorded.texts) {
    const auto profile = text.profile ? parse_profile(text.plain) : std::nullopt;
    if (profile) (*names)[text.subject] = words_of_name(profile->name);
  }
  for (const Event& event : recorded.events) {
    const auto* const erased = event.payload.as<PersonErased>();
    if (erased != nullptr && !erased->member.is_none()) names->erase(erased->member);
  }
}

LiveBooks::LiveBooks(const LedgerStore& store, std::size_t capacity) : store_(store), capacity_(capacity) {
  next_position = store.log_size() + 1;
}

ClubBook& LiveBooks::book(const ClubCode& club) {
  settle();
  if (open_.empty() || open_.back() != club) open_.push_back(club);
  const auto found = places_.find(club);
  if (found != places_.end()) {
    used_.splice(used_.begin(), used_, found->second.used);
    drop_durable(found->second.book);
    return found->second.book;
  }
  ClubBook fresh;
  load(fresh, club);
  make_room();
  used_.push_front(club);
  return places_.emplace(club, Place{std::move(fresh), used_.begin()}).first->second.book;
}

void LiveBooks::load(ClubBook& book, const ClubCode& club) const {
  book.state.code = club;
  store_.read_club(club, Version{1}, [&](const StoredCommit& commit) {
    if (book.genesis.is_zero()) book.genesis = leaf_hash(commit.events.front());
    for (const Event& event : decode_commit(commit)) evolve(book.state, event);
    return true;
  });
}

void LiveBooks::drop_durable(ClubBook& book) const {
  const std::uint64_t durable = store_.log_size();
  std::erase_if(book.fresh, [&](const auto& recorded) {
    return recorded->position.value + recorded->events.size() - 1 <= durable;
  });
}

/// Commits that became durable are forgotten in the order in which they were decided. Otherwise each of ten thousand
/// clubs would hold its last meeting until its next one. The books of the decision under way are the last two in line.
void LiveBooks::settle() {
  constexpr std::size_t kUnderWay = 2;
  while (open_.size() > kUnderWay) {
    const auto found = places_.find(open_.front());
    if (found != places_.end()) {
      drop_durable(found->second.book);
      if (!found->second.book.fresh.empty()) return;
    }
    open_.pop_front();
  }
}

/// The two books of the decision under way, the club's and the programme's, are the most recently used.
void LiveBooks::make_room() {
  while (places_.size() >= capacity_) {
    const auto oldest = places_.find(used_.back());
    drop_durable(oldest->second.book);
    if (!oldest->second.book.fresh.empty()) return;
    places_.erase(oldest);
    used_.pop_back();
  }
}

ClubBook& DraftBooks::book(const ClubCode& club) {
  const auto found = copies_.find(club);
  if (found != copies_.end()) return found->second;
  return copies_.emplace(club, real_.book(club)).first->second;
}

}  // namespace soquy::engine
