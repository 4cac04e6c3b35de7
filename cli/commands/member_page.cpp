// soquy passbook: one page for one member. What it shares with soquy statement stands here too.

#include "cli/commands/member_page.h"

#include "cli/commands/commands.h"
#include "cli/kind_words.h"
#include "cli/names.h"
#include "cli/typed.h"
#include "cli/vietnamese.h"
#include "projections/in_kind_stock.h"
#include "projections/loan_life.h"

namespace soquy::cli {

// --- Shared with the statement ---------------------------------------------------------------------------------------

namespace {

/// ": Gạo 30 kg" of a line about a thing; money says itself.
std::string thing_in(const projections::StatementLine& line) {
  if (line.item.name.empty()) return "";
  const Quantity quantity = line.received != 0 ? line.received : line.given;
  return ": " + line.item.name + " " + to_units(quantity) + " " + line.item.unit;
}

std::string kind_of_line(const projections::StatementLine& line, Language language) {
  return (language == Language::vietnamese ? kind_in_words(line.kind, name_of(line.contribution), language)
                                           : std::string(to_text(line.kind))) +
         thing_in(line);
}

}  // namespace

Table statement_table(const projections::MemberStatement& view, Language language, Format format) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  const bool in_words = format != Format::csv && format != Format::json;
  Table table;
  table.columns = {{"day", said("Day", "Ngày")},
                   {"version", said("Entry", "Số ghi")},
                   {"voucher", said("Voucher", "Chứng từ")},
                   {"kind", said("Kind", "Nội dung")},
                   {"loan", said("Loan", "Khoản vay")},
                   {"paid_minor", said("Paid", "Nộp")},
                   {"got_minor", said("Received", "Nhận")},
                   {"principal_minor", said("Principal", "Gốc")},
                   {"interest_minor", said("Interest", "Lãi")},
                   {"penalty_minor", said("Penalty", "Phạt")},
                   {"called_minor", said("Called", "Gọi bảo lãnh")},
                   {"owed_minor", said("Owes", "Còn nợ gốc")},
                   {"refundable_minor", said("Club owes", "CLB giữ")}};
  if (!in_words)
    for (const char* key : {"item", "unit", "received_thousandths", "given_thousandths"})
      table.columns.push_back({key, key});
  const auto money = [](Money amount) { return amount.is_zero() ? Cell::none() : Cell::money(amount); };
  for (const auto& line : view.lines()) {
    table.rows.push_back({Cell::day(line.value_date), Cell::number(static_cast<std::int64_t>(line.version.value)),
                          Cell::text(line.voucher),
                          Cell::text(in_words ? kind_of_line(line, language) : std::string(to_text(line.kind))),
                          line.loan.is_none() ? Cell::none() : Cell::text(to_text(line.loan)), money(line.paid),
                          money(line.got), money(line.principal), money(line.interest), money(line.penalty),
                          money(line.called), Cell::money(line.owed), Cell::money(line.refundable)});
    if (in_words) continue;
    const bool has_thing = !line.item.name.empty();
    const auto quantity = [&](Quantity units) { return has_thing ? Cell::quantity(units) : Cell::none(); };
    for (Cell cell :
         {Cell::text(line.item.name), Cell::text(line.item.unit), quantity(line.received), quantity(line.given)})
      table.rows.back().push_back(std::move(cell));
  }
  return table;
}

std::vector<Fact> statement_facts(const projections::MemberStatement& view, Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  const auto totals = view.totals();
  return {
      {"member", said("Member", "Thành viên"), Cell::text(to_text(view.member()))},
      {"owed_minor", said("Owes on loans", "Còn nợ gốc"), Cell::money(totals.owed)},
      {"refundable_minor", said("The club owes", "CLB đang giữ (tiết kiệm, vốn góp)"), Cell::money(totals.refundable)},
      {"fees_minor", said("Fees paid", "Hội phí đã nộp"), Cell::money(totals.fees)},
      {"borrowed_minor", said("Borrowed in all", "Tổng đã vay"), Cell::money(totals.borrowed)},
      {"repaid_principal_minor", said("Principal repaid", "Gốc đã trả"), Cell::money(totals.repaid_principal)},
      {"paid_interest_minor", said("Interest paid", "Lãi đã trả"), Cell::money(totals.paid_interest)},
      {"aid_minor", said("Aid received", "Trợ giúp đã nhận"), Cell::money(totals.aid)}};
}

// --- The page --------------------------------------------------------------------------------------------------------

namespace {

/// The loans that were paid out to the member, as they stand on the day.
std::vector<projections::Life> loans_of_member(const Query& query, MemberNo member) {
  projections::LoanBook book;
  query.fold_into(book);
  std::vector<projections::Life> lives;
  for (const auto& loan : book.rows()) {
    if (loan.borrower != member || loan.start.is_none()) continue;
    projections::LoanLife view(loan.loan);
    query.fold_into(view);
    lives.push_back(view.on(query.day()));
  }
  return lives;
}

std::string status_in(projections::LoanStatus status, Language language) {
  if (language == Language::english) return std::string(to_text(status));
  switch (status) {
    case projections::LoanStatus::approved: return "đã duyệt";
    case projections::LoanStatus::open: return "đang vay";
    case projections::LoanStatus::settled: return "đã trả hết";
    case projections::LoanStatus::written_off: return "đã xóa nợ";
    case projections::LoanStatus::cancelled: return "đã hủy";
  }
  return "";
}

Table own_loans(const std::vector<projections::Life>& lives, Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  Table table;
  table.key = "loans";
  table.title = said("Loans", "Các khoản vay");
  table.columns = {{"loan", said("Loan", "Khoản vay")},
                   {"start", said("Paid out", "Ngày vay")},
                   {"principal_minor", said("Principal", "Tiền vay")},
                   {"outstanding_minor", said("Principal left", "Còn nợ gốc")},
                   {"interest_due_minor", said("Interest due", "Lãi đến hạn")},
                   {"late_interest_minor", said("Late interest", "Lãi chậm trả")},
                   {"penalties_minor", said("Penalties", "Phạt")},
                   {"overdue_minor", said("Of it late", "Trong đó quá hạn")},
                   {"days_late", said("Days late", "Số ngày quá hạn")},
                   {"next_due", said("Next due", "Hạn trả tới")},
                   {"next_amount_minor", said("Next amount", "Số tiền kỳ tới")},
                   {"last_due", said("Last due", "Hạn cuối")},
                   {"status", said("Status", "Tình trạng")}};
  for (const auto& life : lives) {
    const auto& now = life.standing;
    table.rows.push_back({Cell::text(to_text(life.loan.loan)), Cell::day(life.loan.start),
                          Cell::money(life.loan.principal), Cell::money(now.principal), Cell::money(now.interest_due),
                          Cell::money(now.late_interest), Cell::money(now.penalties), Cell::money(now.overdue),
                          Cell::number(now.days_late), Cell::day(now.next_due), Cell::money(now.next_amount),
                          Cell::day(life.loan.last_due), Cell::text(status_in(life.loan.status, language))});
  }
  return table;
}

/// Every instalment for which something is still asked, the earliest first.
Table own_dues(const std::vector<projections::Life>& lives, Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  Table table;
  table.key = "dues";
  table.title = said("Still to be paid", "Các kỳ còn phải trả");
  table.columns = {{"due", said("Due", "Hạn trả")},
                   {"loan", said("Loan", "Khoản vay")},
                   {"n", said("No.", "Kỳ")},
                   {"open_minor", said("Remains", "Còn phải trả")},
                   {"days_late", said("Days late", "Số ngày quá hạn")}};
  std::vector<std::pair<Day, std::vector<Cell>>> rows;
  for (const auto& life : lives)
    for (const auto& one : life.instalments)
      if (!one.open.is_zero())
        rows.push_back({one.row.due,
                        {Cell::day(one.row.due), Cell::text(to_text(life.loan.loan)), Cell::number(one.row.number),
                         Cell::money(one.open), Cell::number(one.days_late)}});
  std::stable_sort(rows.begin(), rows.end(),
                   [](const auto& left, const auto& right) { return left.first < right.first; });
  for (auto& row : rows) table.rows.push_back(std::move(row.second));
  return table;
}

Table own_things(const Query& query, MemberNo member, Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  projections::InKindStock stock;
  query.fold_into(stock);
  Table table;
  table.key = "things";
  table.title = said("Things of the club", "Hiện vật đang giữ");
  table.columns = {{"placement", said("Placement", "Số giao")},
                   {"since", said("Since", "Từ ngày")},
                   {"item", said("Thing", "Hiện vật")},
                   {"unit", said("Unit", "Đơn vị")},
                   {"standing_thousandths", said("Standing", "Đang có")},
                   {"owed_item", said("Owes", "Phải trả")},
                   {"still_owed_thousandths", said("Still owed", "Còn phải trả")},
                   {"due", said("Due", "Hạn trả")}};
  for (const auto& placed : stock.placements()) {
    if (placed.keeper != member) continue;
    for (const auto& thing : placed.items)
      table.rows.push_back({Cell::text(to_text(placed.placement)), Cell::day(placed.since), Cell::text(thing.item.name),
                            Cell::text(thing.item.unit), Cell::quantity(thing.standing),
                            Cell::text(placed.owed_item.name), Cell::quantity(placed.still_owed),
                            Cell::day(placed.due)});
  }
  return table;
}

/// What a member asks first: how much, and until when.
std::vector<Fact> owed_in_all(const std::vector<projections::Life>& lives, Currency currency, Language language) {
  const auto said = [&](const char* english, const char* vietnamese) {
    return Bilingual{english, vietnamese}.in(language);
  };
  Money owed;
  Money overdue;
  Day next;
  for (const auto& life : lives) {
    owed += life.standing.owed();
    overdue += life.standing.overdue;
    const Day due = life.standing.next_due;
    if (!due.is_none() && (next.is_none() || due < next)) next = due;
  }
  return {{"owed_in_all_minor", said("Owed in all", "Tổng còn nợ"), Cell::money(owed)},
          {"owed_in_words", said("In words", "Bằng chữ"), Cell::text(amount_in_vietnamese(owed, currency))},
          {"overdue_minor", said("Of it late or charged", "Trong đó quá hạn, phạt"), Cell::money(overdue)},
          {"next_due", said("Next due", "Hạn trả tới"), Cell::day(next)}};
}

int print_passbook(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  projections::MembersProfile people;
  query.fold_into(people);
  const auto person = one_member(people, query.day(), arguments.get("--member"));
  projections::MemberStatement movements(person.member);
  query.fold_into(movements);
  const Language language = typed_language(arguments);
  const Names names(query.session(), query.question().club, arguments, terminal);
  const auto lives = loans_of_member(query, person.member);
  Answer answer;
  answer.view = "member_statement";
  answer.language = language;
  answer.grows_old = true;
  answer.facts_first = true;
  const std::string who = to_text(person.member) + (names.shown() ? ", " + names.of(person.member) : "");
  answer.title = Bilingual{"Passbook of ", "Sổ thành viên "}.in(language) + who + "\n" + query.club_name();
  answer.facts = owed_in_all(lives, query.history().currency, language);
  for (auto& fact : statement_facts(movements, language)) answer.facts.push_back(std::move(fact));
  answer.tables = {statement_table(movements, language, query.question().format), own_loans(lives, language),
                   own_dues(lives, language), own_things(query, person.member, language)};
  answer.tables.front().title = Bilingual{"What passed", "Thu chi với câu lạc bộ"}.in(language);
  return query.print(answer);
}

}  // namespace

CommandSpec passbook_command() {
  CommandSpec spec =
      query_spec("passbook", "a page for one member to keep: what is owed until when, savings, everything that passed",
                 print_passbook);
  spec.details = "Shows nobody else: not in figures, not in names. With --format html it is a page for the printer.";
  spec.examples = {"soquy passbook HP-01 --member TV07 --lang vi",
                   "soquy passbook HP-01 --member TV07 --lang vi --names --format html --output tv07.html"};
  spec.options.insert(spec.options.begin(),
                      {"--member", "MEMBER", "number of the member, as TV07", {}, true, false, ""});
  spec.options.push_back(language_option());
  spec.options.push_back(names_option());
  return spec;
}

}  // namespace soquy::cli
