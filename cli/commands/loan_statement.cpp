// soquy statement --loan: one loan on one page for its borrower.

#include "cli/command_line.h"
#include "cli/commands/lending.h"
#include "cli/event_words.h"
#include "cli/split_words.h"
#include "cli/vietnamese.h"

namespace soquy::cli {

namespace {

using projections::LifeRow;
using projections::LifeStep;

std::string step_in(LifeStep step, Language language) {
  switch (step) {
    case LifeStep::none: return "";
    case LifeStep::approved: return Bilingual{"approved", "duyệt vay"}.in(language);
    case LifeStep::paid_out: return Bilingual{"paid out", "nhận tiền vay"}.in(language);
    case LifeStep::due: return Bilingual{"due", "đến hạn"}.in(language);
    case LifeStep::repaid: return Bilingual{"repaid", "trả nợ"}.in(language);
    case LifeStep::moved: return Bilingual{"split anew", "tính lại khoản trả"}.in(language);
    case LifeStep::reversed: return Bilingual{"taken back", "hủy bút toán"}.in(language);
    case LifeStep::penalty: return Bilingual{"penalty", "phạt"}.in(language);
    case LifeStep::waived: return Bilingual{"waived", "miễn"}.in(language);
    case LifeStep::rescheduled: return Bilingual{"rescheduled", "gia hạn nợ"}.in(language);
    case LifeStep::written_off: return Bilingual{"written off", "xóa nợ"}.in(language);
    case LifeStep::recovered: return Bilingual{"brought after the write-off", "trả nợ đã xóa"}.in(language);
  }
  return "";
}

/// What a row did to interest and penalties: a split, or the difference between two.
struct LoanParts {
  Money interest;
  Money late_interest;
  Money penalty;
};

LoanParts parts_of(const LifeRow& row) {
  LoanParts parts;
  const auto add = [&](const Allocation& lines, int sign) {
    for (const AllocationLine& line : lines) {
      parts.interest += sign > 0 ? line.interest : -line.interest;
      parts.late_interest += sign > 0 ? line.late_interest : -line.late_interest;
      parts.penalty += sign > 0 ? line.penalty : -line.penalty;
    }
  };
  add(row.lines, 1);
  add(row.before, -1);
  return parts;
}

/// Money that came in, less what was taken back.
Money came_in(const LifeRow& row) {
  const auto brings = [](LifeStep step) { return step == LifeStep::repaid || step == LifeStep::recovered; };
  if (brings(row.step)) return row.amount;
  return row.step == LifeStep::reversed && brings(row.undone) ? -row.amount : Money{};
}

std::string receipt_in(const LifeRow& row, const ClubCode& club) {
  return came_in(row).is_positive() ? receipt_number(club, row.version) : "";
}

Table loan_movements(const projections::Life& life, const ClubCode& club, Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  Table table;
  table.title = said("What passed", "Diễn biến");
  table.columns = {{"day", said("Day", "Ngày")},
                   {"version", said("Entry", "Số ghi")},
                   {"voucher", said("Voucher", "Chứng từ")},
                   {"receipt", said("Receipt", "Biên nhận")},
                   {"what", said("What", "Nội dung")},
                   {"paid_minor", said("Brought", "Nộp")},
                   {"principal_minor", said("Principal", "Gốc")},
                   {"interest_minor", said("Interest", "Lãi")},
                   {"late_interest_minor", said("Late interest", "Lãi chậm trả")},
                   {"penalty_minor", said("Penalty", "Phạt")},
                   {"outstanding_minor", said("Principal left", "Còn nợ gốc")}};
  const auto money = [](Money amount) { return amount.is_zero() ? Cell::none() : Cell::money(amount); };
  for (const LifeRow& row : life.rows) {
    if (row.step == LifeStep::due) continue;
    const LoanParts parts = parts_of(row);
    const bool repays = row.step != LifeStep::paid_out;
    table.rows.push_back({Cell::day(row.day), Cell::number(static_cast<std::int64_t>(row.version.value)),
                          Cell::text(row.voucher), Cell::text(receipt_in(row, club)),
                          Cell::text(step_in(row.step, language)), money(came_in(row)),
                          repays ? money(-row.lent) : Cell::none(), money(parts.interest), money(parts.late_interest),
                          money(parts.penalty), Cell::money(row.outstanding)});
  }
  return table;
}

Table loan_instalments(const projections::Life& life, Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  Table table;
  table.key = "instalments";
  table.title = said("Instalments", "Các kỳ trả");
  table.columns = {{"n", said("No.", "Kỳ")},
                   {"due", said("Due", "Hạn trả")},
                   {"principal_minor", said("Principal", "Gốc")},
                   {"interest_minor", said("Interest", "Lãi")},
                   {"penalty_minor", said("Penalty", "Phạt")},
                   {"paid_minor", said("Paid", "Đã trả")},
                   {"paid_on", said("Paid in full on", "Trả đủ ngày")},
                   {"days_late", said("Days late", "Số ngày chậm")},
                   {"open_minor", said("Remains", "Còn phải trả")},
                   {"replaced_on", said("Replaced on", "Thay từ ngày")}};
  for (const auto& one : life.instalments)
    table.rows.push_back({Cell::number(one.row.number), Cell::day(one.row.due), Cell::money(one.row.principal),
                          Cell::money(one.row.interest), Cell::money(one.row.penalty), Cell::money(one.sum.paid()),
                          Cell::day(one.paid_on), Cell::number(one.days_late), Cell::money(one.open),
                          Cell::day(one.replaced_on)});
  return table;
}

std::vector<Fact> loan_facts(const projections::Life& life, const Borrower& borrower, Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  const auto& loan = life.loan;
  const auto once_paid_out = [&](Cell cell) { return loan.start.is_none() ? Cell::none() : cell; };
  return {{"loan", said("Loan", "Khoản vay"), Cell::text(to_text(loan.loan))},
          {"borrower", said("Borrower", "Người vay"), Cell::text(borrower.who)},
          {"start", said("Paid out", "Ngày vay"), Cell::day(loan.start)},
          {"principal_minor", said("Principal", "Tiền vay"),
           Cell::money(loan.start.is_none() ? loan.approved : loan.principal)},
          {"rate_in_force", said("Rate in force", "Lãi suất"),
           Cell::text(language == Language::vietnamese ? rate_in_vietnamese(loan.terms.rate)
                                                       : rate_in_words(loan.terms.rate))},
          {"stated_ppm_year", said("Agreed rate a year when paid out", "Lãi suất thỏa thuận một năm khi vay"),
           once_paid_out(Cell::ratio({loan.stated_ppm_year, 1'000'000}))},
          {"effective_ppm_year", said("Effective rate a year when paid out", "Lãi suất thực một năm khi vay"),
           once_paid_out(Cell::ratio({loan.effective_ppm_year, 1'000'000}))},
          {"last_due", said("Last due", "Hạn cuối"), Cell::day(loan.last_due)}};
}

std::vector<Fact> loan_owed_facts(const projections::Life& life, const Borrower& borrower, const Query& query,
                                  Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  const Currency currency = query.history().currency;
  const bool vietnamese = language == Language::vietnamese;
  const auto& now = life.standing;
  const engine::PayOff sum = pay_off_of(life.loan.loan, query);
  const std::string owed = vietnamese ? owed_in_vietnamese(life, borrower, query.day(), currency)
                                      : owed_in_words(life, borrower, query.day(), currency);
  std::vector<Fact> facts = {
      {"owed_minor", said("Owed", "Còn nợ"), Cell::money(now.owed())},
      {"owed_in_words", said("In words", "Bằng chữ"), Cell::text(amount_in_vietnamese(now.owed(), currency))},
      {"overdue_minor", said("Of it late or charged", "Trong đó quá hạn, phạt"), Cell::money(now.overdue)},
      {"next_due", said("Next due", "Hạn trả tới"), Cell::day(now.next_due)},
      {"next_amount_minor", said("Next amount", "Số tiền kỳ tới"), Cell::money(now.next_amount)},
      {"pay_off_minor", said("Settles it on the day asked about", "Trả hết trong ngày"), Cell::money(sum.total())},
      {"sentence", said("That is", "Nghĩa là"), Cell::text(owed)}};
  if (sum.total().is_zero()) return facts;
  const std::string settles =
      vietnamese ? pay_off_in_vietnamese(sum, borrower, currency) : pay_off_in_words(sum, borrower.who, currency);
  facts.push_back({"pay_off_sentence", said("To settle it", "Muốn trả hết"), Cell::text(settles)});
  return facts;
}

}  // namespace

int print_loan_statement(Query& query, const Arguments& arguments, Terminal& terminal) {
  projections::LoanBook book;
  query.fold_into(book);
  projections::LoanLife view(one_loan(book.rows(), arguments.get("--loan"), "--loan").loan);
  query.fold_into(view);
  const projections::Life life = view.on(query.day());
  const Language language = typed_language(arguments);
  const Names names(query.session(), query.question().club, arguments, terminal);
  const Borrower borrower = borrower_of(life, query, names);
  Answer answer;
  answer.view = "loan_life";
  answer.language = language;
  answer.grows_old = true;
  answer.facts_first = true;
  answer.title = Bilingual{"Statement of loan ", "Bảng kê khoản vay "}.in(language) + to_text(life.loan.loan) + ", " +
                 borrower.who + "\n" + query.club_name();
  answer.facts = loan_facts(life, borrower, language);
  for (auto& fact : loan_owed_facts(life, borrower, query, language)) answer.facts.push_back(std::move(fact));
  answer.tables = {loan_movements(life, query.question().club, language), loan_instalments(life, language)};
  return query.print(answer);
}

}  // namespace soquy::cli
