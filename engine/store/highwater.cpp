#include "engine/store/highwater.h"

#include "engine/store/row_bytes.h"
#include "events/merkle.h"

namespace soquy::engine {

namespace {

// slot := "SOQUYHW1" counter:u64le size:u64le root:32 check:8      check = first 8 bytes of SHA-256 over what precedes
constexpr std::string_view kMagic = "SOQUYHW1";
constexpr std::size_t kMarkSlotBytes = 64;
constexpr std::uint64_t kSlotDistance = 4096;  // no sector holds parts of both

struct Slot {
  std::uint64_t counter = 0;
  HighwaterMark mark;
};

std::string to_bytes(const Slot& slot) {
  std::string bytes(kMagic);
  put_le(bytes, slot.counter);
  put_le(bytes, slot.mark.size);
  put_bytes(bytes, slot.mark.root.bytes);
  return bytes + check_of(bytes);
}

std::optional<Slot> parse_slot(std::string_view bytes) {
  if (bytes.size() != kMarkSlotBytes || !bytes.starts_with(kMagic)) return std::nullopt;
  if (check_of(bytes.substr(0, kMarkSlotBytes - 8)) != bytes.substr(kMarkSlotBytes - 8)) return std::nullopt;
  RowReader reader(bytes.substr(kMagic.size()), "HIGHWATER");
  Slot slot;
  slot.counter = reader.le<std::uint64_t>();
  slot.mark.size = reader.le<std::uint64_t>();
  slot.mark.root.bytes = reader.bytes<decltype(Hash::bytes)>();
  return slot;
}

}  // namespace

Highwater::Highwater(const std::filesystem::path& file, DiskFile::Mode mode) : file_(file, mode) {
  if (mode == DiskFile::Mode::create) return;
  bool found = false;
  for (const std::uint64_t offset : {std::uint64_t{0}, kSlotDistance}) {
    const auto slot = parse_slot(file_.read(offset, kMarkSlotBytes));
    if (!slot || (found && slot->counter < counter_)) continue;
    found = true;
    counter_ = slot->counter;
    mark_ = slot->mark;
  }
  if (!found) fail_corrupt(file.string(), "has no whole slot");
}

void Highwater::write(const HighwaterMark& mark) {
  const Slot slot{counter_ + 1, mark};
  file_.write(slot.counter % 2 * kSlotDistance, to_bytes(slot));
  file_.sync();
  counter_ = slot.counter;
  mark_ = mark;
}

}  // namespace soquy::engine
