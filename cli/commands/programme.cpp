// All clubs of a store: the list, the roll-up by region, the targets.

#include "projections/programme.h"
#include "cli/club_reading.h"
#include "cli/commands/all_clubs.h"
#include "cli/commands/commands.h"
#include "cli/programme_words.h"
#include "cli/typed.h"
#include "projections/fund_position.h"

namespace soquy::cli {

namespace {

// --- clubs ---------------------------------------------------------------------------------------------------------

Table club_table(const std::vector<ClubLine>& lines, Language language) {
  const Speaker said{language};
  Table table;
  table.columns = {{"club", said("Club", "CLB")},
                   {"name", said("Name", "Tên")},
                   {"practice", said("Practice", "Thực hành")},
                   {"founded", said("Founded", "Thành lập")},
                   {"members", said("Members", "Thành viên")},
                   {"currency", said("Currency", "Tiền")},
                   {"cash_income_minor", said("Cash, income", "Tiền mặt, quỹ TTN")},
                   {"cash_activity_minor", said("Cash, activity", "Tiền mặt, quỹ hoạt động")},
                   {"cash_other_minor", said("Cash, others", "Tiền mặt, quỹ khác")},
                   {"bank_minor", said("Bank", "Ngân hàng")},
                   {"loans_open", said("Loans", "Khoản vay")},
                   {"outstanding_minor", said("Outstanding", "Dư nợ")},
                   {"loans_late", said("Late", "Quá hạn")},
                   {"par30", said("PAR30", "PAR30"), RatioOf::money},
                   {"last_meeting", said("Last meeting", "Họp gần nhất")},
                   {"tree_size", said("Events", "Số sự kiện")}};
  for (const auto& line : lines) {
    const auto& card = line.club.card;
    const auto& club = line.club.figures;
    const auto money = [&](std::int64_t minor) { return Cell::money(Money{minor}, card.currency); };
    const Money bank = Money{club.income_fund_bank} + Money{club.activity_fund_bank} + Money{club.other_funds_bank};
    table.rows.push_back({Cell::text(card.club.view()), Cell::text(card.name), Cell::flag(card.practice),
                          Cell::day(card.founded), Cell::number(club.members), Cell::text(currency_code(card.currency)),
                          money(club.income_fund_cash), money(club.activity_fund_cash), money(club.other_funds_cash),
                          money(bank.minor), Cell::number(club.loans_open), money(club.outstanding),
                          Cell::number(club.loans_late), Cell::ratio_of_money({club.at_risk_30, club.outstanding}),
                          Cell::day(card.last_meeting), Cell::number(static_cast<std::int64_t>(line.version.value))});
  }
  return table;
}

using FundRows = std::vector<projections::FundPositionRow>;

/// Of each club its funds, for which its entries are read: a row that is kept adds up all but two.
std::vector<FundRows> read_funds(Session& session, const Question& question, const std::vector<ClubLine>& lines,
                                 Terminal& terminal) {
  std::vector<FundRows> funds(lines.size());
  read_each_club(lines.size(), terminal, [&](std::size_t i) {
    Question own = question;
    own.club = lines[i].club.card.club;
    projections::FundPosition position;
    fold(position, load_history(session.ledger(), own).events, AsOf{question.as_of.value_date});
    funds[i] = position.rows();
  });
  return funds;
}

/// Cash per fund as figures, for machines.
Document cash_document(const std::vector<ClubLine>& lines, const std::vector<FundRows>& funds) {
  auto out = Document::array();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const auto& fund : funds[i])
      out.push(Document::object())
          .set("club", lines[i].club.card.club.text())
          .set("fund", fund_key(fund.fund))
          .set("cash_minor", fund.cash)
          .set("bank_minor", fund.bank)
          .set("loans_minor", fund.loans);
  }
  return out;
}

int clubs(const Arguments& arguments, Terminal& terminal) {
  Session session(arguments, terminal, Access::reading);
  const Question question = typed_question(arguments, session);
  auto lines = read_clubs(session, question, terminal);
  if (arguments.has("--region")) keep_region(lines, read_programme(session, question), arguments, question);
  Answer answer;
  answer.grows_old = true;
  answer.view = "club_figures";
  answer.language = typed_language(arguments);
  answer.title = Bilingual{"Clubs", "Câu lạc bộ"}.in(answer.language);
  answer.formulas = {"par30"};
  answer.tables = {club_table(lines, answer.language)};
  if (question.format == Format::json)
    answer.details.emplace_back("funds", cash_document(lines, read_funds(session, question, lines, terminal)));
  print(answer, question, tree_over(session, question, lines), terminal);
  return done;
}

CommandSpec clubs_command() {
  CommandSpec spec;
  spec.name = "clubs";
  spec.summary = "every club in one line: members, cash per fund, loans, risk, last meeting";
  spec.examples = {"soquy clubs", "soquy clubs --as-of 2020-12-31 --format csv", "soquy clubs --region TCTK-2018:51"};
  spec.options = question_options();
  spec.options.push_back(region_option());
  spec.options.push_back(language_option());
  spec.run = clubs;
  return spec;
}

// --- rollup --------------------------------------------------------------------------------------------------------

std::string shown_name(const projections::RollUpRow& row, RegionLevel level, Language language) {
  if (!row.to_be_assigned) return row.name;
  const std::string unit = level_in_words(level, language);
  const std::string unknown = language == Language::vietnamese ? "chưa xác định " + unit : unit + " to be assigned";
  return row.region.code.is_empty() ? unknown : row.name + ": " + unknown;
}

void add_row(Table& table, const RegionRef& region, const projections::RollUpRow& row, const std::string& name) {
  const auto& sum = row.figures;
  const auto money = [&](std::int64_t minor) { return Cell::money(Money{minor}, row.currency); };
  const Money cash = Money{sum.income_fund_cash} + Money{sum.activity_fund_cash} + Money{sum.other_funds_cash};
  const Money bank = Money{sum.income_fund_bank} + Money{sum.activity_fund_bank} + Money{sum.other_funds_bank};
  const Money capital = Money{sum.capital} + Money{sum.activity_capital};
  table.rows.push_back({Cell::text(region_text(region)),
                        Cell::text(name),
                        Cell::flag(row.to_be_assigned),
                        Cell::flag(row.practice),
                        Cell::number(sum.clubs),
                        Cell::number(sum.clubs_dissolved),
                        Cell::number(sum.clubs_funded),
                        Cell::number(sum.members),
                        Cell::number(sum.women),
                        Cell::number(sum.older),
                        Cell::number(sum.poor + sum.near_poor + sum.hardship),
                        Cell::number(sum.ever_borrowed),
                        Cell::number(sum.loans_open),
                        Cell::text(currency_code(row.currency)),
                        money(sum.outstanding),
                        Cell::number(sum.loans_late),
                        Cell::ratio_of_money({sum.at_risk_30, sum.outstanding}),
                        money(cash.minor),
                        money(bank.minor),
                        money(capital.minor),
                        money(sum.disbursed),
                        money(sum.principal_repaid)});
}

/// Where they lie: in `--region`, or anywhere.
Table target_table(const projections::Programme& programme, const std::vector<projections::ClubFigures>& clubs,
                   const Arguments& arguments, const Question& question, Language language) {
  const Speaker said{language};
  const Language cells = language_of_cells(question.format, language);
  Table table;
  table.title = said("Targets", "Chỉ tiêu");
  table.columns = {{"region", said("Region", "Địa bàn")},
                   {"kind", said("Kind", "Chỉ tiêu")},
                   {"due", said("Due", "Hạn")},
                   {"value", said("Target", "Kế hoạch")},
                   {"reached", said("Reached", "Thực hiện")},
                   {"progress", said("Progress", "Tỷ lệ đạt"), RatioOf::counts},
                   {"state", said("State", "Kết quả")},
                   {"met_on", said("Met on", "Ngày đạt")},
                   {"reached_practice", said("By practice clubs", "CLB thực hành làm được")},
                   {"state_practice", said("Practice state", "Kết quả thực hành")},
                   {"met_on_practice", said("Practice met on", "Ngày đạt, thực hành")},
                   {"basis", said("Basis", "Căn cứ")}};
  const Day day = question.as_of.value_date;
  projections::RegionsOn on(programme.regions(), day);
  for (const auto& row : programme.targets(clubs, day)) {
    if (!on.lies_in(row.region, day, asked_region(arguments))) continue;
    table.rows.push_back({Cell::text(region_text(row.region)), Cell::text(target_in_words(row.kind, cells)),
                          Cell::day(row.due), Cell::number(row.value), Cell::number(row.reached),
                          Cell::ratio(row.progress()), Cell::text(target_state_in_words(row.state, cells)),
                          Cell::day(row.met_on), Cell::number(row.reached_practice),
                          Cell::text(target_state_in_words(row.state_practice, cells)), Cell::day(row.met_on_practice),
                          Cell::text(row.basis)});
  }
  return table;
}

/// What the roll-up is about, and for whom.
struct RollUpAsk {
  Day day;
  RegionLevel level = RegionLevel::province;
  RegionRef asked;  ///< the region whose clubs these are, or none
  Language language = Language::english;
  Language cells = Language::english;
};

Table rollup_table(const projections::Programme& programme, const std::vector<projections::ClubFigures>& clubs,
                   const RollUpAsk& ask) {
  const Speaker said{ask.language};
  const Speaker named{ask.cells};
  Table table;
  table.columns = {{"region", said("Region", "Mã")},
                   {"name", said("Name", "Tên")},
                   {"to_be_assigned", said("To be assigned", "Chưa xác định")},
                   {"practice", said("Practice", "Thực hành")},
                   {"clubs", said("Clubs", "Số CLB")},
                   {"clubs_dissolved", said("Dissolved", "Đã giải thể")},
                   {"clubs_funded", said("Funded", "Có quỹ")},
                   {"members", said("Members", "Thành viên")},
                   {"women", said("Women", "Phụ nữ")},
                   {"older", said("55+", "Từ 55 tuổi")},
                   {"poor_near_poor_or_hardship", said("Poor, near-poor, hardship", "Nghèo, cận nghèo, khó khăn")},
                   {"ever_borrowed", said("Borrowed", "Được vay")},
                   {"loans", said("Loans", "Khoản vay")},
                   {"currency", said("Currency", "Tiền")},
                   {"outstanding_minor", said("Outstanding", "Dư nợ")},
                   {"loans_late", said("Late", "Quá hạn")},
                   {"par30", said("PAR30", "PAR30"), RatioOf::money},
                   {"cash_minor", said("Cash", "Tiền mặt")},
                   {"bank_minor", said("Bank", "Ngân hàng")},
                   {"capital_minor", said("Capital", "Vốn quỹ")},
                   {"disbursed_minor", said("Ever lent", "Tổng đã cho vay")},
                   {"principal_repaid_minor", said("Ever repaid", "Tổng đã thu gốc")}};
  if (ask.level != RegionLevel::country)
    for (const auto& row : programme.by_region(clubs, ask.day, ask.level))
      add_row(table, row.region, row, shown_name(row, ask.level, ask.cells));
  // The country is the sum of all that were asked about, wherever they lie: of one region it is not the country.
  for (const auto& total : programme.by_region(clubs, ask.day, RegionLevel::country))
    add_row(table, ask.asked == RegionRef{} ? total.region : ask.asked, total,
            total.practice ? named("all practice clubs", "tất cả CLB thực hành") : named("all clubs", "tất cả CLB"));
  return table;
}

int rollup(const Arguments& arguments, Terminal& terminal) {
  Session session(arguments, terminal, Access::reading);
  const Question question = typed_question(arguments, session);
  ClubsRead read = read_figures(session, question, terminal);
  const projections::Programme programme = read_programme(session, question);
  keep_region(read.clubs, programme, arguments, question);
  const Language language = typed_language(arguments);
  const RollUpAsk ask{question.as_of.value_date, typed_enum<RegionLevel>(arguments.get("--level"), "--level"),
                      asked_region(arguments), language, language_of_cells(question.format, language)};
  const Speaker said{language};
  Answer answer;
  answer.language = language;
  answer.grows_old = true;
  answer.view = "programme";
  answer.formulas = {"par30", "target_progress"};
  answer.title = said("Roll-up", "Tổng hợp");
  if (arguments.has("--region")) answer.title += said(" of ", " của ") + place_asked(programme, arguments, question);
  answer.tables = {rollup_table(programme, read.clubs, ask),
                   target_table(programme, read.clubs, arguments, question, language)};
  answer.tables.back().key = "targets";
  print(answer, question, read.tree, terminal);
  return done;
}

CommandSpec rollup_command() {
  CommandSpec spec;
  spec.name = "rollup";
  spec.summary = "clubs, members, loans and risk added up by region, and how near the targets are";
  spec.details =
      "Practice clubs are never added to real ones, nor dong to dollars. Shares add numerators and denominators, never "
      "percentages. What was ever lent and repaid is that of dissolved clubs too, of which nothing else is added. "
      "Units are those valid on the day: clubs of one that was merged stand under its successor, those of "
      "one that was split are to be assigned, and counted in the lowest unit that is still sure.";
  spec.examples = {"soquy rollup", "soquy rollup --level commune --as-of 2020-12-31 --format json",
                   "soquy rollup --level commune --region QD19-2025:51 --lang vi"};
  spec.options = question_options();
  spec.options.push_back(
      {"--level", "LEVEL", "by which unit", {"country", "province", "district", "commune"}, false, false, "province"});
  spec.options.push_back(region_option());
  spec.options.push_back(language_option());
  spec.run = rollup;
  return spec;
}

// --- targets -------------------------------------------------------------------------------------------------------

int targets(const Arguments& arguments, Terminal& terminal) {
  Session session(arguments, terminal, Access::reading);
  const Question question = typed_question(arguments, session);
  const ClubsRead read = read_figures(session, question, terminal);
  const projections::Programme programme = read_programme(session, question);
  check_region(read.clubs, programme, arguments);
  Answer answer;
  answer.grows_old = true;
  answer.view = "programme";
  answer.language = typed_language(arguments);
  answer.formulas = {"target_progress"};
  const Speaker said{answer.language};
  answer.title = said("Targets", "Chỉ tiêu");
  if (arguments.has("--region")) answer.title += said(" in ", " tại ") + place_asked(programme, arguments, question);
  answer.tables = {target_table(programme, read.clubs, arguments, question, answer.language)};
  answer.tables.front().title.clear();
  print(answer, question, read.tree, terminal);
  return done;
}

CommandSpec targets_command() {
  CommandSpec spec;
  spec.name = "targets";
  spec.summary = "what plans promise for a region by a day, how much of it is reached, met or missed";
  spec.details =
      "Living clubs count, practice clubs apart; a target counts from the day on which it was set. One that is missed "
      "blocks nothing.";
  spec.examples = {"soquy targets", "soquy targets --region TCTK-2018:51 --as-of 2019-12-31 --format json",
                   "soquy targets --lang vi"};
  spec.options = question_options();
  spec.options.push_back(region_option());
  spec.options.back().help = "only targets set for this unit, or for one that lies in it";
  spec.options.push_back(language_option());
  spec.run = targets;
  return spec;
}

}  // namespace

std::vector<CommandSpec> programme_commands() {
  return {clubs_command(), rollup_command(), targets_command(), criteria_command()};
}

}  // namespace soquy::cli
