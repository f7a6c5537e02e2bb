package org.bihuan.evidence.store;

import java.io.IOException;
import java.io.InputStream;

/** Keeps bytes under their SHA-256. Knows no issue and no name. */
public interface EvidenceStore {

  /**
   * Keeps the file durably: when this returns, the bytes survive a crash. Bytes already kept are
   * written once more to the same place, which also heals a damaged copy.
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
