#pragma once
// A loan's life in sentences: what happened, by which rule money is split, and what is owed until when, in English and
// as a treasurer reads it out in Vietnamese.

#include <string>

#include "engine/domain/pay_off.h"
#include "events/event.h"
#include "projections/loan_life.h"

namespace soquy::cli {

/// "paid 500.000: instalment 2, on its day: interest 50.000, principal 450.000"
[[nodiscard]] std::string step_in_words(const projections::LifeRow& row, const projections::Life& life,
                                        Currency currency);

/// In which order money is split over what is due.
[[nodiscard]] std::string allocation_in_words(const projections::Life& life);
/// What becomes of money that comes before its day.
[[nodiscard]] std::string advance_in_words(const projections::Life& life);
/// "Tiền trả được chia theo quy chế: kỳ cũ nhất trước; ... Tiền trả trước hạn trả gốc của các kỳ kế tiếp."
[[nodiscard]] std::string rules_in_vietnamese(const projections::Life& life);

/// Whom the sentences speak of: "TV18", or with the name where names are shown.
struct Borrower {
  std::string who;
  Sex sex = Sex::unknown;
};
/// "bà TV18", "Ông/bà TV18" where a sentence begins.
[[nodiscard]] std::string addressed(const Borrower& borrower, bool begins);

/// "TV18 owes 1.236.000 đ on 2019-04-10: principal 1.200.000, interest due 36.000. ... Next is 312.000, due
/// 2019-05-10."
[[nodiscard]] std::string owed_in_words(const projections::Life& life, const Borrower& borrower, Day day,
                                        Currency currency);
/// "Bà TV18 còn nợ 1.236.000 đ (bằng chữ: Một triệu ... đồng) ... hạn trả 10/05/2019."
[[nodiscard]] std::string owed_in_vietnamese(const projections::Life& life, const Borrower& borrower, Day day,
                                             Currency currency);

/// "TV18 settles it on 2019-04-10 with 1.240.000 đ: principal 1.200.000, interest due 36.000, interest until that day
/// 4.000." Nothing when nothing settles it.
[[nodiscard]] std::string pay_off_in_words(const engine::PayOff& sum, const std::string& who, Currency currency);
/// "Muốn trả hết nợ trong ngày 10/04/2019, bà TV18 nộp 1.240.000 đ (bằng chữ: ...): gốc ..."
[[nodiscard]] std::string pay_off_in_vietnamese(const engine::PayOff& sum, const Borrower& borrower, Currency currency);

}  // namespace soquy::cli
