package org.bihuan.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.bihuan.http.ProblemBody;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;

/** The OpenAPI description: what all operations have in common. */
@Configuration
class ApiDescription {

  private static final String BEARER = "bearer";
  private static final String PROBLEM = "Problem";

  static {
    SpringDocUtils.getConfig()
        .addAnnotationsToIgnore(AuthenticationPrincipal.class)
        .replaceWithSchema(JsonNode.class, new ObjectSchema().additionalProperties(true));
  }

  /**
   * The description; its server address is relative, so that nothing depends on the host named in a
   * request.
   */
  @Bean
  static OpenAPI openApi(@Value("${server.servlet.context-path:}") String contextPath) {
    return new OpenAPI()
        .addServersItem(new Server().url(contextPath.isEmpty() ? "/" : contextPath))
        .info(
            new Info()
                .title("Bihuan")
                .version("1")
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0"))
                .description("Drives issues round the loop inspect, rectify, recheck."))
        .components(
            new Components()
                .addSecuritySchemes(
                    BEARER, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme(BEARER)))
        .addSecurityItem(new SecurityRequirement().addList(BEARER));
  }

  /** Every operation may answer with a problem detail. */
  @Bean
  static OpenApiCustomizer problems() {
    return api -> {
      ModelConverters.getInstance(true)
          .readAll(ProblemBody.class)
          .forEach((name, schema) -> api.getComponents().addSchemas(renamed(name), schema));
      api.getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach(
                          (method, operation) ->
                              DescribedRefusals.add(path, method, operation, PROBLEM)));
    };
  }

  private static String renamed(String name) {
    return name.equals("ProblemBody") ? PROBLEM : name;
  }
}
