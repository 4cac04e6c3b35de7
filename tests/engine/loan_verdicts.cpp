#include "tests/engine/loan_verdicts.h"

#include <algorithm>

namespace soquy::tests {

using naive::Deed;
using naive::Page;
using Kind = naive::Deed::Kind;

namespace {

const std::string kAccepted = "accepted";
const std::string kTooLate = "later_entries_depend loan";
const std::string kTooMuch = "exceeds_debt amount";

/// The books of that day were closed over: by a new paper, or by an entry that stood in them then and does no more.
bool is_shut(const KeptPage& kept, Day day) { return day < kept.page.paper.start || day < kept.taken_back_on; }

/// The page changes from a day on and then reads `with`: is there a waiver of a later day without which a repayment of
/// an earlier one would have paid a penalty that was forgiven?
bool pays_of_what_was_waived(const KeptPage& kept, std::vector<Deed> all, Day changed, const Page& with) {
  for (Deed& waiver : all) {
    if (waiver.kind != Kind::waiver || waiver.struck || waiver.day <= changed) continue;
    waiver.struck = true;
    const Page unwaived = read_page(kept.paper, all, kept.today);
    waiver.struck = false;
    for (std::size_t paid = 0; paid < all.size(); ++paid) {
      if (all[paid].day < waiver.day && unwaived.pieces[paid] != with.pieces[paid]) return true;
    }
  }
  return false;
}

std::string on_repayment(const KeptPage& kept, const Deed& deed, const Page& with) {
  if (is_shut(kept, deed.day)) return kTooLate;
  if (with.too_much > 0) return kTooMuch;
  std::vector<Deed> all = kept.deeds;
  all.push_back(deed);
  return pays_of_what_was_waived(kept, std::move(all), deed.day, with) ? kTooLate : kAccepted;
}

/// Only what is late is punished; nothing of a former paper is.
bool is_late(const Page& page, std::uint16_t instalment, Day day) {
  const int place = instalment - page.paper.first_number;
  if (place < 0 || place >= page.paper.terms.instalments || page.paper.frozen) return false;
  return page.plan[static_cast<std::size_t>(place)].due < day;
}

/// Of one instalment, less what was waived.
std::int64_t penalties_on(const KeptPage& kept, std::uint16_t instalment) {
  std::int64_t charged = 0;
  for (const Deed& other : kept.deeds) {
    if (other.instalment != instalment || other.struck) continue;
    if (other.kind == Kind::penalty) charged += other.amount;
    if (other.kind == Kind::waiver) charged -= other.amount;
  }
  return charged;
}

std::string on_penalty(const KeptPage& kept, const Deed& deed, const Page& with) {
  if (deed.instalment != 0 && !is_late(kept.page, deed.instalment, deed.day)) return "field_not_valid instalment";
  if (penalties_on(kept, deed.instalment) + deed.amount > kept.most_penalties) return "above_by_law_limit amount";
  if (is_shut(kept, deed.day)) return kTooLate;
  return with.too_much > 0 ? kTooMuch : kAccepted;
}

std::string on_waiver(const KeptPage& kept, const Deed& deed, const Page& with) {
  if (is_shut(kept, deed.day)) return kTooLate;
  if (deed.amount > penalties_left(kept.page, deed.instalment, deed.day)) return kTooMuch;
  return with.too_much > 0 ? kTooMuch : kAccepted;
}

/// What is owed on a day is written down, so nothing that stands may have changed it later.
bool stands_before_others(const KeptPage& kept, Day day) {
  return std::any_of(kept.deeds.begin(), kept.deeds.end(), [&](const Deed& other) {
    return !other.struck && other.day > day && other.kind != Kind::rescheduling;
  });
}

std::string on_rescheduling(const KeptPage& kept, const Deed& deed) {
  if (deed.terms.principal.is_zero()) return "amount_not_positive principal";
  if (deed.terms.principal.minor != kept.page.outstanding) return "amounts_do_not_add_up principal";
  return is_shut(kept, deed.day) || stands_before_others(kept, deed.day) ? kTooLate : kAccepted;
}

std::string on_write_off(const KeptPage& kept, const Deed& deed) {
  return is_shut(kept, deed.day) || stands_before_others(kept, deed.day) ? kTooLate : kAccepted;
}

std::string on_recovery(const KeptPage& kept, const Deed& deed) {
  if (!kept.page.write_off || deed.day < kept.deeds[*kept.page.write_off].day) return "loan_not_open loan";
  if (deed.day < kept.taken_back_on) return kTooLate;
  return deed.amount > kept.page.given_up - kept.page.recovered ? kTooMuch : kAccepted;
}

/// What was written below it and rests on it.
bool carries_others(const KeptPage& kept, std::size_t deed) {
  const Kind own = kept.deeds[deed].kind;
  if (own == Kind::recovery) return false;
  for (std::size_t later = deed + 1; later < kept.deeds.size(); ++later) {
    if (kept.deeds[later].struck) continue;
    const Kind kind = kept.deeds[later].kind;
    if (own == Kind::rescheduling || own == Kind::write_off) return true;
    if (kind == Kind::rescheduling || kind == Kind::write_off) return true;
  }
  const auto& waived = kept.page.waived;
  return std::find(waived.begin(), waived.end(), deed) != waived.end();
}

}  // namespace

std::string verdict(const KeptPage& kept, const Deed& deed, const Page& with) {
  const bool asks_for_money = deed.kind == Kind::rescheduling && deed.frozen && deed.terms.rate.ppm != 0;
  if (asks_for_money) return "field_not_valid rate";
  if (deed.kind == Kind::recovery) return on_recovery(kept, deed);
  if (kept.page.settled || kept.page.write_off) return "loan_not_open loan";
  switch (deed.kind) {
    case Kind::repayment: return on_repayment(kept, deed, with);
    case Kind::penalty: return on_penalty(kept, deed, with);
    case Kind::waiver: return on_waiver(kept, deed, with);
    case Kind::rescheduling: return on_rescheduling(kept, deed);
    case Kind::write_off: return on_write_off(kept, deed);
    case Kind::recovery: break;
  }
  return {};
}

std::string verdict(const KeptPage& kept, const TakingBack& back, const Page& without) {
  const std::string stays = "later_entries_depend entry";
  if (back.from < kept.taken_back_on || carries_others(kept, back.deed) || without.too_much > 0) return stays;
  std::vector<Deed> all = kept.deeds;
  all[back.deed].struck = true;
  return pays_of_what_was_waived(kept, std::move(all), back.from, without) ? stays : kAccepted;
}

bool is_before_a_taking_back(const KeptPage& kept, Day day) {
  return day >= kept.page.paper.start && day < kept.taken_back_on;
}

}  // namespace soquy::tests
