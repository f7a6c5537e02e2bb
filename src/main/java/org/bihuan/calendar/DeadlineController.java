package org.bihuan.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Explains deadlines to systems. */
@RestController
@RequestMapping("/api/calendar/deadline")
@Tag(name = "calendar")
class DeadlineController {

  private final DeadlineCalculator calculator;

  DeadlineController(DeadlineCalculator calculator) {
    this.calculator = calculator;
  }

  @GetMapping
  @Operation(
      summary = "Explain a deadline",
      operationId = "explainDeadline",
      description = "The n-th working day after `from`, which itself is not counted.")
  Deadline explain(@RequestParam LocalDate from, @RequestParam int workdays) {
    return calculator.explain(from, workdays);
  }
}
