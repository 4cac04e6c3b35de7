#include "cli/region_import.h"

#include <algorithm>
#include <optional>
#include <set>

#include "cli/typed.h"

namespace soquy::cli {

namespace {

/// Our own name space for the ids of these commands; any constant would do, but it must never change.
constexpr std::string_view kRegionNames = "0d6a2f0b-93a5-5c1e-8a44-6b1f7f7d2c10";

/// What makes two acts the same, in one line.
std::string canonical(const DefineRegion& said) {
  return "define\t" + region_text(said.region) + "\t" + std::string(name_of(said.level)) + "\t" + said.name + "\t" +
         region_text(said.parent) + "\t" + to_iso(said.valid_from) + "\t" + to_iso(said.valid_until) + "\n";
}
std::string canonical(const SucceedRegion& said) {
  return "succeed\t" + region_text(said.old_region) + "\t" + region_text(said.new_region) + "\t" +
         std::string(name_of(said.extent)) + "\t" + to_iso(said.effective) + "\n";
}

std::string shown_last_day(Day day) { return day.is_none() ? "open" : to_iso(day); }
std::string shown_parent(const RegionRef& region) { return region == RegionRef{} ? "nothing" : region_text(region); }

/// "name Xã A, was Xã B; parent ..., was ..."
std::string differences(const DefineRegion& now, const DefineRegion& before) {
  std::string text;
  const auto tell = [&](std::string_view field, const std::string& is, const std::string& was) {
    if (is != was) text += (text.empty() ? "" : "; ") + std::string(field) + " " + is + ", was " + was;
  };
  tell("level", std::string(name_of(now.level)), std::string(name_of(before.level)));
  tell("name", now.name, before.name);
  tell("parent", shown_parent(now.parent), shown_parent(before.parent));
  tell("valid until", shown_last_day(now.valid_until), shown_last_day(before.valid_until));
  return text;
}

std::string row_of_list(const paper::Spot& at) { return at.file + " line " + std::to_string(at.line) + ": "; }

const DefineRegion* recorded_as(const projections::Regions& recorded, const DefineRegion& said) {
  const auto* unit = recorded.find(said.region);
  if (unit == nullptr) return nullptr;
  for (const auto& one : unit->definitions)
    if (one.said.valid_from == said.valid_from) return &one.said;
  return nullptr;
}

}  // namespace

RegionImport::RegionImport(engine::Ledger& ledger, const RegionLists& lists, const projections::Regions& recorded,
                           const ActorId& actor, Day value_date)
    : ledger_(ledger) {
  empty_.club = programme_stream();
  empty_.actor = actor;
  empty_.value_date = value_date;
  take_units(lists, recorded);
  take_successions(lists, recorded);
  name_commands(recorded.taken_back());
}

/// Who lies in another comes after it, and a definition after the one that it follows.
void RegionImport::take_units(const RegionLists& lists, const projections::Regions& recorded) {
  std::vector<const UnitRow*> rows;
  for (const UnitRow& row : lists.units) rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(), [](const UnitRow* left, const UnitRow* right) {
    return std::tie(left->said.level, left->said.valid_from) < std::tie(right->said.level, right->said.valid_from);
  });
  std::set<std::pair<RegionRef, Day>> taken;
  for (const UnitRow* row : rows) {
    if (!taken.insert({row->said.region, row->said.valid_from}).second) continue;  // the same row again
    const DefineRegion* before = recorded_as(recorded, row->said);
    if (before != nullptr && *before == row->said) {
      units_.already += 1;
      continue;
    }
    (before == nullptr ? units_.fresh : units_.changed) += 1;
    if (before != nullptr)
      changes_.push_back(row_of_list(row->at) + region_text(row->said.region) + " from " +
                         to_iso(row->said.valid_from) + ": " + differences(row->said, *before));
    add(Act(row->said), row->at);
  }
}

void RegionImport::take_successions(const RegionLists& lists, const projections::Regions& recorded) {
  std::map<std::tuple<RegionRef, RegionRef, Day>, SuccessionExtent> told;
  for (const auto& [key, one] : recorded.successions())
    told[{one.said.old_region, one.said.new_region, one.said.effective}] = one.said.extent;
  std::set<std::tuple<RegionRef, RegionRef, Day>> taken;
  for (const SuccessionRow& row : lists.successions) {
    const std::tuple key{row.said.old_region, row.said.new_region, row.said.effective};
    if (!taken.insert(key).second) continue;
    const auto before = told.find(key);
    if (before != told.end() && before->second == row.said.extent) {
      successions_.already += 1;
      continue;
    }
    (before == told.end() ? successions_.fresh : successions_.changed) += 1;
    if (before != told.end())
      changes_.push_back(row_of_list(row.at) + region_text(row.said.old_region) + " into " +
                         region_text(row.said.new_region) + ": extent " + std::string(name_of(row.said.extent)) +
                         ", was " + std::string(name_of(before->second)));
    add(Act(row.said), row.at);
  }
}

void RegionImport::add(Act act, const paper::Spot& at) {
  if (commands_.empty() || commands_.back().acts.size() == kRegionsPerCommit) commands_.push_back(empty_);
  commands_.back().acts.push_back(std::move(act));
  spots_.push_back(at);
}

/// The same rows on the same day by the same person are the same command, however often it is sent, as long as nothing
/// was taken back in between: rows that are told again after that are told anew.
void RegionImport::name_commands(std::size_t taken_back) {
  const CommandId space = parse_command_id(kRegionNames).value_or(CommandId{});
  for (Command& command : commands_) {
    std::string content = command.actor.text() + "\t" + to_iso(command.value_date) + "\n";
    if (taken_back > 0) content += "after\t" + std::to_string(taken_back) + "\n";
    for (const Act& act : command.acts) {
      if (const auto* unit = std::get_if<DefineRegion>(&act.is)) content += canonical(*unit);
      if (const auto* change = std::get_if<SucceedRegion>(&act.is)) content += canonical(*change);
    }
    command.id = uuid5(space, content);
  }
}

paper::Problems RegionImport::rehearse() {
  const auto outcome = ledger_.rehearse(commands_);
  if (!outcome.rejection) return {};
  const auto act = static_cast<std::size_t>(std::max(outcome.rejection->act, 0));
  const std::size_t at = outcome.receipts.size() * kRegionsPerCommit + act;
  Rejection rejection = *outcome.rejection;
  const bool of_a_row = rejection.act >= 0 && at < spots_.size();
  rejection.act = -1;
  if (!of_a_row) return {paper::list_ends(to_sentence(rejection))};
  return {{spots_[at], "this row", to_sentence(rejection), true},
          paper::list_ends("what comes after this row was not asked; correct it and import again")};
}

Result<Ok> RegionImport::record(const std::function<void()>& done) {
  for (const Command& command : commands_) {
    const auto receipt = ledger_.submit(command);
    if (receipt.has_error()) return receipt.error();
    done();
  }
  return Ok{};
}

}  // namespace soquy::cli
