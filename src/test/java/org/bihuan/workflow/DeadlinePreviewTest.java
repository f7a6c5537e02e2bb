package org.bihuan.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.Api;
import org.bihuan.ServiceTest;
import org.bihuan.organization.Caller;
import org.bihuan.organization.Duty;
import org.bihuan.organization.Role;
import org.bihuan.workflow.opening.DeadlinePreview;
import org.bihuan.workflow.opening.NewIssue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The preview and the opening itself give the same due date. */
@ServiceTest
class DeadlinePreviewTest {

  private static final Caller INSPECTOR =
      new Caller("qh-inspector", "省厅督导员", List.of(new Duty("QH", Role.INSPECTOR)));

  @Autowired private DeadlinePreview previews;
  @Autowired private JdbcClient jdbc;
  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource({
    "minor,inspection",
    "major,inspection",
    "critical,inspection",
    "minor,hotline12345",
    "major,hotline",
    "critical,hotline12328"
  })
  void aPreviewIsWhatOpeningDoes(String severity, String source) {
    var preview = preview("rectification", severity, source, null);
    var opened =
        new Api(port)
            .as("qh-inspector")
            .post(
                "/api/issues",
                Map.of("title", "预览", "unit", "QH-HB", "severity", severity, "source", source))
            .expect(201)
            .body();
    var why =
        new Api(port)
            .as("qh-inspector")
            .get("/api/issues/" + opened.path("number").asText() + "/deadline")
            .expect(200)
            .body();

    assertThat(String.valueOf(preview.dueOn())).isEqualTo(why.path("dueOn").asText());
    assertThat(preview.workdays()).isEqualTo(why.path("workdays").asInt());
    assertThat(preview.skipped()).hasSameSizeAs(why.path("skipped"));
    assertThat(preview.rules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.decision()).isEqualTo(why.at("/rules/0/decision").asText());
              assertThat(rule.rule()).isEqualTo(why.at("/rules/0/rule").asInt());
            });
  }

  @Test
  void aDayThatIsNamedStands() {
    LocalDate named = LocalDate.of(2099, 3, 2);

    var preview = preview("rectification", "critical", "inspection", named);

    assertThat(preview.dueOn()).isEqualTo(named);
    assertThat(preview.given()).isTrue();
    assertThat(preview.provisional()).isTrue();
  }

  @Test
  void lookingAheadLeavesNothing() {
    long before = rows();

    assertThat(preview("rectification", "major", "inspection", null).dueOn()).isNotNull();

    assertThat(rows()).isEqualTo(before);
  }

  @Test
  void ofATypeThatIsNotThereNothingIsTold() {
    assertThat(previews.of(INSPECTOR, draft("nothing", "minor", "inspection", null), "QH"))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "2200-01-01", "1899-12-31"})
  void ofADayThatNoIssueCanBeDueOnNothingIsTold(LocalDate far) {
    assertThat(previews.of(INSPECTOR, draft("rectification", "minor", "inspection", far), "QH"))
        .isNull();
  }

  private long rows() {
    return jdbc.sql("select (select count(*) from issue) + (select count(*) from trail_entry)")
        .query(Long.class)
        .single();
  }

  private DeadlinePreview.Preview preview(
      String type, String severity, String source, @Nullable LocalDate dueOn) {
    return Objects.requireNonNull(
        previews.of(INSPECTOR, draft(type, severity, source, dueOn), "QH"));
  }

  private static NewIssue draft(
      String type, String severity, String source, @Nullable LocalDate dueOn) {
    return new NewIssue(type, Map.of("severity", severity, "source", source), dueOn, null);
  }
}
