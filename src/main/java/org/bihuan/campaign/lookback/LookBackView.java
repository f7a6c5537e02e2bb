package org.bihuan.campaign.lookback;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.campaign.sampling.Method;
import org.jspecify.annotations.Nullable;

/**
 * A look-back with what it has found so far.
 *
 * @param status {@code frozen}: to be drawn; {@code drawn}; {@code abandoned}
 * @param unit the supervising unit that looks back
 * @param type of the issues by which it rechecks
 * @param selection which signed-off issues: the filter that was given
 * @param frameSize how many there were when the frame was frozen
 * @param sampleSize how many of them are drawn
 * @param frameHash SHA-256 over the lines of the frame
 * @param word what was said after the frame was frozen; null until it is drawn
 * @param decidedAt when it was drawn or abandoned
 * @param complete whether all that were drawn have a verdict
 * @param result of all
 * @param groups the same by unit, by category and, of a stratified sample, by stratum
 * @param drawn the sample
 */
@Schema(name = "LookBack")
public record LookBackView(
    String id,
    String status,
    String unit,
    String type,
    Map<String, String> selection,
    Method method,
    @Nullable String stratum,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Integer> weights,
    @JsonProperty("N") int frameSize,
    @JsonProperty("n") int sampleSize,
    String frameHash,
    Instant frozenAt,
    String frozenBy,
    @Nullable String word,
    @Nullable String seed,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable String reason,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LookBackPlan plan,
    boolean complete,
    @com.fasterxml.jackson.annotation.JsonUnwrapped Found result,
    List<GroupFound> groups,
    List<DrawnIssue> drawn) {

  /**
   * What the rechecks found. Rates are fractions.
   *
   * @param rechecked how many have a verdict other than that they cannot be checked
   * @param holds how many hold
   * @param relapsed how many relapsed
   * @param neverFixed how many had never been fixed
   * @param cannotBeChecked how many cannot be checked
   * @param outstanding how many have no verdict yet
   * @param trueFixRate the share that holds, of those rechecked; null where none is
   * @param low the lower limit: what has no verdict, or cannot be checked, counts as not holding;
   *     null where fewer than five are rechecked, or where this design gives no interval
   * @param high the upper limit: the same counts as holding
   * @param confidence how sure the limits are
   * @param effectiveN the size of the simple sample from a large frame that would tell as much
   * @param selfReported the share that is reported as signed off, of the same issues
   */
  @Schema(name = "LookBackResult")
  public record Found(
      int rechecked,
      int holds,
      int relapsed,
      int neverFixed,
      int cannotBeChecked,
      int outstanding,
      @JsonInclude @Nullable Double trueFixRate,
      @JsonInclude @Nullable Double low,
      @JsonInclude @Nullable Double high,
      double confidence,
      @JsonInclude @Nullable Double effectiveN,
      @JsonInclude @Nullable Double selfReported) {}

  /**
   * What was found in a part of the frame.
   *
   * @param by {@code unit}, {@code category} or {@code stratum}
   * @param key its code; null for issues that have none
   * @param name in the caller's language
   */
  @Schema(name = "LookBackGroup")
  public record GroupFound(
      String by,
      @JsonInclude @Nullable String key,
      String name,
      @JsonProperty("N") int frameSize,
      @JsonProperty("n") int sampleSize,
      @com.fasterxml.jackson.annotation.JsonUnwrapped Found found) {}

  /**
   * One issue of the sample.
   *
   * @param pi how likely it was to be drawn
   * @param recheck the number of the issue by which it is rechecked; null until that is opened
   * @param verdict null until there is one
   * @param cause why it could not be opened yet; left out where nothing failed
   */
  @Schema(name = "LookBackDrawn")
  public record DrawnIssue(
      String number,
      String stratum,
      double pi,
      @JsonInclude @Nullable String recheck,
      @JsonInclude @Nullable String verdict,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String cause) {}
}
