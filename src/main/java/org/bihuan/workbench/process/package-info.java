/** Pages of processes: descriptions and diagrams, deployment, migration, failed jobs. */
@NullMarked
package org.bihuan.workbench.process;

import org.jspecify.annotations.NullMarked;
