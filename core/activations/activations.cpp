#include <algorithm>

#include "activations/table_activation.h"
#include "kernels/activations.h"
#include "kernels/elementwise.h"

namespace minibatch {
namespace {

void copy(Index n, const Real* x, Real* y) {
  if (y != x) std::copy_n(x, n, y);
}
void copyBackward(Index n, const Real*, const Real* dy, Real* dx) { copy(n, dy, dx); }

// The default of keras.activations.leaky_relu; the LeakyReLU layer has an argument (and another
// default).
constexpr Real kNegativeSlope = static_cast<Real>(0.2);
void leakyReluOf(Index n, const Real* x, Real* y) { leakyRelu(n, kNegativeSlope, x, y); }
void leakyReluOfBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  leakyReluBackward(n, kNegativeSlope, x, dy, dx);
}

void unscaledElu(Index n, const Real* x, Real* y) { elu(n, 1, 1, x, y); }
void unscaledEluBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  eluBackward(n, 1, 1, x, dy, dx);
}

// The fixed point of Klambauer et al., as Keras writes it.
constexpr Real kSeluAlpha = static_cast<Real>(1.6732632423543772848170429916717);
constexpr Real kSeluScale = static_cast<Real>(1.0507009873554804934193349852946);
void selu(Index n, const Real* x, Real* y) { elu(n, kSeluAlpha, kSeluScale, x, y); }
void seluBackward(Index n, const Real* x, const Real* dy, Real* dx) {
  eluBackward(n, kSeluAlpha, kSeluScale, x, dy, dx);
}

void softmaxOf(Index rows, Index classes, const Real* x, Real* y) {
  softmax(rows, classes, 1, x, y);
}
void softmaxOfBackward(Index rows, Index classes, const Real* y, const Real* dy, Real* dx) {
  softmaxBackward(rows, classes, 1, y, dy, dx);
}

using Reads = ActivationRow::Reads;

constexpr ActivationRow kRows[] = {
    // linear: f(x) = x. https://keras.io/api/layers/activations/#linear-function
    {"linear",
     {"linear"},
     "The input unchanged."
     "\nx",
     each<copy>,
     Reads::kOutput,
     each<copyBackward>},
    // relu: f(x) = max(x, 0). https://keras.io/api/layers/activations/#relu-function
    {"relu",
     {"relu"},
     "Zero for negative inputs, the input otherwise."
     "\nmax(x, 0)",
     each<relu>,
     Reads::kOutput,
     each<reluBackward>},
    // leaky_relu: f(x) = x where x >= 0, else 0.2 x.
    // https://keras.io/api/layers/activations/#leakyrelu-function
    {"leaky_relu",
     {"leaky_relu"},
     "The input where it is positive, 0.2 times the input otherwise."
     "\nx > 0 ? x : 0.2 x",
     each<leakyReluOf>,
     Reads::kInput,
     each<leakyReluOfBackward>},
    // sigmoid: f(x) = 1 / (1 + exp(-x)). https://keras.io/api/layers/activations/#sigmoid-function
    {"sigmoid",
     {"sigmoid"},
     "Squeezes each value into (0, 1): 1 / (1 + exp(-x))."
     "\n1 / (1 + exp(-x))",
     each<sigmoid>,
     Reads::kOutput,
     each<sigmoidBackward>},
    // tanh: f(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x)).
    // https://keras.io/api/layers/activations/#tanh-function
    {"tanh",
     {"tanh"},
     "Squeezes each value into (-1, 1): the hyperbolic tangent."
     "\n(exp(x) - exp(-x)) / (exp(x) + exp(-x))",
     each<hyperbolicTangent>,
     Reads::kOutput,
     each<hyperbolicTangentBackward>},
    // softmax: f(x)_i = exp(x_i) / sum_j exp(x_j) along the last axis.
    // https://keras.io/api/layers/activations/#softmax-function
    {"softmax",
     {"softmax"},
     "Turns the values along the last axis into probabilities that sum to 1."
     "\nexp(x_i) / sum_j exp(x_j)",
     lastAxis<softmaxOf>,
     Reads::kOutput,
     lastAxis<softmaxOfBackward>},
    // relu6: f(x) = min(max(x, 0), 6).
    // https://keras.io/api/layers/activations/#relu6-function
    {"relu6",
     {"relu6"},
     "relu with a maximum of 6."
     "\nmin(max(x, 0), 6)",
     each<relu6>,
     Reads::kInput,
     each<relu6Backward>},
    // elu: f(x) = x where x > 0, else exp(x) - 1 (Clevert et al., "Fast and Accurate
    // Deep Network Learning by Exponential Linear Units", 2016).
    // https://keras.io/api/layers/activations/#elu-function
    {"elu",
     {"elu"},
     "The input where it is positive, exp(x) - 1 otherwise."
     "\nx > 0 ? x : exp(x) - 1",
     each<unscaledElu>,
     Reads::kInput,
     each<unscaledEluBackward>},
    // selu: f(x) = 1.0507 x where x > 0, else 1.0507 * 1.6733 (exp(x) - 1), with the constants of
    // Klambauer et al., "Self-Normalizing Neural Networks", 2017.
    // https://keras.io/api/layers/activations/#selu-function
    {"selu",
     {"selu"},
     "A scaled elu that preserves mean 0 and variance 1 from layer to layer."
     "\n1.0507 x where x > 0, else 1.0507 * 1.6733 * (exp(x) - 1)",
     each<selu>,
     Reads::kInput,
     each<seluBackward>},
    // gelu: f(x) = x Φ(x), Φ being the share of a standard normal below x (Hendrycks & Gimpel,
    // "Gaussian Error Linear Units", 2016). As Keras's default, not the approximation by tanh.
    // https://keras.io/api/layers/activations/#gelu-function
    {"gelu",
     {"gelu"},
     "The input times the standard normal cumulative distribution at it."
     "\nx * Phi(x) = x / 2 * (1 + erf(x / sqrt(2)))",
     each<gelu>,
     Reads::kInput,
     each<geluBackward>},
    // silu: f(x) = x sigmoid(x), also called swish.
    // https://keras.io/api/layers/activations/#silu-function
    {"silu",
     {"silu", "swish"},
     "The input times its sigmoid."
     "\nx / (1 + exp(-x))",
     each<silu>,
     Reads::kInput,
     each<siluBackward>},
    // softplus: f(x) = ln(1 + exp(x)).
    // https://keras.io/api/layers/activations/#softplus-function
    {"softplus",
     {"softplus"},
     "A smooth relu: ln(1 + exp(x))."
     "\nln(1 + exp(x))",
     each<softplus>,
     Reads::kInput,
     each<softplusBackward>},
    // softsign: f(x) = x / (1 + |x|).
    // https://keras.io/api/layers/activations/#softsign-function
    {"softsign",
     {"softsign"},
     "Squeezes each value into (-1, 1): x / (1 + |x|)."
     "\nx / (1 + |x|)",
     each<softsign>,
     Reads::kInput,
     each<softsignBackward>},
    // hard_sigmoid: f(x) = min(max(x + 3, 0), 6) / 6.
    // https://keras.io/api/layers/activations/#hardsigmoid-function
    {"hard_sigmoid",
     {"hard_sigmoid"},
     "A piecewise linear approximation of sigmoid: 0 up to -3, 1 from 3 on."
     "\nmin(max(x / 6 + 0.5, 0), 1)",
     each<hardSigmoid>,
     Reads::kInput,
     each<hardSigmoidBackward>},
    // mish: f(x) = x tanh(softplus(x)) (Misra, "Mish: A Self Regularized
    // Non-Monotonic Activation Function", 2019).
    // https://keras.io/api/layers/activations/#mish-function
    {"mish",
     {"mish"},
     "A smooth, non-monotonic relu: x * tanh(softplus(x))."
     "\nx * tanh(ln(1 + exp(x)))",
     each<mish>,
     Reads::kInput,
     each<mishBackward>},
    // exponential: f(x) = exp(x).
    // https://keras.io/api/layers/activations/#exponential-function
    {"exponential",
     {"exponential"},
     "The exponential of each value."
     "\nexp(x)",
     each<exponential>,
     Reads::kOutput,
     each<multiply>},
    // log_softmax: f(x)_i = x_i - ln(sum_j exp(x_j)) along the last axis.
    // https://keras.io/api/layers/activations/#logsoftmax-function
    {"log_softmax",
     {"log_softmax"},
     "The logarithm of softmax."
     "\nx_i - ln(sum_j exp(x_j))",
     lastAxis<logSoftmax>,
     Reads::kOutput,
     lastAxis<logSoftmaxBackward>},
    // hard_silu: f(x) = x hard_sigmoid(x), also called hard_swish (Howard et al., "Searching for
    // MobileNetV3", 2019). https://keras.io/api/layers/activations/#hardsilu-function
    {"hard_silu",
     {"hard_silu", "hard_swish"},
     "A piecewise approximation of silu: the input times its hard_sigmoid."
     "\nx * min(max(x / 6 + 0.5, 0), 1)",
     each<hardSilu>,
     Reads::kInput,
     each<hardSiluBackward>},
    // hard_tanh: f(x) = min(max(x, -1), 1).
    // https://keras.io/api/layers/activations/#hardtanh-function
    {"hard_tanh",
     {"hard_tanh"},
     "The input, limited to -1 and 1."
     "\nmin(max(x, -1), 1)",
     each<hardTanh>,
     Reads::kInput,
     each<hardTanhBackward>},
    // celu: elu with alpha = 1, where they are the same (Barron, "Continuously Differentiable
    // Exponential Linear Units", 2017). https://keras.io/api/layers/activations/#celu-function
    {"celu",
     {"celu"},
     "The input where it is positive, exp(x) - 1 otherwise, as elu."
     "\nx > 0 ? x : exp(x) - 1",
     each<unscaledElu>,
     Reads::kInput,
     each<unscaledEluBackward>},
    // log_sigmoid: f(x) = ln(sigmoid(x)).
    // https://keras.io/api/layers/activations/#logsigmoid-function
    {"log_sigmoid",
     {"log_sigmoid"},
     "The logarithm of sigmoid."
     "\n-ln(1 + exp(-x))",
     each<logSigmoid>,
     Reads::kInput,
     each<logSigmoidBackward>},
    // squareplus: f(x) = (x + sqrt(x² + 4)) / 2 (Barron, "Squareplus", 2021).
    // https://keras.io/api/layers/activations/#squareplus-function
    {"squareplus",
     {"squareplus"},
     "A smooth relu without exponentials: (x + sqrt(x^2 + 4)) / 2."
     "\n(x + sqrt(x^2 + 4)) / 2",
     each<squareplus>,
     Reads::kInput,
     each<squareplusBackward>},
    // https://keras.io/api/layers/activations/#softshrink-function
    {"soft_shrink",
     {"soft_shrink"},
     "Moves each value toward 0 by 0.5, and to 0 from -0.5 to 0.5."
     "\nsign(x) * max(|x| - 0.5, 0)",
     each<softShrink>,
     Reads::kInput,
     each<softShrinkBackward>},
    // https://keras.io/api/layers/activations/#hardshrink-function
    {"hard_shrink",
     {"hard_shrink"},
     "Zero from -0.5 to 0.5, the input otherwise."
     "\n|x| > 0.5 ? x : 0",
     each<hardShrink>,
     Reads::kInput,
     each<softShrinkBackward>},
    // https://keras.io/api/layers/activations/#tanhshrink-function
    {"tanh_shrink",
     {"tanh_shrink"},
     "The input minus its tanh."
     "\nx - tanh(x)",
     each<tanhShrink>,
     Reads::kInput,
     each<tanhShrinkBackward>},
    // https://keras.io/api/layers/activations/#sparseplus-function
    {"sparse_plus",
     {"sparse_plus"},
     "A relu with a parabola from -1 to 1."
     "\n0 up to -1, (x + 1)^2 / 4 to 1, x from there on",
     each<sparsePlus>,
     Reads::kInput,
     each<sparsePlusBackward>},
    // https://keras.io/api/layers/activations/#sparsesigmoid-function
    {"sparse_sigmoid",
     {"sparse_sigmoid"},
     "A straight line from 0 at -1 to 1 at 1, and constant beyond."
     "\nmin(max((x + 1) / 2, 0), 1)",
     each<sparseSigmoid>,
     Reads::kInput,
     each<sparseSigmoidBackward>},
    // https://keras.io/api/layers/activations/#sparsemax-function, but for the mistake that Keras
    // has
    // up to 3.15.1 (its issue 23425): there the result does not sum to 1.
    {"sparsemax",
     {"sparsemax"},
     "Probabilities that sum to 1, as softmax, but 0 for small values."
     "\nmax(x_i - tau, 0), with tau such that they sum to 1",
     lastAxis<sparsemax>,
     Reads::kOutput,
     lastAxis<sparsemaxBackward>},
    // What Keras 1 and 2 and TensorFlow.js call hard_sigmoid; keras_versions.cpp gives it this
    // name.
    // Keras 3 has no such function: there it is a custom object of this name.
    {"hard_sigmoid_keras2",
     {"hard_sigmoid_keras2"},
     "The hard_sigmoid of Keras 2 and TensorFlow.js: min(max(0.2 x + 0.5, 0), 1)."
     "\nmin(max(0.2 x + 0.5, 0), 1)",
     each<steepHardSigmoid>,
     Reads::kInput,
     each<steepHardSigmoidBackward>},
};

}  // namespace

/// Keras's activation functions by name, in the order in which forms offer them.
/// https://keras.io/api/layers/activations/
std::vector<const Entry*> activationEntries() {
  return tableEntries<Activation, TableActivation>(kRows);
}

}  // namespace minibatch
