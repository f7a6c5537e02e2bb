package org.bihuan.http.idempotency;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/** A request whose body has been read to calculate its hash, and can be read again. */
final class RepeatableRequest {

  private final HttpServletRequest request;
  private final String hash;

  private RepeatableRequest(HttpServletRequest request, String hash) {
    this.request = request;
    this.hash = hash;
  }

  /** The request to pass on instead of the one that was read. */
  HttpServletRequest request() {
    return request;
  }

  /** SHA-256 over method, address and body; of a form, its parts' names and bytes. */
  String hash() {
    return hash;
  }

  static RepeatableRequest read(HttpServletRequest request) throws IOException, ServletException {
    MessageDigest digest = sha256();
    text(digest, request.getMethod());
    text(digest, request.getRequestURI());
    text(digest, String.valueOf(request.getQueryString()));
    HttpServletRequest again = null;
    StandardServletMultipartResolver multipart = new StandardServletMultipartResolver();
    if (multipart.isMultipart(request)) {
      MultipartHttpServletRequest form = multipart.resolveMultipart(request);
      parts(digest, form);
      again = form;
    } else {
      byte[] body = request.getInputStream().readAllBytes();
      digest.update(body);
      again = new Kept(request, body);
    }
    return new RepeatableRequest(again, HexFormat.of().formatHex(digest.digest()));
  }

  private static void parts(MessageDigest digest, HttpServletRequest form)
      throws IOException, ServletException {
    for (Part part : form.getParts()) {
      text(digest, part.getName());
      text(digest, String.valueOf(part.getSubmittedFileName()));
      text(digest, Long.toString(part.getSize()));
      try (InputStream in = part.getInputStream()) {
        byte[] buffer = new byte[8192];
        for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
          digest.update(buffer, 0, got);
        }
      }
    }
  }

  private static void text(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Kept extends HttpServletRequestWrapper {
    private final byte[] body;

    Kept(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new KeptStream(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class KeptStream extends ServletInputStream {
    private final ByteArrayInputStream in;

    KeptStream(ByteArrayInputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return in.read(bytes, offset, length);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("read at once");
    }
  }
}
