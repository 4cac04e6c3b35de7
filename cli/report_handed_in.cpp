#include "cli/report_handed_in.h"

namespace soquy::cli {

namespace {

using projections::ReportedCount;
using projections::ReportState;

std::string state_in(ReportState state, Language language) {
  switch (state) {
    case ReportState::in_time: return Bilingual{"in time", "đúng hạn"}.in(language);
    case ReportState::late: return Bilingual{"late", "chậm"}.in(language);
    case ReportState::missing: return Bilingual{"not reported", "chưa báo cáo"}.in(language);
    case ReportState::not_due_yet: return Bilingual{"not due yet", "chưa đến hạn"}.in(language);
  }
  return "";
}

/// Real clubs, then practice clubs; without any club a count of nothing.
std::vector<ReportedCount> counts_of(const ProgrammeReport& report) {
  auto counts = projections::reported_counts(report.clubs, report.period, report.seen_until);
  if (counts.empty()) counts.emplace_back();
  return counts;
}

/// "98 of 135"
std::string reported_of(const ReportedCount& count, Language language) {
  return std::to_string(count.reported) + Bilingual{" of ", " trên "}.in(language) + std::to_string(count.must_report);
}

/// "98 of 135 clubs; 2 of 3 practice clubs"
std::string reported_in_words(const ProgrammeReport& report, Language language) {
  const Bilingual clubs{" clubs", " CLB"};
  const Bilingual practice{" practice clubs", " CLB thực hành"};
  std::string words;
  for (const auto& count : counts_of(report))
    words +=
        (words.empty() ? "" : "; ") + reported_of(count, language) + (count.practice ? practice : clubs).in(language);
  return words;
}

Cell handed_in_on(const std::optional<projections::HandedIn>& report) {
  return report ? Cell::day(report->day) : Cell::none();
}

std::string unit_code(const projections::ReportUnit& unit) {
  return unit.region.code.is_empty() ? "" : unit.region.scheme + ":" + unit.region.code.text();
}

}  // namespace

Table reporting_table(const ProgrammeReport& report, Language language, Format format) {
  const auto title = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  Table table;
  table.key = "reporting";
  table.title = title("Who has reported", "Tình hình nộp báo cáo");
  if (is_for_reading(format)) table.title += ": " + reported_in_words(report, language);
  table.columns = {{"club", title("Club", "CLB")},
                   {"name", title("Name", "Tên")},
                   {"practice", title("Practice", "Thực hành")},
                   {"state", title("Report", "Báo cáo")},
                   {"days_late", title("Days late", "Số ngày chậm")},
                   {"submitted_on", title("Handed in on", "Ngày nộp")},
                   {"submitted_recorded_on", title("Written down on", "Ngày ghi sổ")},
                   {"received_on", title("Received on", "Ngày nhận")},
                   {"report_tree_size", title("Computed from entries", "Tính từ số sự kiện")}};
  for (const auto& club : report.clubs) {
    if (!club.card.is_living()) continue;
    const auto& handed = club.submitted ? club.submitted : club.received;
    table.rows.push_back({Cell::text(club.card.club.text()), Cell::text(club.card.name), Cell::flag(club.card.practice),
                          Cell::text(state_in(state_of(club, report.period, report.seen_until), language)),
                          Cell::number(days_late(club, report.period, report.seen_until)), handed_in_on(club.submitted),
                          club.submitted ? Cell::day(club.submitted->recorded_on) : Cell::none(),
                          handed_in_on(club.received),
                          handed ? Cell::number(static_cast<std::int64_t>(handed->tree_size)) : Cell::none()});
  }
  return table;
}

Table not_reported_table(const ProgrammeReport& report, Language language) {
  const auto title = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  Table table;
  table.key = "have_not_reported";
  table.title = title("Who has not reported", "CLB chưa nộp báo cáo");
  table.columns = {{"unit", title("Unit", "Đơn vị")},
                   {"unit_name", title("Its name", "Tên đơn vị")},
                   {"club", title("Club", "CLB")},
                   {"name", title("Name", "Tên")},
                   {"practice", title("Practice", "Thực hành")},
                   {"state", title("Report", "Báo cáo")},
                   {"days_late", title("Days late", "Số ngày chậm")}};
  for (const auto& club : report.clubs) {
    if (!club.card.is_living() || club.has_reported()) continue;
    table.rows.push_back({Cell::text(unit_code(club.unit)), Cell::text(club.unit.name),
                          Cell::text(club.card.club.text()), Cell::text(club.card.name), Cell::flag(club.card.practice),
                          Cell::text(state_in(state_of(club, report.period, report.seen_until), language)),
                          Cell::number(days_late(club, report.period, report.seen_until))});
  }
  return table;
}

namespace {

/// "98 of 135" for people, two numbers for programs.
void add_reported(std::vector<Fact>& facts, const ReportedCount& count, Language language, Format format) {
  const std::string before = count.practice ? "practice_" : "";
  const auto title = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language) +
           (count.practice ? Bilingual{" (practice)", " (thực hành)"}.in(language) : "");
  };
  const auto add = [&](const char* key, const std::string& words, std::int64_t clubs) {
    facts.push_back({before + key, words, Cell::number(clubs)});
  };
  if (is_for_reading(format)) {
    facts.push_back({before + "reported", title("Clubs that reported", "CLB đã báo cáo"),
                     Cell::text(reported_of(count, language))});
  } else {
    add("reported", title("Clubs that reported", "CLB đã báo cáo"), count.reported);
    add("must_report", title("Of clubs that live at the end", "Trên số CLB đang hoạt động"), count.must_report);
  }
  add("reported_in_time", title("Clubs that reported in time", "CLB báo cáo đúng hạn"), count.in_time);
  add("reported_late", title("Clubs that reported late", "CLB báo cáo chậm"), count.late);
  add("not_reported", title("Clubs that have not reported", "CLB chưa báo cáo"), count.missing);
  add("not_due_yet", title("Clubs that have time left", "CLB chưa đến hạn"), count.not_due_yet);
}

}  // namespace

std::vector<Fact> reported_facts(const ProgrammeReport& report, Language language, Format format) {
  std::vector<Fact> facts;
  for (const auto& count : counts_of(report)) add_reported(facts, count, language, format);
  return facts;
}

}  // namespace soquy::cli
