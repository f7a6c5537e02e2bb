package org.bihuan.calendar;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets {@link CurrentCalendar} look for news from other nodes. */
@Configuration(proxyBeanMethods = false, value = "calendarRefreshing")
@EnableScheduling
class Refreshing {}
