/** Commands for the engine, each run within one engine command context. */
@NullMarked
package org.bihuan.workflow.flowable.command;

import org.jspecify.annotations.NullMarked;
