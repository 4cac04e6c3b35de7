#include "engine/deliberation.h"

#include "engine/front_door.h"
#include "engine/repeated_command.h"
#include "engine/stored_events.h"
#include "engine/stored_view.h"
#include "events/check.h"

namespace soquy::engine {

CheckedCommand check_command(Command command) {
  auto outcome = check_texts(command);
  std::optional<Rejection> texts;
  if (outcome.has_error()) texts = std::move(outcome).error();
  std::vector<WordyLabel> labels = wordy_labels(command.acts);
  return {std::move(command), std::move(labels), std::move(texts)};
}

std::shared_ptr<const Recorded> Deliberation::before(const ClubBook& book, const Command& command) const {
  if (auto fresh = book.fresh_command(command.id)) return fresh;
  const auto found = store_.command(command.club, command.id);
  if (!found) return nullptr;
  const auto commit = find_commit(store_, command.club, found->first);
  if (!commit || commit->first != found->first || commit->events.size() != found->count) {
    throw StoreFailure(StoreFailure::Cause::corrupt, "the store is damaged: the commit of a command of club " +
                                                         command.club.text() + " is missing; run verify");
  }
  auto recorded = std::make_shared<Recorded>();
  recorded->club = command.club;
  recorded->command = command.id;
  recorded->position = commit->position;
  recorded->events = decode_commit(*commit);
  return recorded;
}

Result<Ok> Deliberation::check_repeated(const ClubBook& book, const Command& asked, const Recorded& recorded) const {
  const auto text = [&](Version version, std::uint8_t slot) {
    RegisterText fresh = book.fresh_text(version, slot);
    return fresh.status == TextStatus::present ? fresh : store_.text(asked.club, version, slot);
  };
  const std::string field = difference(asked, recorded.events, text);
  if (field.empty()) return Ok{};
  const auto colon = field.find(": ");
  const auto was = field.find(", was ");
  std::string seen = was == std::string::npos ? field.substr(colon + 2) : field.substr(was + 6);
  std::string ask = was == std::string::npos ? "the same command again" : field.substr(colon + 2, was - colon - 2);
  const std::string place = " (recorded at version " + std::to_string(recorded.events.front().envelope.version.value);
  return Rejection(RejectReason::command_id_reused, std::move(seen) + place + ")", std::move(ask),
                   field.substr(0, colon));
}

Result<Outcome> Deliberation::record(Books& books, const CheckedCommand& asked, Instant now, Randomness& random) const {
  ClubBook& book = books.book(asked.command.club);
  if (const auto recorded = before(book, asked.command)) {
    SOQUY_TRY(check_repeated(book, asked.command, *recorded));
    return Outcome{recorded, true};
  }
  const Version expected = asked.command.expected;
  if (!expected.is_none() && expected != book.state.version) {
    return Rejection(RejectReason::version_conflict,
                     "the club stands at version " + std::to_string(book.state.version.value),
                     "version " + std::to_string(expected.value), "expected");
  }
  const bool texts_come_first = asked.texts && asked.texts->reason < RejectReason::names_a_person;
  if (!texts_come_first && !asked.labels.empty())
    SOQUY_TRY(check_names(asked.labels, names_known(book, asked.command)));
  if (asked.texts) return *asked.texts;
  return take_in(books, book, asked.command, now, random);
}

/// Of the club's members, and of those who join with this command.
std::vector<std::string> Deliberation::names_known(ClubBook& book, const Command& command) const {
  book.load_names(store_);
  std::vector<std::string> names;
  const auto add = [&](const std::string& words) {
    if (!words.empty()) names.push_back(words);
  };
  for (const auto& [member, words] : *book.names) add(words);
  const auto add_profile = [&](const Note& note) {
    if (const auto profile = parse_profile(note.plain)) add(words_of_name(profile->name));
  };
  for (const Act& act : command.acts) {
    if (const auto* joins = std::get_if<JoinMember>(&act.is)) add_profile(joins->profile);
    if (const auto* amends = std::get_if<AmendProfile>(&act.is)) add_profile(amends->profile);
  }
  return names;
}

Result<Decision> Deliberation::decide_on(Books& books, ClubBook& book, const Command& command, Instant now) const {
  const ClubState& programme = books.book(programme_stream()).state;
  Context context;
  context.now = now;
  context.today = day_in_vietnam(now);
  context.device = store_.store_id();
  context.programme = programme.version.is_none() ? nullptr : &programme.programme;
  context.genesis = book.genesis;
  context.event_at = [&](Version version) {
    auto fresh = book.fresh_event(version);
    return fresh ? fresh : find_event(store_, command.club, version);
  };
  return decide(book.state, command, context);
}

Result<Outcome> Deliberation::take_in(Books& books, ClubBook& book, Command command, Instant now,
                                      Randomness& random) const {
  const std::vector<Words> words = commit_notes(command, random);
  auto decision = decide_on(books, book, command, now);
  if (decision.has_error()) return std::move(decision).error();
  SOQUY_CHECK(!decision->events.empty(), "a decision holds at least one event");
  auto recorded = std::make_shared<Recorded>();
  recorded->club = command.club;
  recorded->command = command.id;
  recorded->position.value = books.next_position;
  recorded->events = std::move(decision->events);
  recorded->warnings = std::move(decision->warnings);
  for (const Event& event : recorded->events) {
    recorded->bytes.push_back(encode(event));
    if (recorded->bytes.back().size() <= kMaxEventBytes) continue;
    return Rejection(RejectReason::field_not_valid,
                     "an event of " + std::to_string(recorded->bytes.back().size()) + " bytes",
                     "at most " + std::to_string(kMaxEventBytes), "acts");
  }
  if (book.genesis.is_zero()) book.genesis = leaf_hash(recorded->bytes.front());
  for (const Event& event : recorded->events) evolve(book.state, event);
  recorded->texts = texts_of(recorded->events, words, book.state);
  books.next_position += recorded->events.size();
  book.take_names(*recorded);
  book.fresh.push_back(recorded);
  return Outcome{recorded, false};
}

Commit to_commit(const Recorded& recorded, const ClubState& after, Instant accepted_at) {
  Commit commit;
  commit.club = recorded.club;
  commit.first = recorded.events.front().envelope.version;
  commit.events = recorded.bytes;
  commit.command = recorded.command;
  commit.accepted_at = accepted_at;
  commit.texts = recorded.texts;
  commit.erasures = erasures_of(recorded.events);
  commit.balances = to_stored_view(after.balances);
  return commit;
}

Receipt to_receipt(const Outcome& outcome) {
  return {outcome.recorded->events, outcome.recorded->position, outcome.repeated, outcome.recorded->warnings};
}

}  // namespace soquy::engine
