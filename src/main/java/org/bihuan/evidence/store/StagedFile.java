package org.bihuan.evidence.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An upload on disk that is not evidence yet. Closing it removes it, unless a store has taken it.
 *
 * @param size bytes
 * @param sha256 of the bytes, lower-case hexadecimal
 */
public record StagedFile(Path path, long size, String sha256) implements AutoCloseable {

  /** Writes a stream, to its end, to a new file in this directory. */
  public static StagedFile of(InputStream content, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path path = Files.createTempFile(folder, "upload", ".part");
    try (DigestInputStream in = new DigestInputStream(content, sha256Digest());
        OutputStream out = Files.newOutputStream(path)) {
      long size = in.transferTo(out);
      String sha256 = HexFormat.of().formatHex(in.getMessageDigest().digest());
      return new StagedFile(path, size, sha256);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
