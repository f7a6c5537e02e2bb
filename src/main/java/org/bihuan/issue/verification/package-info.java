/** Proves that the record says what the trail says. */
@NamedInterface("verification")
@NullMarked
package org.bihuan.issue.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
