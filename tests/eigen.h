#pragma once

// Eigen as the core has it: one program must not hold two kinds of its templates.
#ifndef EIGEN_DONT_VECTORIZE
#define EIGEN_DONT_VECTORIZE
#endif
#include <Eigen/Core>
#include <Eigen/Eigenvalues>
#include <Eigen/QR>
