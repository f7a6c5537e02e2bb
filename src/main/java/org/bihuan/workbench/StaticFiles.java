package org.bihuan.workbench;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves the files that pages use, at addresses with a hash of their content, to be kept for a
 * year. Nothing else is looked for among files: neither what an address names that is no page, nor
 * what a page links to.
 */
@Configuration(proxyBeanMethods = false)
class StaticFiles implements WebMvcConfigurer {

  private static final CacheControl LONG = CacheControl.maxAge(Duration.ofDays(365)).immutable();

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    add(registry, "/vendor/**", "classpath:/static/vendor/");
    add(registry, "/workbench/**", "classpath:/static/workbench/");
    add(registry, "/favicon*.svg", "classpath:/static/");
  }

  private static void add(ResourceHandlerRegistry registry, String pattern, String location) {
    registry
        .addResourceHandler(pattern)
        .addResourceLocations(location)
        .setCacheControl(LONG)
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
  }
}
