"""A site of JupyterLite in site/course/ that asks no other host: Pyodide from npm, and beside it what its kernel loads, from PyPI.

Pyodide's own host has the same packages, at the versions that its lock file names, built once more: hence other hashes.
"""

import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

output = pathlib.Path("site/course")
pyodide = pathlib.Path("node_modules/pyodide")
lock = json.loads((pyodide / "pyodide-lock.json").read_text())
packages = lock["packages"]


def download(folder, specs):
    options = ["--quiet", "--no-deps", "--only-binary=:all:", "--python-version=3.14", "--platform=any"]
    subprocess.run([sys.executable, "-m", "pip", "download", *options, "--dest", folder, *specs], check=True)


def with_dependencies(names):
    """The names of the lock's packages that these need, and theirs."""
    found = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop().lower().replace("_", "-")
        if name not in found:
            found.add(name)
            waiting += packages[name]["depends"]
    return sorted(found)


# What the kernel loads at its start, and what anywidget needs of the lock.
needed = [packages[name] for name in with_dependencies(["micropip", "ipython", "jedi", "typing-extensions"])]
download("kernel", [f"{one['name']}=={one['version']}" for one in needed])
download("wheels", ["anywidget==0.11.0", "ipywidgets==8.1.9", "jupyterlab_widgets==3.0.17", "psygnal==0.16.1", "comm==0.2.3"])

# Pyodide's NumPy and pandas come from its own host alone.
notebook = json.loads(pathlib.Path("iris.ipynb").read_text())
for cell in notebook["cells"]:
    source = "".join(cell["source"]).replace("import pandas\n", "")
    cell["source"] = source.replace('pandas.read_csv("iris.csv")', '("iris.csv", open("iris.csv", "rb").read())')
install = {"cell_type": "code", "id": "install", "execution_count": None, "metadata": {}, "outputs": []}
notebook["cells"].insert(0, {**install, "source": "%pip install -q anywidget"})
notebook["metadata"]["kernelspec"] = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}

contents = pathlib.Path("files")
contents.mkdir()
(contents / "iris.ipynb").write_text(json.dumps(notebook))
for name in ["iris.csv", "minibatch_widget.py"]:
    shutil.copy(name, contents)

settings = {"@jupyterlite/pyodide-kernel-extension:kernel": {"pyodideUrl": "/course/static/pyodide/pyodide.mjs"}}
config = {"jupyter-lite-schema-version": 0, "jupyter-config-data": {"litePluginSettings": settings}}
pathlib.Path("jupyter-lite.json").write_text(json.dumps(config))

build = ["jupyter", "lite", "build", "--contents", "files", "--output-dir", str(output), "--piplite-wheels", "wheels"]
subprocess.run(build, check=True)

target = output / "static/pyodide"
target.mkdir()
for name in ["pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"]:
    shutil.copy(pyodide / name, target)
for one in needed:
    wheel = pathlib.Path("kernel") / one["file_name"]
    one["sha256"] = hashlib.sha256(wheel.read_bytes()).hexdigest()
    shutil.copy(wheel, target)
(target / "pyodide-lock.json").write_text(json.dumps(lock))
