package org.bihuan.issue.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.bihuan.http.Messages;
import org.bihuan.issue.trail.Difference;
import org.bihuan.issue.trail.Verification;
import org.jspecify.annotations.Nullable;

/**
 * A verification as the API returns it.
 *
 * @param intact whether every entry is there, unchanged and in order, and every record matches the
 *     trail
 * @param brokenAt the entry of the first difference; null where there is none
 * @param differences the differences, at most a limited number
 */
record VerificationView(
    boolean intact, int entries, @Nullable Integer brokenAt, List<Told> differences) {

  static VerificationView of(Verification found, Messages messages) {
    return new VerificationView(
        found.intact(),
        found.entries(),
        found.brokenAt(),
        found.differences().stream().map(each -> Told.of(each, messages)).toList());
  }

  /**
   * One difference.
   *
   * @param message the same in the caller's language
   */
  @Schema(name = "TrailDifference")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Told(String what, String where, String fault, @Nullable Integer seq, String message) {

    static Told of(Difference difference, Messages messages) {
      String fault = difference.fault().code();
      return new Told(
          difference.what(),
          difference.where(),
          fault,
          difference.seq(),
          text(difference, messages));
    }
  }

  private static String text(Difference difference, Messages messages) {
    return messages.text(
        "issue.differs." + difference.fault().code(),
        messages.text("issue.record." + difference.what()),
        difference.where());
  }
}
