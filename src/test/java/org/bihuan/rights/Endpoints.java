package org.bihuan.rights;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every endpoint that the service serves, as {@code METHOD /path}, read from its own mappings. */
final class Endpoints {

  /**
   * Exists only where metrics are enabled, which they are not in tests; its rule applies
   * nevertheless.
   */
  static final String METRICS = "GET /actuator/prometheus";

  private Endpoints() {}

  static Set<String> of(ApplicationContext context) {
    Set<String> endpoints = new TreeSet<>(Set.of(METRICS));
    context
        .getBeansOfType(RequestMappingInfoHandlerMapping.class)
        .values()
        .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(it -> add(it, endpoints)));
    return endpoints;
  }

  private static void add(RequestMappingInfo mapping, Set<String> endpoints) {
    for (String path : mapping.getPatternValues()) {
      List<String> methods =
          mapping.getMethodsCondition().getMethods().stream().map(Enum::name).toList();
      (methods.isEmpty() ? List.of("GET") : methods)
          .forEach(method -> endpoints.add(method + " " + path));
    }
  }
}
