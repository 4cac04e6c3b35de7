#pragma once
// The life of one simulated club, meeting by meeting: who comes, who pays late, what is written down wrong and put
// right. It orders commands as a treasurer would and sees of the ledger only what a treasurer sees: the club's present
// state.

#include <functional>
#include <string>
#include <vector>

#include "cli/simulate/plan.h"
#include "cli/simulate/random.h"
#include "engine/domain/club_state.h"
#include "events/event.h"

namespace soquy::cli {

class ClubLife {
 public:
  ClubLife(ClubPlan plan, std::uint64_t seed);

  [[nodiscard]] const ClubPlan& plan() const { return plan_; }
  /// The founding, the by-law, the first members, the board: one command.
  [[nodiscard]] Command founding();
  /// The meeting held on `day`, its closing cash count included. `club` is the state before it, `root` tells the root
  /// of its tree: asked only when a report is handed in.
  [[nodiscard]] Command meeting(Day day, const engine::ClubState& club, const std::function<Hash()>& root);
  /// The next meeting after `day` (the founding day counts as the first).
  [[nodiscard]] Day next_meeting(Day day) const;
  /// What the ledger recorded of the last command: versions that later corrections refer to.
  void took(const std::vector<Event>& events);

 private:
  struct Sitting;  // one meeting while it is being written
  struct Mistake {
    Version entry;
    Day made;
  };
  struct FollowUp {  // a borrower is asked again a year after the first loan
    LoanNo loan;
    MemberNo member;
    Day from;
    Random before;  ///< from which the first answers were drawn
  };
  struct HomePayment {  // a repayment brought to the treasurer's house between meetings
    LoanNo loan;
    Day day;
    Money amount;
  };

  Command command(Day day);
  void attendance(Sitting& sitting);
  void late_entries(Sitting& sitting);
  void dues(Sitting& sitting);
  void repayments(Sitting& sitting);
  void repayment(Sitting& sitting, LoanNo no, const engine::LoanState& loan);
  void gifts(Sitting& sitting);
  void corrections(Sitting& sitting);
  void year_end(Sitting& sitting);
  void spending(Sitting& sitting);
  void equipment(Sitting& sitting);
  void helping(Sitting& sitting);
  void new_loans(Sitting& sitting);
  void new_loan(Sitting& sitting, MemberNo borrower, MemberNo guarantor);
  void joining_and_leaving(Sitting& sitting);
  void flood(Sitting& sitting);
  void count_boxes(Sitting& sitting);
  // what the programme asks of a club of the national plan
  void duties(Sitting& sitting, const std::function<Hash()>& root);
  void move_after_reform(Sitting& sitting);
  void hand_in_report(Sitting& sitting, const std::function<Hash()>& root);
  void insure(Sitting& sitting);
  void certify(Sitting& sitting);
  void train(Sitting& sitting);
  void receive_visit(Sitting& sitting);
  void follow_up(Sitting& sitting);
  void give_loans_up(Sitting& sitting);
  [[nodiscard]] bool never_pays_again(LoanNo no, const engine::LoanState& loan) const;
  void closing(Sitting& sitting);
  void join(std::vector<Act>& acts, Day day);
  ResolutionNo resolve(Sitting& sitting, Subject subject, Money limit, std::string words);
  MemberNo someone(Sitting& sitting);
  std::string receipt();
  std::string payment();

  ClubPlan plan_;
  Random random_;
  std::uint64_t seed_;
  std::string hamlet_;
  std::uint32_t commands_ = 0;
  std::uint32_t receipts_ = 0;
  std::uint32_t payments_ = 0;
  std::uint32_t next_member_ = 1;
  std::uint32_t meetings_ = 0;
  std::string mistaken_voucher_;  ///< of the last meeting, until it is known under which version it went
  std::vector<Mistake> mistakes_;
  std::vector<HomePayment> home_payments_;
  Version open_difference_;
  bool had_grant_ = false;
  bool bought_equipment_ = false;
  bool had_death_ = false;
  bool had_flood_ = false;
  bool moved_ = false;
  std::uint32_t insured_ = 0;    ///< the member whose card was asked for last
  std::uint32_t certified_ = 0;  ///< the member whose household was reviewed last
  std::vector<FollowUp> follow_ups_;
};

}  // namespace soquy::cli
