#include "engine/stored_view.h"

namespace soquy::engine {

namespace {

void put_amount(std::string& out, std::int64_t amount) {
  const auto sign = static_cast<std::uint64_t>(amount >> 63);
  std::uint64_t left = static_cast<std::uint64_t>(amount) << 1 ^ sign;
  for (; left >= 0x80; left >>= 7) out.push_back(static_cast<char>(left | 0x80));
  out.push_back(static_cast<char>(left));
}

std::optional<std::int64_t> read_amount(std::string_view& bytes) {
  std::uint64_t value = 0;
  for (int shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<std::uint8_t>(bytes.front());
    bytes.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  return std::nullopt;
}

}  // namespace

std::string to_stored_view(const Balances& balances) {
  std::string out;
  for (const auto& [key, amount] : balances) {
    if (amount.is_zero()) continue;
    const auto account = static_cast<std::uint16_t>(key.account);
    out.push_back(static_cast<char>(key.fund.number));
    out.push_back(static_cast<char>(account & 0xff));
    out.push_back(static_cast<char>(account >> 8));
    put_amount(out, amount.minor);
  }
  return out;
}

std::optional<Balances> parse_stored_view(std::string_view bytes) {
  const std::string_view whole = bytes;
  Balances balances;
  while (!bytes.empty()) {
    if (bytes.size() < 4) return std::nullopt;
    const auto low = static_cast<std::uint8_t>(bytes[1]);
    const auto high = static_cast<std::uint8_t>(bytes[2]);
    const auto account = find_account(static_cast<std::uint16_t>(high << 8 | low));
    const Fund fund{static_cast<std::uint8_t>(bytes[0])};
    bytes.remove_prefix(3);
    const auto amount = read_amount(bytes);
    if (!account || !amount) return std::nullopt;
    balances[FundAccount{fund, *account}] = Money{*amount};
  }
  if (to_stored_view(balances) != whole) return std::nullopt;
  return balances;
}

}  // namespace soquy::engine
