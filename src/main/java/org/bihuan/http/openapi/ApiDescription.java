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
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
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

  private static final List<Tag> TAGS =
      List.of(
          tag("issues", "Issues: opened, listed, read with their trail, acted on"),
          tag("tasks", "Steps that wait for people: claimed, completed, handed on"),
          tag("evidence", "Files of issues"),
          tag("documents", "Documents made of issues"),
          tag("types", "Types of issues, as their processes define them"),
          tag("processes", "Process and decision files: checked, deployed, migrated"),
          tag("registers", "Lists that processes refer to, and their entries"),
          tag("ledgers", "Ledgers as spreadsheets: imported and exported"),
          tag("statistics", "Figures over issues"),
          tag("calendar", "Working days and holidays"),
          tag("notifications", "What the caller was told"),
          tag("people", "People and their duties"),
          tag("units", "Units and the tree they form"),
          tag("access", "Tokens and the caller's own account"),
          tag("operations", "Failed jobs and consistency, for administrators"),
          tag("problems", "Explanations of the types of problem details"));

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
        .tags(TAGS)
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

  private static Tag tag(String name, String description) {
    return new Tag().name(name).description(description);
  }

  private static String renamed(String name) {
    return name.equals("ProblemBody") ? PROBLEM : name;
  }
}
