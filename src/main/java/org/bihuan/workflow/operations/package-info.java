/** For administrators: migration, failed jobs, and consistency of tables and processes. */
@NamedInterface("operations")
@NullMarked
package org.bihuan.workflow.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
