"""Writes tests/parity/golden/: what Keras and scikit-learn answer, for the C++ tests to compare with.

Run in a virtual environment outside the checkout:

    python3 -m venv ~/.cache/minibatch-parity
    ~/.cache/minibatch-parity/bin/pip install -r tests/parity/requirements.txt
    ~/.cache/minibatch-parity/bin/python tests/parity/generate.py [group ...]

Everything is seeded: a second run on the same machine writes the same files.
"""

import os
import shutil
import sys

sys.dont_write_bytecode = True
os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"

from cases import attention, augmentation, callbacks, convolving, custom, early_stopping, evaluation, fit, functions, initializers, layers  # noqa: E402
from cases import losses, merging, metrics, models, multi, noise, normalizing, optimizers, preparation, resampling, sequences, shapes  # noqa: E402
from cases import look, schedules, scores, summaries, target_encoding, targets, texts, weight_rules, weight_updates  # noqa: E402
from cases import splitting, stories, transformers, windows  # noqa: E402
from cases import columns, dependences, course, explanations, images, landscapes, observations, pipelines, projections, runs, single_steps  # noqa: E402
from cases import lengths, lookups, zero_gradients  # noqa: E402
from cases import baselines, hdf5, keras_files, masks, multilabel, outputs, samples, stateful, states, volumes, words  # noqa: E402
from cases.golden import FOLDER  # noqa: E402

GROUPS = {
    "activations": functions.write_activations,
    "initializers": initializers.write_all,
    "layers": layers.write,
    "sequences": sequences.write_all,
    "noise": lambda: layers.write_groups(noise.GROUPS),
    "augmentation": augmentation.write_all,
    "merging": lambda: layers.write_groups(merging.GROUPS),
    "shapes": lambda: layers.write_groups(shapes.GROUPS),
    "normalizing": lambda: layers.write_groups(normalizing.GROUPS),
    "convolving": lambda: layers.write_groups(convolving.GROUPS),
    "attention": lambda: layers.write_groups(attention.GROUPS),
    "words": lambda: layers.write_groups(words.GROUPS),
    "volumes": lambda: layers.write_groups(volumes.GROUPS),
    "masks": masks.write_all,
    "states": states.write_all,
    "stateful": stateful.write_all,
    "losses": losses.write_all,
    "metrics": metrics.write_all,
    "optimizers": optimizers.write_all,
    "callbacks": callbacks.write_all,
    "early_stopping": early_stopping.write_all,
    "custom": custom.write_all,
    "fit": fit.write_all,
    "target_encoding": target_encoding.write_all,
    "targets": targets.write_all,
    "multi": multi.write_all,
    "multilabel": multilabel.write_all,
    "outputs": outputs.write_all,
    "runs": runs.write_all,
    "single_steps": single_steps.write_all,
    "zero_gradients": zero_gradients.write_all,
    "models": models.write_all,
    "lengths": lengths.write_all,
    "observations": observations.write_all,
    "explanations": explanations.write_all,
    "course": course.write_all,
    "summaries": summaries.write_all,
    "evaluation": evaluation.write_all,
    "scores": scores.write_all,
    "dependences": dependences.write_all,
    "landscapes": landscapes.write_all,
    "projections": projections.write_all,
    "preparation": preparation.write_all,
    "images": images.write_all,
    "columns": columns.write_all,
    "pipelines": pipelines.write_all,
    "resampling": resampling.write_all,
    "windows": windows.write_all,
    "look": look.write_all,
    "text_vectorization": texts.write_all,
    "samples": samples.write_all,
    "baselines": baselines.write_all,
    "splitting": splitting.write_all,
    "stories": stories.write_all,
    "transformers": transformers.write_all,
    "hdf5": hdf5.write_all,
    "keras_files": keras_files.write_all,
    "lookups": lookups.write_all,
    "schedules": schedules.write_all,
    "weight_rules": weight_rules.write_all,
    "weight_updates": weight_updates.write_all,
}


def main():
    wanted = sys.argv[1:]
    for name in wanted:
        if name not in GROUPS:
            sys.exit(f"There is no group {name!r}. Known: {', '.join(GROUPS)}.")
    if not wanted:
        shutil.rmtree(FOLDER, ignore_errors=True)
    for name in wanted or GROUPS:
        GROUPS[name]()


if __name__ == "__main__":
    main()
