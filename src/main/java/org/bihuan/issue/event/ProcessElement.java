package org.bihuan.issue.event;

/**
 * The element of a process that caused an event by itself.
 *
 * @param process the issue type's key
 */
public record ProcessElement(String process, int version, String element) {

  static final String PROCESS = "process";
  static final String VERSION = "version";
  static final String ELEMENT = "element";
}
