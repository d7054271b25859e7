#!/usr/bin/env python3
"""Reads a vault with git alone, by docs/formats.md: python3 read_vault.py VAULT/repository.git (or a clone of it, or of a remote).

Prints one JSON object: backup and knowledge (path: text, parts put together), memory (section: key: value), sessions (path: text), events, leases."""
import json, re, subprocess, sys


def git(*arguments):
    return subprocess.run(["git", "-C", sys.argv[1], *arguments], check=True, capture_output=True).stdout


def trees():
    """The files of main, path: id of the blob. Bytes that are not UTF-8 become lone surrogates."""
    for line in git("ls-tree", "-r", "-z", "refs/heads/main").decode("utf-8", "surrogateescape").split("\0")[:-1]:
        about, path = line.split("\t", 1)
        yield path, about.split()[2]


def key_of(name):
    """A key or section by its file's name: '+a' is A, '%hh' a byte, '%' alone the empty key."""
    raw = b"" if name == "%" else re.sub(rb"%([0-9a-f]{2})", lambda m: bytes.fromhex(m[1].decode()), re.sub(rb"\+([a-z])", lambda m: m[1].upper(), name.encode()))
    return raw.decode("utf-8", "surrogatepass")


def whole(files):
    """Puts files that lie in parts together: NAME/000001.jsonl and on are NAME."""
    parts = {}
    for path in sorted(files):
        part = re.fullmatch(r"(.+)/\d{6,}\.jsonl", path)
        name = part[1] if part and part[1] + "/000001.jsonl" in files else path
        parts.setdefault(name, []).append(files[path])
    return {name: b"".join(git("cat-file", "blob", blob) for blob in blobs).decode("utf-8", "replace") for name, blobs in parts.items()}


def memory(files):
    """The sections and their entries; of an entry that is there twice the higher one counts, and a folder before the section's document."""
    sections = {}
    for path in sorted(files, key=lambda path: (-path.count("/"), path)):
        names = path[: -len(".json")].split("/")[1:]
        value = json.loads(git("cat-file", "blob", files[path]))
        if len(names) > 1:
            sections.setdefault(key_of(names[0]), {})[key_of(names[-1])] = value
        else:
            sections.setdefault(key_of(names[0]), value)
    return sections


def events():
    """The commits of main, newest first, with their trailers; one that is repeated is a list."""
    for record in git("log", "-z", "--format=%H%n%(trailers:only,unfold)", "refs/heads/main").decode("utf-8", "replace").split("\0"):
        commit, *lines = record.strip().split("\n")
        event = {"commit": commit}
        for name, value in (line.split(": ", 1) for line in lines if line.startswith("Vault-")):
            value = json.loads(value) if re.fullmatch('".*"', value) else value
            event[name] = value if name not in event else [*([event[name]] if isinstance(event[name], str) else event[name]), value]
        yield event


def leases():
    table = git("for-each-ref", "--format=%(objectname)", "refs/memoryvault/leases").decode().strip()
    return json.loads(git("cat-file", "blob", table))["leases"] if table else []


def main():
    files = dict(trees())
    folders = {path: json.loads(git("cat-file", "blob", blob)) for path, blob in files.items() if re.fullmatch(r"machines/[^/]+\.json", path)}
    sources = tuple(source["folder"] + "/" for machine in folders.values() for source in machine["sources"])
    below = lambda *prefixes: {path: blob for path, blob in files.items() if path.startswith(prefixes)}
    json.dump({"backup": whole(below(*sources)), "memory": memory({p: b for p, b in below("memory/").items() if p.endswith(".json")}),
               "sessions": whole(below("sessions/")), "events": list(events()), "leases": leases()}, sys.stdout)


if __name__ == "__main__":
    main()
