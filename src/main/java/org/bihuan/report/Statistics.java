package org.bihuan.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Figures over the issues that pass a filter and that the caller may see.
 *
 * @param by what they are grouped by; null where only the total was asked for
 * @param summary one sentence, as used in official notices
 */
public record Statistics(@Nullable String by, String summary, Group total, List<Group> groups) {

  /**
   * @param key a value of the filter of the same name; null for issues that have none
   * @param rate signed-off issues as a fraction of those neither withdrawn nor standing; null where
   *     none counts
   * @param firstPass signed off in round 1
   * @param firstPassRate those as a fraction of all signed off
   * @param overdue open and past the due date, while that is up to whoever must act
   * @param averageWorkingDays from opening, or reopening, to sign-off
   * @param relapses issues that relapsed at least once
   * @param reviewOverdue open, and a step of others than the responsible unit is past its due date
   * @param onTime signed off, and handed in by the due date
   * @param late signed off, but handed in after the due date
   * @param onTimeRate issues on time as a fraction of those signed off that had a due date
   * @param closedOtherwise closed without success, and counting in rates
   * @param standing in force, which is neither open nor closed, and not counted in rates
   * @param figures the type's own; none where figures of all types are asked for
   * @param links for a figure, the address that lists exactly its issues; left out where no filter
   *     describes exactly these
   */
  @Schema(name = "Figures")
  public record Group(
      @JsonInclude @Nullable String key,
      String name,
      long total,
      long open,
      long signedOff,
      long firstPass,
      long withdrawn,
      long overdue,
      @JsonInclude @Nullable Double rate,
      @JsonInclude @Nullable Double firstPassRate,
      @JsonInclude @Nullable Double averageWorkingDays,
      long relapses,
      long reviewOverdue,
      long onTime,
      long late,
      @JsonInclude @Nullable Double onTimeRate,
      long closedOtherwise,
      long standing,
      List<TypeFigure> figures,
      Map<String, String> links) {

    static Group of(
        @Nullable String key,
        String name,
        Figures it,
        List<TypeFigure> figures,
        Map<String, String> links) {
      return new Group(
          key,
          name,
          it.total(),
          it.open(),
          it.signedOff(),
          it.firstPass(),
          it.withdrawn(),
          it.overdue(),
          it.rate(),
          it.firstPassRate(),
          it.averageWorkingDays(),
          it.relapses(),
          it.reviewOverdue(),
          it.onTime(),
          it.late(),
          it.onTimeRate(),
          it.closedOtherwise(),
          it.standing(),
          figures,
          links);
    }
  }
}
