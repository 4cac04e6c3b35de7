#include "cli/simulate/programme_writer.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace soquy::cli {

Day calendar_day(int year, unsigned month, unsigned number) {
  return make_day(year, month, number).value_or(Day::none());
}

RegionRef region_of(const char* scheme, const std::string& code) {
  return {scheme, RegionCode::parse(code).value_or(RegionCode{})};
}

ActorId programme_actor(const std::string& code) { return ActorId::parse(code).value_or(ActorId{}); }

DefineRegion define_region(const RegionRef& region, RegionLevel level, const std::string& name, const RegionRef& parent,
                           Day valid_from) {
  DefineRegion ask;
  ask.region = region;
  ask.level = level;
  ask.name = name;
  ask.parent = parent;
  ask.valid_from = valid_from;
  return ask;
}

EnrolActor enrol_actor(const std::string& code, Role role, const RegionRef& where, const std::string& name) {
  EnrolActor ask;
  ask.subject = programme_actor(code);
  ask.role = role;
  ask.region = where;
  ask.name.plain = name;
  return ask;
}

void ProgrammeWriter::on(Day when, std::vector<Act> acts, std::vector<Approval> approvals) {
  for (std::size_t begin = 0; begin < acts.size(); begin += kMaxActs) {
    const std::size_t end = std::min(acts.size(), begin + kMaxActs);
    Command command;
    command.club = programme_stream();
    command.id = uuid5(CommandId{}, "programme/" + part_ + (part_.empty() ? "" : "/") + std::to_string(seed_) + "/" +
                                        std::to_string(written_++));
    command.actor = programme_actor("CT-01");
    command.value_date = when;
    command.acts.assign(std::make_move_iterator(acts.begin() + static_cast<std::ptrdiff_t>(begin)),
                        std::make_move_iterator(acts.begin() + static_cast<std::ptrdiff_t>(end)));
    command.approvals = approvals;
    commands_.push_back(std::move(command));
  }
}

std::vector<Command> ProgrammeWriter::take() { return std::exchange(commands_, {}); }

void ReportsReceived::note(const Command& command) {
  for (const Act& act : command.acts) {
    const auto* const report = std::get_if<SubmitReport>(&act.is);
    if (report == nullptr) continue;
    ReceiveReport receive;
    receive.club = command.club;
    receive.kind = report->kind;
    receive.period_end = report->period_end;
    receive.tree_size = report->tree_size;
    receive.root = report->root;
    waiting_.push_back(Act{std::move(receive)});
  }
}

std::vector<Command> ReportsReceived::received_on(Day day) {
  if (!waiting_.empty()) write_.on(day, std::exchange(waiting_, {}));
  return write_.take();
}

}  // namespace soquy::cli
