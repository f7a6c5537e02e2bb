package org.bihuan.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bihuan.Api;
import org.bihuan.Api.Answer;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What is kept under an {@code Idempotency-Key}, and what never is. */
@ServiceTest
class KeptAnswersTest {

  private static final Pattern SECRET = Pattern.compile("(?i).*(token|secret|password).*");

  @LocalServerPort int port;
  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @Test
  void endpointsThatTakeOrGiveSecretsAreMarked() {
    List<String> unmarked =
        mappings.getHandlerMethods().entrySet().stream()
            .filter(e -> e.getKey().getPatternValues().stream().anyMatch(p -> p.startsWith("/api")))
            .map(Map.Entry::getValue)
            .filter(method -> method.getBeanType().getName().startsWith("org.bihuan."))
            .filter(KeptAnswersTest::holdsSecret)
            .filter(method -> !isNeverKept(method))
            .map(HandlerMethod::toString)
            .filter(name -> !name.contains("TokenController#mine")) // hashes are not shown
            .toList();
    assertThat(unmarked).isEmpty();
    assertThat(mappings.getHandlerMethods().values().stream().filter(KeptAnswersTest::isNeverKept))
        .hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void noTokenIsKeptHoweverTheAddressIsWritten() {
    Api api = new Api(port);
    for (String address : List.of("/api/tokens", "/api/%74okens", "/api/t%6Fkens;x=1")) {
      String key = UUID.randomUUID().toString();
      Answer answer =
          api.as("qh-inspector")
              .with("Idempotency-Key", key)
              .post(address, Map.of("username", "qh-inspector", "password", "bihuan-demo"));
      assertThat(answer.status()).as(address).isIn(201, 400, 404);
      assertThat(kept(key)).as(address).isZero();
    }
  }

  @Test
  void strangersHaveNoKeys() {
    String key = UUID.randomUUID().toString();
    new Api(port)
        .anonymous()
        .with("Idempotency-Key", key)
        .post("/api/tokens", Map.of("username", "qh-inspector", "password", "bihuan-demo"))
        .expect(201);
    assertThat(kept(key)).isZero();
  }

  private int kept(String key) {
    return jdbc.sql("select count(*) from idempotency_key where id = ?")
        .param(key)
        .query(Integer.class)
        .single();
  }

  private static boolean isNeverKept(HandlerMethod method) {
    AnswerKept kept = method.getMethodAnnotation(AnswerKept.class);
    return kept != null && kept.value() == AnswerKept.When.NEVER;
  }

  private static boolean holdsSecret(HandlerMethod handler) {
    Method method = handler.getMethod();
    boolean isPost =
        method.isAnnotationPresent(org.springframework.web.bind.annotation.PostMapping.class);
    return isPost
        && Stream.concat(
                Stream.of(method.getGenericReturnType()),
                Arrays.stream(method.getGenericParameterTypes()))
            .anyMatch(type -> namesSecret(type, new HashSet<>()));
  }

  private static boolean namesSecret(Type type, Set<Type> seen) {
    if (!seen.add(type)) {
      return false;
    }
    if (type instanceof ParameterizedType generic) {
      return namesSecret(generic.getRawType(), seen)
          || Arrays.stream(generic.getActualTypeArguments()).anyMatch(t -> namesSecret(t, seen));
    }
    if (!(type instanceof Class<?> raw)
        || !raw.isRecord()
        || raw.getName().equals("org.bihuan.access.SignedIn")) {
      return false;
    }
    if (raw.getSimpleName().matches("(?i).*(password|secret|token).*")) {
      return true;
    }
    for (RecordComponent part : raw.getRecordComponents()) {
      boolean text = part.getType() == String.class;
      if ((text && SECRET.matcher(part.getName()).matches())
          || namesSecret(part.getGenericType(), seen)) {
        return true;
      }
    }
    return false;
  }
}
