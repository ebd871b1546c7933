#pragma once

#include <gtest/gtest.h>

#include <sstream>

#include "core/kernels/reference.h"
#include "core/threads.h"
#include "kernels/conv2d.h"

// The passes of a convolution against the reference.

namespace minibatch::reference {

inline std::ostream& print(std::ostream& out, const Conv2DGeometry& g) {
  return out << "x (" << g.batch << ", " << g.in_height << ", " << g.in_width << ", "
             << g.in_channels << "), y (" << g.out_height << ", " << g.out_width << ", "
             << g.out_channels << "), kernel " << g.kernel_height << "x" << g.kernel_width
             << ", strides " << g.stride_height << "x" << g.stride_width << ", dilation "
             << g.dilation_height << "x" << g.dilation_width << ", pad " << g.pad_top << ", "
             << g.pad_left << ", groups " << g.groups;
}

/// Whether `actual` is as near to the sums as `roundings` allows: 1 where they are made term by
/// term.
inline void expectNear(const std::vector<Real>& actual, const std::vector<Sum>& expected,
                       double roundings) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    ASSERT_NEAR(actual[i], expected[i].value, roundings * tolerance(expected[i]))
        << "element " << i;
  }
}

/// Compares the passes with the reference, and what they give on several threads with what one
/// gives.
inline void check(const Conv2DGeometry& g, bool epilogue, double roundings = 1) {
  std::ostringstream name;
  print(name, g);
  SCOPED_TRACE(name.str());
  const Index x_size = g.batch * g.in_height * g.in_width * g.in_channels;
  const Index y_size = g.batch * g.out_height * g.out_width * g.out_channels;
  const Index kernel_size =
      g.kernel_height * g.kernel_width * g.in_channels / g.groups * g.out_channels;
  const std::vector<Real> x = randomReals(x_size, 1), kernel = randomReals(kernel_size, 2);
  const std::vector<Real> dy = randomReals(y_size, 3), bias = randomReals(g.out_channels, 4);
  Convolution expected = convolution(g, x, kernel, dy);
  if (epilogue) {
    for (Index i = 0; i < y_size; ++i) {
      expected.y[i].add(bias[i % g.out_channels]);
      expected.y[i].value = std::max(expected.y[i].value, 0.0);
    }
  }
  constexpr Real kUntouched = -77;
  const Index scratch_size = conv2dScratch(g).size(1);
  std::vector<Real> scratch(scratch_size + 8, kUntouched);
  std::vector<Real> y(y_size, kUntouched), dx(x_size, kUntouched), dkernel(kernel_size, kUntouched);
  conv2dForward(g, x.data(), kernel.data(), epilogue ? Epilogue{bias.data(), true} : Epilogue{},
                y.data(), scratch.data());
  expectNear(y, expected.y, roundings);
  conv2dBackwardInput(g, dy.data(), kernel.data(), dx.data(), scratch.data());
  expectNear(dx, expected.dx, roundings);
  conv2dBackwardKernel(g, x.data(), dy.data(), dkernel.data(), scratch.data());
  expectNear(dkernel, expected.dkernel, roundings);
  for (Index i = 0; i < 8; ++i)
    ASSERT_EQ(scratch[scratch_size + i], kUntouched) << "scratch overrun";

  // With relu's mask and the bias before it.
  std::vector<Real> masked = dy;
  std::vector<Sum> dbias_sums(g.out_channels);
  for (Index i = 0; i < y_size; ++i) {
    if (y[i] <= 0) masked[i] = 0;
    dbias_sums[i % g.out_channels].add(masked[i]);
  }
  std::vector<Real> dbias(g.out_channels, kUntouched), masked_dkernel(kernel_size), in_place = dy;
  conv2dBackwardKernel(g, x.data(), in_place.data(), {y.data(), dbias.data(), in_place.data()},
                       masked_dkernel.data(), scratch.data());
  expectNear(masked_dkernel, convolution(g, x, kernel, masked).dkernel, roundings);
  expectNear(dbias, dbias_sums, roundings);
  ASSERT_EQ(in_place, masked);
  for (Index i = 0; i < 8; ++i) ASSERT_EQ(scratch[scratch_size + i], kUntouched);

  {
    const int threads = 2 + static_cast<int>((x_size + y_size) % 3);
    const Index shared_size = conv2dScratch(g).size(threads);
    std::vector<Real> shared(shared_size + 8, kUntouched), again(y_size);
    Parallel* parallel = tests::threads(threads);
    conv2dForward(g, x.data(), kernel.data(), epilogue ? Epilogue{bias.data(), true} : Epilogue{},
                  again.data(), shared.data(), parallel);
    ASSERT_EQ(again, y) << threads << " threads";
    again.resize(x_size);
    conv2dBackwardInput(g, dy.data(), kernel.data(), again.data(), shared.data(), parallel);
    ASSERT_EQ(again, dx) << threads << " threads";
    again.resize(kernel_size);
    conv2dBackwardKernel(g, x.data(), dy.data(), again.data(), shared.data(), parallel);
    ASSERT_EQ(again, dkernel) << threads << " threads";
    std::vector<Real> again_dbias(g.out_channels), again_dy = dy;
    conv2dBackwardKernel(g, x.data(), again_dy.data(),
                         {y.data(), again_dbias.data(), again_dy.data()}, again.data(),
                         shared.data(), parallel);
    ASSERT_EQ(again, masked_dkernel) << threads << " threads";
    ASSERT_EQ(again_dbias, dbias) << threads << " threads";
    ASSERT_EQ(again_dy, masked) << threads << " threads";
    for (Index i = 0; i < 8; ++i) ASSERT_EQ(shared[shared_size + i], kUntouched);
  }
}

/// Fills in the output's size: "valid", or "same" as Keras pads.
inline Conv2DGeometry geometry(Index batch, Index height, Index width, Index in, Index out,
                               Index kernel_height, Index kernel_width, bool same,
                               Index stride_height = 1, Index stride_width = 1,
                               Index dilation_height = 1, Index dilation_width = 1,
                               Index groups = 1) {
  Conv2DGeometry g{.batch = batch,
                   .in_height = height,
                   .in_width = width,
                   .in_channels = in,
                   .out_height = 0,
                   .out_width = 0,
                   .out_channels = out,
                   .kernel_height = kernel_height,
                   .kernel_width = kernel_width,
                   .stride_height = stride_height,
                   .stride_width = stride_width,
                   .dilation_height = dilation_height,
                   .dilation_width = dilation_width,
                   .groups = groups};
  const auto axis = [&](Index size, Index kernel, Index stride, Index dilation, Index& outputs,
                        Index& pad) {
    const Index extent = (kernel - 1) * dilation + 1;
    if (same) {
      outputs = (size + stride - 1) / stride;
      pad = std::max<Index>(0, (outputs - 1) * stride + extent - size) / 2;
    } else {
      outputs = (size - extent) / stride + 1;
    }
  };
  axis(height, kernel_height, stride_height, dilation_height, g.out_height, g.pad_top);
  axis(width, kernel_width, stride_width, dilation_width, g.out_width, g.pad_left);
  return g;
}

}  // namespace minibatch::reference
