#pragma once
// The clubs as the deciding thread knows them: what is durable and what it decided since.

#include <deque>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/domain/decide.h"
#include "engine/store/ledger_store.h"

namespace soquy::engine {

/// One commit, decided and encoded.
struct Recorded {
  ClubCode club;
  CommandId command;
  Position position;  ///< of its first event
  std::vector<Event> events;
  std::vector<Bytes> bytes;
  std::vector<SealedText> texts;
  std::vector<Warning> warnings;
};

struct ClubBook {
  ClubState state;
  Hash genesis;                                        ///< zero before the founding
  std::vector<std::shared_ptr<const Recorded>> fresh;  ///< decided, not known to be durable; oldest first
  /// The members' names as words_of_name has them, by whom; loaded when a label could hold one.
  std::optional<std::map<MemberNo, std::string>> names;

  [[nodiscard]] std::shared_ptr<const Recorded> fresh_command(const CommandId& id) const;
  [[nodiscard]] std::optional<Event> fresh_event(Version version) const;
  [[nodiscard]] RegisterText fresh_text(Version version, std::uint8_t slot) const;
  void load_names(const LedgerStore& store);
  /// Of profiles written and persons erased with these events; nothing while no names are loaded.
  void take_names(const Recorded& recorded);
};

class Books {
 public:
  virtual ~Books() = default;
  /// The club's book; an unknown club has an empty one. Stays where it is until the next call but one.
  [[nodiscard]] virtual ClubBook& book(const ClubCode& club) = 0;
  std::uint64_t next_position = 1;
};

/// The real books: loaded by replay, the least recently used ones forgotten.
class LiveBooks final : public Books {
 public:
  LiveBooks(const LedgerStore& store, std::size_t capacity);
  [[nodiscard]] ClubBook& book(const ClubCode& club) override;

 private:
  struct Place {
    ClubBook book;
    std::list<ClubCode>::iterator used;
  };
  void load(ClubBook& book, const ClubCode& club) const;
  void drop_durable(ClubBook& book) const;
  void settle();
  void make_room();

  const LedgerStore& store_;
  std::size_t capacity_;
  std::list<ClubCode> used_;  ///< most recently used first
  std::map<ClubCode, Place> places_;
  std::deque<ClubCode> open_;  ///< clubs whose books were handed out and may hold what was not durable then
};

/// Copies, to try things on.
class DraftBooks final : public Books {
 public:
  explicit DraftBooks(Books& real) : real_(real) { next_position = real.next_position; }
  [[nodiscard]] ClubBook& book(const ClubCode& club) override;

 private:
  Books& real_;
  std::map<ClubCode, ClubBook> copies_;
};

}  // namespace soquy::engine
