// Every field of a payload, act or envelope by name: what JSON, tables and comparisons are made of.
#include "events/accounts.h"
#include "events/codec.h"
#include "events/fields_audit.h"
#include "events/fields_closing.h"
#include "events/fields_club.h"
#include "events/fields_goods.h"
#include "events/fields_help.h"
#include "events/fields_loan.h"
#include "events/fields_meeting.h"
#include "events/fields_money.h"
#include "events/fields_people.h"
#include "events/fields_programme.h"

namespace soquy {
namespace {

template <class Bytes>
std::string hex_of(const Bytes& bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  if (bytes == Bytes{}) return text;
  for (auto byte : bytes) {
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

class Describer {
 public:
  static constexpr bool kFills = false;
  explicit Describer(FieldSink& sink) : sink_(sink) {}

  template <class Name, class T>
  void at(std::string_view name, const T& value) {
    show(name, value);
  }

  template <class Name, std::size_t most, class T>
  void list(std::string_view name, const std::vector<T>& values) {
    if constexpr (std::is_same_v<T, Money>) {
      sink_.begin_money_list(name, values.size());
    } else {
      sink_.begin_list(name, values.size());
    }
    for (const auto& value : values) show({}, value);
    sink_.end_list();
  }

  template <class High, class Low, class T>
  void halves(std::string_view name, const T& value) {
    show(name, value);
  }

  template <class Member, class CodeName>
  void person(std::string_view name, const ActorId& actor) {
    show(name, actor);
  }

 private:
  void show(std::string_view name, bool value) { sink_.flag(name, value); }
  template <class Int>
  requires std::is_integral_v<Int>
  void show(std::string_view name, Int value) { sink_.number(name, static_cast<std::int64_t>(value)); }
  void show(std::string_view name, Version value) { show(name, value.value); }
  void show(std::string_view name, Money value) { sink_.money(name, value); }
  void show(std::string_view name, const Note& value) { sink_.note(name, value); }
  void show(std::string_view name, const std::string& value) { sink_.text(name, value); }
  template <class Tag>
  void show(std::string_view name, const Code<Tag>& value) {
    sink_.text(name, value.view());
  }
  void show(std::string_view name, Day value) { sink_.text(name, value.is_none() ? std::string() : to_iso(value)); }
  void show(std::string_view name, Instant value) { sink_.text(name, to_iso(value)); }
  void show(std::string_view name, Fund value) { sink_.text(name, value.is_none() ? std::string() : fund_key(value)); }
  void show(std::string_view name, Account value) {
    sink_.text(name, std::to_string(static_cast<std::uint16_t>(value)));
  }
  void show(std::string_view name, Currency value) { sink_.text(name, currency_code(value)); }
  void show(std::string_view name, DeviceId value) { sink_.text(name, std::to_string(value.value)); }
  void show(std::string_view name, const CommandId& value) { sink_.text(name, to_text(value)); }
  void show(std::string_view name, const Hash& value) { sink_.text(name, hex_of(value.bytes)); }
  template <std::size_t N>
  void show(std::string_view name, const std::array<std::uint8_t, N>& value) {
    sink_.text(name, hex_of(value));
  }
  template <class Tag>
  void show(std::string_view name, Number<Tag> value) {
    sink_.text(name, value.is_none() ? std::string() : to_text(value));
  }
  template <class E>
  requires std::is_enum_v<E>
  void show(std::string_view name, E value) { sink_.text(name, name_of(value)); }
  void show(std::string_view name, const std::shared_ptr<const Payload>& original) {
    sink_.begin_struct(name);
    if (original) {
      sink_.text("kind", to_text(original->kind()));
      describe(*original, sink_);
    }
    sink_.end_struct();
  }
  template <class T>
  requires std::is_class_v<T>
  void show(std::string_view name, const T& value) {
    sink_.begin_struct(name);
    fields(*this, value);
    sink_.end_struct();
  }

  FieldSink& sink_;
};

/// Writes every field down as "path" and "value", so that two acts can be laid side by side.
class Listing : public FieldSink {
 public:
  struct Line {
    std::string path;
    std::string value;
  };
  std::vector<Line> lines;

  void number(std::string_view name, std::int64_t value) override { add(name, std::to_string(value)); }
  void money(std::string_view name, Money value) override { add(name, std::to_string(value.minor)); }
  void flag(std::string_view name, bool value) override { add(name, value ? "true" : "false"); }
  void text(std::string_view name, std::string_view value) override { add(name, std::string(value)); }
  void note(std::string_view name, const Note& value) override {
    add(name, value.commitment.is_zero() ? "" : to_hex(value.commitment));
  }
  void begin_list(std::string_view name, std::size_t size) override {
    add(name, std::to_string(size) + (size == 1 ? " entry" : " entries"));
    levels_.push_back({path_of(name), 0, true});
  }
  void end_list() override { levels_.pop_back(); }
  void begin_struct(std::string_view name) override { levels_.push_back({path_of(name), 0, false}); }
  void end_struct() override { levels_.pop_back(); }

 private:
  struct Level {
    std::string path;
    int next;
    bool is_list;
  };

  std::string path_of(std::string_view name) {
    if (levels_.empty()) return std::string(name);
    auto& level = levels_.back();
    if (level.is_list) return level.path + "[" + std::to_string(level.next++) + "]";
    return level.path + "." + std::string(name);
  }
  void add(std::string_view name, std::string value) { lines.push_back({path_of(name), std::move(value)}); }

  std::vector<Level> levels_;
};

std::string shown(const std::string& value) { return value.empty() ? "nothing" : value; }

/// An act goes by the name of its event, so that both sides of a comparison speak of one thing. In the order of
/// ActVariant.
constexpr std::string_view kActNames[] = {"nothing"
#define SOQUY_NAME(number, act, event, name) , #name
                                          SOQUY_ASKED_EVENTS(SOQUY_NAME)
#undef SOQUY_NAME
};
static_assert(std::size(kActNames) == std::variant_size_v<ActVariant>);

}  // namespace

void describe(const Payload& payload, FieldSink& sink) {
  Describer io(sink);
  std::visit([&](const auto& event) { fields(io, event); }, payload.is);
}

void describe(const ActVariant& act, FieldSink& sink) {
  Describer io(sink);
  std::visit(
      [&](const auto& asked) {
        if constexpr (!std::is_same_v<decltype(asked), const std::monostate&>) fields(io, asked);
      },
      act);
}

void describe(const Envelope& envelope, FieldSink& sink) {
  Describer io(sink);
  fields(io, envelope);
}

void describe(const Entry& entry, FieldSink& sink) {
  Describer io(sink);
  io.list<wire_name::Postings, kMaxPostings>("postings", entry);
}

std::string first_difference(const ActVariant& asked, const ActVariant& stored) {
  if (asked.index() != stored.index()) {
    return "kind: " + std::string(kActNames[asked.index()]) + ", was " + std::string(kActNames[stored.index()]);
  }
  Listing now;
  Listing before;
  describe(asked, now);
  describe(stored, before);
  // Up to the first difference both lists have the same shape, because the lengths of inner lists are lines as well.
  for (std::size_t i = 0; i < now.lines.size() && i < before.lines.size(); ++i) {
    const auto& line = now.lines[i];
    if (line.value != before.lines[i].value) {
      return line.path + ": " + shown(line.value) + ", was " + shown(before.lines[i].value);
    }
  }
  return {};
}

}  // namespace soquy
