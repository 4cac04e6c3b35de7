#include "projections/balances.h"

#include <algorithm>

namespace soquy::projections {
namespace {

/// Fund and account in one number.
std::uint32_t fund_and_account(const Posting& line) {
  return std::uint32_t{line.fund.number} << 16 | static_cast<std::uint16_t>(line.account);
}

bool stands_before(const Posting& left, const Posting& right) {
  return fund_and_account(left) < fund_and_account(right);
}

std::size_t place_in_chart(Account account) {
  const auto chart = chart_of_accounts();
  const auto found =
      std::find_if(chart.begin(), chart.end(), [&](const auto& line) { return line.account == account; });
  return static_cast<std::size_t>(found - chart.begin());
}

}  // namespace

void Balances::add(const Entry& entry) {
  for (const Posting& posting : entry) {
    auto place = std::lower_bound(lines_.begin(), lines_.end(), posting, stands_before);
    if (place == lines_.end() || stands_before(posting, *place)) {
      lines_.insert(place, posting);
    } else {
      place->amount += posting.amount;
    }
  }
}

Money Balances::of(Fund fund, Account account) const {
  const Posting asked{fund, account, {}};
  const auto place = std::lower_bound(lines_.begin(), lines_.end(), asked, stands_before);
  return place == lines_.end() || stands_before(asked, *place) ? Money::zero() : place->amount;
}

Money Balances::of(Account account) const {
  Money sum;
  for (const Posting& line : lines_) {
    if (line.account == account) sum += line.amount;
  }
  return sum;
}

std::vector<Posting> Balances::in_report_order() const {
  std::vector<Posting> rows;
  std::copy_if(lines_.begin(), lines_.end(), std::back_inserter(rows),
               [](const auto& p) { return !p.amount.is_zero(); });
  std::sort(rows.begin(), rows.end(), [](const Posting& left, const Posting& right) {
    return left.fund != right.fund ? left.fund < right.fund : prints_before(left.account, right.account);
  });
  return rows;
}

std::vector<Fund> Balances::funds() const {
  std::vector<Fund> found;
  for (const Posting& line : lines_) {
    if (found.empty() || found.back() != line.fund) found.push_back(line.fund);
  }
  return found;
}

bool prints_before(Account left, Account right) { return place_in_chart(left) < place_in_chart(right); }

}  // namespace soquy::projections
