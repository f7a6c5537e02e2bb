/** Pages with the caller's tasks and notifications. */
@NullMarked
package org.bihuan.workbench.work;

import org.jspecify.annotations.NullMarked;
