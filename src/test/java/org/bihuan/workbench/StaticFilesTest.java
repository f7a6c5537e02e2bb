package org.bihuan.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The files that pages use. */
@ServiceTest
@Tag("once")
class StaticFilesTest {

  private static final Pattern FILE =
      Pattern.compile("(?:src|href)=\"(/(?:workbench|vendor)/[^\"]+|/favicon[^\"]*)\"");

  private static final Pattern HASHED = Pattern.compile(".*-[0-9a-f]{32}\\.[a-z0-9]+");

  @LocalServerPort private int port;

  private List<String> files(String page) {
    List<String> files = new ArrayList<>();
    Matcher matcher = FILE.matcher(page);
    while (matcher.find()) {
      files.add(matcher.group(1));
    }
    return files;
  }

  @Test
  void areLinkedByAHashOfTheirContentAndKeptForAYear() {
    List<String> files = files(Pages.of(port, "qh-inspector").get("/work").expect(200).text());

    assertThat(files).hasSizeGreaterThan(3).allMatch(HASHED::matches);
    assertThat(files).anyMatch(file -> file.startsWith("/vendor/"));
    assertThat(files).anyMatch(file -> file.startsWith("/favicon"));
    for (String file : files) {
      Pages.Page served = Pages.stranger(port).get(file).expect(200);
      assertThat(served.raw().headers().firstValue("Cache-Control"))
          .as(file)
          .contains("max-age=31536000, immutable");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/workbench/none.css",
        "/vendor/none.js",
        "/none.css",
        "/workbench/../application.yaml",
        "/application.yaml",
        "/static/favicon.svg",
        "/templates/work.html"
      })
  void nothingElseIsServed(String address) {
    assertThat(Pages.of(port, "qh-admin").get(address).status()).as(address).isIn(400, 404);
  }
}
