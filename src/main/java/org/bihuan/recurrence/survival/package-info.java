/** How long sign-offs held, as a survival curve. */
@NamedInterface("survival")
@NullMarked
package org.bihuan.recurrence.survival;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
