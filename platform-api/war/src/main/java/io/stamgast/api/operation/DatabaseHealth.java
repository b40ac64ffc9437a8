package io.stamgast.api.operation;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while a connection to the database can be had and answers, both within two seconds. */
@Readiness
@ApplicationScoped
public class DatabaseHealth implements HealthCheck {

    private static final int PATIENCE_SECONDS = 2;

    // a thread of its own, and only one: where the database hangs, so does whoever asks it
    private final ExecutorService asker = Executors.newSingleThreadExecutor(DatabaseHealth::daemon);
    private Future<Boolean> question;

    @Resource(lookup = "jdbc/app")
    DataSource database;

    @Override
    public synchronized HealthCheckResponse call() {
        if (question == null || question.isDone()) {
            question = asker.submit(this::answers);
        }
        var health = HealthCheckResponse.named("database");
        try {
            return health.status(question.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).build();
        } catch (TimeoutException hangs) {
            return health.down().withData("reason", "no answer").build();
        } catch (ExecutionException unreachable) {
            return health.down().withData("reason", "no connection").build();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return health.down().build();
        }
    }

    private boolean answers() throws SQLException {
        try (var connection = database.getConnection()) {
            return connection.isValid(0); // with a limit, it closes a late connection, and the pool goes on with that
        }
    }

    private static Thread daemon(Runnable question) {
        var thread = new Thread(question, "database-health");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        asker.shutdownNow();
    }
}
