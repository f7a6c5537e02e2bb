/**
 * The tables in what was submitted. They are kept beside the trail, which holds their hash and
 * their number of rows.
 */
@NamedInterface("rows")
@NullMarked
package org.bihuan.issue.rows;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
