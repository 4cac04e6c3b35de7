#pragma once
// The smallest club that can record money, for tests of the ledger itself.

#include <string>

#include "engine/ledger.h"
#include "tests/engine/raw_commits.h"

namespace soquy::test {

inline const Day kFoundingDay = *make_day(2019, 1, 10);
inline const Instant kEvening = at_vietnam_time(*make_day(2019, 3, 10), 19, 30);

inline Command command(const std::string& code, std::uint64_t id, Day day = *make_day(2019, 3, 10)) {
  Command out;
  out.club = club(code);
  out.id = command_id(id);
  out.actor = actor_of(MemberNo{1});
  out.value_date = day;
  return out;
}

inline JoinMember joining(std::uint32_t number, const std::string& name) {
  JoinMember join;
  join.member.value = number;
  join.sex = Sex::female;
  join.birth_year = 1950;
  join.profile.plain = engine::to_note_text({name, "0905 123 456", "2101234", "thôn Phước Thiện", Day::none()});
  return join;
}

/// Founding with three members and a board; five events.
inline Command founding(const std::string& code, std::uint64_t id) {
  Command out = command(code, id, kFoundingDay);
  FoundClub found;
  found.name = "Câu lạc bộ " + code;
  found.practice = true;
  found.nonce.fill(static_cast<std::uint8_t>(code.back()));
  out.acts.emplace_back(found);
  out.acts.emplace_back(joining(1, "Nguyễn Thị Bưởi"));
  out.acts.emplace_back(joining(2, "Trần Văn Cam"));
  out.acts.emplace_back(joining(3, "Lê Thị Quýt"));
  ElectBoard board;
  board.seats = {{Role::head, MemberNo{2}}, {Role::treasurer, MemberNo{1}}};
  out.acts.emplace_back(board);
  return out;
}

inline Command donation(const std::string& code, std::uint64_t id, std::int64_t amount = 500'000,
                        const std::string& from = {}) {
  Command out = command(code, id);
  ReceiveDonation gift;
  gift.donor = DonorClass::individual;
  gift.fund = kIncomeFund;
  gift.amount.minor = amount;
  gift.from.plain = from;
  out.acts.emplace_back(gift);
  out.acts.back().voucher = "PT-" + std::to_string(id);
  return out;
}

inline Command expense(const std::string& code, std::uint64_t id, std::int64_t amount) {
  Command out = command(code, id);
  PayExpense pay;
  pay.fund = kIncomeFund;
  pay.area = Area::livelihood;
  pay.amount.minor = amount;
  out.acts.emplace_back(pay);
  return out;
}

}  // namespace soquy::test
