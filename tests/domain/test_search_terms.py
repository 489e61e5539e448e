"""Words are found as people write them: without accents, with or without the article, in the six UN languages."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.domain.search_terms import MAX_WORDS, Phrase, Word, fold, words
from registry.errors import RegistryError


def answers(text: str, question: str) -> bool:
    """What a full-text index does with the terms and the words, spelled out."""
    terms = fold(text).split()
    return all(any(_holds(terms, phrase) for phrase in word) for word in words(question))


def _holds(terms: list[str], phrase: Phrase) -> bool:
    length = len(phrase.terms)
    for at in range(len(terms) - length + 1):
        *firsts, last = terms[at : at + length]
        exact = tuple(firsts) == phrase.terms[:-1]
        if exact and (last.startswith(phrase.terms[-1]) if phrase.prefix else last == phrase.terms[-1]):
            return True
    return False


FOUND = [
    ("en", "Live facial recognition at the stadium's gates", "Facial RECOGNITION"),
    ("en", "Automatic number-plate readers", "plate number"),
    ("en", "watchlists of missing people", "watchlist"),
    ("fr", "Reconnaissance faciale à l'aéroport de Nice, dépistage", "aeroport"),
    ("fr", "Système d’identification des manifestants", "SYSTEME identification"),
    ("fr", "Vidéosurveillance algorithmique", "videosurv"),
    ("es", "Cámaras de vigilancia en la estación de Logroño", "camaras logrono"),
    ("es", "Identificación biométrica", "identificacion BIOMÉTRICA"),
    ("es", "Reconocimiento facial en el metro de São Paulo", "reconocimiento sao"),
    ("ar", "نظام التعرف على الوجه في المطار", "وجه"),
    ("ar", "نظام التعرف على وجه في مطار", "الوجه"),
    ("ar", "كاميرات المُراقَبة في المحطة", "المراقبه"),
    ("ar", "مراقـــبة بالكاميرات", "كاميرات مراقبة"),
    ("zh", "地铁站人脸识别系统", "人脸识别"),
    ("zh", "地铁站人脸识别系统", "系统 地铁"),
    ("zh", "警察局使用的监控", "控"),
    ("ru", "Система распознавания лиц в метро Москвы", "РАСПОЗНАВАНИ лиц"),
    ("ru", "Видеонаблюдение ещё не введено", "еще"),
    ("ru", "Камеры на вокзале", "камер вокзал"),
]


@pytest.mark.parametrize(("language", "text", "question"), FOUND)
def test_a_text_is_found_as_people_write_it(language: str, text: str, question: str) -> None:
    assert answers(text, question), (fold(text), words(question))


NOT_FOUND = [
    ("人脸识别", "脸人"),
    ("地铁站人脸识别系统", "地铁系统"),
    ("face", "surface"),
    ("iris", "ir"),
    ("Gesichtserkennung", "Erkennung"),
    ("وجه", "وجوه"),
]


@pytest.mark.parametrize(("text", "question"), NOT_FOUND)
def test_a_text_is_not_found_by_what_it_does_not_say(text: str, question: str) -> None:
    assert not answers(text, question), (fold(text), words(question))


def test_the_terms_of_each_script_are_these() -> None:
    assert fold("Straße, ÅNGSTRÖM & ﬁne 10 000 ＡＢＣ") == "strasse angstrom fine 10 000 abc"
    assert fold("人脸识别 AI系统") == "人脸 脸识 识别 别 ai 系统 统"
    assert fold("والوجه") == "والوجه وجه"
    assert fold("لجنة") == "لجنه"
    assert fold("face_verification_1to1") == "face verification 1to1"
    assert fold("İstanbul") == "istanbul"


def test_vowel_signs_that_tell_words_apart_are_kept() -> None:
    assert fold("कि") != fold("कु")


def test_a_question_is_words_of_alternatives() -> None:
    assert words("Face 人脸识别 ai") == (
        (Phrase(("face",), prefix=True),),
        (Phrase(("人脸", "脸识", "识别"), prefix=False),),
        (Phrase(("ai",), prefix=False),),
    )
    assert words("الوجه") == ((Phrase(("الوجه",), prefix=True), Phrase(("وجه",), prefix=True)),)


def test_a_question_without_letters_asks_for_nothing() -> None:
    assert words('"" * \x00 -- ()') == ()


def test_a_question_of_too_many_words_is_refused() -> None:
    assert len(words(" ".join(f"w{n}" for n in range(MAX_WORDS)))) == MAX_WORDS
    with pytest.raises(RegistryError) as caught:
        words(" ".join(f"w{n}" for n in range(MAX_WORDS + 1)))
    assert caught.value.code == "search.too_long"


def test_a_word_asked_for_twice_is_looked_up_once() -> None:
    assert len(words("Face face FACE " * 40)) == 1


@given(st.text())
def test_terms_hold_nothing_that_a_query_language_could_read(text: str) -> None:
    for term in fold(text).split(" "):
        assert all(not c.isascii() or c.isalnum() for c in term)
        assert all(unicodedata.category(c)[0] in "LMN" for c in term)
        term.encode("utf-8")


@given(st.text(), st.text(), st.text())
def test_every_text_answers_a_question_for_any_piece_of_it_between_spaces(a: str, piece: str, b: str) -> None:
    try:
        words(piece)
    except RegistryError:
        return
    assert answers(f"{a} {piece} {b}", piece)


@given(st.text())
def test_the_spelling_of_a_character_does_not_matter(text: str) -> None:
    spellings = {fold(unicodedata.normalize(form, text)) for form in ("NFC", "NFD", "NFKC", "NFKD")}
    assert len(spellings) == 1


def _surrogates() -> st.SearchStrategy[str]:
    return st.text(st.characters(categories=["Cs", "Cc", "Cn", "Lu"]))


@given(_surrogates())
def test_halves_of_pairs_controls_and_unassigned_characters_separate_words(text: str) -> None:
    fold(text).encode("utf-8")


def test_a_word_is_its_alternatives() -> None:
    word: Word = words("face")[0]
    assert word == (Phrase(("face",), prefix=True),)
