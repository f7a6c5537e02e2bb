package org.bihuan.doubt.photo;

import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The hashes of all pictures, read once and then as they come: files are kept by one node at a
 * time, so that a higher id is a later one.
 */
@Component
class KnownPictures {

  private static final int PORTION = 20_000;

  private final FileRows rows;
  private final HashIndex index = new HashIndex();

  KnownPictures(FileRows rows) {
    this.rows = rows;
  }

  /** As {@link HashIndex#near}, among all that are stored. */
  synchronized List<HashIndex.Near> near(List<PdqHash> turned, int most) {
    return index.near(turned, PdqHash.SAME, most);
  }

  /**
   * Reads those that are new; to be called before this transaction adds any, which may not stay.
   */
  synchronized void refresh() {
    List<FileRows.Hashed> more = rows.hashedAfter(index.last(), PORTION);
    while (!more.isEmpty()) {
      more.forEach(one -> index.add(one.id(), one.hash()));
      more = more.size() < PORTION ? List.of() : rows.hashedAfter(index.last(), PORTION);
    }
  }
}
