package org.bihuan.doubt;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.bihuan.doubt.Rule.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A doubt as its reader sees it.
 *
 * @param name the rule's, in the reader's language
 * @param told what was found, in the reader's language
 * @param where the step and field, or the file
 * @param round of the issue, in which it was handed in or reviewed
 * @param facts what was compared, by name
 * @param evidence the id of the file it is about; null where it is about none
 * @param other the other place; null where there is none, or the reader may not see that issue
 * @param otherHidden whether there is one in an issue that the reader may not see
 * @param afterSignOff whether it was found after the issue was signed off
 * @param dismissal null while nobody has looked at it
 */
@Schema(name = "Doubt")
public record DoubtView(
    String id,
    Rule rule,
    Kind kind,
    String name,
    String told,
    String where,
    int round,
    Map<String, Object> facts,
    @Nullable String evidence,
    @Nullable OtherPlace other,
    boolean otherHidden,
    Instant foundAt,
    boolean afterSignOff,
    @Nullable Dismissal dismissal) {

  /**
   * The place that it was compared with.
   *
   * @param issue its number
   * @param evidence the id of the file there; null where it is a text
   */
  @Schema(name = "DoubtOtherPlace")
  public record OtherPlace(String issue, @Nullable String evidence, Map<String, Object> facts) {}

  /** That somebody has looked at it, and has no concern. */
  @Schema(name = "DoubtDismissal")
  public record Dismissal(Instant at, String by, String reason) {}
}
