/** Rules about the tables in forms. */
@NullMarked
package org.bihuan.process.check.form;

import org.jspecify.annotations.NullMarked;
