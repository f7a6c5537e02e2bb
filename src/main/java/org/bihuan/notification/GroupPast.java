package org.bihuan.notification;

import org.bihuan.organization.DutiesChanged;
import org.bihuan.organization.DutiesChanged.Joined;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes up to which message the past of a group is no news to somebody who joins it. Where nobody
 * was in it, messages that nobody has read have waited for them.
 */
@Component
class GroupPast {

  private final JdbcClient jdbc;

  GroupPast(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  void on(DutiesChanged changed) {
    changed.joined().forEach(this::note);
  }

  private void note(Joined joined) {
    long last =
        jdbc.sql(
                "select coalesce(max(n.id), 0) from notification n where n.recipient = ?"
                    + (joined.vacant()
                        ? " and exists (select 1 from notification_read r where r.notification = n.id)"
                        : ""))
            .param(joined.group())
            .query(Long.class)
            .single();
    int known =
        jdbc.sql("update notification_joined set last = ? where username = ? and recipient = ?")
            .params(last, joined.username(), joined.group())
            .update();
    if (known == 0 && last > 0) {
      jdbc.sql("insert into notification_joined (username, recipient, last) values (?, ?, ?)")
          .params(joined.username(), joined.group(), last)
          .update();
    }
  }
}
