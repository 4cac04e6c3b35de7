// Messages in canonical form that are of other shapes than the schema's: structs too short and too long, lists of other
// elements, pointers of other kinds. Cap'n Proto reads them unchecked, so nothing but the walk before and the decoder
// keeps it inside of them.
#include <capnp/any.h>
#include <capnp/message.h>
#include <kj/exception.h>

#include <catch2/catch.hpp>
#include <cstring>
#include <memory>

#include "events/canonical.h"
#include "events/codec.h"
#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::testing;

namespace {

using Words = std::vector<std::uint64_t>;

/// What a pointer leads to, apart from where it lies.
struct Node {
  enum Is : std::uint8_t { nothing, a_struct, bits, pointers, structs };
  Is is = nothing;
  std::uint64_t element = 0;  ///< of a list of bits: none, 1, 8, 16, 32 or 64 of them
  std::uint64_t count = 0;    ///< of a list's elements
  std::uint64_t width = 0;    ///< pointers of each struct
  Words data;                 ///< of a list of structs: of one behind the other
  std::vector<Node> led_to;
};

std::uint64_t words_of_bits(std::uint64_t element, std::uint64_t count) {
  constexpr std::uint64_t kBits[] = {0, 1, 8, 16, 32, 64};
  return (count * kBits[element] + 63) / 64;
}

Node node_at(const Words& words, std::size_t at);

void take_structs(const Words& words, std::size_t at, std::uint64_t count, std::uint64_t size, Node& node) {
  node.count = count;
  node.width = size >> 16;
  for (std::uint64_t i = 0; i < count; ++i) {
    for (std::uint64_t k = 0; k < (size & 0xffff); ++k) node.data.push_back(words[at++]);
    for (std::uint64_t k = 0; k < node.width; ++k) node.led_to.push_back(node_at(words, at++));
  }
}

/// Of a message that is canonical.
Node node_at(const Words& words, std::size_t at) {
  Node node;
  const std::uint64_t pointer = words[at];
  if (pointer == 0) return node;
  const std::size_t start = at + 1 + (static_cast<std::uint32_t>(pointer) >> 2);
  const std::uint64_t count = pointer >> 35;
  if ((pointer & 3) == 0) {
    node.is = Node::a_struct;
    if (pointer >> 32 != 0) take_structs(words, start, 1, pointer >> 32, node);
  } else if (const auto element = (pointer >> 32) & 7; element < 6) {
    node = {Node::bits, element, count, 0, {}, {}};
    for (std::uint64_t i = 0; i < words_of_bits(element, count); ++i) node.data.push_back(words[start + i]);
  } else if (element == 6) {
    node = {Node::pointers, element, count, 1, {}, {}};
    for (std::uint64_t i = 0; i < count; ++i) node.led_to.push_back(node_at(words, start + i));
  } else {
    node.is = Node::structs;
    take_structs(words, start + 1, static_cast<std::uint32_t>(words[start]) >> 2, words[start] >> 32, node);
  }
  return node;
}

std::uint64_t data_width(const Node& node) { return node.count == 0 ? 0 : node.data.size() / node.count; }

/// Lays the node at the end and lets the pointer lead to it.
void lay(const Node& node, std::size_t pointer_at, Words& words) {
  if (node.is == Node::nothing) return;
  const std::uint64_t distance = words.size() - pointer_at - 1;
  const std::uint64_t size = data_width(node) | node.width << 16;
  const std::uint64_t each = data_width(node) + node.width;
  const bool is_struct = node.is == Node::a_struct;
  if (is_struct) {
    words[pointer_at] = (size == 0 ? 0xfffffffc : distance << 2) | size << 32;
  } else {
    const std::uint64_t count = node.is == Node::structs ? node.count * each : node.count;
    words[pointer_at] = 1 | distance << 2 | (node.is == Node::structs ? 7 : node.element) << 32 | count << 35;
  }
  if (node.is == Node::structs) words.push_back(node.count << 2 | size << 32);
  if (node.is == Node::bits) {
    words.insert(words.end(), node.data.begin(), node.data.end());
    return;
  }
  if (each == 0) return;
  const std::size_t first = words.size();
  for (std::uint64_t i = 0; i < node.count; ++i) {
    const auto data = node.data.begin() + static_cast<std::ptrdiff_t>(i * data_width(node));
    words.insert(words.end(), data, data + static_cast<std::ptrdiff_t>(data_width(node)));
    words.resize(words.size() + node.width);
  }
  for (std::size_t i = 0; i < node.led_to.size(); ++i) {
    const std::size_t at = first + i / node.width * each + data_width(node) + i % node.width;
    lay(node.led_to[i], at, words);
  }
}

Words laid(const Node& root) {
  Words words{0};
  lay(root, 0, words);
  return words;
}

void collect(Node& node, std::vector<Node*>& all) {
  all.push_back(&node);
  for (Node& next : node.led_to) collect(next, all);
}

std::uint64_t drawn_word(Dice& dice) {
  return dice.below(3) == 0   ? dice.next()
         : dice.below(2) == 0 ? dice.below(70'000)
                              : std::uint64_t{1} << dice.below(64);
}

void become_list(Node& node, Dice& dice) {
  const std::uint64_t element = dice.below(6);
  const std::uint64_t count = dice.below(4) == 0 ? 0 : dice.below(40);
  node = {Node::bits, element, element == 0 && dice.below(2) == 0 ? (1U << 29) - 1 - count : count, 0, {}, {}};
  for (std::uint64_t i = 0; i < words_of_bits(element, node.count); ++i) node.data.push_back(drawn_word(dice));
}

void bend_structs(Node& node, Dice& dice) {
  const std::uint64_t width = data_width(node);
  const std::uint64_t wanted = dice.below(2) == 0 ? width + dice.below(3) : dice.below(width + 1);
  Words data;
  for (std::uint64_t i = 0; i < node.count; ++i)
    for (std::uint64_t k = 0; k < wanted; ++k) data.push_back(k < width ? node.data[i * width + k] : drawn_word(dice));
  node.data = std::move(data);
  if (node.is != Node::a_struct || dice.below(2) == 0) return;
  node.led_to.resize(dice.below(node.led_to.size() + 3));
  node.width = node.led_to.size();
}

/// One node of another shape, or elsewhere.
void bend(Node& root, Dice& dice) {
  std::vector<Node*> all;
  collect(root, all);
  Node& node = *all[dice.below(all.size())];
  const Node other = *all[dice.below(all.size())];
  switch (dice.below(8)) {
    case 0: become_list(node, dice); break;
    case 1: node = {Node::a_struct, 0, 1, 0, {}, {}}; break;
    case 2: node = {}; break;
    case 3: node = {Node::structs, 7, dice.below(3) == 0 ? (1U << 29) - 1 : dice.below(9), 0, {}, {}}; break;
    case 4: node = other; break;
    case 5:
      if (node.is == Node::a_struct) node = {Node::pointers, 6, node.led_to.size(), 1, {}, std::move(node.led_to)};
      break;
    case 6:
      if (!node.data.empty()) node.data[dice.below(node.data.size())] = drawn_word(dice);
      break;
    default:
      if (node.is == Node::a_struct && node.count == 1) bend_structs(node, dice);
      if (node.is == Node::structs && node.count < 100) bend_structs(node, dice);
      break;
  }
}

/// At the end of its own memory, so that a sanitizer sees a step beyond.
struct Block {
  explicit Block(const Words& from) : size(from.size()), words(std::make_unique<std::uint64_t[]>(from.size())) {
    std::copy(from.begin(), from.end(), words.get());
  }
  [[nodiscard]] std::span<const std::uint64_t> view() const { return {words.get(), size}; }
  [[nodiscard]] ByteView bytes() const { return {reinterpret_cast<const std::uint8_t*>(words.get()), size * 8}; }
  std::size_t size;
  std::unique_ptr<std::uint64_t[]> words;
};

bool is_canonical_when_checked(const Block& block) {
  const kj::ArrayPtr<const capnp::word> segments[] = {
      {reinterpret_cast<const capnp::word*>(block.words.get()), block.size}};
  capnp::ReaderOptions options;
  options.nestingLimit = kMostNested;
  options.traversalLimitInWords = std::uint64_t{1} << 62;  // lists of nothing count as long as they say they are
  capnp::SegmentArrayMessageReader message(segments, options);
  try {
    return message.isCanonical();
  } catch (const kj::Exception&) {
    return false;
  }
}

/// Cap'n Proto takes a list of no words that is said to lie outside of the message for one at its end.
bool has_list_outside(const Block& block) {
  for (std::size_t at = 0; at < block.size; ++at) {
    const std::uint64_t pointer = block.words[at];
    const auto distance = static_cast<std::int32_t>(static_cast<std::uint32_t>(pointer)) >> 2;
    const auto start = static_cast<std::int64_t>(at) + 1 + distance;
    const bool is_empty = pointer >> 35 == 0 || ((pointer >> 32) & 7) == 0;
    const bool is_inside = start >= 0 && start <= static_cast<std::int64_t>(block.size);
    if ((pointer & 3) == 1 && is_empty && !is_inside) return true;
  }
  return false;
}

struct Counts {
  int canonical = 0;
  int events = 0;
};

void hold_against_each_other(const Block& block, Counts& counts) {
  const bool canonical = is_canonical(block.view());
  const bool is_stricter = !canonical && has_list_outside(block);
  REQUIRE((is_stricter || canonical == is_canonical_when_checked(block)));
  counts.canonical += canonical ? 1 : 0;
  try {
    const Event event = decode(block.bytes());
    ++counts.events;
    REQUIRE(canonical);
    REQUIRE(kind_in(block.bytes()) == event.payload.kind());
    const Bytes again = encode(event);
    REQUIRE(std::equal(again.begin(), again.end(), block.bytes().begin(), block.bytes().end()));
  } catch (const DecodeFailure&) {  // and nothing else
  }
}

}  // namespace

TEST_CASE("a message of any shape is an event of these very bytes or is refused", "[core][codec]") {
  Dice dice(8949);
  Counts counts;
  for (int round = 0; round < 20'000; ++round) {
    const Bytes bytes = encode(random_event(all_kinds()[dice.below(all_kinds().size())], dice, Fill::sometimes));
    Words words(bytes.size() / 8);
    std::memcpy(words.data(), bytes.data(), bytes.size());
    Node root = node_at(words, 0);
    INFO("round " << round);
    REQUIRE(laid(root) == words);
    for (auto times = 1 + dice.below(3); times > 0; --times) bend(root, dice);
    words = laid(root);
    if (dice.below(10) == 0)
      words[dice.below(words.size())] ^= std::uint64_t{1} << (32 * dice.below(2) + dice.below(31));
    hold_against_each_other(Block(words), counts);
  }
  CHECK(counts.canonical > 8'000);
  CHECK(counts.events > 1'000);
  CHECK(counts.events < counts.canonical);
}
