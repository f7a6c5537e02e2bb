package org.bihuan.issue.facts;

import java.util.Arrays;
import java.util.List;

/**
 * How issues are found, as far as this service has a code for it. Other systems may use codes of
 * their own, so an issue stores its source as a text.
 */
public enum Source {
  INSPECTION("inspection"),
  SELF_INSPECTION("selfInspection"),
  CASE_FILE_REVIEW("caseFileReview"),
  HOTLINE("hotline"),
  HOTLINE_12345("hotline12345"),
  HOTLINE_12328("hotline12328"),
  SURVEY("survey"),
  COMPANY_MEETING("companyMeeting"),
  LOOK_BACK("lookBack"),
  COMPLAINT("complaint"),
  LEAD("lead");

  private final String code;

  Source(String code) {
    this.code = code;
  }

  /** The code used in the API, the tables and the process files. */
  public String code() {
    return code;
  }

  /** All codes; each has a text {@code source.<code>} in the message bundles. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Source::code).toList();
  }
}
