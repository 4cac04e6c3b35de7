#pragma once
// Every field that describe() passes on, written down as lines "path = value": what a test compares or pins.

#include <string>
#include <vector>

#include "events/codec.h"

namespace soquy::testing {

class FieldListing : public FieldSink {
 public:
  struct Line {
    std::string path;   ///< "terms.due_dates[1]"
    std::string field;  ///< the bare name, empty for an entry of a list
    std::string value;
  };
  std::vector<Line> lines;
  std::size_t notes = 0;  ///< that an original inside a reversal does not count among

  void number(std::string_view name, std::int64_t value) override { add(name, std::to_string(value)); }
  void money(std::string_view name, Money value) override { add(name, std::to_string(value.minor) + " minor"); }
  void flag(std::string_view name, bool value) override { add(name, value ? "true" : "false"); }
  void text(std::string_view name, std::string_view value) override { add(name, "\"" + std::string(value) + "\""); }
  void note(std::string_view name, const Note& value) override {
    if (!inside_original()) ++notes;
    add(name, "note " + to_hex(value.commitment));
  }
  void begin_list(std::string_view name, std::size_t size) override {
    add(name, std::to_string(size) + " in the list");
    levels_.push_back({path_of(name), std::string(name), 0, true});
  }
  void end_list() override { levels_.pop_back(); }
  void begin_struct(std::string_view name) override {
    auto path = path_of(name);
    lines.push_back({path, std::string(name), "of"});
    levels_.push_back({std::move(path), std::string(name), 0, false});
  }
  void end_struct() override { levels_.pop_back(); }

  [[nodiscard]] bool is_closed() const { return levels_.empty(); }

 private:
  struct Level {
    std::string path;
    std::string name;
    int next;
    bool is_list;
  };

  [[nodiscard]] bool inside_original() const {
    for (const auto& level : levels_) {
      if (level.name == "original") return true;
    }
    return false;
  }
  std::string path_of(std::string_view name) {
    if (levels_.empty()) return std::string(name);
    auto& level = levels_.back();
    if (level.is_list) return level.path + "[" + std::to_string(level.next++) + "]";
    return level.path + "." + std::string(name);
  }
  void add(std::string_view name, std::string value) {
    auto path = levels_.empty() || !levels_.back().is_list ? path_of(name) : path_of({});
    lines.push_back({std::move(path), std::string(name), std::move(value)});
  }

  std::vector<Level> levels_;
};

}  // namespace soquy::testing
