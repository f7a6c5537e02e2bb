package org.bihuan.proof.merkle;

/**
 * A complete subtree: it holds 2^height leaves, and never changes once it is full.
 *
 * @param height 0 for a leaf
 * @param place how many complete subtrees of this height are before it
 */
public record Node(int height, long place) {

  static Node leaf(long index) {
    return new Node(0, index);
  }

  Node parent() {
    return new Node(height + 1, place >> 1);
  }

  boolean isRight() {
    return (place & 1) == 1;
  }

  Node left() {
    return new Node(height, place - 1);
  }
}
