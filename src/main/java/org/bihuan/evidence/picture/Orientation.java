package org.bihuan.evidence.picture;

import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.file.Path;
import org.bihuan.evidence.inspection.PhotoTags;

/**
 * How a picture must be turned or mirrored to be seen as it was taken: the EXIF orientation, 1 to
 * 8.
 */
record Orientation(int code) {

  private static final int UPRIGHT = 1;

  /** Upright where the picture does not say, or says what cannot be. */
  static Orientation of(Path picture) {
    try {
      for (var exif : PhotoTags.of(picture).getDirectoriesOfType(ExifIFD0Directory.class)) {
        Integer code = exif.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
        if (code != null && code >= UPRIGHT && code <= 8) {
          return new Orientation(code);
        }
      }
    } catch (ImageProcessingException | IOException | RuntimeException | StackOverflowError e) {
      // as if it said nothing
    }
    return new Orientation(UPRIGHT);
  }

  /** Whether width and height change places. */
  boolean isSideways() {
    return code >= 5;
  }

  /** From the picture as stored, of this size, to the picture as seen. */
  AffineTransform transform(int width, int height) {
    return switch (code) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
      default -> new AffineTransform();
    };
  }
}
