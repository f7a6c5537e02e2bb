/** Processes in words and as diagrams, deployment, migration, failed jobs. */
@NullMarked
package org.bihuan.workbench.process;

import org.jspecify.annotations.NullMarked;
