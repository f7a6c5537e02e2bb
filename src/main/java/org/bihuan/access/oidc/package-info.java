/** Signing in by OpenID Connect. */
@NamedInterface("oidc")
@NullMarked
package org.bihuan.access.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
