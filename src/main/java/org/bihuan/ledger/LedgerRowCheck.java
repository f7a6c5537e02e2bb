package org.bihuan.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bihuan.issue.Issue;
import org.bihuan.issue.event.Corrected;
import org.bihuan.issue.event.Opened;
import org.bihuan.issue.event.TrailEvent;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.TrailEntry;
import org.bihuan.issue.verification.RecordCheck;
import org.bihuan.issue.verification.Records;
import org.bihuan.ledger.row.LedgerRows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Verifies from which ledger row an issue was imported. The entry of its opening records that, also
 * that there was none; older entries do not, and are not compared. The number of issues of the same
 * row that the importer could not see is in no entry, since the importer may read it.
 */
@Component
class LedgerRowCheck implements RecordCheck {

  private static final String FINGERPRINT = "fingerprint";

  private final LedgerRows rows;

  LedgerRowCheck(LedgerRows rows) {
    this.rows = rows;
  }

  static Map<String, @Nullable Object> told(LedgerRows.Imported row) {
    Map<String, @Nullable Object> told = parts(row);
    told.put(FINGERPRINT, row.fingerprint());
    return told;
  }

  private static Map<String, @Nullable Object> parts(LedgerRows.Imported row) {
    Map<String, @Nullable Object> parts = new HashMap<>();
    parts.put("foundOn", row.foundOn() == null ? null : row.foundOn().toString());
    return parts;
  }

  @Override
  public Comparison begin(Issue issue, boolean bytes) {
    return new OfIssue(issue);
  }

  private final class OfIssue implements Comparison {

    private final Issue issue;
    private final Records records = new Records("ledgerRow");
    private boolean isTold;

    OfIssue(Issue issue) {
      this.issue = issue;
    }

    @Override
    public void entry(TrailEntry entry) {
      TrailEvent event = TrailEvent.of(entry);
      if (event instanceof Opened opened && opened.tellsLedgerRow()) {
        isTold = true;
        tell(opened.ledgerRow(), entry);
      } else if (event instanceof Corrected corrected) {
        tell(corrected.ledgerRow(), entry);
      }
    }

    private void tell(JsonNode row, TrailEntry entry) {
      if (row.isObject()) {
        Map<String, @Nullable Object> told = new HashMap<>();
        told.put("foundOn", row.path("foundOn"));
        records.told(row.path(FINGERPRINT).asText(), entry.seq(), told);
      }
    }

    @Override
    public List<Difference> differences() {
      if (!isTold) {
        return List.of();
      }
      rows.of(issue.number()).forEach(row -> records.found(row.fingerprint(), parts(row)));
      return records.differences();
    }
  }
}
