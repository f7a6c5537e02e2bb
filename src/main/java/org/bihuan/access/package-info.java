/** Signing in: passwords, tokens, OpenID Connect, throttling. */
@ApplicationModule(
    allowedDependencies = {
      "http",
      "http :: idempotency",
      "http :: openapi",
      "organization",
      "organization :: people"
    })
@NullMarked
package org.bihuan.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
