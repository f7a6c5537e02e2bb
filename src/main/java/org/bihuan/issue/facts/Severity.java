package org.bihuan.issue.facts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How severe an issue is, in ascending order. In the API description it is a string. */
@Schema(implementation = String.class)
public enum Severity {
  MINOR,
  MAJOR,
  CRITICAL;

  /** The code used in the API, the tables and the process files. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All codes, in order. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Severity::code).toList();
  }

  /** The severity of this code; none where it is unknown. */
  public static Optional<Severity> find(String code) {
    return Arrays.stream(values()).filter(severity -> severity.code().equals(code)).findFirst();
  }

  /**
   * The severity a row holds.
   *
   * @throws UnknownStoredCode where the row was changed by something other than this service
   */
  public static Severity stored(String code) {
    return find(code).orElseThrow(() -> new UnknownStoredCode("severity", code));
  }
}
