package org.bihuan.http.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes over the records' nullness annotations into the API description: a component that is not
 * {@code Nullable} is required, as is one marked {@link Required}; any other may be null.
 */
@Component
class Nullness implements ModelConverter {

  private static final String NULL = "null";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> resolved = chain.next().resolve(type, context, chain);
    Class<?> described = Json.mapper().constructType(type.getType()).getRawClass();
    if (resolved != null && described.isRecord()) {
      String reference = resolved.get$ref();
      Schema<?> model =
          reference == null
              ? resolved
              : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
      if (model != null && model.getProperties() != null) {
        describe(model, described);
      }
    }
    return resolved;
  }

  private static void describe(Schema<?> model, Class<?> type) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        describe(model, component.getType());
      } else {
        describe(model, name(component), component);
      }
    }
  }

  private static void describe(Schema<?> model, String name, RecordComponent component) {
    Schema<?> property = model.getProperties().get(name);
    if (property == null) {
      return;
    }
    if (component.isAnnotationPresent(Required.class)) {
      require(model, name);
      return;
    }
    boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    Include rule = inclusion(component);
    if (nullable && rule == Include.ALWAYS) {
      model.getProperties().put(name, orNull(property));
    } else if (!nullable && (rule == Include.ALWAYS || rule == Include.NON_NULL)) {
      require(model, name);
    }
  }

  private static void require(Schema<?> model, String name) {
    if (model.getRequired() == null || !model.getRequired().contains(name)) {
      model.addRequiredItem(name);
    }
  }

  private static String name(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? component.getName() : named.value();
  }

  /** The condition under which the property is written to JSON. */
  private static Include inclusion(RecordComponent component) {
    JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
    JsonInclude all = component.getDeclaringRecord().getAnnotation(JsonInclude.class);
    JsonInclude rule = own == null ? all : own;
    return rule == null ? Include.ALWAYS : rule.value();
  }

  private static Schema<?> orNull(Schema<?> property) {
    if (property.get$ref() != null) {
      return new JsonSchema().anyOf(List.of(property, new JsonSchema().types(Set.of(NULL))));
    }
    if (property.getTypes() == null && property.getType() != null) {
      property.addType(property.getType());
    }
    if (property.getTypes() != null) {
      property.addType(NULL);
    }
    return property;
  }
}
