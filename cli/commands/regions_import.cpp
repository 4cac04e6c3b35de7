// soquy regions import: the official lists of units, and what became of the old ones.

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
#include "cli/progress.h"
#include "cli/recording.h"
#include "cli/region_import.h"
#include "cli/typed.h"
#include "cli/utf8.h"
#include "projections/regions.h"

namespace soquy::cli {

namespace {

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

}  // namespace

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

}  // namespace soquy::cli
