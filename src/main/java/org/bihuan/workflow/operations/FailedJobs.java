package org.bihuan.workflow.operations;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.workflow.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Shows and retries jobs of processes that have failed and have no retries left. Administrators of
 * the root unit only. Two SQL statements for a list of any length.
 */
@Service
public class FailedJobs {

  private final ProcessEngine engine;
  private final JdbcClient jdbc;
  private final IssueTypes types;
  private final Messages messages;
  private final RootAdministrators administrators;

  FailedJobs(
      ProcessEngine engine,
      JdbcClient jdbc,
      IssueTypes types,
      Messages messages,
      RootAdministrators administrators) {
    this.administrators = administrators;
    this.engine = engine;
    this.jdbc = jdbc;
    this.types = types;
    this.messages = messages;
  }

  /**
   * A failed job, with the name of its element.
   *
   * @param name the element's name in the caller's language; its id where it has none
   */
  public record Named(FailedJobView job, String name) {}

  private record Driven(String number, String type, int version) {}

  /**
   * Lists the failed jobs.
   *
   * @throws Problem 403 for anybody but administrators of the root unit
   */
  public List<Named> list(Caller caller, int limit) {
    administrators.require(caller);
    List<ProcessEngine.FailedJob> failed = engine.failedJobs(limit);
    Map<String, Driven> issues =
        issues(failed.stream().map(ProcessEngine.FailedJob::process).toList());
    return failed.stream().map(job -> named(job, issues.get(job.process()))).toList();
  }

  /**
   * Puts a failed job back in the queue.
   *
   * @throws Problem 403 for anybody but administrators of the root unit; 404 where there is no such
   *     failed job
   */
  public void retry(Caller caller, String id) {
    administrators.require(caller);
    if (!engine.retry(id)) {
      throw Problem.notFound("job", id);
    }
  }

  private Map<String, Driven> issues(List<@Nullable String> processes) {
    List<String> known = processes.stream().filter(Objects::nonNull).distinct().toList();
    Map<String, Driven> issues = new HashMap<>();
    if (!known.isEmpty()) {
      jdbc.sql("select process, number, type, type_version from issue where process in (:known)")
          .param("known", known)
          .query(
              row -> {
                issues.put(
                    row.getString("process"),
                    new Driven(
                        row.getString("number"),
                        row.getString("type"),
                        row.getInt("type_version")));
              });
    }
    return issues;
  }

  private Named named(ProcessEngine.FailedJob job, @Nullable Driven issue) {
    String element = job.element();
    String name =
        issue == null || element == null
            ? ""
            : Optional.ofNullable(
                    types.get(issue.type(), issue.version()).model().elementNames().get(element))
                .map(this::text)
                .orElse("");
    return new Named(
        new FailedJobView(
            job.id(), issue == null ? null : issue.number(), element, job.cause(), job.since()),
        name.isEmpty() ? Objects.requireNonNullElse(element, "") : name);
  }

  private String text(Names names) {
    return names.in(messages.locale());
  }
}
