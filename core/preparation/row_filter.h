#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "preparation/step.h"

namespace minibatch {

/// A step that drops rows for what stands in them: it learns nothing. New rows all stay, as a
/// prediction is wanted for each. Rows keep the numbers they have in the file.
class RowFilter : public PreparationStep {
 public:
  bool learns() const override { return false; }
  bool needs(const std::string&) const override { return false; }
  Index parts(const PreparationData& data) const override;
  void fitPart(const PreparationData& data, Index part) override;
  void transformPart(PreparationData& data, Index part, Index slice,
                     Table& features) const override;

 protected:
  explicit RowFilter(const Arguments& arguments) : class_name_(arguments.entry().class_name) {}

  /// Before a filter looks at rows.
  virtual void begin(const PreparationData& data) = 0;
  /// Adds to `kept` those of `rows` that stay. They are a slice of the training rows or of those to
  /// test on.
  virtual void look(const PreparationData& data, std::span<const std::uint32_t> rows,
                    RowNumbers& kept) = 0;
  /// After the last slice of either: a filter that compares rows knows only now which stay.
  virtual void end(RowNumbers&) {}

 private:
  std::string_view class_name_;
  RowNumbers train_, test_;
};

/// The columns that a filter compares: those of the argument `subset`, or all. The target may be
/// one of them.
class Subset {
 public:
  static constexpr Argument argument();
  explicit Subset(const Arguments& arguments);

  /// Throws kInvalidData where a column is not there.
  void find(const PreparationData& data);
  const std::vector<Column>& columns() const { return columns_; }
  bool hasTarget() const { return has_target_; }

 private:
  std::optional<std::vector<std::string>> names_;
  std::vector<Column> columns_;
  bool has_target_ = false;
};

constexpr Argument Subset::argument() {
  return {.name = "subset",
          .type = ArgumentType::kStrings,
          .default_json = "null",
          .doc = "Names of the columns to look at; if not set, all.",
          .nullable = true,
          .of = "columns"};
}

}  // namespace minibatch
