// The bytes under which a club's figures are kept. Card first, then every figure in the order of the list.

#include "projections/club_figures.h"

namespace soquy::projections {
namespace {

/// Appends numbers and labels.
class FigureWriter {
 public:
  FigureWriter() { bytes_.reserve(kUsualSize); }
  void number(std::int64_t value) {
    std::uint64_t left = static_cast<std::uint64_t>(value) << 1 ^ static_cast<std::uint64_t>(value >> 63);
    for (; left >= 0x80; left >>= 7) bytes_.push_back(static_cast<char>(left | 0x80));
    bytes_.push_back(static_cast<char>(left));
  }
  void text(std::string_view value) {
    number(static_cast<std::int64_t>(value.size()));
    bytes_.append(value);
  }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  static constexpr std::size_t kUsualSize = 512;
  std::string bytes_;
};

/// Reads them back; after the first thing that does not fit everything is zero and `is_sound` false.
class FigureReader {
 public:
  explicit FigureReader(std::string_view bytes) : bytes_(bytes) {}
  std::int64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && !bytes_.empty(); shift += 7) {
      const auto byte = static_cast<std::uint8_t>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
    }
    fail();
    return 0;
  }
  std::string_view text() {
    const std::int64_t size = number();
    if (size < 0 || static_cast<std::uint64_t>(size) > bytes_.size()) {
      fail();
      return {};
    }
    const std::string_view value = bytes_.substr(0, static_cast<std::size_t>(size));
    bytes_.remove_prefix(value.size());
    return value;
  }
  [[nodiscard]] bool is_sound() const { return sound_ && bytes_.empty(); }

 private:
  void fail() {
    sound_ = false;
    bytes_ = {};
  }
  std::string_view bytes_;
  bool sound_ = true;
};

void put(FigureWriter& out, std::string_view text) { out.text(text); }
void put(FigureWriter& out, bool flag) { out.number(flag); }
void put(FigureWriter& out, std::uint32_t number) { out.number(number); }
void put(FigureWriter& out, Day day) { out.number(day.number); }
void put(FigureWriter& out, Money money) { out.number(money.minor); }
void put(FigureWriter& out, Currency currency) { out.number(static_cast<std::int64_t>(currency)); }
template <class Tag>
void put(FigureWriter& out, const Code<Tag>& code) {
  out.text(code.view());
}

void get(FigureReader& in, std::string& text) { text = in.text(); }
void get(FigureReader& in, bool& flag) { flag = in.number() != 0; }
void get(FigureReader& in, std::uint32_t& number) { number = static_cast<std::uint32_t>(in.number()); }
void get(FigureReader& in, Day& day) { day.number = static_cast<std::int32_t>(in.number()); }
void get(FigureReader& in, Money& money) { money.minor = in.number(); }
void get(FigureReader& in, Currency& currency) { currency = static_cast<Currency>(in.number()); }
template <class Tag>
void get(FigureReader& in, Code<Tag>& code) {
  code = Code<Tag>::parse(in.text()).value_or(Code<Tag>{});
}

/// Every field of a card, in the order of its bytes.
template <class Card, class Take>
void each_field(Card& card, Take take) {
  take(card.club);
  take(card.name);
  take(card.region.scheme);
  take(card.region.code);
  take(card.practice);
  take(card.currency);
  take(card.founded);
  take(card.dissolved);
  take(card.newest);
  take(card.last_meeting);
  take(card.last_count);
  take(card.last_difference);
  take(card.cash_limit);
  take(card.six_month_reported);
  take(card.annual_reported);
  take(card.reversals_by_one_pair);
}

}  // namespace

std::string to_bytes(const ClubFigures& club) {
  FigureWriter out;
  each_field(club.card, [&](const auto& field) { put(out, field); });
  for (const FigureInfo& figure : all_figures()) out.number(club.figures.*figure.member);
  return out.take();
}

std::optional<ClubFigures> parse_club_figures(std::string_view bytes) {
  FigureReader in(bytes);
  ClubFigures club;
  each_field(club.card, [&](auto& field) { get(in, field); });
#define SOQUY_FIGURE(sort, name, what) club.figures.name = in.number();
  SOQUY_FIGURES(SOQUY_FIGURE)
#undef SOQUY_FIGURE
  if (!in.is_sound()) return std::nullopt;
  return club;
}

}  // namespace soquy::projections
