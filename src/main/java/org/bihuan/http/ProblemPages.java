package org.bihuan.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells a refusal to people, as a page. Where nobody implements it, everybody reads JSON. */
public interface ProblemPages {

  /** Writes the body; status and headers are set already. */
  void write(HttpServletRequest request, HttpServletResponse response, ProblemBody problem)
      throws IOException;
}
