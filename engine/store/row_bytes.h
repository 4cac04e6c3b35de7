#pragma once
// Numbers in rows: big-endian in keys, so that keys sort by number; little-endian in values.

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "engine/store/event_store.h"

namespace soquy::engine {

/// Throws StoreFailure(corrupt).
[[noreturn]] void fail_corrupt(std::string_view where, std::string_view what);

/// First 8 bytes of SHA-256, at the end of a slot that may be half written.
[[nodiscard]] std::string check_of(std::string_view bytes);

template <class Int>
void put_be(std::string& out, Int value) {
  for (int shift = (static_cast<int>(sizeof(Int)) - 1) * 8; shift >= 0; shift -= 8) {
    out.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> shift & 0xff));
  }
}

template <class Int>
void put_le(std::string& out, Int value) {
  for (int shift = 0; shift < static_cast<int>(sizeof(Int)) * 8; shift += 8) {
    out.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> shift & 0xff));
  }
}

template <class Container>
void put_bytes(std::string& out, const Container& bytes) {
  out.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

/// Reads a row from its front; every step is bounded. Throws StoreFailure(corrupt) that names the row.
class RowReader {
 public:
  RowReader(std::string_view row, std::string_view name) : row_(row), name_(name) {}

  template <class Int>
  [[nodiscard]] Int be() {
    const std::string_view bytes = take(sizeof(Int));
    std::uint64_t value = 0;
    for (const char c : bytes) value = value << 8 | static_cast<std::uint8_t>(c);
    return static_cast<Int>(value);
  }
  template <class Int>
  [[nodiscard]] Int le() {
    const std::string_view bytes = take(sizeof(Int));
    std::uint64_t value = 0;
    for (auto c = bytes.rbegin(); c != bytes.rend(); ++c) value = value << 8 | static_cast<std::uint8_t>(*c);
    return static_cast<Int>(value);
  }
  template <class Array>
  [[nodiscard]] Array bytes() {
    Array out{};
    std::memcpy(out.data(), take(out.size()).data(), out.size());
    return out;
  }
  [[nodiscard]] std::string_view take(std::size_t count) {
    if (count > row_.size()) fail_corrupt(name_, "ends too early");
    const std::string_view front = row_.substr(0, count);
    row_.remove_prefix(count);
    return front;
  }
  [[nodiscard]] std::string_view rest() { return take(row_.size()); }
  [[nodiscard]] bool at_end() const { return row_.empty(); }
  void expect_end() const {
    if (!row_.empty()) fail_corrupt(name_, "has bytes after its end");
  }

 private:
  std::string_view row_;
  std::string_view name_;
};

}  // namespace soquy::engine
