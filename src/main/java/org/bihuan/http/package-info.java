/**
 * What every endpoint shares: problem details, pages of lists, strict input, idempotency,
 * languages.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.bihuan.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
