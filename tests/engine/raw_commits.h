#pragma once
// Commits of arbitrary bytes: the store does not know what an event means, so its tests need none.

#include <random>
#include <string>
#include <vector>

#include "engine/store/ledger_store.h"

namespace soquy::test {

inline ClubCode club(const std::string& code) { return ClubCode::parse(code).value(); }

inline Bytes bytes(const std::string& text) { return {text.begin(), text.end()}; }

inline CommandId command_id(std::uint64_t number) {
  CommandId id;
  for (std::size_t i = 0; i < 8; ++i) id.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
  return id;
}

inline engine::Commit raw_commit(const std::string& code, std::uint64_t first, std::size_t count,
                                 std::uint64_t command = 0) {
  engine::Commit commit;
  commit.club = club(code);
  commit.first.value = first;
  for (std::size_t i = 0; i < count; ++i) {
    commit.events.push_back(bytes("event " + std::to_string(first + i) + " of " + code));
  }
  commit.command = command_id(command == 0 ? first : command);
  commit.accepted_at.micros = 1'700'000'000'000'000;
  commit.balances = "balances after " + std::to_string(first + count - 1);
  return commit;
}

inline engine::SealedText sealed_text(std::uint64_t version, std::uint8_t slot, std::uint32_t member,
                                      const std::string& plain, bool profile = false) {
  engine::SealedText text;
  text.version.value = version;
  text.slot = slot;
  text.subject.value = member;
  text.profile = profile;
  text.salt.bytes.fill(static_cast<std::uint8_t>(version + slot));
  text.plain = plain;
  return text;
}

inline std::vector<engine::StoredCommit> read_club(const engine::EventStore& store, const std::string& code,
                                                   std::uint64_t from = 1) {
  std::vector<engine::StoredCommit> out;
  store.read_club(club(code), Version{from}, [&](const engine::StoredCommit& commit) {
    out.push_back(commit);
    return true;
  });
  return out;
}

inline std::vector<engine::StoredCommit> read_log(const engine::EventStore& store, std::uint64_t from = 1) {
  std::vector<engine::StoredCommit> out;
  store.read_log(Position{from}, [&](const engine::StoredCommit& commit) {
    out.push_back(commit);
    return true;
  });
  return out;
}

}  // namespace soquy::test
