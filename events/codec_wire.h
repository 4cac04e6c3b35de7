#pragma once
// Encoder and decoder: the two walks that touch ledger.capnp. Private to codec*.cpp.
//
// Bytes that decode are the only bytes of their event, so the decoder also refuses what Cap'n Proto would read over:
// bits of the schema's gaps, fields and pointers it does not know, lists of another element size, empty lists and
// texts that should be absent.

#include <capnp/any.h>
#include <capnp/schema-lite.h>

#include <array>
#include <cstring>
#include <memory>
#include <type_traits>

#include "events/codec.h"
#include "events/fields.h"
#include "events/ledger.capnp.h"
#include "events/limits.h"

namespace soquy::codec {

/// Throw EncodeFailure and DecodeFailure naming the field.
[[noreturn]] void refuse_to_encode(std::string_view field, std::string_view why);
[[noreturn]] void refuse_to_decode(std::string_view field, std::string_view why);

// --- Kinds of values -------------------------------------------------------------------------------------------------

template <class T>
inline constexpr bool is_number = false;
template <class Tag, class Int>
inline constexpr bool is_number<Number<Tag, Int>> = true;
template <class T>
inline constexpr bool is_code = false;
template <class Tag>
inline constexpr bool is_code<Code<Tag>> = true;
template <class T>
inline constexpr bool is_bytes = std::is_same_v<T, Hash> || std::is_same_v<T, Note>;
template <std::size_t N>
inline constexpr bool is_bytes<std::array<std::uint8_t, N>> = true;
template <class T>
inline constexpr bool is_text = std::is_same_v<T, std::string> || is_code<T>;
template <class T>
inline constexpr bool is_original = std::is_same_v<T, std::shared_ptr<const Payload>>;
template <class T>
inline constexpr bool is_plain =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || is_number<T> || std::is_same_v<T, Money> ||
    std::is_same_v<T, Day> || std::is_same_v<T, Instant> || std::is_same_v<T, Fund>;

/// Days on the wire: 0 is "none", everything else days since 1970-01-01 plus 2^31.
inline constexpr std::uint32_t kDayZero = 0x80000000U;

/// A plain value as the integer that stands on the wire.
template <class T>
auto to_wire(const T& value) {
  if constexpr (std::is_same_v<T, Version>) {
    return static_cast<std::uint32_t>(value.value);
  } else if constexpr (is_number<T>) {
    return value.value;
  } else if constexpr (std::is_same_v<T, Money>) {
    return value.minor;
  } else if constexpr (std::is_same_v<T, Day>) {
    return static_cast<std::uint32_t>(value.number) ^ kDayZero;
  } else if constexpr (std::is_same_v<T, Instant>) {
    return value.micros;
  } else if constexpr (std::is_same_v<T, Fund>) {
    return value.number;
  } else if constexpr (std::is_enum_v<T>) {
    return static_cast<std::underlying_type_t<T>>(value);
  } else {
    return value;
  }
}

template <class T, class Wire>
void from_wire(Wire wire, T& value) {
  if constexpr (is_number<T>) {
    value.value = wire;
  } else if constexpr (std::is_same_v<T, Money>) {
    value.minor = wire;
  } else if constexpr (std::is_same_v<T, Day>) {
    value.number = static_cast<std::int32_t>(wire ^ kDayZero);
  } else if constexpr (std::is_same_v<T, Instant>) {
    value.micros = wire;
  } else if constexpr (std::is_same_v<T, Fund>) {
    value.number = wire;
  } else {
    value = static_cast<T>(wire);
  }
}

inline Hash& bytes_of(Note& note) { return note.commitment; }
inline const Hash& bytes_of(const Note& note) { return note.commitment; }
template <class T>
T& bytes_of(T& value) {
  return value;
}
inline std::uint8_t* begin_of(Hash& hash) { return hash.bytes.data(); }
inline const std::uint8_t* begin_of(const Hash& hash) { return hash.bytes.data(); }
template <std::size_t N>
std::uint8_t* begin_of(std::array<std::uint8_t, N>& bytes) {
  return bytes.data();
}
template <std::size_t N>
const std::uint8_t* begin_of(const std::array<std::uint8_t, N>& bytes) {
  return bytes.data();
}

inline std::uint64_t read_big_endian(const void* bytes) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  return __builtin_bswap64(value);
}
inline void write_big_endian(std::uint64_t value, void* bytes) {
  value = __builtin_bswap64(value);
  std::memcpy(bytes, &value, sizeof value);
}

// --- Events and acts, one function each, spread over codec_<family>.cpp ----------------------------------------------

#define SOQUY_DECLARE(event)                         \
  void write(wire::event::Builder to, const event&); \
  void read(wire::event::Reader from, event&);
#define SOQUY_DECLARE_ASKED(number, act, event, name) \
  SOQUY_DECLARE(event)                                \
  void write(wire::event::Builder to, const act&);
#define SOQUY_DECLARE_FOLLOWING(number, event, name) SOQUY_DECLARE(event)
SOQUY_ASKED_EVENTS(SOQUY_DECLARE_ASKED)
SOQUY_FOLLOWING_EVENTS(SOQUY_DECLARE_FOLLOWING)
#undef SOQUY_DECLARE_FOLLOWING
#undef SOQUY_DECLARE_ASKED
#undef SOQUY_DECLARE

void write(wire::Payload::Builder to, const Payload& payload);
/// A reversal inside a reversal is refused.
void read_original(wire::Payload::Reader from, Payload& payload);

// --- Encoder ---------------------------------------------------------------------------------------------------------

template <class Builder>
class Encoder {
 public:
  static constexpr bool kFills = false;
  explicit Encoder(Builder to) : to_(to) {}

  template <class Name, class T>
  void at(std::string_view name, const T& value) {
    if (const auto why = limits::unfit(value); !why.empty()) refuse_to_encode(name, why);
    if constexpr (is_plain<T>) {
      Name::set(to_, to_wire(value));
    } else if constexpr (is_bytes<T>) {
      write_bytes<Name>(bytes_of(value));
    } else if constexpr (is_code<T>) {
      write_text<Name>(value.view());
    } else if constexpr (is_text<T>) {
      write_text<Name>(value);
    } else if constexpr (is_original<T>) {
      if (value) write(Name::init(to_), *value);
    } else {
      write_struct(Name::init(to_), value);
    }
  }

  template <class Name, std::size_t most, class T>
  void list(std::string_view name, const std::vector<T>& values) {
    if (values.size() > most) refuse_to_encode(name, "is too long a list");
    if (values.empty()) return;
    auto list = Name::init(to_, static_cast<unsigned>(values.size()));
    for (unsigned i = 0; i < list.size(); ++i) {
      if (const auto why = limits::unfit(values[i]); !why.empty()) refuse_to_encode(name, why);
      if constexpr (is_plain<T>) {
        list.set(i, to_wire(values[i]));
      } else if constexpr (is_code<T>) {
        Encoder<decltype(list[i])>(list[i]).template at<wire_name::Code>(name, values[i]);
      } else {
        write_struct(list[i], values[i]);
      }
    }
  }

  template <class High, class Low, class T>
  void halves(std::string_view, const T& value) {
    High::set(to_, read_big_endian(value.bytes.data()));
    Low::set(to_, read_big_endian(value.bytes.data() + 8));
  }

  template <class Member, class Code>
  void person(std::string_view, const ActorId& actor) {
    if (const auto member = member_of(actor)) {
      Member::set(to_, member->value);
    } else {
      write_text<Code>(actor.view());
    }
  }

 private:
  template <class To, class T>
  static void write_struct(To to, const T& value) {
    Encoder<To> io(to);
    fields(io, value);
  }

  template <class Name>
  void write_text(std::string_view text) {
    if (text.empty()) return;
    auto to = Name::init(to_, static_cast<unsigned>(text.size()));
    std::memcpy(to.begin(), text.data(), text.size());
  }

  template <class Name, class T>
  void write_bytes(const T& value) {
    if (value == T{}) return;
    auto to = Name::init(to_, static_cast<unsigned>(sizeof(T)));
    std::memcpy(to.begin(), begin_of(value), sizeof(T));
  }

  Builder to_;
};

// --- Decoder ---------------------------------------------------------------------------------------------------------

/// The bits of a struct's data section that some field uses, and how many pointers it has.
struct Shape {
  std::vector<std::uint64_t> used;
  unsigned pointers = 0;
};
[[nodiscard]] Shape shape_of(capnp::schema::Node::Reader schema);
/// Throws when the struct holds anything outside of its shape.
void check_shape(const Shape& shape, capnp::AnyStruct::Reader from);

template <class Wire>
const Shape& shape() {
  static const Shape shape = shape_of(capnp::schemaProto<Wire>());
  return shape;
}

template <class T>
constexpr capnp::ElementSize element_size() {
  if constexpr (!is_plain<T>) return capnp::ElementSize::INLINE_COMPOSITE;
  switch (sizeof(to_wire(T{}))) {
    case 1: return capnp::ElementSize::BYTE;
    case 2: return capnp::ElementSize::TWO_BYTES;
    case 4: return capnp::ElementSize::FOUR_BYTES;
    default: return capnp::ElementSize::EIGHT_BYTES;
  }
}

template <class Reader>
class Decoder {
 public:
  static constexpr bool kFills = true;
  explicit Decoder(Reader from) : from_(from) { check_shape(shape<typename Reader::Reads>(), capnp::toAny(from)); }

  template <class Name, class T>
  void at(std::string_view name, T& value) {
    if constexpr (is_plain<T>) {
      from_wire(Name::get(from_), value);
    } else if constexpr (is_bytes<T>) {
      read_bytes<Name>(name, bytes_of(value));
    } else if constexpr (is_text<T>) {
      read_text<Name>(name, value);
    } else {
      if (!Name::has(from_)) refuse_to_decode(name, "is missing");
      read_nested(Name::get(from_), value);
    }
    if (const auto why = limits::unfit(value); !why.empty()) refuse_to_decode(name, why);
  }

  template <class Name, std::size_t most, class T>
  void list(std::string_view name, std::vector<T>& values) {
    if (!Name::has(from_)) return;
    const auto list = Name::get(from_);
    if (list.size() == 0 || list.size() > most) refuse_to_decode(name, "is an empty or too long list");
    if (capnp::toAny(list).getElementSize() != element_size<T>()) refuse_to_decode(name, "is another kind of list");
    values.resize(list.size());
    for (unsigned i = 0; i < list.size(); ++i) {
      if constexpr (is_plain<T>) {
        from_wire(list[i], values[i]);
      } else if constexpr (is_code<T>) {
        Decoder<decltype(list[i])>(list[i]).template at<wire_name::Code>(name, values[i]);
      } else {
        read_nested(list[i], values[i]);
      }
      if (const auto why = limits::unfit(values[i]); !why.empty()) refuse_to_decode(name, why);
    }
  }

  template <class High, class Low, class T>
  void halves(std::string_view name, T& value) {
    write_big_endian(High::get(from_), value.bytes.data());
    write_big_endian(Low::get(from_), value.bytes.data() + 8);
    if constexpr (is_code<T>) {
      const auto code = T::parse(value.view());
      if (!code || *code != value) refuse_to_decode(name, "is no code");
    }
  }

  template <class Member, class Code>
  void person(std::string_view name, ActorId& actor) {
    const auto number = Member::get(from_);
    read_text<Code>(name, actor);
    if (number == 0 && !member_of(actor)) return;
    if (number == 0 || number > kMaxMember || !actor.is_empty()) refuse_to_decode(name, "is written in two ways");
    actor = actor_of(MemberNo{number});
  }

 private:
  static constexpr std::uint32_t kMaxMember = 999'999'999;

  template <class From, class T>
  static void read_nested(From from, T& value) {
    if constexpr (is_original<T>) {
      auto original = std::make_shared<Payload>();
      read_original(from, *original);
      value = std::move(original);
    } else {
      Decoder<From> io(from);
      fields(io, value);
    }
  }

  template <class Name, class T>
  void read_text(std::string_view name, T& value) {
    if (!Name::has(from_)) return;
    const auto text = Name::get(from_);
    if (text.size() == 0) refuse_to_decode(name, "is an empty text");
    if constexpr (is_code<T>) {
      const auto code = T::parse({text.begin(), text.size()});
      if (!code) refuse_to_decode(name, "is no code");
      value = *code;
    } else {
      value.assign(text.begin(), text.size());
    }
  }

  template <class Name, class T>
  void read_bytes(std::string_view name, T& value) {
    if (!Name::has(from_)) return;
    const auto bytes = Name::get(from_);
    if (bytes.size() != sizeof(T)) refuse_to_decode(name, "has another length");
    std::memcpy(begin_of(value), bytes.begin(), sizeof(T));
    if (value == T{}) refuse_to_decode(name, "is zero but not absent");
  }

  Reader from_;
};

#define SOQUY_CODE_EVENT(event)                             \
  void write(wire::event::Builder to, const event& value) { \
    Encoder<wire::event::Builder> io(to);                   \
    fields(io, value);                                      \
  }                                                         \
  void read(wire::event::Reader from, event& value) {       \
    Decoder<wire::event::Reader> io(from);                  \
    fields(io, value);                                      \
  }
#define SOQUY_CODE_ACT(act, event)                        \
  void write(wire::event::Builder to, const act& value) { \
    Encoder<wire::event::Builder> io(to);                 \
    fields(io, value);                                    \
  }

}  // namespace soquy::codec
