#pragma once
// What the files of a simulated club share: one meeting while it is being written, and the sums that come up again.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/simulate/club_life.h"

namespace soquy::cli {

constexpr std::uint32_t kBoardSize = 5;
constexpr std::uint32_t kVolunteers = 6;
constexpr Money kFee{10'000};
constexpr Money kDrinks{150'000};               ///< of every meeting
constexpr Money kMiscounted{10'000};            ///< too much in the box, now and then
constexpr std::int64_t kActivityShare = 4'000;  ///< basis points of the year's interest

/// One meeting while it is being written: the acts so far, and the cash they leave in each box.
struct ClubLife::Sitting {
  Day day;
  const engine::ClubState& club;
  Command command;
  std::vector<MemberNo> present;
  Money income_cash;
  Money activity_cash;
  std::uint32_t next_resolution = 0;
  std::vector<LoanNo> settled;

  void add(Act act) { command.acts.push_back(std::move(act)); }
  void add(Act act, std::string voucher) {
    act.voucher = std::move(voucher);
    add(std::move(act));
  }
};

[[nodiscard]] inline Approval named(std::uint32_t member, Role role) {
  Approval approval;
  approval.actor = actor_of(MemberNo{member});
  approval.role = role;
  return approval;
}

}  // namespace soquy::cli
