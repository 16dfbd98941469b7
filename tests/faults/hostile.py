"""Manifests, caches and locks that are broken, old or hostile."""

import hashlib
import json
import os
import random
import time
from collections.abc import Callable
from pathlib import Path

from project import Project, need, read_tree

Json = dict[str, object] | list[object] | str | int | float | bool | None


def mutated(project: Project, is_long: bool) -> str:
    """Real manifests and cache files in every kind of disguise: no crash, no wrong skip, nothing deleted elsewhere."""
    chance = project.chance
    state = project.original
    outside = project.folder.parent / "outside"
    outside.mkdir()
    leaflet = sorted((project.folder / "leaflets").iterdir())[0].name
    kept = {project.dist / leaflet / "notes.txt": b"ours", outside / f"{leaflet}.en-GB.epub": b"theirs"}
    # Of pictures that are newer the cache keeps nothing.
    time.sleep(2.1)
    manifest = project.dist / leaflet / "manifest.json"
    memory = project.folder / ".leaflet-cache/leaflets" / f"{leaflet}.json"
    rounds = 400 if is_long else 8
    for number in range(rounds):
        for path, sealed in ((manifest, seal_manifest), (memory, seal_memory)):
            project.expect_mended(state)
            whole = path.read_bytes()
            for place, data in kept.items():
                place.write_bytes(data)
            chance.choice(DISGUISES)(path, whole, chance, sealed, outside)
            # Half of the time the cache would let the manifest be skipped, if it were believed.
            ended = project.build("--clean")
            need(ended.code in (0, 2), "a hostile file ends as", ended)
            for place, data in kept.items():
                need(place.is_file() and place.read_bytes() == data, place, "was touched by", path)
            need(len(read_tree(outside)) == 1, "something was written outside")
            if path.is_dir():
                path.rmdir()
            (project.dist / leaflet / "notes.txt").unlink()
            # What a sealed lie let stand for a build is not there after the next.
            project.expect_mended(state)
    return f"{2 * rounds} hostile manifests and cache files; nothing lost, all mended"


def seal_manifest(value: Json) -> bytes:
    """As leaflet itself seals it; whoever reads the source can do so."""
    assert isinstance(value, dict)
    value.pop("seal", None)
    compact = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
    value["seal"] = hashlib.sha256(compact).hexdigest()
    return json.dumps(value, indent=2, ensure_ascii=False).encode() + b"\n"


def seal_memory(value: Json) -> bytes:
    compact = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()
    return hashlib.sha256(compact).hexdigest().encode() + b"\n" + compact


def value_of(whole: bytes) -> Json:
    return json.loads(whole if whole.startswith(b"{") else whole.split(b"\n", 1)[1])


Disguise = Callable[[Path, bytes, random.Random, Callable[[Json], bytes], Path], None]


def truncated(path: Path, whole: bytes, chance: random.Random, _sealed: object, _outside: Path) -> None:
    path.write_bytes(whole[: chance.randrange(len(whole))])


def flipped(path: Path, whole: bytes, chance: random.Random, _sealed: object, _outside: Path) -> None:
    data = bytearray(whole)
    for _ in range(chance.randint(1, 5)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def spliced(path: Path, whole: bytes, chance: random.Random, _sealed: object, _outside: Path) -> None:
    lines = whole.splitlines(keepends=True)
    start, end = sorted(chance.randrange(len(lines) + 1) for _ in range(2))
    path.write_bytes(b"".join(chance.choice([lines[:start] + lines[end:], lines[:end] + lines[start:]])))


def nested(path: Path, _whole: bytes, chance: random.Random, _sealed: object, _outside: Path) -> None:
    path.write_bytes(chance.choice([b"[", b'{"a":', b'{"outputs":[']) * 500_000)


def huge(path: Path, _whole: bytes, _chance: random.Random, _sealed: object, _outside: Path) -> None:
    with path.open("ab") as file:
        file.truncate(20 << 30)


def of_the_future(path: Path, whole: bytes, _chance: random.Random, sealed: Callable[[Json], bytes], _: Path) -> None:
    value = value_of(whole)
    assert isinstance(value, dict)
    path.write_bytes(sealed({"version": 9, **value}))


def mistyped(path: Path, whole: bytes, chance: random.Random, _sealed: object, _outside: Path) -> None:
    """One value anywhere becomes another. Under a true seal, what is harmless would be believed."""
    value = value_of(whole)
    wrong = [None, True, -1, 1e300, 2**70, "", "../" * 40, "/etc/passwd", "\0", "\u202e", [], {}, [[[[]]]]]
    *_, (inside, key) = (places := list(walk(value)))[: chance.randrange(len(places)) + 1]
    inside[key] = chance.choice(wrong)  # type: ignore[index]
    path.write_bytes(json.dumps(value, indent=2, ensure_ascii=False).encode() + b"\n")


def lying(path: Path, whole: bytes, chance: random.Random, sealed: Callable[[Json], bytes], outside: Path) -> None:
    """What is said of a file names others, doubles it, or gives it another source or content."""
    value = value_of(whole)
    assert isinstance(value, dict)
    entries = value["outputs"]
    assert isinstance(entries, list)
    entry = chance.choice(entries)
    names = ["../../outside/" + next(outside.iterdir()).name, str(next(outside.iterdir())), "notes.txt", "..", "a/b"]
    lies: list[Callable[[], object]] = [
        lambda: entries.append(dict(entry)),
        lambda: entries.append({**entry, "path": chance.choice(names), "source": "leaflets/gone/cy.md"}),
        lambda: entry.update(path=chance.choice(names)),
        lambda: entry.update(source="leaflets/gone/cy.md"),
        lambda: entry.update(sha256="0" * 64),
        lambda: entry.update(bytes=0),
        lambda: entry.update(made_from={}),
        lambda: value.update(leaflet="../outside"),
        lambda: value.update(unfinished=[{"path": name, "source": "leaflets/gone/cy.md"} for name in names]),
        lambda: value.update(outputs=[]),
    ]
    chance.choice(lies)()
    path.write_bytes(sealed(value))


def linked(path: Path, whole: bytes, chance: random.Random, _sealed: object, outside: Path) -> None:
    path.unlink()
    path.symlink_to(chance.choice([outside, next(outside.iterdir()), outside / "none", "/dev/zero", path]))


def no_file(path: Path, _whole: bytes, chance: random.Random, _sealed: object, _outside: Path) -> None:
    path.unlink()
    chance.choice([os.mkfifo, os.mkdir])(path)


def walk(value: Json) -> list[tuple[Json, object]]:
    """Every place in a value, as what it is in and its key there."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else []
    found: list[tuple[Json, object]] = []
    for key, part in list(inside):
        found += [(value, key), *walk(part)]
    return found


DISGUISES: list[Disguise] = [
    truncated, flipped, spliced, nested, huge, of_the_future, mistyped, lying, linked, no_file,
]  # fmt: skip
