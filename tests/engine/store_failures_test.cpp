// Each way in which a store can be the wrong one, or damaged, or out of reach, has its own sentence; nothing is
// written.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>

#include "engine/store/memory_event_store.h"
#include "engine/store/rocks_event_store.h"
#include "tests/engine/failing_disk.h"
#include "tests/engine/raw_commits.h"
#include "tests/support/scratch_directory.h"

using namespace soquy;
using namespace soquy::engine;
using namespace soquy::test;
namespace fs = std::filesystem;
using Cause = StoreFailure::Cause;
using Catch::Matchers::Contains;

namespace {

constexpr RocksOptions kReading{false, std::nullopt, nullptr};

struct Failure {
  std::optional<Cause> cause;  ///< none: all went well
  std::string sentence;
};

template <class Work>
Failure failure_of(Work work) {
  try {
    work();
    return {};
  } catch (const StoreFailure& failure) {
    return {failure.cause(), failure.what()};
  }
}

Failure opening(const fs::path& directory, const RocksOptions& options = {}) {
  return failure_of([&] { RocksEventStore store(directory, options); });
}

void write_file(const fs::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> files_in(const fs::path& directory, const std::string& extension = {}) {
  std::vector<fs::path> out;
  for (const auto& entry : fs::recursive_directory_iterator(directory)) {
    if (entry.is_regular_file() && (extension.empty() || entry.path().extension() == extension)) {
      out.push_back(entry.path());
    }
  }
  return out;
}

/// The newest write-ahead log with something in it.
fs::path write_ahead_log(const fs::path& store) {
  fs::path newest;
  for (const auto& file : files_in(store / "db", ".log")) {
    if (fs::file_size(file) > 0 && (newest.empty() || file > newest)) newest = file;
  }
  return newest;
}

void copy_store(const fs::path& from, const fs::path& to) { fs::copy(from, to, fs::copy_options::recursive); }

constexpr const char32_t* kName = U"Nguyễn Thị Bưởi";

std::string utf16(bool big) {
  std::string out;
  for (const char32_t c : std::u32string(kName)) {
    const char high = static_cast<char>(c >> 8 & 0xff);
    const char low = static_cast<char>(c & 0xff);
    out.push_back(big ? high : low);
    out.push_back(big ? low : high);
  }
  return out;
}

/// While it lives, files that nobody may write cannot be written, even when the tests run as root.
class AsNobody {
 public:
  AsNobody() : was_root_(::geteuid() == 0) {
    if (was_root_) REQUIRE(::seteuid(65534) == 0);
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
  ~AsNobody() {
    if (was_root_ && ::seteuid(0) != 0) std::abort();
  }

 private:
  bool was_root_;
};

void make_unwritable(const fs::path& top) {
  const auto read = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
  const auto enter = read | fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
  for (const auto& entry : fs::recursive_directory_iterator(top)) {
    fs::permissions(entry.path(), entry.is_directory() ? enter : read);
  }
  fs::permissions(top, enter);
}

void make_writable(const fs::path& top) {
  fs::permissions(top, fs::perms::owner_all);
  for (const auto& entry : fs::recursive_directory_iterator(top)) fs::permissions(entry.path(), fs::perms::owner_all);
}

}  // namespace

TEST_CASE("what is not a store is not opened, and the sentence says what to do", "[core][store]") {
  const ScratchDirectory scratch;
  const auto missing = opening(scratch / "missing");
  CHECK(missing.cause == Cause::not_a_store);
  CHECK_THAT(missing.sentence, Contains("does not exist") && Contains("soquy init"));

  fs::create_directory(scratch / "photos");
  write_file(scratch / "photos/meeting.jpg", "jpeg");
  const auto photos = opening(scratch / "photos");
  CHECK(photos.cause == Cause::not_a_store);
  CHECK_THAT(photos.sentence, Contains("not a store") && Contains("photos"));

  write_file(scratch / "photos/SOQUY", "shopping list");
  CHECK(opening(scratch / "photos").cause == Cause::not_a_store);
  CHECK(files_in(scratch / "photos").size() == 2);
}

TEST_CASE("a store is made only where nothing is", "[core][store]") {
  const ScratchDirectory scratch;
  fs::create_directory(scratch / "empty");
  CHECK_FALSE(failure_of([&] { RocksEventStore::create(scratch / "empty"); }).cause);
  const auto again = failure_of([&] { RocksEventStore::create(scratch / "empty"); });
  CHECK(again.cause == Cause::exists);
  CHECK_THAT(again.sentence, Contains("holds a store already"));

  fs::create_directory(scratch / "photos");
  write_file(scratch / "photos/meeting.jpg", "jpeg");
  CHECK(failure_of([&] { RocksEventStore::create(scratch / "photos"); }).cause == Cause::exists);
  CHECK(failure_of([&] { RocksEventStore::create(scratch / "photos/meeting.jpg"); }).cause == Cause::exists);
  CHECK_FALSE(failure_of([&] { RocksEventStore::create(scratch / "a/b/c"); }).cause);
}

TEST_CASE("a store of a newer format is refused, by its mark and by its database", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  const std::string mark = read_file(scratch / "store/SOQUY");
  CHECK(mark == "soquy store\nformat 1\n");
  write_file(scratch / "store/SOQUY", "soquy store\nformat 2\n");
  const auto by_mark = opening(scratch / "store");
  CHECK(by_mark.cause == Cause::newer_format);
  CHECK_THAT(by_mark.sentence, Contains("format 2") && Contains("up to 1") && Contains("newer program"));

  write_file(scratch / "store/SOQUY", mark);
  {
    RocksDatabase database(scratch / "store/db", RocksDatabase::Access::write, nullptr);
    auto rows = database.batch();
    rows.put(Family::meta, kFormatKey, std::string("\x07\0\0\0", 4));
    database.write(rows);
  }
  const auto by_database = opening(scratch / "store");
  CHECK(by_database.cause == Cause::newer_format);
  CHECK_THAT(by_database.sentence, Contains("format 7"));
}

TEST_CASE("one writer at a time, readers only among themselves", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  {
    const RocksEventStore writer(scratch / "store");
    CHECK(opening(scratch / "store").cause == Cause::locked);
    const auto reader = opening(scratch / "store", kReading);
    CHECK(reader.cause == Cause::locked);
    CHECK_THAT(reader.sentence, Contains("another process") && Contains("try again"));
  }
  const RocksEventStore reader(scratch / "store", kReading);
  CHECK_FALSE(opening(scratch / "store", kReading).cause);
  CHECK(opening(scratch / "store").cause == Cause::locked);
}

TEST_CASE("a store opened for reading shows all that was recorded and takes nothing", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  RocksEventStore(scratch / "store").append({raw_commit("CLB-01", 1, 3)});
  std::map<fs::path, std::string> before;
  for (const auto& file : files_in(scratch / "store")) before[file] = read_file(file);
  {
    RocksEventStore reader(scratch / "store", kReading);
    CHECK(read_log(reader).size() == 1);
    CHECK(failure_of([&] { reader.append({raw_commit("CLB-01", 4, 1)}); }).cause == Cause::read_only);
  }
  for (const auto& [file, text] : before) CHECK(read_file(file) == text);
  CHECK(files_in(scratch / "store").size() == before.size());
}

TEST_CASE("a disk that cannot be written is read, and refused for writing", "[store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  RocksEventStore(scratch / "store").append({raw_commit("CLB-01", 1, 3)});
  make_unwritable(scratch.path());
  {
    const AsNobody nobody;
    CHECK_FALSE(failure_of([&] {
                  const RocksEventStore reader(scratch / "store", kReading);
                  CHECK(read_log(reader).size() == 1);
                }).cause);
    const auto writing = opening(scratch / "store");
    CHECK(writing.cause == Cause::read_only);
    CHECK_THAT(writing.sentence, Contains("can still be read"));
    CHECK(failure_of([&] { RocksEventStore::create(scratch / "other"); }).cause == Cause::read_only);
  }
  make_writable(scratch.path());
}

TEST_CASE("a database put back from an earlier day is refused, and both sizes are named", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  RocksEventStore(scratch / "store").append({raw_commit("CLB-01", 1, 3)});
  copy_store(scratch / "store/db", scratch / "monday");
  RocksEventStore(scratch / "store").append({raw_commit("CLB-01", 4, 2)});
  fs::remove_all(scratch / "store/db");
  copy_store(scratch / "monday", scratch / "store/db");
  for (const auto& options : {RocksOptions{}, kReading}) {
    const auto rollback = opening(scratch / "store", options);
    CHECK(rollback.cause == Cause::rollback);
    CHECK_THAT(rollback.sentence, Contains("log of 3 entries") && Contains("remembers 5"));
  }
}

TEST_CASE("another history of the same length is refused", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  copy_store(scratch / "store", scratch / "other");
  RocksEventStore(scratch / "store").append({raw_commit("CLB-01", 1, 3)});
  RocksEventStore(scratch / "other").append({raw_commit("CLB-02", 1, 3)});
  fs::remove_all(scratch / "store/db");
  copy_store(scratch / "other/db", scratch / "store/db");
  const auto swapped = opening(scratch / "store");
  CHECK(swapped.cause == Cause::rollback);
  CHECK_THAT(swapped.sentence, Contains("another history"));
}

TEST_CASE("one torn slot of HIGHWATER leaves the other, two are damage", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  RocksEventStore(scratch / "store").append({raw_commit("CLB-01", 1, 3)});
  const fs::path file = scratch / "store/HIGHWATER";
  std::string bytes = read_file(file);
  REQUIRE(bytes.size() == 4096 + 64);
  bytes[20] = static_cast<char>(bytes[20] ^ 1);
  write_file(file, bytes);
  CHECK_FALSE(opening(scratch / "store", kReading).cause);
  bytes[4096 + 20] = static_cast<char>(bytes[4096 + 20] ^ 1);
  write_file(file, bytes);
  CHECK(opening(scratch / "store", kReading).cause == Cause::corrupt);
}

TEST_CASE("a flipped byte anywhere in a table is noticed when it is read", "[store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  RocksEventStore(scratch / "store").append({raw_commit("CLB-01", 1, 300)});
  opening(scratch / "store");  // recovery turns the log into tables
  std::mt19937 random(7);
  int tables = 0;
  for (const auto& table : files_in(scratch / "store/db", ".sst")) {
    const std::string bytes = read_file(table);
    ++tables;
    for (int i = 0; i < 25; ++i) {
      std::string damaged = bytes;
      const auto at = random() % damaged.size();
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
      write_file(table, damaged);
      bool right = false;
      const auto noticed = failure_of([&] {
        const RocksEventStore store(scratch / "store", kReading);
        right = read_log(store).at(0).events == raw_commit("CLB-01", 1, 300).events &&
                store.head(club("CLB-01"))->version == Version{300} &&
                store.command(club("CLB-01"), command_id(1)).has_value();
      });
      INFO(table << " byte " << at << ": " << noticed.sentence);
      CHECK(
          (noticed.cause == Cause::corrupt || (!noticed.cause && right)));  // bytes that no answer needs may go unseen
    }
    write_file(table, bytes);
  }
  CHECK(tables > 0);
}

TEST_CASE("a commit row changed under a good checksum is noticed too", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  RocksEventStore(scratch / "store").append({raw_commit("CLB-01", 1, 3)});
  const std::string key = commit_key(club("CLB-01"), Version{1});
  const auto put = [&](const std::string& row) {
    RocksDatabase database(scratch / "store/db", RocksDatabase::Access::write, nullptr);
    auto rows = database.batch();
    rows.put(Family::commits, key, row);
    database.write(rows);
  };
  const auto events = raw_commit("CLB-01", 1, 3).events;
  const std::string good = commit_row(Position{1}, raw_commit("CLB-01", 1, 3).accepted_at, events);
  const std::string rows[] = {good.substr(0, good.size() - 1), good + "x", good.substr(0, 16), "",
                              commit_row(Position{2}, raw_commit("CLB-01", 1, 3).accepted_at, events)};
  for (const auto& row : rows) {
    put(row);
    const auto noticed = failure_of([&] { read_log(RocksEventStore(scratch / "store", kReading)); });
    CHECK(noticed.cause == Cause::corrupt);
    CHECK_THAT(noticed.sentence, Contains("CLB-01"));
  }
}

TEST_CASE("a last row of the log that is wrong keeps writers out, and lets readers in to say where", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  RocksEventStore(scratch / "store").append({raw_commit("CLB-01", 1, 3), raw_commit("CLB-01", 4, 2)});
  const auto put = [&](const std::string& row) {
    RocksDatabase database(scratch / "store/db", RocksDatabase::Access::write, nullptr);
    auto rows = database.batch();
    rows.put(Family::log, log_key(Position{4}), row);
    database.write(rows);
  };
  LogRecord longer = RocksEventStore(scratch / "store", kReading).log_record(Position{4}).value();
  const std::string good = to_row(longer);
  longer.count = 3;
  struct Case {
    std::string row;
    std::string named;
  };
  const Case cases[] = {{"", "at position 4"},
                        {good.substr(0, good.size() - 1), "at position 4"},
                        {std::string(good.size(), '\x7f'), "at position 4"},
                        {to_row(longer), "CLB-01 at version 4, reaches position 6, its tree says 5"}};
  for (const Case& wrong : cases) {
    put(wrong.row);
    const auto writing = opening(scratch / "store");
    CHECK(writing.cause == Cause::corrupt);
    CHECK_THAT(writing.sentence, Contains(wrong.named) && Contains("keep the damaged copy"));
    CHECK_FALSE(opening(scratch / "store", kReading).cause);
  }
  put(good);
  CHECK_FALSE(opening(scratch / "store").cause);
}

TEST_CASE("a damaged block of the log's end keeps writers out by the name of its file, and lets readers in",
          "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  RocksEventStore(scratch / "store").append({raw_commit("CLB-01", 1, 3)});
  int of_the_log = 0;
  for (const auto& table : files_in(scratch / "store/db", ".sst")) {
    copy_store(scratch / "store", scratch / "damaged");
    std::string bytes = read_file(table);
    bytes[5] = static_cast<char>(bytes[5] ^ 1);
    write_file(scratch / "damaged/db" / table.filename(), bytes);
    const bool is_read = !opening(scratch / "damaged", kReading).cause;
    const auto writing = opening(scratch / "damaged");
    if (is_read && writing.cause) {
      ++of_the_log;
      CHECK(writing.cause == Cause::corrupt);
      CHECK_THAT(writing.sentence, Contains(table.filename().string()));
    }
    fs::remove_all(scratch / "damaged");
  }
  CHECK(of_the_log == 1);
}

TEST_CASE("damage inside the write-ahead log is not taken for its end", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  {
    RocksEventStore store(scratch / "store");
    for (std::uint64_t v = 1; v <= 3; ++v) store.append({raw_commit("CLB-01", v, 1)});
    copy_store(scratch / "store", scratch / "killed");  // closing would move the log into tables
  }
  const fs::path log = write_ahead_log(scratch / "killed");
  std::string bytes = read_file(log);
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  write_file(log, bytes);
  CHECK(opening(scratch / "killed").cause == Cause::corrupt);
  CHECK(opening(scratch / "killed", kReading).cause == Cause::corrupt);
}

TEST_CASE("a store that was closed holds nothing in its write-ahead log alone", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  RocksEventStore(scratch / "store").append({raw_commit("CLB-01", 1, 3)});
  CHECK(write_ahead_log(scratch / "store").empty());
  const auto tables = files_in(scratch / "store/db", ".sst").size();
  opening(scratch / "store");
  CHECK(files_in(scratch / "store/db", ".sst").size() == tables);  // nothing was written, so nothing is flushed
}

TEST_CASE("a closing that cannot flush loses nothing, because the write-ahead log is still there", "[core][store]") {
  const ScratchDirectory scratch;
  FailingDisk disk;
  const RocksOptions options{true, std::nullopt, disk.env()};
  RocksEventStore::create(scratch / "store", options);
  {
    RocksEventStore store(scratch / "store", options);
    store.append({raw_commit("CLB-01", 1, 3)});
    disk.fail_syncs();
  }
  CHECK_FALSE(write_ahead_log(scratch / "store").empty());
  const RocksEventStore reopened(scratch / "store");
  CHECK(reopened.log_size() == 3);
  CHECK(read_log(reopened).size() == 1);
}

TEST_CASE("the torn end of a write that was never acknowledged vanishes, and nothing else", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  RocksEventStore store(scratch / "store");
  store.append({raw_commit("CLB-01", 1, 2)});
  store.append({raw_commit("CLB-01", 3, 1)});
  copy_store(scratch / "store", scratch / "crashed");  // as the disk was before the third
  store.append({raw_commit("CLB-01", 4, 2), raw_commit("CLB-02", 1, 1)});
  const fs::path log = write_ahead_log(scratch / "store");
  const fs::path torn = scratch / "crashed/db" / log.filename();
  const auto whole = read_file(log);
  const auto synced = fs::file_size(torn);
  REQUIRE(whole.size() > synced + 10);
  for (const auto end : {synced + 1, (synced + whole.size()) / 2, whole.size() - 1}) {
    write_file(torn, whole.substr(0, end));
    copy_store(scratch / "crashed", scratch / "again");
    const RocksEventStore opened(scratch / "again");
    CHECK(opened.log_size() == 3);
    CHECK(read_log(opened).size() == 2);
    CHECK(opened.head(club("CLB-01"))->version == Version{3});
    CHECK_FALSE(opened.head(club("CLB-02")));
    fs::remove_all(scratch / "again");
  }
}

TEST_CASE("after a failed sync the store takes nothing more until it is opened again", "[core][store]") {
  const ScratchDirectory scratch;
  FailingDisk disk;
  const RocksOptions options{true, std::nullopt, disk.env()};
  RocksEventStore::create(scratch / "store", options);
  {
    RocksEventStore store(scratch / "store", options);
    store.append({raw_commit("CLB-01", 1, 2)});
    disk.fail_syncs();
    const auto failed = failure_of([&] { store.append({raw_commit("CLB-01", 3, 2)}); });
    CHECK(failed.cause == Cause::io);
    CHECK_THAT(failed.sentence, Contains("does not sync") && Contains("open the store again"));
    const auto later = failure_of([&] { store.append({raw_commit("CLB-01", 3, 2)}); });
    CHECK(later.cause == Cause::unavailable);
    CHECK_THAT(later.sentence, Contains("earlier write"));
    CHECK(store.log_size() == 2);
    CHECK(store.head(club("CLB-01"))->version == Version{2});
  }
  RocksEventStore reopened(scratch / "store");
  CHECK(reopened.log_size() >= 2);  // the unacknowledged commit is there as a whole or not at all
  CHECK((reopened.log_size() == 2 || reopened.log_size() == 4));
  reopened.append({raw_commit("CLB-01", reopened.log_size() + 1, 1)});
}

TEST_CASE("a name lies nowhere in the store in plain, before it is erased and after", "[core][store]") {
  const std::string name = "Nguyễn Thị Bưởi";
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  const auto must_not_be_found = [&] {
    const std::string forms[] = {name, utf16(false), utf16(true)};
    std::size_t searched = 0;
    for (const auto& file : files_in(scratch / "store")) {
      const std::string bytes = read_file(file);
      searched += bytes.size();
      INFO(file);
      for (const auto& form : forms) CHECK(bytes.find(form) == std::string::npos);
    }
    CHECK(searched > 10'000);
  };
  {
    RocksEventStore store(scratch / "store");
    auto commit = raw_commit("CLB-01", 1, 2);
    commit.texts = {sealed_text(1, 0, 5, name + "\n0905\n\n\n", true), sealed_text(2, 0, 5, "cho " + name + " vay")};
    store.append({commit});
    must_not_be_found();
    auto erasing = raw_commit("CLB-01", 3, 1);
    erasing.erasures = {{MemberNo{5}, {}, 0}};
    store.append({erasing});
    must_not_be_found();
  }
  opening(scratch / "store");
  must_not_be_found();
  const RocksEventStore store(scratch / "store");
  CHECK(store.profile(club("CLB-01"), MemberNo{5}).status == TextStatus::erased);
}

TEST_CASE("an erasure that a crash interrupted is finished at the next opening, an old vault put back included",
          "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  {
    RocksEventStore store(scratch / "store");
    auto commit = raw_commit("CLB-01", 1, 1);
    commit.texts = {sealed_text(1, 0, 5, "A\n\n\n\n", true)};
    store.append({commit});
  }
  const std::string vault = read_file(scratch / "store/keys/vault");
  {
    RocksEventStore store(scratch / "store");
    auto erasing = raw_commit("CLB-01", 2, 1);
    erasing.erasures = {{MemberNo{5}, {}, 0}};
    store.append({erasing});
  }
  CHECK(read_file(scratch / "store/keys/vault") != vault);
  write_file(scratch / "store/keys/vault", vault);
  opening(scratch / "store");
  CHECK(read_file(scratch / "store/keys/vault") != vault);
  const RocksEventStore store(scratch / "store");
  CHECK(store.profile(club("CLB-01"), MemberNo{5}).status == TextStatus::erased);
}

TEST_CASE("a missing or damaged key is damage, not an erasure", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  {
    RocksEventStore store(scratch / "store");
    auto commit = raw_commit("CLB-01", 1, 1);
    commit.texts = {sealed_text(1, 0, 0, "words")};
    store.append({commit});
  }
  const fs::path file = scratch / "store/keys/vault";
  const std::string vault = read_file(file);
  const auto reading = [&] {
    return failure_of([&] {
             static_cast<void>(RocksEventStore(scratch / "store", kReading).text(club("CLB-01"), Version{1}, 0));
           })
        .cause;
  };
  CHECK_FALSE(reading());
  std::string damaged = vault;
  damaged[30] = static_cast<char>(damaged[30] ^ 1);
  write_file(file, damaged);
  CHECK(reading() == Cause::corrupt);
  write_file(file, "");
  CHECK(reading() == Cause::corrupt);
}

TEST_CASE("key slots that a crash left empty are filled before they are used", "[core][store]") {
  const ScratchDirectory scratch;
  RocksEventStore::create(scratch / "store");
  write_file(scratch / "store/keys/vault", std::string(100, '\0'));
  {
    RocksEventStore store(scratch / "store");
    auto commit = raw_commit("CLB-01", 1, 1);
    commit.texts = {sealed_text(1, 0, 0, "words"), sealed_text(1, 1, 0, "more words")};
    store.append({commit});
  }
  const RocksEventStore store(scratch / "store");
  CHECK(store.text(club("CLB-01"), Version{1}, 0).plain == "words");
  CHECK(store.text(club("CLB-01"), Version{1}, 1).plain == "more words");
}

TEST_CASE("the same seed gives the same store id, keys and boxes", "[core][store]") {
  const ScratchDirectory scratch;
  std::string vaults[2];
  DeviceId ids[2];
  for (int i = 0; i < 2; ++i) {
    const fs::path directory = scratch / std::to_string(i);
    const RocksOptions options{true, 42, nullptr};
    RocksEventStore::create(directory, options);
    RocksEventStore store(directory, options);
    auto commit = raw_commit("CLB-01", 1, 1);
    commit.texts = {sealed_text(1, 0, 0, "words")};
    store.append({commit});
    ids[i] = store.store_id();
    vaults[i] = read_file(directory / "keys/vault");
  }
  CHECK(ids[0] == ids[1]);
  CHECK(vaults[0] == vaults[1]);
  RocksEventStore::create(scratch / "unseeded");
  CHECK(RocksEventStore(scratch / "unseeded").store_id() != ids[0]);
}
