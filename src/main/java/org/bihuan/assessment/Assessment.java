package org.bihuan.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bihuan.assessment.band.Cases;

/**
 * What was counted for an assessment, from which all else follows.
 *
 * @param id 0 until it is stored
 * @param cases by figure
 */
record Assessment(
    long id,
    String unit,
    String type,
    LocalDate from,
    LocalDate to,
    List<FigureCases> cases,
    String decision,
    int decisionVersion,
    Instant madeAt,
    String madeBy) {

  /** The cases of each unit for one figure, by its code. */
  record FigureCases(String figure, List<Cases> units) {}
}
