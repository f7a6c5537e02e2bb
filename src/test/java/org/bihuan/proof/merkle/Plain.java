package org.bihuan.proof.merkle;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The definitions of RFC 6962, word by word and over whole lists: what the product is held to. */
final class Plain {

  private Plain() {}

  /** MTH(D[n]). */
  static Hash root(List<Hash> leaves) {
    if (leaves.size() < 2) {
      return leaves.isEmpty() ? Hash.EMPTY : leaves.get(0);
    }
    int k = Math.toIntExact(split(leaves.size()));
    return Hash.ofNode(root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  /** The root to which a path leads; the path is used up from its end, the top of the tree. */
  static Hash fromPath(Hash leaf, long index, long size, List<Hash> path) {
    Deque<Hash> rest = new ArrayDeque<>(path);
    Hash root = fromPath(leaf, index, size, rest);
    if (!rest.isEmpty()) {
      throw new AssertionError("too long");
    }
    return root;
  }

  private static Hash fromPath(Hash leaf, long index, long size, Deque<Hash> path) {
    if (size == 1) {
      return leaf;
    }
    Hash sibling = path.removeLast();
    long k = split(size);
    return index < k
        ? Hash.ofNode(fromPath(leaf, index, k, path), sibling)
        : Hash.ofNode(sibling, fromPath(leaf, index - k, size - k, path));
  }

  /** The roots of the earlier and the later tree, as a consistency proof gives them. */
  static List<Hash> bothRoots(long earlier, long size, List<Hash> proof, Hash from) {
    Deque<Hash> rest = new ArrayDeque<>(proof);
    List<Hash> both = bothRoots(earlier, size, true, rest, from);
    if (!rest.isEmpty()) {
      throw new AssertionError("too long");
    }
    return both;
  }

  private static List<Hash> bothRoots(long m, long n, boolean known, Deque<Hash> proof, Hash from) {
    if (m == n) {
      Hash hash = known ? from : proof.removeLast();
      return List.of(hash, hash);
    }
    Hash other = proof.removeLast();
    long k = split(n);
    if (m <= k) {
      List<Hash> left = bothRoots(m, k, known, proof, from);
      return List.of(left.get(0), Hash.ofNode(left.get(1), other));
    }
    List<Hash> right = bothRoots(m - k, n - k, false, proof, from);
    return List.of(Hash.ofNode(other, right.get(0)), Hash.ofNode(other, right.get(1)));
  }

  private static long split(long n) {
    long k = 1;
    while (2 * k < n) {
      k *= 2;
    }
    return k;
  }
}
