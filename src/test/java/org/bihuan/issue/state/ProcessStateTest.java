package org.bihuan.issue.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.bihuan.issue.event.Decided;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.issue.state.ProcessState.Part;
import org.junit.jupiter.api.Test;

/** The stored state is read by other versions of the service too: its names must not change. */
class ProcessStateTest {

  private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");

  private final ChangeableState state = ChangeableState.empty();

  private static ObjectNode fields(String name, int value) {
    return JsonNodeFactory.instance.objectNode().put(name, value);
  }

  private static void assertStored(ProcessState state, String expected) {
    assertThat(state.text()).isEqualTo(expected.replace('\'', '"'));
  }

  @Test
  void beginsEmpty() {
    assertStored(state, "{}");
    assertThat(state.outcome()).isNull();
    assertThat(state.fields()).isEmpty();
    assertThat(state.policy()).isEmpty();
    assertThat(state.decisions()).isEmpty();
    assertThat(state.completedSteps()).isEmpty();
    assertThat(state.completedBy("rectify")).isEmpty();
    assertThat(state.children()).isEmpty();
    assertThat(state.dueDateChanges()).isEmpty();
    assertThat(state.lastDueDateChange()).isEmpty();
    assertThat(state.begunAgain()).isNull();
  }

  @Test
  void keepsACompletedStep() {
    state.setOutcome("submit");
    state.setFields("rectify", fields("km", 2));
    state.addCompletion("rectify", "li");
    state.addCompletion("rectify", "wang");
    state.addCompletion("rectify", "li");

    assertStored(
        state,
        "{'outcome':'submit','fields':{'rectify':{'km':2}},'completedBy':{'rectify':['li','wang']}}");
    assertThat(state.outcome()).isEqualTo("submit");
    assertThat(state.fields()).isEqualTo(Map.of("rectify", Map.of("km", 2)));
    assertThat(state.completedSteps()).containsExactly("rectify");
    assertThat(state.completedBy("rectify")).containsExactly("li", "wang");
  }

  @Test
  void fieldsOfALaterRoundTakeThePlaceOfEarlierOnes() {
    state.setFields("rectify", fields("km", 2));
    state.setFields("rectify", fields("days", 3));
    assertStored(state, "{'fields':{'rectify':{'days':3}}}");

    state.removeFields("rectify");
    assertStored(state, "{'fields':{}}");
  }

  @Test
  void keepsWhatADecisionGaveAndItsRule() {
    ProcessElement decide = new ProcessElement("rectification", 3, "decide");
    state.addDecision(Decided.of(decide, "policy", 1, "ab", 2, Map.of("days", 7)));
    state.addDecision(Decided.of(decide, "policy", 1, "ab", 4, Map.of("days", 9)));

    assertStored(
        state,
        "{'policy':{'days':9},'rules':{'policy':{'process':'rectification','version':3,"
            + "'element':'decide','decision':'policy','decisionVersion':1,'sha256':'ab','rule':4,"
            + "'result':{'days':9}}}}");
    assertThat(state.policy()).isEqualTo(Map.of("days", 9L));
    assertThat(state.decisions())
        .singleElement()
        .satisfies(
            decided -> {
              assertThat(decided.decision()).isEqualTo("policy");
              assertThat(decided.rule()).isEqualTo(4);
              assertThat(decided.element()).isEqualTo("decide");
            });
  }

  @Test
  void keepsDueDatesInTheirOrder() {
    DueDateChange first = new DueDateChange("a", null, "b", "e", null, null);
    DueDateChange second = new DueDateChange("c", "b", "d", "e", "calendarAnnounced", "a");
    state.addDueDateChange(first);
    state.addDueDateChange(second);

    assertStored(
        state,
        "{'deadline':{'changes':[{'at':'a','from':null,'to':'b','element':'e'},{'at':'c','from':"
            + "'b','to':'d','element':'e','reason':'calendarAnnounced','since':'a'}]}}");
    assertThat(state.dueDateChanges()).containsExactly(first, second);
    assertThat(state.lastDueDateChange()).contains(second);
    assertThat(first.countedFrom()).isEqualTo("a");
    assertThat(second.countedFrom()).isEqualTo("a");
  }

  @Test
  void beginsAgainWithoutOutcomeAndDueDates() {
    state.setOutcome("signedOff");
    state.addDueDateChange(new DueDateChange("a", null, "b", "e", null, null));
    state.addChild("QH-1");
    state.beginAgain(NOON);

    assertStored(state, "{'deadline':{'start':'2026-11-24T04:00:00Z'},'children':['QH-1']}");
    assertThat(state.begunAgain()).isEqualTo(NOON);
    assertThat(state.children()).containsExactly("QH-1");
  }

  @Test
  void isStoredAgainAsItWasRead() {
    String text = "{\"fields\":{\"rectify\":{\"km\":12345678901234567890.125}},\"outcome\":\"x\"}";

    assertThat(ChangeableState.stored(text).text()).isEqualTo(text);
    assertThat(ProcessState.read(text).text()).isEqualTo(text);
  }

  @Test
  void aPartThatWasReadChangesNothing() {
    state.setFields("rectify", fields("km", 2));

    ((ObjectNode) state.part(Part.FIELDS)).removeAll();

    assertStored(state, "{'fields':{'rectify':{'km':2}}}");
  }

  @Test
  void isReadWhateverStandsThere() {
    ProcessState odd = ProcessState.read("{\"fields\":[1],\"deadline\":\"x\",\"guess\":true}");

    assertThat(odd.fields()).isEmpty();
    assertThat(odd.dueDateChanges()).isEmpty();
    assertThat(odd.unknown()).containsExactly("guess");
    assertThat(ProcessState.read("[]").unknown()).isEmpty();
  }
}
