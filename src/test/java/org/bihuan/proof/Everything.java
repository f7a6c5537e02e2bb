package org.bihuan.proof;

import java.util.List;
import org.bihuan.proof.merkle.Hash;
import org.springframework.jdbc.core.JdbcTemplate;

/** The root over all leaves, worked out from all of them. */
final class Everything {

  private Everything() {}

  static String root(JdbcTemplate jdbc, int size) {
    return root(jdbc.query(
            "select issue, seq, head from proof_leaf where place < ? order by place",
            (row, n) ->
                Hash.ofLeaf(
                    row.getString(1) + "\n" + row.getInt(2) + "\n" + row.getString(3) + "\n"),
            size))
        .hex();
  }

  private static Hash root(List<Hash> leaves) {
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int k = Integer.highestOneBit(leaves.size() - 1);
    return Hash.ofNode(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }
}
