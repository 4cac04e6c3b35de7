// Making and opening a store: marker, lock, format, rollback, unfinished erasures.

#include "engine/store/rocks_event_store.h"
#include "engine/store/row_bytes.h"

namespace soquy::engine {

namespace {

std::string u32_row(std::uint32_t value) {
  std::string row;
  put_le(row, value);
  return row;
}

std::string u64_row(std::uint64_t value) {
  std::string row;
  put_le(row, value);
  return row;
}

DiskFile::Mode mode_of(const RocksOptions& options) {
  return options.for_writing ? DiskFile::Mode::write : DiskFile::Mode::read;
}

RocksDatabase::Access access_of(const RocksOptions& options) {
  return options.for_writing ? RocksDatabase::Access::write : RocksDatabase::Access::read;
}

/// The paths of something that is a store; looked at before anything in it is opened.
StorePaths checked(const std::filesystem::path& directory, const RocksOptions& options) {
  StorePaths paths{directory};
  check_marker(paths);
  if (options.env == nullptr && !std::filesystem::exists(paths.database() / "CURRENT")) {
    fail_corrupt(paths.database().string(), "holds no database");
  }
  return paths;
}

std::uint64_t new_store_id(const RocksOptions& options) {
  Randomness random(options.simulation_seed, "store id", 0);
  std::array<std::uint8_t, 8> bytes{};
  std::uint64_t id = 0;
  while (id == 0) {
    random.fill(bytes);
    for (const std::uint8_t byte : bytes) id = id << 8 | byte;
  }
  return id;
}

/// The row alone does not say which one it is.
LogRecord parse_last_record(Position first, std::string_view row) {
  try {
    return parse_log_record(row);
  } catch (const StoreFailure& failure) {
    throw StoreFailure(failure.cause(), "the last row of the log, at position " + std::to_string(first.value) +
                                            ", cannot be read: " + failure.what());
  }
}

}  // namespace

void RocksEventStore::create(const std::filesystem::path& directory, const RocksOptions& options) {
  const StorePaths paths{directory};
  make_directories(paths);
  {
    RocksDatabase database(paths.database(), RocksDatabase::Access::create, options.env);
    auto rows = database.batch();
    rows.put(Family::meta, kFormatKey, u32_row(kStoreFormat));
    rows.put(Family::meta, kStoreIdKey, u64_row(new_store_id(options)));
    rows.put(Family::meta, kLogEndKey, to_row(LogEnd{}));
    database.write(rows);
  }
  DiskFile(paths.vault(), DiskFile::Mode::create).sync();
  DiskFile(paths.lock(), DiskFile::Mode::create).sync();
  Highwater(paths.highwater(), DiskFile::Mode::create).write({0, empty_root()});
  write_marker(paths);
}

RocksEventStore::RocksEventStore(const std::filesystem::path& directory, const RocksOptions& options)
    : paths_(checked(directory, options)),
      for_writing_(options.for_writing),
      lock_(paths_, options.for_writing),
      database_(paths_.database(), access_of(options), options.env),
      views_(database_, options.for_writing),
      vault_(paths_.vault(), mode_of(options)),
      highwater_(paths_.highwater(), mode_of(options)) {
  load();
  check_highwater();
  random_ = Randomness(options.simulation_seed, "keys", end_.frontier.size());
  if (!for_writing_) return;
  finish_erasures();
  mark_highwater();
}

RocksEventStore::~RocksEventStore() {
  if (!for_writing_ || failed_) return;
  try {
    // Before the flush, which takes longer and may be killed: the mark needs only that the events are synced.
    mark_highwater();
  } catch (const StoreFailure&) {
    // The last mark stays behind by at most a second; the events themselves are synced.
  }
  database_.flush();
}

void RocksEventStore::load() {
  const auto format = database_.get(Family::meta, kFormatKey);
  const auto id = database_.get(Family::meta, kStoreIdKey);
  const auto end = database_.get(Family::meta, kLogEndKey);
  if (!format || !id || !end) fail_corrupt(paths_.database().string(), "lacks the rows every store has");
  const auto number = RowReader(*format, "the format").le<std::uint32_t>();
  if (number > kStoreFormat) refuse_newer_format(paths_.root, number);
  id_.value = RowReader(*id, "the store's id").le<std::uint64_t>();
  end_ = parse_log_end(*end);
  size_.store(end_.frontier.size());
  if (const auto used = database_.get(Family::meta, kKeysUsedKey)) {
    keys_used_ = RowReader(*used, "the count of keys").le<std::uint64_t>();
  }
  check_log_end();
}

/// Refuses who would write after a damaged end. A reader is let in whatever the last row of the log holds, so that
/// verify can say where the damage is.
void RocksEventStore::check_log_end() const {
  if (!for_writing_) return;
  std::uint64_t last_position = 0;
  std::string name = "the log";
  if (const auto last = database_.last(Family::log, "")) {
    const Position first = parse_log_key(last->first);
    const LogRecord record = parse_last_record(first, last->second);
    last_position = first.value + record.count - 1;
    name += ", which ends with " + place_of(record.club, record.first) + ",";
  }
  const std::uint64_t size = end_.frontier.size();
  if (last_position == size) return;
  fail_corrupt(name, "reaches position " + std::to_string(last_position) + ", its tree says " + std::to_string(size));
}

void RocksEventStore::check_highwater() const {
  const HighwaterMark& mark = highwater_.mark();
  const std::uint64_t size = end_.frontier.size();
  const std::string both =
      " of " + std::to_string(size) + " entries, but HIGHWATER remembers " + std::to_string(mark.size);
  if (size < mark.size) {
    throw StoreFailure(StoreFailure::Cause::rollback,
                       paths_.root.string() + " was rolled back: it holds a log" + both +
                           "; put back the newer database, or ask the auditor before going on");
  }
  if (size == mark.size && end_.frontier.root() != mark.root) {
    throw StoreFailure(StoreFailure::Cause::rollback,
                       paths_.root.string() + " holds another history: a log" + both +
                           " with another root; put back the database that belongs to it, or ask the auditor");
  }
}

void RocksEventStore::finish_erasures() {
  bool erased = false;
  database_.scan(Family::meta, kErasurePrefix, kErasurePrefix, [&](std::string_view, std::string_view row) {
    for (const std::uint64_t slot : parse_numbers(row)) {
      if (!vault_.key(slot)) continue;
      vault_.erase(slot);
      erased = true;
    }
    return true;
  });
  if (erased) vault_.sync();
}

}  // namespace soquy::engine
