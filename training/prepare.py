#!/usr/bin/env python3
"""Cut a pretrained word list to the words in use: prepare.py PRETRAINED_FOLDER SHARED_READING OUT_FOLDER.

Kept: the 6,000 first (most frequent) pieces, every piece of the labelled training posts and of the invented
journals, and every piece seen three times in the GoEmotions training comments. Writes tokenizer.json with new
numbers and kept.json, the old number of each new one.
"""

import collections
import json
import sys
from pathlib import Path

from tokenizers import Tokenizer

FIRST = 6000
TIMES = 3


def texts(reading: Path) -> tuple[list[str], list[str]]:
    """The posts (all their words are kept) and the comments (only words seen some times)."""
    posts = []
    for name in ("train/breakups", "dev/journals", "dev/seed"):
        with (reading / f"{name}.jsonl").open(encoding="utf-8") as lines:
            posts += [json.loads(line)["text"] for line in lines]
    with (reading / "goemotions/train.tsv").open(encoding="utf-8") as lines:
        comments = [line.split("\t")[0] for line in lines]
    return posts, comments


def cut(tokenizer: Tokenizer, reading: Path) -> list[int]:
    """The old numbers of the pieces to keep, in order."""
    posts, comments = texts(reading)
    kept = set(range(min(FIRST, tokenizer.get_vocab_size())))
    kept |= {number for text in posts for number in tokenizer.encode(text).ids}
    seen = collections.Counter(number for text in comments for number in tokenizer.encode(text).ids)
    kept |= {number for number, times in seen.items() if times >= TIMES}
    kept |= {
        number for word, number in tokenizer.get_vocab().items() if word in ("[MASK]", "<mask>", "[UNK]")
    }
    unused = {number for word, number in tokenizer.get_vocab().items() if word.startswith("[unused")}
    return sorted(kept - unused)


def renumbered(described: str, kept: list[int]) -> str:
    """The tokenizer's own description with only the kept pieces, numbered anew."""
    new = {old: i for i, old in enumerate(kept)}
    parts = json.loads(described)
    vocab = parts["model"]["vocab"]
    parts["model"]["vocab"] = {word: new[old] for word, old in vocab.items() if old in new}
    parts["added_tokens"] = [{**t, "id": new[t["id"]]} for t in parts["added_tokens"] if t["id"] in new]
    parts["post_processor"] = parts["truncation"] = parts["padding"] = None
    return json.dumps(parts, ensure_ascii=False)


def main() -> None:
    """Write the cut word list."""
    source, reading, out = (Path(arg) for arg in sys.argv[1:4])
    tokenizer = Tokenizer.from_file(str(source / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    kept = cut(tokenizer, reading)
    out.mkdir(parents=True, exist_ok=True)
    (out / "tokenizer.json").write_text(renumbered(tokenizer.to_str(), kept), encoding="utf-8")
    (out / "kept.json").write_text(json.dumps(kept), encoding="utf-8")
    print(f"{len(kept)} pieces kept")


if __name__ == "__main__":
    main()
