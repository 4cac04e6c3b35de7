#include "cli/event_texts.h"

#include <algorithm>
#include <array>

#include "cli/names.h"
#include "events/codec.h"

namespace soquy::cli {

namespace {

/// Counts notes as the register does: in the order of the fields, those of a reversed entry left out.
class NoteFields final : public FieldSink {
 public:
  void number(std::string_view, std::int64_t) override {}
  void money(std::string_view, Money) override {}
  void flag(std::string_view, bool) override {}
  void text(std::string_view, std::string_view) override {}
  void note(std::string_view name, const Note& value) override {
    if (inside_original_) return;
    if (!value.is_none()) texts_.push_back({std::string(name), slot_});
    ++slot_;
  }
  void begin_list(std::string_view, std::size_t) override {}
  void end_list() override {}
  void begin_struct(std::string_view name) override {
    depth_ += inside_original_ || name == "original" ? 1 : 0;
    inside_original_ = depth_ > 0;
  }
  void end_struct() override {
    depth_ -= inside_original_ ? 1 : 0;
    inside_original_ = depth_ > 0;
  }
  [[nodiscard]] std::vector<EventText> take() { return std::move(texts_); }

 private:
  std::vector<EventText> texts_;
  std::uint8_t slot_ = 0;
  int depth_ = 0;
  bool inside_original_ = false;
};

}  // namespace

bool names_somebody(std::string_view field) {
  constexpr std::array<std::string_view, 6> kNames = {"profile",       "name",    "from",
                                                      "other_witness", "trainer", "certificate"};
  return std::find(kNames.begin(), kNames.end(), field) != kNames.end();
}

std::vector<EventText> texts_in(const Payload& payload) {
  NoteFields fields;
  describe(payload, fields);
  return fields.take();
}

std::string text_of(const engine::Register& people, const Event& event, std::string_view field) {
  for (const EventText& text : texts_in(event.payload))
    if (text.field == field) return shown_text(people.text(event.envelope.club, event.envelope.version, text.slot));
  return {};
}

std::vector<ProfileLine> lines_of(const engine::Profile& profile) {
  return {{"name", "Name", profile.name},
          {"phone", "Telephone", profile.phone},
          {"id_number", "Identity card", profile.id_number},
          {"address", "Address", profile.address},
          {"birth_date", "Born on", profile.birth_date.is_none() ? "" : to_iso(profile.birth_date)}};
}

}  // namespace soquy::cli
