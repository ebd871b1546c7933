/** Everything the package exports on every platform. */

export {
  constraints,
  initializers,
  layers,
  losses,
  optimizers,
  regularizers,
  schedules,
} from "./builders.js";
export { activationCurve } from "./activation-curve.js";
export { augment } from "./augment.js";
export { FittedBaseline, baselines } from "./baselines.js";
export { treeText } from "./decision-tree.js";
export { Callback, callbacks } from "./callbacks.js";
export { modelEntries } from "./catalog.js";
export { catalog } from "./catalog-texts.js";
export { DataSource, readFiles } from "./data-source.js";
export { Preparation, Prepared } from "./prepared.js";
export { CustomLoss, CustomMetric, customLoss, customMetric } from "./custom.js";
export { Dataset } from "./dataset.js";
export {
  engineState,
  init,
  onCrash,
  onRestart,
  restart,
  status,
  terminate,
  whenIdle,
} from "./engine.js";
export {
  Experiment,
  defaultExperiment,
  experiment,
  looksLikePython,
  mendPython,
  sameExperiment,
  suggestModel,
} from "./experiment/index.js";
export { Run } from "./experiment/run.js";
export { loadRun, writeRun } from "./experiment/run-file.js";
export { isStateful } from "./experiment/stateful.js";
export { sweepScores } from "./experiment/sweep-scores.js";
export { argumentValue, valuesBetweenCommas } from "./experiment/sweep-values.js";
export { hashFiles } from "./hash-files.js";
export { freeLayerName, snakeCase } from "../keras/snake-case.js";
export { isObject } from "../messages/is-object.js";
export { csvCell } from "../messages/csv-cell.js";
export { argumentText, entryText } from "../messages/catalog.js";
export { isFoundBy } from "../messages/catalog-search.js";
export { MinibatchError } from "../messages/error.js";
export { renderMessage } from "../messages/render.js";
export { metrics } from "./metrics.js";
export { SymbolicTensor, input } from "./functional.js";
export { progbarText } from "./log.js";
export { loadModel, preparationFor } from "./load-model.js";
export { Model } from "./model.js";
export { Pipeline, pipeline } from "./pipeline.js";
export { Predictions } from "./predictions.js";
export { preparation } from "./preparation.js";
export { describeModel, model, sequential } from "./sequential.js";
export { Table } from "./table.js";
export * as transfer from "./transfer.js";
export { version } from "../../build/generated/version.js";

/** @typedef {import("./arrays.js").ArrayLike} ArrayLike */
/** @typedef {import("./arrays.js").Data} Data */
/** @typedef {import("./arrays.js").OnnxTensor} OnnxTensor */
/** @typedef {import("./arrays.js").ShapedArray} ShapedArray */
/** @typedef {import("./baselines.js").BaselineOptions} BaselineOptions */
/** @typedef {import("./baselines.js").BuiltBaseline} BuiltBaseline */
/** @typedef {import("./decision-tree.js").TreeNode} TreeNode */
/** @typedef {import("./builders.js").BuiltLayer} BuiltLayer */
/** @typedef {import("./builders.js").Named} Named */
/** @typedef {import("./catalog-texts.js").Catalog} Catalog */
/** @typedef {import("./catalog-texts.js").CatalogArgument} CatalogArgument */
/** @typedef {import("./catalog-texts.js").CatalogEntry} CatalogEntry */
/** @typedef {import("./data-source.js").ReadOptions} ReadOptions */
/** @typedef {import("./file-predictions.js").FilePredictions} FilePredictions */
/** @typedef {import("./predict-files.js").PredictFilesOptions} PredictFilesOptions */
/** @typedef {import("./look.js").RowsOptions} RowsOptions */
/** @typedef {import("../wire/look-types.js").CellValue} CellValue */
/** @typedef {import("../wire/look-types.js").ColumnScore} ColumnScore */
/** @typedef {import("../wire/look-types.js").Correlations} Correlations */
/** @typedef {import("../wire/look-types.js").Crosstab} Crosstab */
/** @typedef {import("../wire/look-types.js").Description} Description */
/** @typedef {import("../wire/look-types.js").Duplicates} Duplicates */
/** @typedef {import("../wire/look-types.js").GroupStatistic} GroupStatistic */
/** @typedef {import("../wire/look-types.js").Groups} Groups */
/** @typedef {import("../wire/look-types.js").Histogram} Histogram */
/** @typedef {import("../wire/look-types.js").MeanImage} MeanImage */
/** @typedef {import("../wire/look-types.js").MissingCounts} MissingCounts */
/** @typedef {import("../wire/look-types.js").SharedRows} SharedRows */
/** @typedef {import("../wire/look-types.js").NumberSummary} NumberSummary */
/** @typedef {import("../wire/look-types.js").PixelNumbers} PixelNumbers */
/** @typedef {import("../wire/look-types.js").PixelStatistics} PixelStatistics */
/** @typedef {import("../wire/look-types.js").RowFilter} RowFilter */
/** @typedef {import("../wire/look-types.js").RowSort} RowSort */
/** @typedef {import("../wire/look-types.js").RowsPage} RowsPage */
/** @typedef {import("../wire/look-types.js").Scatter} Scatter */
/** @typedef {import("../wire/look-types.js").TableInfo} TableInfo */
/** @typedef {import("../wire/look-types.js").TextSummary} TextSummary */
/** @typedef {import("../wire/look-types.js").ValueCounts} ValueCounts */
/** @typedef {import("./engine.js").EngineInfo} EngineInfo */
/** @typedef {import("./engine.js").EngineState} EngineState */
/** @typedef {import("./engine.js").InitOptions} InitOptions */
/** @typedef {import("./experiment/from-python.js").FromPythonOptions} FromPythonOptions */
/** @typedef {import("./experiment/from-python.js").PythonFinding} PythonFinding */
/** @typedef {import("./transfer.js").Beginning} Beginning */
/** @typedef {import("./experiment/cross-predict.js").CrossOptions} CrossOptions */
/** @typedef {import("./experiment/types.js").CompileJson} CompileJson */
/** @typedef {import("./experiment/types.js").CompleteExperiment} CompleteExperiment */
/** @typedef {import("./experiment/types.js").ConfigJson} ConfigJson */
/** @typedef {import("./experiment/types.js").DataJson} DataJson */
/** @typedef {import("./experiment/types.js").ExperimentFault} ExperimentFault */
/** @typedef {import("./experiment/types.js").ExperimentJson} ExperimentJson */
/** @typedef {import("./experiment/types.js").FileJson} FileJson */
/** @typedef {import("./experiment/types.js").FitJson} FitJson */
/** @typedef {import("./experiment/platform.js").FetchData} FetchData */
/** @typedef {import("./experiment/platform.js").Machine} Machine */
/** @typedef {import("./experiment/run.js").Part} Part */
/** @typedef {import("./experiment/run.js").RunOptions} RunOptions */
/** @typedef {import("./experiment/types.js").RunJson} RunJson */
/** @typedef {import("./experiment/types.js").ReadingJson} ReadingJson */
/** @typedef {import("./experiment/types.js").TargetJson} TargetJson */
/** @typedef {import("./experiment/suggest.js").Suits} Suits */
/** @typedef {import("./functional.js").Tensors} Tensors */
/** @typedef {import("../messages/error.js").ErrorCode} ErrorCode */
/** @typedef {import("../messages/error.js").ErrorData} ErrorData */
/** @typedef {import("../messages/error.js").Warning} Warning */
/** @typedef {import("../messages/render.js").Message} Message */
/** @typedef {import("../messages/render.js").MessageValue} MessageValue */
/** @typedef {import("../messages/render.js").Text} Text */
/** @typedef {import("../messages/render.js").Texts} Texts */
/** @typedef {import("./fit.js").FitOptions} FitOptions */
/** @typedef {import("./callbacks.js").CallbackParams} CallbackParams */
/** @typedef {import("./callbacks.js").Logs} Logs */
/** @typedef {import("./callbacks.js").UserCallback} UserCallback */
/** @typedef {import("./fit.js").CallbackResult} CallbackResult */
/** @typedef {import("./experiment/settings.js").Setting} Setting */
/** @typedef {import("./experiment/sweep.js").Sweep} Sweep */
/** @typedef {import("./experiment/sweep.js").SweepRun} SweepRun */
/** @typedef {import("./experiment/sweep.js").SweepRunOptions} SweepRunOptions */
/** @typedef {import("./experiment/sweep-points.js").SweepOptions} SweepOptions */
/** @typedef {import("./experiment/sweep-scores.js").ScoredRun} ScoredRun */
/** @typedef {import("./experiment/sweep-scores.js").SweepPoint} SweepPoint */
/** @typedef {import("./inference.js").BatchOptions} BatchOptions */
/** @typedef {import("./inference.js").EvaluateOptions} EvaluateOptions */
/** @typedef {import("./inference.js").PredictOptions} PredictOptions */
/** @typedef {import("./predict-stream.js").PredictStreamOptions} PredictStreamOptions */
/** @typedef {import("./predict-stream.js").RowStream} RowStream */
/** @template {PredictedClass | PredictedNumber} Row @typedef {import("./predictions-page.js").Page<Row>} Page */
/** @typedef {import("./predictions-page.js").PageOptions} PageOptions */
/** @typedef {import("./predictions-page.js").SelectOptions} SelectOptions */
/** @typedef {import("./predictions-page.js").AtOptions} AtOptions */
/** @typedef {import("./predictions-page.js").PredictedClass} PredictedClass */
/** @typedef {import("./predictions-page.js").PredictedNumber} PredictedNumber */
/** @typedef {import("./predictions-csv.js").PredictionsCsvOptions} PredictionsCsvOptions */
/** @typedef {import("./predictions.js").PredictionsOptions} PredictionsOptions */
/** @typedef {import("./explain.js").GradCamOptions} GradCamOptions */
/** @typedef {import("./explain.js").Heatmaps} Heatmaps */
/** @typedef {import("./explain.js").SaliencyOptions} SaliencyOptions */
/** @typedef {import("./occlusion.js").OcclusionOptions} OcclusionOptions */
/** @typedef {import("./observe.js").ObservedLayer} ObservedLayer */
/** @typedef {import("./observe.js").ObservedStep} ObservedStep */
/** @typedef {import("./observe.js").ObserveOptions} ObserveOptions */
/** @typedef {import("./observe.js").ObserveStepOptions} ObserveStepOptions */
/** @typedef {import("./layer-outputs.js").PreActivationOptions} PreActivationOptions */
/** @typedef {import("./layer-outputs.js").Projection} Projection */
/** @typedef {import("./layer-outputs.js").ProjectionOptions} ProjectionOptions */
/** @typedef {import("../wire/observation-types.js").LayerStatistics} LayerStatistics */
/** @typedef {import("../wire/observation-types.js").TensorStatistics} TensorStatistics */
/** @typedef {import("./metrics.js").ClassLabels} ClassLabels */
/** @typedef {import("./report-text.js").ReportDict} ReportDict */
/** @typedef {import("../wire/evaluation-types.js").ClassificationScores} ClassificationScores */
/** @typedef {import("../wire/evaluation-types.js").ScoreCurve} ScoreCurve */
/** @typedef {import("../wire/evaluation-types.js").CalibrationCurve} CalibrationCurve */
/** @typedef {import("./thresholds.js").Thresholds} Thresholds */
/** @typedef {import("../wire/evaluation-types.js").ThresholdScores} ThresholdScores */
/** @typedef {import("./profile.js").Profile} Profile */
/** @typedef {import("./profile.js").ProfileOptions} ProfileOptions */
/** @typedef {import("./profile.js").ProfileRow} ProfileRow */
/** @typedef {import("./checkpoint.js").Checkpoint} Checkpoint */
/** @typedef {import("./compile.js").CompileOptions} CompileOptions */
/** @typedef {import("./bare-preparation.js").BareOptions} BareOptions */
/** @typedef {import("./load-model.js").LoadOptions} LoadOptions */
/** @typedef {import("./model-files.js").SaveFormat} SaveFormat */
/** @typedef {import("./custom.js").CustomLossOptions} CustomLossOptions */
/** @typedef {import("./custom.js").CustomMetricOptions} CustomMetricOptions */
/** @typedef {import("./sequential.js").ModelSpec} ModelSpec */
/** @typedef {import("../wire/protocol.js").ClassificationReport} ClassificationReport */
/** @typedef {import("../wire/protocol.js").RegressionScores} RegressionScores */
/** @typedef {import("../wire/protocol.js").EngineStatus} EngineStatus */
/** @typedef {import("./fit.js").FitResult} FitResult */
/** @typedef {import("../wire/protocol.js").FloatArray} FloatArray */
/** @typedef {import("../wire/protocol.js").HashedFile} HashedFile */
/** @typedef {import("../wire/protocol.js").LayerDescription} LayerDescription */
/** @typedef {import("../wire/protocol.js").ModelDescription} ModelDescription */
/** @typedef {import("../wire/protocol.js").NamedWeight} NamedWeight */
/** @typedef {import("../wire/protocol.js").Progress} Progress */
/** @typedef {import("../formats/types.js").Examples} Examples */
/** @typedef {import("../formats/types.js").InputFile} InputFile */
/** @typedef {import("../formats/types.js").NewRow} NewRow */
/** @typedef {import("../formats/types.js").NewRows} NewRows */
/** @typedef {import("../formats/types.js").PreparedDescription} PreparedDescription */
/** @typedef {import("./data-source.js").PrepareOptions} PrepareOptions */
/** @typedef {import("../formats/types.js").PreparationState} PreparationState */
/** @typedef {import("../formats/types.js").Reading} Reading */
/** @typedef {import("./explain-table.js").PermutationImportance} PermutationImportance */
/** @typedef {import("./explain-table.js").PermutationOptions} PermutationOptions */
/** @typedef {import("./explain-table.js").PartialDependence} PartialDependence */
/** @typedef {import("./explain-table.js").DependenceOptions} DependenceOptions */
/** @typedef {import("./feature-grid.js").DecisionBoundary} DecisionBoundary */
/** @typedef {import("./feature-grid.js").FeatureGrid} FeatureGrid */
/** @typedef {import("./feature-grid.js").GridOptions} GridOptions */
/** @typedef {import("./dropout-mask.js").DropoutMask} DropoutMask */
/** @typedef {import("./dropout-mask.js").DropoutMaskOptions} DropoutMaskOptions */
/** @typedef {import("./loss-landscape.js").LossAlong} LossAlong */
/** @typedef {import("./loss-landscape.js").LossAlongOptions} LossAlongOptions */
/** @typedef {import("./loss-landscape.js").LossPlane} LossPlane */
/** @typedef {import("./loss-landscape.js").LossPlaneOptions} LossPlaneOptions */
/** @typedef {import("../formats/types.js").StepReport} StepReport */
/** @typedef {import("../formats/types.js").ColumnDescription} ColumnDescription */
/** @typedef {import("../formats/types.js").Target} Target */
/** @typedef {import("../formats/types.js").SourceDescription} SourceDescription */
