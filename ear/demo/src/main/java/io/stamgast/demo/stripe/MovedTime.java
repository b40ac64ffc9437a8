package io.stamgast.demo.stripe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Looks whether the time was moved. Then what the platform looks for from time to time is due at once, as it would be
 * if the time had really passed; its scheduler goes by the real time, because it tells dead servers by it.
 */
public final class MovedTime implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(MovedTime.class.getName());
    private static final String LOOK_NOW = """
            update app.scheduled_tasks set execution_time = now()
            where task_name like 'task:%' and not picked and execution_time > now();
            update app.scheduled_payment_tasks set execution_time = now()
            where task_name like 'task:%' and not picked and execution_time > now()""";

    private final Path clock;
    private final DataSource database;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "demo-moved-time");
        thread.setDaemon(true);
        return thread;
    });
    private String seen;
    private boolean isToBeTold;

    /**
     * @param clock the file that tells how far the time was moved
     * @param database the platform's, with a user who may change its schedule
     */
    public MovedTime(Path clock, DataSource database) {
        this.clock = clock;
        this.database = database;
    }

    public void watch() {
        looks.scheduleWithFixedDelay(this::look, 0, 500, TimeUnit.MILLISECONDS);
    }

    /**
     * Acts once a move has come to its end, and the platform's clock has seen it: when two looks find the same. Also
     * after the start, because the time may have been moved while the platform was down.
     */
    void look() {
        try {
            var distance = Files.readString(clock);
            if (!distance.equals(seen)) {
                seen = distance;
                isToBeTold = true;
            } else if (isToBeTold) {
                lookNow();
                isToBeTold = false;
            }
        } catch (IOException | SQLException failure) {
            LOG.log(Level.WARNING, "What is due by the moved time is looked for later", failure);
        }
    }

    private void lookNow() throws SQLException {
        try (var connection = database.getConnection(); var update = connection.createStatement()) {
            update.executeUpdate(LOOK_NOW);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
