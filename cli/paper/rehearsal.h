#pragma once
// Decides planned commands in memory. What the rules refuse is reported against its row, taken out, and the rest is
// decided again, so that one run lists every row and member the ledger would refuse. Where something is missing from
// the plans, a refusal may follow from that: there only what is wrong with a row by itself is reported.

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "cli/paper/plan.h"
#include "engine/ledger.h"

namespace soquy::cli::paper {

class PaperRehearsal {
 public:
  /// `vouchers` are those of rows recorded before. From plan `sound` on something may be missing. The plans are filled
  /// in (entries that are reversed, versions to build on); after a problem they are good for nothing.
  PaperRehearsal(engine::Ledger& ledger, const PaperBooks& books, std::vector<Planned>& plans,
                 std::map<std::string, Version> vouchers, std::size_t sound);

  /// The receipts of all plans, or every problem found.
  [[nodiscard]] std::vector<engine::Receipt> run(Problems& problems);

 private:
  struct Stop {
    std::size_t plan = 0;
    Rejection rejection;
  };
  [[nodiscard]] std::optional<Stop> decide_all(std::vector<engine::Receipt>& receipts);
  [[nodiscard]] std::optional<Stop> decide_first(std::size_t count, std::vector<engine::Receipt>& receipts);
  bool fill_reversals(Planned& plan);
  void learn(std::size_t count, const std::vector<engine::Receipt>& receipts);
  bool report(const Stop& stop, Problems& problems);
  [[nodiscard]] bool is_to_blame(const Stop& stop, bool of_an_act) const;
  [[nodiscard]] bool leave_out(Planned& plan, std::size_t act);
  void leave_out_row(Planned& plan, std::size_t row);
  void leave_out_member(Planned& plan, MemberNo member);
  static void keep_only(Planned& plan, const std::function<bool(std::size_t)>& stays);
  [[nodiscard]] bool has_missing_member(const CashRow& row) const;
  [[nodiscard]] bool follows_from_another(const Planned& plan, std::size_t act, RejectReason reason) const;
  void remember(std::size_t row);

  engine::Ledger& ledger_;
  const PaperBooks& books_;
  std::vector<Planned>& plans_;
  std::size_t sound_;
  const std::map<std::string, Version> recorded_vouchers_;
  std::map<std::string, Version> vouchers_;
  // What rows that were taken out touched: refusals of later rows about these prove nothing.
  std::vector<LoanNo> loans_;
  std::vector<MemberNo> members_;
  std::vector<Fund> funds_;
  std::vector<std::string> taken_out_;  ///< vouchers
  std::vector<MemberNo> missing_;       ///< members who could not join
};

}  // namespace soquy::cli::paper
