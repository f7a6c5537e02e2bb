package org.bihuan.process.check.game;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bihuan.process.language.ProcessModel.Names;
import org.jspecify.annotations.Nullable;

/** Every reachable marking, found breadth first, so that the path to each is a shortest one. */
public final class StateSpace {

  /**
   * Enough for any process that a person can understand; takes a few seconds and some ten
   * megabytes.
   */
  public static final int MAX_STATES = 100_000;

  /** Tokens and places kept, in bytes, over all states. */
  private static final long MAX_KEPT = 64L << 20;

  /** The limit of consecutive automatic moves without a choice; more means a loop. */
  private static final int MAX_CHAIN = 1_000;

  /** A move that breaks a rule, and the state it starts from. */
  public record Accident(int from, Move move) {}

  private record Origin(int state, @Nullable Names label) {}

  private final TokenGame game;
  private final List<Marking> markings = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();
  private final Map<Marking, Integer> numbers = new HashMap<>();
  private final List<int[]> ways = new ArrayList<>();
  private final Map<Boolean, List<List<Integer>>> sources = new HashMap<>();
  private final List<int[]> waysBeside = new ArrayList<>();
  private long kept;
  private final List<Accident> accidents = new ArrayList<>();

  public StateSpace(TokenGame game) {
    this.game = game;
    number(settle(game.start()), new Origin(-1, null));
    for (int state = 0; state < markings.size() && !isTooLarge(); state++) {
      expand(state);
    }
  }

  public boolean isTooLarge() {
    return markings.size() > MAX_STATES || kept > MAX_KEPT;
  }

  public int size() {
    return markings.size();
  }

  public Marking marking(int state) {
    return markings.get(state);
  }

  public List<Accident> accidents() {
    return accidents;
  }

  private int number(Marking marking, Origin origin) {
    Integer known = numbers.putIfAbsent(marking, markings.size());
    if (known != null) {
      return known;
    }
    markings.add(marking);
    kept += marking.size();
    origins.add(origin);
    return markings.size() - 1;
  }

  private void expand(int state) {
    List<Integer> next = new ArrayList<>();
    List<Integer> nextBeside = new ArrayList<>();
    for (Move move : game.moves(markings.get(state))) {
      if (move.fault() != null) {
        accidents.add(new Accident(state, move));
      }
      if (!move.isDead()) {
        int to = number(settle(move.to()), new Origin(state, move.label()));
        (move.beside() ? nextBeside : next).add(to);
      }
    }
    ways.add(next.stream().mapToInt(Integer::intValue).toArray());
    waysBeside.add(nextBeside.stream().mapToInt(Integer::intValue).toArray());
  }

  /** Follows automatic moves as long as only one is possible. */
  private Marking settle(Marking marking) {
    Marking current = marking;
    for (int i = 0; i < MAX_CHAIN && !game.rests(current); i++) {
      List<Move> moves = game.moves(current);
      if (moves.size() != 1 || moves.get(0).fault() != null) {
        break;
      }
      current = moves.get(0).to();
    }
    return current;
  }

  /** What happened on the way to a state. */
  public List<Names> path(int state) {
    ArrayDeque<Names> path = new ArrayDeque<>();
    for (int at = state; at >= 0; at = origins.get(at).state()) {
      Names label = origins.get(at).label();
      if (label != null) {
        path.addFirst(label);
      }
    }
    return List.copyOf(path);
  }

  /**
   * The states from which one that satisfies the goal can be reached.
   *
   * @param beside whether paths that start an event subprocess count
   */
  public BitSet reaching(Predicate<Marking> goal, boolean beside) {
    game.effort().spend(4L * size());
    List<List<Integer>> sources = sources(beside);
    BitSet reaching = new BitSet(size());
    ArrayDeque<Integer> open = new ArrayDeque<>();
    for (int state = 0; state < size(); state++) {
      if (goal.test(markings.get(state))) {
        reaching.set(state);
        open.add(state);
      }
    }
    for (Integer state; (state = open.poll()) != null; ) {
      for (int source : sources.get(state)) {
        if (!reaching.get(source)) {
          reaching.set(source);
          open.add(source);
        }
      }
    }
    return reaching;
  }

  private List<List<Integer>> sources(boolean beside) {
    return sources.computeIfAbsent(beside, this::findSources);
  }

  private List<List<Integer>> findSources(boolean beside) {
    List<List<Integer>> found = new ArrayList<>();
    for (int state = 0; state < size(); state++) {
      found.add(new ArrayList<>(2));
    }
    for (int state = 0; state < size(); state++) {
      for (int to : ways.get(state)) {
        found.get(to).add(state);
      }
      for (int to : beside ? waysBeside.get(state) : new int[0]) {
        found.get(to).add(state);
      }
    }
    return found;
  }
}
