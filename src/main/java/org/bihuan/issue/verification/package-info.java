/** Verifies that records match their trail. */
@NamedInterface("verification")
@NullMarked
package org.bihuan.issue.verification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
