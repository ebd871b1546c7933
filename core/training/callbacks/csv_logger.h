#pragma once

#include <string>
#include <vector>

#include "training/callbacks/callback.h"

namespace minibatch {

/// The logs of the epochs as the text of a CSV file. Keras: keras.callbacks.CSVLogger. As there:
/// the columns are "epoch" and the first epoch's logs in alphabetical order; without validation in
/// that epoch each gets a column val_… of "NA"; only what callbacks before it logged is in it;
/// lines end with CR LF, numbers are the shortest that read back as the same double, fields are
/// quoted only where they must be.
class CSVLogger : public Callback {
 public:
  explicit CSVLogger(const Arguments& arguments);
  void onEpochEnd(int epoch, FitContext& context) override;
  /// {text}
  nlohmann::json outcome() const override;

 private:
  std::string quoted(const std::string& field) const;

  std::string separator_, text_;
  bool header_;
  std::vector<std::string> keys_;
};

const EntryOf<Callback>& csvLoggerEntry();

}  // namespace minibatch
