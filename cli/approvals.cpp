#include "cli/approvals.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "cli/command.h"
#include "cli/utf8.h"
#include "engine/domain/approval.h"
#include "engine/domain/club_state.h"

namespace soquy::cli {

ActorId typed_actor(std::string_view text, std::string_view field) {
  std::string upper(text);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const auto actor = ActorId::parse(upper);
  if (!actor)
    throw UsageError(std::string(field) + " is " + in_quotes(text) +
                     ": name a member as TV05, or an enrolled code of at most 16 letters A-Z, digits and '-'.");
  if (!is_misspelt_member(*actor)) return *actor;
  const auto member = parse_number(upper);  // "TV5" is the member TV05
  if (!member) throw UsageError(std::string(field) + " is " + in_quotes(text) + ": members are numbered from TV01.");
  return actor_of(MemberNo{*member});
}

namespace {

// --- Keys ----------------------------------------------------------------------------------------------------------

struct SigningKey {
  std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret{};
  Hash open;

  explicit SigningKey(const Hash& seed) {
    crypto_sign_seed_keypair(open.bytes.data(), secret.data(), seed.bytes.data());
  }
  ~SigningKey() { sodium_memzero(secret.data(), secret.size()); }
  SigningKey(const SigningKey&) = delete;
  SigningKey& operator=(const SigningKey&) = delete;
};

Hash seed_in(const std::string& file) {
  std::ifstream in(file);
  std::string hex;
  in >> hex;
  const auto seed = parse_hash(hex);
  if (!seed)
    throw UsageError("The key file " + in_quotes(file) +
                     " cannot be read: it holds 64 hexadecimal digits, as made by: soquy actor key FILE");
  return *seed;
}

// --- Approvals -----------------------------------------------------------------------------------------------------

struct TypedApproval {
  Approval approval;
  std::string key_file;
};

TypedApproval typed_approval(const std::string& text) {
  const std::size_t colon = text.find(':');
  TypedApproval typed;
  typed.approval.actor = typed_actor(text.substr(0, colon), "--approved-by");
  const std::string how = colon == std::string::npos ? "named" : text.substr(colon + 1);
  if (how == "pin") {
    typed.approval.assurance = Assurance::pin;
  } else if (how.starts_with("key=")) {
    typed.approval.assurance = Assurance::key;
    typed.key_file = how.substr(4);
  } else if (how != "named") {
    throw UsageError("--approved-by is " + in_quotes(text) + ": write TV01, TV01:pin or TV01:key=FILE.");
  }
  return typed;
}

Role role_of(const engine::ClubState& state, const ActorId& actor) {
  if (const auto enrolled = state.programme.actors.find(actor); enrolled != state.programme.actors.end())
    return enrolled->second.role;
  const auto member = member_of(actor);
  if (!member) return Role::none;
  const auto seat = state.board.find(*member);
  return seat == state.board.end() ? Role::member : seat->second;
}

Hash genesis_of(const engine::Ledger& ledger, const ClubCode& club) {
  const auto clubs = ledger.clubs();
  const auto found = std::find_if(clubs.begin(), clubs.end(), [&](const auto& known) { return known.code == club; });
  return found == clubs.end() ? Hash{} : found->genesis;
}

void sign(Approval& approval, const std::string& file, const Hash& digest) {
  const SigningKey key(seed_in(file));
  approval.key = key.open;
  crypto_sign_detached(approval.signature.data(), nullptr, digest.bytes.data(), digest.bytes.size(), key.secret.data());
}

/// What the signers stand on: the book as it is, or, when the command was recorded before, as it was then, so that the
/// repeat is signed like the first.
struct Ground {
  engine::ClubState state;
  std::optional<Event> first;  ///< of the commit recorded under the same id

  [[nodiscard]] Version base() const { return first ? Version{first->envelope.version.value - 1} : state.version; }
  [[nodiscard]] Role role(const ActorId& actor) const {
    if (first)
      for (const auto& approval : first->envelope.approvals)
        if (approval.actor == actor) return approval.role;
    return role_of(state, actor);
  }
};

Ground ground_of(const Command& command, const engine::Ledger& ledger) {
  Ground ground;
  if (auto known = ledger.state(command.club); known.has_value()) ground.state = std::move(*known);
  if (const auto recorded = ledger.store().command(command.club, command.id))
    ground.first = ledger.event_at(command.club, recorded->first);
  return ground;
}

}  // namespace

void add_approvals(Command& command, const std::vector<std::string>& typed, const engine::Ledger& ledger) {
  if (typed.empty()) return;
  const Ground ground = ground_of(command, ledger);
  std::vector<TypedApproval> approvals;
  bool signs = false;
  for (const auto& text : typed) {
    approvals.push_back(typed_approval(text));
    approvals.back().approval.role = ground.role(approvals.back().approval.actor);
    signs = signs || !approvals.back().key_file.empty();
  }
  // A signature holds for one version of the book; a version that was asked for is left to the ledger to compare.
  if (signs && command.expected.is_none()) command.expected = ground.base();
  const Hash digest =
      signs ? engine::approval_digest(genesis_of(ledger, command.club), ground.base(), command) : Hash{};
  for (auto& one : approvals) {
    if (!one.key_file.empty()) sign(one.approval, one.key_file, digest);
    command.approvals.push_back(one.approval);
  }
}

Hash make_key_file(const std::string& file) {
  Hash seed;
  randombytes_buf(seed.bytes.data(), seed.bytes.size());
  const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (out < 0)
    throw UsageError("The key file " + in_quotes(file) + " exists already, or cannot be made there; name a new file.");
  const std::string text = to_hex(seed) + "\n";
  const bool written = ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && ::fsync(out) == 0;
  if (::close(out) != 0 || !written)
    throw UsageError("The key file " + in_quotes(file) + " could not be written whole.");
  return SigningKey(seed).open;
}

}  // namespace soquy::cli
