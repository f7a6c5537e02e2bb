package org.bihuan;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.ResolvableType;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Types of the same simple name in two modules would silently become one schema of the API
 * description; all but one must be renamed with {@link Schema#name}.
 */
@ServiceTest
@Tag("once")
class SchemaNamesTest {

  private final Map<String, Set<String>> typesByName = new TreeMap<>();

  @Test
  void noTwoTypesShareASchema(
      @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
    handlers.getHandlerMethods().values().stream()
        .filter(handler -> handler.getBeanType().getPackageName().startsWith("org.bihuan"))
        .forEach(handler -> addTypesOf(handler.getMethod()));

    assertThat(typesByName)
        .hasSizeGreaterThan(50)
        .allSatisfy((name, types) -> assertThat(types).as(name).hasSize(1));
  }

  private void addTypesOf(Method method) {
    add(ResolvableType.forMethodReturnType(method));
    for (Type parameter : method.getGenericParameterTypes()) {
      add(ResolvableType.forType(parameter));
    }
  }

  private void add(ResolvableType type) {
    Arrays.stream(type.getGenerics()).forEach(this::add);
    Class<?> seen = type.resolve(Object.class);
    if (seen.isRecord() && isNew(seen)) {
      for (RecordComponent component : seen.getRecordComponents()) {
        add(ResolvableType.forType(component.getGenericType()));
      }
    }
  }

  private boolean isNew(Class<?> type) {
    Schema named = type.getAnnotation(Schema.class);
    String name = named == null ? type.getSimpleName() : named.name();
    return typesByName.computeIfAbsent(name, key -> new TreeSet<>()).add(type.getName());
  }
}
