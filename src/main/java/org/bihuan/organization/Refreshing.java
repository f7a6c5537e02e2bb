package org.bihuan.organization;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets {@link CurrentOrganization} look for news from other nodes. */
@Configuration(proxyBeanMethods = false, value = "organizationRefreshing")
@EnableScheduling
class Refreshing {}
