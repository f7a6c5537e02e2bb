package org.bihuan.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/** An RFC 9457 problem detail as it is sent, in the caller's language. */
public record ProblemBody(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    @JsonInclude(Include.NON_EMPTY) List<Fault> errors) {

  /** What is wrong with one field. */
  public record Fault(String field, String message) {}
}
