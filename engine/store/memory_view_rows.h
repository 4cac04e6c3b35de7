#pragma once
// The rows of views kept in memory, for tests and practice. Plain on purpose, as the store it belongs to.

#include <map>
#include <shared_mutex>

#include "engine/store/view_rows.h"

namespace soquy::engine {

class MemoryViewRows final : public ViewRows {
 public:
  void write(const std::vector<RowChange>& changes) override;
  void drop(std::string_view prefix) override;
  [[nodiscard]] std::optional<std::string> row(std::string_view key) const override;
  [[nodiscard]] std::unique_ptr<RowCursor> cursor() const override;

 private:
  mutable std::shared_mutex mutex_;
  std::map<std::string, std::string, std::less<>> rows_;
};

}  // namespace soquy::engine
