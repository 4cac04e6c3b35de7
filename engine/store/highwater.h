#pragma once
// HIGHWATER: how far the log went, kept outside the database, so that a database put back from last week is noticed.
// Two slots are written in turn, each with a check, so that a torn write leaves the other one.

#include <optional>

#include "engine/store/disk_file.h"
#include "events/ids.h"

namespace soquy::engine {

struct HighwaterMark {
  std::uint64_t size = 0;  ///< events in the log
  Hash root;               ///< of the log's tree
  friend bool operator==(const HighwaterMark&, const HighwaterMark&) = default;
};

class Highwater {
 public:
  /// Throws StoreFailure(corrupt) when neither slot is whole, io, read_only.
  Highwater(const std::filesystem::path& file, DiskFile::Mode mode);
  [[nodiscard]] const HighwaterMark& mark() const { return mark_; }
  /// Durable on return.
  void write(const HighwaterMark& mark);

 private:
  DiskFile file_;
  HighwaterMark mark_;
  std::uint64_t counter_ = 0;  ///< of the newest slot; its lowest bit says which slot that is
};

}  // namespace soquy::engine
