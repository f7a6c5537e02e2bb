/** The page of recurring problems, and how long sign-offs held. */
@NullMarked
package org.bihuan.workbench.recurrence;

import org.jspecify.annotations.NullMarked;
