/** Forms: checks submitted values, provides them to expressions, and stores them. */
@NamedInterface("form")
@NullMarked
package org.bihuan.workflow.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
