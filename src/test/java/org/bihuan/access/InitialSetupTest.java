package org.bihuan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.bihuan.Api;
import org.bihuan.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** A service that starts with an empty database, without the demonstration. */
@Tag("service")
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = "bihuan.access.token-lifetime=2s")
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class InitialSetupTest {

  private static final Pattern SECRET = Pattern.compile("One-time secret: (\\S{43})");

  @LocalServerPort int port;

  private static Map<String, Object> administrator(String secret, String password) {
    return new HashMap<>(
        Map.of(
            "secret",
            secret,
            "username",
            "first",
            "displayName",
            "管理员",
            "password",
            password,
            "unit",
            Map.of("code", "GD", "name", "某省交通运输厅")));
  }

  @Test
  void takesTheFirstAdministratorOnce(CapturedOutput output) {
    Api api = new Api(port);
    var secret = SECRET.matcher(output.getOut());
    assertThat(secret.find()).isTrue();
    api.anonymous()
        .post("/api/tokens", Map.of("username", "qh-admin", "password", "bihuan-demo"))
        .expect(401);
    api.anonymous().post("/api/setup", administrator("guessed", "long enough 1")).expect(403);
    api.anonymous().post("/api/setup", administrator(secret.group(1), "short")).expect(422);
    api.anonymous().post("/api/setup", administrator(secret.group(1), "long enough 1")).expect(201);
    api.anonymous().post("/api/setup", administrator(secret.group(1), "long enough 1")).expect(404);

    String token =
        api.anonymous()
            .post("/api/tokens", Map.of("username", "first", "password", "long enough 1"))
            .expect(201)
            .text("token");
    var session = api.anonymous().with("Authorization", "Bearer " + token);
    assertThat(session.get("/api/me").expect(200).body().at("/duties/0/role").asText())
        .isEqualTo("administrator");
    await().until(() -> session.get("/api/me").status() == 401); // the lifetime set above
    assertThat(session.get("/api/me").expect(401).text("type"))
        .isEqualTo("/problems/unauthenticated");
  }
}
