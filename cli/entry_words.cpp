#include "cli/entry_words.h"

#include <algorithm>

#include "cli/kind_words.h"
#include "cli/render.h"
#include "events/codec.h"

namespace soquy::cli {

namespace {

/// Takes of the fields at the top who or what is meant, and the first amount.
class GistSink final : public FieldSink {
 public:
  void number(std::string_view, std::int64_t) override {}
  void money(std::string_view name, Money value) override {
    if (depth_ == 0 && amount_.is_zero() && (name == "amount" || name == "principal")) amount_ = value;
  }
  void flag(std::string_view, bool) override {}
  void text(std::string_view name, std::string_view value) override {
    constexpr std::string_view kOfWhom[] = {"loan", "given", "borrower", "member", "placement", "resolution"};
    const bool is_code = std::find(std::begin(kOfWhom), std::end(kOfWhom), name) != std::end(kOfWhom);
    if (depth_ != 0 || !is_code || value.empty() || value == "-" || value == "none") return;
    codes_ += (codes_.empty() ? "" : ", ") + std::string(value);
  }
  void note(std::string_view, const Note&) override {}
  void begin_list(std::string_view, std::size_t) override { ++depth_; }
  void end_list() override { --depth_; }
  void begin_struct(std::string_view) override { ++depth_; }
  void end_struct() override { --depth_; }
  [[nodiscard]] std::string said(Currency currency) const {
    const std::string amount = amount_.is_zero() ? "" : to_words(amount_, currency);
    return codes_ + (codes_.empty() || amount.empty() ? "" : ", ") + amount;
  }

 private:
  std::string codes_;
  Money amount_;
  int depth_ = 0;
};

}  // namespace

std::string entry_in_vietnamese(const Payload& payload, Currency currency) {
  GistSink gist;
  describe(payload, gist);
  const std::string kind = kind_in_words(payload.kind(), Language::vietnamese);
  const std::string said = gist.said(currency);
  return said.empty() ? kind : kind + ": " + said;
}

}  // namespace soquy::cli
