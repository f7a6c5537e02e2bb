package org.bihuan.operation;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Ends the process where it cannot go on, to be started again by whatever watches over it: memory
 * has run out, or H2 has closed its file. Sees every failure that anybody logs, whichever thread of
 * whichever library it hit, and those that nobody caught. The JVM's own switch for this cannot be
 * set from within, and knows nothing of databases.
 */
public final class LastResort implements ApplicationListener<ApplicationEvent> {

  /** As the JVM ends by {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int EXIT_CODE = 3;

  /** H2's OUT_OF_MEMORY and DATABASE_IS_CLOSED; its classes are not there to compile against. */
  private static final Set<Integer> CLOSED = Set.of(90108, 90098);

  private static final int DEEPEST = 50;

  private final IntConsumer end;
  private final AtomicBoolean ending = new AtomicBoolean();
  private final AppenderBase<ILoggingEvent> seen =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
            look(proxy.getThrowable());
          }
        }
      };

  /** Ends this process. */
  public LastResort() {
    this(code -> Runtime.getRuntime().halt(code));
  }

  LastResort(IntConsumer end) {
    this.end = end;
  }

  /** Begins when logging is set up, ends when the service is stopped and closes all by itself. */
  @Override
  public void onApplicationEvent(ApplicationEvent event) {
    if (event instanceof ApplicationPreparedEvent) {
      seen.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
      seen.start();
      root().addAppender(seen);
      Thread.setDefaultUncaughtExceptionHandler(
          (thread, failure) -> root().error("Thread {} failed", thread.getName(), failure));
    } else if (event instanceof ContextClosedEvent) {
      root().detachAppender(seen);
    }
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  void look(@Nullable Throwable failure) {
    if (isFatal(failure) && ending.compareAndSet(false, true)) {
      try {
        root().error("The service cannot go on and ends itself, to be started again");
      } finally {
        end.accept(EXIT_CODE);
      }
    }
  }

  private static boolean isFatal(@Nullable Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < DEEPEST; depth++) {
      if (at instanceof OutOfMemoryError
          || at instanceof InternalError
          || (at instanceof SQLException sql
              && CLOSED.contains(sql.getErrorCode())
              && sql.getClass().getName().startsWith("org.h2."))) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }
}
