// soquy arrears: which loans are late, how they stand by days late and by debt group, and how much is at risk.

#include "projections/arrears.h"

#include "cli/commands/lending.h"
#include "cli/typed.h"

namespace soquy::cli {

namespace {

using projections::ArrearsReport;
using projections::ArrearsSum;
using projections::LateBucket;

/// In the language of the answer.
class ArrearsWords {
 public:
  explicit ArrearsWords(Language language) : language_(language) {}
  std::string operator()(const char* english, const char* vietnamese) const {
    return Bilingual{english, vietnamese}.in(language_);
  }

 private:
  Language language_;
};

std::vector<Column> late_columns(const ArrearsWords& said, bool with_names) {
  std::vector<Column> columns = {{"loan", said("Loan", "Khoản vay")}, {"borrower", said("Borrower", "Người vay")}};
  if (with_names) columns.push_back({"name", said("Name", "Họ tên")});
  columns.insert(columns.end(), {{"outstanding_minor", said("Outstanding", "Dư nợ")},
                                 {"overdue_principal_minor", said("Principal late", "Gốc quá hạn")},
                                 {"overdue_interest_minor", said("Interest late", "Lãi đến hạn chưa trả")},
                                 {"overdue_penalty_minor", said("Penalty", "Phạt")},
                                 {"oldest_unpaid", said("Unpaid since", "Chưa trả từ")},
                                 {"days_past_due", said("Late", "Số ngày quá hạn")},
                                 {"debt_group", said("Group", "Nhóm nợ")},
                                 {"reschedulings", said("Resched.", "Số lần gia hạn")},
                                 {"interest_reduced", said("Reduced", "Giảm lãi")}});
  return columns;
}

Table late_table(const ArrearsReport& report, bool all, const Names& names, const ArrearsWords& said) {
  Table table;
  table.columns = late_columns(said, names.shown());
  for (const auto& loan : report.rows) {
    if (!all && !loan.is_late()) continue;
    auto& row = table.rows.emplace_back();
    row = {Cell::text(to_text(loan.loan)), Cell::text(to_text(loan.borrower))};
    if (names.shown()) row.push_back(Cell::text(names.of(loan.borrower)));
    row.insert(row.end(),
               {Cell::money(loan.outstanding), Cell::money(loan.overdue_principal), Cell::money(loan.overdue_interest),
                Cell::money(loan.overdue_penalty), Cell::day(loan.oldest_unpaid), Cell::number(loan.days_past_due),
                Cell::number(loan.debt_group), Cell::number(loan.reschedulings), Cell::flag(loan.interest_reduced)});
  }
  return table;
}

std::vector<Cell> late_sum_row(Cell first, const ArrearsSum& sum) {
  return {std::move(first), Cell::number(sum.loans), Cell::money(sum.overdue_principal),
          Cell::money(sum.overdue_interest), Cell::money(sum.outstanding)};
}

/// Loans that are late, by how late they are.
Table lateness_table(const ArrearsReport& report, const ArrearsWords& said) {
  Table table;
  table.key = "by_days_late";
  table.title = said("By days late", "Theo số ngày quá hạn");
  table.columns = {{"days_late", said("Days late", "Số ngày quá hạn")},
                   {"loans", said("Loans", "Số khoản")},
                   {"overdue_principal_minor", said("Principal late", "Gốc quá hạn")},
                   {"overdue_interest_minor", said("Interest late", "Lãi đến hạn chưa trả")},
                   {"outstanding_minor", said("Outstanding", "Dư nợ")}};
  for (const LateBucket bucket : {LateBucket::days_1_30, LateBucket::days_31_60, LateBucket::days_61_90,
                                  LateBucket::days_91_180, LateBucket::over_180})
    table.rows.push_back(
        late_sum_row(Cell::text(projections::to_text(bucket)), projections::sum_of_bucket(report, bucket)));
  table.total = late_sum_row(Cell::text(said("Together", "Cộng")), projections::sum_of_late(report));
  return table;
}

/// All loans that are out: one on time stands in a group too.
Table debt_group_table(const ArrearsReport& report, const ArrearsWords& said) {
  const auto row = [](Cell first, const ArrearsSum& sum) -> std::vector<Cell> {
    return {std::move(first), Cell::number(sum.loans), Cell::money(sum.outstanding)};
  };
  Table table;
  table.key = "by_debt_group";
  table.title = said("By debt group", "Theo nhóm nợ");
  table.columns = {{"debt_group", said("Group", "Nhóm nợ")},
                   {"loans", said("Loans", "Số khoản")},
                   {"outstanding_minor", said("Outstanding", "Dư nợ")}};
  for (int group = 1; group <= 5; ++group)
    table.rows.push_back(row(Cell::number(group), projections::sum_of_debt_group(report, group)));
  table.total = row(Cell::text(said("Together", "Cộng")), projections::sum_of_open(report));
  return table;
}

std::vector<Fact> arrears_facts(const projections::ArrearsTotals& totals, const ArrearsWords& said) {
  return {
      {"loans_open", said("Open loans", "Số khoản đang vay"), Cell::number(totals.loans)},
      {"loans_late", said("Late loans", "Số khoản quá hạn"), Cell::number(totals.loans_late)},
      {"gross_portfolio_minor", said("Outstanding", "Tổng dư nợ"), Cell::money(totals.gross_portfolio)},
      {"overdue_principal_minor", said("Principal late", "Gốc quá hạn"), Cell::money(totals.overdue_principal)},
      {"overdue_interest_minor", said("Interest late", "Lãi đến hạn chưa trả"), Cell::money(totals.overdue_interest)},
      {"par1", "PAR1", Cell::ratio_of_money(totals.par1)},
      {"par30", "PAR30", Cell::ratio_of_money(totals.par30)},
      {"par90", "PAR90", Cell::ratio_of_money(totals.par90)},
      {"arrears_rate", said("Arrears rate", "Tỷ lệ nợ quá hạn"), Cell::ratio_of_money(totals.arrears_rate)}};
}

int arrears(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  const Language language = typed_language(arguments);
  if (arguments.has("--since"))
    return query.print(movement_since(query, typed_day(arguments.get("--since"), "--since"), language));
  projections::Arrears view;
  query.fold_into(view);
  const ArrearsReport report = view.on(query.day());
  const Names names(query.session(), query.question().club, arguments, terminal);
  const ArrearsWords said(language);
  Answer answer;
  answer.language = language;
  answer.grows_old = true;
  answer.view = "arrears";
  answer.title = said("Late loans of ", "Các khoản vay quá hạn của ") + query.club_name();
  answer.tables = {late_table(report, arguments.flag("--all"), names, said), lateness_table(report, said),
                   debt_group_table(report, said)};
  answer.facts = arrears_facts(report.totals, said);
  return query.print(answer);
}

}  // namespace

CommandSpec arrears_command() {
  CommandSpec spec = query_spec("arrears", "which loans are late, how late, and how much is at risk", arrears);
  spec.details =
      "Late is days past due, from the oldest instalment of which anything is unpaid. PAR30 is the whole balance of "
      "loans more than 30 days late, and of every restructured loan, divided by all that "
      "is outstanding. Group is the debt group of Circular 14/2024: 1 fewer than 10 days late, 2 fewer than 30, 3 "
      "fewer than 90, 4 fewer than 180, 5 from there on; a rescheduled loan stands in a worse one, and in 3 or worse "
      "when its interest was ever reduced: rescheduled at a lower rate a year, or frozen.\n\n"
      "Below the loans stand two sums: late loans by days late, and all that are out by debt group, with their whole "
      "balances. CSV has the loans alone.\n\n"
      "With --since DAY: how many loans went from which lateness to which other between the two days, with their whole "
      "balances of the first one, and what of them was repaid, written off and is left. Both days are told as known "
      "now, or by --known-as-of.";
  spec.examples = {"soquy arrears HP-01 --as-of 2019-12-31", "soquy arrears HP-01 --all --format json",
                   "soquy arrears HP-01 --since 2019-06-30 --as-of 2019-12-31",
                   "soquy arrears HP-01 --as-of 2019-12-31 --lang vi"};
  spec.options.push_back({"--all", "", "loans that are on time too", {}, false, false, ""});
  spec.options.push_back(
      {"--since", "DAY", "instead: how loans moved between the groups from that day on", {}, false, false, ""});
  spec.options.push_back(names_option());
  spec.options.push_back(language_option());
  return spec;
}

}  // namespace soquy::cli
