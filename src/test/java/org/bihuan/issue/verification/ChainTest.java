package org.bihuan.issue.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.issue.trail.Canonical;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.Difference.Fault;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.trail.TrailHash;
import org.junit.jupiter.api.Test;

class ChainTest {

  private static final String ISSUE = "QH-2026-000001";

  private final List<TrailEntry> trail = trail("opened", "claimed", "completed");

  private static List<TrailEntry> trail(String... acts) {
    List<TrailEntry> trail = new ArrayList<>();
    String hash = TrailHash.START;
    for (String act : acts) {
      TrailEntry entry = entry(trail.size() + 1, act, "dt-rectifier");
      hash = TrailHash.of(hash, ISSUE, entry, Canonical.text(entry.data()));
      trail.add(entry.hashed(entry.data(), hash));
    }
    return trail;
  }

  private static TrailEntry entry(int seq, String act, String actor) {
    return new TrailEntry(
        seq,
        Instant.parse("2026-11-24T04:00:00Z"),
        actor,
        "QH-XN-DT",
        act,
        null,
        null,
        1,
        JsonNodeFactory.instance.objectNode().put("km", seq),
        "");
  }

  private static List<Difference> differences(List<TrailEntry> trail, int seq, String hash) {
    Chain chain = new Chain(ISSUE);
    trail.forEach(entry -> chain.add(entry, Canonical.text(entry.data())));
    return chain.end(seq, hash);
  }

  private List<Difference> differences(List<TrailEntry> found) {
    return differences(found, 3, trail.get(2).hash());
  }

  private static Difference at(int seq, Fault fault) {
    return new Difference("trail", Integer.toString(seq), fault, seq);
  }

  @Test
  void isIntactAsItWasWritten() {
    assertThat(differences(trail)).isEmpty();
  }

  @Test
  void namesTheFirstEntryThatWasChanged() {
    TrailEntry other = entry(2, "claimed", "xn-reviewer");
    List<TrailEntry> changed =
        List.of(trail.get(0), other.hashed(other.data(), trail.get(1).hash()), trail.get(2));

    assertThat(differences(changed)).containsExactly(at(2, Fault.CHANGED));
  }

  @Test
  void missesAnEntryThatWasTakenOut() {
    assertThat(differences(List.of(trail.get(0), trail.get(2))))
        .containsExactly(at(2, Fault.MISSING));
  }

  @Test
  void missesTheLastEntryThoughTheIssuesHashWasSetBack() {
    assertThat(differences(trail.subList(0, 2), 3, trail.get(1).hash()))
        .containsExactly(at(3, Fault.MISSING));
  }

  @Test
  void missesAllEntries() {
    assertThat(differences(List.of(), 3, trail.get(2).hash()))
        .containsExactly(at(1, Fault.MISSING));
  }

  @Test
  void findsAnEntryThatTheIssueKnowsNothingOf() {
    assertThat(differences(trail, 2, trail.get(1).hash())).containsExactly(at(3, Fault.ADDED));
  }

  @Test
  void aTrailWrittenAnewDoesNotEndAsTheIssueSays() {
    List<TrailEntry> anew = trail("opened", "claimed", "released");

    assertThat(differences(anew)).containsExactly(at(3, Fault.CHANGED));
  }

  @Test
  void beginsWithTheOpening() {
    List<TrailEntry> other = trail("claimed", "completed");

    assertThat(differences(other, 2, other.get(1).hash())).containsExactly(at(1, Fault.CHANGED));
  }
}
