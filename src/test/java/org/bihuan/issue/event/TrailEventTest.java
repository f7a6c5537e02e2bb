package org.bihuan.issue.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.issue.event.DueDateMoved.Why;
import org.bihuan.issue.event.SubmissionEvent.Filled;
import org.bihuan.issue.facts.IssueFacts;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.TrailEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The data of entries are hashed: not a byte of them may change. */
class TrailEventTest {

  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
  private static final Instant LATER = Instant.parse("2026-12-01T10:00:00Z");
  private static final ProcessElement REMIND = new ProcessElement("rectification", 3, "remind");

  record Written(TrailEvent event, String code, String data) {}

  static Stream<Written> written() {
    return Stream.of(
        new Written(
            Opened.of("rectification", 3, "ab", facts(), LATER.toString(), Map.of("km", 2)),
            "opened",
            "{'basis':null,'campaign':null,'dueAt':'2026-12-01T10:00:00Z','fields':{'km':2},"
                + "'ledgerRow':null,'location':'G65','severity':'minor','sha256':'ab','source':"
                + "'inspection','supervisor':'QH','title':'t','type':'rectification','version':3}"),
        new Written(Claimed.of("rectify", "t1", null), "claimed", "{'task':'t1'}"),
        new Written(Claimed.of("rectify", "t1", "li"), "claimed", "{'from':'li','task':'t1'}"),
        new Written(Released.of("rectify", "t1", null, null), "released", "{'task':'t1'}"),
        new Written(
            Released.of("rectify", "t1", "li", null), "released", "{'from':'li','task':'t1'}"),
        new Written(
            Transferred.of("rectify", "t1", "li", null, null),
            "transferred",
            "{'task':'t1','to':'li'}"),
        new Written(
            Completed.of(
                "rectify",
                "submit",
                "t1",
                new Filled(Map.of("km", 1.50), "so", List.of("e1"), Map.of("e1", "cd")),
                "QH/rectifier",
                new Completed.Times(0, null, true)),
            "completed",
            "{'cited':{'e1':'cd'},'comment':'so','duty':'QH/rectifier','evidence':['e1'],"
                + "'fields':{'km':1.5},'late':true,'task':'t1','waited':0,'worked':null}"),
        new Written(
            Completed.of(
                "rectify",
                "submit",
                "t1",
                new Filled(Map.of(), null, List.of(), Map.of()),
                null,
                new Completed.Times(null, null, false)),
            "completed",
            "{'duty':null,'fields':{},'late':false,'task':'t1','waited':null,'worked':null}"),
        new Written(
            ActionTaken.of("extend", new Filled(Map.of(), null, List.of(), Map.of())),
            "acted",
            "{'action':'extend','fields':{}}"),
        new Written(
            Decided.of(REMIND, "policy", 2, "ab", 4, Map.of("days", 7)),
            "decided",
            "{'decision':'policy','decisionVersion':2,'element':'remind','process':"
                + "'rectification','result':{'days':7},'rule':4,'sha256':'ab','version':3}"),
        new Written(
            ChildOpened.of(null, "QH-1", "look-back"),
            "issueOpened",
            "{'number':'QH-1','type':'look-back'}"),
        new Written(
            ChildOpened.of(REMIND, "QH-1", "look-back"),
            "issueOpened",
            "{'element':'remind','number':'QH-1','process':'rectification','type':'look-back',"
                + "'version':3}"),
        new Written(
            RoundBegun.of(REMIND, 2),
            "roundBegun",
            "{'element':'remind','process':'rectification','round':2,'version':3}"),
        new Written(
            Reassigned.of(REMIND, "A", "B"),
            "reassigned",
            "{'element':'remind','process':'rectification','supervisor':'B','unit':'A',"
                + "'version':3}"),
        new Written(
            DueDateMoved.of(REMIND, null, LATER, null),
            "dueDateSet",
            "{'element':'remind','process':'rectification','to':'2026-12-01T10:00:00Z',"
                + "'version':3}"),
        new Written(
            DueDateMoved.of(REMIND, NOON, LATER, new Why("calendarAnnounced", "s")),
            "dueDateChanged",
            "{'element':'remind','from':'2026-11-24T04:00:00Z','process':'rectification',"
                + "'reason':'calendarAnnounced','since':'s','to':'2026-12-01T10:00:00Z',"
                + "'version':3}"),
        new Written(
            Notified.of(REMIND, "A/leader", "m", null),
            "notified",
            "{'element':'remind','message':'m','process':'rectification','to':'A/leader',"
                + "'version':3}"),
        new Written(
            Notified.of(REMIND, "A/leader", "m", "B/leader"),
            "notified",
            "{'element':'remind','insteadOf':'B/leader','message':'m','process':"
                + "'rectification','to':'A/leader','version':3}"),
        new Written(
            Reopened.of(REMIND, "QH-2", "r", 4, "ab"),
            "reopened",
            "{'by':'QH-2','element':'remind','process':'rectification','reason':'r','sha256':"
                + "'ab','typeVersion':4,'version':3}"),
        new Written(
            Closed.of("signedOff", true, true, 5),
            "closed",
            "{'counted':true,'good':true,'workingDays':5}"),
        new Written(
            Corrected.of(Map.of("category", "a"), Map.of("category", "b"), null),
            "corrected",
            "{'before':{'category':'a'},'facts':{'category':'b'}}"),
        new Written(Migrated.of(3, 4, "ab"), "migrated", "{'from':3,'sha256':'ab','to':4}"),
        new Written(TasksOffered.of("ef"), "offered", "{'offered':'ef'}"),
        new Written(
            Commented.of("c1", "hello", NOON),
            "commented",
            "{'at':'2026-11-24T04:00:00Z','id':'c1','text':'hello'}"),
        new Written(
            EvidenceAdded.of("e1", Map.of("name", "a.jpg", "size", 10L)),
            "evidenceAdded",
            "{'id':'e1','name':'a.jpg','size':10}"),
        new Written(
            EvidenceVoided.of("e1", "a.jpg", "wrong", NOON),
            "evidenceVoided",
            "{'at':'2026-11-24T04:00:00Z','id':'e1','name':'a.jpg','reason':'wrong'}"),
        new Written(
            TrailEvent.DoubtDismissed.of("d1", "copiedText", "same notice"),
            "doubtDismissed",
            "{'doubt':'d1','reason':'same notice','rule':'copiedText'}"));
  }

  private static IssueFacts facts() {
    return IssueFacts.of(
        Map.of(
            "title", "t",
            "severity", "minor",
            "source", "inspection",
            "supervisor", "QH",
            "location", "G65"));
  }

  private static TrailEntry entry(String code, @Nullable String step, String data) {
    return new TrailEntry(
        1, NOON, "li", null, code, step, null, 1, Canonical.read(data.replace('\'', '"')), "");
  }

  @ParameterizedTest
  @MethodSource("written")
  void keepsWhatItAlwaysKept(Written written) {
    assertThat(written.event().code()).isEqualTo(written.code());
    assertThat(Canonical.text(Canonical.sorted(written.event().data())))
        .isEqualTo(written.data().replace('\'', '"'));
  }

  @ParameterizedTest
  @MethodSource("written")
  void isReadAsWhatItWasWritten(Written written) {
    TrailEvent event = written.event();
    TrailEntry entry =
        new TrailEntry(
            1, NOON, "li", null, event.code(), event.step(), event.outcome(), 1, event.data(), "");

    assertThat(TrailEvent.of(entry)).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("written")
  void isReadWhateverStandsThere(Written written) {
    TrailEntry entry =
        new TrailEntry(
            1, NOON, "li", null, written.code(), null, null, 1, TextNode.valueOf("x"), "");

    TrailEvent event = TrailEvent.of(entry);

    assertThat(event).hasSameClassAs(written.event());
    assertThat(event.task()).isEmpty();
    assertThat(event.offered()).isNull();
  }

  @Test
  void tellsWhatTheOpeningGave() {
    Opened opened =
        (Opened) TrailEvent.of(entry("opened", null, "{'title':'t','basis':null,'version':3}"));

    assertThat(opened.facts())
        .containsEntry("title", "t")
        .containsEntry("basis", null)
        .containsEntry("unit", null)
        .doesNotContainKeys("location", "campaign");
    assertThat(opened.tellsLedgerRow()).isFalse();
    assertThat(opened.fileVersion()).isEqualTo(3);
    assertThat(opened.sha256()).isNull();
  }

  @Test
  void takesTheRowOfALedger() {
    Opened opened = Opened.of("rectification", 3, "ab", facts(), null, Map.of());
    Opened.note((ObjectNode) opened.data(), Map.of("fingerprint", "f"));

    assertThat(opened.tellsLedgerRow()).isTrue();
    assertThat(opened.ledgerRow().path("fingerprint").asText()).isEqualTo("f");
  }

  @Test
  void olderCompletionsTellOnlyTheFilesBesideFields() {
    Completed older =
        (Completed)
            TrailEvent.of(entry("completed", "rectify", "{'task':'t','evidence':['a','b']}"));

    assertThat(older.cited()).containsExactly("a", "b");
    assertThat(older.sha256("a")).isNull();
    assertThat(older.later()).isEmpty();
  }

  @Test
  void laterCompletionsTellAllFilesWithTheirHashes() {
    Completed later =
        (Completed)
            TrailEvent.of(
                entry(
                    "completed",
                    "rectify",
                    "{'task':'t','evidence':['a'],'cited':{'a':'1','b':'2'},'duty':null}"));

    assertThat(later.cited()).containsExactly("a", "b");
    assertThat(later.sha256("b")).isEqualTo("2");
    assertThat(later.later()).containsOnlyKeys("duty");
  }

  @Test
  void anyKindMayTellWhatIsOfferedFromThenOn() {
    TrailEvent decided =
        TrailEvent.of(entry("decided", null, "{'decision':'policy','offered':'ef'}"));

    assertThat(decided.offered()).isEqualTo("ef");
    assertThat(((Decided) decided).kept().toString()).isEqualTo("{\"decision\":\"policy\"}");
  }

  @Test
  void theFirstDueDateIsKeptAsOneFromNone() {
    DueDateMoved moved =
        (DueDateMoved)
            TrailEvent.of(
                entry("dueDateSet", null, "{'element':'e','to':'x','version':1,'offered':'ef'}"));

    assertThat(moved.change())
        .hasValueSatisfying(
            change ->
                assertThat(change.toString())
                    .isEqualTo("{\"element\":\"e\",\"to\":\"x\",\"from\":null}"));
  }

  @Test
  void somethingUnknownIsReadToo() {
    TrailEvent event = TrailEvent.of(entry("sung", "rectify", "{'task':'t'}"));

    assertThat(event).isInstanceOf(TrailEvent.Other.class);
    assertThat(event.code()).isEqualTo("sung");
    assertThat(event.task()).isEqualTo("t");
  }
}
