/**
 * What process files may say: elements, attributes, types of fields, and the rules of the check.
 */
@NamedInterface("check")
@NullMarked
package org.bihuan.process.check.vocabulary;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
