/** What administrators need: migration, failed jobs, and whether tables and processes agree. */
@NamedInterface("operations")
@NullMarked
package org.bihuan.workflow.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
