# The stored form of an event. The canonical bytes of one Event (single segment, no segment table, not packed) are what
# is stored, hashed and signed; docs/STORAGE.md shows an example byte by byte, docs/EVENTS.md says what each event means.
#
# What keeps old bytes readable and hashes stable:
# - New fields, structs and union members get the next ordinal. Nothing is renumbered, removed or given another type.
# - No floating point, no default other than zero, no List(T) that might one day be a List(struct).
# - An absent text, list or commitment is a null pointer, never an empty one. A nested struct is always present.
#
# How values are written:
# - money: minor units of the club's currency, debits positive. Quantities of goods: thousandths of the unit.
# - days: days since 1970-01-01 plus 2^31, so that 0 says "no day". Moments: microseconds since 1970-01-01T00:00Z.
# - numbers of members, loans, versions and so on: 0 says "none".
# - enumerations: the numbers in docs/EVENTS.md. Accounts and currencies: their own numbers (1288, 704).
# - a Note (free text) is the 32 bytes SHA-256(salt || text); hashes and keys are 32 bytes. Zero hashes are absent.
# - codes of clubs, people and regions: text of at most 16 of A-Z 0-9 '-'.

@0xb5c2f6a1d0e47c93;

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("soquy::wire");

struct Event @0xa2c8bc5b94e62e81 {
  payload @0 :Payload;
  postings @1 :List(Posting);

  # The club's code, its 16 bytes read as two big-endian numbers; in the same way the command's UUID.
  clubHigh @2 :UInt64;
  clubLow @3 :UInt64;
  commandHigh @4 :UInt64;
  commandLow @5 :UInt64;
  recordedAt @6 :Int64;
  device @7 :UInt64;
  version @8 :UInt32;
  valueDate @9 :UInt32;
  # A member by number; anybody else by code.
  actorMember @10 :UInt32;
  epoch @11 :UInt32;
  act @12 :UInt16;
  index @13 :UInt16;
  count @14 :UInt16;
  lateReason @15 :UInt8;
  clockJumped @16 :Bool;
  fromPaper @17 :Bool;
  expected @18 :UInt32;
  meeting @19 :UInt32;
  # Mostly absent, so they stand where canonical form cuts them off.
  writtenOn @20 :UInt32;
  originalDate @21 :UInt32;

  voucher @22 :Text;
  page @23 :Text;
  actorCode @24 :Text;
  approvals @25 :List(Approval);
}

struct Posting @0xd84f4940ed98b7c6 {
  amount @0 :Int64;
  account @1 :UInt16;
  fund @2 :UInt8;
}

struct Approval @0x81d8e6ab312baa3c {
  actor @0 :Text;
  role @1 :UInt8;
  assurance @2 :UInt8;
  key @3 :Data;
  signature @4 :Data;
}

# A command as it was asked, in normal form, without words: what a key approval signs. In each act the fields that are
# decided stay zero.
struct Command @0xa5e5006b556c7495 {
  clubHigh @0 :UInt64;
  clubLow @1 :UInt64;
  idHigh @2 :UInt64;
  idLow @3 :UInt64;
  expected @4 :UInt32;
  valueDate @5 :UInt32;
  actorMember @6 :UInt32;
  fromPaper @7 :Bool;
  actorCode @8 :Text;
  acts @9 :List(Act);
}

struct Act @0xd43328d7688ba0ed {
  payload @0 :Payload;
  valueDate @1 :UInt32;
  writtenOn @2 :UInt32;
  originalDate @3 :UInt32;
  lateReason @4 :UInt8;
  voucher @5 :Text;
  page @6 :Text;
}

# What happened. The ordinals are the numbers of events/catalog.h.
struct Payload @0xc79f8a8cd55995b6 {
  union {
    regionDefined @0 :RegionDefined;
    regionSucceeded @1 :RegionSucceeded;
    rulePackPublished @2 :RulePackPublished;
    targetSet @3 :TargetSet;
    actorEnrolled @4 :ActorEnrolled;
    actorKeyRevoked @5 :ActorKeyRevoked;
    reviewMeetingHeld @6 :ReviewMeetingHeld;
    reportSubmitted @7 :ReportSubmitted;
    reportReceived @8 :ReportReceived;
    clubFounded @9 :ClubFounded;
    byLawAdopted @10 :ByLawAdopted;
    clubRelocated @11 :ClubRelocated;
    boardElected @12 :BoardElected;
    writerGranted @13 :WriterGranted;
    clubDissolved @14 :ClubDissolved;
    openingBalanceSet @15 :OpeningBalanceSet;
    memberJoined @16 :MemberJoined;
    profileAmended @17 :ProfileAmended;
    memberClassified @18 :MemberClassified;
    memberLeft @19 :MemberLeft;
    volunteerAppointed @20 :VolunteerAppointed;
    volunteerReleased @21 :VolunteerReleased;
    consentRecorded @22 :ConsentRecorded;
    personErased @23 :PersonErased;
    incomeSurveyed @24 :IncomeSurveyed;
    insuranceRecorded @25 :InsuranceRecorded;
    meetingHeld @26 :MeetingHeld;
    resolutionPassed @27 :ResolutionPassed;
    cashCounted @28 :CashCounted;
    differencePosted @29 :DifferencePosted;
    sealWritten @30 :SealWritten;
    contributionReceived @31 :ContributionReceived;
    donationReceived @32 :DonationReceived;
    capitalBorrowed @33 :CapitalBorrowed;
    incomeReceived @34 :IncomeReceived;
    expensePaid @35 :ExpensePaid;
    aidGiven @36 :AidGiven;
    contributionRefunded @37 :ContributionRefunded;
    capitalRepaid @38 :CapitalRepaid;
    fundTransferred @39 :FundTransferred;
    cashBanked @40 :CashBanked;
    cashWithdrawn @41 :CashWithdrawn;
    loanApproved @42 :LoanApproved;
    loanDisbursed @43 :LoanDisbursed;
    repaymentReceived @44 :RepaymentReceived;
    repaymentReallocated @45 :RepaymentReallocated;
    penaltyCharged @46 :PenaltyCharged;
    penaltyWaived @47 :PenaltyWaived;
    loanRescheduled @48 :LoanRescheduled;
    loanWrittenOff @49 :LoanWrittenOff;
    loanRecovered @50 :LoanRecovered;
    creditReferralMade @51 :CreditReferralMade;
    goodsReceived @52 :GoodsReceived;
    goodsGiven @53 :GoodsGiven;
    goodsLent @54 :GoodsLent;
    goodsBorn @55 :GoodsBorn;
    goodsHandedOn @56 :GoodsHandedOn;
    goodsReturned @57 :GoodsReturned;
    goodsLost @58 :GoodsLost;
    goodsBoughtOut @59 :GoodsBoughtOut;
    goodsRevalued @60 :GoodsRevalued;
    helpGiven @61 :HelpGiven;
    activityHeld @62 :ActivityHeld;
    trainingHeld @63 :TrainingHeld;
    healthCheckHeld @64 :HealthCheckHeld;
    supervisionVisited @65 :SupervisionVisited;
    interestAllocated @66 :InterestAllocated;
    periodClosed @67 :PeriodClosed;
    periodReopened @68 :PeriodReopened;
    entryReversed @69 :EntryReversed;
    handoverSigned @70 :HandoverSigned;
    findingRaised @71 :FindingRaised;
    findingAnswered @72 :FindingAnswered;
    attestationGiven @73 :AttestationGiven;
    disputeOpened @74 :DisputeOpened;
    disputeResolved @75 :DisputeResolved;
    guaranteeGroupFormed @76 :GuaranteeGroupFormed;
    guaranteeCalled @77 :GuaranteeCalled;
    priceIndexPublished @78 :PriceIndexPublished;
  }
}

# --- Values ------------------------------------------------------------------------------------------------------------

struct Rate @0xb5ad02b74335e5a1 {
  # Parts per million per period (month, year, week).
  ppm @0 :UInt32;
  per @1 :UInt8;
}

struct ClubName @0xbf8ac5408e0c1c5f {
  code @0 :Text;
}

# --- The programme ---------------------------------------------------------------------------------------

struct RegionRef @0xec2576584e7daa81 {
  scheme @0 :Text;
  code @1 :Text;
}

struct RegionDefined @0x91402b08493036f2 {
  region @0 :RegionRef;
  level @1 :UInt8;
  name @2 :Text;
  parent @3 :RegionRef;
  validFrom @4 :UInt32;
  validUntil @5 :UInt32;
}

struct RegionSucceeded @0x8f3dfadfed776757 {
  oldRegion @0 :RegionRef;
  newRegion @1 :RegionRef;
  extent @2 :UInt8;
  effective @3 :UInt32;
}

struct CriterionRule @0x9c95434d6e3c4064 {
  criterion @0 :UInt8;
  kind @1 :UInt8;
  min @2 :Int64;
  max @3 :Int64;
}

struct RulePackPublished @0xeccede2595a4c0a4 {
  name @0 :Text;
  validFrom @1 :UInt32;
  validUntil @2 :UInt32;
  olderFromAge @3 :UInt16;
  rules @4 :List(CriterionRule);
}

struct TargetSet @0xd69aafd41058bbf4 {
  region @0 :RegionRef;
  kind @1 :UInt8;
  due @2 :UInt32;
  value @3 :Int64;
  basis @4 :Text;
}

struct PriceIndexPublished @0xe5f362cb555a5a42 {
  series @0 :Text;
  month @1 :UInt32;
  index @2 :Int64;
  basis @3 :Text;
}

struct ActorEnrolled @0x8b7cf3e73d5534be {
  subject @0 :Text;
  role @1 :UInt8;
  assurance @2 :UInt8;
  key @3 :Data;
  region @4 :RegionRef;
  name @5 :Data;
}

struct ActorKeyRevoked @0xb8d0295c0d365baf {
  subject @0 :Text;
  key @1 :Data;
  reason @2 :UInt8;
}

struct ReviewMeetingHeld @0x8e17d15701f746b2 {
  region @0 :RegionRef;
  clubs @1 :List(ClubName);
  topic @2 :Data;
  notes @3 :Data;
}

struct ReportSubmitted @0xe476973d5a267191 {
  kind @0 :UInt8;
  periodEnd @1 :UInt32;
  treeSize @2 :UInt64;
  root @3 :Data;
  recipient @4 :Data;
}

struct ReportReceived @0xd0b4879f45ceef25 {
  club @0 :Text;
  region @1 :RegionRef;
  kind @2 :UInt8;
  periodEnd @3 :UInt32;
  treeSize @4 :UInt64;
  root @5 :Data;
}

# --- The club --------------------------------------------------------------------------------------------

struct ClubFounded @0xdf97be8d00a04271 {
  name @0 :Text;
  currency @1 :UInt16;
  region @2 :RegionRef;
  decision @3 :Text;
  practice @4 :Bool;
  nonce @5 :Data;
  address @6 :Data;
}

struct FundRule @0xa6ba4c9d4f55cc76 {
  fund @0 :UInt8;
  name @1 :Text;
  lends @2 :Bool;
}

struct BoxRule @0xe26b107b45c92969 {
  box @0 :UInt8;
  funds @1 :List(UInt8);
}

struct AllocationShare @0xe77f6ff1a434b759 {
  fund @0 :UInt8;
  account @1 :UInt16;
  basisPoints @2 :UInt16;
  takesRest @3 :Bool;
}

struct AssuranceRule @0xdef36754665946e6 {
  act @0 :UInt8;
  least @1 :UInt8;
}

struct ByLawAdopted @0xa2447a5b8822fff1 {
  resolution @0 :UInt32;
  meetingDay @1 :UInt8;
  funds @2 :List(FundRule);
  boxes @3 :List(BoxRule);
  fee @4 :Int64;
  loanMin @5 :Int64;
  loanMax @6 :Int64;
  termMax @7 :UInt16;
  loansAtOnce @8 :UInt8;
  rateMax @9 :Rate;
  defaultMethod @10 :UInt8;
  dayCount @11 :UInt8;
  rounding @12 :UInt8;
  interestMultiple @13 :Int64;
  principalMultiple @14 :Int64;
  allocation @15 :UInt8;
  advance @16 :UInt8;
  overduePercent @17 :UInt32;
  penaltyLate @18 :Int64;
  quorumPercent @19 :UInt8;
  guarantorNeeded @20 :Bool;
  ceilings @21 :List(Int64);
  cashMultiple @22 :Int64;
  cashLimit @23 :Int64;
  expenseNeedsResolution @24 :Int64;
  refundsNetOfDebt @25 :Bool;
  interestShares @26 :List(AllocationShare);
  assurances @27 :List(AssuranceRule);
  rulesText @28 :Data;
  goodsRules @29 :List(GoodsRule);
}

struct ClubRelocated @0x8724b01c28ec11f5 {
  region @0 :RegionRef;
  decision @1 :Text;
}

struct BoardSeat @0xd15600785d9c0ed6 {
  role @0 :UInt8;
  member @1 :UInt32;
}

struct BoardElected @0x9ba8aa7681b66d39 {
  resolution @0 :UInt32;
  seats @1 :List(BoardSeat);
}

struct WriterGranted @0xbcb9adbffb00ee0f {
  device @0 :UInt64;
  epoch @1 :UInt32;
  reason @2 :UInt8;
}

struct ClubDissolved @0xaff811887286dedb {
  resolution @0 :UInt32;
  decision @1 :Text;
  reason @2 :UInt8;
}

struct OpeningBalanceSet @0xde0ddeb40009a6e2 {
  balances @0 :List(Posting);
  evidence @1 :Data;
  notes @2 :Data;
}

# --- People ----------------------------------------------------------------------------------------------

struct MemberJoined @0xe4b6028e3456a2b3 {
  member @0 :UInt32;
  sex @1 :UInt8;
  birthYear @2 :UInt16;
  poverty @3 :UInt8;
  household @4 :UInt32;
  profile @5 :Data;
}

struct ProfileAmended @0xa40c7f6597204772 {
  member @0 :UInt32;
  sex @1 :UInt8;
  birthYear @2 :UInt16;
  household @3 :UInt32;
  reason @4 :UInt8;
  profile @5 :Data;
}

struct MemberClassified @0xa5721377f39bf16c {
  member @0 :UInt32;
  poverty @1 :UInt8;
  certificate @2 :Data;
  validFrom @3 :UInt32;
  validUntil @4 :UInt32;
}

struct MemberLeft @0xb3762d513b5af205 {
  member @0 :UInt32;
  reason @1 :UInt8;
  notes @2 :Data;
}

struct VolunteerAppointed @0xcff3921e4aea0297 {
  member @0 :UInt32;
}

struct VolunteerReleased @0xbe72444c19986b73 {
  member @0 :UInt32;
  reason @1 :UInt8;
}

struct ConsentRecorded @0xe8eb13cfbfd87667 {
  member @0 :UInt32;
  purpose @1 :UInt8;
  given @2 :Bool;
  evidence @3 :Data;
}

struct PersonErased @0xfebc274a88e82c98 {
  member @0 :UInt32;
  textVersion @1 :UInt32;
  textSlot @2 :UInt8;
  ground @3 :UInt8;
  decision @4 :Text;
}

struct IncomeSurveyed @0xdd7562337838038e {
  member @0 :UInt32;
  instrument @1 :Text;
  followUp @2 :Bool;
  loan @3 :UInt32;
  householdSize @4 :UInt8;
  recallMonths @5 :UInt8;
  farm @6 :Int64;
  animals @7 :Int64;
  trade @8 :Int64;
  wage @9 :Int64;
  transfers @10 :Int64;
}

struct InsuranceRecorded @0xc14929aa210f16c7 {
  member @0 :UInt32;
  insured @1 :Bool;
  validUntil @2 :UInt32;
}

# --- Meetings --------------------------------------------------------------------------------------------

struct MeetingHeld @0x932a8f44b60a3874 {
  present @0 :List(UInt32);
  presentCount @1 :UInt16;
  guests @2 :UInt16;
  notes @3 :Data;
  members @4 :UInt16;
}

struct ResolutionPassed @0x974592681f964025 {
  resolution @0 :UInt32;
  subject @1 :UInt8;
  limit @2 :Int64;
  inFavour @3 :UInt16;
  against @4 :UInt16;
  words @5 :Data;
  given @6 :UInt32;
}

struct NoteCount @0xa65a0d035e2d8a68 {
  face @0 :Int64;
  pieces @1 :UInt32;
}

struct CashCounted @0xda054ce33993f81f {
  box @0 :UInt8;
  counted @1 :Int64;
  notes @2 :List(NoteCount);
  reason @3 :UInt8;
  book @4 :Int64;
  comparedAt @5 :UInt32;
}

struct DifferencePosted @0x86dca1510205cd29 {
  count @0 :UInt32;
  fund @1 :UInt8;
  resolution @2 :UInt32;
  reason @3 :UInt8;
  over @4 :Int64;
}

struct SealWritten @0xa584cfb7c9fc7d9b {
  size @0 :UInt32;
  code @1 :Text;
  page @2 :Text;
}

# --- Money in and out ------------------------------------------------------------------------------------

struct ContributionReceived @0x959de3af08767000 {
  kind @0 :UInt8;
  fund @1 :UInt8;
  member @2 :UInt32;
  payers @3 :UInt16;
  amount @4 :Int64;
}

struct DonationReceived @0x9d18990ed0a2b255 {
  donor @0 :UInt8;
  member @1 :UInt32;
  condition @2 :UInt8;
  grant @3 :UInt32;
  use @4 :Text;
  area @5 :UInt8;
  fund @6 :UInt8;
  place @7 :UInt8;
  amount @8 :Int64;
  from @9 :Data;
  given @10 :UInt32;
}

struct CapitalBorrowed @0x8e224b1968347ca4 {
  borrowing @0 :UInt32;
  fund @1 :UInt8;
  place @2 :UInt8;
  amount @3 :Int64;
  rate @4 :Rate;
  due @5 :UInt32;
  from @6 :Data;
  given @7 :UInt32;
}

struct CapitalRepaid @0xa029d0c6f5deae49 {
  borrowing @0 :UInt32;
  place @1 :UInt8;
  principal @2 :Int64;
  interest @3 :Int64;
  fund @4 :UInt8;
}

struct IncomeReceived @0xff715603588233db {
  kind @0 :UInt8;
  fund @1 :UInt8;
  place @2 :UInt8;
  amount @3 :Int64;
  words @4 :Data;
}

struct ExpensePaid @0xbbe1f20f2e39dd8b {
  area @0 :UInt8;
  fund @1 :UInt8;
  place @2 :UInt8;
  amount @3 :Int64;
  grant @4 :UInt32;
  use @5 :Text;
  resolution @6 :UInt32;
  words @7 :Data;
}

struct AidGiven @0x8de8b6810f4222be {
  kind @0 :UInt8;
  member @1 :UInt32;
  area @2 :UInt8;
  fund @3 :UInt8;
  place @4 :UInt8;
  amount @5 :Int64;
  grant @6 :UInt32;
  use @7 :Text;
  resolution @8 :UInt32;
  words @9 :Data;
}

struct ContributionRefunded @0xdd5bb5fe115b9f50 {
  fund @0 :UInt8;
  member @1 :UInt32;
  amount @2 :Int64;
  reason @3 :UInt8;
}

struct FundTransferred @0xc922a03eefb688b3 {
  from @0 :UInt8;
  to @1 :UInt8;
  source @2 :UInt16;
  amount @3 :Int64;
  resolution @4 :UInt32;
}

struct CashBanked @0x975cd7f3356f16bb {
  fund @0 :UInt8;
  amount @1 :Int64;
}

struct CashWithdrawn @0x80ac0c0438492391 {
  fund @0 :UInt8;
  amount @1 :Int64;
}

# --- Loans -----------------------------------------------------------------------------------------------

struct LoanTerms @0xdeccdd307b1e71f8 {
  principal @0 :Int64;
  rate @1 :Rate;
  method @2 :UInt8;
  instalments @3 :UInt16;
  every @4 :UInt8;
  dayCount @5 :UInt8;
  rounding @6 :UInt8;
  interestMultiple @7 :Int64;
  principalMultiple @8 :Int64;
  instalmentMultiple @9 :Int64;
  gracePrincipal @10 :UInt16;
  graceInterest @11 :UInt16;
  graceInterestCharged @12 :UInt16;
  firstDue @13 :UInt32;
  dueDates @14 :List(UInt32);
}

struct Instalment @0xef1f102df50c0ff7 {
  number @0 :UInt16;
  due @1 :UInt32;
  principal @2 :Int64;
  interest @3 :Int64;
}

struct LoanApproved @0xc398406af1ff2ff0 {
  loan @0 :UInt32;
  borrower @1 :UInt32;
  fund @2 :UInt8;
  terms @3 :LoanTerms;
  purpose @4 :Data;
  resolution @5 :UInt32;
  guarantors @6 :List(UInt32);
  priority @7 :UInt8;
  repays @8 :UInt32;
  words @9 :Data;
  given @10 :UInt32;
  group @11 :UInt32;
  topsUp @12 :UInt32;
  answerable @13 :List(UInt32);
}

struct LoanDisbursed @0x881d7045ceb8e7c7 {
  loan @0 :UInt32;
  place @1 :UInt8;
  principal @2 :Int64;
  borrower @3 :UInt32;
  fund @4 :UInt8;
  terms @5 :LoanTerms;
  instalments @6 :List(Instalment);
  statedPpmYear @7 :UInt32;
  effectivePpmYear @8 :UInt32;
  allocation @9 :UInt8;
  advance @10 :UInt8;
  overduePercent @11 :UInt32;
  renews @12 :UInt32;
}

struct AllocationLine @0xad57f26e8bd16287 {
  instalment @0 :UInt16;
  principal @1 :Int64;
  interest @2 :Int64;
  penalty @3 :Int64;
  lateInterest @4 :Int64;
  sparedInterest @5 :Int64;
}

struct RepaymentReceived @0x9b855367743b1652 {
  loan @0 :UInt32;
  place @1 :UInt8;
  amount @2 :Int64;
  payer @3 :UInt32;
  borrower @4 :UInt32;
  fund @5 :UInt8;
  lines @6 :List(AllocationLine);
  settles @7 :Bool;
  fromLoan @8 :UInt32;
}

struct RepaymentReallocated @0xf45ef9c4530f905f {
  loan @0 :UInt32;
  fund @1 :UInt8;
  repayment @2 :UInt32;
  cause @3 :UInt32;
  before @4 :List(AllocationLine);
  after @5 :List(AllocationLine);
}

struct PenaltyCharged @0xe559b64c73f58089 {
  loan @0 :UInt32;
  instalment @1 :UInt16;
  amount @2 :Int64;
  reason @3 :UInt8;
}

struct PenaltyWaived @0xcbbec50e93128b1e {
  loan @0 :UInt32;
  instalment @1 :UInt16;
  amount @2 :Int64;
  resolution @3 :UInt32;
  reason @4 :UInt8;
}

struct LoanRescheduled @0xd6f5cbc886386b79 {
  loan @0 :UInt32;
  terms @1 :LoanTerms;
  frozen @2 :Bool;
  resolution @3 :UInt32;
  confirmation @4 :Text;
  reason @5 :UInt8;
  instalments @6 :List(Instalment);
  times @7 :UInt16;
}

struct LoanWrittenOff @0xb750b44044d22f0f {
  loan @0 :UInt32;
  resolution @1 :UInt32;
  reason @2 :UInt8;
  words @3 :Data;
  fund @4 :UInt8;
  principal @5 :Int64;
}

struct LoanRecovered @0xa59c845efc5ce0d1 {
  loan @0 :UInt32;
  place @1 :UInt8;
  amount @2 :Int64;
  fund @3 :UInt8;
}

struct CreditReferralMade @0xd91ced8a487102ed {
  member @0 :UInt32;
  lender @1 :Data;
  amount @2 :Int64;
}

struct GuaranteeGroupFormed @0x8fc296515670159e {
  group @0 :UInt32;
  members @1 :List(UInt32);
  resolution @2 :UInt32;
  given @3 :UInt32;
}

struct GuaranteeCalled @0xc555b95542078d40 {
  loan @0 :UInt32;
  guarantor @1 :UInt32;
  amount @2 :Int64;
  resolution @3 :UInt32;
  words @4 :Data;
}

# --- Goods -----------------------------------------------------------------------------------------------

struct Item @0x830f731f3ff2369b {
  name @0 :Text;
  unit @1 :Text;
}

struct GoodsRule @0xc1b6f0a4e83d7259 {
  name @0 :Text;
  item @1 :Item;
  owedItem @2 :Item;
  owedEach @3 :Int64;
  months @4 :UInt16;
  births @5 :List(UInt16);
}

struct GoodsReceived @0xdd427334e5593d05 {
  item @0 :Item;
  quantity @1 :Int64;
  memoValue @2 :Int64;
  donor @3 :UInt8;
  member @4 :UInt32;
  use @5 :Data;
  from @6 :Data;
}

struct GoodsGiven @0x815fc82c5db6903d {
  item @0 :Item;
  quantity @1 :Int64;
  memoValue @2 :Int64;
  member @3 :UInt32;
  area @4 :UInt8;
  resolution @5 :UInt32;
  words @6 :Data;
}

struct GoodsLent @0xadf7b7bc8b5d71de {
  placement @0 :UInt32;
  keeper @1 :UInt32;
  item @2 :Item;
  quantity @3 :Int64;
  owedItem @4 :Item;
  owed @5 :Int64;
  due @6 :UInt32;
  memoValue @7 :Int64;
  resolution @8 :UInt32;
  rule @9 :Data;
  given @10 :UInt32;
  byRule @11 :Text;
}

struct GoodsBorn @0x93811ca3c0e7fea6 {
  placement @0 :UInt32;
  item @1 :Item;
  quantity @2 :Int64;
  birth @3 :UInt16;
  owed @4 :Int64;
  due @5 :UInt32;
}

struct GoodsHandedOn @0xe22ee8d480285c70 {
  placement @0 :UInt32;
  item @1 :Item;
  quantity @2 :Int64;
  receiver @3 :UInt32;
  receiverOwes @4 :Int64;
  receiverDue @5 :UInt32;
  next @6 :UInt32;
}

struct GoodsReturned @0xce5b9ecb01401b47 {
  placement @0 :UInt32;
  item @1 :Item;
  quantity @2 :Int64;
  beyond @3 :Int64;
}

struct GoodsLost @0xdbf2e86e79f1a8db {
  placement @0 :UInt32;
  item @1 :Item;
  quantity @2 :Int64;
  reason @3 :UInt8;
  witness @4 :UInt32;
  otherWitness @5 :Data;
  obligationEnds @6 :Bool;
  resolution @7 :UInt32;
  forgiven @8 :Int64;
}

struct GoodsBoughtOut @0xe35ee62e4be1e8ea {
  placement @0 :UInt32;
  quantity @1 :Int64;
  fund @2 :UInt8;
  amount @3 :Int64;
  resolution @4 :UInt32;
}

struct GoodsRevalued @0xee4531861607caa8 {
  item @0 :Item;
  memoValueEach @1 :Int64;
  basis @2 :Data;
}

# --- Help and activities ---------------------------------------------------------------------------------

struct HelpGiven @0x83730540d5bdeacd {
  kind @0 :UInt8;
  receiver @1 :UInt32;
  members @2 :List(UInt32);
  helpers @3 :UInt16;
  tenths @4 :UInt32;
  words @5 :Data;
}

struct ActivityHeld @0xf91c81df638d7c42 {
  area @0 :UInt8;
  topic @1 :Data;
  attended @2 :UInt16;
  membersAttended @3 :UInt16;
}

struct TrainingHeld @0x8e078916d8a87960 {
  topic @0 :Data;
  trainer @1 :Data;
  attended @2 :UInt16;
  boardAttended @3 :UInt16;
}

struct HealthCheckHeld @0xe5878b9b05d25d98 {
  attended @0 :UInt16;
  membersAttended @1 :UInt16;
  filesKept @2 :UInt16;
  provider @3 :Data;
}

struct SupervisionVisited @0xba80e5b155b0bee6 {
  supervisor @0 :Text;
  topic @1 :Data;
  region @2 :RegionRef;
  promises @3 :Data;
}

# --- Closing ---------------------------------------------------------------------------------------------

struct AllocationPart @0x8b51cfc82559b9e8 {
  fund @0 :UInt8;
  account @1 :UInt16;
  amount @2 :Int64;
}

struct InterestAllocated @0x8e8b8c083f566a47 {
  fund @0 :UInt8;
  amount @1 :Int64;
  resolution @2 :UInt32;
  parts @3 :List(AllocationPart);
}

struct PeriodClosed @0xbb999252aeaf8912 {
  through @0 :UInt32;
  yearEnd @1 :Bool;
  resolution @2 :UInt32;
  trialBalance @3 :Data;
}

struct PeriodReopened @0xf573b05e3299d7af {
  through @0 :UInt32;
  reason @1 :UInt8;
  words @2 :Data;
}

struct EntryReversed @0xa9759fb0c3aa8036 {
  entry @0 :UInt32;
  atOriginalDate @1 :Bool;
  reason @2 :UInt8;
  words @3 :Data;
  originalValueDate @4 :UInt32;
  original @5 :Payload;
}

struct FundCash @0xffda03b0b30f18a0 {
  fund @0 :UInt8;
  cash @1 :Int64;
  bank @2 :Int64;
}

struct HandoverSigned @0x9b0ae9c461986874 {
  role @0 :UInt8;
  from @1 :UInt32;
  to @2 :UInt32;
  openIssues @3 :Data;
  words @4 :Data;
  balances @5 :List(FundCash);
}

# --- Findings and disputes -------------------------------------------------------------------------------

struct FindingRaised @0xb689924dace90d5d {
  about @0 :UInt32;
  severity @1 :UInt8;
  code @2 :Text;
  words @3 :Data;
}

struct FindingAnswered @0xf86e49fc5ad70376 {
  finding @0 :UInt32;
  accepted @1 :Bool;
  words @2 :Data;
}

struct AttestationGiven @0xf2709a9d48acce5b {
  kind @0 :UInt8;
  member @1 :UInt32;
  owed @2 :Int64;
  refundable @3 :Int64;
  agrees @4 :Bool;
  words @5 :Data;
}

struct DisputeOpened @0xd96caa91e7d1f541 {
  about @0 :UInt32;
  member @1 :UInt32;
  words @2 :Data;
}

struct DisputeResolved @0xc2f796e9ca2daf9e {
  dispute @0 :UInt32;
  upheld @1 :Bool;
  words @2 :Data;
}

