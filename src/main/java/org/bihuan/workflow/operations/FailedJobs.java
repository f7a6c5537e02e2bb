package org.bihuan.workflow.operations;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bihuan.http.Messages;
import org.bihuan.http.Problem;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.organization.Caller;
import org.bihuan.organization.RootAdministrators;
import org.bihuan.process.IssueTypes;
import org.bihuan.process.language.ProcessModel.Names;
import org.bihuan.workflow.background.FailedWork;
import org.bihuan.workflow.background.FailedWork.Failed;
import org.bihuan.workflow.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Shows and retries jobs of processes that have failed and have no retries left, and what they
 * could not do in the background. Administrators of the root unit only. Three SQL statements for a
 * list of any length.
 */
@Service
public class FailedJobs {

  private final ProcessEngine engine;
  private final FailedWork work;
  private final JdbcClient jdbc;
  private final IssueTypes types;
  private final Messages messages;
  private final RootAdministrators administrators;

  FailedJobs(
      ProcessEngine engine,
      FailedWork work,
      JdbcClient jdbc,
      IssueTypes types,
      Messages messages,
      RootAdministrators administrators) {
    this.administrators = administrators;
    this.engine = engine;
    this.work = work;
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
   * Lists the failed jobs, then what failed in the background.
   *
   * @throws Problem 403 for anybody but administrators of the root unit
   */
  public List<Named> list(Caller caller, int limit) {
    administrators.require(caller);
    List<ProcessEngine.FailedJob> failed = engine.failedJobs(limit);
    Map<String, Driven> issues =
        issues(failed.stream().map(ProcessEngine.FailedJob::process).toList());
    List<Named> listed = new ArrayList<>();
    failed.forEach(job -> listed.add(named(job, issues.get(job.process()))));
    work.list(limit - listed.size()).forEach(undone -> listed.add(named(undone)));
    return listed;
  }

  /**
   * Puts a failed job back in the queue.
   *
   * @throws Problem 403 for anybody but administrators of the root unit; 404 where there is no such
   *     failed job
   */
  public void retry(Caller caller, String id) {
    administrators.require(caller);
    boolean known = work.knows(id) ? work.retry(id) : engine.retry(id);
    if (!known) {
      throw Problem.notFound("job", id);
    }
  }

  /** How many there are. */
  long count() {
    return engine.countFailedJobs() + work.count();
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
    return new Named(
        new FailedJobView(
            job.id(), issue == null ? null : issue.number(), element, job.cause(), job.since()),
        element == null
            ? ""
            : issue == null ? element : name(issue.type(), issue.version(), element));
  }

  private Named named(Failed failed) {
    ProcessElement source = failed.source();
    return new Named(
        new FailedJobView(
            failed.id(),
            failed.issue(),
            source == null ? null : source.element(),
            failed.cause(),
            failed.since()),
        source == null ? "" : name(source.process(), source.version(), source.element()));
  }

  private String name(String type, int version, String element) {
    Names names = types.get(type, version).model().elementNames().get(element);
    String name = names == null ? "" : names.in(messages.locale());
    return name.isEmpty() ? element : name;
  }
}
