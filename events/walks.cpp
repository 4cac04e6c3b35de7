// Walks over notes, labels and limits of an act or payload.
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
#include "events/limits.h"

namespace soquy {
namespace {

template <class T>
inline constexpr bool is_original = std::is_same_v<T, std::shared_ptr<const Payload>>;

/// A struct that lists fields of its own.
template <class Io, class T>
concept HasFields = !is_original<T> && requires(Io & io, T& value) {
  fields(io, value);
};

/// Goes through every struct inside, and shows each value to Visitor::value(prefix, name, value), which together spell
/// its path: "terms.due_dates[2]". A visitor without kPaths spares the spelling.
template <class Visitor, bool fills>
class Walk {
 public:
  static constexpr bool kFills = fills;
  explicit Walk(Visitor& visitor) : visitor_(visitor) {}

  template <class Name, class T>
  void at(std::string_view name, T& value) {
    enter(name, value);
  }

  template <class Name, std::size_t most, class List>
  void list(std::string_view name, List& values) {
    if constexpr (!Visitor::kPaths) {
      for (auto& value : values) enter({}, value);
    } else {
      visitor_.length(prefix_ + std::string(name), values.size(), most);
      for (std::size_t i = 0; i < values.size(); ++i) {
        enter(std::string(name) + "[" + std::to_string(i) + "]", values[i]);
      }
    }
  }

  template <class High, class Low, class T>
  void halves(std::string_view, T&) {}
  template <class Member, class CodeName, class T>
  void person(std::string_view, T&) {}

 private:
  template <class T>
  void enter(std::string_view name, T& value) {
    if constexpr (!HasFields<Walk, T>) {
      visitor_.value(prefix_, name, value);
    } else if constexpr (!Visitor::kPaths) {
      fields(*this, value);
    } else {
      const auto before = prefix_;
      prefix_ += std::string(name) + ".";
      fields(*this, value);
      prefix_ = before;
    }
  }

  Visitor& visitor_;
  std::string prefix_;
};

/// Notes stand at the top of an act or event, so their names are their paths.
struct NoteVisitor {
  static constexpr bool kPaths = false;  // every recorded event passes here
  const std::function<void(std::string_view, Note&)>& visit;
  void value(const std::string&, std::string_view name, Note& note) { visit(name, note); }
  template <class T>
  void value(const std::string&, std::string_view, T&) {}
};

template <class Text, class Visit>
struct LabelVisitor {
  static constexpr bool kPaths = true;
  const Visit& visit;
  void value(const std::string& prefix, std::string_view name, Text& label) {
    visit(prefix + std::string(name), label);
  }
  template <class T>
  void value(const std::string&, std::string_view, T&) {}
  void length(const std::string&, std::size_t, std::size_t) {}
};

struct LimitVisitor {
  static constexpr bool kPaths = true;
  std::optional<Unfit> first;
  template <class T>
  void value(const std::string& prefix, std::string_view name, const T& value) {
    const auto why = limits::unfit(value);
    if (!first && !why.empty()) {
      first = Unfit{prefix + std::string(name), std::string(why), limits::accepted(value), limits::shown(value)};
    }
  }
  void length(const std::string& path, std::size_t size, std::size_t most) {
    if (first || size <= most) return;
    first = Unfit{path, "is too long a list", "at most " + std::to_string(most) + " entries", std::to_string(size)};
  }
};

template <bool fills, class Visitor, class Variant>
void walk(Variant& variant, Visitor& visitor) {
  Walk<Visitor, fills> io(visitor);
  std::visit(
      [&](auto& value) {
        if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(value)>, std::monostate>) fields(io, value);
      },
      variant);
}

}  // namespace

void for_each_note(Payload& payload, const std::function<void(Note&)>& visit) {
  const std::function<void(std::string_view, Note&)> unnamed = [&](std::string_view, Note& note) { visit(note); };
  NoteVisitor visitor{unnamed};
  walk<true>(payload.is, visitor);
}

void for_each_note(ActVariant& act, const std::function<void(Note&)>& visit) {
  for_each_named_note(act, [&](std::string_view, Note& note) { visit(note); });
}

void for_each_named_note(ActVariant& act, const std::function<void(std::string_view name, Note&)>& visit) {
  NoteVisitor visitor{visit};
  walk<true>(act, visitor);
}

void for_each_label(const ActVariant& act,
                    const std::function<void(std::string_view name, std::string_view value)>& visit) {
  LabelVisitor<const std::string, std::function<void(std::string_view, std::string_view)>> visitor{visit};
  walk<false>(act, visitor);
}

void for_each_label(ActVariant& act, const std::function<void(std::string_view name, std::string& value)>& visit) {
  LabelVisitor<std::string, std::function<void(std::string_view, std::string&)>> visitor{visit};
  walk<true>(act, visitor);
}

std::optional<Unfit> unfit_field(const ActVariant& act) {
  LimitVisitor visitor;
  walk<false>(act, visitor);
  return visitor.first;
}

}  // namespace soquy
