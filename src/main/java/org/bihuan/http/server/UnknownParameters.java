package org.bihuan.http.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bihuan.http.Problem;
import org.bihuan.http.Problem.FieldError;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses parameters that the endpoint does not know: a misspelt filter would otherwise show
 * everything. An endpoint's parameters are its {@link RequestParam}s and the components of its
 * records without an annotation or with {@link ModelAttribute}.
 */
final class UnknownParameters implements HandlerInterceptor {

  /** A parameter of this name stands for "any", where a method takes them all as a map. */
  private static final String ANY = "*";

  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && !request.getParameterMap().isEmpty()) {
      Set<String> names = known.computeIfAbsent(method.getMethod(), m -> parameters(method));
      List<FieldError> unknown =
          request.getParameterMap().keySet().stream()
              .filter(name -> !names.contains(name) && !names.contains(ANY))
              .map(name -> new FieldError(name, "http.parameter.unknown"))
              .toList();
      if (!unknown.isEmpty()) {
        throw Problem.malformed(unknown);
      }
    }
    return true;
  }

  private static Set<String> parameters(HandlerMethod method) {
    Set<String> names = new HashSet<>();
    for (MethodParameter parameter : method.getMethodParameters()) {
      RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
      if (named != null) {
        names.add(name(parameter, named));
      } else if (isFilter(parameter)) {
        for (RecordComponent part : parameter.getParameterType().getRecordComponents()) {
          names.add(name(part));
        }
      }
    }
    return names;
  }

  private static boolean isFilter(MethodParameter parameter) {
    return parameter.getParameterType().isRecord()
        && (parameter.getParameterAnnotations().length == 0
            || parameter.hasParameterAnnotation(ModelAttribute.class));
  }

  private static String name(MethodParameter parameter, RequestParam named) {
    if (!named.name().isEmpty()) {
      return named.name();
    }
    if (Map.class.isAssignableFrom(parameter.getParameterType())) {
      return ANY;
    }
    return parameter.getParameter().getName();
  }

  private static String name(RecordComponent part) {
    BindParam renamed = AnnotatedElementUtils.findMergedAnnotation(part, BindParam.class);
    return renamed == null ? part.getName() : renamed.value();
  }
}
