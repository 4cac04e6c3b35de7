#pragma once
// Canonical bytes. What is stored is what is hashed: a single-segment canonical Cap'n Proto message without a segment
// table, never re-encoded. One list of fields per struct (fields_*.h) makes encoder, decoder, description and the walk
// over notes.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "events/result.h"

namespace soquy {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// One frame is at most this long.
inline constexpr std::size_t kMaxEventBytes = 1 << 20;

/// What was wrong with bytes that should have been an event, and where the decoder stood.
class DecodeFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// An event or command that the format cannot hold: a label too long, an amount too large, an entry that does not
/// balance. The front door asks unfit_field first, so that a client hears of it in a refusal.
class EncodeFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The canonical bytes of an event. Words of notes are not in them. Same event, same bytes, on every machine. Throws
/// EncodeFailure.
[[nodiscard]] Bytes encode(const Event& event);

/// Reads canonical bytes. Throws DecodeFailure when they are not canonical, not whole, of an unknown kind or enumerant,
/// or an entry in them does not balance: unknown history stops the replay, it is never skipped. Bytes may be unaligned.
[[nodiscard]] Event decode(ByteView bytes);

/// The kind that an event's bytes name, read where canonical bytes have it and not checked otherwise; nothing when it
/// is none that this program knows or the bytes are too short. For who looks for some kinds among many events.
[[nodiscard]] std::optional<Kind> kind_in(ByteView bytes);

/// The canonical bytes of a command in normal form, without approvals and without words: what a key approval signs. The
/// command read back from its commit gives the same bytes. Throws EncodeFailure.
[[nodiscard]] Bytes canonical_command(const Command& command);

/// Takes every field by name, in schema order. Lists and nested structs arrive as begin/end pairs.
class FieldSink {
 public:
  virtual ~FieldSink() = default;
  virtual void number(std::string_view name, std::int64_t value) = 0;
  virtual void money(std::string_view name, Money value) = 0;
  virtual void flag(std::string_view name, bool value) = 0;
  virtual void text(std::string_view name,
                    std::string_view value) = 0;  ///< labels, codes, enum names, days, ids such as "TV05"
  virtual void note(std::string_view name, const Note& value) = 0;
  virtual void begin_list(std::string_view name, std::size_t size) = 0;
  /// Of money: told apart before the first entry, because there may be none.
  virtual void begin_money_list(std::string_view name, std::size_t size) { begin_list(name, size); }
  virtual void end_list() = 0;
  virtual void begin_struct(std::string_view name) = 0;  ///< name is empty inside lists
  virtual void end_struct() = 0;
};
/// Default values (0, none, empty) are passed on too. EntryReversed::original arrives as struct "original" with its
/// kind.
void describe(const Payload& payload, FieldSink& sink);
void describe(const ActVariant& act, FieldSink& sink);
void describe(const Envelope& envelope, FieldSink& sink);
void describe(const Entry& entry, FieldSink& sink);

/// Names the first field in which two acts differ ("amount: 500000, was 450000"), empty when they are equal.
/// Notes are compared by commitment.
[[nodiscard]] std::string first_difference(const ActVariant& asked, const ActVariant& stored);

/// Visits every note of a payload or act in schema order; its place is the slot in the register.
/// The original inside an EntryReversed is not entered: its notes belong to the original event.
void for_each_note(Payload& payload, const std::function<void(Note&)>& visit);
void for_each_note(ActVariant& act, const std::function<void(Note&)>& visit);
/// The same in the same order, with the field's name.
void for_each_named_note(ActVariant& act, const std::function<void(std::string_view name, Note&)>& visit);

/// The first field of an act that an event could not hold, and why ("terms.principal is beyond a trillion"); nothing
/// when all fit. Labels, amounts, enumerators and lengths of lists are looked at.
struct Unfit {
  std::string field;
  std::string why;
  std::string accepted;  ///< "from -1000000000000 to 1000000000000"
  std::string is;        ///< "1000000000001"
};
[[nodiscard]] std::optional<Unfit> unfit_field(const ActVariant& act);

/// Every label (plain text field) of an act, for checking at the front door.
void for_each_label(const ActVariant& act,
                    const std::function<void(std::string_view name, std::string_view value)>& visit);
/// The same, to normalise them in place.
void for_each_label(ActVariant& act, const std::function<void(std::string_view name, std::string& value)>& visit);

// Names of enumerators as printed and accepted everywhere: "half_up", "equal_principal". The codec knows them all.
// The formatter finds no shape for this list that it would leave alone.
// clang-format off
#define SOQUY_NAMED_ENUMS(X) \
  X(Area) X(Role) X(Assurance) X(ReasonCode) X(RegionLevel) X(SuccessionExtent) X(CriterionKind) X(Criterion) \
  X(TargetKind) X(ReportKind) X(LoanMethod) X(Every) X(DayCount) X(AllocationOrder) X(AdvanceTo) X(ActClass) \
  X(Sex) X(PovertyClass) X(Purpose) X(Subject) X(Place) X(ContributionKind) X(DonorClass) X(Condition) \
  X(IncomeKind) X(AidKind) X(HelpKind) X(Severity) X(AttestationKind) X(Period) X(Rounding)
// clang-format on
#define SOQUY_DECLARE_ENUM(E)                      \
  [[nodiscard]] std::string_view name_of(E value); \
  [[nodiscard]] bool parse_name(std::string_view text, E& value);
SOQUY_NAMED_ENUMS(SOQUY_DECLARE_ENUM)
#undef SOQUY_DECLARE_ENUM

}  // namespace soquy
