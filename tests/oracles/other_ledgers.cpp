#include "tests/oracles/other_ledgers.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

namespace soquy::test {

namespace {

struct Outcome {
  int status = -1;
  std::string text;
};

Outcome run(const std::string& command) {
  Outcome outcome;
  std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  if (pipe == nullptr) return outcome;
  char buffer[4096];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) outcome.text.append(buffer, got);
  outcome.status = ::pclose(pipe);
  return outcome;
}

std::string objections(const std::string& command) {
  const Outcome outcome = run(command);
  if (outcome.status == 0) return {};
  return outcome.text.empty() ? "failed without a word: " + command : outcome.text;
}

std::vector<std::pair<Fund, Account>> accounts_of(const projections::Journal& journal) {
  std::vector<std::pair<Fund, Account>> accounts;
  for (const projections::BalanceCheck& used : journal.last) accounts.emplace_back(used.fund, used.account);
  return accounts;
}

}  // namespace

std::filesystem::path write(const ScratchDirectory& folder, const std::string& name, const std::string& text) {
  std::ofstream(folder / name, std::ios::binary) << text;
  return folder / name;
}

std::string hledger_objects(const std::filesystem::path& journal) {
  return objections("hledger -f '" + journal.string() + "' check -s payees");
}

std::string hledger_objects_to_order(const std::filesystem::path& journal) {
  return objections("hledger -f '" + journal.string() + "' check -s payees ordereddates");
}

std::string beancount_objects(const std::filesystem::path& ledger) {
  // Its cache beside the file would only be written to be thrown away.
  return objections("BEANCOUNT_DISABLE_LOAD_CACHE=1 bean-check '" + ledger.string() + "'");
}

std::map<std::string, std::int64_t> hledger_balances(const std::filesystem::path& journal) {
  const Outcome outcome = run("hledger -f '" + journal.string() + "' balance --no-total --flat -O csv");
  std::map<std::string, std::int64_t> balances;
  std::size_t at = outcome.text.find('\n') + 1;  // behind the heading
  while (at < outcome.text.size()) {
    const std::size_t end = outcome.text.find('\n', at);
    const std::string line = outcome.text.substr(at, end - at);  // "account","12345 VND"
    const std::size_t middle = line.find("\",\"");
    balances[line.substr(1, middle - 1)] = std::strtoll(line.c_str() + middle + 3, nullptr, 10);
    at = end + 1;
  }
  std::erase_if(balances, [](const auto& entry) { return entry.second == 0; });
  return balances;
}

std::string naive_assertions_hledger(const naive::Book& book, const projections::Journal& journal) {
  std::string text;
  for (const projections::JournalDay& day : journal.days) {
    text += "\n" + to_iso(day.day) + " * balance_check\n";
    for (const auto& [fund, account] : accounts_of(journal)) {
      const std::int64_t balance = book.balance(fund, account, {day.day, Instant{INT64_MAX}});
      text += "    " + projections::journal_account(fund, account) + "  0 VND = " + std::to_string(balance) + " VND\n";
    }
  }
  return text;
}

std::string naive_assertions_beancount(const naive::Book& book, const projections::Journal& journal) {
  std::string text = "\n";
  for (const projections::JournalDay& day : journal.days) {
    if (day.day < journal.first) continue;  // no account is open yet
    for (const auto& [fund, account] : accounts_of(journal)) {
      const std::int64_t balance = book.balance(fund, account, {day.day, Instant{INT64_MAX}});
      text += to_iso(add_days(day.day, 1)) + " balance " + projections::journal_account(fund, account) + " " +
              std::to_string(balance) + " VND\n";
    }
  }
  return text;
}

std::map<std::string, std::int64_t> naive_balances(const naive::Book& book) {
  std::map<std::string, std::int64_t> balances;
  for (const auto& [key, balance] : book.balances()) {
    balances[projections::journal_account(key.first, key.second)] = balance;
  }
  return balances;
}

}  // namespace soquy::test
