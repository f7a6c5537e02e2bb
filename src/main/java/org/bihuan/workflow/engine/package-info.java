/** The port between the workflow module and the process engine, in business terms. */
@NullMarked
package org.bihuan.workflow.engine;

import org.jspecify.annotations.NullMarked;
