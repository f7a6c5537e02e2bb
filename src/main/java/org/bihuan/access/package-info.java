/** Signing in: passwords, tokens, OpenID Connect, throttling. */
@ApplicationModule(allowedDependencies = {"http", "organization"})
@NullMarked
package org.bihuan.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
