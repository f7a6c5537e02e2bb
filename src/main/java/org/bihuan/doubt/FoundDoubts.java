package org.bihuan.doubt;

import java.util.List;

/** Where doubts are kept that were found by looking at many issues together. */
public interface FoundDoubts {

  /** Keeps those that are new, in the transaction that comes by. */
  void keep(List<Found> found);
}
