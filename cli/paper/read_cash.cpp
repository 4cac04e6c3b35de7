#include "cli/paper/read_cash.h"

#include "cli/paper/cell_reader.h"
#include "cli/paper/fields.h"
#include "cli/paper/text.h"

namespace soquy::cli::paper {
namespace {

class CashReader {
 public:
  CashReader(const Sheet& sheet, const ByLawPaper& by_law, Problems& problems)
      : sheet_(sheet), by_law_(by_law), problems_(problems) {}

  CashRow read(const Row& row) {
    CellReader cells(sheet_, row, problems_);
    CashRow paper;
    cells.begin(paper);
    paper.day = cells.need(cash_column::day, parse_paper_day, kDayAdvice);
    paper.words = cells.text(cash_column::words);
    const auto kind = find_kind(cells.text(cash_column::kind));
    if (!kind) cells.report(cash_column::kind, "one of: " + kind_words());
    paper.kind = kind.value_or(RowKind::unknown);
    read_voucher(cells, paper, kind.has_value());
    read_fund(cells, paper);
    paper.loan = cells.maybe(cash_column::loan, parse_no<LoanNo>, "a loan such as KV001, or nothing");
    if (kind) {
      read_party(cells, paper);
      if (!paper.loan.is_none() && !moves_loan(paper.kind)) {
        paper.source += (paper.source.empty() ? "" : ", ") + to_text(paper.loan);  // so that it is not lost
      }
      read_money(cells, paper);
    }
    paper.balance = cells.need(
        cash_column::balance, [&](std::string_view t) { return money(t); },
        money_advice(cells.text(cash_column::balance), by_law_.currency));
    paper.whole = cells.whole();
    return paper;
  }

 private:
  [[nodiscard]] std::optional<Money> money(std::string_view text) const {
    return parse_paper_money(text, by_law_.currency);
  }

  static void read_voucher(CellReader& cells, CashRow& paper, bool kind_known) {
    paper.voucher = cells.maybe(cash_column::voucher, parse_label,
                                "a number of at most " + std::to_string(kMaxLabelBytes) + " bytes such as PT-001");
    paper.reverses = cells.text(cash_column::reverses);
    if (!kind_known) return;
    if (paper.kind != RowKind::count && !cells.has(cash_column::voucher)) {
      cells.report(cash_column::voucher, "the number of the voucher, such as PT-001");
    }
    if (paper.kind == RowKind::reversal && paper.reverses.empty()) {
      cells.report(cash_column::reverses, "the number of the voucher that is reversed");
    }
    if (paper.kind != RowKind::reversal && !paper.reverses.empty()) {
      cells.report(cash_column::reverses, "nothing: only a row of the kind Đảo (Reversal) names one");
    }
  }

  void read_fund(CellReader& cells, CashRow& paper) const {
    const std::string asked = word_key(cells.text(cash_column::fund));
    std::string names;
    for (const FundRule& rule : by_law_.rules.funds) {
      if (asked == word_key(rule.name)) paper.fund = rule.fund;
      names += (names.empty() ? "" : " | ") + rule.name;
    }
    if (!paper.fund.is_none()) return;
    if (const auto usual = find_usual_fund(asked)) {
      for (const FundRule& rule : by_law_.rules.funds) {
        if (rule.fund == *usual && find_usual_fund(rule.name)) paper.fund = *usual;
      }
    }
    // Without a readable by-law no fund is known, and that is no fault of this row.
    if (by_law_.rules.funds.empty()) {
      cells.give_up();
    } else if (paper.fund.is_none()) {
      cells.report(cash_column::fund, "a fund of the by-law: " + names);
    }
  }

  static bool moves_loan(RowKind kind) { return kind == RowKind::disbursement || kind == RowKind::repayment; }

  static void read_party(CellReader& cells, CashRow& paper) {
    const std::string& text = cells.text(cash_column::party);
    const auto member = parse_no<MemberNo>(text);
    switch (paper.kind) {
      case RowKind::seed_capital:
      case RowKind::donation: read_donor(cells, paper, text); return;
      case RowKind::expense:
        paper.area = cells.need(cash_column::party, find_area, "the activity area, \"Mảng 1\" to \"Mảng 8\"");
        return;
      case RowKind::refundable_capital:
      case RowKind::disbursement:
      case RowKind::repayment:
      case RowKind::refund:
        if (!member) cells.report(cash_column::party, "a member such as TV05");
        break;
      case RowKind::fee:
      case RowKind::aid:
        if (!member) paper.source = text;  // somebody who is not a member
        break;
      default: paper.source = text;  // no field of the entry holds a member, so the words do
    }
    paper.member = member.value_or(MemberNo{});
  }

  static void read_donor(CellReader& cells, CashRow& paper, const std::string& text) {
    if (const auto member = parse_no<MemberNo>(text)) {
      paper.member = *member;
      paper.donor = DonorClass::member;
      return;
    }
    paper.source = text;
    paper.donor = cells.need(cash_column::party, find_donor, "a member, or a text that begins with: " + donor_words());
  }

  void read_money(CellReader& cells, CashRow& paper) const {
    const Direction way = direction_of(paper.kind);
    const bool in = cells.has(cash_column::in);
    const bool out = cells.has(cash_column::out);
    if (way == Direction::either && in == out) {
      cells.report(side_at_fault(cells), "a sum either in or out, the opposite of the voucher that is reversed");
      return;
    }
    if (way != Direction::either) {
      check_side(cells, cash_column::in, way == Direction::in, paper.kind);
      check_side(cells, cash_column::out, way == Direction::out, paper.kind);
    }
    // A cell that is accused of standing there is not accused of what it holds too.
    const auto takes = [way](Direction side) { return way == side || way == Direction::either; };
    if (in && takes(Direction::in)) paper.in = read_sum(cells, cash_column::in);
    if (out && takes(Direction::out)) paper.out = read_sum(cells, cash_column::out);
  }

  /// Of two sides that are filled in, the one that is no sum; in, when nothing tells them apart.
  [[nodiscard]] std::size_t side_at_fault(const CellReader& cells) const {
    const bool only_out = money(cells.text(cash_column::in)) && !money(cells.text(cash_column::out));
    return only_out && cells.has(cash_column::out) ? cash_column::out : cash_column::in;
  }

  static void check_side(CellReader& cells, std::size_t column, bool wanted, RowKind kind) {
    if (wanted && !cells.has(column))
      cells.report(column, "the sum, because " + std::string(word_of(kind)) + " stands here");
    if (!wanted && cells.has(column))
      cells.report(column, "nothing, because " + std::string(word_of(kind)) + " has no sum on this side");
  }

  [[nodiscard]] Money read_sum(CellReader& cells, std::size_t column) const {
    const std::string& text = cells.text(column);
    const auto amount = money(text);
    if (!amount) {
      cells.report(column, money_advice(text, by_law_.currency));
    } else if (!amount->is_positive()) {
      cells.report(column, "a sum above 0");
    }
    return amount.value_or(Money::zero());
  }

  const Sheet& sheet_;
  const ByLawPaper& by_law_;
  Problems& problems_;
};

}  // namespace

CashRow read_cash_row(const Sheet& sheet, const Row& row, const ByLawPaper& by_law, Problems& problems) {
  return CashReader(sheet, by_law, problems).read(row);
}

}  // namespace soquy::cli::paper
