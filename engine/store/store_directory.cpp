#include "engine/store/store_directory.h"

#include <charconv>

#include "engine/store/key_layout.h"
#include "engine/store/row_bytes.h"

namespace soquy::engine {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMarkerHead = "soquy store\nformat ";

[[noreturn]] void fail(StoreFailure::Cause cause, const fs::path& root, const std::string& rest) {
  throw StoreFailure(cause, root.string() + rest);
}

[[noreturn]] void fail_making(const fs::path& root, const std::error_code& error) {
  const bool read_only = error == std::errc::read_only_file_system || error == std::errc::permission_denied;
  fail(read_only ? StoreFailure::Cause::read_only : StoreFailure::Cause::io, root,
       " cannot be made: " + error.message() + "; choose a directory that may be written");
}

void make_directory(const fs::path& root, const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) fail_making(root, error);
}

}  // namespace

void make_directories(const StorePaths& paths) {
  std::error_code error;
  const bool there = fs::exists(paths.root, error);
  if (there && !fs::is_directory(paths.root)) {
    fail(StoreFailure::Cause::exists, paths.root, " is a file; name a directory that is empty or not there yet");
  }
  if (there && fs::exists(paths.marker(), error)) {
    fail(StoreFailure::Cause::exists, paths.root, " holds a store already; open it, or name another directory");
  }
  if (there && !fs::is_empty(paths.root, error)) {
    fail(StoreFailure::Cause::exists, paths.root,
         " is not empty and holds no store; name a directory that is empty or not there yet");
  }
  make_directory(paths.root, paths.root);
  make_directory(paths.root, paths.vault().parent_path());
}

void write_marker(const StorePaths& paths) {
  {
    DiskFile marker(paths.marker(), DiskFile::Mode::create);
    marker.write(0, std::string(kMarkerHead) + std::to_string(kStoreFormat) + "\n");
    marker.sync();
  }
  sync_directory(paths.vault().parent_path());
  sync_directory(paths.root);
  const fs::path parent = fs::absolute(paths.root).lexically_normal().parent_path();
  if (!parent.empty()) sync_directory(parent);
}

void check_marker(const StorePaths& paths) {
  std::error_code error;
  if (!fs::exists(paths.root, error)) {
    fail(StoreFailure::Cause::not_a_store, paths.root, " does not exist; make a store there with: soquy init DIR");
  }
  if (!fs::exists(paths.marker(), error)) {
    fail(StoreFailure::Cause::not_a_store, paths.root,
         " is not a store: it has no file SOQUY; name the directory of a store, or make one with: soquy init DIR");
  }
  const std::string text = DiskFile(paths.marker(), DiskFile::Mode::read).read(0, 256);
  if (!text.starts_with(kMarkerHead)) {
    fail(StoreFailure::Cause::not_a_store, paths.root,
         " is not a store: its file SOQUY says something else; name another directory, or restore this one from a "
         "backup");
  }
  std::uint64_t format = 0;
  const char* const begin = text.data() + kMarkerHead.size();
  const auto parsed = std::from_chars(begin, text.data() + text.size(), format);
  if (parsed.ec != std::errc() || format == 0) fail_corrupt(paths.marker().string(), "names no format");
  if (format > kStoreFormat) refuse_newer_format(paths.root, format);
}

void refuse_newer_format(const fs::path& root, std::uint64_t format) {
  fail(StoreFailure::Cause::newer_format, root,
       " is of store format " + std::to_string(format) + "; this program reads formats up to " +
           std::to_string(kStoreFormat) + "; use the newer program that wrote it");
}

StoreLock::StoreLock(const StorePaths& paths, bool for_writing) {
  std::error_code error;
  if (!for_writing && !fs::exists(paths.lock(), error)) return;
  file_ = std::make_unique<DiskFile>(paths.lock(), for_writing ? DiskFile::Mode::create : DiskFile::Mode::read);
  if (file_->try_lock(for_writing)) return;
  fail(StoreFailure::Cause::locked, paths.root,
       for_writing ? " is in use: another process holds it; let that one end, then try again"
                   : " is in use: another process is writing to it; let that one end, then try again");
}

}  // namespace soquy::engine
