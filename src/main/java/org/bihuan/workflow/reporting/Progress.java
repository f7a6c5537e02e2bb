package org.bihuan.workflow.reporting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bihuan.process.FormView;
import org.jspecify.annotations.Nullable;

/**
 * What whoever has the receipt of a report is told of it.
 *
 * @param name of the type
 * @param steps those that the process lets be told, in order
 * @param questions steps that they are asked to answer now
 */
@Schema(name = "PublicProgress")
public record Progress(
    String type, String name, Instant reportedAt, List<Told> steps, List<Question> questions) {

  /**
   * A step or an end.
   *
   * @param state {@code done}, {@code waiting} or {@code ended}
   * @param at when it was completed, or began
   */
  @Schema(name = "PublicStep")
  public record Told(String step, String name, String state, Instant at) {}

  /** A step that whoever has the receipt may answer. */
  @Schema(name = "PublicQuestion")
  public record Question(
      String task,
      String step,
      String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String help,
      FormView form,
      Map<String, String> names) {}
}
