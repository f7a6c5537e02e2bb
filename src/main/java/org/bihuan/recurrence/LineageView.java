package org.bihuan.recurrence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem that came back: its issues, as far as the caller may see them, in the order in which
 * they were found.
 */
@Schema(name = "Lineage")
public record LineageView(String id, Instant changedAt, List<Member> issues) {

  /**
   * One issue of it.
   *
   * @param foundOn the day on which it was found; of opening, where no ledger said another
   * @param status {@code open}, {@code closed} or {@code standing}
   * @param signedOffAt when it was signed off; absent where it is not
   * @param heldDays for how many days it has been solved, since the sign-off until it came back, or
   *     until today; absent where it is not signed off
   * @param cameBack whether an issue that was found after its sign-off is the same problem
   * @param recurrenceOf the older issue; absent for the first, and where the caller may not see it
   * @param measures what was done about it, as it was reported last; absent where nothing was
   * @param mechanisms standing mechanisms that answer it
   */
  @Schema(name = "LineageIssue")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Member(
      String number,
      String type,
      String title,
      @Nullable String unit,
      String supervisor,
      @Nullable String category,
      @Nullable String campaign,
      Instant openedAt,
      LocalDate foundOn,
      String status,
      @Nullable Instant signedOffAt,
      @Nullable Integer heldDays,
      boolean cameBack,
      @Nullable String recurrenceOf,
      @Nullable String measures,
      List<Mechanism> mechanisms) {}

  /**
   * A standing mechanism.
   *
   * @param status {@code standing} where it is in force, {@code open} while it is drafted, {@code
   *     closed} once it is repealed
   */
  @Schema(name = "LineageMechanism")
  public record Mechanism(String number, String title, String status) {}
}
