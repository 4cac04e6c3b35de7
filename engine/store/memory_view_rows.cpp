#include "engine/store/memory_view_rows.h"

#include <mutex>

#include "events/check.h"

namespace soquy::engine {

namespace {

using SortedRows = std::map<std::string, std::string, std::less<>>;

/// Walks on a copy, so that nothing that is written meanwhile is seen.
class CopiedRows final : public RowCursor {
 public:
  explicit CopiedRows(SortedRows rows) : rows_(std::move(rows)), at_(rows_.end()) {}
  void seek(std::string_view from) override { at_ = rows_.lower_bound(from); }
  void next() override { ++at_; }
  [[nodiscard]] bool is_at_row() const override { return at_ != rows_.end(); }
  [[nodiscard]] std::string_view key() const override { return at_->first; }
  [[nodiscard]] std::string_view row() const override { return at_->second; }

 private:
  const SortedRows rows_;
  SortedRows::const_iterator at_;
};

}  // namespace

void MemoryViewRows::write(const std::vector<RowChange>& changes) {
  const std::unique_lock lock(mutex_);
  for (const RowChange& change : changes) {
    if (change.row) {
      rows_.insert_or_assign(change.key, *change.row);
    } else {
      rows_.erase(change.key);
    }
  }
}

void MemoryViewRows::drop(std::string_view prefix) {
  SOQUY_CHECK(!prefix.empty(), "only a part of the rows is dropped");
  const std::unique_lock lock(mutex_);
  auto row = rows_.lower_bound(prefix);
  while (row != rows_.end() && row->first.starts_with(prefix)) row = rows_.erase(row);
}

std::optional<std::string> MemoryViewRows::row(std::string_view key) const {
  const std::shared_lock lock(mutex_);
  const auto found = rows_.find(key);
  if (found == rows_.end()) return std::nullopt;
  return found->second;
}

std::unique_ptr<RowCursor> MemoryViewRows::cursor() const {
  const std::shared_lock lock(mutex_);
  return std::make_unique<CopiedRows>(rows_);
}

}  // namespace soquy::engine
