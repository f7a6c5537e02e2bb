package org.bihuan.http.server;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.bihuan.http.BodyTooLarge;
import org.bihuan.http.ProblemRenderer;
import org.bihuan.http.UnreadableBody;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over a limit: at once where the length is declared, else as soon as the limit is
 * passed. Distinguishes a body that cannot be read from errors of the service. Multipart forms have
 * limits of their own (spring.servlet.multipart).
 */
final class BodyLimit extends OncePerRequestFilter {

  /** 2 MiB: many times the size of a submission with every text at its longest. */
  static final long BYTES = 2L * 1024 * 1024;

  private final ProblemRenderer renderer;

  BodyLimit(ProblemRenderer renderer) {
    this.renderer = renderer;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long declared = request.getContentLengthLong();
    if (declared > BYTES) {
      renderer.write(request, response, BodyTooLarge.problem(BYTES));
    } else if (!hasBody(request, declared)) {
      chain.doFilter(request, response);
    } else {
      chain.doFilter(new Counted(request), response);
    }
  }

  private static boolean hasBody(HttpServletRequest request, long declared) {
    return declared > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private static final class Counted extends HttpServletRequestWrapper {
    private @Nullable ServletInputStream stream;

    Counted(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream == null) {
        stream = new CountedStream(super.getInputStream());
      }
      return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class CountedStream extends ServletInputStream {
    private final ServletInputStream in;
    private long read;

    CountedStream(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      try {
        int value = in.read();
        count(value < 0 ? 0 : 1);
        return value;
      } catch (BodyTooLarge e) {
        throw e;
      } catch (IOException e) {
        throw new UnreadableBody(e);
      }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        int got = in.read(bytes, offset, length);
        count(Math.max(got, 0));
        return got;
      } catch (BodyTooLarge e) {
        throw e;
      } catch (IOException e) {
        throw new UnreadableBody(e);
      }
    }

    private void count(int bytes) throws BodyTooLarge {
      read += bytes;
      if (read > BYTES) {
        throw new BodyTooLarge(BYTES);
      }
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
