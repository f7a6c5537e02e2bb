package org.bihuan.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a body said to be of any type at all, which Spring takes for a failure of its own. */
final class ConcreteContent implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String type = request.getContentType();
    if (type != null && type.indexOf('*') >= 0) {
      throw Refusals.ofStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE.value());
    }
    return true;
  }
}
