/** Issues and tasks as the API and the pages show them. */
@NamedInterface("view")
@NullMarked
package org.bihuan.workflow.view;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
