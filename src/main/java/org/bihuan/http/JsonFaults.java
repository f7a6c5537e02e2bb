package org.bihuan.http;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a JSON body, by field, without Jackson's own words. */
final class JsonFaults {

  private JsonFaults() {}

  static Problem of(@Nullable Throwable cause) {
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
      if (at instanceof MismatchedInputException wrong && !wrong.getPath().isEmpty()) {
        return Problem.malformed(path(wrong), "http.field.type");
      }
    }
    return new Problem("malformed", org.springframework.http.HttpStatus.BAD_REQUEST, List.of());
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
