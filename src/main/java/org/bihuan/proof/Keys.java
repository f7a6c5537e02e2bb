package org.bihuan.proof;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the key to sign with, and takes up a new one that the key before has signed. */
@Component
class Keys {

  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

  private final ProofSettings settings;
  private final Roots roots;

  Keys(ProofSettings settings, Roots roots) {
    this.settings = settings;
    this.roots = roots;
  }

  /**
   * The key in the file; made where this installation has never had one. To be called within the
   * transaction that signs, and by one node at a time.
   *
   * @throws IOException where there is no key, or it is not the one that signed so far and not
   *     signed by that one either
   */
  SigningKey current(String installation, Instant now) throws IOException {
    KeyFile file = new KeyFile(settings.key());
    List<PublishedKey> known = roots.keys();
    if (known.isEmpty()) {
      SigningKey first = file.exists() ? file.read() : file.create();
      LOG.warn("This installation signs its first root, with the key {}", first.fingerprint());
      roots.add(new PublishedKey(1, first.fingerprint(), first.publicKey(), now, null));
      return first;
    }
    PublishedKey last = known.get(known.size() - 1);
    if (!file.exists()) {
      requirePrevious(last, "there is no file " + file.path());
    }
    SigningKey key = file.exists() ? file.read() : file.create();
    return key.fingerprint().equals(last.keyId()) ? key : taken(key, last, installation, now);
  }

  private SigningKey taken(SigningKey key, PublishedKey last, String installation, Instant now)
      throws IOException {
    SigningKey before =
        requirePrevious(last, "the key in " + settings.key() + " is " + key.fingerprint());
    if (roots.key(key.fingerprint()).isPresent()) {
      throw new IOException("the key " + key.fingerprint() + " was replaced before");
    }
    roots.add(
        new PublishedKey(
            last.number() + 1,
            key.fingerprint(),
            key.publicKey(),
            now,
            before.sign(PublishedKey.statement(installation, key.publicKey(), now))));
    LOG.warn(
        "Roots are signed with the key {} from now on, which the key {} has signed",
        key.fingerprint(),
        last.keyId());
    return key;
  }

  /** The key that signed so far, which a new one must be signed by. */
  private SigningKey requirePrevious(PublishedKey last, String otherwise) throws IOException {
    Path previous = settings.previousKey();
    if (previous == null) {
      throw new IOException(
          otherwise
              + ", and roots were signed with "
              + last.keyId()
              + "; name the file of that one in bihuan.proof.previous-key-file");
    }
    SigningKey key = new KeyFile(previous).read();
    if (!key.fingerprint().equals(last.keyId())) {
      throw new IOException(
          "the key in " + previous + " is not " + last.keyId() + ", with which roots were signed");
    }
    return key;
  }
}
