// The club itself: where it lies, who sits on its board, what its by-law says.

#include <algorithm>

#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/event_words.h"
#include "cli/goods_rule.h"
#include "cli/names.h"
#include "cli/typed.h"
#include "events/codec.h"

namespace soquy::cli {

namespace {

/// The last of its kind that the question may see and that was not undone.
template <class Fact>
const Event* last_of(const Query& query) {
  const Event* last = nullptr;
  std::vector<Version> undone;
  for (const auto& event : query.history().events)
    if (const auto* reversal = event.payload.as<EntryReversed>();
        reversal != nullptr && query.question().as_of.sees(event.envelope))
      undone.push_back(reversal->entry);
  for (const auto& event : query.history().events) {
    const bool stands = std::find(undone.begin(), undone.end(), event.envelope.version) == undone.end();
    if (event.payload.as<Fact>() != nullptr && stands && query.question().as_of.sees(event.envelope)) last = &event;
  }
  return last;
}

Table board_table(const Event* elected, const Names& names) {
  Table table;
  table.key = "board";
  table.title = "Board";
  table.columns = {{"role", "Post"}, {"member", "Member"}};
  if (names.shown()) table.columns.push_back({"name", "Name"});
  if (elected == nullptr) return table;
  for (const auto& seat : elected->payload.as<BoardElected>()->seats) {
    auto& row = table.rows.emplace_back();
    row = {Cell::text(name_of(seat.role)), Cell::text(to_text(seat.member))};
    if (names.shown()) row.push_back(Cell::text(names.of(seat.member)));
  }
  return table;
}

/// The by-law's rules for goods, as they are typed.
Table goods_rule_table(const Event* law) {
  Table table;
  table.key = "goods_rules";
  table.title = "Rules for goods";
  table.columns = {{"rule", "Rule"}};
  if (law == nullptr) return table;
  for (const auto& rule : law->payload.as<ByLawAdopted>()->goods_rules)
    table.rows.push_back({Cell::text(in_one_line(rule))});
  return table;
}

int show_club(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  const Names names(query.session(), query.question().club, arguments, terminal);
  const Event* founded = last_of<ClubFounded>(query);
  const Event* moved = last_of<ClubRelocated>(query);
  const Event* law = last_of<ByLawAdopted>(query);
  Answer answer;
  answer.view = "club_figures";
  answer.title = query.club_name();
  answer.tables = {board_table(last_of<BoardElected>(query), names), goods_rule_table(law)};
  if (founded != nullptr) {
    const auto& club = *founded->payload.as<ClubFounded>();
    const RegionRef region = moved == nullptr ? club.region : moved->payload.as<ClubRelocated>()->region;
    answer.facts = {{"name", "Name", Cell::text(club.name)},
                    {"founded", "Founded", Cell::day(founded->envelope.value_date)},
                    {"region", "Region", Cell::text(region_text(region))},
                    {"practice", "Practice", Cell::flag(club.practice)}};
  }
  if (law != nullptr) {
    answer.facts.push_back({"by_law_of", "By-law of", Cell::day(law->envelope.value_date)});
    answer.facts.push_back({"by_law", "It says", Cell::text(in_words(law->payload, query.history().currency))});
    const std::string paper = query.text_of(law->envelope.version, "rules_text");
    if (!paper.empty()) answer.facts.push_back({"by_law_paper", "Kept", Cell::text(paper)});
    answer.details.emplace_back("by_law_event", to_document(*law));
  }
  return query.print(answer);
}

}  // namespace

CommandSpec club_show_command() {
  CommandSpec spec = query_spec("club show", "a club's board and by-law, as they stood on a day", show_club);
  spec.examples = {"soquy club show HP-01", "soquy club show HP-01 --as-of 2019-12-31 --format json"};
  spec.options.push_back(names_option());
  return spec;
}

}  // namespace soquy::cli
