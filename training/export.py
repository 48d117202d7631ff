"""Export trained weights as one int8 ONNX file.

    python -m training.export --weights OUT/average.pt --encoder FOLDER --to src/storyledger/models

Matrix products become int8 with scales worked out at run time; word embeddings are int8 with one scale a row.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from training.model import LINK_WIDTH, NAME_TYPES, PARTS, Reader

INPUTS = ("pieces", "shapes", "quotes", "first")


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


def export(weights: Path, path: Path, *, small: bool = True, reduce_range: bool = False) -> None:
    """Write the ONNX file at ``path``; ``small`` quantises."""
    model = SmallReader()
    model.load_state_dict(torch.load(weights, weights_only=True, map_location="cpu"))
    model.eval()
    if small:
        model.shrink()
    pieces = torch.randint(1000, 2000, (2, 9))
    example = (pieces, torch.ones_like(pieces), torch.ones_like(pieces), torch.arange(5).repeat(2, 1))
    axes = {name: {0: "windows", 1: "pieces"} for name in INPUTS[:3]}
    axes |= {name: {0: "windows", 1: "words"} for name in ("first", "tags", "links")}
    full = path.with_suffix(".full.onnx") if small else path
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model, example, str(full), input_names=list(INPUTS), output_names=["tags", "links"],
            dynamic_axes=axes, opset_version=17, dynamo=False,
        )  # fmt: skip
    if small:
        quantize_dynamic(
            str(full), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=reduce_range,
            op_types_to_quantize=["MatMul"],
        )  # fmt: skip
        full.unlink()


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
