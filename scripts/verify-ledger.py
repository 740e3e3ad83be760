#!/usr/bin/env python3
"""Checks the public log of a Bekal installation, without any code of Bekal.

    verify-ledger.py LOG KEY [--kept NOTE ...] [--json]

LOG   the address or the folder of the log (C2SP tlog-tiles), e.g. https://bekal.example/log
KEY   the log's public key as a signed note names it: name+hash+base64
NOTE  files with checkpoints you have kept: the log must contain them

Every entry is fetched and hashed, every tile compared, and the root must be the signed one.
Needs Python 3.9 and the openssl command (1.1.1 or newer). Exit: 0 whole, 1 could not read, 2 the log differs.
"""

import argparse, base64, hashlib, json, os, subprocess, sys, tempfile, urllib.request

WIDTH = 256


class Differs(Exception):
    pass


def read(log, path):
    """One file of the log."""
    if log.startswith(("http://", "https://")):
        with urllib.request.urlopen(f"{log.rstrip('/')}/{path}", timeout=30) as answer:
            return answer.read()
    with open(os.path.join(log, path), "rb") as file:
        return file.read()


def parse_key(text):
    name, digits, encoded = text.split("+", 2)
    kind_and_key = base64.b64decode(encoded, validate=True)
    expected = hashlib.sha256(name.encode() + b"\n" + kind_and_key).digest()[:4]
    if len(kind_and_key) != 33 or kind_and_key[0] != 1 or expected.hex() != digits:
        raise Differs("the key is not an Ed25519 key of a signed note")
    return name, expected, kind_and_key[1:]


def is_signed(key, text, signature):
    """Ed25519, by openssl."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ("key.der", "text", "signature")]
        for path, data in zip(paths, (bytes.fromhex("302a300506032b6570032100") + key, text, signature)):
            with open(path, "wb") as file:
                file.write(data)
        command = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", paths[0],
                   "-rawin", "-in", paths[1], "-sigfile", paths[2]]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def open_checkpoint(note, key):
    """Size and root of a checkpoint, after its signature was checked."""
    name, digits, public = key
    text, _, below = note.decode().rpartition("\n\n")
    text += "\n"
    for line in below.splitlines():
        dash, signer, encoded = (line.split(" ") + ["", "", ""])[:3]
        signed = base64.b64decode(encoded)
        if dash == "\u2014" and signer == name and signed[:4] == digits:
            if not is_signed(public, text.encode(), signed[4:]):
                raise Differs("a checkpoint's signature does not hold")
            break
    else:
        raise Differs("a checkpoint is not signed by this key")
    lines = text.split("\n")
    if len(lines) != 4 or lines[0] != name or str(int(lines[1])) != lines[1]:
        raise Differs("a checkpoint is not written as one")
    return int(lines[1]), base64.b64decode(lines[2], validate=True)


def tile_path(level, index, width):
    groups = [f"{index % 1000:03}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"x{index % 1000:03}")
    return f"tile/{level}/{'/'.join(groups)}" + ("" if width == WIDTH else f".p/{width}")


def leaf_hash(entry):
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


class Tree:
    """Grows leaf by leaf; remembers one full subtree a level, and the open tile of each tile level."""

    def __init__(self):
        self.size, self.peaks, self.open = 0, {}, {}

    def add(self, hashed, on_tile):
        level = 0
        while True:
            if level % 8 == 0:
                tile = self.open.setdefault(level // 8, [])
                tile.append(hashed)
                if len(tile) == WIDTH:
                    on_tile(level // 8, self.size // WIDTH ** (level // 8 + 1), tile)
                    self.open[level // 8] = []
            if level not in self.peaks:
                self.peaks[level] = hashed
                break
            hashed = node_hash(self.peaks.pop(level), hashed)
            level += 1
        self.size += 1

    def root(self):
        hashed = None
        for level in sorted(self.peaks):
            hashed = self.peaks[level] if hashed is None else node_hash(self.peaks[level], hashed)
        return hashed or hashlib.sha256().digest()


def entries_of(bundle, width, first):
    at = 0
    for i in range(width):
        length = int.from_bytes(bundle[at:at + 2], "big")
        entry = bundle[at + 2:at + 2 + length]
        if len(entry) != length or length == 0:
            raise Differs(f"the entries end at place {first + i}")
        yield entry
        at += 2 + length
    if at != len(bundle):
        raise Differs(f"there is more than entries after place {first + width - 1}")


def verify(log, key, kept):
    size, signed_root = open_checkpoint(read(log, "checkpoint"), key)
    wanted = {}
    for path in kept:
        with open(path, "rb") as file:
            kept_size, kept_root = open_checkpoint(file.read(), key)
        if kept_size > size:
            raise Differs(f"you have kept a checkpoint over {kept_size} entries, the log signs {size}")
        wanted.setdefault(kept_size, []).append(kept_root)
    tree = Tree()

    def hold_tile(level, index, hashes):
        path = tile_path(level, index, len(hashes))
        if read(log, path) != b"".join(hashes):
            raise Differs(f"{path} does not hold the hashes of its entries (place {index * WIDTH ** (level + 1)} on)")

    for first in range(0, size, WIDTH):
        width = min(WIDTH, size - first)
        for entry in entries_of(read(log, tile_path("entries", first // WIDTH, width)), width, first):
            tree.add(leaf_hash(entry), hold_tile)
            if any(root != tree.root() for root in wanted.get(tree.size, [])):
                raise Differs(f"the first {tree.size} entries are not those you have kept a checkpoint of")
    for level, hashes in tree.open.items():
        if hashes:
            hold_tile(level, size // WIDTH ** (level + 1), hashes)
    if tree.root() != signed_root:
        raise Differs(f"the {size} entries hash to another root than was signed")
    return size


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log")
    parser.add_argument("key")
    parser.add_argument("--kept", nargs="*", default=[])
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    try:
        size = verify(given.log, parse_key(given.key), given.kept)
        answer, code, sentence = {"whole": True, "size": size}, 0, f"Whole: {size} entries match the signed checkpoint."
    except (Differs, ValueError, KeyError) as problem:
        answer, code, sentence = {"whole": False, "what": str(problem)}, 2, f"DIFFERS: {problem}."
    except OSError as problem:
        answer, code, sentence = {"whole": None, "what": str(problem)}, 1, f"Could not read the log: {problem}."
    print(json.dumps(answer) if given.json else sentence)
    return code


if __name__ == "__main__":
    sys.exit(main())
