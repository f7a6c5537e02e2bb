package org.bihuan.workflow.opening;

import org.bihuan.process.IssueType;
import org.bihuan.process.language.Template;
import org.bihuan.workflow.form.OpeningContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The supervising units that types give their issues where nobody says another. */
@Component
class OwnSupervisor {

  private final OpeningContext values;

  OwnSupervisor(OpeningContext values) {
    this.values = values;
  }

  /** The code that the file of the type says, or that its expression gives; null: none. */
  @Nullable String of(IssueType type) {
    String written = type.model().defaults().supervisor();
    Object unit = written == null ? null : Template.parse(written).value(values.of(null));
    return unit == null ? null : unit.toString();
  }
}
