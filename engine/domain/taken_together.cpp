#include "engine/domain/taken_together.h"

#include <algorithm>
#include <set>
#include <string>

namespace soquy::engine {

namespace {

/// Loans, placements, gifts, ... by their names: "KV001", "HV004".
using Things = std::set<std::string>;

template <class No>
void add_thing(Things& things, const No& no) {
  if constexpr (requires {
                  no.is_none();
                  to_text(no);
                }) {
    if (!no.is_none()) things.insert(to_text(no));
  }
}

std::string counted_in(Version version) { return "#" + std::to_string(version.value); }
std::string put_in(MemberNo member, Fund fund) { return to_text(member) + " in " + std::to_string(fund.number); }

/// On what an entry rests, where something else made it.
Things used_by(const Event& event) {
  Things used;
  std::visit(
      [&](const auto& fact) {
        if constexpr (requires { fact.loan; }) add_thing(used, fact.loan);
        if constexpr (requires { fact.tops_up; }) add_thing(used, fact.tops_up);
        if constexpr (requires { fact.group; }) add_thing(used, fact.group);
        if constexpr (requires { fact.placement; }) add_thing(used, fact.placement);
        if constexpr (requires { fact.grant; }) add_thing(used, fact.grant);
        if constexpr (requires { fact.borrowing; }) add_thing(used, fact.borrowing);
      },
      event.payload.is);
  if (const auto* posted = event.payload.as<DifferencePosted>()) used.insert(counted_in(posted->count));
  if (const auto* refund = event.payload.as<ContributionRefunded>()) used.insert(put_in(refund->member, refund->fund));
  return used;
}

/// What is another one without the entry.
Things made_by(const Event& event) {
  Things made;
  std::visit(
      [&](const auto& fact) {
        if constexpr (requires { fact.given; }) add_thing(made, fact.given);
        if constexpr (requires { fact.loan; }) add_thing(made, fact.loan);
        if constexpr (requires { fact.placement; }) add_thing(made, fact.placement);
        if constexpr (requires { fact.next; }) add_thing(made, fact.next);
      },
      event.payload.is);
  if (event.payload.as<CashCounted>() != nullptr) made.insert(counted_in(event.envelope.version));
  if (const auto* paid = event.payload.as<ContributionReceived>()) made.insert(put_in(paid->member, paid->fund));
  return made;
}

bool have_one_in_common(const Things& left, const Things& right) {
  return std::any_of(left.begin(), left.end(), [&](const std::string& one) { return right.contains(one); });
}

bool is_asked_for(const std::vector<Version>& all, Version one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// Those asked for and what may rest on them, newest first. What rests on an entry came after it, so one walk forward
/// finds also what rests on those.
std::vector<Version> all_about_the_same(const std::vector<Version>& asked, const ClubState& club,
                                        const std::function<std::optional<Event>(Version)>& event_at) {
  std::vector<Version> found;
  Things made;
  for (Version version = *std::min_element(asked.begin(), asked.end()); version <= club.version; ++version.value) {
    const bool is_asked = is_asked_for(asked, version);
    const auto event = club.reversed.contains(version) && !is_asked ? std::nullopt : event_at(version);
    if (!event) continue;
    const bool follows = event->payload.as<EntryReversed>() != nullptr ||
                         event->payload.as<RepaymentReallocated>() != nullptr;  // goes with its cause
    if (!is_asked && (follows || !have_one_in_common(used_by(*event), made))) continue;
    found.insert(found.begin(), version);
    made.merge(made_by(*event));
  }
  return found;
}

}  // namespace

std::vector<Version> resting_on(const std::vector<Version>& asked, const ClubState& club,
                                const std::function<std::optional<Event>(Version)>& event_at,
                                const TryTakingBack& may) {
  if (asked.empty()) return {};
  std::vector<Version> all = all_about_the_same(asked, club, event_at);
  // What cannot be taken back itself, an income that was told or a person who was erased, is left where it is.
  while (const auto no = may(all)) {
    const auto place = static_cast<std::size_t>(std::max(no->act, 0));
    if (no->act < 0 || place >= all.size() || is_asked_for(asked, all[place])) return {};
    all.erase(all.begin() + no->act);
  }
  for (std::size_t i = all.size(); i-- > 0;) {
    if (is_asked_for(asked, all[i])) continue;
    std::vector<Version> without = all;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    if (!may(without)) all = std::move(without);
  }
  std::erase_if(all, [&](Version one) { return is_asked_for(asked, one); });
  std::reverse(all.begin(), all.end());
  return all;
}

}  // namespace soquy::engine
