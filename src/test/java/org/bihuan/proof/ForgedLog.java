package org.bihuan.proof;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.trail.TrailHash;
import org.bihuan.proof.merkle.Hash;
import org.bihuan.proof.merkle.MerkleTree;
import org.bihuan.proof.merkle.Node;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody with the database's password can do. */
final class ForgedLog {

  private ForgedLog() {}

  private record Entry(TrailEntry entry, String data) {}

  /** Recomputes all hashes of a trail, and the issue's last one. */
  static void rechain(JdbcTemplate jdbc, String issue) {
    List<Entry> entries =
        jdbc.query(
            "select * from trail_entry where issue = ? order by seq",
            (row, n) ->
                new Entry(
                    new TrailEntry(
                        row.getInt("seq"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("actor"),
                        row.getString("unit"),
                        row.getString("act"),
                        row.getString("step"),
                        row.getString("outcome"),
                        row.getInt("round"),
                        Canonical.read("{}"),
                        ""),
                    row.getString("data")),
            issue);
    String hash = TrailHash.START;
    for (Entry entry : entries) {
      hash = TrailHash.of(hash, issue, entry.entry(), entry.data());
      jdbc.update(
          "update trail_entry set hash = ? where issue = ? and seq = ?",
          hash,
          issue,
          entry.entry().seq());
    }
    jdbc.update("update issue set trail_hash = ? where number = ?", hash, issue);
  }

  /** Works out all nodes anew from the leaves. */
  static void rebuild(JdbcTemplate jdbc) {
    List<Hash> leaves =
        jdbc.query(
            "select issue, seq, head from proof_leaf order by place",
            (row, n) -> Leaf.hash(row.getString(1), row.getInt(2), row.getString(3)));
    Map<Node, Hash> nodes = new HashMap<>(new MerkleTree(node -> Hash.EMPTY).append(0, leaves));
    jdbc.update("delete from proof_node");
    new StoredNodes(jdbc).add(nodes);
  }

  /** Signs a root with a new key. */
  static void sign(JdbcTemplate jdbc, int size) {
    SigningKey key;
    try {
      key = new SigningKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    Instant now = Instant.parse("2026-03-03T02:00:00Z");
    Roots roots = new Roots(jdbc);
    String root = Everything.root(jdbc, size);
    jdbc.update(
        "insert into proof_key (number, key_id, public_key, begun_at) values (1, ?, ?, ?)",
        key.fingerprint(),
        key.publicKey(),
        Timestamp.from(now));
    jdbc.update(
        "insert into proof_root (on_day, size, root, signed_at, key_id, signature, from_size,"
            + " consistency) values (?, ?, ?, ?, ?, ?, 0, '')",
        Date.valueOf(LocalDate.parse("2026-03-03")),
        size,
        root,
        Timestamp.from(now),
        key.fingerprint(),
        key.sign(SignedRoot.statement(roots.installation(), size, root, now)));
  }
}
