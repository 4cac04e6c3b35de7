#include "events/quantity.h"

namespace soquy {

std::string to_units(Quantity thousandths) {
  const auto size =
      thousandths < 0 ? 0 - static_cast<std::uint64_t>(thousandths) : static_cast<std::uint64_t>(thousandths);
  std::string text = (thousandths < 0 ? "-" : "") + std::to_string(size / 1000);
  std::string decimals = std::to_string(1000 + size % 1000).substr(1);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  return decimals.empty() ? text : text + "," + decimals;
}

}  // namespace soquy
