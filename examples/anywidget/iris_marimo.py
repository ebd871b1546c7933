import marimo

app = marimo.App()


@app.cell
def _():
    import marimo
    import pandas
    from minibatch_widget import Playground

    return Playground, marimo, pandas


@app.cell
def _(Playground, marimo, pandas):
    playground = marimo.ui.anywidget(
        Playground(
            site="https://example.invalid/minibatch/",
            data=pandas.read_csv("iris.csv"),
            experiment="#1!target:(columns:!(species)),model:Sequential(layers:!(Dense(units:8,activation:relu),Dense(units:3,activation:softmax))),fit:(epochs:20),seed:7",
            show="title train curve",
        )
    )
    playground
    return (playground,)


@app.cell
def _(playground):
    [run["fingerprint"] for run in playground.value["runs"]]
    return


if __name__ == "__main__":
    app.run()
