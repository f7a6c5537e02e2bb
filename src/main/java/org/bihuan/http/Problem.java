package org.bihuan.http;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A refusal, sent to the caller as an RFC 9457 problem detail. The name is the last part of the
 * problem's type, {@code /problems/<name>}; title and detail come from the message bundles as
 * {@code problem.<name>.title} and {@code problem.<name>.detail}, in the caller's language, with
 * the arguments filled in. Modules subclass it for their own kinds of refusals.
 */
public class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * How many field errors one refusal lists at most. Nobody corrects more at once, and a request
   * may have 100,000.
   */
  public static final int MOST_ERRORS = 100;

  private final String name;
  private final HttpStatus status;
  private final transient Object[] arguments;
  private final transient List<FieldError> errors;

  /**
   * The error of one field. The message is a key of the bundles with its arguments.
   *
   * @param field the field as the caller named it, e.g. {@code fields.measures}
   */
  @SuppressWarnings("ArrayRecordComponent")
  public record FieldError(String field, String messageKey, Object... arguments) {

    /** A field that must be given: the text asks for it by its name. */
    public static FieldError missing(String field) {
      return new FieldError(field, "http.missing", new Missing(field));
    }
  }

  /**
   * An argument of a message: the request to fill in a field, in the words of its name.
   *
   * @param field its path, such as {@code days[0].name}, of which the last part has the name
   */
  public record Missing(String field) {

    String name() {
      String last = field.substring(field.lastIndexOf('.') + 1);
      int index = last.indexOf('[');
      return index < 0 ? last : last.substring(0, index);
    }
  }

  /**
   * The problem for any exception, as if it were the response to a single request: for responses
   * that hold the results of several operations. An unexpected exception is logged and becomes a
   * reference to the log.
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

  /** At most {@link #MOST_ERRORS} of them; the last one then says that there are more. */
  private static List<FieldError> bounded(List<FieldError> errors) {
    if (errors.size() <= MOST_ERRORS) {
      return List.copyOf(errors);
    }
    List<FieldError> first = new ArrayList<>(errors.subList(0, MOST_ERRORS - 1));
    first.add(new FieldError(errors.get(MOST_ERRORS - 1).field(), "http.field.more"));
    return List.copyOf(first);
  }

  /** Something does not exist, or this caller may not see it: both get the same response. */
  public static Problem notFound(String what, Object id) {
    return new Problem("not-found", HttpStatus.NOT_FOUND, what, id);
  }

  /** The caller is signed in, but may not do this. */
  public static Problem forbidden(String reasonKey, Object... arguments) {
    return new Problem("forbidden", HttpStatus.FORBIDDEN, new Reason(reasonKey, arguments));
  }

  /** The request itself is malformed; each error names its field. */
  public static Problem malformed(List<FieldError> errors) {
    return new Problem("malformed", HttpStatus.BAD_REQUEST, errors);
  }

  public static Problem malformed(String field, String messageKey, Object... arguments) {
    return malformed(List.of(new FieldError(field, messageKey, arguments)));
  }

  /** The request could be read, but the values of its form are not valid. */
  public static Problem invalidSubmission(List<FieldError> errors) {
    return new Problem("invalid-submission", HttpStatus.UNPROCESSABLE_ENTITY, errors);
  }

  /**
   * A message that is an argument of another: resolved in the caller's language before it is
   * inserted.
   */
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
