package org.bihuan.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.bihuan.http.Limits;
import org.bihuan.http.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The signed roots and the keys that signed them, for everybody who is signed in. */
@RestController
@Tag(name = "proof")
class RootController {

  private final Roots roots;

  RootController(Roots roots) {
    this.roots = roots;
  }

  /**
   * A signed root.
   *
   * @param day in the authority's time zone
   * @param size how many leaves it is over
   * @param root in lower-case hexadecimal
   * @param time UTC, with milliseconds
   * @param keyId the fingerprint of the key
   * @param statement the text that is signed
   * @param signature Ed25519, 64 bytes in lower-case hexadecimal
   */
  @Schema(name = "SignedRoot")
  record RootView(
      String day,
      String installation,
      long size,
      String root,
      String time,
      String keyId,
      String statement,
      String signature,
      ConsistencyView consistency) {

    static RootView of(SignedRoot root) {
      return new RootView(
          root.day().toString(),
          root.installation(),
          root.size(),
          root.root(),
          SignedRoot.time(root.time()),
          root.keyId(),
          root.statement(),
          root.signature(),
          new ConsistencyView(root.fromSize(), root.consistency()));
    }
  }

  /**
   * The proof that the log begins with what the root before was over (RFC 6962, 2.1.2).
   *
   * @param from the size of the root before; 0 for the first
   */
  @Schema(name = "ConsistencyProof")
  record ConsistencyView(long from, List<String> proof) {}

  /**
   * A key.
   *
   * @param keyId its fingerprint: SHA-256 over the 32 bytes
   * @param begunAt UTC, with milliseconds
   * @param statement the text that the key before signed; left out for the first
   */
  @Schema(name = "RootKey")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record KeyView(
      int number,
      String keyId,
      String publicKey,
      String begunAt,
      @Nullable String statement,
      @Nullable String signature) {

    static KeyView of(PublishedKey key, String installation) {
      return new KeyView(
          key.number(),
          key.keyId(),
          key.publicKey(),
          SignedRoot.time(key.begunAt()),
          key.signature() == null
              ? null
              : PublishedKey.statement(installation, key.publicKey(), key.begunAt()),
          key.signature());
    }
  }

  @GetMapping("/api/roots")
  @Operation(
      summary = "List the signed roots of the log of all trails, newest first",
      operationId = "listRoots")
  Page<RootView> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Integer limit) {
    Page<SignedRoot> page = roots.page(after, Limits.of(limit));
    return new Page<>(page.items().stream().map(RootView::of).toList(), page.next(), null);
  }

  @GetMapping("/api/roots/keys")
  @Operation(
      summary = "List the keys that signed roots, each signed by the one before",
      operationId = "listRootKeys")
  Page<KeyView> keys() {
    String installation = roots.installation();
    return new Page<>(
        roots.keys().stream().map(key -> KeyView.of(key, installation)).toList(), null, null);
  }
}
