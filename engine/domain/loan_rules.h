#pragma once
// What the acts about loans share: the loan they name, who may approve, what is owed, and what follows when the past of
// a loan changes.

#include <optional>
#include <span>

#include "engine/domain/acts.h"
#include "engine/domain/allocation.h"

namespace soquy::engine {

/// Rejects loan_not_found.
[[nodiscard]] Result<const LoanState*> find_loan(const ClubState& club, LoanNo no);
/// A loan that was paid out on or before the day and still owes something. Rejects loan_not_found, loan_not_open.
[[nodiscard]] Result<const LoanState*> find_open_loan(const ClubState& club, LoanNo no, Day day);

/// Neither who records nor who approves is the borrower. Rejects approval_same_person.
[[nodiscard]] Result<Ok> check_not_borrower(const Moment& at, MemberNo borrower);

/// What was agreed at a rescheduling rests on what was owed on its day, and until an entry was taken back the books
/// hold it: so nothing of the loan is dated before either of them. `asked` is "change it", "waive it", ... for the
/// sentence. Rejects later_entries_depend.
[[nodiscard]] Result<Ok> check_past_is_open(LoanNo no, const LoanState& loan, Day day, const char* asked);
/// The second half alone. `field` names the loan in what was asked.
[[nodiscard]] Result<Ok> check_after_taking_back(LoanNo no, const LoanState& loan, Day day, const char* asked,
                                                 const char* field = "loan");
/// "#20 took back #18 of KV001; the books hold it until 2024-05-01"
[[nodiscard]] std::string say_taken_back(LoanNo no, const TakenBack& taken_back);

/// The by-law's highest rate, compared per year. Rejects above_by_law_limit.
[[nodiscard]] Result<Ok> check_rate(const ClubState& club, Rate rate);

/// Warns when the agreed or the effective rate of a loan that starts on that day is above the legal cap.
void warn_of_rate(const Moment& at, const LoanTerms& terms, Day start, const std::vector<Instalment>& instalments);

/// "KV003 owes 1236000 on 2019-04-10: principal 1200000, interest due 36000, penalties 0"
[[nodiscard]] std::string say_debt(const ClubState& club, LoanNo no, const Debt& debt, Day day);

/// Money in at `place` against the principal, interest and penalty it pays.
[[nodiscard]] Entry repayment_entry(Fund fund, Place place, const Allocation& lines);

/// The event that changes a loan's past, and the day on which it does.
struct Cause {
  Version version;
  Day day;
};

/// RepaymentReallocated for each of the repayments from index `first` on whose split is another one now. The difference
/// is posted on the day of the cause, or on the day of the repayment when that is later: before it the repayment is not
/// in the books, so nothing of it can be moved.
[[nodiscard]] Facts reallocations(LoanNo no, const LoanState& loan, std::size_t first,
                                  std::span<const Allocation> lines, const Cause& cause);

/// "the repayment in version 12 would pay 10 more than is owed"
[[nodiscard]] std::string say_beyond(const ClubState& club, const LoanState& loan, const Resplit& again);

/// One RepaymentReallocated.
[[nodiscard]] Fact reallocation(LoanNo no, Fund fund, Version repayment, const Allocation& before,
                                const Allocation& after, const Cause& cause, Day day);

/// A waiver forgave what was open on its day, so no repayment of an earlier day pays of that afterwards: the waiver
/// itself would have been refused in the order of days. Of what changes the loan from `changed` on and splits its
/// repayments from index `first` on like `again`: the first waiver that this contradicts, in words, or nothing. Waivers
/// of `changed` and before may move repayments: nothing is posted before them.
[[nodiscard]] std::optional<std::string> say_paid_of_waived(LoanNo no, const LoanState& loan, std::size_t first,
                                                            const Resplit& again, Day changed);

/// The first repayment on or after that day; their number when there is none.
[[nodiscard]] std::size_t first_repayment_from(const LoanState& loan, Day day);

/// "7, 12 and 15": versions for a sentence, eight at most.
[[nodiscard]] std::string say_versions(const std::vector<Version>& versions);

}  // namespace soquy::engine
