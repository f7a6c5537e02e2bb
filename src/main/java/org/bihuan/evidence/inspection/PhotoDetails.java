package org.bihuan.evidence.inspection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a photo's metadata states; each is null where nothing credible is stated. It is stored as
 * the camera's statement, not as a proof.
 *
 * @param latitude WGS 84 degrees, north positive
 * @param longitude WGS 84 degrees, east positive
 * @param width pixels
 */
public record PhotoDetails(
    @Nullable Instant takenAt,
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable Integer width,
    @Nullable Integer height) {

  static final PhotoDetails NONE = new PhotoDetails(null, null, null, null, null);

  PhotoDetails sized(ImageSize size) {
    return new PhotoDetails(takenAt, latitude, longitude, size.width(), size.height());
  }
}
