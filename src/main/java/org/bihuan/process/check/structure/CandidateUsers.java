package org.bihuan.process.check.structure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bihuan.process.language.Elements;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.ExpressionException;
import org.bihuan.process.language.Findings;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.ProcessModel.Field;
import org.bihuan.process.language.ProcessModel.MultiInstance;
import org.bihuan.process.language.Rule;
import org.bihuan.process.language.Template;
import org.bihuan.process.language.XmlElement;

/** Persons who may claim a step: each is an expression that gives a person, or several. */
public final class CandidateUsers {

  private static final String PERSON = "person";

  private CandidateUsers() {}

  public static void check(
      XmlElement task, List<String> users, ProcessModel model, Findings findings) {
    for (String user : users) {
      try {
        if (Template.parse(user).single().filter(one -> isPerson(one, task, model)).isEmpty()) {
          findings.add(Rule.CANDIDATE_USER, task, user);
        }
      } catch (ExpressionException refused) {
        // reported by the rule about expressions
      }
    }
  }

  private static boolean isPerson(Expression user, XmlElement task, ProcessModel model) {
    if (user instanceof Expression.Path path) {
      return isPerson(path.names(), task, model);
    } else if (user instanceof Expression.Call call) {
      return Set.of("people.of", "orElse").contains(call.function());
    }
    return !(user instanceof Expression.Literal
        || user instanceof Expression.Unary
        || user instanceof Expression.Binary
        || user instanceof Expression.Member);
  }

  private static boolean isPerson(List<String> path, XmlElement task, ProcessModel model) {
    String name = String.join(".", path);
    if (path.size() == 3 && path.get(0).equals("fields")) {
      return field(path.get(1), path.get(2), model);
    } else if (path.size() == 1) {
      return Elements.loops(task).stream()
          .map(model.loops()::get)
          .anyMatch(loop -> loop != null && isVariable(loop, name, task, model));
    }
    return name.equals("issue.openedBy");
  }

  private static boolean isVariable(
      MultiInstance loop, String name, XmlElement task, ProcessModel model) {
    Items items = Items.of(model, loop, new HashSet<>(Elements.loops(task)));
    return name.equals(loop.variable())
        && (items.kind() == Items.Kind.PERSON || items.kind() == Items.Kind.UNKNOWN);
  }

  /** Whether it is a field with persons, or by whom a form was filled in. */
  private static boolean field(String form, String id, ProcessModel model) {
    ProcessModel.Step step = model.steps().get(form);
    List<Field> fields =
        form.equals(ProcessModel.OPENED)
            ? model.startForm()
            : step != null
                ? step.fields()
                : model.action(form).map(ProcessModel.Action::fields).orElse(List.of());
    return fields.stream()
        .filter(field -> field.id().equals(id))
        .findFirst()
        .map(field -> field.type().equals(PERSON))
        .orElse(id.equals("by"));
  }
}
