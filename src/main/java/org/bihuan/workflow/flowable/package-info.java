/** The only place that knows Flowable: drives processes for the workflow room. */
@NullMarked
package org.bihuan.workflow.flowable;

import org.jspecify.annotations.NullMarked;
