package org.bihuan.proof;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file with a signing key: its private part (PKCS #8) and its public part (X.509), both PEM. Only
 * the account that runs the service may read it.
 */
final class KeyFile {

  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final int LONGEST = 10_000;

  private final Path file;

  KeyFile(Path file) {
    this.file = file;
  }

  boolean exists() {
    return Files.exists(file);
  }

  Path path() {
    return file;
  }

  /**
   * The key in the file.
   *
   * @throws IOException where it cannot be read, or is no key of this kind
   */
  SigningKey read() throws IOException {
    warnOfOtherReaders();
    if (Files.size(file) > LONGEST) {
      throw new IOException(file + " is no key file");
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII);
    try {
      KeyFactory keys = KeyFactory.getInstance(PublicKeys.ED25519);
      return new SigningKey(
          new KeyPair(
              keys.generatePublic(new X509EncodedKeySpec(part(text, PUBLIC))),
              keys.generatePrivate(new PKCS8EncodedKeySpec(part(text, PRIVATE)))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " holds no Ed25519 key pair", e);
    }
  }

  /** Makes a new key and the file, which must not be there yet; tells the log its fingerprint. */
  SigningKey create() throws IOException {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(PublicKeys.ED25519).generateKeyPair();
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path whole = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(whole);
      Files.createFile(whole, ownerOnly());
      try (OutputStream out = Files.newOutputStream(whole, StandardOpenOption.DSYNC)) {
        out.write(pem(PRIVATE, pair.getPrivate().getEncoded()));
        out.write(pem(PUBLIC, pair.getPublic().getEncoded()));
      }
      if (Files.exists(file)) {
        throw new IOException(file + " is there already");
      }
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      SigningKey key = new SigningKey(pair);
      LOG.warn(
          "A new key to sign roots was made in {}. Its fingerprint, to be published elsewhere: {}",
          file,
          key.fingerprint());
      return key;
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  private void warnOfOtherReaders() throws IOException {
    if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      LOG.warn("Others than its owner may read or change the key in {}", file);
    }
  }

  private static byte[] pem(String name, byte[] content) {
    return "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n"
        .formatted(name, Base64.getEncoder().encodeToString(content))
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] part(String text, String name) {
    String begin = "-----BEGIN " + name + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + name + "-----");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no " + name);
    }
    return Base64.getDecoder()
        .decode(
            text.substring(from + begin.length(), to)
                .lines()
                .map(String::strip)
                .collect(Collectors.joining()));
  }
}
