#pragma once
// What brought money into each fund of a club and what took it out, by kind, between two days?
//
// Money is cash and bank money together (111 and 112), so carrying cash to the bank is neither. For every fund: what
// stood there before the first day, with what came in and without what went out, is what stands there at the end of the
// last. An entry that was taken back counts against its own kind, on the day on which it was taken back.

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "events/event.h"

namespace soquy::projections {

struct CashFlowRow {
  Fund fund;
  Kind kind{};  ///< of an entry taken back: what it had been
  std::string
      detail;  ///< name of the contribution's, giver's, aid's or income's kind, of an expense's area; may be empty
  Money in;    ///< positive, unless more was taken back than came in
  Money out;   ///< positive, unless more was taken back than went out
  friend bool operator==(const CashFlowRow&, const CashFlowRow&) = default;
};

class CashFlow {
 public:
  /// Days [first, last], both included.
  CashFlow(Day first, Day last) : first_(first), last_(last) {}
  void apply(const Event& event);
  /// By fund, kind and detail; rows that came to nothing are left out.
  [[nodiscard]] std::vector<CashFlowRow> rows() const;
  friend bool operator==(const CashFlow&, const CashFlow&) = default;

 private:
  Day first_;
  Day last_;
  std::map<std::tuple<Fund, Kind, std::string>, CashFlowRow> rows_;
};

}  // namespace soquy::projections
