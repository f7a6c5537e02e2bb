/**
 * Handles incoming requests: connections, headers, bodies, and what is refused before any
 * controller is called.
 */
@NullMarked
package org.bihuan.http.server;

import org.jspecify.annotations.NullMarked;
