package org.bihuan.assessment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.bihuan.http.openapi.Required;
import org.jspecify.annotations.Nullable;

/**
 * What is to be assessed.
 *
 * @param unit the units directly below it, each with all below; absent: the largest unit that the
 *     caller leads
 * @param type of the issues; absent: the one whose figures are shown everywhere
 * @param from the first day on which they were opened, in the calendar's zone
 * @param to the last day
 */
@Schema(name = "NewAssessment")
public record AssessmentRequest(
    @Nullable String unit,
    @Nullable String type,
    @Required @Nullable LocalDate from,
    @Required @Nullable LocalDate to) {}
