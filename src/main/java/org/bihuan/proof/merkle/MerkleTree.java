package org.bihuan.proof.merkle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Works out roots and proofs as RFC 6962 defines them (2.1, 2.1.1, 2.1.2), from the hashes of
 * complete subtrees alone: a proof or a root reads no more of them than twice the height of the
 * tree.
 */
public final class MerkleTree {

  private final Function<Node, Hash> nodes;

  /**
   * @param nodes the hashes of complete subtrees
   */
  public MerkleTree(Function<Node, Hash> nodes) {
    this.nodes = nodes;
  }

  /**
   * What the work needs to know of a tree, to be read in one go beforehand.
   *
   * @param work asks the tree that it is given; the hashes it gets are of no meaning
   */
  public static Set<Node> asked(Function<MerkleTree, ?> work) {
    Set<Node> asked = new LinkedHashSet<>();
    Object unused =
        work.apply(
            new MerkleTree(
                node -> {
                  asked.add(node);
                  return Hash.EMPTY;
                }));
    return asked;
  }

  /** The root over the first so many leaves. */
  public Hash root(long size) {
    return size == 0 ? Hash.EMPTY : over(0, size);
  }

  /**
   * The audit path of a leaf: with it the root over the first {@code size} leaves is worked out
   * from the leaf's hash alone.
   *
   * @param index from 0, less than {@code size}
   */
  public List<Hash> inclusion(long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("leaf " + index + " of " + size);
    }
    List<Hash> path = new ArrayList<>();
    inclusion(index, 0, size, path);
    return path;
  }

  private void inclusion(long index, long from, long to, List<Hash> path) {
    if (to - from == 1) {
      return;
    }
    long middle = from + split(to - from);
    if (index < middle) {
      inclusion(index, from, middle, path);
      path.add(over(middle, to));
    } else {
      inclusion(index, middle, to, path);
      path.add(over(from, middle));
    }
  }

  /**
   * The proof that the tree of {@code size} leaves begins with the tree of {@code earlier} leaves.
   *
   * @param earlier at most {@code size}; the proof is empty where it is 0 or the same
   */
  public List<Hash> consistency(long earlier, long size) {
    if (earlier < 0 || earlier > size) {
      throw new IllegalArgumentException(earlier + " leaves of " + size);
    }
    List<Hash> proof = new ArrayList<>();
    if (earlier > 0) {
      consistency(earlier, 0, size, true, proof);
    }
    return proof;
  }

  private void consistency(long earlier, long from, long to, boolean known, List<Hash> proof) {
    if (earlier == to) {
      if (!known) {
        proof.add(over(from, to));
      }
      return;
    }
    long middle = from + split(to - from);
    if (earlier <= middle) {
      consistency(earlier, from, middle, known, proof);
      proof.add(over(middle, to));
    } else {
      consistency(earlier, middle, to, false, proof);
      proof.add(over(from, middle));
    }
  }

  /**
   * Appends leaves.
   *
   * @param size how many there were before
   * @return the hashes of all subtrees that are complete now and were not before, leaves too
   */
  public Map<Node, Hash> append(long size, List<Hash> leaves) {
    Map<Node, Hash> added = new LinkedHashMap<>();
    long index = size;
    for (Hash leaf : leaves) {
      Node node = Node.leaf(index);
      Hash hash = leaf;
      added.put(node, hash);
      while (node.isRight()) {
        Hash left = added.get(node.left());
        hash = Hash.ofNode(left == null ? nodes.apply(node.left()) : left, hash);
        node = node.parent();
        added.put(node, hash);
      }
      index++;
    }
    return added;
  }

  private Hash over(long from, long to) {
    long leaves = to - from;
    if (Long.bitCount(leaves) == 1) {
      int height = Long.numberOfTrailingZeros(leaves);
      return nodes.apply(new Node(height, from >> height));
    }
    long middle = from + split(leaves);
    return Hash.ofNode(over(from, middle), over(middle, to));
  }

  /** The largest power of two below a number greater than 1. */
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }
}
