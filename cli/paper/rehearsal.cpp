#include "cli/paper/rehearsal.h"

#include <algorithm>

namespace soquy::cli::paper {
namespace {

constexpr int kMostRefusals = 200;

template <class T>
bool has(const std::vector<T>& list, const T& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

}  // namespace

PaperRehearsal::PaperRehearsal(engine::Ledger& ledger, const PaperBooks& books, std::vector<Planned>& plans,
                               std::map<std::string, Version> vouchers)
    : ledger_(ledger), books_(books), plans_(plans), recorded_vouchers_(std::move(vouchers)) {}

std::vector<engine::Receipt> PaperRehearsal::run(Problems& problems) {
  std::vector<engine::Receipt> receipts;
  for (int i = 0; i < kMostRefusals; ++i) {
    const auto stop = decide_all(receipts);
    if (!stop) break;
    if (!report(*stop, problems)) break;
  }
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

/// True when the rehearsal can go on without the row.
bool PaperRehearsal::report(const Stop& stop, Problems& problems) {
  Planned& plan = plans_[stop.plan];
  const auto act = static_cast<std::size_t>(std::max(stop.rejection.act, 0));
  const bool of_a_row = stop.rejection.act >= 0 && act < plan.sources.size();
  if (!of_a_row || !follows_from_another(plan, act, stop.rejection.reason)) {
    problems.push_back({plan.sources[of_a_row ? act : 0].spot, {}, to_sentence(stop.rejection)});
  }
  if (!of_a_row || plan.sources[act].row == ActSource::kNoRow) return false;
  remember(plan, act);
  take_out(plan, act);
  return true;
}

void PaperRehearsal::remember(const Planned& plan, std::size_t act) {
  const CashRow& row = books_.cash[plan.sources[act].row];
  taken_out_.push_back(row.voucher);
  if (!row.loan.is_none()) loans_.push_back(row.loan);
  if (!row.member.is_none()) members_.push_back(row.member);
  if (!row.change().is_zero()) funds_.push_back(row.fund);
}

/// Cash is short or a count differs because a row is missing; a loan is not there because its disbursement is not.
bool PaperRehearsal::follows_from_another(const Planned& plan, std::size_t act, RejectReason reason) const {
  if (plan.sources[act].row == ActSource::kNoRow) return false;
  const CashRow& row = books_.cash[plan.sources[act].row];
  const bool about_cash = reason == RejectReason::insufficient_cash || reason == RejectReason::reason_missing;
  if (about_cash && has(funds_, row.fund)) return true;
  if (reason == RejectReason::insufficient_bank && has(funds_, row.fund)) return true;
  if (reason == RejectReason::insufficient_refundable && has(members_, row.member)) return true;
  if (!row.loan.is_none() && has(loans_, row.loan)) return true;
  return row.kind == RowKind::reversal && has(taken_out_, row.reverses);
}

/// All acts of the row, so that a loan is not approved without being paid out.
void PaperRehearsal::take_out(Planned& plan, std::size_t act) {
  const std::size_t row = plan.sources[act].row;
  Planned rest;
  rest.is_meeting = plan.is_meeting;
  rest.command = plan.command;
  rest.command.acts.clear();
  for (std::size_t i = 0; i < plan.sources.size(); ++i) {
    if (plan.sources[i].row == row) continue;
    const auto reverses = plan.reverses.find(i);
    if (reverses != plan.reverses.end()) rest.reverses.emplace(rest.sources.size(), reverses->second);
    rest.command.acts.push_back(plan.command.acts[i]);
    rest.sources.push_back(plan.sources[i]);
  }
  plan = std::move(rest);
}

}  // namespace soquy::cli::paper
