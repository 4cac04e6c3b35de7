#include "cli/vietnamese.h"

#include <unicode/rbnf.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "events/check.h"

namespace soquy::cli {

namespace {

/// The rules of ICU's own Vietnamese with one difference: below a million and a billion the empty hundreds are said
/// too. ICU says "một triệu năm nghìn" for 1.005.000 and "một triệu một trăm" for 1.000.100, which in the village is
/// the short form of 1.100.000. Written here, they do not change with the machine's version of ICU either.
constexpr const char* kSpellout =
    "%words:\n"
    "-x: âm >>;\n"
    "0: không; một; hai; ba; bốn; năm; sáu; bảy; tám; chín;\n"
    "10: mười; 11: mười >%%after-ten>;\n"
    "20: << mươi; 21: << mươi >%%after-tens>;\n"
    "100: << trăm; 101: << trăm >%%after-hundred>;\n"
    "1000: << nghìn; 1001: << nghìn >%%group>;\n"
    "1000000: << triệu; 1000001: << triệu >%%below-million>;\n"
    "1000000000: << tỷ; 1000000001: << tỷ >%%below-billion>;\n"
    "%%after-ten:\n"
    "0: =%words=; 5: lăm; =%words=;\n"
    "%%after-tens:\n"
    "0: =%words=; 1: mốt; =%words=; 4: tư; lăm; =%words=;\n"
    "%%after-hundred:\n"
    "0: lẻ =%words=; 10: =%words=;\n"
    "%%group:\n"
    "0: không trăm =%%after-hundred=; 100: =%words=;\n"
    "%%below-million:\n"
    "0: =%%group=; 100: không nghìn =%%group=; 1000: <%%group< nghìn; 1001: <%%group< nghìn >%%group>;\n"
    "%%below-billion:\n"
    "0: =%%below-million=; 1000000: <%%group< triệu; 1000001: <%%group< triệu >%%below-million>;\n";

icu::RuleBasedNumberFormat vietnamese_rules() {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  icu::RuleBasedNumberFormat rules(icu::UnicodeString::fromUTF8(kSpellout), icu::Locale("vi"), where, status);
  SOQUY_CHECK(U_SUCCESS(status), "the rules above are rules of ICU");
  return rules;
}

std::string number_in_vietnamese(std::int64_t number) {
  static const icu::RuleBasedNumberFormat rules = vietnamese_rules();
  icu::UnicodeString words;
  rules.format(number, words);
  std::string utf8;
  return words.toUTF8String(utf8);
}

struct CurrencyWords {
  const char* whole;
  const char* hundredth;
};

CurrencyWords currency_in_vietnamese(Currency currency) {
  switch (currency) {
    case Currency::vnd: return {"đồng", ""};
    case Currency::usd: return {"đô la Mỹ", "xu"};
    case Currency::khr: return {"riên", "xu"};
    case Currency::lak: return {"kíp", "xu"};
  }
  return {"", ""};
}

std::string two_digits(unsigned number) { return std::to_string(100 + number).substr(1); }

}  // namespace

std::string with_capital(const std::string& utf8) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
  if (!text.isEmpty()) text.replace(0, text.moveIndex32(0, 1), u_toupper(text.char32At(0)));
  std::string out;
  return text.toUTF8String(out);
}

std::string amount_in_vietnamese(Money amount, Currency currency) {
  const CurrencyWords words = currency_in_vietnamese(currency);
  const std::int64_t parts = currency_decimals(currency) == 2 ? 100 : 1;
  const std::int64_t rest = amount.minor % parts;
  std::string text = number_in_vietnamese(amount.minor / parts) + " " + words.whole;
  if (rest != 0) text += " " + number_in_vietnamese(rest < 0 ? -rest : rest) + " " + words.hundredth;
  return with_capital(text);
}

std::string day_in_vietnamese(Day day) {
  if (day.is_none()) return "-";
  const YearMonthDay on = civil(day);
  return two_digits(on.day) + "/" + two_digits(on.month) + "/" + std::to_string(on.year);
}

std::string rate_in_vietnamese(Rate rate) {
  if (rate.ppm == 0) return "không lãi";
  std::string decimals = std::to_string(10'000 + rate.ppm % 10'000).substr(1);
  decimals.erase(decimals.find_last_not_of('0') + 1);
  const std::string share = std::to_string(rate.ppm / 10'000) + (decimals.empty() ? "" : "," + decimals) + "%";
  switch (rate.per) {
    case Period::month: return share + "/tháng";
    case Period::year: return share + "/năm";
    case Period::week: return share + "/tuần";
  }
  return share;
}

}  // namespace soquy::cli
