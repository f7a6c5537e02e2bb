package org.bihuan.proof;

import java.time.LocalDate;
import org.bihuan.proof.merkle.Hash;

/**
 * A leaf of the log: how an issue's trail ended on a day.
 *
 * @param place from 0
 * @param seq how many entries the trail had
 * @param head the hash of the last of them
 */
record Leaf(long place, String issue, int seq, String head, LocalDate day) {

  Hash hash() {
    return hash(issue, seq, head);
  }

  /** The content of a leaf is the number, the count and the head, each with a line feed. */
  static Hash hash(String issue, int seq, String head) {
    return Hash.ofLeaf(issue + "\n" + seq + "\n" + head + "\n");
  }
}
