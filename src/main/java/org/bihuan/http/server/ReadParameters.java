package org.bihuan.http.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import org.apache.catalina.Globals;
import org.bihuan.http.Problem;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses forms of which the container could not read all parameters, since it would silently
 * continue without them, and parameters that name a property of a filter's value ({@code unit.x}),
 * since these values have no properties.
 */
final class ReadParameters implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Collection<String> names = request.getParameterMap().keySet();
    if (request.getAttribute(Globals.PARAMETER_PARSE_FAILED_ATTR) != null) {
      throw new Problem("malformed", HttpStatus.BAD_REQUEST);
    }
    if (handler instanceof HandlerMethod method) {
      for (MethodParameter parameter : method.getMethodParameters()) {
        if (parameter.getParameterType().isRecord()) {
          refuseReaching(names, parameter.getParameterType().getRecordComponents());
        }
      }
    }
    return true;
  }

  private static void refuseReaching(Collection<String> names, RecordComponent[] parts) {
    for (String name : names) {
      for (RecordComponent part : parts) {
        if (name.startsWith(part.getName() + ".") || name.startsWith(part.getName() + "[")) {
          throw Problem.malformed(name, "http.parameter.unknown");
        }
      }
    }
  }
}
