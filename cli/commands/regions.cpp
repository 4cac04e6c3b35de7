// Communes, districts and provinces over time: the list of a day, and one unit. The official lists come in by
// regions_import.cpp.

#include "projections/regions.h"

#include <algorithm>

#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/programme_words.h"
#include "cli/region_asked.h"
#include "cli/typed.h"

namespace soquy::cli {

namespace {

/// The programme's stream as the question may see it.
struct RegionQuery {
  Session session;
  Question question;
  History history;
  projections::Regions regions;

  RegionQuery(const Arguments& arguments, Terminal& terminal)
      : session(arguments, terminal, Access::reading),
        question(typed_question(programme_stream(), arguments, session)),
        history(load_history(session.ledger(), question)) {
    // Regions carry days of their own: what was told later about this day counts.
    for (const Event& event : history.events) regions.apply(event);
  }
  [[nodiscard]] Day day() const { return question.as_of.value_date; }
};

/// How it is told; words in cells stay English for programs.
struct RegionWords {
  Language language = Language::english;
  Language cells = Language::english;
  [[nodiscard]] Speaker titles() const { return {language}; }
};

RegionWords region_words(const Arguments& arguments, Format format) {
  const Language language = typed_language(arguments);
  return {language, language_of_cells(format, language)};
}

std::vector<Column> unit_columns(const Speaker& said) {
  return {{"region", said("Region", "Mã")},
          {"level", said("Level", "Cấp")},
          {"name", said("Name", "Tên")},
          {"parent", said("Parent", "Thuộc")},
          {"valid_from", said("Valid from", "Có từ ngày")},
          {"valid_until", said("Valid until", "Đến ngày")}};
}

std::vector<Cell> unit_cells(const DefineRegion& said, Language language) {
  return {Cell::text(region_text(said.region)),
          Cell::text(level_in_words(said.level, language)),
          Cell::text(said.name),
          Cell::text(region_text(said.parent)),
          Cell::day(said.valid_from),
          Cell::day(said.valid_until)};
}

std::vector<const projections::Regions::Unit*> by_code(const projections::Regions& regions) {
  std::vector<const projections::Regions::Unit*> units;
  for (const auto& unit : regions.units()) units.push_back(&unit);
  std::sort(units.begin(), units.end(),
            [](const auto* left, const auto* right) { return left->region < right->region; });
  return units;
}

int list_regions(const Arguments& arguments, Terminal& terminal) {
  RegionQuery query(arguments, terminal);
  projections::RegionsOn on(query.regions, query.day());
  const RegionRef within =
      arguments.has("--region") ? typed_region(arguments.get("--region"), "--region") : RegionRef{};
  if (within != RegionRef{} && query.regions.find(within) == nullptr) throw nobody_defined(query.regions, within);
  const std::string level = arguments.get("--level");
  Table table;
  const RegionWords words = region_words(arguments, query.question.format);
  table.columns = unit_columns(words.titles());
  for (const auto* unit : by_code(query.regions)) {
    const DefineRegion* said = on.definition(unit->region);
    if (said == nullptr || (!level.empty() && name_of(said->level) != level)) continue;
    if (on.lies_in(unit->region, query.day(), within)) table.rows.push_back(unit_cells(*said, words.cells));
  }
  Answer answer;
  answer.view = "regions";
  answer.language = words.language;
  answer.title = words.titles()("Regions", "Đơn vị hành chính");
  answer.facts = {
      {"units", words.titles()("Units", "Số đơn vị"), Cell::number(static_cast<std::int64_t>(table.rows.size()))}};
  answer.tables = {table};
  print(answer, query.question, query.history, terminal);
  return done;
}

Table definitions_table(const projections::Regions::Unit& unit, const RegionWords& words) {
  Table table;
  table.key = "definitions";
  table.title = words.titles()("As it was told", "Như đã ghi");
  table.columns = unit_columns(words.titles());
  for (const auto& one : unit.definitions) table.rows.push_back(unit_cells(one.said, words.cells));
  return table;
}

/// What it became, or what it was made of.
Table successions_table(const projections::Regions& regions, const RegionRef& region, bool becomes,
                        const RegionWords& words) {
  const Speaker said = words.titles();
  Table table;
  table.key = becomes ? "became" : "made_of";
  table.title = becomes ? said("What it became", "Sau này thành") : said("What it was made of", "Được lập từ");
  table.columns = {{"effective", said("From", "Từ ngày")},
                   {"region", said("Region", "Mã")},
                   {"name", said("Name", "Tên")},
                   {"extent", said("Extent", "Phạm vi")}};
  for (const auto& [key, one] : regions.successions()) {
    if ((becomes ? one.said.old_region : one.said.new_region) != region) continue;
    const RegionRef& other = becomes ? one.said.new_region : one.said.old_region;
    const projections::RegionsOn then(regions, one.said.effective);
    table.rows.push_back({Cell::day(one.said.effective), Cell::text(region_text(other)),
                          Cell::text(then.name_of(other)), Cell::text(extent_in_words(one.said.extent, words.cells))});
  }
  return table;
}

/// The unit of that level in which it lies. A district lies in no commune: nothing is to be assigned there.
std::string unit_on_level(projections::RegionsOn& on, const DefineRegion& said, RegionLevel level, Day told,
                          Language language) {
  if (level > said.level) return "";
  const auto place = on.place(said.region, told, level);
  return place.to_be_assigned ? Bilingual{"to be assigned", "chưa xác định"}.in(language) : region_text(place.unit);
}

int show_region(const Arguments& arguments, Terminal& terminal) {
  RegionQuery query(arguments, terminal);
  const RegionRef region = typed_region(arguments.get("REGION"), "REGION");
  const auto* unit = query.regions.find(region);
  if (unit == nullptr || unit->definitions.empty()) throw nobody_defined(query.regions, region);
  projections::RegionsOn on(query.regions, query.day());
  const Day told = unit->definitions.front().said.valid_from;
  const DefineRegion* said = on.definition(region);
  Answer answer;
  answer.view = "regions";
  answer.title = region_text(region) + ", " + on.name_of(region);
  const RegionWords words = region_words(arguments, query.question.format);
  const Speaker title = words.titles();
  answer.language = words.language;
  answer.tables = {definitions_table(*unit, words), successions_table(query.regions, region, false, words),
                   successions_table(query.regions, region, true, words)};
  answer.tables.front().key = "rows";
  answer.facts = {{"valid", title("Valid on the day", "Có hiệu lực vào ngày này"), Cell::flag(said != nullptr)},
                  {"path", title("Lies in", "Thuộc"), Cell::text(on.path(region, told))}};
  for (const RegionLevel level : {RegionLevel::commune, RegionLevel::district, RegionLevel::province}) {
    answer.facts.push_back({std::string(name_of(level)), level_in_words(level, words.language),
                            Cell::text(unit_on_level(on, unit->definitions.back().said, level, told, words.cells))});
  }
  print(answer, query.question, query.history, terminal);
  return done;
}

CommandSpec regions_list_command() {
  CommandSpec spec;
  spec.name = "regions list";
  spec.summary = "the units that are valid on a day";
  spec.examples = {"soquy regions list --level province",
                   "soquy regions list --region QD19-2025:51 --as-of 2025-07-01"};
  spec.options = question_options();
  spec.options.push_back(
      {"--level", "LEVEL", "only these", {"country", "province", "district", "commune"}, false, false, ""});
  spec.options.push_back({"--region", "SCHEME:CODE", "only units that lie in this one", {}, false, false, ""});
  spec.options.push_back(language_option());
  spec.run = list_regions;
  return spec;
}

CommandSpec regions_show_command() {
  CommandSpec spec;
  spec.name = "regions show";
  spec.summary = "one unit: its names and days, what it was made of, what it became, where it lies on a day";
  spec.examples = {"soquy regions show TCTK-2018:51",
                   "soquy regions show TCTK-2018:21001 --as-of 2025-12-31 --lang vi"};
  spec.positionals = {{"REGION", "scheme and code, as TCTK-2018:51", true, false}};
  spec.options = question_options();
  spec.options.push_back(language_option());
  spec.run = show_region;
  return spec;
}

}  // namespace

std::vector<CommandSpec> regions_commands() {
  return {regions_import_command(), regions_list_command(), regions_show_command()};
}

}  // namespace soquy::cli
