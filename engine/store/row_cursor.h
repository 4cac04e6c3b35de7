#pragma once
// A place among sorted rows, as they stood when the cursor was made.

#include <string_view>

namespace soquy::engine {

class RowCursor {
 public:
  virtual ~RowCursor() = default;
  /// Goes to the first row whose key is `from` or comes after it. Throws StoreFailure, as next() does.
  virtual void seek(std::string_view from) = 0;
  virtual void next() = 0;
  [[nodiscard]] virtual bool is_at_row() const = 0;  ///< false behind the last row, and before the first seek
  // Of the row it stands at; valid until it moves.
  [[nodiscard]] virtual std::string_view key() const = 0;
  [[nodiscard]] virtual std::string_view row() const = 0;
};

}  // namespace soquy::engine
