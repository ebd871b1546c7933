/**
 * What the first view does not need, in one piece, so that it shares as little as possible with what the view needs:
 * the tabs other than the curves, and what opens when the recipe is clicked.
 */

import "./locales/rest.js";
import "./locales/table.js";
import "./code/code-findings.js";
import "./code/code-pane.js";
import "./code/program-out.js";
import "./components/column-field.js";
import "./components/condition-field.js";
import "./components/engine-info.js";
import "./components/entry-chooser.js";
import "./components/finding.js";
import "./components/terms.js";
import "./data/image-rows.js";
import "./data/reading-form.js";
import "./data/sample-list.js";
import "./data/target-options.js";
import "./data/warning-remedies.js";
import "./components/pause.js";
import "./evaluate/evaluate-pane.js";
import "./evaluate/examples-pane.js";
import "./experiment/bringing.js";
import "./experiment/whole-catalogue.js";
import "./inspect/inspect-pane.js";
import "./key-list.js";
import "./model/augmentation-preview.js";
import "./model/layer-inputs.js";
import "./model/model-beginning.js";
import "./model/model-ends.js";
import "./predict/predict-pane.js";
import "./prepare/step-list.js";
import "./runs/runs-pane.js";
import "./train/callback-list.js";
import "./train/diagnosis.js";
import "./train/metric-list.js";
import "./train/curve-tools.js";
import "./train/epochs-view.js";

/** What a run is judged by, and what shows its rows. */
export { evaluate, testPictures } from "./experiment/evaluation.js";
