package org.bihuan.labels;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bihuan.process.FormView;
import org.bihuan.process.FormView.FieldView;
import org.bihuan.process.ProcessDescription;
import org.bihuan.process.ProcessDescription.Output;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Expression.Path;
import org.bihuan.process.language.ProcessModel;

/**
 * The names of what expressions of a process mention: fields of its forms, columns of the entries
 * chosen there, and what decisions give.
 */
final class NamedValues {

  private final ProcessDescription process;
  private final Function<String, List<FieldView>> columns;

  /**
   * @param columns of a register, by its key; none where there is no such register
   */
  NamedValues(ProcessDescription process, Function<String, List<FieldView>> columns) {
    this.process = process;
    this.columns = columns;
  }

  /** The name of a field or of what a decision gives; empty for anything else. */
  Optional<String> name(Expression expression) {
    return expression instanceof Path path ? name(path) : Optional.empty();
  }

  private Optional<String> name(Path path) {
    return path.root().equals("policy") && path.names().size() == 2
        ? output(path.names().get(1))
        : field(path).map(FieldView::name);
  }

  private Optional<String> output(String id) {
    return process.decisions().stream()
        .flatMap(decision -> decision.outputs().stream())
        .filter(output -> output.id().equals(id))
        .map(Output::name)
        .findFirst();
  }

  /** The field {@code fields.<form>.<id>}, or the column of an entry that is chosen in it. */
  Optional<FieldView> field(Path path) {
    List<String> names = path.names();
    if (!path.root().equals("fields") || names.size() < 3) {
      return Optional.empty();
    }
    Optional<FieldView> field =
        form(names.get(1)).flatMap(form -> withId(form.fields(), names.get(2)));
    return names.size() == 3
        ? field
        : field
            .map(FieldView::register)
            .filter(register -> names.size() == 4)
            .flatMap(register -> withId(columns.apply(register), names.get(3)));
  }

  private static Optional<FieldView> withId(List<FieldView> fields, String id) {
    return fields.stream().filter(field -> field.id().equals(id)).findFirst();
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
