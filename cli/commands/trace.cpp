// soquy trace: one project's capital through the loans it financed, without names.

#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/typed.h"
#include "events/codec.h"
#include "projections/donor_trace.h"

namespace soquy::cli {

namespace {

using projections::Trace;

const DonationReceived* gift_in(const Event& event) { return event.payload.as<DonationReceived>(); }

/// "#8 (50.000.000 đ)": the largest gifts, for somebody who does not know the entry.
std::string some_gifts(const Query& query) {
  constexpr std::size_t kGifts = 5;
  std::vector<const Event*> gifts;
  for (const Event& event : query.history().events) {
    if (gift_in(event) != nullptr) gifts.push_back(&event);
  }
  if (gifts.empty()) return " No gift in money is written in this book.";
  std::stable_sort(gifts.begin(), gifts.end(), [](const Event* left, const Event* right) {
    return gift_in(*left)->amount > gift_in(*right)->amount;
  });
  std::string text;
  for (std::size_t i = 0; i < std::min(gifts.size(), kGifts); ++i)
    text += (i == 0 ? " The largest gifts are " : ", ") + ("#" + std::to_string(gifts[i]->envelope.version.value)) +
            " (" + to_words(gift_in(*gifts[i])->amount, query.history().currency) + ")";
  return text + ".";
}

/// The entry of the gift that was asked for.
Version asked_gift(const Arguments& arguments, const Query& query) {
  if (arguments.has("--donation") == arguments.has("--grant"))
    throw UsageError(
        "Which gift? Name its entry (--donation 8) or its number as a gift for a stated use (--grant TT-1)." +
        some_gifts(query));
  const auto& events = query.history().events;
  if (arguments.has("--grant")) {
    const auto grant = typed_no<GrantNo>(arguments.get("--grant"), "--grant");
    for (const Event& event : events) {
      if (gift_in(event) != nullptr && gift_in(event)->given == grant) return event.envelope.version;
    }
    throw Refusal(query.question().club.text() + " has no gift " + to_text(grant) + "." + some_gifts(query));
  }
  std::string typed = arguments.get("--donation");
  if (typed.starts_with('#')) typed.erase(0, 1);
  const auto number = static_cast<std::uint64_t>(typed_number(typed, "--donation", 1, kMaxVersion));
  if (number <= events.size() && gift_in(events[number - 1]) != nullptr) return Version{number};
  throw Refusal("Entry " + std::to_string(number) + " of " + query.question().club.text() + " is no gift in money." +
                some_gifts(query));
}

Table place_table(const Trace& trace) {
  Table table;
  table.columns = {{"place", "Where it is"}, {"amount_minor", "Amount"}, {"share", "Of the gift", RatioOf::money}};
  const auto add = [&](const std::string& place, Money amount) {
    table.rows.push_back(
        {Cell::text(place), Cell::money(amount), Cell::ratio_of_money({amount.minor, trace.given.minor})});
  };
  add("in the fund", trace.in_fund);
  add("out, on time", trace.out_on_time);
  add("out, 1 to 30 days late", trace.out_late);
  add("out, more than 30 days late", trace.out_over_30);
  add("lost", trace.lost);
  add("spent", trace.spent);
  table.total = {Cell::text("= given"), Cell::money(trace.given),
                 Cell::ratio_of_money({trace.given.minor, trace.given.minor})};
  return table;
}

/// "2.4 times", rounded to a tenth.
std::string times_in_words(Ratio turned) {
  if (turned.denominator == 0) return "-";
  const Money tenths = divide_rounded(int128{turned.numerator} * 10, turned.denominator, 1, Rounding::half_up);
  return std::to_string(tenths.minor / 10) + "." + std::to_string(tenths.minor % 10) + " times";
}

std::vector<Fact> trace_facts(const Trace& trace, Version gift) {
  return {{"donation", "Entry", Cell::number(static_cast<std::int64_t>(gift.value))},
          {"donor", "Given by", Cell::text(name_of(trace.donor))},
          {"condition", "On condition", Cell::text(name_of(trace.condition))},
          {"fund", "Fund", Cell::text(fund_key(trace.fund))},
          {"given_on", "Given on", Cell::day(trace.given_on)},
          {"given_minor", "Given", Cell::money(trace.given)},
          {"loans", "Loans financed", Cell::number(trace.loans)},
          {"loans_open", "Of them with some of it now", Cell::number(trace.loans_open)},
          {"lent_minor", "Lent in all", Cell::money(trace.lent)},
          {"turned_over", "Turned over", Cell::text(times_in_words(trace.turned_over()))},
          {"interest_minor", "Interest earned by it, the fund's", Cell::money(trace.interest)},
          {"borrowers", "Borrowers served", Cell::number(trace.borrowers)},
          {"women", "Of them women", Cell::number(trace.women)},
          {"poor", "Of them poor", Cell::number(trace.poor)},
          {"near_poor", "Of them near-poor", Cell::number(trace.near_poor)},
          {"hardship", "Of them in hardship", Cell::number(trace.hardship)},
          {"taken_back", "The gift was taken back", Cell::flag(trace.is_taken_back)}};
}

int trace_donation(const Arguments& arguments, Terminal& terminal) {
  Query query(arguments, terminal);
  const Version gift = asked_gift(arguments, query);
  projections::DonorTrace view(gift);
  query.fold_into(view);
  const Trace trace = view.on(query.day());
  if (!trace.is_known)
    throw Refusal("The gift of entry " + std::to_string(gift.value) + " is dated after " + to_iso(query.day()) +
                  "; ask for a later day with --as-of.");
  Answer answer;
  answer.grows_old = true;
  answer.view = "donor_trace";
  answer.title = "What became of the gift of entry " + std::to_string(gift.value) + ", " + query.club_name();
  answer.tables = {place_table(trace)};
  answer.facts = trace_facts(trace, gift);
  return query.print(answer);
}

}  // namespace

CommandSpec trace_command() {
  CommandSpec spec =
      query_spec("trace", "one project's capital through the loans it financed, without names", trace_donation);
  spec.details =
      "Money has no colour: at each loan the project pays the part that it has in the money that may be lent, and gets "
      "back its part of what is repaid; expenses take other money first. The rule stands in docs/PROJECTIONS.md. "
      "Interest "
      "belongs to the fund and is told beside it. Given = in the fund + out + lost + spent, on every day.";
  spec.examples = {"soquy trace HP-01 --donation 8", "soquy trace HP-01 --donation 8 --as-of 2020-12-31 --format json",
                   "soquy trace HP-01 --grant TT-1"};
  spec.options.push_back({"--donation", "VERSION", "the entry of the gift, as 8", {}, false, false, ""});
  spec.options.push_back({"--grant", "TT", "or the number of a gift for a stated use, as TT-1", {}, false, false, ""});
  return spec;
}

}  // namespace soquy::cli
