/** What the engine is told to do, each in one command of it. */
@NullMarked
package org.bihuan.workflow.flowable.command;

import org.jspecify.annotations.NullMarked;
