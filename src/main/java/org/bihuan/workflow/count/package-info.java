/** Counts issues for expressions, so that limits hold. */
@NullMarked
package org.bihuan.workflow.count;

import org.jspecify.annotations.NullMarked;
