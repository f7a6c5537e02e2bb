package org.bihuan.recurrence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.bihuan.issue.verification.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Verifies of which older issue an issue is the recurrence: the last entry about it says so. */
@Component
class LinkCheck implements RecordCheck {

  private static final String OF = "recurrenceOf";

  private final LineageRows rows;

  LinkCheck(LineageRows rows) {
    this.rows = rows;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    return new OfIssue(issue.number());
  }

  private final class OfIssue implements Comparison {

    private final String number;
    private @Nullable JsonNode of;
    private int seq;

    OfIssue(String number) {
      this.number = number;
    }

    @Override
    public void entry(TrailEntry entry) {
      if (TrailEvent.of(entry) instanceof TrailEvent.Recurrence link) {
        of = link.of().isMissingNode() ? null : link.of();
        seq = entry.seq();
      }
    }

    @Override
    public List<Difference> differences() {
      Records records = new Records("recurrence");
      JsonNode told = of;
      if (told != null) {
        records.told(number, seq, Map.of(OF, told));
      }
      rows.around(number).stream()
          .filter(link -> link.issue().equals(number) && link.recurrenceOf() != null)
          .forEach(
              link ->
                  records.found(number, Map.of(OF, Objects.requireNonNull(link.recurrenceOf()))));
      return records.differences();
    }
  }
}
