package org.bihuan.process.check.game;

import org.bihuan.process.language.Finding;
import org.bihuan.process.language.Graph.Node;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.process.language.Rule;
import org.jspecify.annotations.Nullable;

/**
 * One move of the token game.
 *
 * @param label what happened, as named in the process; null for an automatic move
 * @param beside whether an event subprocess started: such moves do not count as a way out of a
 *     blocked process
 * @param fault what is wrong with this move
 */
public record Move(Marking to, @Nullable Names label, boolean beside, @Nullable Fault fault) {

  /** A rule broken by a move, and where. */
  public record Fault(Rule rule, Node node) {}

  static Move of(Marking to) {
    return new Move(to, null, false, null);
  }

  Move labelled(Names name) {
    return new Move(to, name, beside, fault);
  }

  Move besides() {
    return new Move(to, label, true, fault);
  }

  Move faulty(Rule rule, Node node) {
    return new Move(to, label, beside, new Fault(rule, node));
  }

  /** Whether the game ends with it because of an error. */
  public boolean isDead() {
    return fault != null && fault.rule().severity() == Finding.Severity.ERROR;
  }
}
