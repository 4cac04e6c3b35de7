// The canonical form as the codec asks for it, held against Cap'n Proto's own judgement.
#include "events/canonical.h"

#include <capnp/any.h>
#include <capnp/message.h>
#include <kj/exception.h>

#include <catch2/catch.hpp>
#include <cstring>

#include "events/codec.h"
#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::testing;

namespace {

using Words = std::vector<std::uint64_t>;

Words words_of(const Event& event) {
  const Bytes bytes = encode(event);
  Words words(bytes.size() / 8);
  std::memcpy(words.data(), bytes.data(), bytes.size());
  return words;
}

/// What Cap'n Proto says, which throws at some of the pointers that lead outside.
bool is_canonical_to_capnp(const Words& words) {
  const kj::ArrayPtr<const capnp::word> segment(reinterpret_cast<const capnp::word*>(words.data()), words.size());
  const kj::ArrayPtr<const capnp::word> segments[] = {segment};
  capnp::ReaderOptions options;
  options.nestingLimit = kMostNested;
  capnp::SegmentArrayMessageReader message(kj::arrayPtr(segments, 1), options);
  try {
    return message.isCanonical();
  } catch (const kj::Exception&) {
    return false;
  }
}

Words bent_words(Dice& dice) {
  Words words = words_of(random_event(all_kinds()[dice.below(all_kinds().size())], dice, Fill::sometimes));
  for (auto times = 1 + dice.below(3); times > 0; --times) {
    std::uint64_t& word = words[dice.below(words.size())];
    switch (dice.below(4)) {
      case 0:
        word ^= std::uint64_t{1} << (32 * dice.below(2) + dice.below(31));
        break;  // not the thirtieth of a length
      case 1: word = words[dice.below(words.size())]; break;
      case 2: word = 0; break;
      default: word += std::uint64_t{4} << (dice.below(3) * 16); break;
    }
  }
  if (dice.below(20) == 0) words.push_back(dice.below(2));
  if (dice.below(20) == 0) words.pop_back();
  return words;
}

}  // namespace

TEST_CASE("events of every kind are canonical, as Cap'n Proto says too", "[core][codec]") {
  Dice dice(9162);
  for (const Kind kind : all_kinds()) {
    for (const Fill fill : {Fill::always, Fill::sometimes}) {
      const Words words = words_of(random_event(kind, dice, fill));
      INFO(to_text(kind));
      CHECK(is_canonical(words));
      CHECK(is_canonical_to_capnp(words));
    }
  }
}

TEST_CASE("of bent messages those are canonical that are so to Cap'n Proto", "[core][codec]") {
  Dice dice(6962);
  int canonical = 0;
  for (int round = 0; round < 40'000; ++round) {
    const Words words = bent_words(dice);
    INFO("round " << round);
    const bool to_capnp = is_canonical_to_capnp(words);
    REQUIRE(is_canonical(words) == to_capnp);
    canonical += to_capnp ? 1 : 0;
  }
  CHECK(canonical > 4'000);
  CHECK(canonical < 36'000);
}

TEST_CASE("nothing, too deep nesting and a length of thirty bits are not canonical", "[core][codec]") {
  CHECK_FALSE(is_canonical({}));
  CHECK(is_canonical(Words{0}));
  CHECK_FALSE(is_canonical(Words{0, 0}));
  // Structs of one pointer, each to the next.
  Words chain(kMostNested - 1, std::uint64_t{1} << 48);
  chain.push_back(0xfffffffc);
  CHECK(is_canonical(chain));
  chain.insert(chain.begin(), std::uint64_t{1} << 48);
  CHECK_FALSE(is_canonical(chain));
  // A list of no words at all, and the same with the bit that Cap'n Proto does not read.
  CHECK(is_canonical(Words{1 | (std::uint64_t{7} << 32), std::uint64_t{5} << 2}));
  CHECK_FALSE(is_canonical(Words{1 | (std::uint64_t{7} << 32), (std::uint64_t{5} << 2) | (std::uint64_t{1} << 31)}));
}
