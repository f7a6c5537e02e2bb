package org.bihuan.demonstration;

import java.io.PrintStream;

/** The story's command with fewer rows, for tests outside its package. */
public final class LoopCommands {

  private LoopCommands() {}

  public static int run(String[] args, int rows, PrintStream out) {
    return LoopCommand.run(args, rows, out);
  }
}
