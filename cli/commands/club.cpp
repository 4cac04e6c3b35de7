// Founding a club. By-law, board and the rest are entries like others: cli/records/club.cpp.

#include <array>
#include <random>

#include <algorithm>

#include "cli/commands/commands.h"
#include "cli/record.h"

namespace soquy::cli {

namespace {

std::array<std::uint8_t, 16> random_bytes() {
  std::random_device source;
  std::array<std::uint8_t, 16> bytes{};
  for (auto& byte : bytes) byte = static_cast<std::uint8_t>(source());
  return bytes;
}

int found(const Arguments& arguments, Terminal& terminal) {
  const ClubCode code = typed_club(arguments.get("CLUB"));
  Session session(arguments, terminal, arguments.flag("--preview") ? Access::reading : Access::writing);
  Command command = typed_command(code, arguments, session);
  const engine::ClubState nothing;
  Reading reading(nothing, nullptr);
  const Typed typed(arguments, reading);
  FoundClub act;
  act.name = typed.text("--name");
  act.currency = typed_currency(arguments.get("--currency"), "--currency");
  act.region = typed.region("--region");
  act.decision = typed.text("--decision");
  act.practice = typed.flag("--practice");
  act.address = typed.note("--address");
  // The same command sent twice must ask for the same; a chosen command id therefore chooses the nonce as well.
  act.nonce = arguments.has("--command-id") ? uuid5(command.id, code.view()).bytes : random_bytes();
  Act asked(std::move(act));
  add_act_options(asked, arguments);
  command.acts.push_back(std::move(asked));
  return record(session, std::move(command), arguments, terminal);
}

}  // namespace

CommandSpec club_found_command() {
  CommandSpec spec;
  spec.name = "club found";
  spec.summary = "found a club: the first entry of its book";
  spec.details = "The day is the founding day. Then: soquy member join, soquy club by-law, soquy club board.";
  spec.examples = {
      "soquy club found HP-01 --by TV05 --date 2019-01-10 --name 'CLB liên thế hệ tự giúp nhau Hạnh Phúc' --region "
      "TCTK-2018:51",
      "soquy club found THU-01 --by TV05 --date 2024-03-01 --name 'CLB tập ghi sổ' --practice"};
  spec.positionals = {{"CLUB", "its code: 1 to 16 letters A-Z, digits and '-'", true, false}};
  spec.options = {needed("--name", "NAME", "the club's name"),
                  maybe("--region", "SCHEME:CODE", "its commune, or province, as TCTK-2018:51"),
                  maybe("--decision", "PAPER", "the commune's founding act"),
                  maybe("--currency", "CODE", "of its books", kCurrencies, "VND"),
                  switched("--practice", "a club to practise with; no province accepts it"),
                  maybe("--address", "ADDRESS", "where it meets; it stays in the register")};
  for (const auto& more : {act_options(), command_options()})
    spec.options.insert(spec.options.end(), more.begin(), more.end());
  spec.run = found;
  return spec;
}

}  // namespace soquy::cli
