package org.bihuan.evidence.store;

import java.io.IOException;
import java.io.InputStream;

/** Stores bytes under their SHA-256. Knows nothing of issues or file names. */
public interface EvidenceStore {

  /**
   * Stores the file durably: when this returns, the bytes survive a crash. Bytes already stored are
   * written once more to the same place, which also repairs a damaged copy.
   */
  void keep(StagedFile file) throws IOException;

  /**
   * The whole content. The caller closes it.
   *
   * @throws java.nio.file.NoSuchFileException where the store does not have it
   */
  InputStream open(String sha256) throws IOException;

  /** Removes the content where it is there. */
  void remove(String sha256) throws IOException;
}
