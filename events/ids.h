#pragma once
// Strong identifiers. None of them can be mistaken for another; none of them carries a name of a person.

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace soquy {

/// A short code of at most 16 of A-Z 0-9 and '-', padded with zero bytes. The tag keeps kinds apart.
template <class Tag>
struct Code {
  std::array<char, 16> bytes{};

  /// The code, or nothing when the text is empty, too long or has other characters. Lower case is not accepted.
  [[nodiscard]] static std::optional<Code> parse(std::string_view text) {
    if (text.empty() || text.size() > 16) return std::nullopt;
    Code code;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (!((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) return std::nullopt;
      code.bytes[i] = c;
    }
    return code;
  }
  [[nodiscard]] std::string_view view() const { return {bytes.data(), ::strnlen(bytes.data(), bytes.size())}; }
  [[nodiscard]] std::string text() const { return std::string(view()); }
  [[nodiscard]] bool is_empty() const { return bytes[0] == 0; }
  friend auto operator<=>(const Code&, const Code&) = default;
};

using ClubCode = Code<struct ClubCodeTag>;
/// A member acts as "TV05" (member 5 of the club); programme people (supervisors, auditors) under an enrolled code such
/// as "GS-QN-01".
using ActorId = Code<struct ActorIdTag>;
/// A commune, district, province or the country within one scheme of codes.
using RegionCode = Code<struct RegionCodeTag>;

/// The reserved stream of the programme: regions, rule packs, targets, actors.
[[nodiscard]] const ClubCode& programme_stream();

template <class Tag, class Int = std::uint32_t>
struct Number {
  Int value = 0;  ///< 0 means "none"
  [[nodiscard]] constexpr bool is_none() const { return value == 0; }
  friend constexpr auto operator<=>(const Number&, const Number&) = default;
};

using MemberNo = Number<struct MemberNoTag>;          ///< printed TV05
using LoanNo = Number<struct LoanNoTag>;              ///< printed KV001
using ResolutionNo = Number<struct ResolutionNoTag>;  ///< printed NQ-01, one count through the club's life
using PlacementNo = Number<struct PlacementNoTag>;    ///< an obligation in kind, printed HV001
using GrantNo = Number<struct GrantNoTag>;            ///< a restricted gift and the uses of it, printed TT001
using BorrowingNo = Number<struct BorrowingNoTag>;    ///< capital the club itself borrowed, printed VM001
using GroupNo = Number<struct GroupNoTag>;            ///< a guarantee group, printed NB-01
using DeviceId = Number<struct DeviceIdTag, std::uint64_t>;
using Version = Number<struct VersionTag, std::uint64_t>;    ///< place in one club's stream, from 1
using Position = Number<struct PositionTag, std::uint64_t>;  ///< place in the whole log, from 1

/// The most events one club may have; with kMaxEntryMinor it keeps every sum inside 64 bits.
inline constexpr std::uint64_t kMaxVersion = 4'000'000;

[[nodiscard]] std::string to_text(MemberNo no);
[[nodiscard]] std::string to_text(LoanNo no);
[[nodiscard]] std::string to_text(ResolutionNo no);
[[nodiscard]] std::string to_text(PlacementNo no);
[[nodiscard]] std::string to_text(GrantNo no);
[[nodiscard]] std::string to_text(BorrowingNo no);
[[nodiscard]] std::string to_text(GroupNo no);

/// Reads "46", "TV46" or "TV046": an optional prefix of letters, '-' or '_', then digits, 1 to 999'999'999.
[[nodiscard]] std::optional<std::uint32_t> parse_number(std::string_view text);

/// The member an actor is, or nothing when it acts under a programme code. Only the form that actor_of gives counts
/// ("TV05", not "TV5" or "TV005"): otherwise one person could pass for two signers.
[[nodiscard]] std::optional<MemberNo> member_of(const ActorId& actor);
/// "TV" and digits in another form than actor_of gives: nobody's code.
[[nodiscard]] bool is_misspelt_member(const ActorId& actor);
[[nodiscard]] ActorId actor_of(MemberNo member);

/// A UUID made by the client; it makes a command safe to send twice.
struct CommandId {
  std::array<std::uint8_t, 16> bytes{};
  friend auto operator<=>(const CommandId&, const CommandId&) = default;
};

[[nodiscard]] std::string to_text(const CommandId& id);
[[nodiscard]] std::optional<CommandId> parse_command_id(std::string_view text);
/// UUID version 5 (RFC 4122): the same name in the same space always gives the same id.
[[nodiscard]] CommandId uuid5(const CommandId& space, std::string_view name);

struct Hash {
  std::array<std::uint8_t, 32> bytes{};
  [[nodiscard]] bool is_zero() const { return *this == Hash{}; }
  friend auto operator<=>(const Hash&, const Hash&) = default;
};

[[nodiscard]] std::string to_hex(const Hash& hash);
[[nodiscard]] std::optional<Hash> parse_hash(std::string_view hex);

}  // namespace soquy
