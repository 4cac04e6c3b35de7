// All clubs of a store: the list, the roll-up by region, the targets.

#include "projections/programme.h"
#include "cli/answer.h"
#include "cli/commands/commands.h"
#include "cli/progress.h"
#include "cli/typed.h"
#include "projections/club_overview.h"
#include "projections/fund_position.h"

namespace soquy::cli {

namespace {

/// One club as the question may see it.
struct ClubLine {
  projections::ClubFigures figures;
  std::vector<projections::FundPositionRow> funds;
  Version version;
  Day newest;
};

ClubLine read_club(engine::Ledger& ledger, Question question, const ClubCode& club) {
  question.club = club;
  const History history = load_history(ledger, question);
  projections::ClubOverview overview;
  projections::FundPosition position;
  fold(overview, history.events, question.as_of);
  fold(position, history.events, question.as_of);
  return {overview.on(question.as_of.value_date), position.rows(), history.version, history.newest};
}

std::vector<ClubLine> read_clubs(Session& session, const Question& question, Terminal& terminal) {
  std::vector<ClubLine> lines;
  const auto clubs = session.ledger().clubs();
  Progress progress(terminal, "reading clubs", clubs.size());
  for (const auto& club : clubs) {
    auto line = read_club(session.ledger(), question, club.code);
    progress.step();
    if (line.figures.is_founded()) lines.push_back(std::move(line));
  }
  return lines;
}

/// The tree over all clubs, and the newest day of these.
History tree_over(Session& session, const Question& question, const std::vector<ClubLine>& lines) {
  History tree = load_log_tree(session.ledger(), question);
  for (const auto& line : lines) tree.newest = std::max(tree.newest, line.newest);
  return tree;
}

// --- clubs ---------------------------------------------------------------------------------------------------------

/// Cash of the two funds of the law, and of all further ones together.
struct Cash {
  Money income;
  Money activity;
  Money other;
};

Cash cash_of(const ClubLine& line) {
  Cash cash;
  for (const auto& row : line.funds)
    (row.fund == kIncomeFund ? cash.income : row.fund == kActivityFund ? cash.activity : cash.other) += row.cash;
  return cash;
}

Table club_table(const std::vector<ClubLine>& lines) {
  Table table;
  table.columns = {{"club", "Club"},
                   {"name", "Name"},
                   {"practice", "Practice"},
                   {"founded", "Founded"},
                   {"members", "Members"},
                   {"currency", "Currency"},
                   {"cash_income_minor", "Cash, income"},
                   {"cash_activity_minor", "Cash, activity"},
                   {"cash_other_minor", "Cash, others"},
                   {"bank_minor", "Bank"},
                   {"loans_open", "Loans"},
                   {"outstanding_minor", "Outstanding"},
                   {"loans_late", "Late"},
                   {"par30", "PAR30", RatioOf::money},
                   {"last_meeting", "Last meeting"},
                   {"tree_size", "Events"}};
  for (const auto& line : lines) {
    const auto& club = line.figures;
    const Cash cash = cash_of(line);
    const auto money = [&](Money amount) { return Cell::money(amount, club.currency); };
    table.rows.push_back({Cell::text(club.club.view()), Cell::text(club.name), Cell::flag(club.practice),
                          Cell::day(club.founded), Cell::number(club.members), Cell::text(currency_code(club.currency)),
                          money(cash.income), money(cash.activity), money(cash.other), money(club.bank),
                          Cell::number(club.loans), money(club.outstanding), Cell::number(club.loans_late),
                          Cell::ratio_of_money(club.par30), Cell::day(club.last_meeting),
                          Cell::number(static_cast<std::int64_t>(line.version.value))});
  }
  return table;
}

/// Cash per fund as figures, for machines.
Document cash_document(const std::vector<ClubLine>& lines) {
  auto out = Document::array();
  for (const auto& line : lines) {
    for (const auto& fund : line.funds)
      out.push(Document::object())
          .set("club", line.figures.club.text())
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
  const auto lines = read_clubs(session, question, terminal);
  Answer answer;
  answer.grows_old = true;
  answer.view = "club_overview";
  answer.title = "Clubs";
  answer.tables = {club_table(lines)};
  answer.details.emplace_back("funds", cash_document(lines));
  print(answer, question, tree_over(session, question, lines), terminal);
  return done;
}

CommandSpec clubs_command() {
  CommandSpec spec;
  spec.name = "clubs";
  spec.summary = "every club in one line: members, cash per fund, loans, risk, last meeting";
  spec.examples = {"soquy clubs", "soquy clubs --as-of 2020-12-31 --format csv"};
  spec.options = question_options();
  spec.run = clubs;
  return spec;
}

// --- rollup --------------------------------------------------------------------------------------------------------

void add_row(Table& table, const projections::RollUpRow& row) {
  std::string region = row.region.code.is_empty() ? "" : row.region.scheme + ":" + row.region.code.text();
  const auto money = [&](Money amount) { return Cell::money(amount, row.currency); };
  table.rows.push_back({Cell::text(region), Cell::text(row.name), Cell::flag(row.practice), Cell::number(row.clubs),
                        Cell::number(row.clubs_funded), Cell::number(row.members), Cell::number(row.women),
                        Cell::number(row.older), Cell::number(row.poor_near_poor_or_hardship),
                        Cell::number(row.ever_borrowed), Cell::number(row.loans),
                        Cell::text(currency_code(row.currency)), money(row.outstanding), Cell::number(row.loans_late),
                        Cell::ratio_of_money(row.par30), money(row.cash), money(row.bank), money(row.capital)});
}

Table rollup_table(const std::vector<projections::RollUpRow>& rows,
                   const std::vector<projections::ClubFigures>& figures, RegionLevel level) {
  Table table;
  table.columns = {{"region", "Region"},
                   {"name", "Name"},
                   {"practice", "Practice"},
                   {"clubs", "Clubs"},
                   {"clubs_funded", "Funded"},
                   {"members", "Members"},
                   {"women", "Women"},
                   {"older", "55+"},
                   {"poor_near_poor_or_hardship", "Poor, near-poor, hardship"},
                   {"ever_borrowed", "Borrowed"},
                   {"loans", "Loans"},
                   {"currency", "Currency"},
                   {"outstanding_minor", "Outstanding"},
                   {"loans_late", "Late"},
                   {"par30", "PAR30", RatioOf::money},
                   {"cash_minor", "Cash"},
                   {"bank_minor", "Bank"},
                   {"capital_minor", "Capital"}};
  for (auto row : rows) {
    // No region at all: the club never said where it lies, or not as closely as was asked.
    if (row.region.code.is_empty()) row.name = "no " + std::string(name_of(level)) + " known";
    add_row(table, row);
  }
  for (auto total : projections::Programme::totals(figures)) {
    total.name = total.practice ? "all practice clubs" : "all clubs";
    add_row(table, total);
  }
  return table;
}

Table target_table(const std::vector<projections::TargetRow>& rows) {
  Table table;
  table.key = "targets";
  table.title = "Targets";
  table.columns = {{"region", "Region"},   {"kind", "Kind"},
                   {"due", "Due"},         {"value", "Target"},
                   {"reached", "Reached"}, {"reached_practice", "By practice clubs"},
                   {"met_on", "Met on"},   {"met_on_practice", "Practice met on"},
                   {"basis", "Basis"}};
  for (const auto& row : rows)
    table.rows.push_back({Cell::text(row.region.scheme + ":" + row.region.code.text()), Cell::text(name_of(row.kind)),
                          Cell::day(row.due), Cell::number(row.value), Cell::number(row.reached),
                          Cell::number(row.reached_practice), Cell::day(row.met_on), Cell::day(row.met_on_practice),
                          Cell::text(row.basis)});
  return table;
}

int rollup(const Arguments& arguments, Terminal& terminal) {
  Session session(arguments, terminal, Access::reading);
  const Question question = typed_question(arguments, session);
  const auto lines = read_clubs(session, question, terminal);
  std::vector<projections::ClubFigures> figures;
  for (const auto& line : lines) figures.push_back(line.figures);
  projections::Programme programme;
  Question own = question;
  own.club = programme_stream();
  fold(programme, load_history(session.ledger(), own).events, question.as_of);
  const Day day = question.as_of.value_date;
  const auto level = typed_enum<RegionLevel>(arguments.get("--level"), "--level");
  Answer answer;
  answer.grows_old = true;
  answer.view = "programme";
  answer.title = "Roll-up";
  answer.tables = {rollup_table(programme.by_region(figures, day, level), figures, level),
                   target_table(programme.targets(figures, day))};
  print(answer, question, tree_over(session, question, lines), terminal);
  return done;
}

CommandSpec rollup_command() {
  CommandSpec spec;
  spec.name = "rollup";
  spec.summary = "clubs, members, loans and risk added up by region, and how near the targets are";
  spec.details =
      "Practice clubs are never added to real ones, nor dong to dollars. Shares add numerators and denominators, never "
      "percentages.";
  spec.examples = {"soquy rollup", "soquy rollup --level commune --as-of 2020-12-31 --format json"};
  spec.options = question_options();
  spec.options.push_back(
      {"--level", "LEVEL", "by which unit", {"country", "province", "district", "commune"}, false, false, "province"});
  spec.run = rollup;
  return spec;
}

}  // namespace

std::vector<CommandSpec> programme_commands() { return {clubs_command(), rollup_command()}; }

}  // namespace soquy::cli
