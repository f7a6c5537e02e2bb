package org.bihuan.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.bihuan.proof.merkle.Hash;
import org.bihuan.proof.merkle.MerkleTree;
import org.bihuan.proof.merkle.Node;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The nodes of the tree as they are stored: leaves are hashed from what they say. */
@Component
class StoredNodes {

  private static final int ASKED = 500;

  /** In place of a hash that is gone or has no form: no proof over it verifies. */
  private static final Hash GONE = new Hash("f".repeat(64));

  private final JdbcTemplate jdbc;

  StoredNodes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Does work on the tree; what it asks for is read in portions beforehand. */
  <T> T work(Function<MerkleTree, T> work) {
    Map<Node, Hash> read = read(MerkleTree.asked(work));
    return work.apply(new MerkleTree(node -> read.getOrDefault(node, GONE)));
  }

  private Map<Node, Hash> read(Set<Node> asked) {
    Map<Node, Hash> read = new HashMap<>();
    portions(asked.stream().filter(node -> node.height() == 0).toList())
        .forEach(portion -> readLeaves(portion, read));
    portions(asked.stream().filter(node -> node.height() > 0).toList())
        .forEach(portion -> readInner(portion, read));
    return read;
  }

  private static List<List<Node>> portions(List<Node> nodes) {
    List<List<Node>> portions = new ArrayList<>();
    for (int from = 0; from < nodes.size(); from += ASKED) {
      portions.add(nodes.subList(from, Math.min(nodes.size(), from + ASKED)));
    }
    return portions;
  }

  private void readLeaves(List<Node> nodes, Map<Node, Hash> read) {
    jdbc.query(
        "select place, issue, seq, head from proof_leaf where place in ("
            + "?,".repeat(nodes.size() - 1)
            + "?)",
        row -> {
          read.put(
              new Node(0, row.getLong(1)),
              Leaf.hash(row.getString(2), row.getInt(3), row.getString(4)));
        },
        nodes.stream().map(Node::place).toArray());
  }

  private void readInner(List<Node> nodes, Map<Node, Hash> read) {
    List<Object> parameters = new ArrayList<>();
    nodes.forEach(
        node -> {
          parameters.add(node.height());
          parameters.add(node.place());
        });
    jdbc.query(
        "select height, place, hash from proof_node where (height, place) in ("
            + "(?,?),".repeat(nodes.size() - 1)
            + "(?,?))",
        row -> {
          String hash = row.getString(3);
          read.put(
              new Node(row.getInt(1), row.getLong(2)), Hash.isHash(hash) ? new Hash(hash) : GONE);
        },
        parameters.toArray());
  }

  /** Adds the inner nodes; leaves have rows of their own. */
  void add(Map<Node, Hash> nodes) {
    Collection<Object[]> rows =
        nodes.entrySet().stream()
            .filter(node -> node.getKey().height() > 0)
            .map(
                node ->
                    new Object[] {
                      node.getKey().height(), node.getKey().place(), node.getValue().hex()
                    })
            .toList();
    jdbc.batchUpdate(
        "insert into proof_node (height, place, hash) values (?, ?, ?)", List.copyOf(rows));
  }
}
