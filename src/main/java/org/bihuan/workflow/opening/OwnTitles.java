package org.bihuan.workflow.opening;

import org.bihuan.process.IssueType;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.form.OpeningContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The titles that types give their issues where nobody says another. */
@Component
class OwnTitles {

  private final OpeningContext values;

  OwnTitles(OpeningContext values) {
    this.values = values;
  }

  /** Whether the file of the type says a title. */
  static boolean has(IssueType type) {
    return type.model().defaults().title() != null;
  }

  /** The title for an issue of this unit: what the file says, else the name of the type. */
  String of(IssueType type, @Nullable String unit) {
    String template = type.model().defaults().title();
    String text = template == null ? "" : Template.parse(template).text(values.of(unit)).strip();
    return ShortenedFacts.shortened("title", text.isEmpty() ? type.model().names().zh() : text);
  }
}
