package org.bihuan.evidence.inspection;

import com.drew.imaging.ImageProcessingException;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.heif.HeifDirectory;
import com.drew.metadata.webp.WebpDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.TimeZone;
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
      GeoLocation place = place(metadata);
      return new PhotoDetails(
          takenAt(metadata),
          place == null ? null : place.getLatitude(),
          place == null ? null : place.getLongitude(),
          firstOf(metadata, HeifDirectory.TAG_IMAGE_WIDTH, WebpDirectory.TAG_IMAGE_WIDTH),
          firstOf(metadata, HeifDirectory.TAG_IMAGE_HEIGHT, WebpDirectory.TAG_IMAGE_HEIGHT));
    } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError e) {
      // The library's parsers may throw anything for malformed bytes; the evidence is accepted
      // without details.
      LOG.debug("A photo's details cannot be read", e);
      return PhotoDetails.NONE;
    }
  }

  /** Without an offset the time is the camera's local time, taken to be in the service's zone. */
  private @Nullable Instant takenAt(Metadata metadata) {
    for (var exif : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
      Date date = exif.getDateOriginal(TimeZone.getTimeZone(zone));
      if (date != null) {
        Instant taken = date.toInstant();
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

  private static @Nullable Integer firstOf(Metadata metadata, int heifTag, int webpTag) {
    Integer heif = positive(metadata.getFirstDirectoryOfType(HeifDirectory.class), heifTag);
    return heif != null
        ? heif
        : positive(metadata.getFirstDirectoryOfType(WebpDirectory.class), webpTag);
  }

  private static @Nullable Integer positive(@Nullable Directory directory, int tag) {
    Integer value = directory == null ? null : directory.getInteger(tag);
    return value == null || value <= 0 ? null : value;
  }
}
