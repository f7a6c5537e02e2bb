package org.bihuan.http;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A refusal told to the caller as an RFC 9457 problem detail. The name is the last part of the
 * problem's type, {@code /problems/<name>}; title and detail come from the message bundles as
 * {@code problem.<name>.title} and {@code problem.<name>.detail}, in the caller's language, with
 * the arguments filled in. Rooms subclass it to name their own facts.
 */
public class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Faults that one refusal names. Nobody mends more at once, and a request may hold 100,000. */
  public static final int MOST_ERRORS = 100;

  private final String name;
  private final HttpStatus status;
  private final transient Object[] arguments;
  private final transient List<FieldError> errors;

  /**
   * One field's fault. The message is a key of the bundles with its arguments.
   *
   * @param field the field as the caller named it, e.g. {@code fields.measures}
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record FieldError(String field, String messageKey, Object... arguments) {}

  /**
   * What any failure amounts to, as it would be told alone: for answers that hold the outcome of
   * several acts. An unexpected one is logged and becomes a reference to the log.
   */
  public static Problem of(Throwable failure) {
    return Refusals.of(failure);
  }

  public Problem(String name, HttpStatus status, Object... arguments) {
    this(name, status, List.of(), arguments);
  }

  public Problem(String name, HttpStatus status, List<FieldError> errors, Object... arguments) {
    super(name);
    this.name = name;
    this.status = status;
    this.errors = bounded(errors);
    this.arguments = arguments;
  }

  /** Enough of them; the last one says where that there are more. */
  private static List<FieldError> bounded(List<FieldError> errors) {
    if (errors.size() <= MOST_ERRORS) {
      return List.copyOf(errors);
    }
    List<FieldError> first = new ArrayList<>(errors.subList(0, MOST_ERRORS - 1));
    first.add(new FieldError(errors.get(MOST_ERRORS - 1).field(), "http.field.more"));
    return List.copyOf(first);
  }

  /** What is not there, or may not be seen by this caller: the two are told alike. */
  public static Problem notFound(String what, Object id) {
    return new Problem("not-found", HttpStatus.NOT_FOUND, what, id);
  }

  /** The caller is known, and may not do this. */
  public static Problem forbidden(String reasonKey, Object... arguments) {
    return new Problem("forbidden", HttpStatus.FORBIDDEN, new Reason(reasonKey, arguments));
  }

  /** The request as such is wrong; each fault names its field. */
  public static Problem malformed(List<FieldError> errors) {
    return new Problem("malformed", HttpStatus.BAD_REQUEST, errors);
  }

  public static Problem malformed(String field, String messageKey, Object... arguments) {
    return malformed(List.of(new FieldError(field, messageKey, arguments)));
  }

  /** A form that was understood but is not filled in as it must be. */
  public static Problem invalidSubmission(List<FieldError> errors) {
    return new Problem("invalid-submission", HttpStatus.UNPROCESSABLE_ENTITY, errors);
  }

  /** A message inside a message: resolved in the caller's language before it is filled in. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Reason(String messageKey, Object... arguments) {}

  public String name() {
    return name;
  }

  public HttpStatus status() {
    return status;
  }

  public Object[] arguments() {
    return arguments.clone();
  }

  public List<FieldError> errors() {
    return errors;
  }
}
