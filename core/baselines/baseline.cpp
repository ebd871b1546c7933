#include "baselines/baseline.h"

#include <algorithm>

#include "base/error.h"

namespace minibatch {

Baseline::Baseline(const Arguments& arguments) : arguments_(arguments) {}
Baseline::~Baseline() = default;

void Baseline::begin(Samples samples) {
  samples_ = std::move(samples);
  start();
}

bool Baseline::fitPart() {
  if (!work()) return false;
  samples_.x = {};
  return true;
}

void Baseline::requireClasses() const {
  if (samples_.classes > 1) return;
  fail(ErrorCode::kInvalidData, "baselines.one-class",
       {{"class", name()}, {"rows", samples_.rows}});
}

void RowPasses::reset(Index rows, double cost) {
  constexpr double kOperations = 1 << 20;
  *this = {};
  rows_ = rows;
  step_ = std::max<Index>(1, static_cast<Index>(kOperations / std::max(1.0, cost)));
}

std::pair<Index, Index> RowPasses::next() {
  const Index first = at_, last = std::min(rows_, at_ + step_);
  at_ = last;
  if (at_ == rows_) {
    at_ = 0;
    ++passes_;
  }
  return {first, last};
}

double RowPasses::progress() const {
  return static_cast<double>(passes_) +
         (rows_ > 0 ? static_cast<double>(at_) / static_cast<double>(rows_) : 0);
}

}  // namespace minibatch
