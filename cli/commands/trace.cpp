// soquy trace: one project's capital through the loans it financed, without names.

#include "cli/commands/commands.h"
#include "cli/commands/query.h"
#include "cli/kind_words.h"
#include "cli/programme_words.h"
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

/// `named` says what stands in cells.
Table place_table(const Trace& trace, const Speaker& said, const Speaker& named) {
  Table table;
  table.columns = {{"place", said("Where it is", "Nằm ở đâu")},
                   {"amount_minor", said("Amount", "Số tiền")},
                   {"share", said("Of the gift", "Trên số đã nhận"), RatioOf::money}};
  const auto add = [&](const std::string& place, Money amount) {
    table.rows.push_back(
        {Cell::text(place), Cell::money(amount), Cell::ratio_of_money({amount.minor, trace.given.minor})});
  };
  add(named("in the fund", "còn trong quỹ"), trace.in_fund);
  add(named("out, on time", "đang cho vay, đúng hạn"), trace.out_on_time);
  add(named("out, 1 to 30 days late", "đang cho vay, chậm 1 đến 30 ngày"), trace.out_late);
  add(named("out, more than 30 days late", "đang cho vay, chậm trên 30 ngày"), trace.out_over_30);
  add(named("lost", "mất vốn"), trace.lost);
  add(named("spent", "đã chi"), trace.spent);
  table.total = {Cell::text(named("= given", "= đã nhận")), Cell::money(trace.given),
                 Cell::ratio_of_money({trace.given.minor, trace.given.minor})};
  return table;
}

/// "2.4 times", "2,4 lần", rounded to a tenth.
std::string times_in_words(Ratio turned, Language language) {
  if (turned.denominator == 0) return "-";
  const Money tenths = divide_rounded(int128{turned.numerator} * 10, turned.denominator, 1, Rounding::half_up);
  const Speaker said{language};
  return std::to_string(tenths.minor / 10) + said(".", ",") + std::to_string(tenths.minor % 10) +
         said(" times", " lần");
}

std::string donor_in_words(DonorClass donor, Language language) {
  return language == Language::english ? std::string(name_of(donor)) : detail_in_words(name_of(donor), language);
}

std::vector<Fact> trace_facts(const Trace& trace, Version gift, const Speaker& said, Language cells) {
  return {
      {"donation", said("Entry", "Bút toán số"), Cell::number(static_cast<std::int64_t>(gift.value))},
      {"donor", said("Given by", "Bên ủng hộ"), Cell::text(donor_in_words(trace.donor, cells))},
      {"condition", said("On condition", "Điều kiện"), Cell::text(condition_in_words(trace.condition, cells))},
      {"fund", said("Fund", "Quỹ"), Cell::text(fund_in_words(trace.fund, cells))},
      {"given_on", said("Given on", "Ngày nhận"), Cell::day(trace.given_on)},
      {"given_minor", said("Given", "Số tiền đã nhận"), Cell::money(trace.given)},
      {"loans", said("Loans financed", "Số khoản vay từ vốn này"), Cell::number(trace.loans)},
      {"loans_open", said("Of them with some of it now", "Trong đó còn giữ vốn này"), Cell::number(trace.loans_open)},
      {"lent_minor", said("Lent in all", "Tổng đã cho vay"), Cell::money(trace.lent)},
      {"turned_over", said("Turned over", "Số vòng quay"), Cell::text(times_in_words(trace.turned_over(), cells))},
      {"interest_minor", said("Interest earned by it, the fund's", "Lãi thu được, thuộc về quỹ"),
       Cell::money(trace.interest)},
      {"borrowers", said("Borrowers served", "Số người được vay"), Cell::number(trace.borrowers)},
      {"women", said("Of them women", "Trong đó phụ nữ"), Cell::number(trace.women)},
      {"poor", said("Of them poor", "Trong đó nghèo"), Cell::number(trace.poor)},
      {"near_poor", said("Of them near-poor", "Trong đó cận nghèo"), Cell::number(trace.near_poor)},
      {"hardship", said("Of them in hardship", "Trong đó khó khăn"), Cell::number(trace.hardship)},
      {"taken_back", said("The gift was taken back", "Khoản ủng hộ đã bị đảo"), Cell::flag(trace.is_taken_back)}};
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
  answer.language = typed_language(arguments);
  answer.formulas = {"turned_over"};
  const Speaker said{answer.language};
  const Language cells = language_of_cells(query.question().format, answer.language);
  answer.title = said("What became of the gift of entry ", "Đường đi của khoản ủng hộ, bút toán ") +
                 std::to_string(gift.value) + ", " + query.club_name();
  answer.tables = {place_table(trace, said, Speaker{cells})};
  answer.facts = trace_facts(trace, gift, said, cells);
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
                   "soquy trace HP-01 --grant TT-1 --lang vi"};
  spec.options.push_back({"--donation", "VERSION", "the entry of the gift, as 8", {}, false, false, ""});
  spec.options.push_back({"--grant", "TT", "or the number of a gift for a stated use, as TT-1", {}, false, false, ""});
  spec.options.push_back(language_option());
  return spec;
}

}  // namespace soquy::cli
