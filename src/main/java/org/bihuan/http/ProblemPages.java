package org.bihuan.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shows a refusal to people as a page. Without an implementation every refusal is sent as JSON. */
public interface ProblemPages {

  /** Writes the body; status and headers are set already. */
  void write(HttpServletRequest request, HttpServletResponse response, ProblemBody problem)
      throws IOException;
}
