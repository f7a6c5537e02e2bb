package org.bihuan.labels;

import java.util.Optional;
import org.bihuan.http.Messages;
import org.bihuan.process.language.Expression.Path;

/** Describes the persons and units that a process names by values. */
final class PersonLabels {

  private final Messages messages;
  private final NamedValues values;

  PersonLabels(Messages messages, NamedValues values) {
    this.messages = messages;
    this.values = values;
  }

  /** The persons that are this value; empty where it is none of the common ones. */
  Optional<String> persons(Path path) {
    return path.dotted().equals("issue.openedBy")
        ? Optional.of(messages.text("workbench.process.opener-of-issue"))
        : values
            .name(path)
            .map(field -> messages.text("workbench.process.named-in", field))
            .or(() -> each(path, "workbench.process.each-person"));
  }

  /** The unit that is this value. */
  Optional<String> unit(Path path) {
    return switch (path.dotted()) {
      case "issue.unit" -> Optional.of(messages.text("workbench.process.unit"));
      case "issue.supervisor" -> Optional.of(messages.text("workbench.process.supervisor"));
      default ->
          values
              .name(path)
              .map(field -> messages.text("workbench.process.unit-in", field))
              .or(() -> each(path, "workbench.process.each-unit"));
    };
  }

  /** What one of several instances is for: the file gives it a name of its own. */
  private Optional<String> each(Path path, String message) {
    return path.root().equals("issue") || path.root().equals("fields") || path.names().size() > 2
        ? Optional.empty()
        : Optional.of(messages.text(message));
  }
}
