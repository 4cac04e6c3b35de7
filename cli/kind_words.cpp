#include "cli/kind_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace soquy::cli {

namespace {

std::string with_blanks(std::string_view name) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

constexpr std::array kVietnameseKinds = {
    std::pair{Kind::opening_balance_set, "số dư từ sổ cũ"},
    std::pair{Kind::difference_posted, "xử lý chênh lệch kiểm quỹ"},
    std::pair{Kind::contribution_received, "thu đóng góp"},
    std::pair{Kind::contribution_refunded, "trả lại tiền góp"},
    std::pair{Kind::donation_received, "thu ủng hộ"},
    std::pair{Kind::capital_borrowed, "nhận vốn vay"},
    std::pair{Kind::capital_repaid, "trả vốn vay"},
    std::pair{Kind::income_received, "thu khác"},
    std::pair{Kind::expense_paid, "chi hoạt động"},
    std::pair{Kind::aid_given, "trợ giúp"},
    std::pair{Kind::fund_transferred, "chuyển quỹ"},
    std::pair{Kind::cash_banked, "gửi ngân hàng"},
    std::pair{Kind::cash_withdrawn, "rút ngân hàng"},
    std::pair{Kind::loan_approved, "duyệt vay"},
    std::pair{Kind::loan_disbursed, "cho vay"},
    std::pair{Kind::repayment_received, "thu nợ"},
    std::pair{Kind::repayment_reallocated, "tính lại khoản trả"},
    std::pair{Kind::penalty_charged, "phạt"},
    std::pair{Kind::penalty_waived, "miễn phạt"},
    std::pair{Kind::loan_rescheduled, "gia hạn nợ"},
    std::pair{Kind::loan_written_off, "xóa nợ"},
    std::pair{Kind::loan_recovered, "thu nợ đã xóa"},
    std::pair{Kind::guarantee_called, "gọi bảo lãnh"},
    std::pair{Kind::goods_received, "nhận hiện vật"},
    std::pair{Kind::goods_given, "cho hiện vật"},
    std::pair{Kind::goods_lent, "giao nuôi, giao giữ"},
    std::pair{Kind::goods_born, "sinh thêm"},
    std::pair{Kind::goods_handed_on, "chuyển giao"},
    std::pair{Kind::goods_returned, "trả hiện vật"},
    std::pair{Kind::goods_lost, "mất, chết"},
    std::pair{Kind::goods_bought_out, "mua lại hiện vật"},
    std::pair{Kind::interest_allocated, "phân phối lãi"},
    std::pair{Kind::period_closed, "khóa sổ"},
    std::pair{Kind::entry_reversed, "bút toán đảo"},
};

constexpr std::array kVietnameseDetails = {
    std::pair{"fee", "hội phí"},
    std::pair{"saving", "tiết kiệm"},
    std::pair{"capital", "vốn góp"},
    std::pair{"state_budget", "ngân sách"},
    std::pair{"elderly_care_fund", "Quỹ chăm sóc người cao tuổi"},
    std::pair{"organisation", "tổ chức"},
    std::pair{"enterprise", "doanh nghiệp"},
    std::pair{"individual", "cá nhân"},
    std::pair{"member", "thành viên"},
    std::pair{"international", "quốc tế"},
    std::pair{"other_programme", "chương trình khác"},
    std::pair{"bank_interest", "lãi ngân hàng"},
    std::pair{"collective_work", "lao động"},
    std::pair{"sale", "bán hàng"},
    std::pair{"fine", "tiền phạt"},
    std::pair{"sickness", "ốm đau"},
    std::pair{"funeral", "tang lễ"},
    std::pair{"birthday", "mừng thọ"},
    std::pair{"hardship", "khó khăn"},
    std::pair{"disaster", "thiên tai"},
    std::pair{"insurance", "bảo hiểm y tế"},
    std::pair{"other", "khác"},
    std::pair{"livelihood", "tăng thu nhập"},
    std::pair{"health", "chăm sóc sức khỏe"},
    std::pair{"home_care", "chăm sóc tại nhà"},
    std::pair{"self_help", "tự giúp nhau"},
    std::pair{"rights", "bảo vệ quyền lợi"},
    std::pair{"learning", "nâng cao nhận thức"},
    std::pair{"culture", "văn hóa văn nghệ"},
    std::pair{"resources", "vận động nguồn lực"},
};

std::string detail_in_words(std::string_view detail, Language language) {
  if (language == Language::vietnamese)
    for (const auto& [name, words] : kVietnameseDetails)
      if (detail == name) return words;
  return with_blanks(detail);
}

}  // namespace

std::string kind_in_words(Kind kind, Language language) {
  if (language == Language::vietnamese)
    for (const auto& [known, words] : kVietnameseKinds)
      if (known == kind) return words;
  return with_blanks(to_text(kind));
}

std::string kind_in_words(Kind kind, std::string_view detail, Language language) {
  const std::string words = kind_in_words(kind, language);
  if (detail.empty() || detail == "none") return words;
  return words + ": " + detail_in_words(detail, language);
}

}  // namespace soquy::cli
