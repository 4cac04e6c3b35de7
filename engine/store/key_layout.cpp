#include "engine/store/key_layout.h"

#include <bit>

#include "engine/store/row_bytes.h"

namespace soquy::engine {

std::string check_of(std::string_view bytes) {
  const Hash hash = sha256({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  return {hash.bytes.begin(), hash.bytes.begin() + 8};
}

void fail_corrupt(std::string_view where, std::string_view what) {
  std::string sentence = "the store is damaged: ";
  sentence.append(where).append(" ").append(what);
  sentence += "; restore it from a backup, and keep the damaged copy for the auditor";
  throw StoreFailure(StoreFailure::Cause::corrupt, sentence);
}

std::string place_of(const ClubCode& club, Version version) {
  return "club " + club.text() + " at version " + std::to_string(version.value);
}

// --- keys ---

std::string club_prefix(const ClubCode& club) { return {club.bytes.data(), club.bytes.size()}; }

std::string commit_key(const ClubCode& club, Version first) {
  std::string key = club_prefix(club);
  put_be(key, first.value);
  return key;
}

std::string log_key(Position first) {
  std::string key;
  put_be(key, first.value);
  return key;
}

std::string command_key(const ClubCode& club, const CommandId& id) {
  std::string key = club_prefix(club);
  put_bytes(key, id.bytes);
  return key;
}

std::string head_key(const ClubCode& club) { return club_prefix(club); }

std::string profiles_prefix(const ClubCode& club, MemberNo member) {
  std::string key = club_prefix(club);
  put_be(key, member.value);
  return key;
}

std::string profile_key(const ClubCode& club, MemberNo member, Version version) {
  std::string key = profiles_prefix(club, member);
  put_be(key, version.value);
  return key;
}

std::string text_key(const ClubCode& club, Version version, std::uint8_t slot) {
  std::string key = commit_key(club, version);
  put_be(key, slot);
  return key;
}

std::string erasure_key(const ClubCode& club, const Erasure& erasure) {
  std::string key(kErasurePrefix);
  key += club_prefix(club);
  put_be(key, erasure.member.value);
  put_be(key, erasure.version.value);
  put_be(key, erasure.slot);
  return key;
}

// --- rows ---

namespace {

void put_instant(std::string& out, Instant instant) { put_le(out, static_cast<std::uint64_t>(instant.micros)); }

Instant read_instant(RowReader& reader) { return Instant{reader.le<std::int64_t>()}; }

void put_frontier(std::string& out, const Frontier& frontier) {
  put_le(out, frontier.size());
  for (const Hash& root : frontier.roots()) put_bytes(out, root.bytes);
}

Frontier read_frontier(RowReader& reader, std::string_view name) {
  const auto size = reader.le<std::uint64_t>();
  std::vector<Hash> roots(static_cast<std::size_t>(std::popcount(size)));
  for (Hash& root : roots) root.bytes = reader.bytes<decltype(Hash::bytes)>();
  auto frontier = Frontier::from(size, std::move(roots));
  if (!frontier) fail_corrupt(name, "has a tree whose roots do not fit its size");
  return *std::move(frontier);
}

ClubCode read_club(RowReader& reader, std::string_view name) {
  ClubCode club;
  club.bytes = reader.bytes<decltype(ClubCode::bytes)>();
  const auto parsed = ClubCode::parse(club.view());
  if (!parsed || *parsed != club) fail_corrupt(name, "names no club");
  return club;
}

Bytes read_event(RowReader& reader) {
  const auto length = reader.le<std::uint32_t>();
  const std::string_view bytes = reader.take(length);
  const auto* first = reinterpret_cast<const std::uint8_t*>(bytes.data());  // copied as they are, not letter by letter
  return {first, first + bytes.size()};
}

}  // namespace

std::string commit_row(Position position, Instant accepted_at, std::span<const Bytes> events) {
  std::size_t size = 16;
  for (const Bytes& event : events) size += 4 + event.size();
  std::string row;
  row.reserve(size);
  put_le(row, position.value);
  put_instant(row, accepted_at);
  for (const Bytes& event : events) {
    put_le(row, static_cast<std::uint32_t>(event.size()));
    put_bytes(row, event);
  }
  return row;
}

StoredCommit parse_commit(std::string_view key, std::string_view row) {
  StoredCommit commit;
  RowReader key_reader(key, "a key of a commit");
  commit.club = read_club(key_reader, "a key of a commit");
  commit.first.value = key_reader.be<std::uint64_t>();
  key_reader.expect_end();
  const std::string name = "the commit of " + place_of(commit.club, commit.first);
  RowReader reader(row, name);
  commit.position.value = reader.le<std::uint64_t>();
  commit.accepted_at = read_instant(reader);
  while (!reader.at_end()) commit.events.push_back(read_event(reader));
  if (commit.events.empty()) fail_corrupt(name, "holds no event");
  return commit;
}

std::string to_row(const LogRecord& record) {
  std::string out = club_prefix(record.club);
  put_le(out, record.first.value);
  put_le(out, static_cast<std::uint32_t>(record.count));
  put_instant(out, record.accepted_at);
  put_bytes(out, record.hash);
  return out;
}

LogRecord parse_log_record(std::string_view row) {
  constexpr std::string_view kName = "a row of the log";
  RowReader reader(row, kName);
  LogRecord out;
  out.club = read_club(reader, kName);
  out.first.value = reader.le<std::uint64_t>();
  out.count = reader.le<std::uint32_t>();
  out.accepted_at = read_instant(reader);
  out.hash = reader.bytes<CommitHash>();
  reader.expect_end();
  if (out.count == 0) fail_corrupt(kName, "counts no event");
  return out;
}

Position parse_log_key(std::string_view key) {
  RowReader reader(key, "a key of the log");
  const Position position{reader.be<std::uint64_t>()};
  reader.expect_end();
  return position;
}

std::string to_row(const CommandRecord& record) {
  std::string out;
  put_le(out, record.first.value);
  put_le(out, static_cast<std::uint32_t>(record.count));
  return out;
}

CommandRecord parse_command_record(std::string_view row) {
  RowReader reader(row, "a row of the commands");
  CommandRecord record;
  record.first.value = reader.le<std::uint64_t>();
  record.count = reader.le<std::uint32_t>();
  reader.expect_end();
  return record;
}

std::string to_row(const Head& head) {
  std::string out;
  put_bytes(out, head.genesis.bytes);
  put_frontier(out, head.frontier);
  out += head.balances;
  return out;
}

ClubCode parse_head_key(std::string_view key) {
  constexpr std::string_view kKeyName = "the key of a head";
  RowReader reader(key, kKeyName);
  const ClubCode club = read_club(reader, kKeyName);
  reader.expect_end();
  return club;
}

std::string_view tree_of_head(std::string_view row) {
  constexpr std::string_view kName = "the head of a club";
  RowReader reader(row, kName);
  static_cast<void>(reader.take(sizeof(Hash::bytes)));  // the genesis
  return tree_in_front(reader.rest(), kName);
}

Frontier parse_tree(std::string_view bytes) {
  constexpr std::string_view kName = "a tree";
  RowReader reader(bytes, kName);
  Frontier tree = read_frontier(reader, kName);
  reader.expect_end();
  return tree;
}

std::string tree_bytes(const Frontier& frontier) {
  std::string out;
  put_frontier(out, frontier);
  return out;
}

Version size_of_tree(std::string_view tree) { return Version{RowReader(tree, "a tree").le<std::uint64_t>()}; }

std::string_view tree_in_front(std::string_view bytes, std::string_view name) {
  const std::uint64_t size = RowReader(bytes, name).le<std::uint64_t>();
  return RowReader(bytes, name).take(sizeof size + static_cast<std::size_t>(std::popcount(size)) * sizeof(Hash::bytes));
}

Head parse_head(std::string_view key, std::string_view row) {
  Head head;
  head.club = parse_head_key(key);
  const std::string name = "the head of club " + head.club.text();
  RowReader reader(row, name);
  head.genesis.bytes = reader.bytes<decltype(Hash::bytes)>();
  head.frontier = read_frontier(reader, name);
  head.version.value = head.frontier.size();
  head.balances = reader.rest();
  return head;
}

std::string to_row(const LogEnd& end) {
  std::string out;
  put_instant(out, end.accepted_at);
  put_frontier(out, end.frontier);
  return out;
}

LogEnd parse_log_end(std::string_view row) {
  constexpr std::string_view kName = "the end of the log";
  RowReader reader(row, kName);
  LogEnd end;
  end.accepted_at = read_instant(reader);
  end.frontier = read_frontier(reader, kName);
  reader.expect_end();
  return end;
}

std::string to_row(const TextRow& row) {
  std::string out;
  put_le(out, row.key_slot);
  put_le(out, row.subject.value);
  out += row.box;
  return out;
}

TextRow parse_text_row(std::string_view row) {
  RowReader reader(row, "a row of the register");
  TextRow out;
  out.key_slot = reader.le<std::uint64_t>();
  out.subject.value = reader.le<std::uint32_t>();
  out.box = reader.rest();
  return out;
}

std::string to_row(const std::vector<std::uint64_t>& numbers) {
  std::string out;
  for (const std::uint64_t number : numbers) put_le(out, number);
  return out;
}

std::vector<std::uint64_t> parse_numbers(std::string_view row) {
  RowReader reader(row, "a row of erased keys");
  std::vector<std::uint64_t> numbers;
  while (!reader.at_end()) numbers.push_back(reader.le<std::uint64_t>());
  return numbers;
}

}  // namespace soquy::engine
