package org.bihuan.process;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.bihuan.process.Deployments.Outcome;
import org.bihuan.process.language.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The result of checking or deploying a file, in the caller's language.
 *
 * @param status {@code deployed}, {@code unchanged}, {@code refused}, or {@code wouldDeploy} where
 *     it was only checked
 * @param key the type or decision in the file; null where it could not be read
 * @param version the version in force after this
 */
@Schema(name = "OutcomeView")
public record CheckedFile(
    String file,
    String status,
    @Nullable String key,
    @Nullable Integer version,
    List<Found> findings) {

  /**
   * A finding of the check, at one element.
   *
   * @param severity {@code error} or {@code warning}
   */
  @Schema(name = "FindingView")
  public record Found(
      String element, int line, String rule, String severity, String message, String suggestion) {}

  boolean isRefused() {
    return status.equals("refused");
  }

  static CheckedFile of(Outcome outcome, Locale locale) {
    return new CheckedFile(
        outcome.file(),
        outcome.status(),
        outcome.key(),
        outcome.version(),
        outcome.findings().stream().map(finding -> found(finding, locale)).toList());
  }

  private static Found found(Finding finding, Locale locale) {
    return new Found(
        finding.element(),
        finding.line(),
        finding.rule(),
        finding.severity().name().toLowerCase(Locale.ROOT),
        finding.message(locale),
        finding.suggestion(locale));
  }
}
