#pragma once
// Rows that can be made again from the events at any time. They lie beside the events and share nothing with their
// durability: written without a sync and without the write-ahead log, so that recording neither waits for them nor
// fails because of them. A crash may lose the last writes, never one out of the middle.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/row_cursor.h"

namespace soquy::engine {

struct RowChange {
  std::string key;
  std::optional<std::string> row;  ///< none: the row goes
};

/// Safe from any thread, also beside the one that appends commits.
class ViewRows {
 public:
  virtual ~ViewRows() = default;

  /// All changes or none, seen at once. Throws StoreFailure (read_only when the store was opened for reading); commits
  /// can be appended after that as before.
  virtual void write(const std::vector<RowChange>& changes) = 0;
  /// Takes away every row whose key starts with `prefix`, which is not empty.
  virtual void drop(std::string_view prefix) = 0;

  [[nodiscard]] virtual std::optional<std::string> row(std::string_view key) const = 0;
  /// All rows as they stand now, whatever is written later.
  [[nodiscard]] virtual std::unique_ptr<RowCursor> cursor() const = 0;
};

}  // namespace soquy::engine
