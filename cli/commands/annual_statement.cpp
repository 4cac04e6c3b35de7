// soquy annual-statement: a club's year on a few pages, for the general meeting and for who audits it.

#include <map>

#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/kind_words.h"
#include "cli/typed.h"
#include "projections/cash_flow.h"
#include "projections/club_figures.h"
#include "projections/fund_position.h"
#include "projections/in_kind_stock.h"

namespace soquy::cli {

namespace {

using projections::Figures;
using projections::FundPositionRow;

/// The year, and the views of its two ends.
struct ClubYear {
  Day first;
  Day last;  ///< 31 December, or the day asked about when that comes first
  projections::FundPosition funds_before;
  projections::FundPosition funds_after;
  projections::CashFlow flow{Day{}, Day{}};
  Figures before;
  Figures after;
  projections::InKindStock stock_before;
  projections::InKindStock stock_after;
  Language language = Language::english;
  Format format = Format::table;

  [[nodiscard]] std::string said(const char* english, const char* vietnamese) const {
    return Bilingual{english, vietnamese}.in(language);
  }
  [[nodiscard]] Cell opening() const { return Cell::text(said("at the beginning", "đầu năm")); }
  [[nodiscard]] Cell during() const { return Cell::text(said("in the year", "trong năm")); }
  [[nodiscard]] Cell closing() const { return Cell::text(said("at the end", "cuối năm")); }
};

Figures club_figures_on(const std::vector<Event>& events, const AsOf& as_of) {
  projections::ClubFiguresFold view;
  fold(view, events, as_of);
  return view.on(as_of.value_date).figures;
}

ClubYear year_of(const Query& query, int year, Language language) {
  ClubYear one;
  one.language = language;
  one.format = query.question().format;
  one.first = *make_day(year, 1, 1);
  one.last = query.day();
  AsOf before = query.question().as_of;
  before.value_date = add_days(one.first, -1);
  const auto& events = query.history().events;
  one.flow = projections::CashFlow(one.first, one.last);
  fold(one.funds_before, events, before);
  fold(one.stock_before, events, before);
  one.before = club_figures_on(events, before);
  query.fold_into(one.funds_after);
  query.fold_into(one.stock_after);
  query.fold_into(one.flow);
  one.after = club_figures_on(events, query.question().as_of);
  return one;
}

// --- Funds -----------------------------------------------------------------------------------------------------------

FundPositionRow fund_row(const projections::FundPosition& view, Fund fund) {
  for (const auto& row : view.rows())
    if (row.fund == fund) return row;
  return {};
}

/// What came in and went out of one fund.
struct InAndOut {
  Money in;
  Money out;
};

std::map<Fund, InAndOut> flow_by_fund(const ClubYear& year) {
  std::map<Fund, InAndOut> sums;
  for (const auto& row : year.flow.rows()) {
    sums[row.fund].in += row.in;
    sums[row.fund].out += row.out;
  }
  return sums;
}

Table year_funds(const ClubYear& year) {
  Table table;
  table.title = year.said("Funds", "Các quỹ");
  table.columns = {{"fund", year.said("Fund", "Quỹ")},
                   {"name", year.said("Name", "Tên")},
                   {"opening_money_minor", year.said("Money at the beginning", "Tiền đầu năm")},
                   {"in_minor", year.said("Came in", "Thu")},
                   {"out_minor", year.said("Went out", "Chi")},
                   {"closing_money_minor", year.said("Money at the end", "Tiền cuối năm")},
                   {"of_it_bank_minor", year.said("Of it in the bank", "Trong đó gửi ngân hàng")},
                   {"opening_loans_minor", year.said("Loans out at the beginning", "Dư nợ đầu năm")},
                   {"closing_loans_minor", year.said("Loans out at the end", "Dư nợ cuối năm")},
                   {"opening_capital_minor", year.said("Capital at the beginning", "Vốn đầu năm")},
                   {"closing_capital_minor", year.said("Capital at the end", "Vốn cuối năm")},
                   {"restricted_minor", year.said("For a stated use", "Có mục đích")},
                   {"surplus_minor", year.said("Surplus", "Chưa phân phối")},
                   {"refundable_minor", year.said("Owed to members", "Phải trả thành viên")},
                   {"borrowed_minor", year.said("Borrowed", "Vốn vay")}};
  const auto flows = flow_by_fund(year);
  for (const auto& end : year.funds_after.rows()) {
    const FundPositionRow begin = fund_row(year.funds_before, end.fund);
    const auto flow = flows.find(end.fund);
    const InAndOut moved = flow == flows.end() ? InAndOut{} : flow->second;
    table.rows.push_back({Cell::text(fund_key(end.fund)), Cell::text(end.name), Cell::money(begin.cash + begin.bank),
                          Cell::money(moved.in), Cell::money(moved.out), Cell::money(end.cash + end.bank),
                          Cell::money(end.bank), Cell::money(begin.loans), Cell::money(end.loans),
                          Cell::money(begin.capital + begin.activity_capital),
                          Cell::money(end.capital + end.activity_capital), Cell::money(end.restricted),
                          Cell::money(end.surplus), Cell::money(end.refundable), Cell::money(end.borrowed)});
  }
  return table;
}

/// Worked out on two roads: the balances of both days, and the entries between them.
bool funds_come_out(const ClubYear& year) {
  const auto flows = flow_by_fund(year);
  for (const auto& end : year.funds_after.rows()) {
    const FundPositionRow begin = fund_row(year.funds_before, end.fund);
    const auto flow = flows.find(end.fund);
    const Money moved = flow == flows.end() ? Money{} : flow->second.in - flow->second.out;
    if (begin.cash + begin.bank + moved != end.cash + end.bank) return false;
  }
  return true;
}

Table year_flow(const ClubYear& year) {
  Table table;
  table.key = "receipts_and_payments";
  table.title = year.said("Receipts and payments by kind", "Thu chi theo loại");
  table.columns = {{"fund", year.said("Fund", "Quỹ")},
                   {"kind", year.said("Kind", "Loại")},
                   {"in_minor", year.said("Came in", "Thu")},
                   {"out_minor", year.said("Went out", "Chi")}};
  const bool for_programs = year.format == Format::csv || year.format == Format::json;
  if (for_programs) table.columns.insert(table.columns.begin() + 2, {"detail", "Detail"});
  for (const auto& row : year.flow.rows()) {
    auto& cells = table.rows.emplace_back();
    cells = {
        Cell::text(fund_key(row.fund)),
        Cell::text(for_programs ? std::string(to_text(row.kind)) : kind_in_words(row.kind, row.detail, year.language))};
    if (for_programs) cells.push_back(Cell::text(row.detail));
    cells.push_back(row.in.is_zero() ? Cell::none() : Cell::money(row.in));
    cells.push_back(row.out.is_zero() ? Cell::none() : Cell::money(row.out));
  }
  return table;
}

// --- Loans and people ------------------------------------------------------------------------------------------------

Cell money_cell(std::int64_t minor) { return Cell::money(Money{minor}); }

Cell par30_cell(const Figures& at) { return Cell::ratio_of_money({at.at_risk_30, at.outstanding}); }

/// What stands at an end is told there, what happened in the year between them.
Table year_loans(const ClubYear& year) {
  Table table;
  table.key = "loans";
  table.title = year.said("Loans", "Cho vay");
  table.columns = {{"when", year.said("When", "Thời điểm")},
                   {"loans", year.said("Loans", "Số khoản")},
                   {"outstanding_minor", year.said("Principal out", "Dư nợ gốc")},
                   {"disbursed_minor", year.said("Paid out", "Cho vay")},
                   {"repaid_minor", year.said("Repaid", "Thu gốc")},
                   {"interest_minor", year.said("Interest", "Thu lãi")},
                   {"penalties_minor", year.said("Penalties", "Thu phạt")},
                   {"written_off_minor", year.said("Written off", "Xóa nợ")},
                   {"recovered_minor", year.said("Recovered", "Thu nợ đã xóa")},
                   {"overdue_principal_minor", year.said("Principal late", "Gốc quá hạn")},
                   {"par30", "PAR30", RatioOf::money}};
  const auto standing = [&](Cell when, const Figures& at) {
    const Cell none = Cell::none();
    table.rows.push_back({std::move(when), Cell::number(at.loans_open), money_cell(at.outstanding), none, none, none,
                          none, none, none, money_cell(at.overdue_principal), par30_cell(at)});
  };
  const Figures during = year.after - year.before;
  standing(year.opening(), year.before);
  table.rows.push_back({year.during(), Cell::number(during.loans_paid_out), Cell::none(), money_cell(during.disbursed),
                        money_cell(during.principal_repaid), money_cell(during.interest_received),
                        money_cell(during.penalties_received), money_cell(during.written_off),
                        money_cell(during.recovered), Cell::none(), Cell::none()});
  standing(year.closing(), year.after);
  return table;
}

Table year_people(const ClubYear& year) {
  Table table;
  table.key = "people";
  table.title = year.said("Members", "Thành viên");
  table.columns = {{"when", year.said("When", "Thời điểm")},
                   {"members", year.said("Members", "Thành viên")},
                   {"women", year.said("Women", "Phụ nữ")},
                   {"older", year.said("55 and older", "Từ 55 tuổi")},
                   {"poor", year.said("Poor", "Nghèo")},
                   {"near_poor", year.said("Near-poor", "Cận nghèo")},
                   {"hardship", year.said("In hardship", "Khó khăn")},
                   {"volunteers", year.said("Volunteers", "Tình nguyện viên")},
                   {"insured", year.said("Health insurance", "Có thẻ BHYT")},
                   {"borrowers", year.said("Owe on loans", "Đang còn nợ")},
                   {"ever_borrowed", year.said("Ever borrowed", "Đã từng vay")},
                   {"joined", year.said("Joined", "Vào CLB")},
                   {"left", year.said("Left", "Ra khỏi CLB")}};
  const auto standing = [&](Cell when, const Figures& at) {
    table.rows.push_back({std::move(when), Cell::number(at.members), Cell::number(at.women), Cell::number(at.older),
                          Cell::number(at.poor), Cell::number(at.near_poor), Cell::number(at.hardship),
                          Cell::number(at.volunteers), Cell::number(at.insured), Cell::number(at.borrowers),
                          Cell::number(at.ever_borrowed), Cell::none(), Cell::none()});
  };
  const Figures during = year.after - year.before;
  standing(year.opening(), year.before);
  std::vector<Cell> between(table.columns.size(), Cell::none());
  between.front() = year.during();
  between[between.size() - 2] = Cell::number(during.joined);
  between.back() = Cell::number(during.left);
  table.rows.push_back(std::move(between));
  standing(year.closing(), year.after);
  return table;
}

// --- Goods -----------------------------------------------------------------------------------------------------------

projections::StockRow stock_row(const projections::InKindStock& view, const Item& item) {
  for (const auto& row : view.rows())
    if (row.item == item) return row;
  return {};
}

Table year_goods(const ClubYear& year) {
  Table table;
  table.key = "goods";
  table.title = year.said("Goods, in units", "Hiện vật, theo đơn vị");
  table.columns = {{"item", year.said("Thing", "Hiện vật")},
                   {"unit", year.said("Unit", "Đơn vị")},
                   {"opening_thousandths", year.said("At the beginning", "Đầu năm")},
                   {"received_thousandths", year.said("Received", "Nhận")},
                   {"born_thousandths", year.said("Born", "Sinh thêm")},
                   {"beyond_thousandths", year.said("Beyond", "Trả thêm")},
                   {"given_thousandths", year.said("Given", "Đã cho")},
                   {"handed_on_free_thousandths", year.said("For good", "Giao hẳn")},
                   {"lost_thousandths", year.said("Lost", "Mất, chết")},
                   {"newly_kept_thousandths", year.said("Became the keepers'", "Thành của người nuôi")},
                   {"closing_thousandths", year.said("At the end", "Cuối năm")},
                   {"still_owed_thousandths", year.said("Still owed", "Còn phải trả")}};
  for (const auto& end : year.stock_after.rows()) {
    const auto begin = stock_row(year.stock_before, end.item);
    const auto during = [&](Quantity projections::StockRow::*figure) {
      return Cell::quantity(end.*figure - begin.*figure);
    };
    using Row = projections::StockRow;
    table.rows.push_back({Cell::text(end.item.name), Cell::text(end.item.unit), Cell::quantity(begin.standing()),
                          during(&Row::received), during(&Row::born), during(&Row::beyond), during(&Row::given),
                          during(&Row::handed_on_free), during(&Row::lost), during(&Row::kept),
                          Cell::quantity(end.standing()), Cell::quantity(end.still_owed)});
  }
  return table;
}

// --- The statement ---------------------------------------------------------------------------------------------------

std::vector<Fact> year_facts(const ClubYear& year) {
  const Figures during = year.after - year.before;
  return {
      {"first", year.said("From", "Từ ngày"), Cell::day(year.first)},
      {"last", year.said("Through", "Đến ngày"), Cell::day(year.last)},
      {"comes_out", year.said("Beginning + in - out = end in every fund", "Đầu năm + thu - chi = cuối năm ở mọi quỹ"),
       Cell::flag(funds_come_out(year))},
      {"meetings", year.said("Meetings", "Số buổi sinh hoạt"), Cell::number(during.meetings)},
      {"attendance", year.said("Attendance", "Tỷ lệ dự họp"), Cell::ratio({during.attended, during.could_attend})},
      {"cash_counts", year.said("Cash counts", "Số lần kiểm quỹ"), Cell::number(during.cash_counts)},
      {"cash_counts_off", year.said("Of them with a difference", "Trong đó có chênh lệch"),
       Cell::number(during.cash_counts_off)},
      {"activities", year.said("Activities", "Số hoạt động"), Cell::number(during.activities)},
      {"health_checks", year.said("Check-ups", "Số đợt khám sức khỏe"), Cell::number(during.health_checks)},
      {"trainings", year.said("Trainings", "Số lớp tập huấn"), Cell::number(during.trainings)},
      {"visits", year.said("Supervision visits", "Số lần giám sát"), Cell::number(during.visits)},
  };
}

/// The end of the year, or the day asked about when that comes first.
Day last_day_of(const Arguments& arguments, int year, Day asked) {
  const Day first = *make_day(year, 1, 1);
  if (asked < first)
    throw UsageError("The year " + arguments.get("--year") + " begins after " + to_iso(asked) +
                     ", the day asked about; name a later day with --as-of.");
  return std::min(*make_day(year, 12, 31), asked);
}

int annual_statement(const Arguments& arguments, Terminal& terminal) {
  const auto year = static_cast<int>(typed_number(arguments.get("--year"), "--year", kFirstYear, kLastYear));
  Query query(arguments, terminal);
  query.look_until(last_day_of(arguments, year, query.day()));
  const ClubYear one = year_of(query, year, typed_language(arguments));
  Answer answer;
  answer.view = "cash_flow";
  answer.formulas = {"par30", "attendance_in_period"};
  answer.language = one.language;
  answer.grows_old = true;
  answer.title = one.said("Annual statement ", "Báo cáo tài chính và hoạt động năm ") + arguments.get("--year") + "\n" +
                 query.club_name();
  answer.tables = {year_funds(one), year_flow(one), year_loans(one), year_people(one), year_goods(one)};
  answer.facts = year_facts(one);
  return query.print(answer);
}

}  // namespace

CommandSpec annual_statement_command() {
  CommandSpec spec =
      query_spec("annual-statement", "a club's year: funds, receipts and payments, loans, members, goods, meetings",
                 annual_statement);
  spec.details =
      "Money is cash and bank money together. Before the year is over, or with an earlier --as-of, the statement ends "
      "on "
      "that day. An entry that was taken back counts against its own kind, on the day on which it was taken back.";
  spec.examples = {"soquy annual-statement HP-01 --year 2019 --as-of 2019-12-31",
                   "soquy annual-statement HP-01 --year 2019 --lang vi --format html --output hp-01-2019.html"};
  spec.options.insert(spec.options.begin(), {"--year", "YEAR", "which year", {}, true, false, ""});
  spec.options.push_back(language_option());
  return spec;
}

}  // namespace soquy::cli
