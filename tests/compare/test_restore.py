"""What siblings give back."""

from collections.abc import Callable

from storyledger.compare.restore import restorations
from storyledger.terms import Attribution, Damage, Restoration, Span

from .conftest import Pile

Make = Callable[..., Pile]

SPEECH = (
    "The dam held because every gate was opened before the crest of the flood had reached the upper bridge"
)
WHOLE = f'"{SPEECH}", said the river board in a letter to the mayors.'


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _attribution(told: Pile, name: str, source: str, cue: str, content: str) -> Attribution:
    document = told.documents[name]
    spans = [(_span(document.text, words),) if words else () for words in (content, source, cue)]
    return Attribution(document.id, *spans, mode="direct")


def _restored(
    told: Pile, *marks: Attribution, damages: tuple[Damage, ...] = ()
) -> list[tuple[str, str, str]]:
    found: list[Restoration] = restorations(
        told.families(),
        told.texts(),
        {d.id: [m for m in marks if m.document == d.id] for d in told.documents.values()},
        {d.id: [m for m in damages if m.document == d.id] for d in told.documents.values()},
    )
    return [(r.what, told.said(r.here), told.said(r.sibling)) for r in found]


def test_an_orphan_quotation_gets_the_speaker_its_sibling_prints(pile: Make) -> None:
    """Not the person named just above it."""
    told = pile(a=WHOLE, b=f'Engineer Olga Brandt told reporters at the weir.\n\n"{SPEECH}".')
    marks = [_attribution(told, "a", "the river board", "said", SPEECH),
             _attribution(told, "b", "Engineer Olga Brandt", "told", SPEECH)]  # fmt: skip
    assert _restored(told, *marks) == [("speaker", f'"{SPEECH}"', "the river board")]


def test_a_quotation_with_its_speaker_needs_nothing(pile: Make) -> None:
    """A source printed on the same line stands."""
    told = pile(a=WHOLE, b=f'"{SPEECH}", said a river board spokeswoman.')
    marks = [_attribution(told, "a", "the river board", "said", SPEECH),
             _attribution(told, "b", "a river board spokeswoman", "said", SPEECH)]  # fmt: skip
    assert "speaker" not in {what for what, *_ in _restored(told, *marks)}


def test_a_pronoun_gets_the_name_its_sibling_prints(pile: Make) -> None:
    """He is shown with the source of the same words."""
    said = "that the lower gates would stay open until the last of the barges had passed the lock"
    told = pile(a=f"He announced {said}.", b=f"Mayor Ivo Lund announced {said}.")
    marks = [
        _attribution(told, "a", "He", "announced", said),
        _attribution(told, "b", "Mayor Ivo Lund", "announced", said),
    ]
    assert _restored(told, *marks) == [("antecedent", "He", "Mayor Ivo Lund")]


def test_a_source_of_one_name_is_shown_where_its_page_prints_it_in_full(pile: Make) -> None:
    """The words are Lund's; who Lund is stands above them."""
    said = "that the lower gates would stay open until the last of the barges had passed the lock"
    told = pile(
        a=f"He announced {said}.", b=f"Mayor Ivo Lund opened the lock on Sunday.\n\nLund announced {said}."
    )
    text = told.documents["b"].text
    at = text.rindex("Lund")
    marks = [
        _attribution(told, "a", "He", "announced", said),
        _attribution(told, "b", "Mayor Ivo Lund", "opened", "the lock on Sunday"),
        Attribution(told.documents["b"].id, (_span(text, said),), (Span(at, at + 4),), mode="indirect"),
    ]
    assert _restored(told, *marks) == [("antecedent", "He", "Mayor Ivo Lund")]


def test_a_speaker_without_words_gets_them_back(pile: Make) -> None:
    """The quotation that a sibling prints before the same clause."""
    clause = "Captain Rolf Heim of the harbour rescue told reporters on the pier before dawn."
    speech = "Nobody was left aboard"
    told = pile(a=clause, b=f'"{speech}", {clause}')
    mark = _attribution(told, "b", "Captain Rolf Heim", "told reporters", speech)
    damage = Damage(told.documents["a"].id, 0, len(clause), "speaker_without_quotation")
    assert ("quotation", clause, speech) in _restored(told, mark, damages=(damage,))


def test_a_name_cut_off_is_completed(pile: Make) -> None:
    """What follows the rank in the sibling."""
    head = "The convoy will reach the coast by Sunday and return with grain, said Maj."
    told = pile(a=head, b=head + " Tove Eriksen of the engineers.")
    damage = Damage(told.documents["a"].id, head.index("Maj."), len(head), "truncated_name")
    assert ("name", "Maj.", "Tove Eriksen") in _restored(told, damages=(damage,))


def test_a_word_lost_between_doubled_words_is_found(pile: Make) -> None:
    """In in becomes in Tarn in, by the sibling."""
    tail = "August after the long drought had emptied both of the reservoirs."
    told = pile(a=f"Rationing of water began in in {tail}", b=f"Rationing of water began in Tarn in {tail}")
    assert _restored(told) == [("word", "in in", "Tarn")]


def test_one_name_alone_gets_the_full_name_its_siblings_print(pile: Make) -> None:
    """The same surname, printed in full for a speaker of a sibling; not where two people bear it."""
    head = "The lock at Sarn stays shut until the divers have found the chain that blocks the lower gate."
    told = pile(
        a=f"{head}\n\nHeim added that the boats would wait.",
        b=f"{head}\n\nCaptain Rolf al-Heim said the chain was new.",
        c=f"{head}\n\nIda Heim said the chain was new.",
    )
    start = told.documents["a"].text.index("Heim")
    damage = Damage(told.documents["a"].id, start, start + 4, "no_antecedent")
    rolf = _attribution(told, "b", "Captain Rolf al-Heim", "said", "the chain was new")
    ida = _attribution(told, "c", "Ida Heim", "said", "the chain was new")
    assert _restored(told, rolf, damages=(damage,)) == [("antecedent", "Heim", "Captain Rolf al-Heim")]
    assert _restored(told, rolf, ida, damages=(damage,)) == []
