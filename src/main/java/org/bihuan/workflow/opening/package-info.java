/** Opening issues: by people, by processes, and again after a relapse. */
@NamedInterface("opening")
@NullMarked
package org.bihuan.workflow.opening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
