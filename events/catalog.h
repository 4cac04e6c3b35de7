#pragma once
// Every kind of act and event once, in one list. X(number, Act, Event, name)
// Numbers are the ordinals of the union in ledger.capnp: never reused, never reordered. RepaymentReallocated follows
// from other acts and is asked for by none, so it stands apart.

#define SOQUY_ASKED_EVENTS(X)                                             \
  X(0, DefineRegion, RegionDefined, region_defined)                       \
  X(1, SucceedRegion, RegionSucceeded, region_succeeded)                  \
  X(2, PublishRulePack, RulePackPublished, rule_pack_published)           \
  X(3, SetTarget, TargetSet, target_set)                                  \
  X(4, EnrolActor, ActorEnrolled, actor_enrolled)                         \
  X(5, RevokeActorKey, ActorKeyRevoked, actor_key_revoked)                \
  X(6, HoldReviewMeeting, ReviewMeetingHeld, review_meeting_held)         \
  X(7, SubmitReport, ReportSubmitted, report_submitted)                   \
  X(8, ReceiveReport, ReportReceived, report_received)                    \
  X(9, FoundClub, ClubFounded, club_founded)                              \
  X(10, AdoptByLaw, ByLawAdopted, by_law_adopted)                         \
  X(11, RelocateClub, ClubRelocated, club_relocated)                      \
  X(12, ElectBoard, BoardElected, board_elected)                          \
  X(13, GrantWriter, WriterGranted, writer_granted)                       \
  X(14, DissolveClub, ClubDissolved, club_dissolved)                      \
  X(15, SetOpeningBalance, OpeningBalanceSet, opening_balance_set)        \
  X(16, JoinMember, MemberJoined, member_joined)                          \
  X(17, AmendProfile, ProfileAmended, profile_amended)                    \
  X(18, ClassifyMember, MemberClassified, member_classified)              \
  X(19, LeaveClub, MemberLeft, member_left)                               \
  X(20, AppointVolunteer, VolunteerAppointed, volunteer_appointed)        \
  X(21, ReleaseVolunteer, VolunteerReleased, volunteer_released)          \
  X(22, RecordConsent, ConsentRecorded, consent_recorded)                 \
  X(23, ErasePerson, PersonErased, person_erased)                         \
  X(24, SurveyIncome, IncomeSurveyed, income_surveyed)                    \
  X(25, RecordInsurance, InsuranceRecorded, insurance_recorded)           \
  X(26, HoldMeeting, MeetingHeld, meeting_held)                           \
  X(27, PassResolution, ResolutionPassed, resolution_passed)              \
  X(28, CountCash, CashCounted, cash_counted)                             \
  X(29, PostDifference, DifferencePosted, difference_posted)              \
  X(30, WriteSeal, SealWritten, seal_written)                             \
  X(31, ReceiveContribution, ContributionReceived, contribution_received) \
  X(32, ReceiveDonation, DonationReceived, donation_received)             \
  X(33, BorrowCapital, CapitalBorrowed, capital_borrowed)                 \
  X(34, ReceiveIncome, IncomeReceived, income_received)                   \
  X(35, PayExpense, ExpensePaid, expense_paid)                            \
  X(36, GiveAid, AidGiven, aid_given)                                     \
  X(37, RefundContribution, ContributionRefunded, contribution_refunded)  \
  X(38, RepayCapital, CapitalRepaid, capital_repaid)                      \
  X(39, TransferFunds, FundTransferred, fund_transferred)                 \
  X(40, BankCash, CashBanked, cash_banked)                                \
  X(41, WithdrawCash, CashWithdrawn, cash_withdrawn)                      \
  X(42, ApproveLoan, LoanApproved, loan_approved)                         \
  X(43, DisburseLoan, LoanDisbursed, loan_disbursed)                      \
  X(44, ReceiveRepayment, RepaymentReceived, repayment_received)          \
  X(46, ChargePenalty, PenaltyCharged, penalty_charged)                   \
  X(47, WaivePenalty, PenaltyWaived, penalty_waived)                      \
  X(48, RescheduleLoan, LoanRescheduled, loan_rescheduled)                \
  X(49, WriteOffLoan, LoanWrittenOff, loan_written_off)                   \
  X(50, RecoverLoan, LoanRecovered, loan_recovered)                       \
  X(51, ReferToLender, CreditReferralMade, credit_referral_made)          \
  X(52, ReceiveGoods, GoodsReceived, goods_received)                      \
  X(53, GiveGoods, GoodsGiven, goods_given)                               \
  X(54, LendGoods, GoodsLent, goods_lent)                                 \
  X(55, RecordBirth, GoodsBorn, goods_born)                               \
  X(56, HandOnGoods, GoodsHandedOn, goods_handed_on)                      \
  X(57, ReturnGoods, GoodsReturned, goods_returned)                       \
  X(58, RecordLoss, GoodsLost, goods_lost)                                \
  X(59, BuyOutGoods, GoodsBoughtOut, goods_bought_out)                    \
  X(60, RevalueGoods, GoodsRevalued, goods_revalued)                      \
  X(61, GiveHelp, HelpGiven, help_given)                                  \
  X(62, HoldActivity, ActivityHeld, activity_held)                        \
  X(63, HoldTraining, TrainingHeld, training_held)                        \
  X(64, HoldHealthCheck, HealthCheckHeld, health_check_held)              \
  X(65, RecordVisit, SupervisionVisited, supervision_visited)             \
  X(66, AllocateInterest, InterestAllocated, interest_allocated)          \
  X(67, ClosePeriod, PeriodClosed, period_closed)                         \
  X(68, ReopenPeriod, PeriodReopened, period_reopened)                    \
  X(69, ReverseEntry, EntryReversed, entry_reversed)                      \
  X(70, SignHandover, HandoverSigned, handover_signed)                    \
  X(71, RaiseFinding, FindingRaised, finding_raised)                      \
  X(72, AnswerFinding, FindingAnswered, finding_answered)                 \
  X(73, GiveAttestation, AttestationGiven, attestation_given)             \
  X(74, OpenDispute, DisputeOpened, dispute_opened)                       \
  X(75, ResolveDispute, DisputeResolved, dispute_resolved)                \
  X(76, FormGuaranteeGroup, GuaranteeGroupFormed, guarantee_group_formed) \
  X(77, CallGuarantee, GuaranteeCalled, guarantee_called)                 \
  X(78, PublishPriceIndex, PriceIndexPublished, price_index_published)

#define SOQUY_FOLLOWING_EVENTS(X) X(45, RepaymentReallocated, repayment_reallocated)
