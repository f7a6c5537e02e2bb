package org.bihuan.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /** More than a tree can be high. */
  private static final long HEIGHTS = 64;

  private final JdbcTemplate jdbc;

  StoredNodes(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Does work on the tree; what it asks for is read in portions beforehand. */
  <T> T work(Function<MerkleTree, T> work) {
    Map<Node, Hash> read = read(MerkleTree.asked(work));
    return work.apply(new MerkleTree(node -> read.getOrDefault(node, Hash.GONE)));
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
    Map<Long, Node> byId = new HashMap<>();
    nodes.forEach(node -> byId.put(id(node), node));
    jdbc.query(
        "select id, hash from proof_node where id in (" + "?,".repeat(nodes.size() - 1) + "?)",
        row -> {
          read.put(Objects.requireNonNull(byId.get(row.getLong(1))), Hash.stored(row.getString(2)));
        },
        byId.keySet().toArray());
  }

  private static long id(Node node) {
    return node.place() * HEIGHTS + node.height();
  }

  /** Adds the inner nodes; leaves have rows of their own. */
  void add(Map<Node, Hash> nodes) {
    List<Object[]> rows =
        nodes.entrySet().stream()
            .filter(node -> node.getKey().height() > 0)
            .map(node -> new Object[] {id(node.getKey()), node.getValue().hex()})
            .toList();
    jdbc.batchUpdate("insert into proof_node (id, hash) values (?, ?)", rows);
  }
}
