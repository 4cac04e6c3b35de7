#include "engine/store/key_vault.h"

#include "engine/store/row_bytes.h"
#include "events/merkle.h"

namespace soquy::engine {

namespace {

constexpr std::size_t kKeySlotBytes = 64;
enum State : std::uint8_t { holds_key = 1, erased = 2 };

std::string slot_bytes(std::uint64_t number, State state, const TextKey& key) {
  std::string bytes;
  put_le(bytes, number);
  put_le(bytes, static_cast<std::uint8_t>(state));
  bytes.append(15, '\0');
  put_bytes(bytes, key);
  return bytes + check_of(bytes);
}

std::uint64_t offset_of(std::uint64_t slot) { return (slot - 1) * kKeySlotBytes; }

}  // namespace

std::optional<std::string> KeyVault::whole_slot(std::uint64_t slot) const {
  if (slot == 0) return std::nullopt;
  std::string bytes;
  {
    const std::lock_guard lock(mutex_);
    bytes = file_.read(offset_of(slot), kKeySlotBytes);
  }
  if (bytes.size() != kKeySlotBytes) return std::nullopt;
  const std::string_view view = bytes;
  if (check_of(view.substr(0, kKeySlotBytes - 8)) != view.substr(kKeySlotBytes - 8)) return std::nullopt;
  if (RowReader(view, "key vault").le<std::uint64_t>() != slot) return std::nullopt;
  return bytes;
}

std::uint64_t KeyVault::whole_from(std::uint64_t first) const {
  const std::uint64_t there = file_.size() / kKeySlotBytes;
  std::uint64_t last = first - 1;
  while (last < there && whole_slot(last + 1)) ++last;
  return last;
}

void KeyVault::provide(std::uint64_t first, std::uint64_t last, Randomness& random) {
  if (!whole_) {
    // Slots that a process wrote and did not live to sync look whole, and a power cut could still take them.
    whole_ = whole_from(first);
    file_.sync();
  }
  if (last <= *whole_) return;
  const std::uint64_t until = (last + kPack - 1) / kPack * kPack;
  std::string slots;
  TextKey key{};
  for (std::uint64_t number = *whole_ + 1; number <= until; ++number) {
    random.fill(key);
    slots += slot_bytes(number, holds_key, key);
  }
  const std::lock_guard lock(mutex_);
  file_.write(offset_of(*whole_ + 1), slots);
  file_.sync();
  whole_ = until;
}

std::optional<TextKey> KeyVault::key(std::uint64_t slot) const {
  const auto bytes = whole_slot(slot);
  const std::string name = "slot " + std::to_string(slot) + " of the key vault";
  if (!bytes) fail_corrupt(name, "is missing or does not check");
  RowReader reader(std::string_view(*bytes).substr(8), name);
  const auto state = reader.le<std::uint8_t>();
  static_cast<void>(reader.take(15));
  if (state == erased) return std::nullopt;
  if (state != holds_key) fail_corrupt(name, "is in an unknown state");
  return reader.bytes<TextKey>();
}

void KeyVault::erase(std::uint64_t slot) {
  const std::lock_guard lock(mutex_);
  file_.write(offset_of(slot), slot_bytes(slot, erased, TextKey{}));
}

}  // namespace soquy::engine
