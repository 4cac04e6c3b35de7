#pragma once
// Whether bytes are one Cap'n Proto message in canonical form, asked of the words alone: no schema, no copies, nothing
// thrown. What has passed can be read by Cap'n Proto without its own checks, because every pointer in it leads to the
// next word that nobody has read yet, and never out of the message.
//
// The rules are those of Cap'n Proto's encoding specification, "Canonicalization": one segment, objects in the order in
// which their pointers come, no far pointers and no capabilities, structs without zero words or null pointers at their
// ends (a list's structs: without words that are zero in all of them), nothing in the padding of lists.

#include <cstdint>
#include <span>

namespace soquy {

/// Deeper than any event is; whoever reads recursively is safe with it.
inline constexpr int kMostNested = 32;

/// Rejects what is nested deeper than kMostNested, and two things that Cap'n Proto would read over: a list whose length
/// has a thirtieth bit, and an empty list that is said to lie outside of the message. A list of nothing may have any
/// length: who reads one bounds it. The words are little-endian.
[[nodiscard]] bool is_canonical(std::span<const std::uint64_t> words);

}  // namespace soquy
