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
    std::pair{Kind::region_defined, "ghi đơn vị hành chính"},
    std::pair{Kind::region_succeeded, "thay đổi đơn vị hành chính"},
    std::pair{Kind::rule_pack_published, "ban hành quy định"},
    std::pair{Kind::target_set, "giao chỉ tiêu"},
    std::pair{Kind::price_index_published, "công bố chỉ số giá"},
    std::pair{Kind::actor_enrolled, "cấp mã người làm việc"},
    std::pair{Kind::actor_key_revoked, "thu hồi khóa ký"},
    std::pair{Kind::review_meeting_held, "họp giao ban"},
    std::pair{Kind::report_submitted, "nộp báo cáo"},
    std::pair{Kind::report_received, "nhận báo cáo"},
    std::pair{Kind::club_founded, "thành lập câu lạc bộ"},
    std::pair{Kind::by_law_adopted, "thông qua quy chế"},
    std::pair{Kind::club_relocated, "chuyển địa bàn"},
    std::pair{Kind::board_elected, "bầu Ban Chủ nhiệm"},
    std::pair{Kind::writer_granted, "giao người ghi sổ"},
    std::pair{Kind::club_dissolved, "giải thể câu lạc bộ"},
    std::pair{Kind::member_joined, "vào câu lạc bộ"},
    std::pair{Kind::profile_amended, "sửa thông tin thành viên"},
    std::pair{Kind::member_classified, "xác nhận diện hộ"},
    std::pair{Kind::member_left, "ra khỏi câu lạc bộ"},
    std::pair{Kind::volunteer_appointed, "cử tình nguyện viên"},
    std::pair{Kind::volunteer_released, "thôi tình nguyện viên"},
    std::pair{Kind::consent_recorded, "ghi sự đồng ý"},
    std::pair{Kind::person_erased, "xóa thông tin cá nhân"},
    std::pair{Kind::income_surveyed, "hỏi thu nhập"},
    std::pair{Kind::insurance_recorded, "ghi thẻ bảo hiểm y tế"},
    std::pair{Kind::meeting_held, "sinh hoạt"},
    std::pair{Kind::resolution_passed, "thông qua nghị quyết"},
    std::pair{Kind::cash_counted, "kiểm quỹ"},
    std::pair{Kind::seal_written, "ghi mã niêm phong"},
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
    std::pair{Kind::credit_referral_made, "giới thiệu vay nơi khác"},
    std::pair{Kind::guarantee_group_formed, "lập tổ bảo lãnh"},
    std::pair{Kind::guarantee_called, "gọi bảo lãnh"},
    std::pair{Kind::goods_received, "nhận hiện vật"},
    std::pair{Kind::goods_given, "cho hiện vật"},
    std::pair{Kind::goods_lent, "giao nuôi, giao giữ"},
    std::pair{Kind::goods_born, "sinh thêm"},
    std::pair{Kind::goods_handed_on, "chuyển giao"},
    std::pair{Kind::goods_returned, "trả hiện vật"},
    std::pair{Kind::goods_lost, "mất, chết"},
    std::pair{Kind::goods_bought_out, "mua lại hiện vật"},
    std::pair{Kind::goods_revalued, "định giá lại hiện vật"},
    std::pair{Kind::help_given, "giúp đỡ"},
    std::pair{Kind::activity_held, "hoạt động"},
    std::pair{Kind::training_held, "tập huấn"},
    std::pair{Kind::health_check_held, "khám sức khỏe"},
    std::pair{Kind::supervision_visited, "giám sát"},
    std::pair{Kind::interest_allocated, "phân phối lãi"},
    std::pair{Kind::period_closed, "khóa sổ"},
    std::pair{Kind::period_reopened, "mở lại sổ"},
    std::pair{Kind::handover_signed, "bàn giao"},
    std::pair{Kind::finding_raised, "nêu kiến nghị"},
    std::pair{Kind::finding_answered, "trả lời kiến nghị"},
    std::pair{Kind::attestation_given, "xác nhận sổ"},
    std::pair{Kind::dispute_opened, "khiếu nại"},
    std::pair{Kind::dispute_resolved, "giải quyết khiếu nại"},
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

}  // namespace

std::string detail_in_words(std::string_view detail, Language language) {
  if (language == Language::vietnamese)
    for (const auto& [name, words] : kVietnameseDetails)
      if (detail == name) return words;
  return with_blanks(detail);
}

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
