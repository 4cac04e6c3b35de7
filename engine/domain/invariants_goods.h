#pragma once
// The promises about things, with a fold of their own: no stock and nothing that stands with a keeper is ever below
// zero, on any day; nobody gives back more than is owed, or bears witness to a loss of their own; what is owed under a
// rule of the by-law is what the rule says; and everything that came or was born is somewhere.
//
//   per item: received + born + beyond - given - handed on for good - lost = in stock + with keepers
//   per placement and item: placed + born + beyond - lost - handed on - returned = standing, on every day

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/domain/club_state.h"
#include "events/event.h"

namespace soquy::engine {

class GoodsPromises {
 public:
  using Say = std::function<void(const std::string&)>;

  /// One fact about goods, or with sign -1 its undoing on `day`. Other payloads are nothing to it.
  void take(const Payload& payload, const AdoptByLaw& by_law, Day day, int sign, const Say& say);
  /// After a commit: what it lowered must stand on every day from the first it touched, and the sums must agree.
  void check(const Say& say);

 private:
  struct Placed {
    MemberNo keeper;
    Day since;
    Item owed_item;
    GoodsRule rule;
    std::map<Item, DailyQuantity> held;
    DailyQuantity owed;
    Quantity unborn = 0;
    std::uint16_t births = 0;
    int facts = 0;  ///< what happened to it since it was placed, and stands
    bool withdrawn = false;
  };
  /// Who gets what, and owes what for it.
  struct Agreed {
    PlacementNo no;
    MemberNo keeper;
    Item item;
    Quantity quantity = 0;
    Item owed_item;
    Quantity owed = 0;
    Day due;
    GoodsRule rule;
  };

  void place(const Agreed& agreed, Day day, const Say& say);
  void withdraw(PlacementNo no, const Item& item, Quantity quantity, Quantity owed, Day day, const Say& say);
  /// The placement that a fact names, or null when it was never lent, is taken back or came later.
  Placed* placed(PlacementNo no, Day day, const Say& say);
  /// The same of something that happens to it, or with sign -1 is undone.
  Placed* touched(PlacementNo no, Day day, int sign, const Say& say);
  void move_stock(const Item& item, Day day, Quantity quantity);
  void move_held(PlacementNo no, const Item& item, Day day, Quantity quantity);
  void move_owed(PlacementNo no, Day day, Quantity quantity);
  void lend(const GoodsLent& lent, const AdoptByLaw& by_law, Day day, int sign, const Say& say);
  void bear(const GoodsBorn& born, Day day, int sign, const Say& say);
  void hand_on(const GoodsHandedOn& handed, Day day, int sign, const Say& say);
  void give_back(const GoodsReturned& returned, Day day, int sign, const Say& say);
  void lose(const GoodsLost& lost, Day day, int sign, const Say& say);
  void check_lowered(const Say& say);
  void check_sums(const Say& say);

  std::map<Item, DailyQuantity> stock_;
  std::map<PlacementNo, Placed> placements_;
  std::map<Item, Quantity> here_;  ///< what came and was born, less what left for good
  // touched by this commit
  std::set<Item> moved_;
  std::map<Item, Day> lowered_;  ///< in stock, from which day on
  std::map<std::pair<PlacementNo, Item>, Day> left_;
  std::map<PlacementNo, Day> given_back_;
};

}  // namespace soquy::engine
