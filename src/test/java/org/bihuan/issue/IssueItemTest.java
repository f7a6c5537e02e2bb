package org.bihuan.issue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bihuan.issue.facts.Closure;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.facts.Progress;
import org.bihuan.issue.facts.Timing;
import org.junit.jupiter.api.Test;

class IssueItemTest {

  private static final Instant OPENED = Instant.parse("2026-08-20T01:00:00Z");
  private static final Instant DUE = Instant.parse("2026-09-03T10:00:00Z");
  private static final Instant CLOSED = Instant.parse("2026-09-01T10:00:00Z");

  /** Clients know one flat object, whatever records it is composed of here. */
  @Test
  void isOneFlatObjectInAFixedOrder() throws Exception {
    Closure closure = Closure.closed("signedOff", true, true, CLOSED, 8);
    IssueItem item = IssueItem.of(issue(closure), DUE, Set.of("parent"));

    String json =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build()
            .writeValueAsString(item);

    assertThat(json.replace('"', '\''))
        .isEqualTo(
            "{'number':'QH-2026-000001','type':'rectification','typeVersion':3,'title':'title',"
                + "'description':'description','category':'category','severity':'minor',"
                + "'source':'source','unit':'unit','supervisor':'supervisor',"
                + "'location':'location','basis':'basis','campaign':'campaign',"
                + "'parent':'parent','remark':'remark','openedAt':'2026-08-20T01:00:00Z',"
                + "'openedBy':'xn-inspector','foundOn':null,'dueAt':'2026-09-03T10:00:00Z',"
                + "'overdue':false,'reviewOverdue':false,'onTime':true,"
                + "'status':'closed','resolution':'signedOff',"
                + "'closedAt':'2026-09-01T10:00:00Z','workingDays':8,'round':1,'relapses':0}");
  }

  @Test
  void namesNoParentThatTheReaderMayNotKnowOf() {
    assertThat(IssueItem.of(issue(Closure.OPEN), DUE, Set.of()).facts().parent()).isNull();
  }

  @Test
  void isOverdueOnlyWhileItIsOpen() {
    Instant later = DUE.plusSeconds(1);

    assertThat(IssueItem.of(issue(Closure.OPEN), DUE, Set.of()).overdue()).isFalse();
    assertThat(IssueItem.of(issue(Closure.OPEN), later, Set.of()).overdue()).isTrue();
    Closure closure = Closure.closed("withdrawn", false, false, CLOSED, 8);
    assertThat(IssueItem.of(issue(closure), later, Set.of()).overdue()).isFalse();
  }

  private static Issue issue(Closure closure) {
    Map<String, String> texts = new HashMap<>();
    IssueFacts.NAMES.forEach(name -> texts.put(name, name));
    texts.put("severity", "minor");
    return new Issue(
        "QH-2026-000001",
        "rectification",
        3,
        IssueFacts.of(texts),
        OPENED,
        "xn-inspector",
        DUE,
        closure,
        Progress.START.at(List.of("review")),
        Timing.START,
        7);
  }
}
