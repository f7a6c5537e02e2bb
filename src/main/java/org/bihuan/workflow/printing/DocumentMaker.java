package org.bihuan.workflow.printing;

import java.util.Map;
import org.bihuan.issue.LockedIssue;
import org.bihuan.process.IssueType;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.template.DocumentTemplate;

/** Makes documents and keeps them. */
public interface DocumentMaker {

  /**
   * What a document will say, worked out when the process comes by: what happens afterwards does
   * not change it.
   *
   * @return texts, lists and maps of them
   */
  Map<String, Object> content(
      LockedIssue issue, IssueType type, DocumentTemplate template, Expressions.Values values);

  /**
   * Makes a document and keeps it with the issue.
   *
   * @throws IllegalArgumentException where it cannot be made
   */
  void make(LockedIssue issue, RequestedDocument requested);
}
