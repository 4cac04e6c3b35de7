#include "tests/cli/paper_samples.h"

#include <catch2/catch.hpp>

#include "cli/paper/check_books.h"

namespace soquy::tests {

using namespace cli::paper;

BookBytes small_books() {
  BookBytes books;
  books.names = {"quy-che.csv", "thanh-vien.csv", "khoan-vay.csv", "so-quy.csv"};
  books.bytes = {
      "Mục;Nội dung\r\n"
      "Mã câu lạc bộ;AB-01\r\n"
      "Tên câu lạc bộ;CLB An Bình\r\n"
      "Ngày thành lập;10/01/2019\r\n"
      "Tỉnh;51 Quảng Ngãi\r\n"
      "Tiền tệ;VND\r\n"
      "Các quỹ;Quỹ tăng thu nhập, Quỹ hoạt động\r\n"
      "Ngày sinh hoạt;10\r\n"
      "Làm tròn lãi;1.000, nửa lên\r\n"
      "Làm tròn gốc;1.000, kỳ cuối nhận phần lẻ\r\n"
      "Thứ tự thu nợ;\"Kỳ cũ trước; lãi trước, gốc sau\"\r\n"
      "Lãi quá hạn;0\r\n"
      "Phạt;0\r\n",
      "Mã;Họ và tên;Năm sinh;Giới tính;Diện hộ;Ngày vào;Chức vụ\r\n"
      "TV01;Lê Văn An;1950;Nam;Không;10/01/2019;Chủ nhiệm\r\n"
      "TV02;Võ Thị Bình;1955;Nữ;Nghèo;10/01/2019;Kế toán\r\n"
      "TV03;Trần Thị Cúc;1960;Nữ;Cận nghèo;10/01/2019;Tình nguyện viên\r\n"
      "TV04;Phạm Văn Dũng;1971;Nam;Khó khăn;10/02/2019;\r\n",
      "Số khoản vay;Thành viên;Ngày giải ngân;Số tiền;Lãi suất (%/tháng);Cách trả;Số kỳ;Mục đích;Nghị quyết;Người bảo "
      "lãnh\r\n"
      "KV001;TV03;10/01/2019;3.000.000;1,0;Lãi phẳng;3;Nuôi gà;NQ-01;TV02\r\n",
      "Ngày;Số chứng từ;Nội dung;Loại;Thành viên/Nguồn;Khoản vay;Quỹ;Thu;Chi;Tồn quỹ;Chứng từ gốc\r\n"
      "10/01/2019;PT-001;Cấp vốn ban đầu;Vốn cấp;Ngân sách xã;;Quỹ tăng thu nhập;5.000.000;;5.000.000;\r\n"
      "10/01/2019;PT-002;Thu hội phí 3 thành viên;Hội phí;;;Quỹ hoạt động;30.000;;30.000;\r\n"
      "10/01/2019;PC-001;Giải ngân KV001;Giải ngân;TV03;KV001;Quỹ tăng thu nhập;;3.000.000;2.000.000;\r\n"
      "10/01/2019;PC-002;Nước uống;Chi hoạt động;Mảng 7;;Quỹ hoạt động;;20.000;10.000;\r\n"
      "10/01/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ tăng thu nhập;;;2.000.000;\r\n"
      "10/01/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ hoạt động;;;10.000;\r\n"
      "10/02/2019;PT-003;Trả nợ kỳ 1;Trả nợ;TV03;KV001;Quỹ tăng thu nhập;1.030.000;;3.030.000;\r\n"
      "10/02/2019;PT-004;Đảo PC-002 ghi trùng;Đảo;;;Quỹ hoạt động;20.000;;30.000;PC-002\r\n"
      "10/01/2019;PT-005;Ghi bổ sung: TV01 góp vốn;Góp vốn;TV01;;Quỹ tăng thu nhập;100.000;;3.130.000;\r\n"
      "10/02/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ tăng thu nhập;;;3.130.000;\r\n"
      "10/02/2019;;Kiểm quỹ;Kiểm quỹ;;;Quỹ hoạt động;;;30.000;\r\n",
  };
  return books;
}

BookBytes fixture_books() {
  Problems problems;
  BookBytes books = load_books(std::string(SOQUY_SOURCE_DIR) + "/tests/fixtures/hanh-phuc-2019", problems);
  REQUIRE(problems.empty());
  return books;
}

std::string& bytes_of(BookBytes& books, BookFile file) { return books.bytes[static_cast<std::size_t>(file)]; }

void replace_once(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(from, at + 1) == std::string::npos);
  text.replace(at, from.size(), to);
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::string ReadResult::sentences() const {
  std::string text;
  for (const Problem& problem : problems) text += to_sentence(problem) + "\n";
  return text;
}

ReadResult read_and_check(const BookBytes& files) {
  ReadResult result;
  result.books = read_books(files, result.problems);
  check_books(result.books, *parse_iso_day("2020-06-30"), result.problems);
  sort_by_place(result.problems);
  return result;
}

}  // namespace soquy::tests
