package org.bihuan.process.values;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bihuan.process.decision.DecisionTable;
import org.bihuan.process.decision.DecisionTable.Cell;
import org.bihuan.process.decision.DecisionTable.Output;
import org.bihuan.process.language.Expression;
import org.bihuan.process.language.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The types of what the decisions of a process say.
 *
 * @param taken the decisions that the process takes
 * @param tables their tables by key, as far as they are known
 */
public record PolicyTypes(Set<Taken> taken, Map<String, DecisionTable> tables) {

  /**
   * A decision where the process takes it.
   *
   * @param loops the multi-instance activities around it
   */
  public record Taken(String key, Set<String> loops) {}

  public PolicyTypes {
    taken = Set.copyOf(taken);
    tables = Map.copyOf(tables);
  }

  /** Where the process takes decisions that may say it. */
  private Stream<Taken> saying(String output) {
    return taken.stream()
        .filter(one -> !tables.containsKey(one.key()) || output(one.key(), output) != null);
  }

  /** Whether a decision of the process may say it. */
  boolean isKnown(String output) {
    return saying(output).findAny().isPresent();
  }

  /** Whether a decision that may say it was surely taken. */
  boolean isDecided(String output, Facts facts) {
    return saying(output).anyMatch(one -> facts.has(Facts.decided(one.key())));
  }

  /** Whether it is said by each instance of other activities than these around. */
  boolean isList(String output, Set<String> around) {
    return saying(output).anyMatch(one -> !around.containsAll(one.loops()));
  }

  /** Whether it is said for once as well, for these activities around. */
  boolean isOne(String output, Set<String> around) {
    return saying(output).anyMatch(one -> around.containsAll(one.loops()));
  }

  /** The type of what the decisions say, as far as they say it. */
  ValueType type(String output, Facts facts) {
    ValueType type = null;
    boolean certain = false;
    for (String key : taken.stream().map(Taken::key).distinct().toList()) {
      Output said = output(key, output);
      DecisionTable table = tables.get(key);
      if (table == null) {
        return ValueType.of(Kind.ANY);
      }
      if (said != null) {
        List<Cell> answers = answers(table, said);
        ValueType one = type(said, answers);
        ValueType both = type == null ? one : type.or(one);
        type = both == null ? ValueType.of(Kind.ANY) : both;
        boolean always = answers.stream().allMatch(cell -> cell.expression() != null);
        certain |= always && facts.has(Facts.decided(key));
      }
    }
    ValueType found = type == null ? ValueType.of(Kind.ANY) : type;
    return certain ? found : found.empty(Finding.both("check.empty.rule", output));
  }

  private @Nullable Output output(String key, String id) {
    DecisionTable table = tables.get(key);
    return table == null
        ? null
        : table.outputs().stream()
            .filter(output -> output.id().equals(id))
            .findFirst()
            .orElse(null);
  }

  /** What the table's rules say of one output. */
  private static List<Cell> answers(DecisionTable table, Output output) {
    int column = table.outputs().indexOf(output);
    return table.rules().stream().map(rule -> rule.answers().get(column)).toList();
  }

  private static ValueType type(Output output, List<Cell> answers) {
    return switch (output.type()) {
      case NUMBER -> ValueType.of(numbers(answers));
      case BOOLEAN -> ValueType.of(Kind.BOOLEAN);
      case DATE -> ValueType.of(Kind.DATE);
      case STRING -> text(answers);
    };
  }

  private static Range numbers(List<Cell> answers) {
    Inference alone = new Inference(Scope.ofDecision(), (rule, args) -> {});
    return answers.stream()
        .flatMap(cell -> Stream.ofNullable(cell.expression()))
        .map(answer -> alone.of(answer).range())
        .reduce(Range::or)
        .orElse(Range.ANY);
  }

  private static ValueType text(List<Cell> answers) {
    Set<String> words = new LinkedHashSet<>();
    for (Cell answer : answers) {
      if (answer.expression() instanceof Expression.Literal literal) {
        words.add(String.valueOf(literal.value()));
      } else if (answer.expression() != null) {
        return ValueType.of(Kind.TEXT);
      }
    }
    return ValueType.of(Kind.WORD, words);
  }
}
