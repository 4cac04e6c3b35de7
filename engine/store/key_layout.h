#pragma once
// Keys and rows of the store, byte for byte as docs/STORAGE.md writes them. Pure; throws StoreFailure(corrupt) for rows
// that do not parse.

#include <span>
#include <string>
#include <string_view>

#include "engine/store/event_store.h"

namespace soquy::engine {

/// What this program writes. A newer number is refused, an older one is read.
inline constexpr std::uint32_t kStoreFormat = 1;

// --- keys ---
[[nodiscard]] std::string club_prefix(const ClubCode& club);
[[nodiscard]] std::string commit_key(const ClubCode& club, Version first);
[[nodiscard]] std::string log_key(Position first);
[[nodiscard]] std::string command_key(const ClubCode& club, const CommandId& id);
[[nodiscard]] std::string head_key(const ClubCode& club);
[[nodiscard]] std::string profiles_prefix(const ClubCode& club, MemberNo member);
[[nodiscard]] std::string profile_key(const ClubCode& club, MemberNo member, Version version);
[[nodiscard]] std::string text_key(const ClubCode& club, Version version, std::uint8_t slot);
[[nodiscard]] std::string erasure_key(const ClubCode& club, const Erasure& erasure);

// Rows of meta.
inline constexpr std::string_view kFormatKey = "format";       ///< u32le
inline constexpr std::string_view kStoreIdKey = "store-id";    ///< u64le
inline constexpr std::string_view kLogEndKey = "log-end";      ///< LogEnd
inline constexpr std::string_view kKeysUsedKey = "keys-used";  ///< u64le: key slots given out
inline constexpr std::string_view kErasurePrefix = "erased/";  ///< the key slots that an erasure destroys

// --- rows ---
/// commits: position:u64le accepted_at:u64le (length:u32le event)+
[[nodiscard]] std::string commit_row(Position position, Instant accepted_at, std::span<const Bytes> events);
[[nodiscard]] StoredCommit parse_commit(std::string_view key, std::string_view row);

/// log: club:16 first:u64le count:u32le accepted_at:u64le hash:8
[[nodiscard]] std::string to_row(const LogRecord& record);
[[nodiscard]] LogRecord parse_log_record(std::string_view row);
[[nodiscard]] Position parse_log_key(std::string_view key);

/// commands: first:u64le count:u32le
[[nodiscard]] std::string to_row(const CommandRecord& record);
[[nodiscard]] CommandRecord parse_command_record(std::string_view row);

/// heads: genesis:32 frontier balances; the frontier's size is the version
[[nodiscard]] std::string to_row(const Head& head);
[[nodiscard]] Head parse_head(std::string_view key, std::string_view row);
[[nodiscard]] ClubCode parse_head_key(std::string_view key);
/// The bytes of the club's tree within its row.
[[nodiscard]] std::string_view tree_of_head(std::string_view row);

/// tree: size:u64le root:32*; equal bytes mean the same leaves.
[[nodiscard]] std::string tree_bytes(const Frontier& frontier);
/// Throws StoreFailure(corrupt).
[[nodiscard]] Frontier parse_tree(std::string_view bytes);
/// Its size alone: the club's version.
[[nodiscard]] Version size_of_tree(std::string_view tree);
/// The tree at the front of some bytes of a row of that name.
[[nodiscard]] std::string_view tree_in_front(std::string_view bytes, std::string_view name);

/// meta log-end: accepted_at:u64le frontier
struct LogEnd {
  Instant accepted_at;
  Frontier frontier;
};
[[nodiscard]] std::string to_row(const LogEnd& end);
[[nodiscard]] LogEnd parse_log_end(std::string_view row);

/// people, texts: key_slot:u64le subject:u32le box. An empty box in texts says that the text is the subject's profile
/// and lies in people.
struct TextRow {
  std::uint64_t key_slot = 0;
  MemberNo subject;
  std::string box;
};
[[nodiscard]] std::string to_row(const TextRow& row);
[[nodiscard]] TextRow parse_text_row(std::string_view row);

/// meta erased/...: (key_slot:u64le)*
[[nodiscard]] std::string to_row(const std::vector<std::uint64_t>& numbers);
[[nodiscard]] std::vector<std::uint64_t> parse_numbers(std::string_view row);

/// "club CLB-01 at version 7": how rows are named in sentences.
[[nodiscard]] std::string place_of(const ClubCode& club, Version version);

}  // namespace soquy::engine
