#include "projections/poverty_movement.h"

#include <map>

namespace soquy::projections {
namespace {

std::map<MemberNo, PovertyClass> classes_of(const std::vector<MemberRow>& rows) {
  std::map<MemberNo, PovertyClass> classes;
  for (const MemberRow& row : rows) {
    if (row.is_member()) classes[row.member] = row.poverty;
  }
  return classes;
}

}  // namespace

PovertyMovement poverty_movement(const std::vector<MemberRow>& then, const std::vector<MemberRow>& now) {
  const auto before = classes_of(then);
  const auto after = classes_of(now);
  PovertyMovement movement;
  for (const auto& [member, poverty] : after) {
    const auto found = before.find(member);
    if (found == before.end()) {
      movement.joined += 1;
    } else {
      movement.cells[static_cast<std::size_t>(found->second)][static_cast<std::size_t>(poverty)] += 1;
    }
  }
  for (const auto& [member, poverty] : before) movement.left += !after.contains(member);
  return movement;
}

std::uint32_t PovertyMovement::row(PovertyClass then) const {
  std::uint32_t sum = 0;
  for (const std::uint32_t count : cells[static_cast<std::size_t>(then)]) sum += count;
  return sum;
}

std::uint32_t PovertyMovement::column(PovertyClass now) const {
  std::uint32_t sum = 0;
  for (const auto& line : cells) sum += line[static_cast<std::size_t>(now)];
  return sum;
}

std::uint32_t PovertyMovement::all() const {
  std::uint32_t sum = 0;
  for (const auto& line : cells) {
    for (const std::uint32_t count : line) sum += count;
  }
  return sum;
}

PovertyMovement& PovertyMovement::operator+=(const PovertyMovement& other) {
  for (std::size_t i = 0; i < kPovertyClasses; ++i) {
    for (std::size_t j = 0; j < kPovertyClasses; ++j) cells[i][j] += other.cells[i][j];
  }
  joined += other.joined;
  left += other.left;
  return *this;
}

}  // namespace soquy::projections
