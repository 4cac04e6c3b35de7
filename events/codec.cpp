// From an event to its canonical bytes and back.
#include <capnp/message.h>
#include <kj/exception.h>

#include <bit>
#include <span>

#include "events/canonical.h"
#include "events/codec_wire.h"

static_assert(std::endian::native == std::endian::little, "the shapes of structs are masks over little-endian words");

namespace soquy {
namespace codec {

void refuse_to_encode(std::string_view field, std::string_view why) {
  throw EncodeFailure(std::string(field) + " " + std::string(why));
}

void refuse_to_decode(std::string_view field, std::string_view why) {
  throw DecodeFailure("these bytes are no event: " + std::string(field) + " " + std::string(why));
}

// --- Shapes ----------------------------------------------------------------------------------------------------------

namespace {

unsigned bits_of(capnp::schema::Type::Reader type) {
  using Type = capnp::schema::Type;
  switch (type.which()) {
    case Type::VOID: return 0;
    case Type::BOOL: return 1;
    case Type::INT8:
    case Type::UINT8: return 8;
    case Type::INT16:
    case Type::UINT16:
    case Type::ENUM: return 16;
    case Type::INT32:
    case Type::UINT32:
    case Type::FLOAT32: return 32;
    case Type::INT64:
    case Type::UINT64:
    case Type::FLOAT64: return 64;
    default: return 0;  // pointers
  }
}

void mark(Shape& shape, std::size_t first_bit, unsigned bits) {
  for (auto bit = first_bit; bit < first_bit + bits; ++bit) shape.used[bit / 64] |= std::uint64_t{1} << (bit % 64);
}

}  // namespace

Shape shape_of(capnp::schema::Node::Reader schema) {
  const auto node = schema.getStruct();
  Shape shape;
  shape.used.resize(node.getDataWordCount());
  shape.pointers = node.getPointerCount();
  if (node.getDiscriminantCount() > 0) mark(shape, std::size_t{node.getDiscriminantOffset()} * 16, 16);
  for (auto field : node.getFields()) {
    const auto bits = bits_of(field.getSlot().getType());
    mark(shape, std::size_t{field.getSlot().getOffset()} * bits, bits);
  }
  return shape;
}

void check_shape(const Shape& shape, capnp::AnyStruct::Reader from) {
  const auto data = from.getDataSection();
  const auto words = data.size() / sizeof(std::uint64_t);
  if (words > shape.used.size() || from.getPointerSection().size() > shape.pointers) {
    refuse_to_decode("a struct", "has fields that this program does not know");
  }
  for (std::size_t i = 0; i < words; ++i) {
    std::uint64_t word = 0;
    std::memcpy(&word, data.begin() + i * sizeof word, sizeof word);
    if ((word & ~shape.used[i]) != 0) refuse_to_decode("a struct", "has bits outside of its fields");
  }
}

// --- Payloads --------------------------------------------------------------------------------------------------------

// clang-format off
void write(wire::Payload::Builder to, const Payload& payload) {
  std::visit(
      overloaded{
#define SOQUY_WRITE(number, act, event, name) [&](const event& e) { write(to.init##event(), e); },
          SOQUY_ASKED_EVENTS(SOQUY_WRITE)
#undef SOQUY_WRITE
          [&](const RepaymentReallocated& e) { write(to.initRepaymentReallocated(), e); }},
      payload.is);
}
// clang-format on

namespace {

template <class E, class From>
void read_as(Payload& payload, bool present, From from) {
  if (!present) refuse_to_decode("payload", "is empty");
  read(from, payload.is.emplace<E>());
}

void read_payload(wire::Payload::Reader from, Payload& payload) {
  check_shape(shape<wire::Payload>(), capnp::toAny(from));
  switch (static_cast<Kind>(from.which())) {
#define SOQUY_READ(number, act, event, name)                                                                   \
  case Kind::name:                                                                                             \
    read_as<event>(payload, from.has##event(), from.has##event() ? from.get##event() : wire::event::Reader()); \
    return;
#define SOQUY_READ_FOLLOWING(number, event, name) SOQUY_READ(number, , event, name)
    SOQUY_ASKED_EVENTS(SOQUY_READ)
    SOQUY_FOLLOWING_EVENTS(SOQUY_READ_FOLLOWING)
#undef SOQUY_READ_FOLLOWING
#undef SOQUY_READ
  }
  refuse_to_decode("payload", "is of a kind that this program does not know");
}

}  // namespace

void read_original(wire::Payload::Reader from, Payload& payload) {
  if (static_cast<Kind>(from.which()) == Kind::entry_reversed) {
    refuse_to_decode("original", "is itself a reversal");
  }
  read_payload(from, payload);
}

// --- Whole events ----------------------------------------------------------------------------------------------------

namespace {

/// What no single field can say. Both directions ask it.
std::string_view unfit_as_a_whole(const Event& event) {
  const auto& envelope = event.envelope;
  if (envelope.club.is_empty()) return "names no club";
  if (envelope.version.is_none()) return "has no version";
  if (envelope.count == 0 || envelope.index >= envelope.count) return "lies outside of its commit";
  if (!is_within_limits(event.postings)) return "has an entry beyond its limits";
  if (!is_balanced(event.postings)) return "has an entry that does not balance";
  const auto* reversal = event.payload.as<EntryReversed>();
  if (reversal != nullptr && !reversal->original) return "reverses nothing";
  if (reversal != nullptr && reversal->original->kind() == Kind::entry_reversed) return "reverses a reversal";
  return {};
}

void write_whole(wire::Event::Builder to, const Event& event) {
  write(to.initPayload(), event.payload);
  Encoder<wire::Event::Builder> io(to);
  io.list<wire_name::Postings, kMaxPostings>("postings", event.postings);
  fields(io, event.envelope);
}

// The formatter cannot read a list of lambdas that a macro writes.
// clang-format off
void write_whole(wire::Act::Builder to, const Act& act) {
  auto payload = to.initPayload();
#define SOQUY_WRITE(number, act, event, name) [&](const struct act& a) { write(payload.init##event(), a); },
  const overloaded write_order{
      SOQUY_ASKED_EVENTS(SOQUY_WRITE)
      [](const std::monostate&) { refuse_to_encode("an act", "is empty"); }};
#undef SOQUY_WRITE
  std::visit(write_order, act.is);
  Encoder<wire::Act::Builder> io(to);
  fields(io, act);
}
// clang-format on

void write_whole(wire::Command::Builder to, const Command& command) {
  Encoder<wire::Command::Builder> io(to);
  fields(io, command);
  auto acts = to.initActs(static_cast<unsigned>(command.acts.size()));
  for (unsigned i = 0; i < acts.size(); ++i) write_whole(acts[i], command.acts[i]);
}

constexpr std::size_t kScratchWords = 1024;

/// Memory that messages are built in before any is asked of the heap: one for the free form, one for the canonical.
/// The builders leave it zeroed, as they need to find it.
struct Scratch {
  std::array<std::uint64_t, kScratchWords> words{};
  kj::ArrayPtr<capnp::word> view() { return {reinterpret_cast<capnp::word*>(words.data()), words.size()}; }
};

template <class Wire, class T>
Bytes canonical(const T& value) {
  thread_local Scratch free_form;
  thread_local Scratch canonical_form;
  capnp::MallocMessageBuilder message(free_form.view());
  auto root = message.initRoot<Wire>();
  write_whole(root, value);
  const auto words = static_cast<std::size_t>(root.totalSize().wordCount) + 1;
  if (words * sizeof(capnp::word) > kMaxEventBytes) refuse_to_encode("the event", "is larger than a frame");
  // One segment large enough for all of it: canonical form has no other.
  std::vector<std::uint64_t> large(words > kScratchWords ? words : 0);
  const auto segment = words > kScratchWords ? kj::arrayPtr(reinterpret_cast<capnp::word*>(large.data()), large.size())
                                             : canonical_form.view();
  capnp::MallocMessageBuilder out(segment);
  out.getRoot<capnp::AnyPointer>().setCanonicalAs<Wire>(root.asReader());
  const auto bytes = out.getSegmentsForOutput()[0].asBytes();
  return {bytes.begin(), bytes.end()};
}

/// The words of a message at an aligned address; those that the store hands out may lie anywhere.
std::span<const std::uint64_t> aligned(ByteView bytes) {
  thread_local std::vector<std::uint64_t> scratch;
  if (bytes.empty() || bytes.size() % sizeof(capnp::word) != 0 || bytes.size() > kMaxEventBytes) {
    refuse_to_decode("their length", std::to_string(bytes.size()) + " is not that of a message");
  }
  const auto words = bytes.size() / sizeof(capnp::word);
  if (reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(std::uint64_t) == 0) {
    return {reinterpret_cast<const std::uint64_t*>(bytes.data()), words};
  }
  if (scratch.size() < words) scratch.resize(words);
  std::memcpy(scratch.data(), bytes.data(), bytes.size());
  return {scratch.data(), words};
}

void read_event(wire::Event::Reader from, Event& event) {
  Decoder<wire::Event::Reader> io(from);
  if (!from.hasPayload()) refuse_to_decode("payload", "is missing");
  read_payload(from.getPayload(), event.payload);
  io.list<wire_name::Postings, kMaxPostings>("postings", event.postings);
  fields(io, event.envelope);
}

}  // namespace
}  // namespace codec

Bytes encode(const Event& event) {
  if (const auto why = codec::unfit_as_a_whole(event); !why.empty()) codec::refuse_to_encode("the event", why);
  return codec::canonical<wire::Event>(event);
}

Event decode(ByteView bytes) try {
  const auto words = codec::aligned(bytes);
  if (!is_canonical(words)) codec::refuse_to_decode("they", "are not in canonical form");
  Event event;
  // Unchecked by Cap'n Proto, because is_canonical has followed every pointer: half the time of a decoding was checking
  // them a second and a third time.
  codec::read_event(capnp::readMessageUnchecked<wire::Event>(reinterpret_cast<const capnp::word*>(words.data())),
                    event);
  if (const auto why = codec::unfit_as_a_whole(event); !why.empty()) codec::refuse_to_decode("the event", why);
  return event;
} catch (const kj::Exception& fault) {
  throw DecodeFailure(std::string("these bytes are no event: ") + fault.getDescription().cStr());
}

std::optional<Kind> kind_in(ByteView bytes) {
  // The root's first pointer is the payload, so that lies behind the root, and begins with its kind.
  const auto word_at = [&](std::size_t at) {
    std::uint64_t word = 0;
    if (bytes.size() >= (at + 1) * sizeof word) std::memcpy(&word, bytes.data() + at * sizeof word, sizeof word);
    return word;
  };
  const std::uint64_t root = word_at(0);
  const std::size_t payload = 1 + ((root >> 32) & 0xffff) + (root >> 48);
  if (bytes.size() < (payload + 1) * sizeof root) return std::nullopt;
  const auto kind = static_cast<Kind>(static_cast<std::uint16_t>(word_at(payload)));
  return to_text(kind).empty() ? std::nullopt : std::optional(kind);
}

Bytes canonical_command(const Command& command) {
  Command asked = normal_form(command);
  // Who signs cannot know the salts that the front door will draw, so commitments are left out like the words.
  for (Act& act : asked.acts) for_each_note(act.is, [](Note& note) { note = {}; });
  return codec::canonical<wire::Command>(asked);
}

}  // namespace soquy
