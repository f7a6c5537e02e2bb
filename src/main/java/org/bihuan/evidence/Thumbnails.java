package org.bihuan.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bihuan.evidence.inspection.EvidenceProperties;
import org.bihuan.evidence.inspection.EvidenceType;
import org.bihuan.evidence.picture.SmallCopy;
import org.bihuan.evidence.store.EvidenceStore;
import org.bihuan.evidence.store.StagedFile;
import org.bihuan.http.Attachment;
import org.bihuan.http.Problem;
import org.bihuan.http.load.HeavyWork;
import org.bihuan.http.load.HeavyWork.Kind;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Small copies of pictures, made when first asked for and kept on this node's disk by the SHA-256
 * of the picture. The folder is a cache: it may be emptied at any time.
 */
@Component
public class Thumbnails {

  /** The longest side of the copies that are made; another size gets the next larger one. */
  private static final List<Integer> SIZES = List.of(160, 320, 640, 1280);

  private static final int LARGEST_ASKED = 10_000;

  /** The largest that lists show by themselves: a larger one is asked for by looking at it. */
  private static final int LISTED = 320;

  /** What a browser shows once more was seen by the same person. */
  private static final Duration KEPT_BY_BROWSERS = Duration.ofHours(1);

  private final Downloads downloads;
  private final EvidenceStore store;
  private final EvidenceProperties properties;
  private final HeavyWork heavy;

  Thumbnails(
      Downloads downloads, EvidenceStore store, EvidenceProperties properties, HeavyWork heavy) {
    this.downloads = downloads;
    this.store = store;
    this.properties = properties;
    this.heavy = heavy;
  }

  /** Whether there may be a small copy. */
  public static boolean has(Evidence evidence) {
    return EvidenceType.ofMediaType(evidence.mediaType())
        .filter(EvidenceType::hasThumbnail)
        .isPresent();
  }

  /**
   * A JPEG.
   *
   * @param size the longest side that is wanted, in pixels
   * @throws Problem 404 where there is no such evidence, the caller may not see it, or no copy can
   *     be made of it; 429 where too many are being made
   */
  public ResponseEntity<byte[]> of(Caller caller, String id, int size) {
    if (size < 1 || size > LARGEST_ASKED) {
      throw Problem.malformed("size", "evidence.thumbnailSize", LARGEST_ASKED);
    }
    Evidence evidence = downloads.evidence(caller, id);
    int longest =
        SIZES.stream().filter(each -> each >= size).findFirst().orElse(SIZES.get(SIZES.size() - 1));
    if (longest > LISTED) {
      downloads.opened(caller, evidence);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.IMAGE_JPEG)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CONTENT_DISPOSITION, Attachment.shown(copyName(evidence), "photo"))
        .header("Content-Security-Policy", "default-src 'none'; sandbox")
        .cacheControl(CacheControl.maxAge(KEPT_BY_BROWSERS).cachePrivate())
        .eTag(evidence.sha256() + "-" + longest)
        .body(bytes(caller, evidence, longest));
  }

  private static String copyName(Evidence evidence) {
    int dot = evidence.name().lastIndexOf('.');
    return (dot < 0 ? evidence.name() : evidence.name().substring(0, dot)) + ".jpg";
  }

  private byte[] bytes(Caller caller, Evidence evidence, int longest) {
    EvidenceType type =
        EvidenceType.ofMediaType(evidence.mediaType())
            .filter(EvidenceType::hasThumbnail)
            .orElseThrow(() -> none(evidence));
    try {
      Path kept = place(evidence, longest);
      byte[] known = read(kept);
      byte[] copy =
          known != null
              ? known
              : heavy.run(
                  Kind.PICTURES,
                  caller.username(),
                  () -> {
                    byte[] others = read(kept);
                    return others != null ? others : made(evidence, type, longest, kept);
                  });
      if (copy.length == 0) {
        throw none(evidence);
      }
      return copy;
    } catch (NoSuchFileException lost) {
      throw downloads.damaged(evidence);
    } catch (IOException e) {
      throw Downloads.unavailable(evidence, e);
    }
  }

  /** Makes the copy and keeps it; an empty one where none can be made. */
  private byte[] made(Evidence evidence, EvidenceType type, int longest, Path kept)
      throws IOException {
    try (StagedFile picture = StagedFile.of(store.open(evidence.sha256()), properties.incoming())) {
      if (!picture.sha256().equals(evidence.sha256())) {
        throw downloads.damaged(evidence);
      }
      byte[] copy = SmallCopy.of(picture.path(), type, longest).orElse(new byte[0]);
      keep(copy, kept);
      return copy;
    }
  }

  private void keep(byte[] copy, Path kept) throws IOException {
    Path folder = Optional.ofNullable(kept.getParent()).orElseThrow();
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, "copy", ".part");
    try {
      Files.write(part, copy);
      Files.move(part, kept, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static byte @Nullable [] read(Path kept) throws IOException {
    try {
      return Files.readAllBytes(kept);
    } catch (NoSuchFileException absent) {
      return null;
    }
  }

  private Path place(Evidence evidence, int longest) {
    String sha256 = evidence.sha256();
    return properties
        .thumbnails()
        .resolve(sha256.substring(0, 2))
        .resolve(sha256 + "-" + longest + ".jpg");
  }

  private static Problem none(Evidence evidence) {
    return new Problem("no-thumbnail", HttpStatus.NOT_FOUND, evidence.name());
  }
}
