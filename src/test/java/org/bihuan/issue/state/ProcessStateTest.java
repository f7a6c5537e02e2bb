package org.bihuan.issue.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bihuan.issue.facts.InstancePath.NONE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bihuan.issue.event.Decided;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.issue.facts.InstancePath;
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
    assertThat(state.fields(NONE)).isEmpty();
    assertThat(state.policy(NONE)).isEmpty();
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
    state.setOutcome(NONE, "submit");
    state.setFields("rectify", fields("km", 2));
    state.addCompletion(NONE, "rectify", "li");
    state.addCompletion(NONE, "rectify", "wang");
    state.addCompletion(NONE, "rectify", "li");

    assertStored(
        state,
        "{'outcome':'submit','fields':{'rectify':{'km':2}},'completedBy':{'rectify':['li','wang']}}");
    assertThat(state.outcome()).isEqualTo("submit");
    assertThat(state.fields(NONE)).isEqualTo(Map.of("rectify", Map.of("km", 2)));
    assertThat(state.completedSteps()).containsExactly("rectify");
    assertThat(state.completedBy("rectify")).containsExactly("li", "wang");
  }

  @Test
  void fieldsOfALaterRoundTakeThePlaceOfEarlierOnes() {
    state.setFields("rectify", fields("km", 2));
    state.setFields("rectify", fields("days", 3));
    assertStored(state, "{'fields':{'rectify':{'days':3}}}");

    state.removeFields(NONE, "rectify");
    assertStored(state, "{'fields':{}}");
  }

  @Test
  void keepsWhatADecisionGaveAndItsRule() {
    ProcessElement decide = new ProcessElement("rectification", 3, "decide");
    state.addDecision(NONE, Decided.of(decide, "policy", 1, "ab", 2, Map.of("days", 7)));
    state.addDecision(NONE, Decided.of(decide, "policy", 1, "ab", 4, Map.of("days", 9)));

    assertStored(
        state,
        "{'policy':{'days':9},'rules':{'policy':{'process':'rectification','version':3,"
            + "'element':'decide','decision':'policy','decisionVersion':1,'sha256':'ab','rule':4,"
            + "'result':{'days':9}}}}");
    assertThat(state.policy(NONE)).isEqualTo(Map.of("days", 9L));
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
    state.setOutcome(NONE, "signedOff");
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

    assertThat(odd.fields(NONE)).isEmpty();
    assertThat(odd.dueDateChanges()).isEmpty();
    assertThat(odd.unknown()).containsExactly("guess");
    assertThat(ProcessState.read("[]").unknown()).isEmpty();
  }

  /** What several filled in, as others see it. */
  private static List<Map<String, Integer>> rows(String name, Integer... values) {
    return Stream.of(values).map(value -> Map.of(name, value)).toList();
  }

  private static InstancePath at(String path) {
    return InstancePath.parse(path);
  }

  @Test
  void eachInstanceSeesWhatIsItsOwnAndOthersSeeLists() {
    state.setFields("opened", fields("km", 1));
    state.setFields(at("inspect:1"), "inspect", fields("found", 7));
    state.setFields(at("inspect:0"), "inspect", fields("found", 5));
    state.setOutcome(at("inspect:1"), "good");
    state.setOutcome(at("inspect:0"), "bad");

    assertThat(state.fields(NONE))
        .isEqualTo(Map.of("opened", Map.of("km", 1), "inspect", rows("found", 5, 7)));
    assertThat(state.fields(at("inspect:1")))
        .isEqualTo(Map.of("opened", Map.of("km", 1), "inspect", Map.of("found", 7)));
    assertThat(state.fields(at("inspect:2"))).isEqualTo(Map.of("opened", Map.of("km", 1)));
    assertThat(state.outcome(at("inspect:1"))).isEqualTo("good");
    assertThat(state.outcome(at("inspect:2"))).isNull();
    assertThat(state.outcome(NONE)).as("of the step completed last").isEqualTo("bad");
  }

  @Test
  void instancesWithinInstancesHaveTheirOwn() {
    state.setFields(at("visit:0"), "arrive", fields("people", 2));
    state.setFields(at("visit:0/look:0"), "look", fields("found", 1));
    state.setFields(at("visit:0/look:1"), "look", fields("found", 2));
    state.setFields(at("visit:1/look:0"), "look", fields("found", 3));

    assertThat(state.fields(NONE))
        .isEqualTo(Map.of("arrive", rows("people", 2), "look", rows("found", 1, 2, 3)));
    assertThat(state.fields(at("visit:0")))
        .isEqualTo(Map.of("arrive", Map.of("people", 2), "look", rows("found", 1, 2)));
    assertThat(state.fields(at("visit:0/look:1")))
        .isEqualTo(Map.of("arrive", Map.of("people", 2), "look", Map.of("found", 2)));
  }

  @Test
  void whatInstancesKeptIsOverWhenTheyBeginAgain() {
    state.setFields(at("visit:0/look:0"), "look", fields("found", 1));
    state.setFields(at("visit:1/look:0"), "look", fields("found", 2));

    state.beginInstances(at("visit:0"), "look");
    assertThat(state.fields(NONE)).isEqualTo(Map.of("look", rows("found", 2)));

    state.beginInstances(NONE, "visit");
    assertThat(state.fields(NONE)).isEmpty();
  }

  @Test
  void knowsWhoDidTheOtherInstances() {
    state.addCompletion(at("vote:0"), "vote", "li");
    state.addCompletion(at("vote:1"), "vote", "wang");

    assertThat(state.completedBy("vote")).containsExactly("li", "wang");
    assertThat(state.completedBeside(at("vote:0"), "vote")).containsExactly("wang");
    assertThat(state.completedBeside(at("vote:2"), "vote")).containsExactly("li", "wang");
    assertThat(state.completedBeside(NONE, "vote")).isEmpty();
  }

  @Test
  void decisionsOfInstancesAreTheirOwn() {
    ProcessElement decide = new ProcessElement("rectification", 3, "decide");
    state.addDecision(NONE, Decided.of(decide, "policy", 1, "ab", 2, Map.of("days", 7)));
    state.addDecision(
        at("visit:1"), Decided.of(decide, "level", 1, "ab", 2, Map.of("level", "high")));

    assertThat(state.policy(at("visit:1"))).isEqualTo(Map.of("days", 7L, "level", "high"));
    assertThat(state.policy(at("visit:0"))).isEqualTo(Map.of("days", 7L));
    assertThat(state.policy(NONE)).isEqualTo(Map.of("days", 7L, "level", List.of("high")));
  }

  @Test
  void readsPathsAsTheyAreStored() {
    assertThat(at("visit:0/look:12").text()).isEqualTo("visit:0/look:12");
    assertThat(at("visit:x").isNone()).isTrue();
    assertThat(at("").isNone()).isTrue();
    assertThat(at("visit:0/look:1").isBeside(at("visit:0/look:2"))).isTrue();
    assertThat(at("visit:0/look:1").isBeside(at("visit:1/look:2"))).isFalse();
    assertThat(NONE.isBeside(NONE)).isFalse();
  }
}
