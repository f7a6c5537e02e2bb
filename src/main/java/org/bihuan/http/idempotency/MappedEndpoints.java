package org.bihuan.http.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds, for filters, the endpoint to which the dispatcher will map a request: an address may be
 * written in many ways.
 */
@Component
public class MappedEndpoints {

  private final ObjectProvider<RequestMappingHandlerMapping> mappings;

  MappedEndpoints(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  /** The endpoint; null where the dispatcher will refuse the request. */
  @Nullable HandlerMethod of(HttpServletRequest request) {
    try {
      ServletRequestPathUtils.parseAndCache(request);
      HandlerExecutionChain found = mappings.getObject().getHandler(request);
      return found != null && found.getHandler() instanceof HandlerMethod method ? method : null;
    } catch (Exception refusedLater) {
      return null;
    } finally {
      ServletRequestPathUtils.clearParsedRequestPath(request);
    }
  }
}
