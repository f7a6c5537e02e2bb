package org.bihuan.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

/** A service with an empty database, set up in the browser. */
@Tag("service")
@Tag("once")
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class InitialSetupPageTest {

  private static final Pattern SECRET = Pattern.compile("One-time secret: (\\S{43})");

  @LocalServerPort private int port;

  @Test
  void takesTheFirstAdministratorAndIsGoneAfterwards(CapturedOutput output) {
    Matcher secret = SECRET.matcher(output.getOut());
    assertThat(secret.find()).isTrue();
    assertThat(output.getOut()).contains("page /setup");
    Pages first = Pages.stranger(port);
    assertThat(first.get("/sign-in").expect(302).leadsTo()).isEqualTo("/setup");
    assertThat(first.get("/setup").expect(200).text()).contains("首次设置");

    List<String> fields =
        List.of("secret", "unitName", "unitCode", "displayName", "username", "password");
    String empty =
        first
            .post("/setup", fields.stream().collect(Collectors.toMap(field -> field, field -> " ")))
            .expect(422)
            .text();
    assertThat(fields).allSatisfy(f -> assertThat(empty).contains("setup-" + f + "-fault"));

    Map<String, String> typed =
        new HashMap<>(
            Map.of(
                "secret", "guessed",
                "unitCode", "GD",
                "unitName", "某省<b>厅</b>",
                "username", "first",
                "displayName", "管理员",
                "password", "long enough 1"));
    assertThat(first.post("/setup", typed).expect(422).text())
        .contains("setup-secret-fault", "某省&lt;b&gt;厅&lt;/b&gt;")
        .doesNotContain("long enough 1", "<b>厅");
    typed.put("secret", secret.group(1));
    typed.put("unitCode", "lower");
    assertThat(first.post("/setup", typed).expect(422).text()).contains("setup-unitCode-fault");
    typed.put("unitCode", "GD");
    typed.put("password", "short");
    assertThat(first.post("/setup", typed).expect(422).text()).contains("setup-password-fault");
    typed.put("password", "long enough 1");
    first.withoutFormToken().post("/setup", typed).expect(403);
    first.get("/setup").expect(200);
    assertThat(first.post("/setup", typed).expect(302).leadsTo()).isEqualTo("/sign-in");

    first.get("/setup").expect(404);
    first.post("/setup", typed).expect(404);
    Pages administrator = Pages.of(port, "first", "long enough 1");
    assertThat(administrator.get("/people").expect(200).text()).contains("管理员");
  }
}
