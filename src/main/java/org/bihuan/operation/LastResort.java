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
 * Ends the process when it cannot continue, so that its supervisor restarts it: when memory has run
 * out, or H2 has closed its file. It sees every exception that is logged, by any thread of any
 * library, and all uncaught ones. The JVM's own option for this cannot be set from within, and does
 * not cover databases.
 */
public final class LastResort implements ApplicationListener<ApplicationEvent> {

  /** The exit code, the same as with {@code -XX:+ExitOnOutOfMemoryError}. */
  static final int EXIT_CODE = 3;

  /** H2's OUT_OF_MEMORY and DATABASE_IS_CLOSED; H2's classes are not on the compile class path. */
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

  /** Starts when logging is set up; stops when the service shuts down normally. */
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
