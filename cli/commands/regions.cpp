// Communes, districts and provinces over time: the official lists in, the list and one unit out.

#include "projections/regions.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>

#include "cli/answer.h"
#include "cli/approvals.h"
#include "cli/command_line.h"
#include "cli/commands/commands.h"
#include "cli/document.h"
#include "cli/programme_words.h"
#include "cli/progress.h"
#include "cli/recording.h"
#include "cli/region_asked.h"
#include "cli/region_import.h"
#include "cli/typed.h"
#include "cli/utf8.h"

namespace soquy::cli {

namespace {

// --- import --------------------------------------------------------------------------------------------------------

RegionLists read_region_files(const std::vector<std::string>& files, paper::Problems& problems) {
  RegionLists lists;
  for (const std::string& file : files) {
    std::ifstream in(file, std::ios::binary);
    if (!in || std::filesystem::is_directory(file))
      throw UsageError("FILE is " + in_quotes(file) + ": there is no file of that name that can be read.");
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    read_region_list(std::filesystem::path(file).filename().string(), bytes, lists, problems);
  }
  return lists;
}

/// The programme's regions as they stand now, whatever the day.
projections::Regions recorded_regions(engine::Ledger& ledger) {
  projections::Regions regions;
  for (const Event& event : ledger.history(programme_stream())) regions.apply(event);
  return regions;
}

int refuse_lists(paper::Problems problems, Terminal& terminal) {
  paper::sort_by_place(problems);
  for (const auto& problem : problems) terminal.err << paper::to_sentence(problem) << "\n";
  const auto count = std::count_if(problems.begin(), problems.end(),
                                   [](const auto& problem) { return !paper::is_end_of_list(problem); });
  terminal.err << "soquy: " << count << (count == 1 ? " problem" : " problems")
               << " in the lists; nothing was recorded.\n";
  return refused;
}

std::string counts_in_words(const RegionCounts& counts, const Speaker& said) {
  return std::to_string(counts.fresh) + said(" new, ", " mới, ") + std::to_string(counts.changed) +
         said(" told otherwise before, ", " trước đây ghi khác, ") + std::to_string(counts.already) +
         said(" there already", " đã có");
}

Document counts_document(const RegionCounts& counts) {
  auto out = Document::object();
  out.set("new", static_cast<std::int64_t>(counts.fresh))
      .set("changed", static_cast<std::int64_t>(counts.changed))
      .set("already", static_cast<std::int64_t>(counts.already));
  return out;
}

/// "Recorded 3 entries in 1 commit.", "Đã ghi 3 bút toán trong 1 lần ghi."
std::string recorded_in_words(const RegionImport& intake, bool dry_run, const Speaker& said) {
  if (intake.acts() == 0) return said("Nothing in the lists is new.\n", "Danh mục không có gì mới.\n");
  return (dry_run ? said("Would record ", "Sẽ ghi ") : said("Recorded ", "Đã ghi ")) + std::to_string(intake.acts()) +
         (intake.acts() == 1 ? said(" entry in ", " bút toán trong ") : said(" entries in ", " bút toán trong ")) +
         std::to_string(intake.commits()) +
         (intake.commits() == 1 ? said(" commit.\n", " lần ghi.\n") : said(" commits.\n", " lần ghi.\n"));
}

void tell_import(const RegionImport& intake, bool dry_run, bool json, const Speaker& said, Terminal& terminal) {
  if (json) {
    auto out = Document::object();
    out.set_flag("recorded", !dry_run);
    out.set("units", counts_document(intake.units())).set("successions", counts_document(intake.successions()));
    out.set("entries", static_cast<std::int64_t>(intake.acts()))
        .set("commits", static_cast<std::int64_t>(intake.commits()));
    auto& changes = out.place("changes") = Document::array();
    for (const auto& change : intake.changes()) changes.push(Document::text(change));
    terminal.out << to_json(out);
    return;
  }
  for (const auto& change : intake.changes()) terminal.out << change << "\n";
  terminal.out << said("Units: ", "Đơn vị: ") << counts_in_words(intake.units(), said)
               << said(".\nSuccessions: ", ".\nSáp nhập, chia tách: ") << counts_in_words(intake.successions(), said)
               << ".\n"
               << recorded_in_words(intake, dry_run, said);
  if (dry_run) terminal.out << said("Dry run: nothing was recorded.\n", "Chạy thử: chưa ghi gì.\n");
}

/// Returns the exit code.
int record_lists(RegionImport& intake, Terminal& terminal) {
  std::size_t recorded = 0;
  Progress progress(terminal, "recording regions", intake.commits());
  const auto outcome = intake.record([&] {
    ++recorded;
    progress.step();
  });
  if (!outcome.has_error()) return done;
  terminal.err << "soquy: " << recorded << " of " << intake.commits()
               << " commits are recorded; run the same import again to go on.\n";
  return refuse(outcome.error(), terminal);
}

int import_regions(const Arguments& arguments, Terminal& terminal) {
  std::string by = arguments.get("--by");
  if (by.empty()) by = from_environment("SOQUY_BY");
  if (by.empty()) throw UsageError("Who records this? Say --by GS-QN-01 (enrolled in the programme), or set SOQUY_BY.");
  const ActorId actor = typed_actor(by, "--by");
  const bool dry_run = arguments.flag("--dry-run");
  paper::Problems problems;
  const RegionLists lists = read_region_files(arguments.all("FILE"), problems);
  Session session(arguments, terminal, dry_run ? Access::reading : Access::writing);
  const Day day = arguments.has("--date") ? typed_day(arguments.get("--date"), "--date") : session.today();
  const projections::Regions recorded = recorded_regions(session.ledger());
  // What could not be read is missing from the lists; who is blamed for that was not to blame.
  if (problems.empty()) check_region_lists(lists, recorded, problems);
  if (!problems.empty()) return refuse_lists(std::move(problems), terminal);
  RegionImport intake(session.ledger(), lists, recorded, actor, day);
  problems = intake.rehearse();
  if (!problems.empty()) return refuse_lists(std::move(problems), terminal);
  if (!dry_run) {
    const int code = record_lists(intake, terminal);
    if (code != done) return code;
  }
  tell_import(intake, dry_run, arguments.get("--format") == "json", Speaker{typed_language(arguments)}, terminal);
  return done;
}

CommandSpec regions_import_command() {
  CommandSpec spec;
  spec.name = "regions import";
  spec.summary = "record the official lists of units, and what became of the old ones";
  spec.details =
      "A CSV file of units has the headings scheme, code, level, name, parent_scheme, parent_code, valid_from, "
      "valid_until; one of successions old_scheme, old_code, new_scheme, new_code, extent, effective (extent: whole or "
      "part, \"Nhập toàn bộ\" or \"Nhập một phần ...\"). Codes are text and keep their leading zeros.\n"
      "Every row is checked first: when one does not fit, every such row is listed and nothing is recorded. Rows that "
      "are recorded already are left alone, a row that says something else replaces what was said, and an import that "
      "was broken off goes on when it is run again.";
  spec.examples = {"soquy regions import don-vi.csv sap-nhap.csv --by GS-QN-01 --dry-run",
                   "soquy regions import don-vi.csv sap-nhap.csv --by GS-QN-01"};
  spec.positionals = {{"FILE", "lists of units and of successions, in any order", true, true}};
  spec.options = {
      {"--by", "ACTOR", "who records: an enrolled code; SOQUY_BY when not given", {}, false, false, ""},
      {"--date", "DAY", "accounting day of the entries; today when not given", {}, false, false, ""},
      {"--dry-run", "", "say what would be recorded, and record nothing", {}, false, false, ""},
      {"--format", "FORMAT", "how to answer", {"table", "json"}, false, false, "table"},
      language_option(),
  };
  spec.run = import_regions;
  return spec;
}

// --- list and show -------------------------------------------------------------------------------------------------

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
