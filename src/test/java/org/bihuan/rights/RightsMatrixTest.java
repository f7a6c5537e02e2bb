package org.bihuan.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.bihuan.MovableClock;
import org.bihuan.TimedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Who may do what: every endpoint and every page form, called by every kind of caller. The expected
 * results are in {@code src/test/resources/rights/matrix.txt}; the actual ones are written to
 * {@code target/rights-matrix.txt}, in the same form.
 */
@TimedTest
@Tag("once")
class RightsMatrixTest {

  @LocalServerPort private int port;
  @Autowired private MovableClock clock;
  @Autowired private ApplicationContext context;

  private final Matrix matrix = Matrix.read();

  @Test
  void hasARowForEveryEndpointAndNoOther() {
    Set<String> rows =
        matrix.rows().keySet().stream()
            .map(Matrix::endpoint)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(rows).containsExactlyElementsOf(Endpoints.of(context));
  }

  @Test
  void holdsForEveryCaller() throws IOException {
    clock.moveTo(Instant.now());
    Company company = Company.gather(port, clock);
    Scene scene = new Scene(company);
    context
        .getBean(JdbcTemplate.class)
        .update(
            "insert into submitted_rows (issue, seq, field, sha256, content) values (?, 1, 'x', ?, '[]')",
            scene.issue,
            Scene.TABLE);
    context
        .getBean(JdbcTemplate.class)
        .update(
            "insert into restricted_value (issue, seq, field, sha256, content, salt, visible_to, actor)"
                + " values (?, 1, 'y', ?, '1', '', '${issue.supervisor}/inspector', 'nobody')",
            scene.issue,
            Scene.TABLE);
    context
        .getBean(JdbcTemplate.class)
        .update(
            "insert into doubt (id, issue, rule, round, about, author, facts, other_facts, found_at,"
                + " after_sign_off) values (?, ?, 'sameFile', 2, 'x', 'nobody', '{}', '{}', ?, false)",
            Scene.DOUBT,
            scene.issue,
            java.sql.Timestamp.from(clock.instant()));
    Map<String, Request> requests = new HashMap<>(ApiRequests.all());
    requests.putAll(PageRequests.all());

    List<String> found = new ArrayList<>(List.of(Matrix.header()));
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, List<String>> row : matrix.rows().entrySet()) {
      Request request = requests.remove(row.getKey());
      List<String> cells = ask(row.getKey(), request, company, scene);
      found.add(Matrix.line(row.getKey(), cells));
      for (int i = 0; i < cells.size(); i++) {
        String expected = row.getValue().get(i);
        if (!cells.get(i).equals(expected)) {
          String code = Caller.ALL.get(i).code;
          wrong.add("%s %s: %s, not %s".formatted(row.getKey(), code, cells.get(i), expected));
        }
      }
    }
    Files.write(Path.of("target", "rights-matrix.txt"), found);

    assertThat(wrong).isEmpty();
    assertThat(requests.keySet()).as("requests without a row").isEmpty();
  }

  private static List<String> ask(String row, Request declared, Company company, Scene scene) {
    String endpoint = Matrix.endpoint(row);
    boolean looks = endpoint.startsWith("GET ");
    if (declared == null && !looks) {
      throw new AssertionError("no request for " + row);
    }
    Request request =
        declared == null ? Request.looking(endpoint.substring("GET ".length())) : declared;
    List<String> cells = new ArrayList<>();
    for (Caller caller : Caller.ALL) {
      String cell = request.send(company.get(caller), scene);
      cells.add(cell);
      if (!looks && (cell.startsWith("2") || cell.startsWith("3"))) {
        scene.renew();
      }
    }
    return cells;
  }
}
