#include "engine/store/disk_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "engine/store/event_store.h"

namespace soquy::engine {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, std::string_view doing, int error) {
  const bool read_only = error == EROFS || error == EACCES || error == EPERM;
  std::string sentence = "cannot ";
  sentence.append(doing).append(" ").append(path.string()).append(": ");
  sentence += std::generic_category().message(error);
  if (read_only) sentence += "; a store that may not be written can still be read";
  if (error == ENOSPC) sentence += "; free space on the disk and open the store again";
  throw StoreFailure(read_only ? StoreFailure::Cause::read_only : StoreFailure::Cause::io, sentence);
}

int flags_of(DiskFile::Mode mode) {
  switch (mode) {
    case DiskFile::Mode::read: return O_RDONLY | O_CLOEXEC;
    case DiskFile::Mode::write: return O_RDWR | O_CLOEXEC;
    case DiskFile::Mode::create: break;
  }
  return O_RDWR | O_CREAT | O_CLOEXEC;
}

}  // namespace

DiskFile::DiskFile(const std::filesystem::path& path, Mode mode)
    : path_(path), fd_(::open(path.c_str(), flags_of(mode), 0600)) {
  if (fd_ < 0) fail(path_, mode == Mode::read ? "read" : "write", errno);
}

DiskFile::~DiskFile() { ::close(fd_); }

std::uint64_t DiskFile::size() const {
  struct stat status {};
  if (::fstat(fd_, &status) != 0) fail(path_, "measure", errno);
  return static_cast<std::uint64_t>(status.st_size);
}

std::string DiskFile::read(std::uint64_t offset, std::size_t count) const {
  std::string bytes(count, '\0');
  std::size_t done = 0;
  while (done < count) {
    const auto got = ::pread(fd_, bytes.data() + done, count - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) fail(path_, "read", errno);
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

void DiskFile::write(std::uint64_t offset, std::string_view bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto put = ::pwrite(fd_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) fail(path_, "write", errno);
    done += static_cast<std::size_t>(put);
  }
}

void DiskFile::sync() {
  if (::fdatasync(fd_) != 0) fail(path_, "sync", errno);
}

bool DiskFile::try_lock(bool exclusive) {
  if (::flock(fd_, (exclusive ? LOCK_EX : LOCK_SH) | LOCK_NB) == 0) return true;
  if (errno != EWOULDBLOCK) fail(path_, "lock", errno);
  return false;
}

void sync_directory(const std::filesystem::path& directory) {
  const int fd = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) fail(directory, "open", errno);
  const int outcome = ::fsync(fd);
  const int error = errno;
  ::close(fd);
  if (outcome != 0) fail(directory, "sync", error);
}

}  // namespace soquy::engine
