package org.bihuan.evidence.inspection;

import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a camera wrote into a photo, also where that is not credible: other than {@link
 * PhotoDetails} it may be a time in the future.
 *
 * @param takenAt null where no time is stated
 * @param serial of the camera's body; null where none is stated
 */
public record CameraTags(@Nullable Instant takenAt, @Nullable String serial) {

  public static final CameraTags NONE = new CameraTags(null, null);

  private static final Logger LOG = LoggerFactory.getLogger(CameraTags.class);

  /** In characters; shorter ones are no numbers of one camera. */
  private static final int SHORTEST_SERIAL = 5;

  private static final int LONGEST_SERIAL = 64;

  /**
   * @param zone of times without an offset
   */
  public static CameraTags of(Path file, EvidenceType type, ZoneId zone) {
    try {
      return of(
          type == EvidenceType.HEIC
              ? PhotoTags.ofExif(HeicFile.of(file).exif())
              : PhotoTags.of(file),
          zone);
    } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError e) {
      LOG.debug("A photo's tags cannot be read", e);
      return NONE;
    }
  }

  private static CameraTags of(Metadata metadata, ZoneId zone) {
    Instant taken = null;
    String serial = null;
    for (var exif : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
      taken =
          taken != null
              ? taken
              : ExifTime.of(
                  exif.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL),
                  exif.getString(ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL),
                  zone);
      serial =
          serial != null
              ? serial
              : number(exif.getString(ExifDirectoryBase.TAG_BODY_SERIAL_NUMBER));
    }
    return new CameraTags(taken, serial);
  }

  /** A serial number; null for what cameras write that have none, such as zeros. */
  private static @Nullable String number(@Nullable String text) {
    String clean = text == null ? "" : FileName.clean(text).strip();
    return clean.length() < SHORTEST_SERIAL
            || clean.length() > LONGEST_SERIAL
            || clean.chars().distinct().count() < 3
        ? null
        : clean;
  }
}
