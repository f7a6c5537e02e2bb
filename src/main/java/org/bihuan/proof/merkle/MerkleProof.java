package org.bihuan.proof.merkle;

import java.util.List;

/** Verifies proofs, without a tree: as RFC 9162 writes it down (2.1.3.2, 2.1.4.2). */
public final class MerkleProof {

  private MerkleProof() {}

  /** Whether the tree of {@code size} leaves with this root has the leaf at this index. */
  public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    Hash hash = leaf;
    for (Hash sibling : path) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = Hash.ofNode(sibling, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = Hash.ofNode(hash, sibling);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(root);
  }

  /** Whether the tree with the root {@code to} begins with the tree with the root {@code from}. */
  public static boolean continues(long earlier, Hash from, long size, Hash to, List<Hash> proof) {
    if (earlier == size) {
      return proof.isEmpty() && from.equals(to);
    }
    if (earlier == 0) {
      return proof.isEmpty() && from.equals(Hash.EMPTY);
    }
    boolean complete = Long.bitCount(earlier) == 1;
    if (earlier < 0 || earlier > size || (!complete && proof.isEmpty())) {
      return false;
    }
    long at = earlier - 1;
    long last = size - 1;
    while ((at & 1) == 1) {
      at >>= 1;
      last >>= 1;
    }
    Hash old = complete ? from : proof.get(0);
    Hash all = old;
    for (Hash next : complete ? proof : proof.subList(1, proof.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        old = Hash.ofNode(next, old);
        all = Hash.ofNode(next, all);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        all = Hash.ofNode(all, next);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && old.equals(from) && all.equals(to);
  }
}
