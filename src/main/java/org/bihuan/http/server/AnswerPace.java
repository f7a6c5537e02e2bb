package org.bihuan.http.server;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How fast a client must read a response.
 *
 * @param grace how long a client may take for what the service and its operating system have
 *     buffered, some tens of kilobytes
 * @param mostWaiting how many threads may wait longer than a moment for clients that read slowly
 * @param mostOfAddress how many of them for one address; a proxy that hides its clients is one
 */
@ConfigurationProperties("bihuan.http.answer")
record AnswerPace(
    @DefaultValue("10s") Duration grace,
    @DefaultValue("50") int mostWaiting,
    @DefaultValue("25") int mostOfAddress) {}
