#include "cli/commands/commands.h"
#include "cli/record.h"

namespace soquy::cli {

namespace {

/// The list in the making. Commands stand under the heading that was set last.
class Catalog {
 public:
  Catalog& under(std::string heading) {
    heading_ = std::move(heading);
    return *this;
  }
  Catalog& add(CommandSpec one) {
    one.heading = heading_;
    all_.push_back(std::move(one));
    return *this;
  }
  Catalog& add(std::vector<CommandSpec> more) {
    for (auto& spec : more) add(std::move(spec));
    return *this;
  }
  Catalog& add(const std::vector<RecordKind>& kinds) { return add(commands_of(kinds)); }
  [[nodiscard]] std::vector<CommandSpec> all() && { return std::move(all_); }

 private:
  std::string heading_;
  std::vector<CommandSpec> all_;
};

/// What a treasurer does, in the order of a club's life.
void add_recording(Catalog& all) {
  all.under("A book and its club").add(init_command()).add(simulate_command()).add(import_command());
  all.add(club_found_command()).add(club_kinds()).add(club_show_command());
  all.under("Members").add(member_kinds());
  all.under("Entries").add(record_meeting_command()).add(record_entries_command());
  all.under("The meeting").add(meeting_kinds());
  all.under("Money").add(money_kinds());
  all.under("Loans").add(loan_kinds()).add(guarantee_kinds());
  all.under("Goods").add(goods_kinds());
  all.under("Help, training and visits").add(help_kinds());
  all.under("Findings and disputes").add(audit_kinds());
  all.under("Closing and correcting").add(closing_kinds());
}

/// What is asked of the books.
void add_questions(Catalog& all) {
  all.under("Questions about all clubs").add(programme_commands()).add(health_commands());
  all.add(report_commands()).add(improvement_command());
  all.under("Questions about one club").add(books_commands()).add(lending_commands());
  all.add(explain_loan_command())
      .add(guarantees_command())
      .add(people_commands())
      .add(passbook_command())
      .add(annual_statement_command())
      .add(stock_command())
      .add(trail_commands())
      .add(diff_command())
      .add(trace_command())
      .add(loan_plan_command());
}

void add_the_rest(Catalog& all) {
  all.under("Who signs").add(actor_kinds()).add(actor_key_command());
  all.under("The programme").add(programme_kinds()).add(regions_commands());
  all.under("Proof").add(verify_command()).add(view_commands()).add(replay_command()).add(export_commands());
  all.under("This programme itself").add(bench_plans_command()).add(bench_national_command()).add(about_commands());
}

}  // namespace

const std::vector<CommandSpec>& all_commands() {
  static const std::vector<CommandSpec> commands = [] {
    Catalog all;
    add_recording(all);
    add_questions(all);
    add_the_rest(all);
    return std::move(all).all();
  }();
  return commands;
}

}  // namespace soquy::cli
