package org.bihuan.process.values;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is surely so at one place of a process: which forms are submitted, which decisions are
 * taken, which values are not empty. Immutable. Facts that no expression asks for are not kept.
 */
public final class Facts {

  /** The facts that matter to a file, and which of them stay true while somebody else works. */
  static final class Index {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final BitSet lasting = new BitSet();
    private final Map<String, Set<String>> outcomes = new LinkedHashMap<>();

    /** A step whose outcome some expression asks for, with all its outcomes. */
    void addStep(String step, Set<String> possible) {
      add(last(step), false);
      possible.forEach(outcome -> add(not(step, outcome), false));
      outcomes.put(step, Set.copyOf(possible));
    }

    void add(String fact, boolean lasts) {
      int number = numbers.computeIfAbsent(fact, key -> numbers.size());
      lasting.set(number, lasts);
    }

    Facts none() {
      return new Facts(this, new BitSet());
    }

    /** All facts: of a place that is never reached. */
    Facts all() {
      BitSet all = new BitSet();
      all.set(0, numbers.size());
      return new Facts(this, all);
    }
  }

  private final Index index;
  private final BitSet known;

  private Facts(Index index, BitSet known) {
    this.index = index;
    this.known = known;
  }

  /** A form (the opening, a step, an action) was submitted. */
  static String form(String id) {
    return "form " + id;
  }

  /** A decision was taken. */
  static String decided(String key) {
    return "decided " + key;
  }

  /** A value is not empty. */
  static String given(String path) {
    return "given " + path;
  }

  /** This step was completed last. */
  static String last(String step) {
    return "last " + step;
  }

  /** A step had another outcome than this. */
  static String not(String step, String outcome) {
    return "not " + step + " " + outcome;
  }

  public boolean has(String fact) {
    Integer number = index.numbers.get(fact);
    return number != null && known.get(number);
  }

  Facts with(String... facts) {
    BitSet more = (BitSet) known.clone();
    for (String fact : facts) {
      Integer number = index.numbers.get(fact);
      if (number != null) {
        more.set(number);
      }
    }
    return new Facts(index, more);
  }

  /** A step had this outcome and no other. */
  Facts only(String step, String outcome) {
    return with(
        index.outcomes.getOrDefault(step, Set.of()).stream()
            .filter(other -> !other.equals(outcome))
            .map(other -> not(step, other))
            .toArray(String[]::new));
  }

  /** The step completed last, where it is known. */
  List<String> lastSteps() {
    return index.outcomes.keySet().stream().filter(step -> has(last(step))).toList();
  }

  Facts without(String... facts) {
    BitSet fewer = (BitSet) known.clone();
    for (String fact : facts) {
      Integer number = index.numbers.get(fact);
      if (number != null) {
        fewer.clear(number);
      }
    }
    return new Facts(index, fewer);
  }

  /** What both have: for ways of which one was taken. */
  Facts and(Facts other) {
    BitSet common = (BitSet) known.clone();
    common.and(other.known);
    return new Facts(index, common);
  }

  /** What either has: for ways that were both taken. */
  Facts or(Facts other) {
    BitSet all = (BitSet) known.clone();
    all.or(other.known);
    return new Facts(index, all);
  }

  /** What stays true while the process waits. */
  public Facts lasting() {
    BitSet staying = (BitSet) known.clone();
    staying.and(index.lasting);
    return new Facts(index, staying);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts facts && known.equals(facts.known);
  }

  @Override
  public int hashCode() {
    return known.hashCode();
  }
}
