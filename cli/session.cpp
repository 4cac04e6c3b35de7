#include "cli/session.h"

#include <chrono>
#include <cstdlib>
#include <thread>

#include "cli/closest.h"
#include "cli/monthly_views.h"
#include "cli/utf8.h"

namespace soquy::cli {

std::string from_environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::string store_directory(const Arguments& arguments) {
  std::string directory = arguments.get("--store");
  if (directory.empty()) directory = from_environment("SOQUY_STORE");
  if (directory.empty())
    throw UsageError("Which store? Say --store DIR, or set SOQUY_STORE=DIR. A new store is made with: soquy init DIR");
  return directory;
}

namespace {

/// Whoever holds the store is most often another command that ends in a moment.
std::unique_ptr<engine::Ledger> open_patiently(const std::string& directory, engine::Clock& clock, bool for_writing) {
  using namespace std::chrono_literals;
  const auto until = std::chrono::steady_clock::now() + 5s;
  for (;;) {
    try {
      return engine::Ledger::open(directory, clock, for_writing);
    } catch (const engine::StoreFailure& failure) {
      if (failure.cause() != engine::StoreFailure::Cause::locked || std::chrono::steady_clock::now() >= until) throw;
    }
    std::this_thread::sleep_for(100ms);
  }
}

}  // namespace

Session::Session(const Arguments& arguments, Terminal& terminal, Access access)
    : own_clock_(terminal.clock == nullptr ? std::make_unique<engine::SystemClock>() : nullptr),
      clock_(terminal.clock == nullptr ? *own_clock_ : *terminal.clock),
      terminal_(terminal),
      ledger_(open_patiently(store_directory(arguments), clock_, access == Access::writing)),
      log_size_at_opening_(ledger_->store().log_size()) {}

Session::~Session() {
  // What was opened for reading alone cannot have written anything.
  if (ledger_->store().log_size() > log_size_at_opening_)
    keep_views(*ledger_, log_size_at_opening_, today(), terminal_);
}

Instant Session::now() { return clock_.now(); }

ClubCode typed_club(std::string_view text) {
  std::string upper(text);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (upper == "PROGRAMME") return programme_stream();
  if (const auto code = ClubCode::parse(upper)) return *code;
  throw UsageError("CLUB is " + in_quotes(text) + ": a club's code has 1 to 16 letters A-Z, digits and '-', as HP-01.");
}

namespace {

ClubCode only_club(const std::vector<std::string>& codes) {
  if (codes.empty()) throw Refusal("This store holds no club yet. Found one with: soquy club found");
  if (codes.size() == 1) return typed_club(codes.front());
  throw UsageError("Which club? " +
                   (codes.size() <= 12
                        ? "The store holds " + listed(codes, "and") + "; name one before the other words."
                        : "The store holds " + std::to_string(codes.size()) +
                              "; see them with: soquy clubs, and name one before the other words."));
}

}  // namespace

ClubCode Session::club(const Arguments& arguments, std::string_view name) {
  if (!arguments.has(name)) {
    std::vector<std::string> all;
    for (const auto& club : ledger_->clubs()) all.push_back(club.code.text());
    return only_club(all);
  }
  const ClubCode code = typed_club(arguments.get(name));
  if (code == programme_stream()) return code;
  std::vector<std::string> codes;
  for (const auto& club : ledger_->clubs()) {
    if (club.code == code) return code;
    codes.push_back(club.code.text());
  }
  if (codes.empty())
    throw Refusal("There is no club " + code.text() + ": this store holds none yet. Found one with: soquy club found");
  std::string near = did_you_mean(code.text(), codes);
  if (near.empty())
    near = codes.size() <= 12 ? " The store holds " + listed(codes, "and") + "." : " See them all with: soquy clubs";
  throw Refusal("There is no club " + code.text() + " in this store." + near);
}

engine::ClubState Session::state(const ClubCode& club) {
  auto state = ledger_->state(club);
  if (state.has_error() && club == programme_stream()) return {};  // nothing is recorded in it yet
  if (state.has_error()) throw Refusal(to_sentence(state.error()));
  return std::move(*state);
}

}  // namespace soquy::cli
