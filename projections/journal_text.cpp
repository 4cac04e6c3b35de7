// The journal as text for hledger, beancount and spreadsheets.

#include <algorithm>

#include "events/check.h"
#include "projections/journal.h"

namespace soquy::projections {

namespace {

struct JournalName {
  Account account;
  const char* root;
  const char* leaf;
};

constexpr JournalName kNames[] = {
    {Account::cash, "Assets", "111-Cash"},
    {Account::bank, "Assets", "112-Bank"},
    {Account::loans, "Assets", "1288-Loans-To-Members"},
    {Account::interest_receivable, "Assets", "138-Interest-Receivable"},
    {Account::loss_reserve, "Assets", "229-Loss-Reserve"},
    {Account::refundable, "Liabilities", "338-Refundable-Contributions"},
    {Account::borrowed, "Liabilities", "341-Borrowed-Capital"},
    {Account::capital, "Equity", "411-Fund-Capital"},
    {Account::restricted, "Equity", "4118-Restricted-Grants"},
    {Account::surplus, "Equity", "421-Surplus"},
    {Account::activity_capital, "Equity", "431-Activity-Fund"},
    {Account::interest_income, "Income", "515-Loan-Interest"},
    {Account::other_income, "Income", "711-Other-Income"},
    {Account::activity_expense, "Expenses", "642-Activities"},
    {Account::write_off, "Expenses", "811-Write-Offs"},
};

std::string fund_name(Fund fund) {
  if (fund == kIncomeFund) return "Income-Fund";
  if (fund == kActivityFund) return "Activity-Fund";
  return "Fund-" + std::to_string(fund.number);
}

/// A label without the marks that end a tag, a code or a string in one of the programs.
std::string plain(std::string_view label) {
  std::string text(label);
  std::replace_if(
      text.begin(), text.end(),
      [](char c) {
        return c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '|' || c == '"' || c == '\\';
      },
      ' ');
  return text;
}

std::string amount(Money money, const Journal& journal) {
  return to_plain(money, journal.currency) + " " + currency_code(journal.currency);
}

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

std::string posting_line(const char* indent, const std::string& account, const std::string& money) {
  return indent + padded(account, 56) + "  " + money;
}

std::set<Kind> kinds_of(const Journal& journal) {
  std::set<Kind> kinds;
  for (const JournalDay& day : journal.days) {
    for (const JournalEntry& entry : day.entries) kinds.insert(entry.kind);
  }
  return kinds;
}

std::string heading(const Journal& journal, const char* mark) {
  const std::string start = std::string(mark) + " ";
  return start + "Club " + journal.club + ", exported by soquy. Every entry carries the version of its event.\n" +
         start + "Balances are those of the whole book as it stands now, entries written late included.\n\n";
}

// --- hledger ---------------------------------------------------------------------------------------------------------

constexpr const char* kCheckPayee = "balance_check";

std::string hledger_tags(const JournalEntry& entry) {
  std::string tags = "version:" + std::to_string(entry.version.value);
  if (!entry.page.empty()) tags += ", page:" + plain(entry.page);
  if (!entry.meeting.is_none()) tags += ", meeting:" + std::to_string(entry.meeting.value);
  if (!entry.reverses.is_none()) tags += ", reverses:" + std::to_string(entry.reverses.value);
  if (!entry.written_on.is_none()) tags += ", written_on:" + to_iso(entry.written_on);
  if (!entry.original_date.is_none()) tags += ", original_date:" + to_iso(entry.original_date);
  return tags;
}

std::string hledger_entry(const JournalEntry& entry, const Journal& journal) {
  std::string text = to_iso(entry.day) + " *";
  if (!entry.voucher.empty()) text += " (" + plain(entry.voucher) + ")";
  text += " " + std::string(to_text(entry.kind)) + "  ; " + hledger_tags(entry) + "\n";
  for (const Posting& posting : entry.postings) {
    text +=
        posting_line("    ", journal_account(posting.fund, posting.account), amount(posting.amount, journal)) + "\n";
  }
  return text + "\n";
}

std::string hledger_checks(const JournalDay& day, const Journal& journal) {
  if (day.checks.empty()) return {};
  std::string text =
      to_iso(day.day) + " * " + kCheckPayee + "  ; at:" + (day.meeting ? "meeting" : "period_end") + "\n";
  for (const BalanceCheck& check : day.checks) {
    text += posting_line("    ", journal_account(check.fund, check.account),
                         amount(Money::zero(), journal) + " = " + amount(check.balance, journal)) +
            "\n";
  }
  return text + "\n";
}

// --- beancount -------------------------------------------------------------------------------------------------------

std::string beancount_meta(const JournalEntry& entry) {
  std::string text = "  version: " + std::to_string(entry.version.value) + "\n";
  if (!entry.voucher.empty()) text += "  voucher: \"" + plain(entry.voucher) + "\"\n";
  if (!entry.page.empty()) text += "  page: \"" + plain(entry.page) + "\"\n";
  if (!entry.meeting.is_none()) text += "  meeting: " + std::to_string(entry.meeting.value) + "\n";
  if (!entry.reverses.is_none()) text += "  reverses: " + std::to_string(entry.reverses.value) + "\n";
  if (!entry.written_on.is_none()) text += "  written-on: " + to_iso(entry.written_on) + "\n";
  if (!entry.original_date.is_none()) text += "  original-date: " + to_iso(entry.original_date) + "\n";
  return text;
}

std::string beancount_entry(const JournalEntry& entry, const Journal& journal) {
  std::string text = to_iso(entry.day) + " * \"" + std::string(to_text(entry.kind)) + "\"\n" + beancount_meta(entry);
  for (const Posting& posting : entry.postings) {
    text += posting_line("  ", journal_account(posting.fund, posting.account), amount(posting.amount, journal)) + "\n";
  }
  return text + "\n";
}

std::string beancount_checks(const JournalDay& day, const Journal& journal) {
  std::string text;
  const std::string morning_after = to_iso(add_days(day.day, 1));
  for (const BalanceCheck& check : day.checks) {
    text += posting_line((morning_after + " balance ").c_str(), journal_account(check.fund, check.account),
                         amount(check.balance, journal)) +
            "\n";
  }
  return text.empty() ? text : text + "\n";
}

}  // namespace

std::string journal_account(Fund fund, Account account) {
  for (const JournalName& name : kNames) {
    if (name.account == account) return std::string(name.root) + ":" + fund_name(fund) + ":" + name.leaf;
  }
  report_bug(__FILE__, __LINE__, "account has a journal name", "the chart grew and the journal did not");
}

std::string to_hledger(const Journal& journal) {
  const std::string decimals(static_cast<std::size_t>(currency_decimals(journal.currency)), '0');
  std::string text = heading(journal, ";") + "decimal-mark .\n";
  text += "commodity 1000." + decimals + " " + currency_code(journal.currency) + "\n";
  for (const BalanceCheck& used : journal.last) text += "account " + journal_account(used.fund, used.account) + "\n";
  for (const Kind kind : kinds_of(journal)) text += "payee " + std::string(to_text(kind)) + "\n";
  text += std::string("payee ") + kCheckPayee + "\n\n";
  for (const JournalDay& day : journal.days) {
    for (const JournalEntry& entry : day.entries) text += hledger_entry(entry, journal);
    text += hledger_checks(day, journal);
  }
  return text;
}

std::string to_beancount(const Journal& journal) {
  std::string text = heading(journal, ";;");
  text += "option \"title\" \"" + journal.club + "\"\n";
  text += std::string("option \"operating_currency\" \"") + currency_code(journal.currency) + "\"\n\n";
  if (journal.first.is_none()) return text;
  const std::string first = to_iso(journal.first);
  text += first + " commodity " + currency_code(journal.currency) + "\n";
  for (const BalanceCheck& used : journal.last) {
    text += first + " open " + journal_account(used.fund, used.account) + " " + currency_code(journal.currency) + "\n";
  }
  text += "\n";
  for (const JournalDay& day : journal.days) {
    for (const JournalEntry& entry : day.entries) text += beancount_entry(entry, journal);
    text += beancount_checks(day, journal);
  }
  return text;
}

namespace {

/// A label that a spreadsheet would run as a formula is preceded by an apostrophe.
std::string csv_label(std::string_view label) {
  const bool is_formula = !label.empty() && std::string_view("=+-@").find(label.front()) != std::string_view::npos;
  return (is_formula ? "'" : "") + plain(label);
}

}  // namespace

std::string to_posting_csv(const Journal& journal) {
  std::string text = "club,value_date,version,kind,voucher,meeting,reverses,fund,account,amount_minor\r\n";
  const auto number = [](Version version) { return version.is_none() ? std::string() : std::to_string(version.value); };
  for (const JournalDay& day : journal.days) {
    for (const JournalEntry& entry : day.entries) {
      for (const Posting& posting : entry.postings) {
        text += journal.club + "," + to_iso(entry.day) + "," + number(entry.version) + "," +
                std::string(to_text(entry.kind)) + "," + csv_label(entry.voucher) + "," + number(entry.meeting) + "," +
                number(entry.reverses) + "," + fund_key(posting.fund) + "," + std::string(info(posting.account).code) +
                "," + std::to_string(posting.amount.minor) + "\r\n";
      }
    }
  }
  return text;
}

}  // namespace soquy::projections
