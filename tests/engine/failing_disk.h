#pragma once
// A disk that stops syncing when told to.

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <atomic>
#include <memory>

namespace soquy::test {

class FailingDisk {
 public:
  FailingDisk()
      : files_(std::make_shared<Files>(rocksdb::FileSystem::Default(), failing_)),
        env_(rocksdb::NewCompositeEnv(files_)) {}
  void fail_syncs() { failing_ = true; }
  [[nodiscard]] rocksdb::Env* env() { return env_.get(); }

 private:
  class File final : public rocksdb::FSWritableFileOwnerWrapper {
   public:
    File(std::unique_ptr<rocksdb::FSWritableFile>&& file, const std::atomic<bool>& failing)
        : rocksdb::FSWritableFileOwnerWrapper(std::move(file)), failing_(failing) {}
    rocksdb::IOStatus Sync(const rocksdb::IOOptions& options, rocksdb::IODebugContext* context) override {
      if (failing_) return rocksdb::IOStatus::IOError("the disk of this test does not sync");
      return rocksdb::FSWritableFileOwnerWrapper::Sync(options, context);
    }

   private:
    const std::atomic<bool>& failing_;
  };
  class Files final : public rocksdb::FileSystemWrapper {
   public:
    Files(const std::shared_ptr<rocksdb::FileSystem>& base, const std::atomic<bool>& failing)
        : rocksdb::FileSystemWrapper(base), failing_(failing) {}
    [[nodiscard]] const char* Name() const override { return "failing disk"; }
    rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                      std::unique_ptr<rocksdb::FSWritableFile>* file,
                                      rocksdb::IODebugContext* context) override {
      auto status = rocksdb::FileSystemWrapper::NewWritableFile(name, options, file, context);
      if (status.ok()) *file = std::make_unique<File>(std::move(*file), failing_);
      return status;
    }

   private:
    const std::atomic<bool>& failing_;
  };

  std::atomic<bool> failing_{false};
  std::shared_ptr<Files> files_;
  std::unique_ptr<rocksdb::Env> env_;
};

}  // namespace soquy::test
