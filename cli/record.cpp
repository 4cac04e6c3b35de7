#include "cli/record.h"

#include <algorithm>

namespace soquy::cli {

namespace {

void append(std::vector<RecordKind>& all, std::vector<RecordKind> more) {
  for (auto& kind : more) all.push_back(std::move(kind));
}

std::vector<Option> joined(std::vector<Option> options, const std::vector<Option>& more) {
  options.insert(options.end(), more.begin(), more.end());
  return options;
}

int record_one(const RecordKind& kind, const Arguments& arguments, Terminal& terminal) {
  const bool preview = arguments.flag("--preview");
  Session session(arguments, terminal, preview ? Access::reading : Access::writing);
  const ClubCode club = session.club(arguments);
  Command command = typed_command(club, arguments, session);
  const engine::ClubState state = session.state(club);
  Reading reading(state, &session.ledger().people());
  reading.day = command.value_date;
  if (kind.read_several) {
    command.acts = kind.read_several(arguments, reading);
  } else {
    command.acts.push_back(kind.read(arguments, reading));
  }
  for (Act& act : command.acts) add_act_options(act, arguments);
  return record(session, std::move(command), arguments, terminal);
}

/// "57", or "#57" as answers print it.
Version typed_version(std::string text, std::string_view name) {
  if (text.starts_with('#')) text.erase(0, 1);
  return Version{static_cast<std::uint64_t>(typed_number(text, name, 1, kMaxVersion))};
}

}  // namespace

Reading::Reading(const engine::ClubState& state, const engine::Register* names)
    : club(state), people(names), next_member(state.members.empty() ? 1 : state.members.rbegin()->first.value + 1) {}

const std::vector<RecordKind>& record_kinds() {
  static const std::vector<RecordKind> kinds = [] {
    std::vector<RecordKind> all;
    append(all, money_kinds());
    append(all, loan_kinds());
    append(all, guarantee_kinds());
    append(all, goods_kinds());
    append(all, help_kinds());
    append(all, meeting_kinds());
    append(all, audit_kinds());
    append(all, closing_kinds());
    append(all, member_kinds());
    append(all, club_kinds());
    append(all, actor_kinds());
    append(all, programme_kinds());
    return all;
  }();
  return kinds;
}

CommandSpec record_command(const RecordKind& kind) {
  CommandSpec spec;
  spec.name = (kind.is_own_command ? "" : "record ") + kind.name;
  spec.summary = kind.summary;
  spec.details = kind.details;
  spec.examples = kind.examples;
  // What belongs to the programme's own book shows so in its first example.
  const bool is_of_programme = !kind.examples.empty() && kind.examples.front().find(" PROGRAMME ") != std::string::npos;
  spec.positionals = {
      {"CLUB",
       is_of_programme ? "PROGRAMME: the programme's own book, which every store has" : "code of the club, as HP-01",
       true, false}};
  spec.positionals.insert(spec.positionals.end(), kind.positionals.begin(), kind.positionals.end());
  spec.options = joined(joined(kind.options, act_options()), command_options());
  spec.run = [kind](const Arguments& arguments, Terminal& terminal) { return record_one(kind, arguments, terminal); };
  return spec;
}

Option area_needed(std::string help) {
  Option area = needed("--area", "AREA", std::move(help) + ", by name or number 1-8", kEightAreas);
  area.numbered = "mảng";
  return area;
}

Option area_maybe(std::string help, std::string preset) {
  Option area = area_needed(std::move(help));
  area.required = false;
  area.choices.insert(area.choices.begin(), "none");
  area.preset = std::move(preset);
  return area;
}

Money Typed::money(std::string_view name) const {
  return arguments_.has(name) ? typed_money(arguments_.get(name), name, reading_.club.currency) : Money{};
}

Money Typed::amount(std::string_view text, std::string_view name) const {
  return typed_money(text, name, reading_.club.currency);
}

RegionRef Typed::region(std::string_view name) const {
  return arguments_.has(name) ? typed_region(arguments_.get(name), name) : RegionRef{};
}

Day Typed::day(std::string_view name) const {
  return arguments_.has(name) ? typed_day(arguments_.get(name), name) : Day::none();
}

Day Typed::day_of_entry() const { return arguments_.has("--date") ? day("--date") : reading_.day; }

Rate Typed::rate(std::string_view name) const {
  return arguments_.has(name) ? typed_rate(arguments_.get(name), name) : Rate{};
}

DayCount Typed::day_count(std::string_view name) const {
  const std::string text = arguments_.get(name);
  return text == "30-360" ? DayCount::thirty_360 : typed_enum<DayCount>(text, name);
}

Fund Typed::fund(std::string_view name) const {
  return arguments_.has(name) ? typed_fund(arguments_.get(name), name) : Fund{};
}

Version Typed::version(std::string_view name) const {
  return arguments_.has(name) ? typed_version(arguments_.get(name), name) : Version{};
}

std::vector<Version> Typed::versions(std::string_view name) const {
  std::vector<Version> versions;
  for (const std::string& text : arguments_.all(name)) {
    const Version one = typed_version(text, name);
    if (std::find(versions.begin(), versions.end(), one) == versions.end()) versions.push_back(one);
  }
  return versions;
}

std::int64_t Typed::thousandths(std::string_view name) const {
  return arguments_.has(name) ? typed_thousandths(arguments_.get(name), name) : 0;
}

std::vector<MemberNo> Typed::members(std::string_view name) const {
  std::vector<MemberNo> members;
  for (const auto& text : typed_list(arguments_.get(name))) members.push_back(typed_no<MemberNo>(text, name));
  return members;
}

}  // namespace soquy::cli
