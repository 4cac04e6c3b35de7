#include "cli/paper/columns.h"

namespace soquy::cli::paper {

const std::vector<Heading>& columns_of(BookFile file) {
  static const std::array<std::vector<Heading>, kBookFiles> columns = {{
      {{"Mục", "Item"}, {"Nội dung", "Content"}},
      {{"Mã", "No"},
       {"Họ và tên", "Full name"},
       {"Năm sinh", "Birth year"},
       {"Giới tính", "Sex"},
       {"Diện hộ", "Household class"},
       {"Ngày vào", "Joined"},
       {"Chức vụ", "Post"}},
      {{"Số khoản vay", "Loan"},
       {"Thành viên", "Member"},
       {"Ngày giải ngân", "Disbursed on"},
       {"Số tiền", "Amount"},
       {"Lãi suất (%/tháng)", "Rate (%/month)", false},
       {"Lãi suất (%/năm)", "Rate (%/year)", false},
       {"Cách trả", "Method"},
       {"Số kỳ", "Instalments"},
       {"Mục đích", "Purpose"},
       {"Nghị quyết", "Resolution"},
       {"Người bảo lãnh", "Guarantor"}},
      {{"Ngày", "Date"},
       {"Số chứng từ", "Voucher"},
       {"Nội dung", "Description"},
       {"Loại", "Kind"},
       {"Thành viên/Nguồn", "Member/Source"},
       {"Khoản vay", "Loan"},
       {"Quỹ", "Fund"},
       {"Thu", "In"},
       {"Chi", "Out"},
       {"Tồn quỹ", "Balance"},
       {"Chứng từ gốc", "Original voucher"}},
  }};
  return columns[static_cast<std::size_t>(file)];
}

}  // namespace soquy::cli::paper
