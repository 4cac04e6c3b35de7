#pragma once
// One open file outside the database: whole reads and writes, sync, and sentences when the disk says no.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace soquy::engine {

class DiskFile {
 public:
  enum class Mode { read, write, create };
  /// Throws StoreFailure(read_only) when writing is asked and not allowed, else io.
  DiskFile(const std::filesystem::path& path, Mode mode);
  DiskFile(const DiskFile&) = delete;
  DiskFile& operator=(const DiskFile&) = delete;
  ~DiskFile();

  [[nodiscard]] std::uint64_t size() const;
  /// Bytes from `offset`, fewer at the end of the file.
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t count) const;
  void write(std::uint64_t offset, std::string_view bytes);
  /// Data and size are on the disk when it returns.
  void sync();
  /// Takes the file's advisory lock without waiting; false when somebody holds it.
  [[nodiscard]] bool try_lock(bool exclusive);

 private:
  std::filesystem::path path_;
  int fd_ = -1;
};

/// Makes the names in a directory durable.
void sync_directory(const std::filesystem::path& directory);

}  // namespace soquy::engine
