package org.bihuan.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import org.jspecify.annotations.Nullable;

/**
 * Describes what is wrong with a JSON body, by field or by line and column, without Jackson's own
 * messages.
 */
public final class JsonFaults {

  private JsonFaults() {}

  static Problem of(@Nullable Throwable cause) {
    if (cause == null) {
      return Problem.malformed("", "http.json.missing");
    }
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof Problem problem) {
        return problem;
      }
      if (at instanceof BodyTooLarge tooLarge) {
        return tooLarge.problem();
      }
      if (at instanceof StreamConstraintsException) {
        return Problem.malformed("", "http.json.excessive");
      }
      if (at instanceof PropertyBindingException unknown) {
        return Problem.malformed(path(unknown), "http.field.unknown");
      }
      if (at instanceof MismatchedInputException wrong) {
        return wrong.getPath().isEmpty()
            ? Problem.malformed("", "http.json.shape")
            : Problem.malformed(path(wrong), "http.field.type");
      }
      if (at instanceof StreamReadException broken) {
        return broken(broken);
      }
    }
    return Problem.malformed("", "http.json.unreadable");
  }

  /** For a body that is not JSON from some position on; a duplicate field is reported here too. */
  private static Problem broken(StreamReadException e) {
    JsonLocation at = e.getLocation();
    if (at == null || at.getLineNr() < 1) {
      return Problem.malformed("", "http.json.unreadable");
    }
    return Problem.malformed(
        field(e.getProcessor()), "http.json.broken", at.getLineNr(), at.getColumnNr());
  }

  /** The parser's position, as far as it knows it. */
  public static String field(@Nullable JsonParser parser) {
    StringBuilder path = new StringBuilder();
    JsonStreamContext at = parser == null ? null : parser.getParsingContext();
    for (; at != null && !at.inRoot(); at = at.getParent()) {
      if (at.inArray()) {
        path.insert(0, "[" + at.getCurrentIndex() + "]");
      } else if (at.hasCurrentName()) {
        path.insert(0, at.getCurrentName()).insert(0, at.getParent().inRoot() ? "" : ".");
      }
    }
    return path.toString();
  }

  /** Field names joined by dots, positions in brackets: {@code items[2].fields.measures}. */
  private static String path(JsonMappingException e) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }
}
