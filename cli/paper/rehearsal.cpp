#include "cli/paper/rehearsal.h"

#include <algorithm>

#include "cli/paper/act_cells.h"

namespace soquy::cli::paper {
namespace {

/// Each refusal costs a rehearsal of all the rest.
constexpr int kMostRefusals = 200;

template <class T>
bool has(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// Refusals that need no other row.
bool is_wrong_by_itself(RejectReason reason) {
  switch (reason) {
    case RejectReason::text_not_valid:
    case RejectReason::names_a_person:
    case RejectReason::field_not_valid:
    case RejectReason::approval_same_person:
    case RejectReason::amount_not_positive:
    case RejectReason::amount_too_large:
    case RejectReason::amount_not_in_unit: return true;
    default: return false;
  }
}

}  // namespace

PaperRehearsal::PaperRehearsal(engine::Ledger& ledger, const PaperBooks& books, std::vector<Planned>& plans,
                               std::map<std::string, Version> vouchers, std::size_t sound)
    : ledger_(ledger), books_(books), plans_(plans), sound_(sound), recorded_vouchers_(std::move(vouchers)) {}

std::vector<engine::Receipt> PaperRehearsal::run(Problems& problems) {
  std::vector<engine::Receipt> receipts;
  bool is_sound = true;
  for (int i = 0; i < kMostRefusals; ++i) {
    const auto stop = decide_all(receipts);
    if (!stop) return receipts;
    is_sound = stop->plan < sound_;
    if (!report(*stop, problems)) {
      if (!is_sound) return receipts;
      problems.push_back(list_ends("what comes after hangs on this, so it was not asked; correct it and import again"));
      return receipts;
    }
  }
  if (!is_sound) return receipts;
  problems.push_back(list_ends("the first " + std::to_string(kMostRefusals) +
                               " refusals are named and there may be more; correct these and import again"));
  return receipts;
}

std::optional<PaperRehearsal::Stop> PaperRehearsal::decide_all(std::vector<engine::Receipt>& receipts) {
  vouchers_ = recorded_vouchers_;
  for (std::size_t i = 0; i < plans_.size(); ++i) {
    if (fill_reversals(plans_[i])) continue;
    if (auto stop = decide_first(i, receipts)) return stop;
    learn(i, receipts);
    if (!fill_reversals(plans_[i])) {
      // Its voucher stood on a row that was taken out.
      for (const auto& [act, voucher] : plans_[i].reverses) {
        if (!vouchers_.contains(voucher)) {
          return Stop{i, [act = act] {
                        Rejection rejection(RejectReason::entry_not_found);
                        rejection.act = static_cast<int>(act);
                        return rejection;
                      }()};
        }
      }
    }
  }
  return decide_first(plans_.size(), receipts);
}

std::optional<PaperRehearsal::Stop> PaperRehearsal::decide_first(std::size_t count,
                                                                 std::vector<engine::Receipt>& receipts) {
  std::vector<Command> commands;
  for (std::size_t i = 0; i < count; ++i) commands.push_back(plans_[i].command);
  auto outcome = ledger_.rehearse(commands);
  receipts = std::move(outcome.receipts);
  if (!outcome.rejection) return std::nullopt;
  return Stop{receipts.size(), *outcome.rejection};
}

bool PaperRehearsal::fill_reversals(Planned& plan) {
  bool all = true;
  for (const auto& [act, voucher] : plan.reverses) {
    const auto found = vouchers_.find(voucher);
    all = all && found != vouchers_.end();
    if (found != vouchers_.end()) std::get<ReverseEntry>(plan.command.acts[act].is).entry = found->second;
  }
  return all;
}

void PaperRehearsal::learn(std::size_t count, const std::vector<engine::Receipt>& receipts) {
  for (std::size_t i = 0; i < std::min(count, receipts.size()); ++i) {
    for (const Event& event : receipts[i].events) {
      const std::size_t act = event.envelope.act;
      if (!event.envelope.voucher.empty() && plans_[i].ends_row(act)) {
        vouchers_.emplace(event.envelope.voucher, event.envelope.version);  // the first event of the act
      }
    }
  }
}

/// True when the rehearsal can go on without what was refused.
bool PaperRehearsal::report(const Stop& stop, Problems& problems) {
  Planned& plan = plans_[stop.plan];
  const auto act = static_cast<std::size_t>(std::max(stop.rejection.act, 0));
  const bool of_an_act = stop.rejection.act >= 0 && act < plan.sources.size();
  if (is_to_blame(stop, of_an_act)) {
    problems.push_back(refusal(books_, plan, of_an_act ? act : 0, stop.rejection));
  }
  // Who does not know the signer refuses every command for the same reason.
  if (!of_an_act || stop.rejection.reason == RejectReason::actor_not_known) return false;
  if (!leave_out(plan, act)) return false;
  // A command without acts would be refused for that, and nobody typed it.
  if (plan.command.acts.empty()) {
    plans_.erase(plans_.begin() + static_cast<std::ptrdiff_t>(stop.plan));
    if (stop.plan < sound_) --sound_;
  }
  return true;
}

bool PaperRehearsal::is_to_blame(const Stop& stop, bool of_an_act) const {
  if (!of_an_act) return stop.plan < sound_;
  const Planned& plan = plans_[stop.plan];
  const auto act = static_cast<std::size_t>(stop.rejection.act);
  if (follows_from_another(plan, act, stop.rejection.reason)) return false;
  const bool of_a_row =
      plan.sources[act].row != ActSource::kNoRow || std::holds_alternative<JoinMember>(plan.command.acts[act].is);
  return stop.plan < sound_ || (of_a_row && is_wrong_by_itself(stop.rejection.reason));
}

/// False when too much hangs on the act: club, by-law, board.
bool PaperRehearsal::leave_out(Planned& plan, std::size_t act) {
  const ActVariant& is = plan.command.acts[act].is;
  if (plan.sources[act].row != ActSource::kNoRow) {
    leave_out_row(plan, plan.sources[act].row);
  } else if (const auto* joins = std::get_if<JoinMember>(&is)) {
    leave_out_member(plan, joins->member);
  } else if (std::holds_alternative<HoldMeeting>(is)) {
    for (const ActSource& source : plan.sources) {
      if (source.row != ActSource::kNoRow) remember(source.row);
    }
    plan = {};
  } else if (std::holds_alternative<AppointVolunteer>(is) || std::holds_alternative<RaiseFinding>(is)) {
    keep_only(plan, [act](std::size_t i) { return i != act; });
  } else {
    return false;
  }
  return true;
}

/// All acts of the row, so that a loan is not approved without being paid out.
void PaperRehearsal::leave_out_row(Planned& plan, std::size_t row) {
  remember(row);
  keep_only(plan, [&plan, row](std::size_t i) { return plan.sources[i].row != row; });
}

/// Joining, the appointment as a volunteer, and the seat on the board.
void PaperRehearsal::leave_out_member(Planned& plan, MemberNo member) {
  missing_.push_back(member);
  for (Act& act : plan.command.acts) {
    if (auto* board = std::get_if<ElectBoard>(&act.is)) {
      std::erase_if(board->seats, [member](const BoardSeat& seat) { return seat.member == member; });
    }
  }
  keep_only(plan, [&plan, member](std::size_t i) {
    const ActVariant& is = plan.command.acts[i].is;
    const auto* joins = std::get_if<JoinMember>(&is);
    const auto* volunteers = std::get_if<AppointVolunteer>(&is);
    const auto* board = std::get_if<ElectBoard>(&is);
    return !(joins != nullptr && joins->member == member) && !(volunteers != nullptr && volunteers->member == member) &&
           !(board != nullptr && board->seats.empty());
  });
}

void PaperRehearsal::remember(std::size_t at) {
  const CashRow& row = books_.cash[at];
  taken_out_.push_back(row.voucher);
  if (!row.loan.is_none()) loans_.push_back(row.loan);
  if (!row.member.is_none()) members_.push_back(row.member);
  if (!row.change().is_zero()) funds_.push_back(row.fund);
}

/// Cash is short or a count differs because a row is missing; a loan is not there because its disbursement is not.
bool PaperRehearsal::follows_from_another(const Planned& plan, std::size_t act, RejectReason reason) const {
  if (plan.sources[act].row == ActSource::kNoRow) return false;
  const CashRow& row = books_.cash[plan.sources[act].row];
  if (has_missing_member(row)) return true;
  const bool about_cash = reason == RejectReason::insufficient_cash || reason == RejectReason::reason_missing;
  if (about_cash && has(funds_, row.fund)) return true;
  if (reason == RejectReason::insufficient_bank && has(funds_, row.fund)) return true;
  if (reason == RejectReason::insufficient_refundable && has(members_, row.member)) return true;
  if (!row.loan.is_none() && has(loans_, row.loan)) return true;
  return row.kind == RowKind::reversal && has(taken_out_, row.reverses);
}

/// Who was refused as a member is missing wherever a row or its loan names him.
bool PaperRehearsal::has_missing_member(const CashRow& row) const {
  if (missing_.empty()) return false;
  if (has(missing_, row.member)) return true;
  return !row.loan.is_none() && std::any_of(books_.loans.begin(), books_.loans.end(), [&](const LoanPaper& loan) {
    return loan.no == row.loan &&
           (has(missing_, loan.borrower) || std::any_of(loan.guarantors.begin(), loan.guarantors.end(),
                                                        [&](MemberNo no) { return has(missing_, no); }));
  });
}

void PaperRehearsal::keep_only(Planned& plan, const std::function<bool(std::size_t)>& stays) {
  Planned rest;
  rest.is_meeting = plan.is_meeting;
  rest.command = plan.command;
  rest.command.acts.clear();
  for (std::size_t i = 0; i < plan.sources.size(); ++i) {
    if (!stays(i)) continue;
    const auto reverses = plan.reverses.find(i);
    if (reverses != plan.reverses.end()) rest.reverses.emplace(rest.sources.size(), reverses->second);
    rest.command.acts.push_back(plan.command.acts[i]);
    rest.sources.push_back(plan.sources[i]);
  }
  plan = std::move(rest);
}

}  // namespace soquy::cli::paper
