package org.bihuan.evidence;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.ZoneId;
import java.util.Optional;
import org.bihuan.evidence.inspection.CameraTags;
import org.bihuan.evidence.inspection.EvidenceProperties;
import org.bihuan.evidence.inspection.EvidenceType;
import org.bihuan.evidence.picture.SmallCopy;
import org.bihuan.evidence.store.EvidenceStore;
import org.bihuan.evidence.store.StagedFile;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads photos for a comparison in the background, in bounded memory: one at a time. */
@Component
public class StoredPictures {

  private final EvidenceStore store;
  private final EvidenceProperties properties;
  private final ZoneId zone;

  StoredPictures(
      EvidenceStore store,
      EvidenceProperties properties,
      @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
    this.store = store;
    this.properties = properties;
    this.zone = zone;
  }

  /**
   * A photo.
   *
   * @param image in colour, turned as it was taken; null where none can be read of it
   * @param tags what the camera wrote into it
   */
  public record Picture(@Nullable BufferedImage image, CameraTags tags) {}

  /**
   * @param longest of the image's sides, in pixels
   * @return empty for what is no photo, and where the stored bytes are gone or damaged
   * @throws IOException where the store cannot be reached
   */
  public synchronized Optional<Picture> read(Evidence evidence, int longest) throws IOException {
    EvidenceType type = EvidenceType.ofMediaType(evidence.mediaType()).orElse(null);
    if (type == null || !isPhoto(type)) {
      return Optional.empty();
    }
    try (StagedFile file = StagedFile.of(store.open(evidence.sha256()), properties.incoming())) {
      if (!file.sha256().equals(evidence.sha256())) {
        return Optional.empty();
      }
      BufferedImage image =
          type.hasThumbnail() ? SmallCopy.picture(file.path(), type, longest).orElse(null) : null;
      return Optional.of(new Picture(image, CameraTags.of(file.path(), type, zone)));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  private static boolean isPhoto(EvidenceType type) {
    return switch (type) {
      case JPEG, PNG, HEIC, WEBP -> true;
      default -> false;
    };
  }
}
