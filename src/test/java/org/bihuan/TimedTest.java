package org.bihuan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole service with a clock that a test moves, checking for due timers a few times a second.
 * The tests share one context, so each starts by setting its time.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest
@Import(MovableClock.Configuration.class)
@TestPropertySource(
    properties = {
      "flowable.process.async.executor.default-timer-job-acquire-wait-time=PT0.2S",
      "flowable.process.async.executor.default-async-job-acquire-wait-time=PT0.2S",
      "flowable.process.async-executor.default-timer-job-acquire-wait-time-in-millis=200",
      "bihuan.calendar.follow=200ms",
      "bihuan.actions.look=200ms",
      "bihuan.children.look=200ms",
      "bihuan.openings.look=200ms",
      "bihuan.timetable.look=200ms",
      "bihuan.look-backs.look=200ms"
    })
public @interface TimedTest {}
