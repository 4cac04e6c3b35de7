#include "cli/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>

#include "cli/command_line.h"
#include "cli/utf8.h"
#include "engine/store/event_store.h"

namespace soquy::cli {

namespace {

[[noreturn]] void cannot_write(const std::string& path) {
  throw engine::StoreFailure(engine::StoreFailure::Cause::io,
                             "writing to " + path + " failed: " + std::strerror(errno));
}

[[noreturn]] void is_there_already(const std::string& path) {
  throw Refusal("There is a file " + in_quotes(path) + " already, and it is left as it is; name another one, or add " +
                "--replace.");
}

/// A pipe or a device is written as it is; in place of a file a whole one comes at once.
bool is_to_be_replaced(const std::string& path) {
  std::error_code unknown;
  const auto status = std::filesystem::symlink_status(path, unknown);
  return status.type() == std::filesystem::file_type::not_found || std::filesystem::is_regular_file(status);
}

/// A file of that name with something added, made new and gone with this unless it took the name's place.
class FileBeside {
 public:
  FileBeside(const std::string& path, Existing existing)
      : path_(path), beside_(path + ".new-XXXXXX"), existing_(existing) {
    const int made = ::mkostemp(beside_.data(), O_CLOEXEC);
    if (made < 0) {
      beside_.clear();
      cannot_write(path_);
    }
    ::close(made);
  }
  ~FileBeside() {
    if (!beside_.empty()) ::unlink(beside_.c_str());
  }
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;
  [[nodiscard]] const std::string& name() const { return beside_; }

  /// On the disk whole, then under the name: a file that was there before is there until this moment.
  void take_place() {
    const int written = ::open(beside_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool is_safe = written >= 0 && ::fsync(written) == 0 && ::fchmod(written, mode()) == 0;
    if (written >= 0) ::close(written);
    if (!is_safe || !rename()) cannot_write(path_);
    beside_.clear();
  }

 private:
  /// Of the file it replaces, or what a new file would get.
  [[nodiscard]] mode_t mode() const {
    struct stat before {};
    if (::stat(path_.c_str(), &before) == 0) return before.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
  }
  [[nodiscard]] bool rename() const {
    if (existing_ == Existing::replace) return ::rename(beside_.c_str(), path_.c_str()) == 0;
    if (::renameat2(AT_FDCWD, beside_.c_str(), AT_FDCWD, path_.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno == EEXIST) is_there_already(path_);
    if (errno != EINVAL && errno != ENOSYS) return false;
    // A file system that cannot promise it: the name was free a moment ago.
    check_output(path_, existing_);
    return ::rename(beside_.c_str(), path_.c_str()) == 0;
  }

  std::string path_;
  std::string beside_;
  Existing existing_;
};

}  // namespace

void check_output(const std::string& path, Existing existing) {
  std::error_code unknown;
  const auto status = std::filesystem::symlink_status(path, unknown);
  if (status.type() == std::filesystem::file_type::directory)
    throw Refusal(in_quotes(path) + " is a folder; name a file in it.");
  if (existing == Existing::keep && std::filesystem::is_regular_file(status)) is_there_already(path);
}

void write_whole_file(const std::string& path, Existing existing, const std::function<void(std::ostream&)>& write) {
  check_output(path, existing);
  std::optional<FileBeside> beside;
  if (is_to_be_replaced(path)) beside.emplace(path, existing);
  std::ofstream file(beside ? beside->name() : path, std::ios::binary | std::ios::trunc);
  if (!file) cannot_write(path);
  write(file);
  file.close();
  if (!file) cannot_write(path);
  if (beside) beside->take_place();
}

}  // namespace soquy::cli
