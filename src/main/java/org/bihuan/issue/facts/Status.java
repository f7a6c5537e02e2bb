package org.bihuan.issue.facts;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an issue is still open: what stands in force is neither open nor closed. In the API
 * description it is a string.
 */
@Schema(implementation = String.class)
public enum Status {
  OPEN,
  STANDING,
  CLOSED;

  /** The code used in the API and the tables. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All codes, in order. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(Status::code).toList();
  }

  /** The status of this code; none where it is unknown. */
  public static Optional<Status> find(String code) {
    return Arrays.stream(values()).filter(status -> status.code().equals(code)).findFirst();
  }

  /**
   * The status a row holds.
   *
   * @throws UnknownStoredCode where the row was changed by something other than this service
   */
  public static Status stored(String code) {
    return find(code).orElseThrow(() -> new UnknownStoredCode("status", code));
  }
}
