// The register's side of the embedded store: texts go in sealed, come out opened, and are forgotten.

#include <algorithm>

#include "engine/store/rocks_event_store.h"
#include "engine/store/row_bytes.h"
#include "engine/store/sealed_box.h"
#include "events/check.h"

namespace soquy::engine {

namespace {

/// What a box is bound to: family and key of its row.
std::string bound_to(Family family, std::string_view key) {
  std::string name(family == Family::people ? "people/" : "texts/");
  return name.append(key);
}

}  // namespace

void RocksEventStore::add_text(Plan& plan, const ClubCode& club, const SealedText& text) {
  SOQUY_CHECK(!text.profile || !text.subject.is_none(), "a profile is a member's");
  const std::string place = text_key(club, text.version, text.slot);
  const Family family = text.profile ? Family::people : Family::texts;
  const std::string key = text.profile ? profile_key(club, text.subject, text.version) : place;
  const std::uint64_t slot = ++plan.keys_used;
  vault_.provide(slot, slot, random_);
  const auto text_key_bytes = vault_.key(slot);
  if (!text_key_bytes) fail_corrupt("slot " + std::to_string(slot) + " of the key vault", "is erased before its use");
  const TextRow row{slot, text.subject, seal({text.salt, text.plain}, *text_key_bytes, bound_to(family, key), random_)};
  plan.rows.put(family, key, to_row(row));
  if (!text.profile) {
    plan.texts.insert_or_assign(key, row);
    return;
  }
  plan.people.insert_or_assign(key, row);
  const TextRow pointer{0, text.subject, {}};
  plan.rows.put(Family::texts, place, to_row(pointer));
  plan.texts.insert_or_assign(place, pointer);
}

std::optional<TextRow> RocksEventStore::planned_text(const Plan& plan, const std::string& key) const {
  const auto planned = plan.texts.find(key);
  if (planned != plan.texts.end()) return planned->second;
  const auto row = database_.get(Family::texts, key);
  if (!row) return std::nullopt;
  return parse_text_row(*row);
}

std::vector<std::uint64_t> RocksEventStore::keys_of_member(const Plan& plan, const ClubCode& club,
                                                           MemberNo member) const {
  std::vector<std::uint64_t> slots;
  const auto add = [&](std::string_view row) {
    const TextRow text = parse_text_row(row);
    if (text.subject == member && text.key_slot != 0) slots.push_back(text.key_slot);
    return true;
  };
  const auto add_planned = [&](const auto& rows, const std::string& prefix) {
    for (const auto& [key, row] : rows) {
      if (key.starts_with(prefix) && row.subject == member && row.key_slot != 0) slots.push_back(row.key_slot);
    }
  };
  const std::string people = profiles_prefix(club, member);
  const std::string texts = club_prefix(club);
  database_.scan(Family::people, people, people, [&](std::string_view, std::string_view row) { return add(row); });
  database_.scan(Family::texts, texts, texts, [&](std::string_view, std::string_view row) { return add(row); });
  add_planned(plan.people, people);
  add_planned(plan.texts, texts);
  return slots;
}

void RocksEventStore::add_erasure(Plan& plan, const ClubCode& club, const Erasure& erasure) const {
  std::vector<std::uint64_t> slots;
  if (!erasure.member.is_none()) {
    slots = keys_of_member(plan, club, erasure.member);
  } else if (const auto text = planned_text(plan, text_key(club, erasure.version, erasure.slot))) {
    slots.push_back(text->key_slot);
    if (text->key_slot == 0) {
      const std::string key = profile_key(club, text->subject, erasure.version);
      const auto planned = plan.people.find(key);
      const auto row = planned == plan.people.end() ? database_.get(Family::people, key) : std::nullopt;
      slots.back() = row ? parse_text_row(*row).key_slot : planned != plan.people.end() ? planned->second.key_slot : 0;
    }
  }
  std::erase(slots, 0U);
  plan.rows.put(Family::meta, erasure_key(club, erasure), to_row(slots));
  plan.erased.insert(plan.erased.end(), slots.begin(), slots.end());
}

RegisterText RocksEventStore::open_row(Family family, std::string_view key, const TextRow& row) const {
  const auto text_key_bytes = vault_.key(row.key_slot);
  if (!text_key_bytes) return {TextStatus::erased, {}, {}};
  auto text = unseal(row.box, *text_key_bytes, bound_to(family, key));
  if (!text) fail_corrupt("a text of the register", "does not open with its key");
  return {TextStatus::present, std::move(text->plain), text->salt};
}

RegisterText RocksEventStore::profile(const ClubCode& club, MemberNo member) const {
  const auto newest = database_.last(Family::people, profiles_prefix(club, member));
  if (!newest) return {};
  return open_row(Family::people, newest->first, parse_text_row(newest->second));
}

RegisterText RocksEventStore::text(const ClubCode& club, Version version, std::uint8_t slot) const {
  const std::string key = text_key(club, version, slot);
  const auto found = database_.get(Family::texts, key);
  if (!found) return {};
  const TextRow row = parse_text_row(*found);
  if (row.key_slot != 0) return open_row(Family::texts, key, row);
  const std::string people = profile_key(club, row.subject, version);
  const auto profile = database_.get(Family::people, people);
  if (!profile) fail_corrupt("the profile of " + to_text(row.subject) + " in club " + club.text(), "is missing");
  return open_row(Family::people, people, parse_text_row(*profile));
}

}  // namespace soquy::engine
