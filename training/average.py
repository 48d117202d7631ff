"""Average the weights of several moments of one run: sounder than any one of them (Izmailov et al., 2018).

python -m training.average --to OUT/soup.pt OUT/average-4.pt OUT/average-5.pt ... OUT/average.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean of the weights named."""
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("weights", type=Path, nargs="+")
    ap.add_argument("--to", type=Path, required=True)
    o = ap.parse_args()
    moments = [torch.load(path, weights_only=True, map_location="cpu") for path in o.weights]
    mean = {name: sum(moment[name].double() for moment in moments) / len(moments) for name in moments[0]}
    torch.save({name: value.to(moments[0][name].dtype) for name, value in mean.items()}, o.to)


if __name__ == "__main__":
    main()
