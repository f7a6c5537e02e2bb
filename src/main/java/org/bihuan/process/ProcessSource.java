package org.bihuan.process;

/** A process or decision file to check or to deploy; the name says which it is. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ProcessSource(String name, byte[] content) {

  private static final int LONGEST_NAME = 200;

  /** A file as it was uploaded: of its name the last part alone. */
  public static ProcessSource uploaded(String name, byte[] content) {
    String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return new ProcessSource(
        bare.length() > LONGEST_NAME ? bare.substring(bare.length() - LONGEST_NAME) : bare,
        content);
  }

  boolean isDecision() {
    return name.endsWith(".dmn");
  }

  boolean isProcess() {
    return name.endsWith(".bpmn20.xml") || name.endsWith(".bpmn");
  }
}
