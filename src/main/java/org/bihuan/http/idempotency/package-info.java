/** Requests that are sent twice and carried out once. */
@NamedInterface("idempotency")
@NullMarked
package org.bihuan.http.idempotency;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
