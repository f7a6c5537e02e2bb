package org.bihuan.evidence.inspection;

import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.webp.WebpDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads time, place and size out of a photo; whatever cannot be read is left out. */
@Component
class PhotoReader {

  private static final Logger LOG = LoggerFactory.getLogger(PhotoReader.class);

  /** No digital photo is older: an earlier time means that the camera's clock was reset. */
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  private final ZoneId zone;
  private final Clock clock;

  PhotoReader(@Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone, Clock clock) {
    this.zone = zone;
    this.clock = clock;
  }

  PhotoDetails read(Path file) {
    try {
      Metadata metadata = PhotoTags.of(file);
      Directory webp = metadata.getFirstDirectoryOfType(WebpDirectory.class);
      return details(
          metadata,
          positive(webp, WebpDirectory.TAG_IMAGE_WIDTH),
          positive(webp, WebpDirectory.TAG_IMAGE_HEIGHT));
    } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError e) {
      // The library's parsers may throw anything for malformed bytes; the evidence is accepted
      // without details.
      LOG.debug("A photo's details cannot be read", e);
      return PhotoDetails.NONE;
    }
  }

  PhotoDetails readHeic(Path file) {
    try {
      HeicFile.Parts parts = HeicFile.of(file);
      ImageSize size = parts.size();
      return details(
          PhotoTags.ofExif(parts.exif()),
          size == null ? null : size.width(),
          size == null ? null : size.height());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      LOG.debug("A photo's details cannot be read", e);
      return PhotoDetails.NONE;
    }
  }

  private PhotoDetails details(
      Metadata metadata, @Nullable Integer width, @Nullable Integer height) {
    GeoLocation place = place(metadata);
    return new PhotoDetails(
        takenAt(metadata),
        place == null ? null : place.getLatitude(),
        place == null ? null : place.getLongitude(),
        width,
        height);
  }

  /** Without an offset the time is the camera's local time, taken to be in the service's zone. */
  private @Nullable Instant takenAt(Metadata metadata) {
    for (var exif : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
      Instant taken =
          ExifTime.of(
              exif.getString(ExifDirectoryBase.TAG_DATETIME_ORIGINAL),
              exif.getString(ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL),
              zone);
      if (taken != null) {
        Instant latest = clock.instant().plus(Duration.ofDays(1));
        return taken.isBefore(EARLIEST) || taken.isAfter(latest) ? null : taken;
      }
    }
    return null;
  }

  private static @Nullable GeoLocation place(Metadata metadata) {
    for (var gps : metadata.getDirectoriesOfType(GpsDirectory.class)) {
      GeoLocation place = gps.getGeoLocation();
      // 0, 0 is what a receiver without a fix writes; NaN fails both comparisons
      if (place != null
          && !place.isZero()
          && Math.abs(place.getLatitude()) <= 90
          && Math.abs(place.getLongitude()) <= 180) {
        return place;
      }
    }
    return null;
  }

  private static @Nullable Integer positive(@Nullable Directory directory, int tag) {
    Integer value = directory == null ? null : directory.getInteger(tag);
    return value == null || value <= 0 ? null : value;
  }
}
