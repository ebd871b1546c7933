/** What a first look does not need, in one piece: the tabs other than the curves. */

import "./evaluate/evaluate-pane.js";
import "./evaluate/examples-pane.js";
import "./inspect/inspect-pane.js";
import "./predict/predict-pane.js";
import "./runs/runs-pane.js";
