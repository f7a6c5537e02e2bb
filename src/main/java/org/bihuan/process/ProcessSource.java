package org.bihuan.process;

/**
 * A process, decision, register or template file to check or to deploy; the extension of its name
 * shows which.
 */
@SuppressWarnings("ArrayRecordComponent") // records with it are never compared
public record ProcessSource(String name, byte[] content) {

  private static final int LONGEST_NAME = 200;

  /** An uploaded file, of whose name only the last part is used. */
  public static ProcessSource uploaded(String name, byte[] content) {
    String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    return new ProcessSource(
        bare.length() > LONGEST_NAME ? bare.substring(bare.length() - LONGEST_NAME) : bare,
        content);
  }

  boolean isDecision() {
    return isDecision(name);
  }

  boolean isProcess() {
    return isProcess(name);
  }

  boolean isTemplate() {
    return isTemplate(name);
  }

  boolean isRegister() {
    return isRegister(name);
  }

  /** Whether it is a file that can be deployed. */
  boolean isKnown() {
    return isKnown(name);
  }

  /** Whether a file with this name is a process, a decision, a register or a template. */
  static boolean isKnown(String name) {
    return isDecision(name) || isProcess(name) || isRegister(name) || isTemplate(name);
  }

  private static boolean isTemplate(String name) {
    // of a file that is open, Word keeps another one whose name begins so
    return name.endsWith(".docx") && !name.startsWith("~$");
  }

  private static boolean isRegister(String name) {
    return name.endsWith(".register.json");
  }

  private static boolean isDecision(String name) {
    return name.endsWith(".dmn");
  }

  private static boolean isProcess(String name) {
    return name.endsWith(".bpmn20.xml") || name.endsWith(".bpmn");
  }
}
