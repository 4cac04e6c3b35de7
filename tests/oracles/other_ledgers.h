#pragma once
// hledger and beancount as judges: what they say of a file.

#include <filesystem>
#include <map>
#include <string>

#include "projections/journal.h"
#include "tests/support/naive_ledger.h"
#include "tests/support/scratch_directory.h"

namespace soquy::test {

/// Writes a file there and gives its path.
[[nodiscard]] std::filesystem::path write(const ScratchDirectory& folder, const std::string& name,
                                          const std::string& text);

/// Empty when the program accepts the file, else what it said.
[[nodiscard]] std::string hledger_objects(const std::filesystem::path& journal);
/// The same with dates in order, which a file with assertions appended need not be in.
[[nodiscard]] std::string hledger_objects_to_order(const std::filesystem::path& journal);
[[nodiscard]] std::string beancount_objects(const std::filesystem::path& ledger);
/// `hledger balance` in minor units by account name, zeros left out.
[[nodiscard]] std::map<std::string, std::int64_t> hledger_balances(const std::filesystem::path& journal);

/// The naive book's balances at the end of every day of the journal, as assertions to be appended.
[[nodiscard]] std::string naive_assertions_hledger(const naive::Book& book, const projections::Journal& journal);
[[nodiscard]] std::string naive_assertions_beancount(const naive::Book& book, const projections::Journal& journal);
/// The naive book's final balances under the journal's account names.
[[nodiscard]] std::map<std::string, std::int64_t> naive_balances(const naive::Book& book);

}  // namespace soquy::test
