package org.bihuan.proof;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.bihuan.proof.merkle.Hash;
import org.bihuan.proof.merkle.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The log of heads. Issues are gone through by number, a portion in a transaction; how far that has
 * come is stored, so that any node can go on.
 */
@Component
class HeadLog {

  private static final int PORTION = 1000;

  private final JdbcTemplate jdbc;
  private final StoredNodes nodes;
  private final TransactionTemplate transaction;

  HeadLog(JdbcTemplate jdbc, StoredNodes nodes, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.nodes = nodes;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * How far the log has come.
   *
   * @param size how many leaves there are
   * @param day the day for which issues are gone through; null before the first
   * @param after the last issue gone through
   * @param over whether all have been gone through
   */
  record State(
      String installation, long size, @Nullable LocalDate day, String after, boolean over) {

    boolean isOver(LocalDate asked) {
      return over && asked.equals(day);
    }
  }

  /** The state; nobody else changes it within this transaction. */
  State locked() {
    State state =
        jdbc.queryForObject(
            "select installation, size, for_day, after_issue, gone_through from proof_state"
                + " where id = 1 for update",
            (row, n) -> {
              Date day = row.getDate("for_day");
              return new State(
                  row.getString("installation"),
                  row.getLong("size"),
                  day == null ? null : day.toLocalDate(),
                  row.getString("after_issue"),
                  row.getBoolean("gone_through"));
            });
    if (state == null) {
      throw new IllegalStateException("the log's state is gone");
    }
    return state;
  }

  /**
   * Appends the issues of the next portion whose heads have changed.
   *
   * @return whether there may be more
   */
  boolean append(LocalDate day) {
    return Boolean.TRUE.equals(transaction.execute(status -> appendPortion(day)));
  }

  private record Seen(String issue, int seq, String head, boolean known, boolean same) {}

  private boolean appendPortion(LocalDate day) {
    State state = locked();
    if (state.isOver(day)) {
      return false;
    }
    String after = day.equals(state.day()) ? state.after() : "";
    List<Seen> seen =
        jdbc.query(
            "select i.number, i.trail_seq, i.trail_hash, h.seq, h.head from issue i"
                + " left join proof_head h on h.issue = i.number"
                + " where i.number > ? order by i.number limit ?",
            (row, n) -> {
              String known = row.getString(5);
              return new Seen(
                  row.getString(1),
                  row.getInt(2),
                  row.getString(3),
                  known != null,
                  row.getString(3).equals(known) && row.getInt(2) == row.getInt(4));
            },
            after,
            PORTION);
    List<Seen> changed = seen.stream().filter(one -> !one.same()).toList();
    add(state.size(), changed, day);
    boolean over = seen.size() < PORTION;
    jdbc.update(
        "update proof_state set size = ?, for_day = ?, after_issue = ?, gone_through = ?"
            + " where id = 1",
        state.size() + changed.size(),
        Date.valueOf(day),
        seen.isEmpty() ? after : seen.get(seen.size() - 1).issue(),
        over);
    return !over;
  }

  private void add(long size, List<Seen> changed, LocalDate day) {
    if (changed.isEmpty()) {
      return;
    }
    List<Object[]> leaves = new ArrayList<>();
    List<Hash> hashes = new ArrayList<>();
    for (Seen one : changed) {
      leaves.add(
          new Object[] {
            size + leaves.size(), one.issue(), one.seq(), one.head(), Date.valueOf(day)
          });
      hashes.add(Leaf.hash(one.issue(), one.seq(), one.head()));
    }
    Map<Node, Hash> added = nodes.work(tree -> tree.append(size, hashes));
    jdbc.batchUpdate(
        "insert into proof_leaf (place, issue, seq, head, on_day) values (?, ?, ?, ?, ?)", leaves);
    nodes.add(added);
    jdbc.batchUpdate(
        "update proof_head set seq = ?, head = ? where issue = ?",
        changed.stream()
            .filter(Seen::known)
            .map(one -> new Object[] {one.seq(), one.head(), one.issue()})
            .toList());
    jdbc.batchUpdate(
        "insert into proof_head (issue, seq, head) values (?, ?, ?)",
        changed.stream()
            .filter(one -> !one.known())
            .map(one -> new Object[] {one.issue(), one.seq(), one.head()})
            .toList());
  }

  /** How an issue's trail ends, as the issue itself says. */
  record Head(int seq, String hash) {}

  Head head(String issue) {
    return jdbc.query(
            "select trail_seq, trail_hash from issue where number = ?",
            (row, n) -> new Head(row.getInt(1), row.getString(2)),
            issue)
        .get(0);
  }

  /**
   * The leaves of an issue within the first so many of the log, oldest first, the newest of them.
   */
  List<Leaf> of(String issue, long size, int most) {
    List<Leaf> newest =
        new ArrayList<>(
            jdbc.query(
                "select place, issue, seq, head, on_day from proof_leaf"
                    + " where issue = ? and place < ? order by place desc limit ?",
                (row, n) ->
                    new Leaf(
                        row.getLong(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getDate(5).toLocalDate()),
                issue,
                size,
                most));
    Collections.reverse(newest);
    return newest;
  }
}
