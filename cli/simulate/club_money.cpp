// The rest of a simulated club's money: dues, gifts, spending, the year's interest, and mistakes put right.

#include <algorithm>

#include "cli/simulate/sitting.h"

namespace soquy::cli {

void ClubLife::dues(Sitting& sitting) {
  const auto payers = static_cast<std::uint16_t>(sitting.present.size());
  ReceiveContribution fee;
  fee.kind = ContributionKind::fee;
  fee.fund = kActivityFund;
  fee.payers = payers;
  fee.amount = Money{kFee.minor * payers};
  sitting.activity_cash += fee.amount;
  sitting.add(std::move(fee), receipt());
  if (meetings_ % 3 != 1) return;
  for (MemberNo member : sitting.present) {
    if (!random_.chance(plan_.is_national() ? 90 : 180)) continue;
    ReceiveContribution capital;
    capital.kind = random_.chance(300) ? ContributionKind::saving : ContributionKind::capital;
    capital.fund = kIncomeFund;
    capital.member = member;
    capital.amount = Money{random_.between(1, 4) * 50'000};
    sitting.income_cash += capital.amount;
    sitting.add(std::move(capital), receipt());
  }
}

void ClubLife::gifts(Sitting& sitting) {
  if (meetings_ == 1) {
    ReceiveDonation seed;
    seed.donor = DonorClass::elderly_care_fund;
    seed.condition = Condition::permanent;
    seed.fund = kIncomeFund;
    seed.amount = plan_.seed_capital;
    seed.from.plain = "Quỹ Chăm sóc và phát huy vai trò người cao tuổi";
    sitting.income_cash += seed.amount;
    sitting.add(std::move(seed), receipt());
  }
  if (meetings_ == 1 || random_.chance(60)) {
    ReceiveDonation gift;
    gift.donor = meetings_ == 1 ? DonorClass::enterprise : DonorClass::individual;
    gift.fund = kActivityFund;
    gift.amount = Money{random_.between(5, 30) * 100'000};
    gift.from.plain = meetings_ == 1 ? "Doanh nghiệp mẫu ở địa phương" : "Một người con xa quê";
    sitting.activity_cash += gift.amount;
    sitting.add(std::move(gift), receipt());
  }
  if (meetings_ == 4) {
    ReceiveDonation grant;
    grant.donor = DonorClass::organisation;
    grant.condition = Condition::restricted;
    grant.use = "Thiết bị";
    grant.fund = kActivityFund;
    grant.amount = Money{5'000'000};
    grant.from.plain = "Mặt trận Tổ quốc";
    sitting.activity_cash += grant.amount;
    sitting.add(std::move(grant), receipt());
    had_grant_ = true;
  }
  if (random_.chance(120)) {
    ReceiveGoods rice;
    rice.item = {"Gạo", "kg"};
    rice.quantity = random_.between(2, 12) * 10'000;
    rice.memo_value = Money{rice.quantity / 1'000 * 15'000};
    rice.donor = DonorClass::individual;
    rice.from.plain = "Chủ vựa gạo ở chợ";
    sitting.add(std::move(rice));
  }
}

/// In December the year's interest is split by the by-law.
void ClubLife::year_end(Sitting& sitting) {
  if (civil(sitting.day).month != 12) return;
  const Money earned = -sitting.club.balance(kIncomeFund, Account::interest_income);
  if (!earned.is_positive()) return;
  const Money to_activity = Money{earned.minor * kActivityShare / 10'000};
  if (sitting.income_cash < to_activity) return;
  AllocateInterest allocate;
  allocate.fund = kIncomeFund;
  allocate.amount = earned;
  allocate.resolution = resolve(sitting, Subject::allocation, earned, "Phân bổ lãi cuối năm");
  sitting.add(std::move(allocate), payment());
  sitting.income_cash -= to_activity;
  sitting.activity_cash += to_activity;
}

void ClubLife::spending(Sitting& sitting) {
  PayExpense drinks;
  drinks.area = Area::culture;
  drinks.fund = kActivityFund;
  drinks.amount = kDrinks;
  drinks.words.plain = "Nước uống, loa đài buổi sinh hoạt";
  if (sitting.activity_cash < Money{1'000'000}) return;
  sitting.activity_cash -= drinks.amount;
  const std::string voucher = payment();
  sitting.add(drinks, voucher);
  if (random_.chance(plan_.trouble == Trouble::one_pair
                         ? 300
                         : 35)) {  // the same voucher page copied twice: found and reversed next month
    mistaken_voucher_ = payment();
    sitting.activity_cash -= drinks.amount;
    sitting.add(std::move(drinks), mistaken_voucher_);
  }
  if (random_.chance(450)) {
    GiveAid aid;
    aid.kind = AidKind::sickness;
    aid.member = someone(sitting);
    aid.area = Area::culture;
    aid.fund = kActivityFund;
    aid.amount = Money{random_.between(2, 6) * 50'000};
    sitting.activity_cash -= aid.amount;
    sitting.add(std::move(aid), payment());
  }
  const Money box = sitting.income_cash;
  if (meetings_ % 5 == 3 && box > Money{25'000'000}) {
    BankCash bank;
    bank.fund = kIncomeFund;
    bank.amount = Money{10'000'000};
    sitting.income_cash -= bank.amount;
    sitting.add(bank, payment());
  }
}

/// The restricted gift is spent on what it was given for.
void ClubLife::equipment(Sitting& sitting) {
  if (!had_grant_ || bought_equipment_ || sitting.club.grants.empty()) return;
  PayExpense buy;
  buy.area = Area::health;
  buy.fund = kActivityFund;
  buy.amount = Money{3'800'000};
  buy.grant = sitting.club.grants.begin()->first;
  buy.use = "Thiết bị";
  buy.resolution = resolve(sitting, Subject::expense, buy.amount, "Mua máy đo huyết áp và cân");
  buy.words.plain = "Máy đo huyết áp, cân, nhiệt kế";
  sitting.activity_cash -= buy.amount;
  sitting.add(std::move(buy), payment());
  bought_equipment_ = true;
}

/// An entry that was written twice last month is reversed, with the secretary as second signer.
void ClubLife::corrections(Sitting& sitting) {
  for (const Mistake& mistake : mistakes_) {
    ReverseEntry reverse;
    reverse.entry = mistake.entry;
    reverse.reason = ReasonCode::written_twice;
    reverse.words.plain = "Ghi trùng ở buổi trước";
    sitting.add(std::move(reverse), receipt());
    sitting.activity_cash += kDrinks;
    sitting.command.approvals = {named(3, Role::secretary)};
  }
  mistakes_.clear();
  if (!open_difference_.is_none()) {
    const ResolutionNo no = resolve(sitting, Subject::difference, Money::zero(), "Xử lý chênh lệch quỹ hoạt động");
    PostDifference post;
    post.count = open_difference_;
    post.fund = kActivityFund;
    post.resolution = no;
    post.reason = ReasonCode::miscounted;
    sitting.add(std::move(post), receipt());
    sitting.activity_cash += kMiscounted;
    open_difference_ = Version{};
  }
}

}  // namespace soquy::cli
