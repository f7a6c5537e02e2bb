package org.bihuan.workbench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bihuan.evidence.PublicUploads;
import org.bihuan.evidence.Uploads;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.workflow.reporting.PublicReports;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The photos and files sent with a report. */
@Component
class ReportedFiles {

  private final PublicUploads uploads;
  private final Uploads accepted;
  private final PublicReports reports;
  private final Messages messages;

  ReportedFiles(PublicUploads uploads, Uploads accepted, PublicReports reports, Messages messages) {
    this.uploads = uploads;
    this.accepted = accepted;
    this.reports = reports;
    this.messages = messages;
  }

  /**
   * Which files may be sent.
   *
   * @param accept in the form of the HTML attribute
   * @param types named for people
   */
  public record Picker(int most, long megabytes, String accept, String types) {}

  Picker picker() {
    return new Picker(
        reports.files(),
        accepted.maxFileSize().toMegabytes(),
        accepted.accepted(),
        messages.text(messages.locale(), accepted.types()));
  }

  /**
   * Takes the files; the report itself is in already.
   *
   * @return the names of those that were not taken
   */
  List<String> take(String receipt, List<MultipartFile> files) throws IOException {
    List<String> untaken = new ArrayList<>();
    for (MultipartFile file : files) {
      String name = file.getOriginalFilename();
      if (name == null || name.isEmpty()) {
        continue; // a browser sends an empty part where nothing was chosen
      }
      try {
        Object unused = uploads.take(receipt, file.getInputStream(), name);
      } catch (Problem refused) {
        untaken.add(name);
      }
    }
    return untaken;
  }
}
