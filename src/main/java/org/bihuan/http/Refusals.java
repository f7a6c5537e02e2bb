package org.bihuan.http;

import jakarta.servlet.ServletException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.bihuan.http.Problem.FieldError;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.UnsatisfiedServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/** Translates exceptions of the frameworks to a {@link Problem}. */
public final class Refusals {

  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  /**
   * SQL states that mean a conflict with another transaction, also where the engine's own mapper or
   * a driver class wraps the exception: serialization failure, deadlock, lock not available, H2's
   * lock timeout and concurrent update, unique key taken.
   */
  private static final Set<String> LOST_RACE =
      Set.of("40001", "40P01", "55P03", "HYT00", "90131", "23505");

  /** SQL states for text the database cannot hold, such as a NUL character. */
  private static final Set<String> UNSTORABLE = Set.of("22021", "22P05");

  private Refusals() {}

  public static Problem of(Throwable e) {
    if (e instanceof Problem problem) {
      return problem;
    }
    SlowTransfer slow = SlowTransfer.in(e);
    if (slow != null) {
      return slow.problem();
    }
    if (e instanceof ServletException wrapped && wrapped.getRootCause() != null) {
      return of(wrapped.getRootCause());
    }
    if (e instanceof HttpMessageNotReadableException unreadable) {
      return JsonFaults.of(unreadable.getCause());
    }
    if (e instanceof BodyTooLarge tooLarge) {
      return tooLarge.problem();
    }
    if (e instanceof ConcurrencyFailureException || e instanceof DuplicateKeyException) {
      return lostRace(e);
    }
    if (DatabaseAway.isCauseOf(e)) {
      return DatabaseAway.refused(e);
    }
    if (e instanceof MultipartException multipart) {
      return multipart(multipart);
    }
    if (isOfTheRequest(e)) {
      return new Problem("malformed", HttpStatus.BAD_REQUEST);
    }
    if (e instanceof MethodArgumentTypeMismatchException wrong) {
      return Problem.malformed(wrong.getName(), "http.field.type");
    }
    if (e instanceof ErrorResponse refused && !refused.getStatusCode().is5xxServerError()) {
      return refused(refused);
    }
    String state = sqlState(e);
    if (LOST_RACE.contains(state)) {
      return lostRace(e);
    }
    return UNSTORABLE.contains(state) ? Problem.malformed("", "http.text.unstorable") : internal(e);
  }

  /**
   * Whether the exception means that the container or the firewall found the request itself
   * malformed.
   */
  public static boolean isOfTheRequest(Throwable e) {
    if (e instanceof ServletException wrapped && wrapped.getRootCause() != null) {
      return isOfTheRequest(wrapped.getRootCause());
    }
    return e instanceof UnreadableBody
        || e instanceof BadRequestException
        || e instanceof RequestRejectedException
        || e instanceof InvalidFileNameException
        || e instanceof MultipartException
        || GoneClients.caused(e);
  }

  private static String sqlState(Throwable e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }

  /** The problem for a request that the container refused with only a status. */
  public static Problem ofStatus(int code) {
    HttpStatus status = HttpStatus.resolve(code);
    if (status == HttpStatus.NOT_IMPLEMENTED || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED) {
      return new Problem("malformed", HttpStatus.BAD_REQUEST); // an unsupported version of HTTP
    }
    return status == null || status.is5xxServerError()
        ? internal(new IllegalStateException("The container answered " + code))
        : byStatus(status, HttpHeaders.EMPTY);
  }

  private static Problem multipart(MultipartException e) {
    if (e instanceof MaxUploadSizeExceededException tooLarge) {
      return BodyTooLarge.problem(Math.max(tooLarge.getMaxUploadSize(), 0));
    }
    return new Problem("malformed", HttpStatus.BAD_REQUEST);
  }

  private static Problem refused(ErrorResponse e) {
    if (e instanceof MissingServletRequestParameterException missing) {
      return Problem.malformed(List.of(FieldError.missing(missing.getParameterName())));
    }
    if (e instanceof MissingServletRequestPartException missing) {
      return Problem.malformed(List.of(FieldError.missing(missing.getRequestPartName())));
    }
    if (e instanceof MissingRequestHeaderException missing) {
      return Problem.malformed(List.of(FieldError.missing(missing.getHeaderName())));
    }
    if (e instanceof BindingResult binding) {
      return Problem.malformed(faults(binding));
    }
    if (e instanceof HandlerMethodValidationException invalid) {
      return Problem.malformed(
          invalid.getParameterValidationResults().stream()
              .map(
                  r ->
                      new FieldError(
                          parameter(r.getMethodParameter().getParameterName()),
                          "http.field.invalid"))
              .toList());
    }
    if (e instanceof UnsatisfiedServletRequestParameterException) {
      return new Problem("malformed", HttpStatus.BAD_REQUEST);
    }
    return byStatus(HttpStatus.valueOf(e.getStatusCode().value()), e.getHeaders());
  }

  private static String parameter(@org.jspecify.annotations.Nullable String name) {
    return name == null ? "" : name;
  }

  private static List<FieldError> faults(BindingResult binding) {
    return binding.getFieldErrors().stream()
        .map(
            e ->
                new FieldError(
                    e.getField(), e.isBindingFailure() ? "http.field.type" : "http.field.invalid"))
        .toList();
  }

  private static Problem byStatus(HttpStatus status, HttpHeaders headers) {
    String name =
        switch (status) {
          case NOT_FOUND -> "no-such-address";
          case METHOD_NOT_ALLOWED -> "method-not-allowed";
          case UNSUPPORTED_MEDIA_TYPE -> "unsupported-media-type";
          case PAYLOAD_TOO_LARGE -> "too-large";
          case UNAUTHORIZED -> "unauthenticated";
          case FORBIDDEN -> "forbidden";
          default -> "malformed";
        };
    Object[] arguments = name.equals("too-large") ? new Object[] {0} : new Object[0];
    return new RefusedWithHeaders(name, status, headers, arguments);
  }

  /** Told in the log as well: one that comes often is no chance, but a design that lets it. */
  private static Problem lostRace(Throwable e) {
    LOG.info("Refused since another transaction was first: {}", String.valueOf(e.getMessage()));
    LOG.debug("Refused since another transaction was first", e);
    return new Problem("stale", HttpStatus.CONFLICT);
  }

  /** A bug, or a dependency that is down: the caller gets a reference to the log, nothing else. */
  private static Problem internal(Throwable e) {
    String reference = UUID.randomUUID().toString();
    LOG.error("Reference {}", reference, e);
    return new Problem("internal", HttpStatus.INTERNAL_SERVER_ERROR, reference);
  }
}
