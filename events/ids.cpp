// Text forms of identifiers, and UUID version 5.
#include "events/ids.h"

#include <openssl/evp.h>

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "events/check.h"

namespace soquy {
namespace {

std::string padded(const char* prefix, int width, std::uint32_t value) {
  char text[32];
  std::snprintf(text, sizeof text, "%s%0*u", prefix, width, value);
  return text;
}

bool is_prefix_char(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_'; }

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

void append_hex(std::string& out, std::uint8_t byte) {
  static constexpr char kDigits[] = "0123456789abcdef";
  out += kDigits[byte >> 4];
  out += kDigits[byte & 15];
}

/// Fills `bytes` from exactly twice as many hexadecimal digits.
template <std::size_t N>
bool read_hex(std::string_view text, std::array<std::uint8_t, N>& bytes) {
  if (text.size() != 2 * N) return false;
  for (std::size_t i = 0; i < N; ++i) {
    const int high = hex_value(text[2 * i]);
    const int low = hex_value(text[2 * i + 1]);
    if (high < 0 || low < 0) return false;
    bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
  }
  return true;
}

constexpr std::array<std::size_t, 4> kUuidDashes = {8, 13, 18, 23};

}  // namespace

const ClubCode& programme_stream() {
  static const ClubCode code = *ClubCode::parse("-PROGRAMME");
  return code;
}

std::string to_text(MemberNo no) { return padded("TV", 2, no.value); }
std::string to_text(LoanNo no) { return padded("KV", 3, no.value); }
std::string to_text(ResolutionNo no) { return padded("NQ-", 2, no.value); }
std::string to_text(PlacementNo no) { return padded("HV", 3, no.value); }
std::string to_text(GrantNo no) { return padded("TT", 3, no.value); }
std::string to_text(BorrowingNo no) { return padded("VM", 3, no.value); }
std::string to_text(GroupNo no) { return padded("NB-", 2, no.value); }

std::optional<std::uint32_t> parse_number(std::string_view text) {
  while (!text.empty() && is_prefix_char(text.front())) text.remove_prefix(1);
  if (text.empty() || text.size() > 18) return std::nullopt;
  std::uint64_t value = 0;
  for (char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  if (value == 0 || value > 999'999'999) return std::nullopt;
  return static_cast<std::uint32_t>(value);
}

std::optional<MemberNo> member_of(const ActorId& actor) {
  if (!actor.view().starts_with("TV")) return std::nullopt;
  const auto number = parse_number(actor.view());
  if (!number || actor_of(MemberNo{*number}) != actor) return std::nullopt;
  return MemberNo{*number};
}

bool is_misspelt_member(const ActorId& actor) {
  const std::string_view digits = actor.view().substr(std::min<std::size_t>(2, actor.view().size()));
  const bool reads_as_member = actor.view().starts_with("TV") && !digits.empty() &&
                               std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  return reads_as_member && !member_of(actor);
}

ActorId actor_of(MemberNo member) {  // once per event that is read, so without to_text
  ActorId actor;
  actor.bytes = {'T', 'V'};
  char* at = actor.bytes.data() + 2;
  if (member.value < 10) *at++ = '0';
  std::to_chars(at, actor.bytes.data() + actor.bytes.size(), member.value);
  return actor;
}

std::string to_text(const CommandId& id) {
  std::string text;
  for (auto byte : id.bytes) {
    for (auto dash : kUuidDashes) {
      if (text.size() == dash) text += '-';
    }
    append_hex(text, byte);
  }
  return text;
}

std::optional<CommandId> parse_command_id(std::string_view text) {
  if (text.size() != 36) return std::nullopt;
  std::string digits(text);
  for (auto dash = kUuidDashes.rbegin(); dash != kUuidDashes.rend(); ++dash) {
    if (digits[*dash] != '-') return std::nullopt;
    digits.erase(*dash, 1);
  }
  CommandId id;
  if (!read_hex(digits, id.bytes)) return std::nullopt;
  return id;
}

CommandId uuid5(const CommandId& space, std::string_view name) {
  std::string input(reinterpret_cast<const char*>(space.bytes.data()), space.bytes.size());
  input += name;
  std::array<std::uint8_t, 20> digest{};
  const int done = EVP_Digest(input.data(), input.size(), digest.data(), nullptr, EVP_sha1(), nullptr);
  SOQUY_CHECK(done == 1, "libcrypto computes SHA-1");
  CommandId id;
  std::memcpy(id.bytes.data(), digest.data(), id.bytes.size());
  id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0F) | 0x50);  // version 5
  id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3F) | 0x80);  // RFC 4122 variant
  return id;
}

std::string to_hex(const Hash& hash) {
  std::string text;
  text.reserve(2 * hash.bytes.size());
  for (auto byte : hash.bytes) append_hex(text, byte);
  return text;
}

std::optional<Hash> parse_hash(std::string_view hex) {
  Hash hash;
  if (!read_hex(hex, hash.bytes)) return std::nullopt;
  return hash;
}

}  // namespace soquy
