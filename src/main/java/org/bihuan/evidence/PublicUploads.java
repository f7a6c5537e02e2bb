package org.bihuan.evidence;

import java.io.IOException;
import java.io.InputStream;
import org.bihuan.evidence.inspection.Inspection;
import org.bihuan.organization.PublicActor;
import org.bihuan.workflow.reporting.PublicReports;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Receives files from members of the public, who have a receipt in place of an account. */
@Component
public class PublicUploads {

  private final PublicReports reports;
  private final Evidences evidences;
  private final Uploads uploads;

  PublicUploads(PublicReports reports, Evidences evidences, Uploads uploads) {
    this.reports = reports;
    this.evidences = evidences;
    this.uploads = uploads;
  }

  /**
   * Adds a file to what was reported, within the limits of any evidence.
   *
   * @throws org.bihuan.http.Problem 404 where there is no such receipt, 409, 413 or 422 where the
   *     file is refused
   */
  public Evidence take(String receipt, InputStream content, @Nullable String name)
      throws IOException {
    String issue = reports.issue(receipt);
    long had =
        evidences.of(issue).stream()
            .filter(evidence -> PublicActor.is(evidence.uploadedBy()))
            .count();
    if (had >= reports.files()) {
      throw Inspection.refused("evidence.tooMany", reports.files());
    }
    return uploads.take(PublicActor.CALLER, issue, content, name, null);
  }
}
