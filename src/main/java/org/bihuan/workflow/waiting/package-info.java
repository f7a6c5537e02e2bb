/** Processes that wait for the children of their issue. */
@NullMarked
package org.bihuan.workflow.waiting;

import org.jspecify.annotations.NullMarked;
