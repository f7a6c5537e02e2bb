/** Signing in with a password, and how guessing is slowed down. */
@NamedInterface("signin")
@NullMarked
package org.bihuan.access.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
