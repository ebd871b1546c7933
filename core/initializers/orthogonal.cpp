#include <algorithm>
#include <vector>

#include "base/error.h"
#include "base/linalg.h"
#include "initializers/distributions.h"
#include "initializers/initializer.h"

namespace minibatch {
namespace {

/// `gain` times a matrix with orthonormal rows or columns, whichever are fewer; the weight's last
/// axis are the columns. Saxe et al., ICLR 2014.
class Orthogonal final : public Initializer {
 public:
  explicit Orthogonal(const Arguments& arguments)
      : seed_(arguments), gain_(arguments.number("gain")) {}

  void check(const Shape& weight) const override {
    if (weight.rank() >= 2) return;
    fail(ErrorCode::kInvalidArgument, "initializer.orthogonal", {{"shape", weight.toString()}});
  }

  void fill(const Tensor& weight, const RandomKey& key) const override {
    const Index columns = weight.shape.back(), rows = weight.size() / columns;
    const Index count = std::min(rows, columns), length = std::max(rows, columns);
    // Keras: the Q of `count` normal columns, the signs so that the diagonal of R is positive.
    std::vector<double> normals(static_cast<std::size_t>(count * length));
    Random random(seed_.apply(key));
    for (double& value : normals) value = random.normal();
    const std::vector<double> vectors = orthonormalColumns(length, count, normals);
    for (Index row = 0; row < rows; ++row) {
      for (Index column = 0; column < columns; ++column) {
        const Index at = rows < columns ? row * length + column : column * length + row;
        weight.data[row * columns + column] = static_cast<Real>(gain_ * vectors[at]);
      }
    }
  }

 private:
  OwnSeed seed_;
  double gain_;
};

}  // namespace

const EntryOf<Initializer>& orthogonalInitializerEntry() {
  static constexpr auto entry = entryFor<Initializer, Orthogonal>(
      "Orthogonal", {"orthogonal", "OrthogonalInitializer"}, "A random orthogonal matrix.",
      {{.name = "gain", .default_json = "1.0", .doc = "The factor the matrix is multiplied by."},
       seedArgument()});
  return entry;
}

}  // namespace minibatch
