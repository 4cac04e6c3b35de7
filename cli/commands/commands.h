#pragma once
// What each file of this folder adds to the command line. catalog.cpp puts them in the order of the help.

#include <vector>

#include "cli/command.h"

namespace soquy::cli {

struct RecordKind;

/// simulate.cpp: fills a new store with the sample of the provincial plan; part of init.
int init_quang_ngai(const std::string& directory, Terminal& terminal);
[[nodiscard]] CommandSpec simulate_command();               ///< simulate.cpp
[[nodiscard]] CommandSpec init_command();                   ///< init.cpp
[[nodiscard]] CommandSpec club_found_command();             ///< club.cpp
[[nodiscard]] CommandSpec club_show_command();              ///< club_show.cpp
[[nodiscard]] CommandSpec record_meeting_command();         ///< meeting.cpp
[[nodiscard]] CommandSpec record_entries_command();         ///< meeting.cpp: the same without a meeting
[[nodiscard]] CommandSpec import_command();                 ///< import.cpp
[[nodiscard]] std::vector<CommandSpec> books_commands();    ///< books.cpp: trial balance, fund position, general ledger
[[nodiscard]] std::vector<CommandSpec> lending_commands();  ///< lending.cpp: loans; arrears.cpp: arrears
[[nodiscard]] CommandSpec explain_loan_command();           ///< explain.cpp
[[nodiscard]] CommandSpec guarantees_command();             ///< guarantees.cpp: who answers for what, groups, calls
[[nodiscard]] std::vector<CommandSpec> people_commands();   ///< people.cpp: members, statement, what is known of one
[[nodiscard]] CommandSpec passbook_command();               ///< member_page.cpp
[[nodiscard]] CommandSpec annual_statement_command();       ///< annual_statement.cpp
[[nodiscard]] CommandSpec loan_plan_command();              ///< loan_plan.cpp
[[nodiscard]] CommandSpec stock_command();                  ///< stock.cpp
[[nodiscard]] std::vector<CommandSpec> trail_commands();    ///< trail.cpp: log, one entry
[[nodiscard]] std::vector<CommandSpec> programme_commands();  ///< programme.cpp: clubs, roll-up, targets
[[nodiscard]] CommandSpec criteria_command();                 ///< criteria.cpp
[[nodiscard]] std::vector<CommandSpec> regions_commands();    ///< regions.cpp: import, list, show
[[nodiscard]] CommandSpec regions_import_command();           ///< regions_import.cpp
[[nodiscard]] std::vector<CommandSpec> report_commands();     ///< report.cpp: six-month, annual
[[nodiscard]] std::vector<CommandSpec> health_commands();     ///< health.cpp: health, grade, attention
[[nodiscard]] CommandSpec grade_command();                    ///< grade.cpp
[[nodiscard]] CommandSpec attention_command();                ///< attention.cpp
[[nodiscard]] CommandSpec improvement_command();              ///< improvement.cpp: incomes and poverty classes
[[nodiscard]] CommandSpec diff_command();                     ///< diff.cpp: why two answers differ
[[nodiscard]] CommandSpec trace_command();                    ///< trace.cpp: one project's capital
[[nodiscard]] CommandSpec actor_key_command();                ///< keys.cpp
[[nodiscard]] CommandSpec replay_command();                   ///< replay.cpp
[[nodiscard]] CommandSpec verify_command();                   ///< verify.cpp
[[nodiscard]] std::vector<CommandSpec> view_commands();       ///< views.cpp: stored views, rebuild
[[nodiscard]] std::vector<CommandSpec> export_commands();     ///< export.cpp: hledger, beancount, csv, events
[[nodiscard]] CommandSpec bench_national_command();           ///< bench_national.cpp
[[nodiscard]] CommandSpec bench_plans_command();              ///< bench.cpp
[[nodiscard]] std::vector<CommandSpec> about_commands();      ///< about.cpp: completion, man, version, help

/// One command per kind of entry (cli/record.h).
[[nodiscard]] std::vector<CommandSpec> commands_of(const std::vector<RecordKind>& kinds);  ///< entries.cpp

}  // namespace soquy::cli
