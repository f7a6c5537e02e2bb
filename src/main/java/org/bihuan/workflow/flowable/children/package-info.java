/** Behaviors of elements that have to do with other issues: waiting for children, opening them. */
@NullMarked
package org.bihuan.workflow.flowable.children;

import org.jspecify.annotations.NullMarked;
