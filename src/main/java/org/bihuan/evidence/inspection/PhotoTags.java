package org.bihuan.evidence.inspection;

import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.png.PngChunk;
import com.drew.imaging.png.PngChunkReader;
import com.drew.imaging.png.PngChunkType;
import com.drew.imaging.riff.RiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.StreamReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.webp.WebpRiffHandler;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Reads only those parts of a photo that may hold time, place and size: colour profiles, texts and
 * XMP are compressed or nested, and could expand to a thousand times their size.
 */
public final class PhotoTags {

  private PhotoTags() {}

  public static Metadata of(Path file) throws IOException, ImageProcessingException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return switch (FileTypeDetector.detectFileType(in)) {
        case Jpeg -> JpegMetadataReader.readMetadata(in, List.of(new ExifReader()));
        case Png -> png(in);
        case WebP -> webp(in);
        default -> new Metadata();
      };
    }
  }

  /** The tags of EXIF data that stand alone, as in a TIFF file. */
  static Metadata ofExif(byte[] exif) {
    Metadata metadata = new Metadata();
    if (exif.length > 0) {
      new ExifReader().extract(new ByteArrayReader(exif), metadata);
    }
    return metadata;
  }

  private static Metadata png(InputStream in) throws IOException, ImageProcessingException {
    Metadata metadata = new Metadata();
    for (PngChunk chunk :
        new PngChunkReader().extract(new StreamReader(in), Set.of(PngChunkType.eXIf))) {
      new ExifReader().extract(new ByteArrayReader(chunk.getBytes()), metadata);
    }
    return metadata;
  }

  private static Metadata webp(InputStream in) throws IOException, ImageProcessingException {
    Metadata metadata = new Metadata();
    StreamReader reader = new StreamReader(in);
    reader.setMotorolaByteOrder(false);
    new RiffReader()
        .processRiff(
            reader,
            new WebpRiffHandler(metadata) {
              @Override
              public boolean shouldAcceptChunk(String name) {
                return !name.equals("XMP ")
                    && !name.equals("ICCP")
                    && super.shouldAcceptChunk(name);
              }
            });
    return metadata;
  }
}
