package org.bihuan.workflow.printing;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import org.bihuan.issue.LockedIssue;
import org.bihuan.issue.LockedIssues;
import org.bihuan.issue.event.ProcessElement;
import org.bihuan.process.IssueType;
import org.bihuan.process.deployment.DeployedTemplates;
import org.bihuan.process.failure.ProcessStuck;
import org.bihuan.process.language.Expressions;
import org.bihuan.process.language.ProcessModel;
import org.bihuan.process.language.Template;
import org.bihuan.process.template.DocumentNames;
import org.bihuan.process.template.DocumentTemplate;
import org.bihuan.workflow.background.Attempts;
import org.bihuan.workflow.background.OneAtATime;
import org.bihuan.workflow.background.StoredValues;
import org.bihuan.workflow.printing.RequestedDocument.Numbering;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Has documents made for processes. What a document says is worked out and stored with the act that
 * wants it; it is made after the commit, in a transaction of its own under the lock on the issue.
 * What a crash interrupted is found again by a look at the table, and what fails again and again is
 * listed with the failed jobs.
 */
@Component
public class RequestedDocuments {

  private static final Logger LOG = LoggerFactory.getLogger(RequestedDocuments.class);
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_CONTENT = 1_000_000;

  private final RequestedDocumentRows rows;
  private final ObjectProvider<DocumentMaker> maker;
  private final DeployedTemplates templates;
  private final LockedIssues issues;
  private final TransactionOperations transaction;
  private final Executor background;
  private final OneAtATime work = new OneAtATime(this::all);
  private final Clock clock;

  RequestedDocuments(
      RequestedDocumentRows rows,
      ObjectProvider<DocumentMaker> maker,
      DeployedTemplates templates,
      LockedIssues issues,
      TransactionOperations transaction,
      @Qualifier("applicationTaskExecutor") Executor background,
      Clock clock) {
    this.rows = rows;
    this.maker = maker;
    this.templates = templates;
    this.issues = issues;
    this.transaction = transaction;
    this.background = background;
    this.clock = clock;
  }

  /** Stores, with the act that wants it, what is to be made after its commit. */
  public void request(
      LockedIssue issue, IssueType type, ProcessElement source, Expressions.Values values) {
    ProcessModel.Act act = type.model().acts().get(source.element());
    if (act == null) {
      throw new IllegalStateException("no service task " + source.element());
    }
    Map<String, String> parameters = act.parameters();
    String name = Template.parse(parameters.getOrDefault("name", "")).text(values).strip();
    String template =
        templates
            .usedBy(type.key(), type.version())
            .getOrDefault(parameters.getOrDefault("template", ""), "");
    DocumentTemplate read =
        templates.find(template).orElseThrow(() -> stuck(source, "no template " + template));
    String content = StoredValues.text(maker.getObject().content(issue, type, read, values));
    if (content.length() > LONGEST_CONTENT) {
      throw stuck(source, content.length() + " characters, at most " + LONGEST_CONTENT);
    }
    RequestedDocument wanted =
        new RequestedDocument(
            0,
            issue.number(),
            source,
            shortened(name.isEmpty() ? act.names().zh() : name),
            number(source, parameters.getOrDefault("number", ""), values),
            template,
            Map.of());
    rows.add(wanted, content, clock.instant());
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            background.execute(RequestedDocuments.this::make);
          }
        });
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
  }

  /** The text around the series; what it counts is known when the document is made. */
  private static @Nullable Numbering number(
      ProcessElement source, String parameter, Expressions.Values values) {
    if (parameter.isBlank()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    int counted = 0;
    for (Template.Part part : Template.parse(parameter.strip()).parts()) {
      if (part instanceof Template.Value one && DocumentNames.isSeries(one.expression())) {
        counted = text.length();
      } else {
        text.append(new Template(java.util.List.of(part)).text(values));
      }
    }
    Numbering number = new Numbering(text.substring(0, counted), text.substring(counted));
    if (text.length() > LONGEST_NUMBER) {
      throw stuck(source, "a number of " + text.length() + ", at most " + LONGEST_NUMBER);
    }
    return number;
  }

  private static ProcessStuck stuck(ProcessElement source, String why) {
    return new ProcessStuck(source.element(), new IllegalArgumentException(why));
  }

  /** Makes what is to be made now. */
  @Scheduled(fixedDelayString = "${bihuan.documents.look:5s}")
  void make() {
    work.run();
  }

  private void all() {
    for (RequestedDocument requested : rows.due(clock.instant())) {
      try {
        transaction.executeWithoutResult(status -> make(requested));
      } catch (RuntimeException e) {
        LOG.warn("The process of {} could not make {}", requested.issue(), requested.name(), e);
        rows.failed(requested.id(), Attempts.cause(e), clock.instant());
      }
    }
  }

  private void make(RequestedDocument requested) {
    LockedIssue issue = issues.lock(requested.issue()).orElse(null);
    if (rows.remove(requested.id()) && issue != null) {
      maker.getObject().make(issue, requested);
    }
  }
}
