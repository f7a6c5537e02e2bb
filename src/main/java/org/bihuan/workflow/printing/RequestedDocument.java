package org.bihuan.workflow.printing;

import java.util.Map;
import org.bihuan.issue.event.ProcessElement;
import org.jspecify.annotations.Nullable;

/**
 * A document to be made.
 *
 * @param source the element that wants it
 * @param number around the next number of a series; null: it has none
 * @param template the SHA-256 of the template
 * @param content what it says, as {@link DocumentMaker#content} gave it
 */
public record RequestedDocument(
    long id,
    String issue,
    ProcessElement source,
    String name,
    @Nullable Numbering number,
    String template,
    Map<String, Object> content) {

  /** The text of a number before and after what is counted. */
  public record Numbering(String before, String after) {}
}
