package org.bihuan.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/**
 * Redirects to another page of this service. The address is used literally: braces in it are no
 * placeholders, and what a header cannot carry is encoded or left out.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Redirects implements ViewResolver {

  private static final String PREFIX = UrlBasedViewResolver.REDIRECT_URL_PREFIX;

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    if (!name.startsWith(PREFIX)) {
      return null;
    }
    RedirectView view =
        new RedirectView(Addresses.forHeader(name.substring(PREFIX.length())), true);
    view.setExpandUriTemplateVariables(false);
    view.setExposeModelAttributes(false);
    return view;
  }
}
