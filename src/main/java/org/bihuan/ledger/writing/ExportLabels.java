package org.bihuan.ledger.writing;

import java.util.Locale;
import java.util.function.Function;
import org.bihuan.issue.Issue;
import org.bihuan.issue.facts.Severity;
import org.bihuan.issue.facts.Status;
import org.bihuan.ledger.reading.Column;
import org.bihuan.organization.Unit;
import org.bihuan.organization.Units;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** Codes as words in one language; a code without a word stays as it is. */
final class ExportLabels {

  private final MessageSource messages;
  private final Locale locale;
  private final Units units;
  private final Function<Issue, String> resolutions;

  ExportLabels(
      MessageSource messages, Locale locale, Units units, Function<Issue, String> resolutions) {
    this.messages = messages;
    this.locale = locale;
    this.units = units;
    this.resolutions = resolutions;
  }

  String header(Column column) {
    return text(column.messageKey(), column.name());
  }

  String severity(Severity severity) {
    return text("severity." + severity.code(), severity.code());
  }

  String source(String code) {
    return text("source." + code, code);
  }

  String status(Status status) {
    return text("status." + status.code(), status.code());
  }

  /** What the issue ended as, in the words of its process file; empty while it is open. */
  String resolution(Issue issue) {
    return resolutions.apply(issue);
  }

  String unit(@Nullable String code) {
    if (code == null) {
      return "";
    }
    return units.find(code).map(this::name).orElse(code);
  }

  private String name(Unit unit) {
    boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    return english && unit.nameEn() != null ? unit.nameEn() : unit.name();
  }

  private String text(String key, String otherwise) {
    String text = messages.getMessage(key, null, otherwise, locale);
    return text == null ? otherwise : text;
  }
}
