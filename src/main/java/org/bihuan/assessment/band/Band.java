package org.bihuan.assessment.band;

import java.util.Locale;

/** How the figure of a unit compares with that of all others. */
public enum Band {
  BETTER("better"),
  /** The difference may be chance. */
  ALIKE("alike"),
  WORSE("worse"),
  /** Its cases are too few to say anything. */
  TOO_FEW("tooFew");

  private final String code;

  Band(String code) {
    this.code = code;
  }

  /** As it is told, and as decision tables name it. */
  public String code() {
    return code;
  }

  /** The end of the keys of its messages. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
