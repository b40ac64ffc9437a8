package io.stamgast.api;

import io.stamgast.job.JobScheduler;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Jobs run in this war only; the pages' war has the same classes and starts nothing. */
@WebListener
public class SchedulerStart implements ServletContextListener {

    @Inject
    JobScheduler scheduler;

    @Override
    public void contextInitialized(ServletContextEvent started) {
        scheduler.start();
    }

    @Override
    public void contextDestroyed(ServletContextEvent stopping) {
        scheduler.stop();
    }
}
