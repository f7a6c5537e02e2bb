/**
 * The port between the workflow room and whatever engine drives the processes, in business words.
 */
@NullMarked
package org.bihuan.workflow.engine;

import org.jspecify.annotations.NullMarked;
