#include "cli/price_choice.h"

#include <algorithm>

#include "cli/monthly_views.h"
#include "cli/utf8.h"
#include "events/codec.h"

namespace soquy::cli {

using projections::IndexGaps;
using projections::IndexOfMonths;
using projections::PriceIndex;

PriceIndex read_price_index(engine::Ledger& ledger, Question question) {
  PriceIndex prices;
  for (const Event& event : load_chosen(ledger, std::move(question), programme_choice())) prices.apply(event);
  return prices;
}

namespace {

std::string listed_series(const std::vector<std::string>& names) {
  std::string listed;
  for (const std::string& name : names) listed += (listed.empty() ? "" : ", ") + name;
  return listed;
}

}  // namespace

PriceChoice choose_prices(PriceIndex index, const std::string& asked) {
  const std::vector<std::string> known = index.series();
  PriceChoice choice{std::move(index), asked, {}};
  if (!asked.empty()) {
    if (std::find(known.begin(), known.end(), asked) != known.end()) return choice;
    throw UsageError("--series is " + in_quotes(asked) + ": " +
                     (known.empty() ? "no price index is published yet; see soquy price-index publish."
                                    : "published are " + listed_series(known) + "."));
  }
  if (known.size() == 1) choice.series = known.front();
  if (known.size() > 1) choice.to_choose = known;
  return choice;
}

void require_one_series(const PriceChoice& prices) {
  if (prices.to_choose.empty()) return;
  throw UsageError("Which price index? Name one of " + listed_series(prices.to_choose) + " with --series.");
}

Option series_option() {
  return {"--series", "NAME", "which price index; needed when several are published", {}, false, false, ""};
}

// --- Words -----------------------------------------------------------------------------------------------------------

namespace {

/// "2023-05", "05/2023"
std::string month_in_words(Day month, Language language) {
  const std::string iso = to_iso(month);
  return language == Language::vietnamese ? iso.substr(5, 2) + "/" + iso.substr(0, 4) : iso.substr(0, 7);
}

bool is_next_month(Day month, Day next) { return add_months(month, 1, 31) == next; }

}  // namespace

std::string months_in_words(const std::set<Day>& months, Language language) {
  std::string words;
  for (auto from = months.begin(); from != months.end();) {
    auto last = from;
    for (auto next = std::next(from); next != months.end() && is_next_month(*last, *next); ++next) last = next;
    words += (words.empty() ? "" : ", ") + month_in_words(*from, language);
    if (last != from) words += Bilingual{" to ", " đến "}.in(language) + month_in_words(*last, language);
    from = std::next(last);
  }
  return words;
}

std::string what_is_wanting(const PriceChoice& prices, const IndexGaps& gaps, Language language) {
  if (gaps.is_empty()) return "";
  if (!prices.to_choose.empty()) {
    return Bilingual{"several price indexes are published (", "có nhiều chỉ số giá ("}.in(language) +
           listed_series(prices.to_choose) +
           Bilingual{"): name one with --series", "): chọn một bằng --series"}.in(language);
  }
  std::string words;
  if (!gaps.not_published.empty())
    words = Bilingual{"no price index for ", "chưa có chỉ số giá tháng "}.in(language) +
            months_in_words(gaps.not_published, language);
  if (!gaps.on_two_bases.empty())
    words += (words.empty() ? "" : "; ") +
             Bilingual{"price indexes on two bases in ", "chỉ số giá khác kỳ gốc tháng "}.in(language) +
             months_in_words(gaps.on_two_bases, language);
  return words;
}

std::string rise_in_words(const std::string& series, const IndexOfMonths& months, Language language) {
  const auto value = [&](const projections::IndexValue& one, Day month) {
    return to_units(one.index) + Bilingual{" in ", " tháng "}.in(language) + month_in_words(month, language);
  };
  return series + ", " + value(*months.now, months.second) + Bilingual{" over ", " so với "}.in(language) +
         value(*months.then, months.first) + " (" + months.then->basis +
         Bilingual{"; entries ", "; bút toán "}.in(language) + std::to_string(months.now->version.value) +
         Bilingual{" and ", " và "}.in(language) + std::to_string(months.then->version.value) +
         Bilingual{" of the programme)", " của chương trình)"}.in(language);
}

}  // namespace soquy::cli
