/** How campaigns progress. */
@NamedInterface("campaign")
@NullMarked
package org.bihuan.report.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
