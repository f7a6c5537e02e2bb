package org.bihuan.issue.verification;

import java.util.List;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.Difference.Fault;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.trail.TrailHash;
import org.jspecify.annotations.Nullable;

/** Verifies the hashes of one trail, entry by entry. */
final class Chain {

  private final String issue;
  private String previous = TrailHash.START;
  private int entries;
  private @Nullable Difference broken;

  Chain(String issue) {
    this.issue = issue;
  }

  void add(TrailEntry entry, String data) {
    entries++;
    if (broken != null) {
      return;
    }
    String hash = TrailHash.of(previous, issue, entry, data);
    if (entry.seq() < 1) {
      broken = broken(Integer.toString(entry.seq()), Fault.ADDED, entry.seq());
    } else if (entry.seq() != entries) {
      broken = broken(Integer.toString(entries), Fault.MISSING, entries);
    } else if (!hash.equals(entry.hash())) {
      broken = broken(Integer.toString(entries), Fault.CHANGED, entries);
    } else if (entries == 1 && !entry.act().equals(Opened.CODE)) {
      broken = broken("1", Fault.CHANGED, 1);
    }
    previous = entry.hash();
  }

  int entries() {
    return entries;
  }

  /** The differences, including those from the end of the chain as stored in the issue's row. */
  List<Difference> end(int seq, String hash) {
    if (broken != null) {
      return List.of(broken);
    }
    if (entries == 0 || entries < seq) {
      int lost = entries + 1;
      return List.of(broken(Integer.toString(lost), Fault.MISSING, lost));
    }
    if (entries > seq) {
      return List.of(broken(Integer.toString(seq + 1), Fault.ADDED, seq + 1));
    }
    return previous.equals(hash)
        ? List.of()
        : List.of(broken(Integer.toString(entries), Fault.CHANGED, entries));
  }

  private static Difference broken(String where, Fault fault, int seq) {
    return new Difference("trail", where, fault, seq);
  }
}
