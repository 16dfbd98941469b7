"""The bone marrow leaflet as the other programs take it: the words of our own EPUB, written out for each of them."""

import random
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

NAME = "bone-and-marrow.svg"
HTML = "{http://www.w3.org/1999/xhtml}"
#: Families, sizes and distances are those of our large edition.
STYLE = """
@page { size: A4; margin: 25mm; @bottom-left { content: "Bone marrow and stem cells"; font: 18pt Atkinson }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 18pt Atkinson } }
@font-face { font-family: Atkinson; src: url(fonts/AtkinsonHyperlegibleNext-Regular.ttf) }
@font-face { font-family: Atkinson; font-weight: bold; src: url(fonts/AtkinsonHyperlegibleNext-Bold.ttf) }
body { font: 18pt/1.3 Atkinson }
h1 { font-size: 1.45em; color: #12355b } h2 { font-size: 1.22em; color: #12355b }
aside { border: 1pt solid; padding: 6pt } img { width: 100% } nav ol { list-style: none; padding: 0 }
nav a::after { content: " " target-counter(attr(href), page) }
"""
PREAMBLE = """
#set document(title: "Bone marrow and stem cells", author: "Cancerbackup")
#set page(paper: "a4", margin: 25mm, footer: context [Bone marrow and stem cells #h(1fr)
  Page #counter(page).display() of #counter(page).final().first()])
#set text(font: "Atkinson Hyperlegible Next", size: 18pt, lang: "en", region: "GB", hyphenate: false)
#set par(leading: 0.6em, spacing: 1.2em)
#show heading.where(level: 1): set text(size: 1.45em, fill: rgb("#12355b"))
#show heading.where(level: 2): set text(size: 1.22em, fill: rgb("#12355b"))
"""
CONTENTS = "\n#outline(title: [Contents], target: heading.where(level: 2))\n"


def unpack(epub: Path, folder: Path) -> None:
    """Lays out the words and pictures of our EPUB where pandoc and the other programs find them."""
    with zipfile.ZipFile(epub) as archive:
        for name in archive.namelist():
            if name.endswith((".png", "content.xhtml")):
                archive.extract(name, folder)


def words(folder: Path, seed: int) -> Element:
    """The body of the leaflet; a seed other than 0 puts the words of each part in an order of its own."""
    tree = ElementTree.parse(folder / "OEBPS/content.xhtml")
    body = deepcopy(tree.getroot().find(f"{HTML}body"))
    assert body is not None, "our EPUB has a body"
    for element in body.iter():
        element.tag = element.tag.removeprefix(HTML)
        if seed:
            element.text, element.tail = (shuffled(text, seed) for text in (element.text, element.tail))
    return body


def shuffled(text: str | None, seed: int) -> str | None:
    order = (text or "").split()
    if len(order) < 2:
        return text
    random.Random(f"{seed} {text}").shuffle(order)
    return f" {' '.join(order)} "


def html(folder: Path, seed: int) -> str:
    """The leaflet for WeasyPrint, with its contents and its picture as the drawing that our PDF has."""
    body = words(folder, seed)
    for image in body.iter("img"):
        image.set("src", NAME)
    links = "".join(
        f'<li><a href="#{heading.get("id")}">{heading.text}</a></li>' for heading in body.iter("h2")
    )
    contents = f"<nav><p>Contents</p><ol>{links}</ol></nav>"
    markup = ElementTree.tostring(body, encoding="unicode", method="html")
    markup = markup.replace("</aside>", f"</aside>{contents}", 1)
    return f'<html lang="en-GB"><head><title>Bone marrow and stem cells</title><style>{STYLE}</style></head>{markup}</html>'


def typst(folder: Path, seed: int) -> str:
    """The leaflet for Typst."""
    return PREAMBLE + typst_markup(words(folder, seed))


def typst_markup(element: Element) -> str:
    """An element and all that it holds."""
    parts = [escaped(element.text)]
    for child in element:
        parts += [typst_markup(child), escaped(child.tail)]
    inside = "".join(parts)
    wrap = WRAPPED.get(element.tag)
    return wrap(element, inside) if wrap else inside


def escaped(text: str | None) -> str:
    return re.sub(r"([\\#\[\]*_$<>@`~/-])", r"\\\1", text or "")


#: How Typst says what HTML's elements say; all others only hold what is in them.
WRAPPED: dict[str, Callable[[Element, str], str]] = {
    "h1": lambda _, inside: f"#heading(level: 1)[{inside}]\n",
    "h2": lambda _, inside: f"#heading(level: 2)[{inside}]\n",
    "p": lambda _, inside: f"#par[{inside}]\n",
    "strong": lambda _, inside: f"#strong[{inside}]",
    "a": lambda link, inside: f'#link("{link.get("href")}")[{inside}]',
    "aside": lambda _, inside: f"#block(stroke: 1pt, inset: 6pt)[{inside}]{CONTENTS}",
    "ul": lambda _, inside: f"#list({inside})\n",
    "ol": lambda _, inside: f"#enum({inside})\n",
    "li": lambda _, inside: f"[{inside.strip()}],",
    "dl": lambda _, inside: f"#table(columns: (auto, 1fr), stroke: none, {inside})\n",
    "dt": lambda _, inside: f"[*{inside.strip()}*],",
    "dd": lambda _, inside: f"[{inside.strip()}],",
    "img": lambda image, _: f'image("{NAME}", width: 100%, alt: "{image.get("alt")}"),\n',
    "figcaption": lambda _, inside: f"caption: [{inside}]",
    "figure": lambda _, inside: f"#figure({inside})\n",
}
