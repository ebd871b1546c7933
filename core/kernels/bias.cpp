#include "kernels/bias.h"

#include "kernels/elementwise.h"

namespace minibatch {

void applyEpilogue(Index rows, Index columns, const Epilogue& epilogue, Real* y) {
  if (epilogue.bias) {
    Real* row = y;
    for (Index r = 0; r < rows; ++r, row += columns) addTo(columns, epilogue.bias, row);
  }
  if (epilogue.relu) relu(rows * columns, y, y);
}

}  // namespace minibatch
