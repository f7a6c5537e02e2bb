/** What people fill in, what expressions see of it, and what is kept. */
@NamedInterface("form")
@NullMarked
package org.bihuan.workflow.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
