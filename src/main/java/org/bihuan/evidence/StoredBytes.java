package org.bihuan.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.bihuan.evidence.store.EvidenceStore;
import org.springframework.stereotype.Component;

/** Reads stored bytes and checks that they are still those that were uploaded. */
@Component
public class StoredBytes {

  private static final int CHUNK = 65_536;

  private final EvidenceStore store;

  StoredBytes(EvidenceStore store) {
    this.store = store;
  }

  /**
   * Whether the store has these very bytes.
   *
   * @throws IOException where the store cannot be reached
   */
  boolean areWhole(Evidence evidence) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    try (InputStream in = new DigestInputStream(store.open(evidence.sha256()), digest)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        size += read;
      }
    } catch (NoSuchFileException gone) {
      return false;
    }
    return size == evidence.size()
        && HexFormat.of().formatHex(digest.digest()).equals(evidence.sha256());
  }

  /**
   * The bytes as they are stored, whatever they are. The caller closes it.
   *
   * @throws NoSuchFileException where they are gone
   * @throws IOException where the store cannot be reached
   */
  public InputStream open(Evidence evidence) throws IOException {
    return store.open(evidence.sha256());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
