// The core's names in JavaScript; wasm/bindings.d.ts says the same in types. Configs cross as JSON
// text, numbers through buffers.

#include <emscripten/bind.h>
#include <emscripten/heap.h>
#include <malloc.h>

#include "base/error.h"
#include "bindings/baselines.h"
#include "bindings/buffer.h"
#include "bindings/data.h"
#include "bindings/evaluation.h"
#include "bindings/guard.h"
#include "bindings/look.h"
#include "bindings/preparation.h"
#include "bindings/table.h"
#include "bindings/training.h"

// clang-format off
EM_JS(void, minibatch_throw, (const char* code, const char* id, const char* values), {
  throw Object.assign(new Error(UTF8ToString(id)), {
    name: "MinibatchError",
    code: UTF8ToString(code),
    id: UTF8ToString(id),
    values: JSON.parse(UTF8ToString(values)),
  });
})
// clang-format on

// Embind prints a type's address by it, where a name that is not bound is to be told. With the C
// library's own, all of printf() would be downloaded, for nothing that the package's tests let
// happen.
extern "C" int siprintf(char* text, const char*, ...) {
  *text = '\0';
  return 0;
}

namespace minibatch::bindings {

void throwJavaScriptError(const char* code, const char* id, const char* values) {
  minibatch_throw(code, id, values);
}

namespace {

double memoryBytes() { return static_cast<double>(emscripten_get_heap_size()); }
double usedBytes() { return static_cast<double>(mallinfo().uordblks); }

template <class T>
void nameBuffer(const char* name) {
  emscripten::class_<Buffer<T>>(name)
      .constructor(&Guarded<&Buffer<T>::make>::call)
      .function("view", &Buffer<T>::view);
}

}  // namespace

EMSCRIPTEN_BINDINGS(minibatch) {
  using emscripten::allow_raw_pointers;
  using emscripten::base;
  using emscripten::class_;
  using emscripten::function;

  nameBuffer<std::uint8_t>("Bytes");
  nameBuffer<float>("Floats");
  nameBuffer<double>("Doubles");
  nameBuffer<std::uint32_t>("Rows");
  nameBuffer<std::int32_t>("Classes");

  class_<Dataset>("Dataset")
      .class_function("fromBytes", &Guarded<&datasetFromBytes>::call)
      .class_function("fromFloats", &Guarded<&datasetFromFloats>::call)
      .function("withInputsOf", &Guarded<&withInputsOf>::call)
      .function("withTargets", &Guarded<&withTargets>::call)
      .function("withWeights", &Guarded<&withWeights>::call)
      .function("withNames", &Guarded<&withNames>::call)
      .function("borders", &Guarded<&bordersOf>::call)
      .function("withEncoding", &Guarded<&withEncoding>::call)
      .function("subset", &Guarded<&subset>::call)
      .function("rows", &datasetRows)
      .function("inputs", &inputsOf)
      .function("targets", &targetsIn)
      .function("hasWeights", &hasWeights)
      .function("hasTargets", &Dataset::hasTargets)
      .function("firstNotFinite", &Guarded<&firstNotFinite>::call)
      .function("storesBytes", &storesBytes)
      .function("bytesOf", &Guarded<&bytesOf>::call)
      .function("feature", &Guarded<&featureOf>::call)
      .function("featuresOf", &Guarded<&featuresOf>::call)
      .function("withOneTarget", &Guarded<&withOneTarget>::call)
      .function("targetsOf", &Guarded<&targetsOf>::call);

  class_<Texts>("Texts").constructor<>().function("add", &Guarded<&addTextsTo>::call);
  class_<Table>("Table")
      .constructor<>()
      .function("addNumbers", &Guarded<&addNumbers>::call)
      .function("addTexts", &Guarded<&addTexts>::call)
      .function("editCells", &Guarded<&editCells>::call)
      .function("numbers", &Guarded<&numbersIn>::call)
      .function("rows", &tableRows)
      .function("columns", &tableColumns)
      .function("describe", &Guarded<&describeColumn>::call)
      .function("cells", &Guarded<&cellsOf>::call)
      .function("look", &Guarded<&lookAt>::call)
      .function("orderAll", &Guarded<&orderAll>::call)
      .function("orderSome", &Guarded<&orderSome>::call);
  class_<Look>("Look")
      .function("step", &Guarded<&Look::step>::call)
      .function("result", &Guarded<&lookResult>::call);
  class_<RowOrder>("RowOrder")
      .function("step", &Guarded<&RowOrder::step>::call)
      .function("page", &Guarded<&pageOfOrder>::call);
  class_<PixelCounts>("PixelCounts")
      .constructor(&Guarded<&makePixelCounts>::call)
      .function("add", &Guarded<&countPixels>::call)
      .function("result", &Guarded<&pixelsResult>::call);
  class_<ImageMean>("ImageMean")
      .constructor(&Guarded<&makeImageMean>::call)
      .function("add", &Guarded<&addImages>::call)
      .function("mean", &Guarded<&meanOf>::call);
  class_<StatisticsJob>("StatisticsJob")
      .function("step", &Guarded<&StatisticsJob::step>::call)
      .function("description", &Guarded<&columnDescription>::call);
  class_<CsvReader>("CsvReader")
      .constructor(&Guarded<&makeCsvReader>::call)
      .function("fillAhead", &Guarded<&CsvReader::fillAhead>::call)
      .function("scan", &Guarded<&scanCsv>::call)
      .function("endScan", &Guarded<&CsvReader::endScan>::call)
      .function("isFilled", &Guarded<&CsvReader::isFilled>::call)
      .function("facts", &Guarded<&csvFacts>::call)
      .function("fill", &Guarded<&fillFromCsv>::call)
      .function("nextFile", &Guarded<&CsvReader::nextFile>::call)
      .function("takeTable", &Guarded<&takeTable>::call)
      .function("notNumbers", &Guarded<&csvNotNumbers>::call)
      .function("notNumberRows", &Guarded<&csvNotNumberRows>::call);

  class_<PrepareJob>("PrepareJob")
      .class_function("ofTable", &Guarded<&prepareTable>::call)
      .class_function("ofImages", &Guarded<&prepareImages>::call)
      .function("step", &Guarded<&PrepareJob::step>::call)
      .function("train", &Guarded<&trainOf>::call)
      .function("test", &Guarded<&testOf>::call)
      .function("trainRows", &Guarded<&trainRowsOf>::call)
      .function("testRows", &Guarded<&testRowsOf>::call)
      .function("unlabelled", &unlabelledOf)
      .function("targets", &Guarded<&jobTargets>::call)
      .function("wantsPixels", &PrepareJob::wantsPixels)
      .function("givePixels", &Guarded<&PrepareJob::givePixels>::call)
      .function("changesBytes", &changesBytes<PrepareJob>)
      .function("imageSize", &Guarded<&imageSize<PrepareJob>>::call)
      .function("imageBytes", &Guarded<&imageBytes<PrepareJob>>::call)
      .function("takePreparation", &Guarded<&takePreparation>::call);
  class_<PipelineJob>("PipelineJob")
      .class_function("fit", &Guarded<&fitPipeline>::call)
      .class_function("run", &Guarded<&runPipeline>::call)
      .function("step", &Guarded<&PipelineJob::step>::call)
      .function("takePreparation", &Guarded<&fittedOf>::call)
      .function("takeTable", &Guarded<&tableOf>::call);
  class_<Preparation>("Preparation")
      .class_function("fromJson", &Guarded<&preparationFrom>::call)
      .function("toJson", &Guarded<&preparationJson>::call)
      .function("imageSize", &Guarded<&imageSize<Preparation>>::call)
      .function("imageBytes", &Guarded<&imageBytes<Preparation>>::call)
      .function("withPixels", &Guarded<&withPixels>::call)
      .function("transformCells", &Guarded<&transformCells>::call)
      .function("notNumbers", &Guarded<&notNumbersIn>::call);

  class_<Model>("Model")
      .constructor(&Guarded<&makeModel>::call)
      .function("inputs", &Guarded<&modelInputs>::call)
      .function("outputs", &Guarded<&modelOutputs>::call)
      .function("toJson", &Guarded<&Model::toJson>::call)
      .function("describe", &Guarded<&Model::describe>::call)
      .function("weightList", &Guarded<&weightList>::call)
      .function("copyWeights", &Guarded<&copyWeights>::call)
      .function("setWeights", &Guarded<&setWeights>::call)
      .function("stateSize", &stateSize)
      .function("resetStates", &Model::resetStates);
  class_<Trainer>("Trainer")
      .constructor(&Guarded<&makeTrainer>::call)
      .function("logNames", &logNames)
      .function("targets", &Guarded<&trainerTargets>::call)
      .function("outsideQuestion", &Guarded<&outsideQuestion>::call)
      .function("prediction", &Guarded<&predictionOf>::call)
      .function("target", &Guarded<&targetOf>::call)
      .function("giveLoss", &Guarded<&giveLoss>::call)
      .function("giveMetric", &Guarded<&giveMetric>::call)
      .function("resetMetrics", &Guarded<&Trainer::resetLogs>::call)
      .function("learningRate", &Trainer::learningRate)
      .function("setLearningRate", &Guarded<&Trainer::setLearningRate>::call)
      .function("iteration", &iteration)
      .function("optimizerParameters", &optimizerParameters)
      .function("copyState", &Guarded<&copyState>::call)
      .function("setState", &Guarded<&setState>::call);
  class_<Predictor>("Predictor").constructor(&Guarded<&makePredictor>::call);

  class_<Job>("Job")
      .function("step", &Guarded<&step>::call)
      .function("progress", &Guarded<&Job::progress>::call)
      .function("hook", &Guarded<&Job::hook>::call)
      .function("answer", &Guarded<&answer>::call);
  class_<FitJob, base<Job>>("FitJob")
      .constructor(&Guarded<&makeFit>::call, allow_raw_pointers())
      .function("stop", &FitJob::stop)
      .function("stopTraining", &FitJob::stopTraining)
      .function("callbackResults", &Guarded<&FitJob::callbackResults>::call)
      .function("resultValues", &Guarded<&resultValues>::call)
      .function("history", &Guarded<&FitJob::history>::call)
      .function("takeStatistics", &Guarded<&FitJob::takeStatistics>::call)
      .function("lastEpoch", &Guarded<&FitJob::lastEpoch>::call);
  class_<EvaluateJob, base<Job>>("EvaluateJob")
      .constructor(&Guarded<&makeEvaluate>::call)
      .function("result", &Guarded<&EvaluateJob::result>::call)
      .function("takePredictions", &Guarded<&takePredictions>::call);
  class_<PredictionsList>("Predictions")
      .function("outputs", &Guarded<&predictedOutputs>::call)
      .function("confusionMatrix", &Guarded<&confusionOf>::call)
      .function("score", &Guarded<&scoreOf>::call)
      .function("prior", &Guarded<&priorOf>::call)
      .function("select", &Guarded<&selectOf>::call, allow_raw_pointers())
      .function("at", &Guarded<&predictionsAt>::call)
      .function("page", &Guarded<&pageOf>::call);
  class_<PredictionsPage>("PredictionsPage")
      .function("total", &pageTotal)
      .function("rows", &pageRows)
      .function("positions", &pagePositions)
      .function("actual", &pageFloats<&PredictionsPage::actual>)
      .function("predicted", &pageFloats<&PredictionsPage::predicted>)
      .function("suggested", &pageSuggested)
      .function("score", &pageFloats<&PredictionsPage::score>)
      .function("probabilities", &pageFloats<&PredictionsPage::probabilities>);
  class_<OnBatchJob, base<Job>>("OnBatchJob")
      .constructor(&Guarded<&makeOnBatch>::call)
      .function("result", &Guarded<&OnBatchJob::result>::call);
  class_<ProfileJob, base<Job>>("ProfileJob")
      .constructor(&Guarded<&makeProfile>::call)
      .function("result", &Guarded<&ProfileJob::result>::call);
  class_<ObserveJob, base<Job>>("ObserveJob")
      .constructor(&Guarded<&makeObserve>::call)
      .function("result", &Guarded<&ObserveJob::result>::call)
      .function("values", &Guarded<&observedValues<ObserveJob>>::call);
  class_<ObserveStepJob, base<Job>>("ObserveStepJob")
      .constructor(&Guarded<&makeObserveStep>::call)
      .function("result", &Guarded<&ObserveStepJob::result>::call)
      .function("values", &Guarded<&observedValues<ObserveStepJob>>::call);
  class_<PredictJob, base<Job>>("PredictJob")
      .constructor(&Guarded<&makePredict>::call)
      .function("shape", &Guarded<&predictedShape>::call)
      .function("output", &Guarded<&output>::call);

  class_<SharedBaseline>("FittedBaseline")
      .function("tree", &Guarded<&treeOf>::call)
      .function("outputs", &Guarded<&outputsOf>::call);
  class_<BaselineJob>("BaselineJob")
      .function("step", &Guarded<&stepBaseline>::call)
      .function("done", &BaselineJob::done);
  class_<BaselineFitJob, base<BaselineJob>>("BaselineFitJob")
      .constructor(&Guarded<&fitBaseline>::call)
      .function("take", &Guarded<&takeBaseline>::call);
  class_<BaselinePredictJob, base<BaselineJob>>("BaselinePredictJob")
      .constructor(&Guarded<&predictBaseline>::call)
      .function("predictions", &Guarded<&baselinePredictions>::call)
      .function("outputs", &Guarded<&baselineOutputs>::call);

  function("describeSpec", &Guarded<&describe>::call);
  function("resizeImage", &Guarded<&resize>::call);
  function("predictionsOfClasses", &Guarded<&predictionsOfClasses>::call);
  function("predictionsOfOutputs", &Guarded<&predictionsOfOutputs>::call);
  function("memoryBytes", &memoryBytes);
  function("usedBytes", &usedBytes);
}

}  // namespace minibatch::bindings
