package org.bihuan.workflow.reporting;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.issue.trail.Canonical;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes in a report once, however often its form is sent: by a double click, or when the page is
 * loaded again. The receipt follows from the key that each form shown has and from what was filled
 * in, so that nothing but its hash needs to be kept.
 */
@Component
public class SentReports {

  private static final Pattern KEY = Pattern.compile("[0-9a-f]{32}");

  private final PublicReports reports;

  SentReports(PublicReports reports) {
    this.reports = reports;
  }

  /**
   * What became of a report.
   *
   * @param first whether it was taken in now; else it was before
   */
  public record Sent(String receipt, boolean first) {}

  /** The key of a form that is shown for the first time: 128 random bits. */
  public static String freshKey() {
    return Receipt.fresh();
  }

  /**
   * Takes in a report unless it was taken in before.
   *
   * @param key the form's key; without a valid one the report is always taken in
   * @throws org.bihuan.http.Problem as {@link PublicReports#take}
   */
  public Sent take(String type, @Nullable String key, Report report) {
    if (key == null || !KEY.matcher(key).matches()) {
      return new Sent(reports.take(type, report), true);
    }
    String receipt = Receipt.of(key, content(type, report));
    if (reports.isGiven(receipt)) {
      return new Sent(receipt, false);
    }
    try {
      reports.take(type, report, receipt);
      return new Sent(receipt, true);
    } catch (DuplicateKeyException sentTwice) {
      if (!reports.isGiven(receipt)) {
        throw sentTwice;
      }
      return new Sent(receipt, false);
    }
  }

  private static String content(String type, Report report) {
    List<@Nullable Object> content = new ArrayList<>();
    content.add(type);
    content.add(report.title());
    content.add(report.description());
    content.add(report.location());
    content.add(report.fields());
    return Canonical.text(Canonical.sorted(Canonical.of(content)));
  }
}
