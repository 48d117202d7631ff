"""Fine-tune the reader on the labelled data.

    python -m training.train --gold GOLD --encoder FOLDER --out OUT [--epochs 6 | --minutes 80]

Checkpoints every ten minutes and resumes from OUT/checkpoint.pt. With ``--minutes`` the learning rate follows
the clock (for machines whose speed is not known beforehand); with ``--epochs`` it follows the steps and the
run repeats.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from training import data, names
from training.model import LINK_WIDTH, PARTS, TAGS, Reader, load_encoder

MASK, SPECIAL = 103, 1000  # [MASK]; word pieces below 1000 are special or single characters
CHECKPOINT_SECONDS = 600


def loss_of(model: Reader, item: data.Batch, word_dropout: float) -> Tensor:
    """Summed cross-entropy of the four tag layers and the two links, each a mean over what is labelled."""
    pieces = item.pieces
    if word_dropout:
        drop = (torch.rand(pieces.shape) < word_dropout) & (pieces >= SPECIAL)
        pieces = pieces.masked_fill(drop, MASK)
    scores, links = model(pieces, item.shapes, item.quotes, item.first)
    scores, links = scores.float(), links.float()
    total = scores.new_zeros(())
    bounds = [TAGS * n for n in range(len(PARTS) + 1)] + [scores.shape[-1]]
    for layer in range(4):
        gold = item.tags[:, layer]
        if (gold >= 0).any():
            part = scores[..., bounds[layer] : bounds[layer + 1]].flatten(0, 1)
            total = total + functional.cross_entropy(part, gold.flatten(), ignore_index=data.IGNORE)
    for number, gold in enumerate((item.sources, item.cues)):
        if (gold >= 0).any():
            total = total + 0.3 * functional.cross_entropy(
                link_scores(links, number, item.first)[gold >= 0], gold[gold >= 0]
            )
    return total


def link_scores(links: Tensor, number: int, first: Tensor) -> Tensor:
    """Scores ``(batch, words, words)`` that a word (row) hangs on another (column); column 0 is "none"."""
    low = 2 * number * LINK_WIDTH
    query, key = links[..., low : low + LINK_WIDTH], links[..., low + LINK_WIDTH : low + 2 * LINK_WIDTH]
    scores = query @ key.transpose(1, 2) / LINK_WIDTH**0.5
    padding = (first == 0).clone()
    padding[:, 0] = False
    return scores.masked_fill(padding[:, None, :], -1e4)


def parameters(model: Reader, rate: float, head_rate: float) -> list[dict[str, Any]]:
    """Two groups: the encoder, and what starts from nothing; the word embeddings stay as they are."""
    model.words.weight.requires_grad_(False)
    fresh = ("tags", "links", "head_shapes", "shapes", "quotes")
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    return [
        {"params": [p for n, p in named if not n.startswith(fresh)], "base": rate},
        {"params": [p for n, p in named if n.startswith(fresh)], "base": head_rate},
    ]


def schedule(progress: float, warmup: float = 0.06) -> float:
    """The share of the full learning rate: linear up, then linear down to nothing."""
    return progress / warmup if progress < warmup else max(0.0, (1 - progress) / (1 - warmup))


def stream(examples: list[data.Example], seed: int, budget: int) -> Iterator[tuple[int, data.Batch]]:
    """Endless (epoch, batch)."""
    epoch = 0
    while True:
        for item in data.batches(examples, random.Random(seed * 1000 + epoch), budget):
            yield epoch, item
        epoch += 1


def main() -> None:
    """Read the labelled data, train, and write the averaged weights."""
    o = arguments()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    o.out.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(o.encoder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    articles, _ = data.attribution_split(o.gold)
    attributions = [e for a in articles for e in data.attribution_examples(tokenizer, a)]
    labelled = names.examples(tokenizer, o.gold, o.copies, o.seed)
    model = Reader()
    load_encoder(model, str(o.encoder / "model.safetensors"))
    run(model, attributions, labelled, o)


def run(model: Reader, attributions: list[data.Example], labelled: list[data.Example], o: Any) -> None:
    """Train until the epochs or the minutes are over; a share of the batches are names."""
    optimizer = torch.optim.AdamW(parameters(model, o.rate, o.head_rate), lr=o.rate, weight_decay=0.01)
    average = copy.deepcopy(model)
    streams = [stream(attributions, o.seed, o.budget), stream(labelled, o.seed + 1, o.budget)]
    state = {"step": 0, "seconds": 0.0, "drawn": [0, 0]}
    per_epoch = sum(1 for _ in data.batches(attributions, random.Random(0), o.budget))
    total = int(o.epochs * per_epoch / (1 - o.names_share))
    resume(o.out, model, average, optimizer, state, streams)
    sizes = {"windows": len(attributions), "names": len(labelled)}
    print(json.dumps(sizes | {"steps an epoch": per_epoch, "total": total}), flush=True)
    began, saved, mark, recent = time.time() - state["seconds"], time.time(), None, []
    draw = random.Random(o.seed + state["step"])
    while True:
        elapsed = time.time() - began
        progress = elapsed / (60 * o.minutes) if o.minutes else state["step"] / total
        if progress >= 1:
            break
        which = int(draw.random() < o.names_share)
        epoch, item = next(streams[which])
        state["drawn"][which] += 1
        for group in optimizer.param_groups:
            group["lr"] = group["base"] * schedule(progress)
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=o.bf16):
            loss = loss_of(model, item, o.word_dropout)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
        optimizer.step()
        state["step"] += 1
        blend(average, model, min(o.decay, state["step"] / (state["step"] + 20)))
        if which == 0:
            recent.append(loss.item())
        if state["step"] % 50 == 0:
            mean = sum(recent) / max(1, len(recent))
            print(f"{elapsed:6.0f} s  step {state['step']}  epoch {epoch}  loss {mean:.4f}", flush=True)
            recent = []
        if time.time() - saved > CHECKPOINT_SECONDS:
            state["seconds"] = time.time() - began
            save(o.out, model, average, optimizer, state)
            saved = time.time()
        if mark is not None and int(progress * o.snapshots) > mark:
            torch.save(average.state_dict(), o.out / f"average-{int(progress * o.snapshots)}.pt")
        mark = int(progress * o.snapshots)
    torch.save(average.state_dict(), o.out / "average.pt")
    torch.save(model.state_dict(), o.out / "final.pt")
    print(json.dumps(state | {"seconds": time.time() - began}))


@torch.no_grad()
def blend(average: Reader, model: Reader, decay: float) -> None:
    """Move the averaged weights a little towards the model's."""
    for mean, now in zip(average.parameters(), model.parameters(), strict=True):
        if now.requires_grad:
            mean.lerp_(now, 1 - decay)


def save(
    out: Path, model: Reader, average: Reader, optimizer: torch.optim.Optimizer, state: dict[str, Any]
) -> None:
    """Write the checkpoint, whole or not at all."""
    parts = {"model": model, "average": average, "optimizer": optimizer}
    states = {name: part.state_dict() for name, part in parts.items()}
    torch.save(states | {"state": state, "random": torch.get_rng_state()}, out / "checkpoint.new")
    (out / "checkpoint.new").replace(out / "checkpoint.pt")


def resume(
    out: Path,
    model: Reader,
    average: Reader,
    optimizer: torch.optim.Optimizer,
    state: dict[str, Any],
    streams: list[Iterator[tuple[int, data.Batch]]],
) -> None:
    """Go on from the checkpoint, where there is one; batches already drawn are passed over."""
    if not (out / "checkpoint.pt").exists():
        return
    saved = torch.load(out / "checkpoint.pt", weights_only=False)
    model.load_state_dict(saved["model"])
    average.load_state_dict(saved["average"])
    optimizer.load_state_dict(saved["optimizer"])
    state.update(saved["state"])
    torch.set_rng_state(saved["random"])
    for some, count in zip(streams, state["drawn"], strict=True):
        for _ in range(count):
            next(some)


def arguments() -> argparse.Namespace:
    """The command line."""
    ap = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ap.add_argument("--gold", type=Path, required=True, help="folder of the labelled data")
    ap.add_argument("--encoder", type=Path, required=True, help="folder of model.safetensors, tokenizer.json")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--epochs", type=float, default=6)
    ap.add_argument("--minutes", type=float, default=0, help="let the clock, not the epochs, end the run")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--rate", type=float, default=1.5e-4)
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument("--budget", type=int, default=1600, help="padded word pieces a batch")
    ap.add_argument("--names-share", type=float, default=0.25, help="share of the batches that are names")
    ap.add_argument("--copies", type=int, default=5, help="of the labelled names, with other names put in")
    ap.add_argument("--word-dropout", type=float, default=0.05)
    ap.add_argument("--decay", type=float, default=0.998, help="of the averaged weights, each step")
    ap.add_argument("--snapshots", type=int, default=8, help="averaged weights kept for the learning curve")
    ap.add_argument("--bf16", action="store_true")
    return ap.parse_args()


if __name__ == "__main__":
    main()
