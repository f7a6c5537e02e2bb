package org.bihuan.http.server;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;

/**
 * Describes the parameters of addresses and queries by their names, from {@code
 * api/parameters.properties}: one name means the same everywhere; where it does not, the
 * operation's own entry {@code <operationId>.<name>} takes precedence.
 */
@Component
class ParameterDescriptions implements OpenApiCustomizer {

  private final Properties words;

  ParameterDescriptions() {
    try {
      words =
          PropertiesLoaderUtils.loadProperties(new ClassPathResource("api/parameters.properties"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void customise(OpenAPI api) {
    api.getPaths().values().forEach(path -> path.readOperations().forEach(this::describe));
  }

  private void describe(Operation operation) {
    for (Parameter parameter :
        Objects.requireNonNullElse(operation.getParameters(), List.<Parameter>of())) {
      if (parameter.getDescription() == null) {
        String name = parameter.getName();
        String known = words.getProperty(name);
        parameter.setDescription(words.getProperty(operation.getOperationId() + "." + name, known));
      }
    }
  }
}
