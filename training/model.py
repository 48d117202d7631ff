"""The reader: a six-layer BERT encoder with shape and quotation features, four tag and two link heads."""

from __future__ import annotations

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from storyledger.extract.windows import QUOTE_STATES, SHAPES

LAYERS, WIDTH, HEADS, INNER, VOCABULARY = 6, 384, 12, 1536, 30522
TAGS = 5  # O B I E S
PARTS = ("source", "cue", "content")
NAME_TYPES = ("PER", "ORG", "LOC", "NORP")
OUTPUTS = TAGS * len(PARTS) + 1 + 4 * len(NAME_TYPES)
LINK_WIDTH = 64


class Layer(nn.Module):
    """One transformer layer with the norm after the residual, as BERT has it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Word pieces (batch, pieces, width) in and out."""
        batch, length, _ = x.shape
        qkv = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.norm1(x + self.dropout(self.out(mixed)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Reader(nn.Module):
    """Word pieces with features in; for each word, tag scores and link vectors out."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES + 1, WIDTH)
        self.quotes = nn.Embedding(QUOTE_STATES + 1, WIDTH)
        for table in (self.shapes, self.quotes):
            nn.init.normal_(table.weight, std=0.02)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.head_shapes = nn.Embedding(SHAPES + 1, OUTPUTS)
        nn.init.zeros_(self.head_shapes.weight)
        self.tags = nn.Linear(WIDTH, OUTPUTS)
        self.links = nn.Linear(WIDTH, 4 * LINK_WIDTH)  # query and key of cue -> source, of content -> cue

    def embed(self, pieces: Tensor) -> Tensor:
        """The embedding of each word piece."""
        return self.words(pieces)

    def forward(self, pieces: Tensor, shapes: Tensor, quotes: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Scores ``(batch, words, OUTPUTS)`` and link vectors ``(batch, words, 4 * LINK_WIDTH)``.

        ``first`` holds the piece each word begins with; piece 0 is [CLS], which stands for "none" in links.
        """
        mask = (pieces != 0)[:, None, None, :]
        x = self.embed(pieces) + self.positions.weight[: pieces.shape[1]]
        x = x + self.shapes(shapes) + self.quotes(quotes)
        x = self.dropout(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        x = torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH))
        word_shapes = torch.gather(shapes, 1, first)
        return self.tags(x) + self.head_shapes(word_shapes), self.links(x)


def load_encoder(model: Reader, path: str) -> None:
    """Copy the published encoder's weights (BERT names, safetensors) into ``model``."""
    saved = load_file(path)
    with torch.no_grad():
        model.words.weight.copy_(saved["embeddings.word_embeddings.weight"])
        kinds = saved["embeddings.token_type_embeddings.weight"][0]
        model.positions.weight.copy_(saved["embeddings.position_embeddings.weight"] + kinds)
        _copy(model.norm, saved, "embeddings.LayerNorm")
        for number, layer in enumerate(model.layers):
            base = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                rows = [saved[f"{base}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(rows))
            _copy(layer.out, saved, base + "attention.output.dense")
            _copy(layer.norm1, saved, base + "attention.output.LayerNorm")
            _copy(layer.up, saved, base + "intermediate.dense")
            _copy(layer.down, saved, base + "output.dense")
            _copy(layer.norm2, saved, base + "output.LayerNorm")


def _copy(module: nn.Module, saved: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(saved[name + ".weight"])
    module.bias.copy_(saved[name + ".bias"])
