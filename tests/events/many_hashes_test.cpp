// Messages hashed side by side have the hashes they have alone, whatever their lengths and however many there are.
#include "events/many_hashes.h"

#include <catch2/catch.hpp>
#include <thread>

#include "events/merkle.h"
#include "tests/support/random_event.h"

using namespace soquy;
using testing::Dice;

namespace {

Bytes drawn_bytes(Dice& dice, std::size_t size) {
  Bytes bytes(size);
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(dice.next());
  return bytes;
}

/// How many of them have another hash than alone.
std::size_t wrong_hashes(const ManyMessages& messages) {
  std::vector<Hash> hashes(messages.size());
  sha256_side_by_side(messages, hashes);
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < messages.size(); ++i) wrong += hashes[i] == sha256(messages[i]) ? 0 : 1;
  return wrong;
}

/// Mostly events, some as short as a message can be, some around the ends of blocks.
std::size_t wrong_in_rounds(std::uint64_t seed, int rounds) {
  Dice dice(seed);
  ManyMessages messages;
  std::size_t wrong = 0;
  for (int round = 0; round < rounds; ++round) {
    messages.clear();
    for (auto count = dice.below(70); count > 0; --count) {
      const std::size_t size = dice.below(3) == 0 ? 64 * dice.below(20) + dice.below(20) : dice.below(300);
      messages.add(static_cast<std::uint8_t>(dice.below(2)), drawn_bytes(dice, size));
    }
    wrong += wrong_hashes(messages);
  }
  return wrong;
}

}  // namespace

TEST_CASE("messages of every length hashed at once have the hashes they have alone", "[core][merkle]") {
  Dice dice(180);
  ManyMessages messages;
  for (std::size_t size = 0; size <= 300; ++size) messages.add(0, drawn_bytes(dice, size));
  CHECK(wrong_hashes(messages) == 0);
  CHECK(wrong_in_rounds(4, 300) == 0);
}

TEST_CASE("the longest events are hashed beside the shortest ones", "[core][merkle]") {
  Dice dice(1'048'576);
  ManyMessages messages;
  for (const std::size_t size :
       {std::size_t{65'532}, std::size_t{65'533}, std::size_t{65'534}, std::size_t{65'535}, std::size_t{65'536},
        std::size_t{131'072}, std::size_t{262'144}, kMaxEventBytes - 1, kMaxEventBytes, kMaxEventBytes + 64}) {
    messages.add(0, drawn_bytes(dice, size));
    messages.add(0, drawn_bytes(dice, 200));
    messages.add(0, drawn_bytes(dice, 0));
  }
  CHECK(wrong_hashes(messages) == 0);
  CHECK(wrong_in_rounds(5, 20) == 0);  // nothing of the long ones is left under way
}

TEST_CASE("several threads hash many messages each", "[core][merkle]") {
  std::vector<std::size_t> wrong(4, 1);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < wrong.size(); ++i)
    threads.emplace_back([&wrong, i] { wrong[i] = wrong_in_rounds(i, 100); });
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<std::size_t>(4, 0));
}
