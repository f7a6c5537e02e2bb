package org.bihuan.workflow;

import org.bihuan.issue.Issue;

/** A task as it is now, with the issue it belongs to. */
public record TaskOfIssue(Task task, Issue issue) {}
