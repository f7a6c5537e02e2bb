package org.bihuan.assessment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;

/** An assessment in a list; its parts mean what they mean in {@link AssessmentView}. */
@Schema(name = "ListedAssessment")
public record AssessmentItem(
    String id,
    String unit,
    String unitName,
    String type,
    LocalDate from,
    LocalDate to,
    Instant madeAt,
    String madeBy) {}
