"""python3 verify-bundle.py bundle.zip ROOT FINGERPRINT: the last two as published elsewhere. Needs nothing but Python 3.8."""
import hashlib, json, sys, zipfile
from decimal import Decimal
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
sha = lambda data: hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()
node = lambda left, right: sha(b"\1" + bytes.fromhex(left) + bytes.fromhex(right))
def add(a, b):  # two points of the curve
    (x, y), (u, v) = a, b; t = D * x * u * y * v
    return (x * v + u * y) * pow(1 + t, -1, P) % P, (y * v + x * u) * pow(1 - t, -1, P) % P
def times(n, a): return (0, 1) if n == 0 else add(times(n // 2, add(a, a)), a if n % 2 else (0, 1))
def point(b):
    n = int.from_bytes(b, "little"); y = n % 2**255; xx = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(xx, (P + 3) // 8, P); x = x if x * x % P == xx else x * pow(2, (P - 1) // 4, P) % P
    assert x * x % P == xx and y < P; return (x if x % 2 == n >> 255 else P - x, y)
BASE = point(bytes.fromhex("58" + "66" * 31))
def signed(key, text, sig):
    k, s = bytes.fromhex(key), bytes.fromhex(sig); S = int.from_bytes(s[32:], "little")
    h = int.from_bytes(hashlib.sha512(s[:32] + k + text.encode()).digest(), "little") % L
    return len(s) == 64 and S < L and times(S, BASE) == add(point(s[:32]), times(h, point(k)))
def fold(index, last, path, hash, old=None):  # RFC 9162, 2.1.3.2 and 2.1.4.2
    for p in path:
        if index % 2 or index == last:
            hash, old = node(p, hash), old and node(p, old)
            while index % 2 == 0 and index: index, last = index // 2, last // 2
        else: hash = node(hash, p)
        index, last = index // 2, last // 2
    return (hash, old) if last == 0 else (None, None)
def check(ok, what):
    if not ok: sys.exit("BROKEN: " + what)
box = zipfile.ZipFile(sys.argv[1]); b = json.loads(box.read("bundle.json"), parse_float=Decimal)
prev, told, records = "0" * 64, {}, {(r["act"], str(r["id"])): r for r in b["records"]}
KEYS = {"completed": "task", "commented": "id", "evidenceAdded": "id", "evidenceVoided": "id"}
trail = b["trail"]; proof = b["proof"]; check(proof and proof["leaves"], "the issue is not in a published root yet")
for i, e in enumerate(trail, 1):
    head = json.dumps([b["issue"], i] + [e[k] for k in "at actor unit act step outcome round".split()], ensure_ascii=False, separators=(",", ":"))
    check(e["seq"] == i, f"entry {i} is missing")
    check("withheld" in e or e["hash"] == sha(f'{prev}\n{head[:-1]},{e["data"]}]'), f"entry {i} does not match its hash")
    prev, data = e["hash"], json.loads(e["data"], parse_float=Decimal)
    if e["act"] not in KEYS: continue
    r = records.pop((e["act"], str(data.get(KEYS[e["act"]]))), None); check(r, f"the record of entry {i} is missing")
    for k, v in r["entry"].items(): check(v == e[k], f"the record of entry {i} differs: {k}")
    for k, v in r["data"].items(): check(v == data[k] if k in data else v in (None, []), f"the record of entry {i} differs: {k}")
    for k, v in r["later"].items(): check(v == data[k] if k in data else k != "uploadedBy" or v == e["actor"], f"the record of entry {i} differs: {k}")
    path = b["files"].get(data["id"]) if e["act"] == "evidenceAdded" else None
    check(not path or path in box.namelist() and sha(box.read(path)) == data["sha256"], f"the file of entry {i}")
check((len(trail), prev) == (b["entries"], b["head"]), "the issue's end is not that of its trail")
check(not records, f"records that no entry tells: {list(records)}")
for h, text in b["tables"].items(): check(text is None or sha(text) == h, "a table")
for h, r in b["restricted"].items(): check(sha("\n".join([r["salt"], r["visibleTo"], r["value"]])) == h, "a restricted value")
root, before, keys = proof["root"], proof["before"], proof["keys"]; n = root["size"]; whole = 0
for leaf in proof["leaves"]:
    hash = sha(b"\0" + f'{b["issue"]}\n{leaf["seq"]}\n{leaf["head"]}\n'.encode())
    check(fold(leaf["place"], n - 1, leaf["path"], hash)[0] == root["root"], "a leaf does not lead to the root")
    check(len(trail) >= leaf["seq"], f"the entries from {len(trail) + 1} on are missing")
    check(trail[leaf["seq"] - 1]["hash"] == leaf["head"], f'one of the entries {whole + 1} to {leaf["seq"]} was rewritten')
    whole = max(whole, leaf["seq"])
for i, k in enumerate(keys):
    check(sha(bytes.fromhex(k["publicKey"])) == k["keyId"], "a key's fingerprint")
    check(i == 0 or signed(keys[i - 1]["publicKey"], f'bihuan key 1\n{root["installation"]}\n{k["publicKey"]}\n{k["begunAt"]}\n', k["signature"]), "a key is not signed by the one before")
for r in filter(None, [before, root]):
    key = next(k["publicKey"] for k in keys if k["keyId"] == r["keyId"])
    check(signed(key, f'bihuan root 1\n{r["installation"]}\n{r["size"]}\n{r["root"]}\n{r["time"]}\n', r["signature"]), "the signature of a root")
if before and before["size"] < n:
    m, last, path = before["size"] - 1, n - 1, root["consistency"]["proof"]
    while m % 2: m, last = m // 2, last // 2
    path = path if m else [before["root"]] + path
    check(fold(m, last, path[1:], path[0], path[0]) == (root["root"], before["root"]), "the log does not continue the one before")
else: check(not before or before["root"] == root["root"], "the log does not continue the one before")
check(sys.argv[2].lower() in (r["root"] for r in filter(None, [before, root])), "the root is not the published one")
check(sys.argv[3].lower() in (k["keyId"] for k in keys), "the key is not the published one")
print(f'OK: {b["issue"]}, the first {whole} of {len(trail)} entries, as of {root["day"]}')
