/** What members of the public report without an account, and the receipts they get for it. */
@NamedInterface("reporting")
@NullMarked
package org.bihuan.workflow.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
