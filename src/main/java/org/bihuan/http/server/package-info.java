/** How requests come in: connections, headers, bodies, and what is refused before anybody looks. */
@NullMarked
package org.bihuan.http.server;

import org.jspecify.annotations.NullMarked;
