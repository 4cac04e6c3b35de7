// Drawn histories of goods against a list of movements that is added up again for every question: what is refused and
// why, what stands where on every day, who is next, and that nothing but a buy-out is money. verify finds no fault.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "engine/domain/invariants.h"
#include "events/fold.h"
#include "projections/in_kind_stock.h"
#include "projections/trial_balance.h"
#include "tests/engine/goods_bank.h"
#include "tests/support/naive_goods.h"
#include "tests/support/random_event.h"

using namespace soquy;
using namespace soquy::tests;

namespace {

constexpr int kOrders = 30;
const Day kNever{INT32_MAX - 1};  ///< after everything; what was not undone is undone on the day after
const std::vector<Item>& all_items() {
  static const std::vector<Item> items = {kHeifer, kCalf, kRice};
  return items;
}

/// What a club does with its goods in some years, and what it types by mistake.
class DrawnGoods {
 public:
  explicit DrawnGoods(std::uint64_t seed) : dice_(seed), club_(a_goods_bank()), book_(goods_rules()), today_(kPlaced) {
    const std::size_t opened = club_.events.size();
    for (std::size_t i = 0; i < opened; i += club_.events[i].envelope.count)
      promises_.take({club_.events.data() + i, club_.events[i].envelope.count});
    // The last two events of the opening are the goods that came.
    for (std::size_t i = opened - 2; i < opened; ++i)
      book_.write(act_of(club_.events[i].payload)->is, kPlaced, club_.events[i].envelope.version.value);
  }

  /// Orders one thing; it must be accepted or refused as the book has it.
  void step() {
    today_ = add_days(today_, static_cast<int>(dice_.below(40)));
    const Act act = some_act();
    const Day day = chance(30) ? some_day() : today_;
    const auto objections = book_.objections(act.is, day);
    Command command = order(day);
    command.acts.push_back(act);
    if (std::holds_alternative<ReverseEntry>(act.is)) command = signed_by(command, {1});
    const Answer answer = club_.when(command);
    INFO(to_iso(day) << ", act " << act.is.index() << ": "
                     << (answer.rejection ? to_sentence(*answer.rejection) : answer.says));
    REQUIRE(answer.rejection.has_value() == !objections.empty());
    if (answer.rejection) {
      ++refused_;
      CHECK(objections.contains(answer.rejection->reason));
      return;
    }
    book_.write(act.is, day, answer.version().value);
    for (const Event& event : answer.decision.events) {
      engine::evolve(club_.state, event);
      club_.events.push_back(event);
      check_money(event);
    }
    promises_.take(answer.decision.events);
    check_state();
  }

  /// What the books answer for some days of the past.
  void check_views() {
    for (int n = 0; n < 4; ++n) check_day(n == 0 ? kNever : some_day());
    for (const naive::GoodsEntry& entry : book_.entries()) {
      check_never_below_zero(entry.day);
      check_never_below_zero(entry.undone);
    }
  }

  [[nodiscard]] const std::string& broken() const { return broken_; }
  [[nodiscard]] std::size_t refused() const { return refused_; }
  [[nodiscard]] const naive::GoodsBook& book() const { return book_; }

 private:
  bool chance(std::uint64_t percent) { return dice_.below(100) < percent; }
  MemberNo some_member() { return MemberNo{static_cast<std::uint32_t>(1 + dice_.below(8))}; }
  Day some_day() {
    const auto span = static_cast<std::uint64_t>(days_between(kPlaced, today_) + 1);
    return add_days(kPlaced, static_cast<int>(dice_.below(span)));
  }
  /// Or the number after the last one, which is nobody's.
  PlacementNo some_place() {
    return PlacementNo{static_cast<std::uint32_t>(1 + dice_.below(book_.places().size() + 1))};
  }
  [[nodiscard]] const naive::GoodsPlace* place_of(PlacementNo no) const {
    for (const auto& place : book_.places())
      if (place.no == no) return &place;
    return nullptr;
  }
  Quantity some_quantity(const Item& item) {
    return static_cast<Quantity>(1 + dice_.below(2)) * (item == kRice ? 40'000 : 1'000);
  }
  const Item& some_item() { return all_items()[dice_.below(all_items().size())]; }
  static Day months_on(Day day, int months) { return add_months(day, months, civil(day).day); }

  Act some_act() {
    switch (dice_.below(15)) {
      case 0: return received(some_item(), 2'000);
      case 1: return giving();
      case 2:
      case 3:
      case 4: return lending();
      case 5:
      case 6: return birth();
      case 7:
      case 8: return handing_on();
      case 9: return returning();
      case 10: return losing();
      case 11: return buying_out();
      case 12: return RevalueGoods{some_item(), 1'000'000_vnd, {}};
      default: return reversing();
    }
  }

  GiveGoods giving() {
    GiveGoods give;
    give.item = some_item();
    give.quantity = some_quantity(give.item);
    give.area = Area::self_help;
    return give;
  }

  /// Under a rule as the rule says, mostly; without one as it comes.
  LendGoods lending() {
    LendGoods goods = lent(1, "", kHeifer, 1'000, kHeifer, 1'000, months_on(today_, 12));
    goods.keeper = some_member();
    switch (dice_.below(5)) {
      case 0: break;
      case 1:
        goods.by_rule = "heifer-30";
        goods.due = months_on(today_, 30);
        break;
      case 2:
        goods.by_rule = "calf-12";
        goods.owed_item = kCalf;
        goods.due = {};
        break;
      case 3:
        goods.by_rule = "cow-bank";
        goods.owed_item = kCalf;
        goods.owed = 2'000;
        goods.due = {};
        break;
      default:
        goods.by_rule = "rice-6";
        goods.item = goods.owed_item = kRice;
        goods.quantity = 50'000;
        goods.owed = 60'000;
        goods.due = months_on(today_, 6);
        break;
    }
    if (chance(6)) goods.owed += 1'000;
    if (chance(6)) goods.quantity *= 2;
    if (chance(4)) goods.by_rule = goods.by_rule.empty() ? "rice-6" : "rice-7";
    if (goods.by_rule.empty() && goods.due.is_none()) goods.due = months_on(today_, 6);
    return goods;
  }

  RecordBirth birth() {
    const PlacementNo no = some_place();
    const auto* place = place_of(no);
    return {no, place == nullptr || chance(15) ? some_item() : place->owed_item, chance(20) ? 2'000 : 1'000};
  }

  HandOnGoods handing_on() {
    HandOnGoods goods;
    goods.placement = some_place();
    goods.item = kHeifer;
    goods.quantity = 1'000;
    goods.receiver = some_member();
    const auto* place = place_of(goods.placement);
    if (place == nullptr) return goods;
    goods.item = chance(90) ? place->owed_item : some_item();
    if (place->rule.name.empty() || chance(10)) {
      goods.receiver_owes = chance(50) ? 1'000 : 0;
      if (goods.receiver_owes > 0) goods.receiver_due = months_on(today_, 12);
    } else if (place->rule.births.empty()) {
      goods.receiver_owes = goods.quantity * place->rule.owed_each / 1'000;
      goods.receiver_due = months_on(today_, place->rule.months);
    } else {
      goods.receiver_owes = place->rule.owed_each * static_cast<Quantity>(place->rule.births.size());
    }
    return goods;
  }

  ReturnGoods returning() {
    const PlacementNo no = some_place();
    const auto* place = place_of(no);
    const Item item = place == nullptr || chance(10) ? some_item() : place->owed_item;
    return {no, item, chance(30) && place != nullptr ? place->owed : some_quantity(item)};
  }

  RecordLoss losing() {
    const Item item = some_item();
    RecordLoss loss = lost(0, item, item == kRice ? 10'000 : 1'000);
    if (chance(80)) loss.placement = some_place();
    const auto* place = place_of(loss.placement);
    if (place != nullptr && chance(10)) loss.witness = place->keeper;
    loss.obligation_ends = !loss.placement.is_none() && chance(40);
    if (loss.obligation_ends) loss.resolution = ResolutionNo{2};
    return loss;
  }

  BuyOutGoods buying_out() {
    const PlacementNo no = some_place();
    BuyOutGoods buy = bought_out(no.value, 1'000);
    buy.amount = Money{static_cast<std::int64_t>(1 + dice_.below(20)) * 1'000'000};
    return buy;
  }

  ReverseEntry reversing() {
    const auto& entries = book_.entries();
    ReverseEntry reversal = undo(Version{entries[dice_.below(entries.size())].entry});
    reversal.at_original_date = chance(30);
    return reversal;
  }

  /// Units are never money: what posts is a buy-out or takes one back.
  void check_money(const Event& event) {
    const auto* reversal = event.payload.as<EntryReversed>();
    const Payload& what = reversal == nullptr ? event.payload : *reversal->original;
    CHECK(event.postings.empty() == (what.as<GoodsBoughtOut>() == nullptr));
  }

  void check_state() {
    for (const Item& item : all_items()) {
      const auto found = club_.state.stock.find(item);
      CHECK((found == club_.state.stock.end() ? 0 : found->second.total()) == book_.standing({}, item, kNever));
    }
    CHECK(club_.state.placements.size() == book_.places().size());
    for (const naive::GoodsPlace& place : book_.places()) {
      const engine::PlacementState& state = club_.state.placements.at(place.no);
      CHECK(state.keeper.is_none() == place.gone);
      if (place.gone) continue;
      CHECK(state.owed.total() == book_.owed(place.no, kNever));
      for (const auto& [item, course] : state.held) CHECK(course.total() == book_.standing(place.no, item, kNever));
    }
  }

  void check_never_below_zero(Day day) {
    std::int64_t least = 0;
    for (const Item& item : all_items()) {
      least = std::min(least, book_.standing({}, item, day));
      for (const auto& place : book_.places()) least = std::min(least, book_.standing(place.no, item, day));
    }
    for (const auto& place : book_.places()) least = std::min(least, book_.owed(place.no, day));
    CHECK(least == 0);
  }

  void check_day(Day day) {
    INFO("as of " << day.number);
    projections::InKindStock view;
    projections::TrialBalance money;
    fold(view, club_.events, {day});
    fold(money, club_.events, {day});
    std::map<Item, Quantity> at_keepers;
    std::size_t standing = 0;
    for (const naive::GoodsPlace& place : book_.places())
      if (book_.stands(place, day)) ++standing;
    const auto placements = view.placements();
    REQUIRE(placements.size() == standing);
    for (const auto& row : placements) {
      const auto* place = place_of(row.placement);
      REQUIRE(place != nullptr);
      CHECK(book_.stands(*place, day));
      CHECK(row.keeper == place->keeper);
      CHECK(row.still_owed == book_.owed(row.placement, day));
      for (const auto& thing : row.items) {
        CHECK(thing.reconciles());
        CHECK(thing.standing == book_.standing(row.placement, thing.item, day));
        at_keepers[thing.item] += thing.standing;
      }
    }
    for (const auto& row : view.rows()) {
      CHECK(row.reconciles());
      CHECK(row.in_stock == book_.standing({}, row.item, day));
      CHECK(row.with_keepers + row.kept == at_keepers[row.item]);
      CHECK(row.in_stock + at_keepers[row.item] == book_.here(row.item, day));
    }
    std::vector<naive::GoodsDue> dues;
    for (const auto& row : view.dues()) dues.push_back({row.placement, row.due, row.quantity});
    CHECK(dues == book_.dues(day));
    Money paid;
    for (const naive::GoodsEntry& entry : book_.entries()) {
      const auto* buy = std::get_if<BuyOutGoods>(&entry.act);
      if (buy != nullptr && entry.day <= day && day < entry.undone) paid += buy->amount;
    }
    CHECK(money.balance(kActivityFund, Account::cash) == paid);
    CHECK(money.balance(kActivityFund, Account::other_income) == -paid);
  }

  testing::Dice dice_;
  Given club_;
  naive::GoodsBook book_;
  Day today_;
  std::string broken_;
  engine::Invariants promises_{*ClubCode::parse("HP-01"), [this](Version version, const std::string& sentence) {
                                 broken_ += std::to_string(version.value) + ": " + sentence + "\n";
                               }};
  std::size_t refused_ = 0;
};

void judge(std::uint64_t seeds) {
  std::size_t accepted = 0;
  std::size_t refused = 0;
  std::size_t undone = 0;
  std::size_t owed_births = 0;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
    INFO("seed " << seed);
    DrawnGoods goods(seed);
    for (int n = 0; n < kOrders; ++n) goods.step();
    goods.check_views();
    CHECK(goods.broken() == "");
    accepted += goods.book().entries().size();
    refused += goods.refused();
    for (const auto& entry : goods.book().entries()) {
      if (!entry.stands()) ++undone;
      if (entry.owed > 0) ++owed_births;
    }
  }
  // The draw reaches what it is there for.
  CHECK(accepted > seeds * 5);
  CHECK(refused > seeds * 3);
  CHECK(undone > seeds / 4);
  CHECK(owed_births > seeds / 10);
}

}  // namespace

TEST_CASE("a thousand drawn histories of goods stand as a list of movements adds them up", "[domain][goods]") {
  judge(1'000);
}

TEST_CASE("forty drawn histories of goods stand as a list of movements adds them up", "[core][domain][goods]") {
  judge(40);
}
