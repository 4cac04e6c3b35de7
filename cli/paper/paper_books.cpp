#include "cli/paper/paper_books.h"

#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "cli/paper/cell_reader.h"
#include "cli/paper/csv_file.h"
#include "cli/paper/fields.h"
#include "cli/paper/read_by_law.h"
#include "cli/paper/text.h"

namespace soquy::cli::paper {
namespace {

struct FileName {
  std::string_view vietnamese;
  std::string_view english;
};
constexpr FileName kNames[kBookFiles] = {
    {"quy-che.csv", "by-law.csv"},
    {"thanh-vien.csv", "members.csv"},
    {"khoan-vay.csv", "loans.csv"},
    {"so-quy.csv", "cash-book.csv"},
};

const std::vector<Heading>& columns_of(BookFile file) {
  static const std::array<std::vector<Heading>, kBookFiles> columns = {{
      {{"Mục", "Item"}, {"Nội dung", "Content"}},
      {{"Mã", "No"},
       {"Họ và tên", "Full name"},
       {"Năm sinh", "Birth year"},
       {"Giới tính", "Sex"},
       {"Diện hộ", "Household class"},
       {"Ngày vào", "Joined"},
       {"Chức vụ", "Post"}},
      {{"Số khoản vay", "Loan"},
       {"Thành viên", "Member"},
       {"Ngày giải ngân", "Disbursed on"},
       {"Số tiền", "Amount"},
       {"Lãi suất (%/tháng)", "Rate (%/month)", false},
       {"Lãi suất (%/năm)", "Rate (%/year)", false},
       {"Cách trả", "Method"},
       {"Số kỳ", "Instalments"},
       {"Mục đích", "Purpose"},
       {"Nghị quyết", "Resolution"},
       {"Người bảo lãnh", "Guarantor"}},
      {{"Ngày", "Date"},
       {"Số chứng từ", "Voucher"},
       {"Nội dung", "Description"},
       {"Loại", "Kind"},
       {"Thành viên/Nguồn", "Member/Source"},
       {"Khoản vay", "Loan"},
       {"Quỹ", "Fund"},
       {"Thu", "In"},
       {"Chi", "Out"},
       {"Tồn quỹ", "Balance"},
       {"Chứng từ gốc", "Original voucher"}},
  }};
  return columns[static_cast<std::size_t>(file)];
}

constexpr const char* kDayAdvice = "a day such as 10/01/2019 or 2019-01-10";
constexpr unsigned kMostInstalments = 600;

/// "TV05" or "5": the prefix of another kind of number is none of this one.
template <class Number>
std::optional<Number> parse_no(std::string_view text) {
  const std::string prefix = to_text(Number{1}).substr(0, 2);
  const bool bare = !text.empty() && text.front() >= '0' && text.front() <= '9';
  const auto value = bare || text.starts_with(prefix) ? parse_number(text) : std::nullopt;
  if (!value) return std::nullopt;
  return Number{*value};
}

std::optional<std::string> parse_label(std::string_view text) {
  if (text.size() > kMaxLabelBytes) return std::nullopt;
  return std::string(text);
}

/// Posts with commas between: a seat on the board, volunteer, or both.
struct Posts {
  Role seat = Role::none;
  bool volunteer = false;
};
std::optional<Posts> parse_posts(std::string_view text) {
  Posts posts;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t comma = rest.find(',');
    const auto post = find_post(rest.substr(0, comma));
    if (!post || (*post != Role::volunteer && *post != Role::member && posts.seat != Role::none)) return std::nullopt;
    if (*post == Role::volunteer) posts.volunteer = true;
    if (*post != Role::volunteer && *post != Role::member) posts.seat = *post;
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
  }
  return posts;
}

std::optional<std::vector<MemberNo>> parse_members(std::string_view text) {
  std::vector<MemberNo> members;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find_first_of(", ");
    if (end != 0) {
      const auto no = parse_no<MemberNo>(rest.substr(0, end));
      if (!no) return std::nullopt;
      members.push_back(*no);
    }
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  }
  return members;
}

void begin(PaperRow& paper, const Sheet& sheet, const Row& row) {
  paper.at = {sheet.file, row.line, 0, {}};
  paper.row = row.number;
  paper.cells = row.cells;
}

MemberPaper read_member(const Sheet& sheet, const Row& row, Problems& problems) {
  CellReader cells(sheet, row, problems);
  MemberPaper paper;
  begin(paper, sheet, row);
  const auto year = [](std::string_view text) -> std::optional<std::uint16_t> {
    const auto value = parse_count(text, 2199);
    return value && *value >= 1850 ? std::optional(static_cast<std::uint16_t>(*value)) : std::nullopt;
  };
  paper.no = cells.need(member_column::no, parse_no<MemberNo>, "a number such as TV05");
  paper.name = cells.need_text(member_column::name, "the member's name");
  if (paper.name.size() > 200) cells.report(member_column::name, "a name of at most 200 bytes");
  paper.birth_year = cells.maybe(member_column::birth_year, year, "a year such as 1951, or nothing when not known");
  paper.sex = cells.maybe(member_column::sex, find_sex, sex_words());
  paper.poverty = cells.maybe(member_column::poverty, find_poverty, poverty_words());
  paper.joined = cells.need(member_column::joined, parse_paper_day, kDayAdvice);
  const Posts posts = cells.maybe(member_column::post, parse_posts, "nothing, or: " + post_words());
  paper.post = posts.seat;
  paper.volunteer = posts.volunteer;
  paper.whole = cells.whole();
  return paper;
}

Rate read_rate(CellReader& cells) {
  const bool monthly = cells.has(loan_column::rate_month) || !cells.has(loan_column::rate_year);
  const std::size_t column = monthly ? loan_column::rate_month : loan_column::rate_year;
  if (monthly && cells.has(loan_column::rate_year)) {
    cells.report(loan_column::rate_year, "nothing: the rate per month stands beside it");
  }
  const auto ppm = cells.need(column, parse_percent_ppm, "percent with at most four decimals, such as 0,8 or 0.8");
  return {ppm, monthly ? Period::month : Period::year};
}

LoanPaper read_loan(const Sheet& sheet, const Row& row, Currency currency, Problems& problems) {
  CellReader cells(sheet, row, problems);
  LoanPaper paper;
  begin(paper, sheet, row);
  const auto money = [currency](std::string_view text) -> std::optional<Money> {
    const auto amount = parse_paper_money(text, currency);
    return amount && amount->is_positive() ? amount : std::nullopt;
  };
  const auto count = [](std::string_view text) { return parse_count(text, kMostInstalments); };
  paper.no = cells.need(loan_column::no, parse_no<LoanNo>, "a number such as KV001");
  paper.borrower = cells.need(loan_column::borrower, parse_no<MemberNo>, "a member such as TV05");
  paper.disbursed = cells.need(loan_column::disbursed, parse_paper_day, kDayAdvice);
  paper.amount =
      cells.need(loan_column::amount, money, money_advice(cells.text(loan_column::amount), currency) + ", above 0");
  paper.rate = read_rate(cells);
  paper.method = cells.need(loan_column::method, find_method, method_words());
  paper.instalments = static_cast<std::uint16_t>(cells.need(loan_column::instalments, count, "a count of 1 to 600"));
  paper.purpose = cells.maybe(loan_column::purpose, parse_label, "a purpose of at most 64 bytes");
  paper.resolution = cells.need(loan_column::resolution, parse_no<ResolutionNo>, "a resolution such as NQ-01");
  paper.guarantors = cells.maybe(loan_column::guarantors, parse_members, "members such as TV13, or TV13, TV14");
  paper.whole = cells.whole();
  return paper;
}

class CashReader {
 public:
  CashReader(const Sheet& sheet, const ByLawPaper& by_law, Problems& problems)
      : sheet_(sheet), by_law_(by_law), problems_(problems) {}

  CashRow read(const Row& row) {
    CellReader cells(sheet_, row, problems_);
    CashRow paper;
    begin(paper, sheet_, row);
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
    paper.voucher = cells.maybe(cash_column::voucher, parse_label, "a number of at most 64 bytes such as PT-001");
    paper.reverses = cells.text(cash_column::reverses);
    if (!kind_known) return;
    if (paper.kind != RowKind::count && paper.voucher.empty()) {
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

  static void read_party(CellReader& cells, CashRow& paper) {
    const std::string& text = cells.text(cash_column::party);
    const auto member = parse_no<MemberNo>(text);
    switch (paper.kind) {
      case RowKind::seed_capital:
      case RowKind::donation: read_donor(cells, paper, text); return;
      case RowKind::expense:
        paper.source = text;
        paper.area = cells.need(cash_column::party, find_area, "the activity area, \"Mảng 1\" to \"Mảng 8\"");
        return;
      case RowKind::refundable_capital:
      case RowKind::disbursement:
      case RowKind::repayment:
      case RowKind::refund:
        if (!member) cells.report(cash_column::party, "a member such as TV05");
        break;
      case RowKind::aid:
        if (!member && !text.empty()) paper.source = text;  // somebody who is not a member
        break;
      default:
        if (!member && !text.empty()) paper.source = text;
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
      cells.report(cash_column::in, "a sum either in or out, the opposite of the voucher that is reversed");
    }
    if (way != Direction::either) {
      check_side(cells, cash_column::in, way == Direction::in, paper.kind);
      check_side(cells, cash_column::out, way == Direction::out, paper.kind);
    }
    if (in) paper.in = read_sum(cells, cash_column::in);
    if (out) paper.out = read_sum(cells, cash_column::out);
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

Sheet open_sheet(const BookBytes& files, BookFile file, PaperBooks& books, Problems& problems) {
  const auto i = static_cast<std::size_t>(file);
  const std::string name = files.names[i].empty() ? std::string(kNames[i].vietnamese) : files.names[i];
  Sheet sheet = files.names[i].empty() ? Sheet{name, {}, {}, {}, {}}
                                       : read_sheet(name, files.bytes[i], columns_of(file), problems);
  sheet.places.resize(columns_of(file).size());
  sheet.headings.resize(columns_of(file).size());
  for (const std::string& heading : sheet.unread) {
    books.notices.push_back(name + ": the column " + heading + " is not read");
  }
  bool readable = true;
  for (std::size_t c = 0; c < sheet.places.size(); ++c) {
    readable = readable && (sheet.places[c] != 0 || !columns_of(file)[c].required);
  }
  books.columns[i] = {name, sheet.places, sheet.headings, readable};
  return sheet;
}

template <class Read>
void for_each_row(const Sheet& sheet, const Problems& problems, Read read) {
  for (const Row& row : sheet.rows) {
    if (problems.size() >= kMaxProblems) return;
    read(row);
  }
}

void check_rate_columns(const Sheet& loans, Problems& problems) {
  const bool any = loans.places[loan_column::rate_month] != 0 || loans.places[loan_column::rate_year] != 0;
  const bool headings_read = loans.places[loan_column::no] != 0;
  if (any || !headings_read) return;
  problems.push_back({{loans.file, 0, 0, {}}, {}, "the heading Lãi suất (%/tháng) (Rate (%/month)) is missing"});
}

}  // namespace

Spot PaperBooks::cell(BookFile file, const PaperRow& row, std::size_t column) const {
  const FileColumns& own = columns[static_cast<std::size_t>(file)];
  return {row.at.file, row.at.line, own.places[column], own.headings[column]};
}

std::string_view file_name(BookFile file) { return kNames[static_cast<std::size_t>(file)].vietnamese; }
std::string_view english_file_name(BookFile file) { return kNames[static_cast<std::size_t>(file)].english; }

BookBytes load_books(const std::filesystem::path& folder, Problems& problems) {
  BookBytes files;
  for (std::size_t i = 0; i < kBookFiles; ++i) {
    const std::string vietnamese(kNames[i].vietnamese);
    const std::string english(kNames[i].english);
    const bool here = std::filesystem::exists(folder / vietnamese);
    const bool english_here = std::filesystem::exists(folder / english);
    if (here == english_here) {
      problems.push_back(
          {{vietnamese, 0, 0, {}},
           {},
           here ? "stands beside " + english + "; keep one of the two" : "is not in the folder, nor is " + english});
      continue;
    }
    files.names[i] = here ? vietnamese : english;
    const std::filesystem::path path = folder / files.names[i];
    const auto size = std::filesystem::file_size(path);
    if (size > kMaxFileBytes) {
      problems.push_back(
          {{files.names[i], 0, 0, {}},
           {},
           "has " + std::to_string(size) + " bytes; at most " + std::to_string(kMaxFileBytes) + " are read"});
      files.names[i].clear();
      continue;
    }
    std::ifstream in(path, std::ios::binary);
    files.bytes[i].assign(std::istreambuf_iterator<char>(in), {});
    if (!in.eof() && in.fail()) throw std::runtime_error("reading " + path.string() + " failed");
    if (files.bytes[i].size() != size)
      throw std::runtime_error("reading " + path.string() + ": expected " + std::to_string(size) + " bytes, found " +
                               std::to_string(files.bytes[i].size()));
  }
  return files;
}

PaperBooks read_books(const BookBytes& files, Problems& problems) {
  PaperBooks books;
  // File by file, so that the problems come in that order.
  const Sheet by_law = open_sheet(files, BookFile::by_law, books, problems);
  books.by_law = read_by_law(by_law, problems);
  const Sheet members = open_sheet(files, BookFile::members, books, problems);
  for_each_row(members, problems,
               [&](const Row& row) { books.members.push_back(read_member(members, row, problems)); });
  const Sheet loans = open_sheet(files, BookFile::loans, books, problems);
  check_rate_columns(loans, problems);
  const Currency currency = books.by_law.currency;
  for_each_row(loans, problems,
               [&](const Row& row) { books.loans.push_back(read_loan(loans, row, currency, problems)); });
  const Sheet cash = open_sheet(files, BookFile::cash_book, books, problems);
  CashReader reader(cash, books.by_law, problems);
  for_each_row(cash, problems, [&](const Row& row) { books.cash.push_back(reader.read(row)); });
  return books;
}

}  // namespace soquy::cli::paper
