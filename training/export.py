"""Export trained weights as one int8 ONNX file.

    python -m training.export --weights OUT/average.pt --encoder FOLDER --to src/storyledger/models

Weights become int8 with one scale a column (word embeddings: a row). Activations are quantised at run time
with one scale a word piece, so that what is found in a paragraph never hangs on what else is in its batch.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from training.model import LINK_WIDTH, NAME_TYPES, PARTS, Reader

INPUTS = ("pieces", "shapes", "quotes", "first")
ACTIVATION_STEPS = 127  # 63 (no sums over 16 bits on processors without int8 dot products) cost .004 F1


class SmallReader(Reader):
    """The reader with word embeddings kept as int8 rows, each with its scale."""

    def shrink(self) -> None:
        """Replace the embedding table; a row's largest value becomes 127."""
        table = self.words.weight.detach()
        scales = table.abs().amax(dim=1, keepdim=True).clamp_min(1e-8) / 127
        self.register_buffer("rows", torch.round(table / scales).to(torch.int8))
        self.register_buffer("scales", scales)
        del self.words

    def embed(self, pieces: Tensor) -> Tensor:
        """The embedding of each word piece."""
        return self.rows[pieces].float() * self.scales[pieces]


def export(weights: Path, path: Path, *, small: bool = True) -> None:
    """Write the ONNX file at ``path``; ``small`` quantises."""
    model = SmallReader() if small else Reader()
    model.load_state_dict(torch.load(weights, weights_only=True, map_location="cpu"))
    model.eval()
    if isinstance(model, SmallReader):
        model.shrink()
    pieces = torch.randint(1000, 2000, (2, 9))
    example = (pieces, torch.ones_like(pieces), torch.ones_like(pieces), torch.arange(5).repeat(2, 1))
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS[:3]}
    axes |= {name: {0: "windows", 1: "words"} for name in ("first", "tags", "links")}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model, example, str(path), input_names=list(INPUTS), output_names=["tags", "links"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
    if small:
        onnx.save(quantised(onnx.load(path)), path)


def quantised(model: onnx.ModelProto) -> onnx.ModelProto:
    """Replace every product with a weight matrix by one of integers, but for the small heads."""
    graph = model.graph
    weights = {w.name: w for w in graph.initializer}
    nodes = []
    for node in graph.node:
        weight = weights.get(node.input[1]) if node.op_type == "MatMul" else None
        if weight is None or "/tags/" in node.name or "/links/" in node.name:
            nodes.append(node)
            continue
        nodes += integer_product(node, numpy_helper.to_array(weight), graph)
        graph.initializer.remove(weight)
    del graph.node[:]
    graph.node.extend(nodes)
    graph.initializer.extend(
        [
            numpy_helper.from_array(np.array(1e-8, np.float32), "least_scale"),
            numpy_helper.from_array(np.array(ACTIVATION_STEPS, np.float32), "steps"),
            numpy_helper.from_array(np.array(ACTIVATION_STEPS, np.uint8), "zero_point"),
        ]
    )
    onnx.checker.check_model(model)
    return model


def integer_product(node: onnx.NodeProto, weight: np.ndarray, graph: onnx.GraphProto) -> list[onnx.NodeProto]:
    """The nodes that stand for ``node``: activations to integers row by row, product, and back."""
    scales = np.maximum(np.abs(weight).max(axis=0), 1e-8) / 127
    name = node.output[0]
    rows = numpy_helper.from_array(np.round(weight / scales).astype(np.int8), name + ".weight")
    columns = numpy_helper.from_array((scales / ACTIVATION_STEPS).astype(np.float32), name + ".scales")
    graph.initializer.extend([rows, columns])

    def step(kind: str, inputs: list[str], output: str, **attributes: int) -> onnx.NodeProto:
        return helper.make_node(kind, inputs, [output], name=output, **attributes)

    return [
        step("Abs", [node.input[0]], name + ".abs"),
        step("ReduceMax", [name + ".abs"], name + ".top", axes=[-1], keepdims=1),
        step("Max", [name + ".top", "least_scale"], name + ".row"),
        step("Div", ["steps", name + ".row"], name + ".inverse"),
        step("Mul", [node.input[0], name + ".inverse"], name + ".scaled"),
        step("Add", [name + ".scaled", "steps"], name + ".shifted"),
        step("Round", [name + ".shifted"], name + ".rounded"),
        step("Cast", [name + ".rounded"], name + ".whole", to=TensorProto.UINT8),
        step("MatMulInteger", [name + ".whole", rows.name, "zero_point"], name + ".product"),
        step("Cast", [name + ".product"], name + ".float", to=TensorProto.FLOAT),
        step("Mul", [name + ".float", name + ".row"], name + ".unrow"),
        step("Mul", [name + ".unrow", columns.name], name),
    ]


def main() -> None:
    """Write reader.onnx, tokenizer.json and reader.json."""
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--weights", type=Path, required=True)
    ap.add_argument("--encoder", type=Path, required=True)
    ap.add_argument("--to", type=Path, required=True)
    ap.add_argument("--version", default="1")
    ap.add_argument("--full", action="store_true", help="leave the weights as they are (for comparison)")
    o = ap.parse_args()
    o.to.mkdir(parents=True, exist_ok=True)
    export(o.weights, o.to / "reader.onnx", small=not o.full)
    tokenizer = json.loads((o.encoder / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer |= {"truncation": None, "padding": None}
    packed = json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))
    (o.to / "tokenizer.json").write_text(packed, "utf-8")
    card = {
        "version": o.version,
        "sha256": {name: digest(o.to / name) for name in ("reader.onnx", "tokenizer.json")},
        "parts": PARTS,
        "names": NAME_TYPES,
        "link_width": LINK_WIDTH,
    }
    (o.to / "reader.json").write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def digest(path: Path) -> str:
    """The sha256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
