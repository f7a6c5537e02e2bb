package org.bihuan.campaign.lookback;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.bihuan.http.Attachment;
import org.bihuan.organization.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Sends the frame of a look-back, byte by byte as it was hashed. */
@Component
public class FrameDownload {

  private final LookBacks lookBacks;
  private final FrameRows frames;

  FrameDownload(LookBacks lookBacks, FrameRows frames) {
    this.lookBacks = lookBacks;
    this.frames = frames;
  }

  /**
   * Writes the whole response.
   *
   * @throws org.bihuan.http.Problem 404 where there is no such look-back, or the caller may not see
   *     it
   */
  public void send(Caller caller, String id, HttpServletResponse response) throws IOException {
    long known = lookBacks.visible(caller, id).id();
    response.setContentType("text/tab-separated-values;charset=UTF-8");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        Attachment.named("look-back-" + known + ".tsv", "look-back"));
    OutputStream out = response.getOutputStream();
    frames.forEachPart(known, part -> write(out, part));
  }

  private static void write(OutputStream out, String part) {
    try {
      out.write(part.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
