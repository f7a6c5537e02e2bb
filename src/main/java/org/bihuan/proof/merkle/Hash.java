package org.bihuan.proof.merkle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A hash in the tree: SHA-256, in lower-case hexadecimal. Leaves and inner nodes are hashed with
 * different first bytes, so that neither can be taken for the other (RFC 6962, 2.1).
 */
public record Hash(String hex) {

  private static final int BYTES = 32;
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  /** The root of a tree without leaves. */
  public static final Hash EMPTY = new Hash(HexFormat.of().formatHex(sha256().digest()));

  /** In place of a hash that is gone: nothing leads to it. */
  public static final Hash GONE = new Hash("f".repeat(2 * BYTES));

  static Hash of(byte[] bytes) {
    return new Hash(HexFormat.of().formatHex(bytes));
  }

  /** A hash as it is stored; one that was changed into no hash is one that nothing leads to. */
  public static Hash stored(String text) {
    boolean whole =
        text.length() == 2 * BYTES
            && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    return whole ? new Hash(text) : GONE;
  }

  /** The hash of a leaf with this content. */
  public static Hash ofLeaf(byte[] content) {
    MessageDigest digest = sha256();
    digest.update(LEAF);
    return of(digest.digest(content));
  }

  /** The same for a text, as UTF-8. */
  public static Hash ofLeaf(String content) {
    return ofLeaf(content.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash of the node above these two. */
  public static Hash ofNode(Hash left, Hash right) {
    MessageDigest digest = sha256();
    digest.update(NODE);
    digest.update(left.bytes());
    return of(digest.digest(right.bytes()));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
