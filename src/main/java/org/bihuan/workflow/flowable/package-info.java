/** The only package that uses Flowable: drives processes for the workflow module. */
@NullMarked
package org.bihuan.workflow.flowable;

import org.jspecify.annotations.NullMarked;
