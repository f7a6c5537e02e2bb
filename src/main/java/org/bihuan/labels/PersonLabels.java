package org.bihuan.labels;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bihuan.http.Messages;
import org.bihuan.process.FormView;
import org.bihuan.process.ProcessDescription;
import org.bihuan.process.language.ProcessModel;

/** Describes the persons that a process names by what was filled in into its forms. */
final class PersonLabels {

  private final Messages messages;
  private final ProcessDescription process;

  PersonLabels(Messages messages, ProcessDescription process) {
    this.messages = messages;
    this.process = process;
  }

  /** The value with this name in words; empty where it has none. */
  Optional<String> of(String path) {
    if (path.equals("issue.openedBy")) {
      return Optional.of(messages.text("workbench.process.opener-of-issue"));
    }
    List<String> names = List.of(path.split("\\.", -1));
    return names.size() == 3 && names.get(0).equals("fields")
        ? form(names.get(1))
            .flatMap(
                form ->
                    form.fields().stream()
                        .filter(field -> field.id().equals(names.get(2)))
                        .findFirst())
            .map(field -> messages.text("workbench.process.named-in", field.name()))
        : Optional.empty();
  }

  private Optional<FormView> form(String owner) {
    return owner.equals(ProcessModel.OPENED)
        ? Optional.of(process.form())
        : Stream.concat(
                process.steps().stream()
                    .filter(step -> step.key().equals(owner))
                    .map(ProcessDescription.Step::form),
                process.actions().stream()
                    .filter(action -> action.key().equals(owner))
                    .map(ProcessDescription.Action::form))
            .findFirst();
  }
}
