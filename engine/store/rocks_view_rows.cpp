#include "engine/store/rocks_view_rows.h"

#include "engine/store/event_store.h"
#include "events/check.h"

namespace soquy::engine {

void RocksViewRows::refuse_when_reading() const {
  if (for_writing_) return;
  throw StoreFailure(StoreFailure::Cause::read_only,
                     "the store was opened for reading; open it for writing to keep the rows of views");
}

void RocksViewRows::write(const std::vector<RowChange>& changes) {
  refuse_when_reading();
  if (changes.empty()) return;
  auto batch = database_.batch();
  for (const RowChange& change : changes) {
    if (change.row) {
      batch.put(Family::views, change.key, *change.row);
    } else {
      batch.erase(Family::views, change.key);
    }
  }
  database_.write_unlogged(batch);
}

void RocksViewRows::drop(std::string_view prefix) {
  SOQUY_CHECK(!prefix.empty(), "only a part of the rows is dropped");
  refuse_when_reading();
  auto batch = database_.batch();
  batch.erase_all(Family::views, prefix);
  database_.write_unlogged(batch);
}

std::optional<std::string> RocksViewRows::row(std::string_view key) const { return database_.get(Family::views, key); }

std::unique_ptr<RowCursor> RocksViewRows::cursor() const { return database_.cursor(Family::views); }

}  // namespace soquy::engine
