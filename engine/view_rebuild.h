#pragma once
// A rebuild: new generations of some views made beside the ones in force, compared with them, and switched to.

#include "engine/view_runner.h"

namespace soquy::engine {

class ViewRebuild {
 public:
  ViewRebuild(const EventStore& store, ViewRows& rows, const std::vector<const MonthlyView*>& views, Day through,
              const ViewRunnerOptions& options);
  std::vector<RebuiltView> run(const ViewProgress& progress, const std::stop_token& stop);

 private:
  struct Making {
    FoldTarget target;
    std::optional<InForce> before;
  };
  void fold_all(const ViewProgress& progress, const std::stop_token& stop);
  [[nodiscard]] RebuiltView report_of(const Making& making) const;
  void compare(const Making& making, RebuiltView& report) const;
  void switch_to(const Making& making);

  const EventStore& store_;
  ViewRows& rows_;
  const ViewRunnerOptions& options_;
  std::vector<Making> making_;
};

/// Takes away what no answer is given from: generations that a crash or a stop left unfinished, or that were followed.
void drop_left_overs(ViewRows& rows, const MonthlyView& view);

}  // namespace soquy::engine
