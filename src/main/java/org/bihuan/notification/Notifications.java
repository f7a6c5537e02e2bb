package org.bihuan.notification;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bihuan.issue.Issues;
import org.bihuan.issue.Issues.Condition;
import org.bihuan.organization.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages to people and groups, and who has read them. */
@Component
public class Notifications {

  /** Nobody is told of what they did themselves, in whichever of their groups. */
  private static final String NOT_OWN = " and (n.not_to is null or n.not_to <> ?)";

  /** Neither read by this person, nor told to a group before they joined it. */
  private static final String UNREAD =
      " and not exists (select 1 from notification_read r"
          + " where r.notification = n.id and r.username = ?)"
          + " and not exists (select 1 from notification_joined j"
          + " where j.username = ? and j.recipient = n.recipient and j.last >= n.id)";

  /**
   * Messages to administrators about issues they may not be allowed to see: shown without the
   * title.
   */
  private static final String TO_ADMINISTRATORS =
      "('notice.vacantDuty', 'notice.vacantStep', 'notice.differs')";

  private final JdbcClient jdbc;
  private final Issues issues;
  private final TransactionTemplate savepoint;

  Notifications(JdbcClient jdbc, Issues issues, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.issues = issues;
    this.savepoint = new TransactionTemplate(transactions);
    this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * @param recipients groups, {@code UNIT/role}, and usernames
   * @param except a person who is not shown it; null for nobody
   */
  void add(
      List<String> recipients, @Nullable String except, String issue, String message, Instant at) {
    List<@Nullable Object> parameters = new ArrayList<>();
    for (String recipient : recipients) {
      parameters.add(recipient);
      parameters.add(except);
      parameters.add(issue);
      parameters.add(message);
      parameters.add(at.atOffset(ZoneOffset.UTC));
    }
    String values = String.join(", ", Collections.nCopies(recipients.size(), "(?, ?, ?, ?, ?)"));
    jdbc.sql("insert into notification (recipient, not_to, issue, message, at) values " + values)
        .params(parameters)
        .update();
  }

  /**
   * The newest messages to this person and their groups, about issues they may still see. The
   * newest of each recipient are read from the index and then merged, so that many old messages
   * cost nothing.
   *
   * @param before only those with a lower id
   */
  public List<Notification> newest(Caller reader, boolean unread, long before, int limit) {
    List<String> parts = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    parameters.add(reader.username());
    parameters.add(reader.username());
    Condition seen = issues.readable(reader);
    for (String recipient : recipients(reader)) {
      parts.add(
          "(select n.id, n.recipient, n.at, n.issue, case when "
              + seen.sql()
              + " then i.title end as title, n.message"
              + " from notification n join issue i on i.number = n.issue"
              + " where n.recipient = ? and n.id < ? and "
              + told(seen)
              + NOT_OWN
              + (unread ? UNREAD : "")
              + " order by n.id desc fetch first "
              + limit
              + " rows only)");
      parameters.addAll(seen.parameters());
      parameters.add(recipient);
      parameters.add(before);
      parameters.addAll(seen.parameters());
      parameters.add(reader.username());
      if (unread) {
        parameters.add(reader.username());
        parameters.add(reader.username());
      }
    }
    String sql =
        "select m.id, m.at, m.issue, m.title, m.message,"
            + " exists (select 1 from notification_read r"
            + " where r.notification = m.id and r.username = ?)"
            + " or exists (select 1 from notification_joined j"
            + " where j.username = ? and j.recipient = m.recipient and j.last >= m.id)"
            + " from ("
            + String.join(" union all ", parts)
            + ") m order by m.id desc fetch first "
            + limit
            + " rows only";
    return jdbc.sql(sql)
        .params(parameters)
        .query(
            (row, n) ->
                new Notification(
                    row.getLong(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getBoolean(6)))
        .list();
  }

  /** How many messages this person has. */
  public long count(Caller reader, boolean unread) {
    List<String> recipients = recipients(reader);
    Condition seen = issues.readable(reader);
    List<Object> parameters = new ArrayList<>(recipients);
    parameters.addAll(seen.parameters());
    parameters.add(reader.username());
    if (unread) {
      parameters.add(reader.username());
      parameters.add(reader.username());
    }
    return jdbc.sql(
            "select count(*) from notification n join issue i on i.number = n.issue"
                + " where n.recipient in ("
                + marks(recipients)
                + ") and "
                + told(seen)
                + NOT_OWN
                + (unread ? UNREAD : ""))
        .params(parameters)
        .query(Long.class)
        .single();
  }

  /**
   * Marks one message as read.
   *
   * @return the number of its issue; empty where this person has no such message
   */
  public Optional<String> read(Caller reader, long id, Instant now) {
    List<String> recipients = recipients(reader);
    Condition seen = issues.readable(reader);
    List<Object> parameters = new ArrayList<>();
    parameters.add(id);
    parameters.addAll(recipients);
    parameters.addAll(seen.parameters());
    parameters.add(reader.username());
    Optional<String> issue =
        jdbc.sql(
                "select n.issue from notification n join issue i on i.number = n.issue"
                    + " where n.id = ? and n.recipient in ("
                    + marks(recipients)
                    + ") and "
                    + told(seen)
                    + NOT_OWN)
            .params(parameters)
            .query(String.class)
            .optional();
    if (issue.isPresent()) {
      mark(reader, " and n.id = " + id, now);
    }
    return issue;
  }

  public void readAll(Caller reader, Instant now) {
    mark(reader, "", now);
  }

  /**
   * A double click may mark the same message twice at once; the second one then finds it done. The
   * first try is on a savepoint, as PostgreSQL answers nothing more after a refused statement.
   */
  private void mark(Caller reader, String which, Instant now) {
    try {
      savepoint.executeWithoutResult(status -> insertMarks(reader, which, now));
    } catch (DuplicateKeyException markedMeanwhile) {
      insertMarks(reader, which, now);
    }
  }

  private void insertMarks(Caller reader, String which, Instant now) {
    List<String> recipients = recipients(reader);
    List<Object> parameters = new ArrayList<>();
    parameters.add(reader.username());
    parameters.add(now.atOffset(ZoneOffset.UTC));
    parameters.addAll(recipients);
    parameters.add(reader.username());
    parameters.add(reader.username());
    jdbc.sql(
            "insert into notification_read (username, notification, at)"
                + " select cast(? as varchar(64)), n.id, cast(? as timestamp with time zone)"
                + " from notification n where n.recipient in ("
                + marks(recipients)
                + ")"
                + which
                + UNREAD
                + " order by n.id")
        .params(parameters)
        .update();
  }

  /** The condition under which a message is shown: its reader may see the issue it is about. */
  private static String told(Condition seen) {
    return "(" + seen.sql() + " or n.message in " + TO_ADMINISTRATORS + ")";
  }

  private static List<String> recipients(Caller reader) {
    List<String> recipients = new ArrayList<>(reader.groups());
    recipients.add(reader.username());
    return recipients;
  }

  private static String marks(List<String> values) {
    return String.join(", ", Collections.nCopies(values.size(), "?"));
  }
}
