package org.bihuan.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.integrity.FileRecords;
import org.bihuan.integrity.LoggedHeads;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.Difference.Fault;
import org.bihuan.proof.merkle.Hash;
import org.bihuan.proof.merkle.MerkleProof;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Compares issues with the log, and the log with what was signed: whoever rewrites a trail with its
 * hashes has to rewrite the log too, and cannot sign its root.
 */
@Component
class LogCheck implements LoggedHeads, FileRecords {

  /** How many differences at most are read at once; the rest come with the next slices. */
  private static final int MOST = 200;

  /** How many roots are verified, the newest ones. */
  private static final int ROOTS = 100;

  private static final String DIFFERING =
      "select l.issue, l.seq, i.number, i.trail_seq from proof_leaf l"
          + " left join issue i on i.number = l.issue"
          + " left join trail_entry e on e.issue = l.issue and e.seq = l.seq"
          + " where l.issue > ? %s and (i.number is null or i.trail_seq < l.seq or e.hash is null"
          + " or e.hash <> l.head) order by l.issue, l.place limit "
          + MOST;

  private static final String LEAVES =
      "select l.place, l.issue, l.seq, l.head from proof_leaf l where l.issue > ? %s"
          + " and l.place < ? order by l.issue, l.place";

  private final JdbcTemplate jdbc;
  private final StoredNodes nodes;
  private final Roots roots;

  LogCheck(JdbcTemplate jdbc, StoredNodes nodes, Roots roots) {
    this.jdbc = jdbc;
    this.nodes = nodes;
    this.roots = roots;
  }

  @Override
  public Map<String, Difference> differences(String after, @Nullable String last) {
    Map<String, Difference> found = new HashMap<>();
    jdbc.query(
        DIFFERING.formatted(upTo(last)),
        row -> {
          String issue = row.getString(1);
          found.putIfAbsent(
              issue, difference(issue, row.getInt(2), row.getString(3), row.getInt(4)));
        },
        range(after, last).toArray());
    roots.newest().ifPresent(root -> compare(root, after, last, found));
    return found;
  }

  private static Difference difference(
      String issue, int seq, @Nullable String stillThere, int entries) {
    if (stillThere == null) {
      return new Difference("issue", issue, Fault.MISSING, null);
    }
    return entries < seq
        ? new Difference("trail", Integer.toString(entries + 1), Fault.MISSING, entries + 1)
        : new Difference("trail", Integer.toString(seq), Fault.CHANGED, seq);
  }

  /** The leaves of a range that do not lead to the root. */
  private void compare(
      SignedRoot root, String after, @Nullable String last, Map<String, Difference> found) {
    List<Object> parameters = range(after, last);
    parameters.add(root.size());
    List<Told> leaves =
        jdbc.query(
            LEAVES.formatted(upTo(last)),
            (row, n) ->
                new Told(
                    row.getLong(1),
                    row.getString(2),
                    Leaf.hash(row.getString(2), row.getInt(3), row.getString(4))),
            parameters.toArray());
    List<List<Hash>> paths =
        nodes.work(
            tree -> leaves.stream().map(leaf -> tree.inclusion(leaf.place, root.size())).toList());
    for (int i = 0; i < leaves.size(); i++) {
      Told leaf = leaves.get(i);
      if (!MerkleProof.includes(leaf.hash, leaf.place, root.size(), paths.get(i), root.hash())) {
        found.putIfAbsent(
            leaf.issue, new Difference("leaf", Long.toString(leaf.place), Fault.CHANGED, null));
      }
    }
  }

  private record Told(long place, String issue, Hash hash) {}

  private static String upTo(@Nullable String last) {
    return last == null ? "" : "and l.issue <= ?";
  }

  private static List<Object> range(String after, @Nullable String last) {
    List<Object> range = new ArrayList<>(List.of(after));
    if (last != null) {
      range.add(last);
    }
    return range;
  }

  /** The roots that are not signed, do not continue each other or are not those of the log. */
  @Override
  public List<Difference> differences() {
    List<Difference> found = new ArrayList<>();
    List<PublishedKey> keys = roots.keys();
    List<SignedRoot> newest = roots.before(null, ROOTS + 1);
    for (int i = 0; i < Math.min(ROOTS, newest.size()); i++) {
      SignedRoot root = newest.get(i);
      boolean whole =
          keys.stream().anyMatch(root::isSignedBy)
              && (i + 1 == newest.size() || continues(newest.get(i + 1), root))
              && (i > 0 || isOfLog(root));
      if (!whole) {
        found.add(new Difference("root", "root:" + root.day(), Fault.CHANGED, null));
      }
    }
    return found;
  }

  private static boolean continues(SignedRoot before, SignedRoot root) {
    return MerkleProof.continues(
        before.size(), before.hash(), root.size(), root.hash(), root.proof());
  }

  private boolean isOfLog(SignedRoot root) {
    return nodes.work(tree -> tree.root(root.size())).equals(root.hash());
  }
}
