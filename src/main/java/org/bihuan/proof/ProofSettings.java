package org.bihuan.proof;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the key lies and how large a bundle gets.
 *
 * @param keyFile the key that signs roots; made at first use. All nodes need the same file
 * @param previousKeyFile while the key is being replaced, the file of the one before; null else
 * @param maxBundleSize files of evidence beyond it are named in the bundle but left out
 */
@ConfigurationProperties("bihuan.proof")
public record ProofSettings(
    @DefaultValue("./data/proof/signing-key.pem") String keyFile,
    @Nullable String previousKeyFile,
    @DefaultValue("500MB") DataSize maxBundleSize) {

  Path key() {
    return Path.of(keyFile).toAbsolutePath().normalize();
  }

  @Nullable Path previousKey() {
    return previousKeyFile == null || previousKeyFile.isBlank()
        ? null
        : Path.of(previousKeyFile).toAbsolutePath().normalize();
  }
}
