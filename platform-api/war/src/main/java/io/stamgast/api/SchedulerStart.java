package io.stamgast.api;

import io.stamgast.job.JobScheduler;
import io.stamgast.webhook.delivery.Deliveries;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Jobs and webhooks run in this war only; the pages' war has the same classes and starts nothing. */
@WebListener
public class SchedulerStart implements ServletContextListener {

    @Inject
    JobScheduler scheduler;
    @Inject
    Deliveries webhooks;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        scheduler.start();
        webhooks.start();
    }

    @Override
    public void contextDestroyed(ServletContextEvent stopping) {
        webhooks.stop();
        scheduler.stop();
    }
}
