#pragma once
// The rows of views in the embedded store's family `views`.

#include "engine/store/rocks_database.h"
#include "engine/store/view_rows.h"

namespace soquy::engine {

class RocksViewRows final : public ViewRows {
 public:
  RocksViewRows(RocksDatabase& database, bool for_writing) : database_(database), for_writing_(for_writing) {}
  void write(const std::vector<RowChange>& changes) override;
  void drop(std::string_view prefix) override;
  [[nodiscard]] std::optional<std::string> row(std::string_view key) const override;
  [[nodiscard]] std::unique_ptr<RowCursor> cursor() const override;

 private:
  void refuse_when_reading() const;

  RocksDatabase& database_;
  bool for_writing_;
};

}  // namespace soquy::engine
