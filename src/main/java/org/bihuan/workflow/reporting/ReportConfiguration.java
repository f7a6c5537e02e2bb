package org.bihuan.workflow.reporting;

import org.bihuan.http.ProblemRenderer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReportSettings.class)
class ReportConfiguration {

  @Bean
  FilterRegistrationBean<ReportGate> reportGate(
      ReportSettings settings, ReportThrottle throttle, ProblemRenderer renderer) {
    return new FilterRegistrationBean<>(new ReportGate(settings, throttle, renderer));
  }
}
