package org.bihuan.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.bihuan.ServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole service with browsers: its tests have parameters of type {@link Visitors}. A page
 * error, a file that does not load and a breach of the Content-Security-Policy fail the test. They
 * run only on H2, since pages do not depend on the database.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@ServiceTest
@ExtendWith(Browsing.class)
@interface BrowserTest {}
